"""Shapes out of the TopoJSON files that ``scripts/build_basemap.py`` writes.

Shapes are shapely geometries in WGS 84 degrees, (longitude, latitude) as in TopoJSON.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

FOLDER = Path(__file__).parents[1] / "webmap" / "assets" / "basemap"

Ring = list[tuple[float, float]]


class Topology:
    """One file: its features by object and id, each decoded when asked for."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._objects: Mapping[str, Any] = document["objects"]
        self._scale: tuple[float, float] = tuple(document["transform"]["scale"])
        # As arrays: the pairs of all borders of the world would stay 25 MB of small lists.
        self._arcs = [np.array(arc, np.int32).cumsum(axis=0) for arc in document["arcs"]]
        self._rows: dict[str, dict[str, Mapping[str, Any]]] = {}

    @classmethod
    def read(cls, name: str) -> "Topology":
        """Read a file of the basemap, such as ``areas.topo.json``."""
        return cls(json.loads((FOLDER / name).read_text("utf-8")))

    def rows(self, name: str) -> Mapping[str, Mapping[str, Any]]:
        """Return the raw features of an object by their ids; those without one are left out."""
        if name not in self._rows:
            found = self._objects[name]["geometries"]
            self._rows[name] = {row["id"]: row for row in found if "id" in row}
        return self._rows[name]

    def every(self, name: str) -> list[BaseGeometry]:
        """Decode all features of an object, polygons or lines, in the order of the file."""
        whole = self._objects[name]
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
        """Return the points of an arc; ``~index`` runs backwards."""
        points = self._arcs[index if index >= 0 else ~index] * self._scale
        return [(x, y) for x, y in (points if index >= 0 else points[::-1]).tolist()]
