"""Outlines of countries and first-level regions: to draw, to label and to check points.

A code is ISO 3166-1 alpha-2 (``KZ``) or ISO 3166-2 (``KZ-MAN``, also ``FR-IDF``, whose
departments are united). The lines are those of the basemap, point by point, so that a
drawn outline covers the border beneath it. Shapes hold (longitude, latitude) as GeoJSON
does; every function here takes and returns latitude first.
"""

import math
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

import numpy as np
import shapely
from geopy.distance import great_circle
from numpy.typing import NDArray
from shapely.geometry import Point, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient
from shapely.ops import nearest_points, polylabel

from dashboard.errors import GeocodingError
from dashboard.geocoding.renamed_codes import RENAMED
from dashboard.geocoding.topology import Topology
from dashboard.language import lazy

Ring = list[tuple[float, float]]
Points = NDArray[np.float64]

_DECIMALS = 4  # degrees: 11 m
_LABEL_DEGREES = 0.02  # how near the best place a label must come


class Outlines:
    """All outlines of the basemap, for the check of coordinates (``dashboard.model``)."""

    def contains(self, code: str, latitude: float, longitude: float) -> bool | None:
        """Whether the point lies inside; ``None`` when there is no such outline."""
        shape = _find(code)
        return None if shape is None else bool(shapely.intersects_xy(shape, longitude, latitude))

    def distance_km(self, code: str, latitude: float, longitude: float) -> float | None:
        """How far outside the point lies, in kilometres (0 inside); ``None`` as above."""
        shape = _find(code)
        if shape is None:
            return None
        turns = (longitude, longitude - 360, longitude + 360)  # the map ends at 180 degrees
        return min(_distance_km(shape, latitude, turn) for turn in turns)


@cache
def load_outlines() -> Outlines:
    """Return the outlines; the files are read when the first code is asked for."""
    return Outlines()


def area_geometry(code: str) -> BaseGeometry:
    """Return the polygons of a country or region, (longitude, latitude).

    Raises :class:`GeocodingError` for a code without outline.
    """
    shape = _find(code)
    if shape is None:
        raise GeocodingError(lazy('There is no outline for "{code}".', code=code))
    return shape


def area_codes(cell: str) -> tuple[str, ...]:
    """Return the codes of a cell of the column ``area``: ``KZ-MAN | KZ-ATY``."""
    if not cell:  # as most are, and there are tens of thousands
        return ()
    return tuple(code.strip() for code in cell.split("|") if code.strip())


def is_outlined(codes: Iterable[str]) -> bool:
    """Whether any of the codes has an outline, so that the area can be drawn."""
    return any(_find(code) is not None for code in codes)


def rings(codes: Iterable[str]) -> list[Ring]:
    """Return the outline around all ``codes`` together, as closed rings of (lat, lon).

    Shells run anticlockwise and holes clockwise; codes without outline add nothing.
    """
    return _rings(tuple(codes))


def label_point(codes: Iterable[str]) -> tuple[float, float] | None:
    """Return (lat, lon) for the name of the area; ``None`` when no code has an outline."""
    return _label_point(tuple(codes))


@cache
def _rings(codes: tuple[str, ...]) -> list[Ring]:
    polygons = [orient(part) for part in _polygons(_union(codes))]
    lines = [line for part in polygons for line in (part.exterior, *part.interiors)]
    return [[_latitude_first(point) for point in line.coords] for line in lines]


@cache
def _label_point(codes: tuple[str, ...]) -> tuple[float, float] | None:
    if len(codes) == 1 and (country := _world().rows("countries").get(codes[0])):
        return _latitude_first(country["properties"]["label"])
    largest = max(_polygons(_union(codes)), key=shapely.area, default=None)
    if largest is None:
        return None
    shrink = math.cos(math.radians(largest.centroid.y))
    sheet = shapely.transform(largest, lambda points: points * (shrink, 1))
    spot = polylabel(sheet, _LABEL_DEGREES)
    return _latitude_first((spot.x / shrink, spot.y))


def _union(codes: tuple[str, ...]) -> BaseGeometry:
    shapes = [shape for code in codes if (shape := _find(code)) is not None]
    return shapely.union_all(shapes)


def _polygons(shape: BaseGeometry) -> list[Polygon]:
    return [part for part in shapely.get_parts(shape) if isinstance(part, Polygon)]


def _latitude_first(point: Iterable[float]) -> tuple[float, float]:
    longitude, latitude, *_ = point
    return round(latitude, _DECIMALS), round(longitude, _DECIMALS)


def _distance_km(shape: BaseGeometry, latitude: float, longitude: float) -> float:
    """Find the nearest point on a sheet that is true to scale near the point asked about."""
    shrink = max(math.cos(math.radians(latitude)), 0.01)

    def sheet(points: Points) -> Points:
        return points * (shrink, 1)

    here = Point(longitude * shrink, latitude)
    there = nearest_points(shapely.transform(shape, sheet), here)[0]
    nearest = (there.y, (there.x / shrink + 180) % 360 - 180)
    return float(great_circle((latitude, (longitude + 180) % 360 - 180), nearest).km)


@cache
def _find(code: str) -> BaseGeometry | None:
    """Look a code up among countries, units and the parents of units."""
    code = RENAMED.get(code, code)
    if country := _world().rows("countries").get(code):
        shape = _world().polygons(country)
    elif unit := _areas().rows("areas").get(code):
        shape = _areas().polygons(unit)
    elif children := _children().get(code):
        shape = shapely.union_all([area_geometry(child) for child in children])
    else:
        return None
    shapely.prepare(shape)
    return shape


@cache
def _world() -> Topology:
    return Topology.read("world.topo.json")


@cache
def _areas() -> Topology:
    return Topology.read("areas.topo.json")


@cache
def _children() -> dict[str, list[str]]:
    """List the units of each unit that is made of others (``FR-IDF``, ``IT-25``)."""
    children: dict[str, list[str]] = defaultdict(list)
    for code, row in _areas().rows("areas").items():
        if parent := row["properties"]["parent"]:
            children[parent].append(code)
    return children
