"""What is written on a map: names of donuts, pills of areas, chips at the edge, quiet names.

Everything takes its room in turn, the weightiest first, so that nothing lies on anything
else; what finds no room is counted.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.export.scene import Scene
from dashboard.export.still_counts import Counts
from dashboard.export.still_frame import Frame
from dashboard.export.still_layout import Box, Point, Taken, around, grid, rings, sides
from dashboard.export.still_marks import Donut, donut_name
from dashboard.export.still_text import clean, shortened, width
from dashboard.geocoding.outlines import label_point
from dashboard.language import ngettext, number_words

NAME, PILL_TEXT, CHIP_TEXT = 13.5, 13.5, 13.0
PILL_HEIGHT, CHIP_HEIGHT = 27.0, 25.0
#: So many chips at the edge; more are counted.
MOST_CHIPS = 6
#: The longest name, as a share of the frame's width; more of it in an inset.
LONGEST, LONGEST_NARROW, NARROW = 0.3, 0.62, 420.0
_RIM = 10.0


@dataclass(frozen=True, slots=True)
class Label:
    """A name beside a donut."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Pill:
    """An area's name and number, near its middle; without room for the name, the number."""

    place: int
    name: str
    words: str
    box: Box  #: the pill itself; ``room`` is what it takes with its dashed line
    room: Box
    anchor: Point


@dataclass(frozen=True, slots=True)
class Chip:
    """A place outside the frame: where its arrow points, in radians; ``open`` as of a donut."""

    name: str
    words: str
    box: Box
    angle: float
    open: bool


def _longest(frame: Frame, unit: float) -> float:
    narrow = frame.box.width < NARROW * unit
    return frame.box.width * (LONGEST_NARROW if narrow else LONGEST)


def middle_of(scene: Scene, index: int, frame: Frame) -> Point | None:
    """Return where a place or the name of an area lies, in pixels; maybe out of the frame."""
    place = scene.view.places[index]
    if place.latitude is not None and place.longitude is not None:
        return frame.point(place.latitude, place.longitude)
    spot = label_point(place.areas)
    return None if spot is None else frame.point(*spot)


def areas_shown(scene: Scene, counts: Counts) -> list[int]:
    """Return the places with claims that are no point, the weightiest first."""
    totals = counts.totals.tolist()
    found = [
        index
        for index, place in enumerate(scene.view.places)
        if totals[index] and place.latitude is None
    ]
    return sorted(found, key=lambda index: (-totals[index], index))


def outside(scene: Scene, counts: Counts, frame: Frame) -> list[int]:
    """Return the places with claims of which the frame holds no middle, weightiest first."""
    totals = counts.totals.tolist()
    found = []
    for index in range(len(scene.view.places)):
        spot = middle_of(scene, index, frame) if totals[index] else None
        if spot is not None and not frame.box.has(*spot):
            found.append(index)
    return sorted(found, key=lambda index: (-totals[index], index))


def place_chips(
    scene: Scene, counts: Counts, frame: Frame, unit: float, places: Iterable[int], taken: Taken
) -> tuple[list[Chip], int]:
    """Put chips at the edge, nearest to where their places lie; return how many found no room."""
    chips: list[Chip] = []
    left = 0
    for index in places:
        chip = _chip(scene, counts, frame, unit, index, taken) if len(chips) < MOST_CHIPS else None
        if chip is None:
            left += 1
            continue
        taken.add(chip.box.grown(3 * unit))
        chips.append(chip)
    return chips, left


def _chip(  # noqa: PLR0913
    scene: Scene, counts: Counts, frame: Frame, unit: float, index: int, taken: Taken
) -> Chip | None:
    spot = middle_of(scene, index, frame)
    if spot is None:
        return None
    size = CHIP_TEXT * unit
    name = shortened(clean(scene.view.places[index].name), _longest(frame, unit), size, True)
    words = ngettext("{n} claim", "{n} claims", int(counts.totals[index]))
    wide = width(name, size, True) + width(f" {words}", size) + 40 * unit
    high = CHIP_HEIGHT * unit
    middle = frame.box.middle
    dx, dy = spot[0] - middle[0], spot[1] - middle[1]
    inner = frame.box.grown(-9 * unit)
    shrink = min(
        (inner.width - wide) / 2 / max(abs(dx), 1e-9),
        (inner.height - high) / 2 / max(abs(dy), 1e-9),
    )
    if inner.width < wide or inner.height < high:
        return None
    at = (middle[0] + dx * shrink, middle[1] + dy * shrink)
    box = _along_edge(around(*at, wide, high), inner, taken)
    is_open = bool(counts.open_questions[index])
    return None if box is None else Chip(name, words, box, math.atan2(dy, dx), is_open)


def _along_edge(box: Box, inner: Box, taken: Taken) -> Box | None:
    """Move a box along the edges until it lies on nothing."""
    upright = min(box.left - inner.left, inner.right - box.right) < 1
    step = box.height / 2 if upright else box.width / 4
    for number in range(160):
        away = step * ((number + 1) // 2) * (-1 if number % 2 else 1)
        moved = box.moved(0, away) if upright else box.moved(away, 0)
        if inner.holds(moved) and taken.free(moved):
            return moved
    return None


def place_pills(
    scene: Scene, counts: Counts, frame: Frame, unit: float, taken: Taken
) -> tuple[list[Pill], int]:
    """Put the pills of areas near their middles; return how many found no room."""
    pills: list[Pill] = []
    left = 0
    for index in areas_shown(scene, counts):
        middle = middle_of(scene, index, frame)
        if middle is None or not frame.box.has(*middle):
            continue
        pill = _pill(scene, counts, frame, unit, index, taken)
        if pill is None:
            left += 1
            continue
        taken.add(pill.room)
        pills.append(pill)
    return pills, left


def _pill(  # noqa: PLR0913
    scene: Scene, counts: Counts, frame: Frame, unit: float, index: int, taken: Taken
) -> Pill | None:
    middle = middle_of(scene, index, frame)
    assert middle is not None
    size, total = PILL_TEXT * unit, int(counts.totals[index])
    full = shortened(clean(scene.view.places[index].name), _longest(frame, unit), size, True)
    counted = ngettext("{n} claim", "{n} claims", total)
    for name in (full, ""):
        words = f" · {counted}" if name else number_words(total)
        wide = 42 * unit + width(name, size, True) + width(words, size)
        rim = _RIM * unit
        room = _room(middle, wide + rim, PILL_HEIGHT * unit + rim, frame, taken)
        if room is not None:
            return Pill(index, name, words, room.grown(-rim / 2), room, middle)
    return None


def _room(middle: Point, wide: float, high: float, frame: Frame, taken: Taken) -> Box | None:
    """Return the free box nearest to a middle: on rings around it, then anywhere in the frame."""
    inner = frame.box.grown(-3)
    x = min(max(middle[0], inner.left + wide / 2), inner.right - wide / 2)
    y = min(max(middle[1], inner.top + high / 2), inner.bottom - high / 2)
    for points in (rings(x, y, high * 0.45, 12), iter(grid(x, y, wide, high, inner))):
        for point in points:
            box = around(*point, wide, high)
            if inner.holds(box) and taken.free(box):
                return box
    return None


def place_names(
    scene: Scene, found: list[Donut], frame: Frame, unit: float, taken: Taken
) -> dict[int, Label]:
    """Put each name on a free side of its donut; return them by the donut's position."""
    size, names = NAME * unit, {}
    for at in sorted(range(len(found)), key=lambda at: (-found[at].total, at)):
        donut = found[at]
        text = shortened(donut_name(scene, donut), _longest(frame, unit), size, True)
        boxes = sides(donut.x, donut.y, donut.reach, width(text, size, True), size * 1.28, 7 * unit)
        if donut.merged:  # what it stands for is told nowhere else
            boxes += [box.moved(0, way * size) for way in (1.3, -1.3, 2.6, -2.6) for box in boxes]
        for box in boxes:
            if frame.box.grown(-3 * unit).holds(box) and taken.free(box):
                taken.add(box)
                names[at] = Label(text, box)
                break
    return names
