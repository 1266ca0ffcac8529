"""Shapes out of the TopoJSON files that ``scripts/build_basemap.py`` writes.

Shapes are shapely geometries in WGS 84 degrees, (longitude, latitude) as in TopoJSON.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

FOLDER = Path(__file__).parents[1] / "webmap" / "assets" / "basemap"

Ring = list[tuple[float, float]]


class Topology:
    """One file: its features by object and id, each decoded when asked for."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._document = document
        self._scale: tuple[float, float] = tuple(document["transform"]["scale"])
        self._rows: dict[str, dict[str, Mapping[str, Any]]] = {}

    @classmethod
    def read(cls, name: str) -> "Topology":
        """Read a file of the basemap, such as ``areas.topo.json``."""
        return cls(json.loads((FOLDER / name).read_text("utf-8")))

    def rows(self, name: str) -> Mapping[str, Mapping[str, Any]]:
        """Return the raw features of an object by their ids; those without one are left out."""
        if name not in self._rows:
            found = self._document["objects"][name]["geometries"]
            self._rows[name] = {row["id"]: row for row in found if "id" in row}
        return self._rows[name]

    def every(self, name: str) -> list[BaseGeometry]:
        """Decode all features of an object, polygons or lines, in the order of the file."""
        whole = self._document["objects"][name]
        return [self._shape(row) for row in whole.get("geometries", [whole])]

    def polygons(self, row: Mapping[str, Any]) -> BaseGeometry:
        """Decode one feature into a valid polygon or multipolygon."""
        rings = [[self._ring(ring) for ring in polygon] for polygon in row["arcs"]]
        shape = shapely.MultiPolygon([(shell, holes) for shell, *holes in rings])
        return shape if shape.is_valid else shapely.make_valid(shape, method="structure")

    def _shape(self, row: Mapping[str, Any]) -> BaseGeometry:
        if row["type"] == "MultiLineString":
            return shapely.MultiLineString([self._ring(line) for line in row["arcs"]])
        return self.polygons(row)

    def _ring(self, references: list[int]) -> Ring:
        points: Ring = []
        for index in references:
            arc = self._arc(index)
            points += arc[1:] if points else arc
        return points

    def _arc(self, index: int) -> Ring:
        """Unpack the deltas of an arc; ``~index`` runs backwards."""
        x = y = 0
        points: Ring = []
        for dx, dy in self._document["arcs"][index if index >= 0 else ~index]:
            x, y = x + dx, y + dy
            points.append((x * self._scale[0], y * self._scale[1]))
        return points if index >= 0 else points[::-1]
