"""A folder as a Frictionless data package: the CSV files, and what their columns are.

https://datapackage.org: ``datapackage.json`` holds a table schema for each resource.
"""

import json
from collections.abc import Iterator
from typing import Any

from dashboard.interchange.grids import Grid, grid_csv
from dashboard.interchange.naming import slug
from dashboard.language import N_
from dashboard.model.progress import Progress, counting, silent
from dashboard.model.schemas import BY_NAME, REFERENCES, TABLES, Table

Json = dict[str, Any]

_NUMBERS = frozenset({"latitude", "longitude", "low", "high"})
_ADDRESSES = frozenset({"url", "archive_url"})


def data_package(grids: list[Grid], name: str, progress: Progress = silent) -> dict[str, bytes]:
    """Return the files of the package by name."""
    told = counting(grids, N_("Writing the tables"), progress, every=1)
    files = {grid.table.file: grid_csv(grid.names, grid.rows) for grid in told}
    descriptor = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": slug(name, "claims"),
        "title": name,
        "description": "Who claims what, about which place, on which day.",
        "resources": [_resource(grid, len(files[grid.table.file])) for grid in grids],
    }
    text = json.dumps(descriptor, ensure_ascii=False, indent=2)
    return {"datapackage.json": f"{text}\n".encode(), **files}


def _resource(grid: Grid, size: int) -> Json:
    table = grid.table
    return {
        "name": grid.sheet,
        "type": "table",
        "path": table.file,
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": size,
        "description": table.purpose,
        "schema": {
            "fields": [_field(name, table) for name in grid.names],
            "primaryKey": [table.id_column],
            "foreignKeys": list(_foreign_keys(grid)),
            "missingValues": [""],
        },
    }


def _foreign_keys(grid: Grid) -> Iterator[Json]:
    """Yield the columns that hold ids; in a key the sheet's own name is left empty."""
    ids = {table.file.removesuffix(".csv"): table.id_column for table in TABLES}
    for (sheet, column), other in REFERENCES.items():
        if sheet == grid.sheet and column in grid.names and (sheet, column) not in BY_NAME:
            resource = "" if other == sheet else other
            yield {"fields": [column], "reference": {"resource": resource, "fields": [ids[other]]}}


def _field(name: str, table: Table) -> Json:
    """Describe a column; one that the schema does not know is a text."""
    column = table.schema.columns.get(name)
    if column is None:
        return {"name": name, "type": "string"}
    field: Json = {
        "name": name,
        "title": column.title,
        "type": "number" if name in _NUMBERS else "string",
        "description": column.description,
    }
    constraints: Json = {}
    if name in table.required:
        constraints["required"] = True
    if column.unique:
        constraints |= {"unique": True, "pattern": "[a-z0-9]+(-[a-z0-9]+)*"}
    if table.closed(name):
        constraints["enum"] = list(table.values(name))
    if name in _ADDRESSES:
        field["format"] = "uri"
    if example := column.metadata["example"]:
        field["example"] = example
    return field | ({"constraints": constraints} if constraints else {})
