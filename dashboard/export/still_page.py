"""The composition of a still: title, legend, map, date and strip, claims, caption, stamp."""

from dataclasses import replace

from dashboard.analysis.filters import shown
from dashboard.analysis.wording import capitalised
from dashboard.export.options import StillOptions
from dashboard.export.scene import Scene
from dashboard.export.stamp import stamp_lines
from dashboard.export.still_axis import draw_axis
from dashboard.export.still_claims import draw_claims
from dashboard.export.still_counts import bars
from dashboard.export.still_draw import Pen
from dashboard.export.still_frame import main_frame
from dashboard.export.still_head import draw_legend, draw_title
from dashboard.export.still_kit import Kit, kit_for
from dashboard.export.still_layout import Box
from dashboard.export.still_map import draw_map, place_map
from dashboard.export.still_sheet import MIDDLE, Sheet
from dashboard.export.still_text import clean, cut, shortened, width, wrap
from dashboard.export.still_wording import date_words

#: Sizes at a height of 1080 pixels.
MARGIN, DATE, CAPTION, STAMP = 40.0, 38.0, 19.0, 13.0
_AXIS = 118.0
_COLUMN = 0.285
#: A map wider than this has the strip beside the date.
_BESIDE = 1500.0
#: A picture narrower than this has its claims below the map.
_WIDE = 1.2
#: The map has the rest: a longer caption ends in an ellipsis, as does a longer fact of the stamp.
_CAPTION_LINES, _FACT_LINES = 6, 2


def compose(scene: Scene, options: StillOptions) -> Sheet:
    """Lay out a still."""
    kit = kit_for(scene, options)
    page = None if options.transparent else kit.palette.page
    sheet = Sheet(options.width, options.height, page)
    margin = MARGIN * kit.unit
    room = Box(margin, margin * 0.8, options.width - margin, options.height - margin * 0.55)
    room = _draw_foot(sheet, kit, room)
    room = draw_title(sheet, kit, room)
    if options.legend:
        room = draw_legend(sheet, kit, room)
    room = _draw_claims(sheet, kit, room)
    room = _draw_time(sheet, kit, room)
    _draw_map(sheet, kit, room)
    return sheet


def _draw_foot(sheet: Sheet, kit: Kit, room: Box) -> Box:
    """Draw caption and stamp, from the bottom up."""
    size = STAMP * kit.unit
    facts = [
        shortened(clean(line.rstrip(".")), room.width * _FACT_LINES, size)
        for line in stamp_lines(kit.scene, kit.options.stamp)
    ]
    stamp = wrap(capitalised(" · ".join(facts)), room.width, size)
    bottom = _draw_up(sheet, stamp, room, size, kit, "stamp")
    room = replace(room, bottom=bottom - 9 * kit.unit)
    if not kit.options.caption:
        return room
    size = CAPTION * kit.unit
    lines = wrap(clean(kit.options.caption), room.width, size)
    while len(lines) > 3 and size > CAPTION * kit.unit * 0.6:
        size *= 0.93
        lines = wrap(clean(kit.options.caption), room.width, size)
    if len(lines) > _CAPTION_LINES:
        lines = [*lines[: _CAPTION_LINES - 1], cut(lines[_CAPTION_LINES - 1])]
    bottom = _draw_up(sheet, lines, room, size, kit, "caption")
    return replace(room, bottom=bottom - 10 * kit.unit)


def _draw_up(sheet: Sheet, lines: list[str], room: Box, size: float, kit: Kit, kind: str) -> float:
    top = room.bottom - len(lines) * size * 1.4
    ink = kit.palette.faint if kind == "stamp" else kit.palette.ink
    for order, text in enumerate(lines):
        sheet.words(text, room.left, top + (order * 1.4 + 1) * size, size, ink)
    sheet.named(kind, "", Box(room.left, top, room.right, room.bottom))
    return top


def _draw_claims(sheet: Sheet, kit: Kit, room: Box) -> Box:
    if not kit.options.claims or not shown(kit.scene.dataset, kit.scene.selection).any():
        return room
    if room.width / room.height >= _WIDE * 0.98 and kit.options.width >= kit.options.height * _WIDE:
        wide = room.width * _COLUMN
        gap = 34 * kit.unit
        column = Box(room.right - wide, room.top, room.right, room.bottom)
        draw_claims(sheet, kit.scene, [column], kit.palette, kit.marks)
        return replace(room, right=column.left - gap)
    high, gap = room.height * 0.33, 34 * kit.unit
    wide = (room.width - gap) / 2
    top = room.bottom - high
    columns = [Box(left, top, left + wide, room.bottom) for left in (room.left, room.right - wide)]
    draw_claims(sheet, kit.scene, columns, kit.palette, kit.marks)
    return replace(room, bottom=top - 22 * kit.unit)


def _draw_time(sheet: Sheet, kit: Kit, room: Box) -> Box:
    """Draw the large date and the strip: side by side, or the strip below."""
    words = date_words(kit.scene)
    size, high = DATE * kit.unit, _AXIS * kit.unit
    wide = width(words, size, True)
    beside = room.width > _BESIDE * kit.unit
    size *= min(1.0, room.width * (0.42 if beside else 1) / max(wide, 1.0))
    top = room.bottom - high - (0 if beside else size * 1.35)
    base = top + size * 1.0 if not beside else room.bottom - high * 0.42 + MIDDLE * size * 0.3
    sheet.words(words, room.left, base, size, kit.palette.ink, bold=True)
    sheet.named("date", words, Box(room.left, base - size, room.left + wide, base + size * 0.3))
    left = room.left + (room.width * 0.45 if beside else 0)
    strip = Box(left, room.bottom - high, room.right, room.bottom)
    draw_axis(sheet, kit.scene, bars(kit.scene), strip, kit.palette, kit.marks)
    return replace(room, bottom=top - 14 * kit.unit)


def _draw_map(sheet: Sheet, kit: Kit, box: Box) -> None:
    frame = main_frame(kit.scene, box, kit.marks)
    placed = place_map(kit.scene, kit.counts, frame, kit.marks)
    draw_map(sheet, kit.scene, kit.counts, placed, Pen(kit.palette, kit.marks))
