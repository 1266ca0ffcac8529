"""A small data folder without fault, its variants with one fault each, and real outlines."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from math import cos, hypot, radians
from pathlib import Path

import pytest
from shapely import Geometry, Point, box
from shapely.ops import nearest_points

BROKEN = Path(__file__).parent.parent / "data" / "broken"
GOOD = BROKEN / "good"


@dataclass(frozen=True)
class Boxes:
    """Rough boxes around Kazakhstan and Mangystau; they satisfy ``Outlines``."""

    shapes: dict[str, Geometry] = field(
        default_factory=lambda: {"KZ": box(46.5, 40.6, 87.3, 55.4), "KZ-MAN": box(49, 41, 57, 46.5)}
    )

    def contains(self, code: str, latitude: float, longitude: float) -> bool | None:
        shape = self.shapes.get(code)
        return None if shape is None else bool(shape.contains(Point(longitude, latitude)))

    def distance_km(self, code: str, latitude: float, longitude: float) -> float | None:
        if code not in self.shapes:
            return None
        near, _ = nearest_points(self.shapes[code], Point(longitude, latitude))
        shrink = cos(radians(latitude))
        return 111.2 * hypot(near.y - latitude, (near.x - longitude) * shrink)


@pytest.fixture
def outlines() -> Boxes:
    return Boxes()


@pytest.fixture
def folder_with(tmp_path: Path) -> Callable[..., Path]:
    """``folder_with({"claims.csv": b"..."})``: the good folder with some files replaced."""

    def build(files: dict[str, bytes] | None = None) -> Path:
        folder = tmp_path / "atlas"
        shutil.copytree(GOOD, folder, dirs_exist_ok=True)
        for name, content in (files or {}).items():
            (folder / name).write_bytes(content)
        return folder

    return build
