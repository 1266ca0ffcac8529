"""How marks look: the same shapes as the dashboard's ``marks.js``, on a sheet."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from matplotlib.path import Path

from dashboard.export.scene import Scene
from dashboard.export.still_counts import Counts
from dashboard.export.still_frame import Frame
from dashboard.export.still_ground import area_path, hatch_path, lake_shapes
from dashboard.export.still_labels import CHIP_TEXT, NAME, PILL_TEXT, Chip, Label, Pill
from dashboard.export.still_layout import Box, Point
from dashboard.export.still_marks import Donut
from dashboard.export.still_names import CITY, COUNTRY, GroundName
from dashboard.export.still_sheet import MIDDLE, Shape, Sheet, Words, circle, line, rounded, wedge
from dashboard.export.still_signs import sign_ring
from dashboard.export.still_text import width
from dashboard.export.still_theme import Colour, Palette, rgba
from dashboard.language import number_words
from dashboard.views.map_view import PlaceMark

_HATCH = 8.0
NOTE = 12.0


@dataclass(frozen=True)
class Pen:
    """Draws marks in one palette; ``unit`` is how much larger than on screen everything is."""

    palette: Palette
    unit: float

    def smaller(self, share: float) -> "Pen":
        """Return a pen for an inset."""
        return replace(self, unit=self.unit * share)

    def areas(  # noqa: PLR0913
        self,
        sheet: Sheet,
        scene: Scene,
        counts: Counts,
        frame: Frame,
        areas: Sequence[int],
        clip: Path,
    ) -> None:
        """Draw outlines: a country is lit up, a part of one hatched, a union only outlined."""
        found = []
        for index in areas:
            path = area_path(scene.view.places[index].areas, frame)
            if path is not None:
                found.append((index, path))
        for index, path in found:
            self._fill_area(sheet, scene, counts, frame, index, path, clip)
        if found:
            sheet.add(*lake_shapes(frame, self.palette, clip))
        for index, path in found:
            light = not counts.exact[index].any()
            strong = scene.view.places[index].id == scene.selection.place
            thick = 2.6 if strong else 0.9 if light else 1.7
            ink = self.palette.ink if strong else self.palette.outline
            sheet.add(Shape(path, stroke=ink, thick=thick * self.unit, clip=clip))

    def _fill_area(  # noqa: PLR0913
        self,
        sheet: Sheet,
        scene: Scene,
        counts: Counts,
        frame: Frame,
        index: int,
        path: Path,
        clip: Path,
    ) -> None:
        place = scene.view.places[index]
        kind, light = _area_kind(place), not counts.exact[index].any()
        if place.id == scene.selection.place or (not light and kind != "union"):
            sheet.add(Shape(path, fill=self.palette.area, clip=clip))
        if kind != "part":
            return
        hatch = hatch_path(place.areas, frame, _HATCH * self.unit)
        if hatch is not None:
            sheet.add(Shape(hatch, stroke=self.palette.hatch, thick=0.9 * self.unit, clip=clip))

    def leader(self, sheet: Sheet, anchor: Point, to: Point, far: float) -> None:
        """Draw a line from a mark that was moved at least ``far`` to where it belongs."""
        if math.dist(anchor, to) < far:
            return
        sheet.add(
            Shape(line(anchor, to), stroke=self.palette.ink, thick=self.unit),
            Shape(circle(*anchor, 2.4 * self.unit), fill=self.palette.ink),
        )

    def donut(self, sheet: Sheet, scene: Scene, counts: Counts, donut: Donut) -> None:
        """Draw the sources' shares of a place, and its number of claims in the middle."""
        x, y, r = donut.x, donut.y, donut.r
        rim = 2 * self.unit
        sheet.add(Shape(circle(x, y, r + rim), fill=self.palette.surface))
        self.ring(sheet, scene, counts, donut.places, (x, y, r))
        sheet.add(Shape(circle(x, y, r * 0.58), fill=self.palette.surface))
        words = number_words(donut.total)
        size = max(10.5 * self.unit, r * 0.58)
        size *= min(1.0, r * 1.02 / width(words, size, True))
        sheet.words(words, x, y + MIDDLE * size, size, self.palette.ink, bold=True, align="middle")
        if any(scene.view.places[at].id == scene.selection.place for at in donut.places):
            ring = circle(x, y, r + rim)
            sheet.add(Shape(ring, stroke=self.palette.ink, thick=2.4 * self.unit))
        if donut.open:
            self._dashed(sheet, circle(x, y, donut.reach - 1.2 * self.unit))
        sheet.named("donut", "", donut.box)

    def ring(
        self,
        sheet: Sheet,
        scene: Scene,
        counts: Counts,
        places: Sequence[int],
        at: tuple[float, float, float],
    ) -> None:
        """Draw the segments: source by source, what is dated only as a span lighter."""
        rows = list(places)
        exact, light = counts.exact[rows].sum(axis=0), counts.light[rows].sum(axis=0)
        total = max(int(exact.sum() + light.sum()), 1)
        seen, starts, segments = 0, [], 0
        for source, mark in enumerate(scene.view.sources):
            sure, span = int(exact[source]), int(light[source])
            if sure + span:
                starts.append(seen / total)
            for number, ink in (
                (sure, rgba(mark.colour)),
                (span, self.palette.lighter(mark.colour)),
            ):
                if number:
                    part = wedge(*at, seen / total, (seen + number) / total)
                    sheet.add(Shape(part, fill=ink))
                    ends = seen / total, (seen + number) / total
                    sign_ring(sheet, source, ink, at, ends, self.unit)
                    seen, segments = seen + number, segments + 1
        if len(starts) > 1:
            self._gaps(sheet, at, starts)

    def _gaps(self, sheet: Sheet, at: tuple[float, float, float], starts: list[float]) -> None:
        x, y, r = at
        thick = min(1.4 * self.unit, r * 0.09)
        for start in starts:
            angle = start * math.tau - math.tau / 4
            end = (x + math.cos(angle) * (r + 1), y + math.sin(angle) * (r + 1))
            sheet.add(Shape(line((x, y), end), stroke=self.palette.surface, thick=thick))

    def pill(self, sheet: Sheet, scene: Scene, counts: Counts, pill: Pill) -> None:
        """Draw the name of an area, with its ring and number of claims."""
        unit, box = self.unit, pill.box
        strong = scene.view.places[pill.place].id == scene.selection.place
        shape = rounded(box, box.height / 2)
        edge = self.palette.ink if strong else self.palette.outline
        thick = (2.2 if strong else 1.0) * unit
        sheet.add(Shape(shape, fill=self.palette.surface, stroke=edge, thick=thick))
        if counts.open_questions[pill.place]:
            rim = box.grown(3.6 * unit)
            self._dashed(sheet, rounded(rim, rim.height / 2))
        x, y = box.left + 15 * unit, box.middle[1]
        self.ring(sheet, scene, counts, (pill.place,), (x, y, 8.5 * unit))
        sheet.add(Shape(circle(x, y, 4.25 * unit), fill=self.palette.surface))
        size = PILL_TEXT * unit
        base, left = y + MIDDLE * size, box.left + 30 * unit
        left += sheet.words(pill.name, left, base, size, self.palette.ink, bold=True)
        if pill.words.startswith(" "):
            left += width(" ", size)
        sheet.words(pill.words, left, base, size, self.palette.muted)
        sheet.named("pill", pill.name, pill.room)

    def chip(self, sheet: Sheet, chip: Chip) -> None:
        """Draw the name of a place outside the frame, with an arrow to it."""
        unit, box = self.unit, chip.box
        shape = rounded(box, box.height / 2)
        edge = self.palette.surface if chip.open else self.palette.frame
        sheet.add(Shape(shape, fill=self.palette.surface, stroke=edge, thick=unit))
        if chip.open:
            self._dashed(sheet, shape)
        sheet.add(*self._arrow(box.left + 15 * unit, box.middle[1], chip.angle))
        size = CHIP_TEXT * unit
        base, left = box.middle[1] + MIDDLE * size, box.left + 26 * unit
        left += sheet.words(chip.name, left, base, size, self.palette.ink, bold=True)
        left += width(" ", size)
        sheet.words(chip.words, left, base, size, self.palette.muted)
        sheet.named("chip", chip.name, box)

    def _arrow(self, x: float, y: float, angle: float) -> list[Shape]:
        length, head = 5.2 * self.unit, 4.2 * self.unit
        cos, sin = math.cos(angle), math.sin(angle)
        tip, tail = (x + cos * length, y + sin * length), (x - cos * length, y - sin * length)
        wings = [
            (tip[0] - math.cos(angle + turn) * head, tip[1] - math.sin(angle + turn) * head)
            for turn in (0.7, -0.7)
        ]
        thick = 1.3 * self.unit
        paths = (line(tail, tip), line(wings[0], tip, wings[1]))
        return [Shape(path, stroke=self.palette.muted, thick=thick) for path in paths]

    def name(self, sheet: Sheet, label: Label) -> None:
        """Write the name of a donut."""
        self._haloed(sheet, label.text, label.box, NAME, self.palette.ink, self.palette.halo, True)
        sheet.named("name", label.text, label.box)

    def ground_name(self, sheet: Sheet, name: GroundName) -> None:
        """Write a quiet name."""
        ink = self.palette.muted if name.kind == "place" else self.palette.faint
        bold = name.kind == "country"
        size = COUNTRY if bold else CITY
        if not bold:
            sheet.add(Shape(circle(*name.point, 1.8 * self.unit), fill=ink))
        self._haloed(sheet, name.text, name.box, size, ink, self.palette.ground_halo, bold)
        sheet.named("ground", name.text, name.box)

    def _haloed(  # noqa: PLR0913
        self,
        sheet: Sheet,
        text: str,
        box: Box,
        size: float,
        ink: Colour,
        halo: Colour,
        bold: bool,
    ) -> None:
        size *= self.unit
        x, y = box.middle
        left = x - width(text, size, bold) / 2
        sheet.add(Words(text, left, y + MIDDLE * size, size, ink, bold, halo, 3.2 * self.unit))

    def note(self, sheet: Sheet, text: str, box: Box) -> None:
        """Write what found no room, in the corner."""
        size = NOTE * self.unit
        left = box.left + 4 * self.unit
        base = box.middle[1] + MIDDLE * size
        halo, ink = self.palette.ground_halo, self.palette.muted
        sheet.add(Words(text, left, base, size, ink, False, halo, 3.2 * self.unit))
        sheet.named("note", text, box)

    def edge(self, sheet: Sheet, clip: Path) -> None:
        """Draw the frame of a map."""
        sheet.add(Shape(clip, stroke=self.palette.frame, thick=self.unit))

    def _dashed(self, sheet: Sheet, path: Path) -> None:
        """Draw the mark of a question in conflict: in the colour of text, no verdict."""
        dashes = (4 * self.unit, 3 * self.unit)
        thick = 1.5 * self.unit
        sheet.add(Shape(path, stroke=self.palette.ink, thick=thick, dashes=dashes))


def _area_kind(place: PlaceMark) -> str:
    """``country``, ``part`` of a country, or ``union`` of several."""
    if len(place.areas) == 1 and "-" not in place.areas[0]:
        return "country"
    return "union" if len({code[:2] for code in place.areas}) > 1 else "part"
