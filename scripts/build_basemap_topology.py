"""TopoJSON (version 1) of a coverage: every border once, as an arc that its owners share.

Files written from one :class:`Borders` lie on one grid, so lines of the one cover
the same lines of the other exactly.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import shapely
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

STEP = 0.0025  # degrees: 278 m at the equator, under half a pixel at zoom 8

Cell = tuple[int, int]
Arc = tuple[Cell, ...]


class Borders:
    """The arcs of a coverage: pieces that share their edges, point by point."""

    def __init__(self, pieces: Sequence[BaseGeometry]) -> None:
        rings = [(owner, ring) for owner, piece in enumerate(pieces) for ring in _rings(piece)]
        self._junctions = _junctions(ring for _, ring in rings)
        self.owners: dict[Arc, set[int]] = defaultdict(set)
        for owner, ring in rings:
            for arc in self.cut(ring):
                self.owners[min(arc, arc[::-1])].add(owner)

    def cut(self, ring: Sequence[Cell]) -> list[Arc]:
        """Cut a closed ring at the points where more than two borders meet."""
        body = list(ring[:-1])
        starts = [index for index, cell in enumerate(body) if cell in self._junctions]
        if not starts:  # an island: start where every reader of it would
            low = body.index(min(body))
            return [(*body[low:], *body[: low + 1])]
        turned = [*body[starts[0] :], *body[: starts[0] + 1]]
        arcs, arc = [], [turned[0]]
        for cell in turned[1:]:
            arc.append(cell)
            if cell in self._junctions:
                arcs.append(tuple(arc))
                arc = [cell]
        return arcs


class TopologyFile:
    """A TopoJSON file in the making; add objects, then take :meth:`document`."""

    def __init__(self) -> None:
        self._index: dict[Arc, int] = {}
        self._objects: dict[str, dict[str, Any]] = {}

    def add_polygons(
        self,
        name: str,
        borders: Borders,
        items: Iterable[tuple[str, dict[str, Any], BaseGeometry]],
    ) -> None:
        """Add (id, properties, geometry) as one object; an empty id is left out."""
        found = []
        for key, properties, geometry in items:
            polygons = [
                [
                    [self._reference(arc) for arc in borders.cut(ring)]
                    for ring in _polygon_rings(polygon)
                ]
                for polygon in _polygons(geometry)
            ]
            entry: dict[str, Any] = {"type": "MultiPolygon", "arcs": [p for p in polygons if p]}
            entry |= {"id": key} if key else {}
            found.append(entry | ({"properties": properties} if properties else {}))
        self._objects[name] = {"type": "GeometryCollection", "geometries": found}

    def add_lines(self, name: str, arcs: Iterable[Arc]) -> None:
        """Add arcs as one MultiLineString."""
        lines = [[self._reference(arc)] for arc in arcs]
        self._objects[name] = {"type": "MultiLineString", "arcs": lines}

    def document(self) -> dict[str, Any]:
        """Return the file's JSON: arcs as deltas on the grid."""
        return {
            "type": "Topology",
            "transform": {"scale": [STEP, STEP], "translate": [0, 0]},
            "objects": self._objects,
            "arcs": [_deltas(arc) for arc in self._index],
        }

    def _reference(self, arc: Arc) -> int:
        forward = min(arc, arc[::-1])
        index = self._index.setdefault(forward, len(self._index))
        return index if arc == forward else ~index


def on_grid(geometry: BaseGeometry) -> BaseGeometry:
    """Move every point to the grid; rings that vanish there are dropped."""
    polygons = []
    for polygon in _polygons(geometry):
        shell, *holes = _polygon_rings(polygon) or [None]
        if shell:
            polygons.append(Polygon(_degrees(shell), [_degrees(hole) for hole in holes]))
    return shapely.MultiPolygon(polygons)


def is_frame(arc: Arc) -> bool:
    """Tell whether an arc is no border but the edge of the sheet (180 degrees, the pole)."""
    edge = round(180 / STEP)
    return all(abs(x) == edge for x, _ in arc)


def _degrees(ring: Iterable[Cell]) -> list[tuple[float, float]]:
    return [(x * STEP, y * STEP) for x, y in ring]


def _deltas(arc: Arc) -> list[list[int]]:
    before = ((0, 0), *arc)
    return [[x - px, y - py] for (px, py), (x, y) in zip(before, arc, strict=False)]


def _junctions(rings: Iterable[Sequence[Cell]]) -> set[Cell]:
    """Find the points with more than two neighbours, and those on the antimeridian."""
    neighbours: dict[Cell, set[Cell]] = defaultdict(set)
    for ring in rings:
        for left, right in zip(ring, ring[1:], strict=False):
            neighbours[left].add(right)
            neighbours[right].add(left)
    edge = round(180 / STEP)
    return {cell for cell, around in neighbours.items() if len(around) > 2 or abs(cell[0]) == edge}


def _polygons(geometry: BaseGeometry) -> list[Polygon]:
    return [part for part in shapely.get_parts(geometry) if isinstance(part, Polygon)]


def _rings(geometry: BaseGeometry) -> list[list[Cell]]:
    return [ring for polygon in _polygons(geometry) for ring in _polygon_rings(polygon)]


def _polygon_rings(polygon: Polygon) -> list[list[Cell]]:
    """Return shell and holes as grid cells without repeats; nothing if the shell is gone."""
    shell = _cells(polygon.exterior.coords)
    holes = [_cells(hole.coords) for hole in polygon.interiors]
    return [shell, *(hole for hole in holes if hole)] if shell else []


def _cells(coordinates: Iterable[tuple[float, ...]]) -> list[Cell]:
    cells: list[Cell] = []
    for x, y, *_ in coordinates:
        cell = (round(x / STEP), round(y / STEP))
        if not cells or cells[-1] != cell:
            cells.append(cell)
    return cells if len(set(cells)) > 2 else []
