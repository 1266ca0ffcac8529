"""The map under the claims: land, borders and lakes of the dashboard's own basemap.

Files are read and projected once a process; for a view they are clipped to its frame, and
thinned out where a pixel would hold many points.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from matplotlib.path import Path
from shapely.geometry.base import BaseGeometry

from dashboard.export.still_frame import Frame, mercator_points
from dashboard.export.still_sheet import Shape, lines, polygon
from dashboard.export.still_theme import Colour, Palette
from dashboard.geocoding.outlines import area_geometry, is_outlined
from dashboard.geocoding.topology import Topology

Shapes = npt.NDArray[np.object_]

#: Pixels that a thinned line may stray.
_STRAY = 0.2
#: Pixels around the frame that are drawn, so that no stroke shows where a shape was cut.
_MARGIN = 12.0


@dataclass(frozen=True, eq=False)
class _World:
    """Everything that the basemap draws, in Mercator coordinates from 0 to 1."""

    countries: Shapes
    lakes: Shapes
    inner: Shapes
    coast: Shapes
    borders: Shapes


def ground_shapes(frame: Frame, palette: Palette, unit: float, clip: Path) -> list[Shape]:
    """Return sea, land, borders and lakes of a frame, lowest first."""
    world = _world()
    strokes: list[tuple[Shapes, Colour, float]] = [
        (world.inner, palette.inner, 0.7),
        (world.coast, palette.coast, 0.7),
        (world.borders, palette.border, 1.0),
    ]
    land = _filled(world.countries, frame, palette.land, clip)
    water = _filled(world.lakes, frame, palette.sea, clip)
    drawn = [_stroked(each, frame, ink, thick * unit, clip) for each, ink, thick in strokes]
    inner, coast, borders = drawn
    parts = [land, inner, water, coast, borders]
    sea = Shape(clip, fill=palette.sea)
    return [sea, *(part for part in parts if part is not None)]


def lake_shapes(frame: Frame, palette: Palette, clip: Path) -> list[Shape]:
    """Return the lakes once more: the fill of an area would hide those of the ground."""
    water = _filled(_world().lakes, frame, palette.sea, clip)
    return [] if water is None else [water]


def area_path(codes: Sequence[str], frame: Frame) -> Path | None:
    """Return the outline around areas, cut at the frame; ``None`` where none of it shows."""
    return _polygon_path(_clipped(_area(tuple(codes)), frame), frame)


def hatch_path(codes: Sequence[str], frame: Frame, step: float) -> Path | None:
    """Return slanted lines that fill areas, for parts of a country."""
    shape = shapely.union_all(_clipped(_area(tuple(codes)), frame))
    if shape.is_empty:
        return None
    left, top, right, bottom = shape.bounds
    high, gap = bottom - top, step / frame.scale
    starts = np.arange(np.floor((left - high) / gap) * gap, right, gap)
    slanted = shapely.linestrings([[(x, bottom), (x + high, top)] for x in starts.tolist()])
    cut = shapely.get_parts(shapely.intersection(slanted, shape))
    return _line_path(cut, frame)


def _filled(shapes: Shapes, frame: Frame, colour: Colour, clip: Path) -> Shape | None:
    path = _polygon_path(_clipped(shapes, frame), frame)
    return None if path is None else Shape(path, fill=colour, clip=clip)


def _stroked(
    shapes: Shapes, frame: Frame, colour: Colour, thick: float, clip: Path
) -> Shape | None:
    path = _line_path(_clipped(shapes, frame), frame)
    return None if path is None else Shape(path, stroke=colour, thick=thick, clip=clip)


def _clipped(shapes: Shapes, frame: Frame) -> Shapes:
    """Return the parts of shapes in a frame, with fewer points where they lie close."""
    left, top, right, bottom = frame.bounds
    more = _MARGIN / frame.scale
    box = (left - more, top - more, right + more, bottom + more)
    boxes = shapely.bounds(shapes)
    near = (boxes[:, 0] < box[2]) & (boxes[:, 2] > box[0])
    near &= (boxes[:, 1] < box[3]) & (boxes[:, 3] > box[1])
    cut = shapely.clip_by_rect(shapes[near], *box)
    thin = shapely.simplify(cut, _STRAY / frame.scale, preserve_topology=False)
    parts: Shapes = shapely.get_parts(thin)
    there: Shapes = parts[~shapely.is_empty(parts)]
    return there


def _polygon_path(shapes: Shapes, frame: Frame) -> Path | None:
    polygons = shapely.get_parts(shapes)
    polygons = polygons[shapely.get_type_id(polygons) == shapely.GeometryType.POLYGON]
    rings = shapely.get_rings(shapely.orient_polygons(polygons))
    points = [frame.pixels(shapely.get_coordinates(ring)) for ring in rings]
    points = [ring for ring in points if len(ring) > 3]
    return polygon(points) if points else None


def _line_path(shapes: Shapes, frame: Frame) -> Path | None:
    parts = shapely.get_parts(shapes)
    parts = parts[shapely.get_type_id(parts) == shapely.GeometryType.LINESTRING]
    points = [frame.pixels(shapely.get_coordinates(part)) for part in parts]
    points = [part for part in points if len(part) > 1]
    return lines(points) if points else None


@lru_cache(maxsize=256)
def _area(codes: tuple[str, ...]) -> Shapes:
    shapes = [area_geometry(code) for code in codes if is_outlined([code])]
    parts: Shapes = shapely.get_parts(_projected([shapely.union_all(shapes)]))
    return parts


def _projected(shapes: Iterable[BaseGeometry]) -> Shapes:
    array = np.array(list(shapes), dtype=object)
    projected: Shapes = shapely.transform(array, mercator_points)
    return projected


@cache
def _world() -> _World:
    world, regions = Topology.read("world.topo.json"), Topology.read("regions.topo.json")
    return _World(
        countries=shapely.get_parts(_projected(world.every("countries"))),
        lakes=shapely.get_parts(_projected(world.every("lakes"))),
        inner=shapely.get_parts(_projected(regions.every("inner"))),
        coast=shapely.get_parts(_projected(world.every("coast"))),
        borders=shapely.get_parts(_projected(world.every("borders"))),
    )


@cache
def country_labels() -> tuple[Mapping[str, Any], ...]:
    """Return code, English name, label point (longitude, latitude) and least zoom of countries."""
    rows = Topology.read("world.topo.json").rows("countries")
    found = ({"code": code, **row["properties"]} for code, row in rows.items())
    return tuple(row for row in found if row.get("label"))
