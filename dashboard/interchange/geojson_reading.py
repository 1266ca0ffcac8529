"""GeoJSON -> a draft: a feature a row, its properties the columns, its point the place."""

import json
from collections.abc import Iterator
from typing import Any

from shapely.errors import ShapelyError
from shapely.geometry import shape

from dashboard.errors import ForeignFileError
from dashboard.interchange.any_table import read_rows
from dashboard.interchange.columns import Mapped, guess_columns
from dashboard.interchange.drafts import Draft, Refused, Row
from dashboard.interchange.foreign_tables import ForeignTable
from dashboard.interchange.timemap import read_json


def read_geojson(content: bytes, mapped: Mapped | None = None, name: str = "the map") -> Draft:
    """Read a FeatureCollection; without ``mapped``, the columns are guessed."""
    table = features_table(content)
    guessed = guess_columns(table.columns, [row for _, row in table.rows])
    chosen = {**(mapped or guessed), "latitude": ("latitude",), "longitude": ("longitude",)}
    draft = read_rows(table, chosen, name)
    draft.notes.append("Lines and areas are shown as a point that lies on them.")
    return draft


def features_table(content: bytes) -> ForeignTable:
    """Return the features as rows of text; one without a usable geometry is broken."""
    document = read_json(content, "GeoJSON file")
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list):
        raise ForeignFileError('This is no GeoJSON file: it has no list of "features".')
    rows: list[tuple[int, Row]] = []
    broken: list[Refused] = []
    for number, feature in enumerate(features, start=1):
        point = _point(feature)
        if point is None:
            broken.append(Refused(number, _name(feature), "It has no geometry that can be read."))
        else:
            rows.append((number, {**dict(_properties(feature)), **point}))
    columns = tuple(dict.fromkeys(name for _, row in rows for name in row))
    blank = dict.fromkeys(columns, "")
    return ForeignTable(columns, [(number, blank | row) for number, row in rows], broken)


def _point(feature: Any) -> Row | None:
    try:
        geometry = shape(feature["geometry"])
        point = geometry.representative_point()
        return {"latitude": f"{point.y:.6f}", "longitude": f"{point.x:.6f}",
                "geometry": geometry.geom_type}  # fmt: skip
    except (ShapelyError, AttributeError, KeyError, TypeError, ValueError, IndexError):
        return None


def _properties(feature: Any) -> Iterator[tuple[str, str]]:
    properties = feature.get("properties") or {}
    for key, value in properties.items() if isinstance(properties, dict) else ():
        text = json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value
        yield str(key), "" if text is None else str(text)
    if "id" in feature and "id" not in properties:
        yield "id", str(feature["id"])


def _name(feature: Any) -> str:
    return str(feature.get("id", ""))[:60] if isinstance(feature, dict) else ""
