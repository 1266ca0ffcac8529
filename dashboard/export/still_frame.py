"""Which part of the world a map shows: Web Mercator, fitted into a box of the picture.

Mercator coordinates here run from 0 to 1: x from 180 degrees west, y from the north.
"""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dashboard.analysis.address_words import Camera
from dashboard.analysis.facts import facts_of
from dashboard.analysis.filters import within
from dashboard.export.scene import Scene
from dashboard.export.still_layout import Box, Point
from dashboard.views.home import Bounds
from dashboard.views.map_view import PlaceMark

#: Where no place says where home is, as in the dashboard.
WORLD = Bounds(-45.0, -150.0, 72.0, 165.0)
LIMIT = 85.0
_TILE = 256.0
_DEEPEST = 13.0
#: Room around the outermost points of an inset or of a chosen place, in degrees.
_PAD = 2.5


@dataclass(frozen=True, slots=True)
class Frame:
    """A box of the picture and the part of the map in it; ``scale`` is pixels for the world."""

    box: Box
    x: float  #: Mercator x of the left edge
    y: float  #: Mercator y of the upper edge
    scale: float

    def zoom(self, unit: float) -> float:
        """Return the zoom of a dashboard whose pixels are ``unit`` of these."""
        return math.log2(self.scale / unit / _TILE)

    def point(self, latitude: float, longitude: float) -> Point:
        """Return where a place lies, in pixels."""
        x, y = mercator(latitude, longitude)
        return (
            self.box.left + (x - self.x) * self.scale,
            self.box.top + (y - self.y) * self.scale,
        )

    def pixels(self, points: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Return Mercator points, shape ``(n, 2)``, in pixels."""
        moved: npt.NDArray[np.float64] = (points - (self.x, self.y)) * self.scale
        return moved + (self.box.left, self.box.top)

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom in Mercator."""
        return (
            self.x,
            self.y,
            self.x + self.box.width / self.scale,
            self.y + self.box.height / self.scale,
        )


def mercator(latitude: float, longitude: float) -> Point:
    """Project one point."""
    sine = math.sin(math.radians(min(max(latitude, -LIMIT), LIMIT)))
    return (longitude + 180) / 360, 0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)


def mercator_points(points: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Project (longitude, latitude) pairs, shape ``(n, 2)``."""
    sine = np.sin(np.radians(np.clip(points[:, 1], -LIMIT, LIMIT)))
    y = 0.5 - np.log((1 + sine) / (1 - sine)) / (4 * np.pi)
    return np.column_stack([(points[:, 0] + 180) / 360, y])


def fitted(bounds: Bounds, box: Box, pad: float = 0.03) -> Frame:
    """Show all of these bounds in the middle of a box."""
    left, top = mercator(bounds.north, bounds.west)
    right, bottom = mercator(bounds.south, bounds.east)
    room = 1 - 2 * pad
    scale = min(
        box.width * room / max(right - left, 1e-9), box.height * room / max(bottom - top, 1e-9)
    )
    return _centred((left + right) / 2, (top + bottom) / 2, scale, box)


def main_frame(scene: Scene, box: Box, unit: float) -> Frame:
    """Show what the dashboard shows: its camera, else home, else the places chosen."""
    camera = scene.address.camera
    if camera is not None:
        return _looking(camera, box, unit)
    home = scene.view.home or WORLD
    frame = fitted(home, box)
    chosen = [place for place in chosen_places(scene) if place.latitude is not None]
    if chosen and not any(inside(frame, place) for place in chosen):
        return fitted(around_places(chosen), box)
    return frame


def chosen_places(scene: Scene) -> list[PlaceMark]:
    """Return the places that the filter names, with all that lies in them; none without one."""
    if scene.selection.places is None:
        return []
    ids = within(facts_of(scene.dataset), scene.selection.places)
    return [place for place in scene.view.places if place.id in ids]


def inside(frame: Frame, place: PlaceMark) -> bool:
    """Whether a place with a point lies in the frame."""
    if place.latitude is None or place.longitude is None:
        return False
    return frame.box.has(*frame.point(place.latitude, place.longitude))


def around_places(places: list[PlaceMark], pad: float = _PAD) -> Bounds:
    """Return bounds around points, with room about them."""
    latitudes = [place.latitude for place in places if place.latitude is not None]
    longitudes = [place.longitude for place in places if place.longitude is not None]
    return Bounds(
        max(min(latitudes) - pad, -LIMIT),
        max(min(longitudes) - pad * 1.6, -180.0),
        min(max(latitudes) + pad, LIMIT),
        min(max(longitudes) + pad * 1.6, 180.0),
    )


def _looking(camera: Camera, box: Box, unit: float) -> Frame:
    scale = _TILE * 2**camera.zoom * unit
    return _centred(*mercator(camera.latitude, camera.longitude), scale, box)


def _centred(x: float, y: float, scale: float, box: Box) -> Frame:
    """Put a point in the middle; the world is never smaller than the box, nor a town larger."""
    scale = min(max(scale, box.width, box.height), _TILE * 2**_DEEPEST)
    wide, high = box.width / scale, box.height / scale
    left = min(max(x - wide / 2, 0.0), max(1 - wide, 0.0))
    top = min(max(y - high / 2, 0.0), max(1 - high, 0.0))
    return Frame(box, left, top, scale)
