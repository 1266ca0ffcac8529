"""Where marks and their names go, so that nothing lies on anything else. Pure geometry, pixels.

The same rules as the dashboard's ``layout.js``: y grows downwards, order is weight.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in CSS pixels."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def middle(self) -> Point:
        """The point half way."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def holds(self, other: "Box", slack: float = 0.01) -> bool:
        """Whether another box lies inside."""
        return (
            other.left >= self.left - slack
            and other.right <= self.right + slack
            and other.top >= self.top - slack
            and other.bottom <= self.bottom + slack
        )

    def has(self, x: float, y: float) -> bool:
        """Whether a point lies inside."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def meets(self, other: "Box", slack: float = 0.0) -> bool:
        """Whether two boxes share more than an edge."""
        return (
            self.left < other.right - slack
            and self.right > other.left + slack
            and self.top < other.bottom - slack
            and self.bottom > other.top + slack
        )

    def grown(self, by: float) -> "Box":
        """Return the box with a margin around it; a negative one shrinks it."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def moved(self, dx: float, dy: float) -> "Box":
        """Return the box somewhere else."""
        return Box(self.left + dx, self.top + dy, self.right + dx, self.bottom + dy)


def around(x: float, y: float, width: float, height: float) -> Box:
    """Return a box by its middle and size."""
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


@dataclass(frozen=True, slots=True)
class Circle:
    """A donut's place and size before anything is pushed."""

    x: float
    y: float
    r: float


class Taken:
    """Boxes that are taken, found again by a coarse grid."""

    def __init__(self, cell: float = 64.0) -> None:
        self._cell = cell
        self._grid: dict[tuple[int, int], list[Box]] = defaultdict(list)

    def _keys(self, box: Box) -> Iterator[tuple[int, int]]:
        for column in range(int(box.left // self._cell), int(box.right // self._cell) + 1):
            for row in range(int(box.top // self._cell), int(box.bottom // self._cell) + 1):
                yield column, row

    def add(self, box: Box) -> None:
        """Take a box."""
        for key in self._keys(box):
            self._grid[key].append(box)

    def free(self, box: Box) -> bool:
        """Whether nothing lies there yet."""
        return not any(box.meets(other) for key in self._keys(box) for other in self._grid[key])


def spread(
    circles: Sequence[Circle], room: Box, holes: Sequence[Box], gap: float, rounds: int = 160
) -> list[Point]:
    """Push circles apart that would overlap, inside a room and off its holes.

    Circles at the same point leave it in directions that depend on their order only, so that
    the picture is the same each time it is drawn. Where there is no room some still overlap.
    """
    at = [
        (each.x + 0.01 * math.cos(order * 2.4), each.y + 0.01 * math.sin(order * 2.4))
        for order, each in enumerate(circles)
    ]
    for _ in range(rounds):
        moved = _push_apart(circles, at, gap)
        for order, each in enumerate(circles):
            kept = _kept(at[order], each.r + gap / 2, room, holes)
            moved = moved or kept != at[order]
            at[order] = kept
        if not moved:
            break
    return at


def _push_apart(circles: Sequence[Circle], at: list[Point], gap: float) -> bool:
    moved = False
    for i, first in enumerate(circles):
        for j in range(i + 1, len(circles)):
            dx, dy = at[j][0] - at[i][0], at[j][1] - at[i][1]
            wanted = first.r + circles[j].r + gap
            if abs(dx) >= wanted or abs(dy) >= wanted:
                continue
            distance = math.hypot(dx, dy)
            if distance >= wanted:
                continue
            push = (wanted - distance) / 2 + 0.01
            ux, uy = dx / (distance or 1), dy / (distance or 1)
            at[i] = (at[i][0] - ux * push, at[i][1] - uy * push)
            at[j] = (at[j][0] + ux * push, at[j][1] + uy * push)
            moved = True
    return moved


def _kept(at: Point, r: float, room: Box, holes: Sequence[Box]) -> Point:
    """Return the point, moved into the room and out of its holes by the shortest way."""
    x = min(max(at[0], room.left + r), room.right - r)
    y = min(max(at[1], room.top + r), room.bottom - r)
    for hole in holes:
        wide = hole.grown(r)
        if not (wide.left < x < wide.right and wide.top < y < wide.bottom):
            continue
        ways = [
            (x - wide.left, (wide.left, y)),
            (wide.right - x, (wide.right, y)),
            (y - wide.top, (x, wide.top)),
            (wide.bottom - y, (x, wide.bottom)),
        ]
        inner = room.grown(-r)
        allowed = [way for way in ways if inner.has(*way[1])]
        if allowed:
            x, y = min(allowed)[1]
    return x, y


def sides(x: float, y: float, r: float, width: float, height: float, gap: float) -> list[Box]:
    """List the boxes beside a circle that its name may stand in, best first."""
    beside = r + gap + width / 2
    above = r + gap * 0.8 + height / 2
    diagonal = r * 0.75 + gap / 2
    corners = [
        (sx * (diagonal + width / 2), sy * (diagonal + height / 2))
        for sx, sy in ((1, -1), (1, 1), (-1, -1), (-1, 1))
    ]
    ways = [(beside, 0.0), (-beside, 0.0), (0.0, above), (0.0, -above), *corners]
    return [around(x + dx, y + dy, width, height) for dx, dy in ways]


def rings(x: float, y: float, step: float, count: int) -> Iterator[Point]:
    """Yield points around a middle on growing rings, the middle first."""
    yield x, y
    ways = ((0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (-1, -1), (1, -1), (-1, 1))
    for ring in range(1, count + 1):
        for dx, dy in ways:
            yield x + dx * ring * step * 1.6, y + dy * ring * step


def grid(x: float, y: float, width: float, height: float, room: Box) -> list[Point]:
    """List middles for a box all over a room, the nearest to a point first."""
    columns = int(room.width / max(width / 4, 1)) + 1
    rows = int(room.height / max(height / 2, 1)) + 1
    points = [
        (room.left + width / 2 + column * width / 4, room.top + height / 2 + row * height / 2)
        for column in range(columns)
        for row in range(rows)
    ]
    return sorted(points, key=lambda point: math.hypot(point[0] - x, point[1] - y))
