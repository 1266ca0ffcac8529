"""Where the donuts of a map go: pushed apart, and merged where too many lie in one spot."""

import math
from dataclasses import dataclass, replace

from dashboard.export.scene import Scene
from dashboard.export.still_counts import Counts
from dashboard.export.still_frame import Frame
from dashboard.export.still_layout import Box, Circle, around, spread
from dashboard.export.still_text import clean
from dashboard.language import ngettext

#: Where more donuts than this lie in one spot, the smallest become one that counts them.
HEAP = 5
GAP = 5.0
_SMALL, _LARGE, _STEP = 12.0, 42.0, 62.0


@dataclass(frozen=True, slots=True)
class Donut:
    """The mark of a place, or of several; ``anchor`` is where the first of them lies."""

    places: tuple[int, ...]
    x: float
    y: float
    r: float
    anchor: tuple[float, float]
    total: int
    open: bool
    merged: bool = False

    @property
    def reach(self) -> float:
        """The radius with what is drawn around the donut."""
        return self.r + (self.r * 0.06 + 6 if self.open else 2)

    @property
    def box(self) -> Box:
        """The box around all of it."""
        return around(self.x, self.y, self.reach * 2, self.reach * 2)


def radius(claims: int, largest: int, unit: float) -> float:
    """Return the radius of a donut: its area grows by the same step with each claim."""
    small, large = _SMALL * unit, _LARGE * unit
    step = min((large * large - small * small) / max(largest - 1, 1), _STEP * unit * unit)
    return math.sqrt(small * small + step * max(claims - 1, 0))


def donuts(
    scene: Scene, counts: Counts, frame: Frame, unit: float, holes: tuple[Box, ...]
) -> list[Donut]:
    """Place the donuts of a frame, the largest first, so that none lies on another."""
    room = frame.box.grown(-4 * unit)
    found = _merged_heaps(_at_their_places(scene, counts, frame, unit), counts, unit)
    while True:
        placed = _spread(found, room, holes, unit)
        clash = _clash(placed, room, holes)
        if clash is None:
            return placed
        found = _join(found, clash, counts, unit)


def donut_name(scene: Scene, donut: Donut) -> str:
    """``Almaty``; ``55 more places`` for a merged one."""
    if donut.merged:
        return ngettext("{n} more place", "{n} more places", len(donut.places))
    return clean(scene.view.places[donut.places[0]].name)


def _at_their_places(scene: Scene, counts: Counts, frame: Frame, unit: float) -> list[Donut]:
    totals = counts.totals.tolist()
    found = []
    for index, place in enumerate(scene.view.places):
        if not totals[index] or place.latitude is None or place.longitude is None:
            continue
        x, y = frame.point(place.latitude, place.longitude)
        if frame.box.has(x, y):
            r = radius(totals[index], counts.largest, unit)
            is_open = bool(counts.open_questions[index])
            found.append(Donut((index,), x, y, r, (x, y), totals[index], is_open))
    return sorted(found, key=lambda donut: (-donut.total, donut.places))


def _merged_heaps(found: list[Donut], counts: Counts, unit: float) -> list[Donut]:
    """Keep the largest donuts of every heap and make one of the rest."""
    heaps: list[list[Donut]] = []
    for donut in found:
        for heap in heaps:
            head = heap[0]
            if math.dist(head.anchor, donut.anchor) < head.r + donut.r:
                heap.append(donut)
                break
        else:
            heaps.append([donut])
    kept: list[Donut] = []
    for heap in heaps:
        kept += heap[:HEAP]
        rest = heap[HEAP:]
        kept += rest if len(rest) < 2 else [_one_of(rest, counts, unit)]
    return _sorted(kept)


def _one_of(rest: list[Donut], counts: Counts, unit: float) -> Donut:
    places = tuple(place for donut in rest for place in donut.places)
    total = sum(donut.total for donut in rest)
    r = min(radius(total, counts.largest, unit), _LARGE * unit)
    is_open = any(donut.open for donut in rest)
    return replace(rest[0], places=places, total=total, r=r, open=is_open, merged=True)


def _sorted(found: list[Donut]) -> list[Donut]:
    return sorted(found, key=lambda donut: (donut.merged, -donut.total, donut.places))


def _spread(found: list[Donut], room: Box, holes: tuple[Box, ...], unit: float) -> list[Donut]:
    circles = [Circle(*donut.anchor, donut.reach) for donut in found]
    at = spread(circles, room, holes, GAP * unit)
    return [replace(donut, x=x, y=y) for donut, (x, y) in zip(found, at, strict=True)]


def _clash(placed: list[Donut], room: Box, holes: tuple[Box, ...]) -> tuple[int, int] | None:
    """Return two donuts that should become one, as positions: there is no room for both."""
    for late in range(len(placed) - 1, -1, -1):
        donut = placed[late]
        lost = not room.grown(0.5).holds(donut.box)
        lost = lost or any(hole.grown(-0.5).meets(donut.box) for hole in holes)
        others = [at for at in range(len(placed)) if at != late]
        if not others:
            return None
        near = min(others, key=lambda at: _distance(placed[at], donut))
        if lost or _distance(placed[near], donut) < 0:
            return min(late, near), max(late, near)
    return None


def _distance(one: Donut, other: Donut) -> float:
    return math.dist((one.x, one.y), (other.x, other.y)) - one.reach - other.reach


def _join(found: list[Donut], pair: tuple[int, int], counts: Counts, unit: float) -> list[Donut]:
    one, other = (found[at] for at in pair)
    rest = [donut for at, donut in enumerate(found) if at not in pair]
    return _sorted([*rest, _one_of([one, other], counts, unit)])
