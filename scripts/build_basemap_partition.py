"""Countries cut into first-level units, without a gap or an overlap between any two.

Two data sets never agree to the metre on a border. Here the countries are right:
a unit's border counts only where it runs inside a country, is drawn on to the country's
border, and the faces between all these lines are then dealt out to the units.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import shapely
from build_basemap_sources import Country, Unit
from shapely.geometry import LineString, Point
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

HAIR = 1e-5  # degrees, how far a line is drawn beyond the border it must cross


@dataclass(frozen=True, slots=True)
class Piece:
    """One unit (or a country without any), as indexes into the lists it came from."""

    country: int
    unit: int | None
    geometry: BaseGeometry


def partition(
    countries: Sequence[Country], units: Sequence[Unit], apart: dict[str, float]
) -> list[Piece]:
    """Cut every country; ``apart`` says by country how far the units' borders lie off.

    The value (degrees) for ``""`` holds for all countries not named.
    """
    members = _members(countries, units)
    lines: list[BaseGeometry] = [country.geometry.boundary for country in countries]
    for index, country in enumerate(countries):
        inside = [units[unit].geometry for unit in members[index]]
        if len(inside) > 1:
            lines += _inner_lines(country.geometry, inside, apart.get(country.code, apart[""]))
    noded = shapely.union_all(shapely.get_parts(lines))
    faces = list(shapely.get_parts(shapely.polygonize(shapely.get_parts(noded))))
    return list(_dealt(faces, countries, units, members))


def _members(countries: Sequence[Country], units: Sequence[Unit]) -> dict[int, list[int]]:
    """Say which units lie in which country, whatever country their source names."""
    tree = shapely.STRtree([country.geometry for country in countries])
    members: dict[int, list[int]] = defaultdict(list)
    for index, unit in enumerate(units):
        inner = unit.geometry.representative_point()
        hits = tree.query(inner, "within")
        members[int(hits[0]) if len(hits) else int(tree.nearest(inner))].append(index)
    return members


def _inner_lines(
    country: BaseGeometry, units: Iterable[BaseGeometry], apart: float
) -> list[BaseGeometry]:
    """Return the units' borders inside the country, each drawn on to its border."""
    border = country.boundary
    rim = border.buffer(apart, quad_segs=1)
    shapely.prepare(country)
    lines = shapely.union_all([unit.boundary for unit in units]).difference(rim)
    merged = shapely.line_merge(lines.intersection(country))
    parts = [part for part in shapely.get_parts(merged) if isinstance(part, LineString)]
    degree = Counter(end for part in parts for end in (part.coords[0], part.coords[-1]))
    loose = [Point(end) for end, count in degree.items() if count == 1]
    near = [end for end in loose if end.distance(border) <= 2.5 * apart]
    return [*parts, *(_bridge(end, border) for end in near)]


def _bridge(end: Point, border: BaseGeometry) -> LineString:
    """Draw a line from a loose end to the border and a hair beyond."""
    _, hit = nearest_points(end, border)
    stretch = 1 + HAIR / max(end.distance(hit), HAIR)
    beyond = (end.x + (hit.x - end.x) * stretch, end.y + (hit.y - end.y) * stretch)
    return LineString([(end.x, end.y), beyond])


def _dealt(
    faces: Sequence[BaseGeometry],
    countries: Sequence[Country],
    units: Sequence[Unit],
    members: dict[int, list[int]],
) -> Iterable[Piece]:
    """Give each face to the country it lies in and there to the unit it overlaps most."""
    tree = shapely.STRtree([country.geometry for country in countries])
    points = [face.representative_point() for face in faces]
    held: dict[int, list[BaseGeometry]] = defaultdict(list)
    face_index, country_index = tree.query(points, "within")
    for face, country in zip(face_index, country_index, strict=True):
        held[int(country)].append(faces[face])
    for country, parts in held.items():
        shares: dict[int | None, list[BaseGeometry]] = defaultdict(list)
        for part in parts:
            shares[_unit_of(part, members[country], units)].append(part)
        for unit, share in shares.items():
            yield Piece(country, unit, shapely.coverage_union_all(share))


def _unit_of(face: BaseGeometry, members: Sequence[int], units: Sequence[Unit]) -> int | None:
    if len(members) < 2:
        return members[0] if members else None
    point = face.representative_point()
    return min(members, key=lambda unit: units[unit].geometry.distance(point))
