"""All events and claims of a folder as TimeMap JSON and as GeoJSON."""

import json
from functools import lru_cache
from typing import Any

import pandas as pd
import shapely
from shapely.geometry import MultiPolygon, Polygon, mapping
from shapely.geometry.polygon import orient

from dashboard.geocoding.outlines import area_codes, area_geometry, is_outlined, label_point
from dashboard.language import N_
from dashboard.model.dataset import Dataset
from dashboard.model.edtf_days import parse_edtf, to_edtf
from dashboard.model.progress import Progress, counting, silent

Json = dict[str, Any]
Records = list[dict[str, Any]]

#: Degrees (2 km): each event in a region repeats its outline.
_TOLERANCE = 0.02
_GRID = 0.001
_WRITING = N_("Writing events")


def timemap(dataset: Dataset, progress: Progress = silent) -> bytes:
    """Return the events as TimeMap reads them, each with the claims of its sources.

    TimeMap draws points only: an event in a region stands at the point of its label, and
    ``precision`` says so. Events without a day or place are listed under ``left_out``.
    """
    places = {row["place_id"]: row for row in _records(dataset.places)}
    claims = _by_event(dataset)
    events, left_out = [], []
    for event in counting(_records(dataset.events), _WRITING, progress):
        place = places.get(event["place_id"])
        point = _point(place) if place else None
        if place is None or point is None or not event["date"]:
            reason = "no day" if not event["date"] else "no place with a position"
            left_out.append({"id": event["event_id"], "reason": reason})
            continue
        day = parse_edtf(event["date"]).start
        said = claims.get(event["event_id"], [])
        events.append({
            "id": event["event_id"],
            "date": to_edtf(day, day + 1),
            "date_edtf": event["date"],
            "time": "",
            "location": place["name"],
            "latitude": str(point[0]),
            "longitude": str(point[1]),
            "precision": place["kind"],
            "category": event["category"],
            "title": event["title"],
            "description": event["title"],
            "sources": list(dict.fromkeys(claim["source_id"] for claim in said)),
            "claims": [_cells(claim) for claim in said],
        })  # fmt: skip
    sources = {row["source_id"]: _timemap_source(row) for row in _records(dataset.sources)}
    return _text({"events": events, "sources": sources, "left_out": left_out})


def geojson(dataset: Dataset, progress: Progress = silent) -> bytes:
    """Return a feature an event, with all its claims; ``geometry`` is null where none is known."""
    places = {row["place_id"]: row for row in _records(dataset.places)}
    claims = _by_event(dataset)
    labels = dict(zip(dataset.sources["source_id"], dataset.sources["label"], strict=True))
    features = []
    for event in counting(_records(dataset.events), _WRITING, progress):
        place = places.get(event["place_id"])
        said = claims.get(event["event_id"], [])
        features.append({
            "type": "Feature",
            "id": event["event_id"],
            "geometry": _geometry(place) if place else None,
            "properties": {
                **_cells(event),
                "place_name": place["name"] if place else "",
                "precision": place["kind"] if place else "",
                "claims": [{**_cells(each), "source": labels[each["source_id"]]} for each in said],
            },
        })  # fmt: skip
    return _text({"type": "FeatureCollection", "features": features})


def _records(frame: pd.DataFrame) -> Records:
    return [{str(key): cell for key, cell in row.items()} for row in frame.to_dict("records")]


def _by_event(dataset: Dataset) -> dict[str, Records]:
    found: dict[str, Records] = {}
    for claim in _records(dataset.claims):
        found.setdefault(claim["event_id"], []).append(claim)
    return found


#: Worked out by the reader: not part of what people wrote.
_DERIVED = {"line", "start", "stop", "precision", "approximate", "uncertain", "open_start",
            "open_stop", "as_of_start", "as_of_stop", "published_start", "published_stop",
            "date_edtf", "as_of_edtf"}  # fmt: skip


def _cells(row: dict[str, Any]) -> Json:
    """Return what is filled, numbers as numbers."""
    return {
        name: int(cell) if isinstance(cell, float) and cell.is_integer() else cell
        for name, cell in row.items()
        if name not in _DERIVED and not pd.isna(cell) and cell != ""
    }


def _timemap_source(row: dict[str, Any]) -> Json:
    return {
        "id": row["source_id"],
        "title": row["title"],
        "author": row["author"] or row["publisher"],
        "type": row["kind"],
        "date": row["published"],
        "url": row["url"],
        "paths": [row["url"]] if row["url"] else [],
        "description": row["notes"],
    }


def _point(place: dict[str, Any]) -> tuple[float, float] | None:
    if not pd.isna(place["latitude"]) and not pd.isna(place["longitude"]):
        return float(place["latitude"]), float(place["longitude"])
    codes = [code for code in area_codes(place["area"]) if is_outlined([code])]
    return label_point(codes) if codes else None


def _geometry(place: dict[str, Any]) -> Json | None:
    """Choose as the map does: the point if there is one, else the outlines."""
    if not pd.isna(place["latitude"]) and not pd.isna(place["longitude"]):
        return {"type": "Point", "coordinates": [place["longitude"], place["latitude"]]}
    return _outline(area_codes(place["area"]))


@lru_cache(maxsize=512)
def _outline(codes: tuple[str, ...]) -> Json | None:
    shapes = [area_geometry(code) for code in codes if is_outlined([code])]
    if not shapes:
        return None
    whole = shapely.set_precision(shapely.simplify(shapely.union_all(shapes), _TOLERANCE), _GRID)
    parts = [orient(part) for part in shapely.get_parts(whole) if isinstance(part, Polygon)]
    rounded = shapely.transform(MultiPolygon(parts), lambda points: points.round(3))
    geometry: Json = mapping(rounded)
    return geometry


def _text(document: Json) -> bytes:
    """Write an item a line, so that two versions can be compared."""
    parts = []
    for key, value in document.items():
        items = value if isinstance(value, list) else None
        text = _line(value) if items is None else "[\n" + ",\n".join(map(_line, items)) + "\n]"
        parts.append(f"{_line(key)}: {text}")
    return ("{" + ",\n".join(parts) + "}\n").encode()


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
