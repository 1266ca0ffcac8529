"""The table as GeoJSON (RFC 7946): a feature a claim."""

import json
from functools import lru_cache
from typing import Any

import shapely
from shapely.geometry import MultiPolygon, Polygon, mapping
from shapely.geometry.polygon import orient

from dashboard.export.table_view import WORDED, Cell, TableView
from dashboard.geocoding.outlines import Points, area_codes, area_geometry, is_outlined
from dashboard.language import N_
from dashboard.model.progress import counting, part_of

Json = dict[str, Any]

#: Degrees (2 km): a claim each repeats its outline, and a table is no map of the coast.
_TOLERANCE = 0.02
_GRID = 0.001


def geojson(view: TableView) -> bytes:
    """Return points where places are points, outlines where they are areas, else ``null``.

    A feature a line; what the table is stands in members of its own beside the features.
    """
    head = _text(
        {
            "type": "FeatureCollection",
            "description": view.sentence,
            "link": view.scene.link,
            "stamp": list(view.stamp),
        }
    )
    rows = counting(view.rows, N_("Writing claims"), part_of(view.progress, WORDED, 1.0))
    lines = ",\n".join(_text(_feature(row)) for row in rows)
    return f'{head[:-1]},"features":[\n{lines}\n]}}\n'.encode()


def _feature(row: dict[str, Cell]) -> Json:
    geometry = _geometry(row)
    return {"type": "Feature", "id": row["claim_id"], "geometry": geometry, "properties": row}


def _text(document: Json) -> str:
    return json.dumps(document, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _geometry(row: dict[str, Cell]) -> Json | None:
    """Choose as the map does: the point if there is one, else the outline."""
    if row["latitude"] is not None and row["longitude"] is not None:
        return {"type": "Point", "coordinates": [row["longitude"], row["latitude"]]}
    return _outline(area_codes(str(row["area"])))


@lru_cache(maxsize=256)
def _outline(codes: tuple[str, ...]) -> Json | None:
    shapes = [area_geometry(code) for code in codes if is_outlined([code])]
    if not shapes:
        return None
    whole = shapely.simplify(shapely.union_all(shapes), _TOLERANCE)
    whole = shapely.set_precision(whole, _GRID)  # rounding alone would cross lines
    parts = [part for part in shapely.get_parts(whole) if isinstance(part, Polygon)]
    turned = shapely.transform(MultiPolygon([orient(part) for part in parts]), _rounded)
    geometry: Json = mapping(turned)
    return geometry


def _rounded(points: Points) -> Points:
    """Write 73.489, not 73.48900000000001."""
    return points.round(3)
