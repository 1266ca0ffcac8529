"""The thin strip of the time axis: bars a slot, the shown window lit up, the silence skipped.

As the dashboard's slider: claims dated to a slot stand on the line, what is known only as a
span hangs below it, lighter and to a scale of its own.
"""

from dataclasses import dataclass

import numpy as np

from dashboard.export.scene import Scene
from dashboard.export.still_counts import Bars, window
from dashboard.export.still_layout import Box
from dashboard.export.still_sheet import MIDDLE, Shape, Sheet, line, rectangle, rounded
from dashboard.export.still_signs import sign_block
from dashboard.export.still_text import width
from dashboard.export.still_theme import Colour, Palette, rgba
from dashboard.language import _

TICK, GROUP = 11.0, 10.0
#: Below the line: the hanging stacks, the ticks, the months.
HANG, WORDS = 13.0, 33.0
_GAP, _WIDEST, _GUTTER = 22.0, 64.0, 62.0


@dataclass(frozen=True)
class Strip:
    """Where the slots lie: ``middles`` in pixels, each ``slot`` wide, ``gap`` before a break."""

    box: Box
    floor: float
    middles: tuple[float, ...]
    slot: float
    gap: float


def draw_axis(
    sheet: Sheet, scene: Scene, found: Bars, box: Box, palette: Palette, unit: float
) -> None:
    """Draw the strip into a box."""
    if not scene.view.slots:
        return
    strip = _strip(scene, box, unit)
    _draw_window(sheet, scene, strip, palette, unit)
    _draw_stacks(sheet, scene, found, strip, palette, unit)
    _draw_line(sheet, scene, strip, palette, unit)
    _draw_ticks(sheet, scene, strip, palette, unit)
    sheet.named("axis", "", box)


def _strip(scene: Scene, box: Box, unit: float) -> Strip:
    slots = scene.view.slots
    gutter = _GUTTER * unit if box.width > 520 * unit else 0.0
    breaks = sum(slot.break_before for slot in slots)
    gap = min(_GAP * unit, box.width * 0.3 / max(breaks, 1))
    room = box.width - gutter - breaks * gap
    each = min(room / len(slots), _WIDEST * unit)
    at, middles = box.left + gutter, []
    for slot in slots:
        at += gap if slot.break_before else 0
        middles.append(at + each / 2)
        at += each
    return Strip(box, box.bottom - (HANG + WORDS) * unit, tuple(middles), each, gap)


def _draw_window(sheet: Sheet, scene: Scene, strip: Strip, palette: Palette, unit: float) -> None:
    begin, end = window(scene)
    left, right = strip.middles[begin] - strip.slot / 2, strip.middles[end] + strip.slot / 2
    band = Box(left, strip.box.top, max(right, left + 2), strip.floor + (HANG + 2) * unit)
    sheet.add(Shape(rounded(band, 4 * unit), fill=palette.band))


def _draw_stacks(
    sheet: Sheet, scene: Scene, found: Bars, strip: Strip, palette: Palette, unit: float
) -> None:
    sure = found.exact.sum(axis=1) + found.hidden_exact
    spans = found.light.sum(axis=1) + found.hidden_light
    up = (strip.floor - strip.box.top - 4 * unit) / max(int(sure.max(initial=1)), 1)
    down = HANG * unit / max(int(spans.max(initial=1)), 1)
    strong = [rgba(mark.colour) for mark in scene.view.sources]
    light = [palette.lighter(mark.colour) for mark in scene.view.sources]
    for slot in range(len(strip.middles)):
        above = [*found.exact[slot].tolist(), int(found.hidden_exact[slot])]
        below = [*found.light[slot].tolist(), int(found.hidden_light[slot])]
        _stack(sheet, strip, slot, above, [*strong, palette.hidden], -up, unit)
        _stack(sheet, strip, slot, below, [*light, palette.hidden], down, unit)


def _stack(  # noqa: PLR0913
    sheet: Sheet,
    strip: Strip,
    slot: int,
    numbers: list[int],
    inks: list[Colour],
    step: float,
    unit: float,
) -> None:
    """Draw one stack away from the line, source by source; ``step`` pixels a claim."""
    thick = max(1.0, min(strip.slot * 0.74, strip.slot - 1.5))
    left, y = strip.middles[slot] - thick / 2, strip.floor + (1 if step > 0 else 0)
    for source, (number, ink) in enumerate(zip(numbers, inks, strict=True)):
        if not number:
            continue
        tall = number * step
        inner = tall - np.sign(tall) * 0.6 if abs(tall) > 3 else tall
        block = Box(left, min(y, y + inner), left + thick, max(y, y + inner))
        sheet.add(Shape(rectangle(block), fill=ink))
        if source < len(numbers) - 1:  # the last are hidden, of any source
            sign_block(sheet, source, ink, block, unit)
        y += tall


def _draw_line(sheet: Sheet, scene: Scene, strip: Strip, palette: Palette, unit: float) -> None:
    half, start = strip.slot / 2, 0
    slots = scene.view.slots
    stops = [at for at, slot in enumerate(slots) if slot.break_before] + [len(slots)]
    for stop in stops:
        if stop > start:
            ends = (strip.middles[start] - half, strip.middles[stop - 1] + half)
            path = line((ends[0], strip.floor + 0.5), (ends[1], strip.floor + 0.5))
            sheet.add(Shape(path, stroke=palette.line, thick=unit))
        if 0 < stop < len(slots):
            x = strip.middles[stop] - half - strip.gap / 2
            for dx in (-3 * unit, 2 * unit):
                slash = line(
                    (x + dx - 2 * unit, strip.floor + 5 * unit),
                    (x + dx + 3 * unit, strip.floor - 5 * unit),
                )
                sheet.add(Shape(slash, stroke=palette.faint, thick=unit))
        start = stop


def _draw_groups(sheet: Sheet, scene: Scene, strip: Strip, palette: Palette, unit: float) -> None:
    """Write the months below the ticks: that of the shown window before all others."""
    slots, size = scene.view.slots, GROUP * unit
    base = strip.floor + (HANG + 8) * unit + TICK * unit + size
    named = [at for at, slot in enumerate(slots) if slot.group]
    shown = max((at for at in named if at <= window(scene)[1]), default=-1)
    taken: list[tuple[float, float]] = []
    for at in sorted(named, key=lambda at: (at != shown, at)):
        wide = width(slots[at].group, size)
        left = strip.middles[at] - width(slots[at].tick, TICK * unit) / 2
        left = min(left, strip.box.right - wide)
        if all(left > right + 7 * unit or left + wide + 7 * unit < begin for begin, right in taken):
            sheet.words(slots[at].group, left, base, size, palette.faint)
            taken.append((left, left + wide))


def _draw_ticks(sheet: Sheet, scene: Scene, strip: Strip, palette: Palette, unit: float) -> None:
    begin, end = window(scene)
    slots, below = scene.view.slots, strip.floor + HANG * unit
    tick_size, group_size = TICK * unit, GROUP * unit
    taken: list[tuple[float, float]] = []
    order = sorted(range(len(slots)), key=lambda at: (not begin <= at <= end, at))
    for at in order:
        lit, x = begin <= at <= end, strip.middles[at]
        half = width(slots[at].tick, tick_size, lit) / 2
        span = (x - half - 4 * unit, x + half + 4 * unit)
        if any(span[0] < right and span[1] > left for left, right in taken):
            continue
        taken.append(span)
        ink = palette.ink if lit else palette.muted
        base = below + 4 * unit + tick_size
        sheet.words(slots[at].tick, x, base, tick_size, ink, bold=lit, align="middle")
    _draw_groups(sheet, scene, strip, palette, unit)
    if strip.middles[0] - strip.slot / 2 > strip.box.left + 40 * unit:
        for words, up in ((_("that day"), -9.0), (_("a span"), 8.0)):
            base = strip.floor + up * unit + MIDDLE * group_size
            sheet.words(words, strip.box.left, base, group_size, palette.faint)
