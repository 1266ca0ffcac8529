"""What is to be drawn, as plain shapes and texts in CSS pixels; and matplotlib that draws it.

Nothing here knows what a claim is. Shapes of the *ground* come first and can be kept as a
raster between the pictures of an animation: what is then drawn on it is drawn by the same
calls as in a single picture, so that the frames are the same to the byte.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from matplotlib.path import Path

from dashboard.export.still_layout import Box
from dashboard.export.still_text import advance, clean
from dashboard.export.still_theme import Colour

Vertices = npt.NDArray[np.float64]

#: From the middle of a letter to its base line, as a share of the font's size.
MIDDLE = 0.36


@dataclass(frozen=True, eq=False, slots=True)
class Shape:
    """A path, filled or stroked or both; ``clip`` is a path that it may not leave."""

    path: Path
    fill: Colour | None = None
    stroke: Colour | None = None
    thick: float = 1.0
    dashes: tuple[float, ...] = ()
    clip: Path | None = None


@dataclass(frozen=True, eq=False, slots=True)
class Words:
    """A text that starts at ``x`` on the base line ``y``; ``halo`` keeps it off the ground."""

    text: str
    x: float
    y: float
    size: float
    ink: Colour
    bold: bool = False
    halo: Colour | None = None
    halo_width: float = 0.0


@dataclass(frozen=True, slots=True)
class Named:
    """A box of the layout, for whoever checks that none lies on another."""

    kind: str
    name: str
    box: Box


@dataclass(eq=False)
class Sheet:
    """A picture in the making: its size in CSS pixels, its ground, and what lies on it.

    ``ground_key`` tells grounds apart that can be kept; ``boxes`` is what the layout decided.
    """

    width: float
    height: float
    page: Colour | None
    ground: list[Shape | Words] = field(default_factory=list)
    ground_key: tuple[object, ...] = ()
    front: list[Shape | Words] = field(default_factory=list)
    boxes: list[Named] = field(default_factory=list)

    def named(self, kind: str, name: str, box: Box) -> None:
        """Note a box of the layout."""
        self.boxes.append(Named(kind, name, box))

    def add(self, *items: Shape | Words) -> None:
        """Draw on top of everything so far."""
        self.front.extend(items)

    def words(  # noqa: PLR0913  # a text has that many sides
        self,
        text: str,
        x: float,
        y: float,
        size: float,
        ink: Colour,
        *,
        bold: bool = False,
        align: str = "left",
    ) -> float:
        """Write a text on a base line; return how far it moves the pen."""
        text = clean(text)
        wide = advance(text, size, bold)
        shift = {"left": 0.0, "middle": wide / 2, "right": wide}[align]
        if text:
            self.add(Words(text, x - shift, y, size, ink, bold))
        return wide


def polygon(rings: Sequence[Vertices]) -> Path:
    """Return closed rings, shape ``(n, 2)`` each, as one path."""
    codes = [_ring_codes(len(ring)) for ring in rings]
    return _path(rings, codes)


def lines(parts: Sequence[Vertices]) -> Path:
    """Return open lines, shape ``(n, 2)`` each, as one path."""
    codes = []
    for part in parts:
        code = np.full(len(part), Path.LINETO, dtype=np.uint8)
        code[0] = Path.MOVETO
        codes.append(code)
    return _path(parts, codes)


def _path(parts: Sequence[Vertices], codes: Sequence[npt.NDArray[np.uint8]]) -> Path:
    """Join parts; a path would else take from the settings of the moment whether it is thinned."""
    path = Path(np.concatenate(parts), np.concatenate(codes))
    path.should_simplify = False
    return path


def line(*points: tuple[float, float]) -> Path:
    """Return a line through points."""
    return lines([np.array(points, dtype=np.float64)])


def rectangle(box: Box) -> Path:
    """Return a box as a path."""
    corners = [(box.left, box.top), (box.right, box.top)]
    corners += [(box.right, box.bottom), (box.left, box.bottom), (box.left, box.top)]
    return polygon([np.array(corners, dtype=np.float64)])


def rounded(box: Box, r: float) -> Path:
    """Return a box with round corners."""
    r = max(min(r, box.width / 2, box.height / 2), 0.01)
    quarter = _arc(0.0, 90.0)
    corners = (
        (box.right - r, box.bottom - r, 0),
        (box.left + r, box.bottom - r, 1),
        (box.left + r, box.top + r, 2),
        (box.right - r, box.top + r, 3),
    )
    parts = [_turned(quarter, turns) * r + (x, y) for x, y, turns in corners]
    points = np.concatenate(parts)
    codes = np.concatenate([_curve_codes(len(part)) for part in parts])
    codes[0] = Path.MOVETO
    return Path(np.concatenate([points, points[:1]]), np.append(codes, np.uint8(Path.CLOSEPOLY)))


def circle(x: float, y: float, r: float) -> Path:
    """Return a circle."""
    unit = Path.unit_circle()
    return Path(np.asarray(unit.vertices) * r + (x, y), unit.codes)


def wedge(x: float, y: float, r: float, start: float, stop: float) -> Path:
    """Return a part of a disc, from and to shares of the whole turn, clockwise from the top."""
    if stop - start >= 1:
        return circle(x, y, r)
    unit = Path.wedge(start * 360 - 90, stop * 360 - 90)
    return Path(np.asarray(unit.vertices) * r + (x, y), unit.codes)


def arc(x: float, y: float, r: float, start: float, stop: float) -> Path:
    """Return a part of a circle's line, measured as that of :func:`wedge`."""
    if stop - start >= 1:
        return circle(x, y, r)
    unit = Path.arc(start * 360 - 90, stop * 360 - 90)
    return Path(np.asarray(unit.vertices) * r + (x, y), unit.codes)


def _arc(start: float, stop: float) -> Vertices:
    return np.asarray(Path.arc(start, stop).vertices, dtype=np.float64)


def _turned(points: Vertices, quarters: int) -> Vertices:
    for _ in range(quarters):
        points = np.column_stack([-points[:, 1], points[:, 0]])
    return points


def _curve_codes(length: int) -> npt.NDArray[np.uint8]:
    codes = np.full(length, Path.CURVE4, dtype=np.uint8)
    codes[0] = Path.LINETO
    return codes


def _ring_codes(length: int) -> npt.NDArray[np.uint8]:
    codes = np.full(length, Path.LINETO, dtype=np.uint8)
    codes[0] = Path.MOVETO
    codes[-1] = Path.CLOSEPOLY
    return codes
