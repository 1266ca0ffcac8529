"""Other formats in and out: a workbook, event data sets, GeoJSON, TimeMap, a data package."""
