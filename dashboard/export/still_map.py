"""The map of a still: its ground, outlines, donuts, names, chips, and insets for what is far."""

from dataclasses import dataclass, replace

from dashboard.export.scene import Scene
from dashboard.export.still_counts import Counts
from dashboard.export.still_draw import Pen
from dashboard.export.still_frame import Frame
from dashboard.export.still_ground import ground_shapes
from dashboard.export.still_inset import inset_frames
from dashboard.export.still_labels import (
    Chip,
    Label,
    Pill,
    areas_shown,
    outside,
    place_chips,
    place_names,
    place_pills,
)
from dashboard.export.still_layout import Box, Taken
from dashboard.export.still_marks import Donut, donuts
from dashboard.export.still_names import GroundName, ground_names
from dashboard.export.still_sheet import Shape, Sheet, rounded
from dashboard.export.still_text import width
from dashboard.language import ngettext

NOTE = 12.0
CORNER = 9.0


@dataclass(frozen=True)
class Placed:
    """Everything on one map, with its place."""

    frame: Frame
    areas: tuple[int, ...]
    donuts: tuple[Donut, ...]
    names: dict[int, Label]
    pills: tuple[Pill, ...]
    chips: tuple[Chip, ...]
    ground: tuple[GroundName, ...]
    note: tuple[str, Box] | None
    insets: tuple["Placed", ...] = ()

    @property
    def places(self) -> list[int]:
        """The places that have a donut or a pill here."""
        marked = [index for donut in self.donuts for index in donut.places]
        return [*marked, *(pill.place for pill in self.pills)]

    @property
    def unnamed(self) -> int:
        """How many places have a mark without their own name."""
        bare = [
            donut for at, donut in enumerate(self.donuts) if donut.merged or at not in self.names
        ]
        nameless = sum(1 for pill in self.pills if not pill.name)
        return sum(len(donut.places) for donut in bare) + nameless


def place_map(scene: Scene, counts: Counts, frame: Frame, unit: float) -> Placed:
    """Find a place for everything on the map; what finds none is counted in its note."""
    holes = inset_frames(scene, counts, frame, unit)
    insets = tuple(_place(scene, counts, hole, unit * 0.9, (), "", chips=False) for hole in holes)
    boxes = tuple(hole.box for hole in holes)
    gone = frozenset(index for inset in insets for index in inset.places)
    placed = _place(scene, counts, frame, unit, boxes, "", gone=gone)
    if words := _note(placed, scene, counts, gone, insets):
        longest = _note_words(99, 99, 99) if len(placed.donuts) > 20 else words
        placed = _place(scene, counts, frame, unit, boxes, longest, gone=gone)
        assert placed.note is not None
        left = _note(placed, scene, counts, gone, insets)
        placed = replace(placed, note=(left, placed.note[1]) if left else None)
    return replace(placed, insets=insets)


def draw_map(sheet: Sheet, scene: Scene, counts: Counts, placed: Placed, pen: Pen) -> None:
    """Draw a map and its insets; the ground goes below everything else."""
    frame, unit = placed.frame, pen.unit
    clip = rounded(frame.box, CORNER * unit)
    sheet.ground += ground_shapes(frame, pen.palette, unit, clip)
    sheet.ground_key = (*sheet.ground_key, frame, pen.palette, sheet.page)
    _draw_content(sheet, scene, counts, placed, pen)
    sheet.named("map", "", frame.box)
    for inset in placed.insets:
        small = pen.smaller(0.9)
        sheet.named("inset", "", inset.frame.box)
        edge = rounded(inset.frame.box, CORNER * unit)
        sheet.add(Shape(edge, stroke=pen.palette.surface, thick=7 * unit))
        sheet.add(*ground_shapes(inset.frame, pen.palette, unit, edge))
        _draw_content(sheet, scene, counts, inset, small)


def _draw_content(sheet: Sheet, scene: Scene, counts: Counts, placed: Placed, pen: Pen) -> None:
    clip = rounded(placed.frame.box, CORNER * pen.unit)
    pen.areas(sheet, scene, counts, placed.frame, placed.areas, clip)
    for name in placed.ground:
        pen.ground_name(sheet, name)
    for pill in placed.pills:
        pen.leader(sheet, pill.anchor, pill.box.middle, pill.box.height * 0.75)
    for donut in placed.donuts:
        pen.leader(sheet, donut.anchor, (donut.x, donut.y), 4 * pen.unit)
    for donut in placed.donuts:
        pen.donut(sheet, scene, counts, donut)
    for pill in placed.pills:
        pen.pill(sheet, scene, counts, pill)
    for label in placed.names.values():
        pen.name(sheet, label)
    for chip in placed.chips:
        pen.chip(sheet, chip)
    if placed.note is not None:
        pen.note(sheet, *placed.note)
    pen.edge(sheet, clip)


def _place(  # noqa: PLR0913
    scene: Scene,
    counts: Counts,
    frame: Frame,
    unit: float,
    holes: tuple[Box, ...],
    note: str,
    *,
    chips: bool = True,
    gone: frozenset[int] = frozenset(),
) -> Placed:
    """Place one map; ``holes`` are its insets and ``gone`` the places that these show."""
    taken = Taken()
    for hole in holes:
        taken.add(hole.grown(4 * unit))
    noted = _note_box(note, frame, unit, holes) if note else None
    blocked = (*holes, *([noted] if noted else []))
    if noted:
        taken.add(noted)
    found = donuts(scene, counts, frame, unit, blocked)
    for donut in found:
        taken.add(donut.box)
    far = [index for index in outside(scene, counts, frame) if index not in gone] if chips else []
    edge, _ = place_chips(scene, counts, frame, unit, far, taken)
    pills, _ = place_pills(scene, counts, frame, unit, taken)
    names = place_names(scene, found, frame, unit, taken)
    quiet = ground_names(scene, counts, frame, unit, taken)
    areas = tuple(areas_shown(scene, counts))
    note_of = (note, noted) if noted else None
    parts = (areas, tuple(found), names, tuple(pills), tuple(edge), tuple(quiet), note_of)
    return Placed(frame, *parts)


def _note(
    placed: Placed,
    scene: Scene,
    counts: Counts,
    gone: frozenset[int],
    insets: tuple[Placed, ...],
) -> str:
    """``1 more place outside the view · 12 places not named``; nothing when all is there."""
    far = [at for at in outside(scene, counts, placed.frame) if at not in gone]
    inner = [at for at in areas_shown(scene, counts) if at not in gone and at not in far]
    unnamed = sum(each.unnamed for each in (placed, *insets))
    lost = len(inner) - len(placed.pills)
    return _note_words(len(far) - len(placed.chips), unnamed, max(lost, 0))


def _note_words(far: int, unnamed: int, lost: int) -> str:
    parts = [
        (
            far,
            ngettext("{n} more place outside the view", "{n} more places outside the view", far),
        ),
        (unnamed, ngettext("{n} place not named", "{n} places not named", unnamed)),
        (lost, ngettext("{n} area only outlined", "{n} areas only outlined", lost)),
    ]
    return " · ".join(words for number, words in parts if number)


def _note_box(note: str, frame: Frame, unit: float, holes: tuple[Box, ...]) -> Box:
    """Return the room of the note: a lower corner that no inset has."""
    size = NOTE * unit
    wide = min(width(note, size) + 8 * unit, frame.box.width - 12 * unit)
    left, bottom = frame.box.left + 8 * unit, frame.box.bottom - 7 * unit
    box = Box(left, bottom - size * 1.5, left + wide, bottom)
    if any(hole.meets(box) for hole in holes):
        return box.moved(frame.box.right - 8 * unit - box.right, 0)
    return box
