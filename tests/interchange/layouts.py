"""Small files in the layouts of other formats; every row is invented."""

import csv
import io
import json

UCDP_COLUMNS = (
    "id relid year type_of_violence conflict_name dyad_name side_a side_b number_of_sources "
    "source_article source_office source_date source_headline source_original where_prec "
    "where_coordinates where_description adm_1 adm_2 country event_clarity date_prec date_start "
    "date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low longitude latitude"
).split()
UCDP_ROW = {
    "id": "900001", "type_of_violence": "1", "side_a": "Government of Ruritania",
    "side_b": "Highland Front", "source_article":
    '"Harbour Wire,2021-03-04,Clash at the pass; three dead";"Radio Delta,2021-03-05,Fighting"',
    "source_original": "army spokesman", "where_prec": "1", "where_coordinates": "Obo town",
    "adm_1": "Haut-Mbomou province", "country": "Central African Republic", "date_prec": "1",
    "event_clarity": "1", "date_start": "2021-03-03T00:00:00", "date_end": "2021-03-03T00:00:00",
    "best": "3", "low": "2", "high": "5", "longitude": "26.486881", "latitude": "5.399784",
}  # fmt: skip

ACLED_COLUMNS = (
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 "
    "actor2 region country admin1 admin2 location latitude longitude geo_precision source "
    "source_scale notes fatalities tags timestamp"
).split()
ACLED_ROW = {
    "event_id_cnty": "RUR17", "event_date": "05 March 2021", "time_precision": "1",
    "event_type": "Protests", "sub_event_type": "Peaceful protest", "actor1": "Dockers (Ruritania)",
    "country": "Kazakhstan", "admin1": "Almaty", "location": "Almaty", "latitude": "43.25",
    "longitude": "76.95", "geo_precision": "1", "source": "Harbour Wire; Radio Delta",
    "notes": "On 5 March 2021, dockers gathered at the gate.", "fatalities": "0",
}  # fmt: skip


def table(columns: list[str], rows: list[dict[str, str]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def ucdp(*changes: dict[str, str]) -> bytes:
    return table(UCDP_COLUMNS, [UCDP_ROW | change for change in changes])


def acled(*changes: dict[str, str]) -> bytes:
    return table(ACLED_COLUMNS, [ACLED_ROW | change for change in changes])


TIMEMAP_NESTED = json.dumps([
    {"id": "RUR1", "date": "03/24/2021", "latitude": "43.25", "longitude": "76.95",
     "location": "Almaty", "description": "A crane falls on the quay.",
     "sources": [{"id": "S1", "path": "https://example.org/a", "description": "a film"},
                 "https://example.org/b"], "filters": [{"key": "area", "value": "port"}]},
    {"id": "RUR2", "date": "sometime", "latitude": "1", "longitude": "2", "description": "x"},
    {"id": "RUR3", "date": "2021-03-25", "latitude": "91", "longitude": "2", "description": "x"},
    "no event", {"id": "RUR4", "date": "2021-03-25", "latitude": "1", "longitude": "2"},
]).encode()  # fmt: skip
TIMEMAP_BESIDE = json.dumps({
    "events": [{"id": 7, "date": "2021-03-25T10:00:00", "latitude": 43.25, "longitude": 76.95,
                "location": "Almaty", "description": "The gate opens.", "category": "Protest",
                "sources": ["S1"]}],
    "sources": {"S1": {"title": "Gate film", "date": "2021-03-26", "type": "Video",
                       "url": "https://example.org/film", "author": "A. Nonymous"}},
}).encode()  # fmt: skip
GEOJSON = json.dumps({"type": "FeatureCollection", "features": [
    {"type": "Feature", "id": 1, "geometry": {"type": "Point", "coordinates": [76.95, 43.25]},
     "properties": {"name": "A march", "date": "2021-03-05", "deaths": 2, "city": "Almaty"}},
    {"type": "Feature", "geometry": {"type": "Polygon", "coordinates":
     [[[70, 43], [71, 43], [71, 44], [70, 43]]]},
     "properties": {"name": "A strike", "date": "2021-03-06", "city": "Somewhere"}},
    {"type": "Feature", "geometry": None, "properties": {"name": "Nowhere", "date": "2021-03-06"}},
    {"type": "Feature", "geometry": {"type": "Point", "coordinates": ["a", 1]}, "properties": {}},
]}).encode()  # fmt: skip
TABLE = b"""Headline,Day,Town,State,Link 1,Link 2,Dead,Mood
March to the port,2021-03-05,Almaty,,https://example.org/a,https://www.example.org/b?x=1,3,calm
Gate blocked,06.03.2021,Atlantis Under Sea,,javascript:alert(1),,,tense
No day,,Almaty,,,,,
Not a number,2021-03-07,Almaty,,,,many,
,2021-03-08,Almaty,,,,,
"""
