"""The composition of a still: title, legend, map, date and strip, claims, caption, stamp."""

from dataclasses import dataclass, replace
from datetime import date

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from dashboard.analysis.description import date_phrase, describe, phrase, tally
from dashboard.analysis.filters import in_window, shown
from dashboard.analysis.selection import Mode
from dashboard.analysis.wording import capitalised, count
from dashboard.export.options import StillOptions
from dashboard.export.scene import Scene
from dashboard.export.stamp import stamp_lines
from dashboard.export.still_axis import draw_axis
from dashboard.export.still_claims import draw_claims
from dashboard.export.still_counts import Counts, bars, counts
from dashboard.export.still_draw import Pen
from dashboard.export.still_frame import main_frame
from dashboard.export.still_layout import Box
from dashboard.export.still_map import draw_map, place_map
from dashboard.export.still_sheet import MIDDLE, Shape, Sheet, circle, rounded, wedge
from dashboard.export.still_text import (
    Run,
    advance,
    clean,
    line_width,
    shortened,
    width,
    wrap,
    wrap_runs,
)
from dashboard.export.still_theme import PALETTES, Palette, rgba

#: Sizes at a height of 1080 pixels.
MARGIN, TITLE, LEGEND, DATE, CAPTION, STAMP = 40.0, 30.0, 19.0, 38.0, 19.0, 13.0
_AXIS = 118.0
_COLUMN = 0.285
#: A map wider than this has the strip beside the date.
_BESIDE = 1500.0
#: A picture narrower than this has its claims below the map.
_WIDE = 1.2
#: How much larger than on screen the marks are.
_MARKS = 1.42
_SMALLEST = 0.42


@dataclass(frozen=True)
class _Kit:
    """What every part of the composition needs."""

    scene: Scene
    options: StillOptions
    counts: Counts
    palette: Palette
    unit: float

    @property
    def marks(self) -> float:
        """The unit of marks: pixels of the dashboard."""
        return self.unit * _MARKS


def compose(scene: Scene, options: StillOptions) -> Sheet:
    """Lay out a still."""
    palette = PALETTES[options.theme]
    page = None if options.transparent else palette.page
    sheet = Sheet(options.width, options.height, page)
    kit = _Kit(scene, options, counts(scene), palette, unit_of(options))
    margin = MARGIN * kit.unit
    room = Box(margin, margin * 0.8, options.width - margin, options.height - margin * 0.55)
    room = _draw_foot(sheet, kit, room)
    room = _draw_title(sheet, kit, room)
    if options.legend:
        room = _draw_legend(sheet, kit, room)
    room = _draw_claims(sheet, kit, room)
    room = _draw_time(sheet, kit, room)
    _draw_map(sheet, kit, room)
    return sheet


def unit_of(options: StillOptions) -> float:
    """Return the size of everything: 1 at 1920x1080, by the height, less in narrow pictures."""
    area = (options.width * options.height / (1920 * 1080)) ** 0.5
    return max(min(options.height / 1080, area * 1.06), _SMALLEST)


def title_runs(scene: Scene, options: StillOptions) -> list[Run]:
    """Return the title: the one asked for, or the selection in words with its figures bold."""
    if options.title is not None:
        return [Run(clean(options.title), True)]
    mask = shown(scene.dataset, scene.selection)
    mask &= in_window(scene.dataset, scene.axis, scene.selection)
    head = capitalised(date_phrase(scene.axis, scene.selection))
    middle = f", {phrase(scene.dataset, scene.selection)}: "
    figures, comma, rest = tally(scene.dataset, scene.axis, mask).partition(",")
    return [
        Run(head, True),
        Run(clean(middle) + " ", ink="muted"),
        Run(figures, True),
        Run(comma + rest, ink="muted"),
    ]


def title_words(scene: Scene, options: StillOptions) -> str:
    """Return the title as plain text."""
    if options.title is not None:
        return clean(options.title)
    return clean(capitalised(describe(scene.dataset, scene.axis, scene.selection)))


def date_words(scene: Scene, language: str = "en") -> str:
    """``Thursday, 6 January 2022``, ``Up to 6 January 2022``; one day in the language asked for."""
    index = scene.axis.index(scene.selection.day)
    if index < 0:
        return ""
    if scene.selection.mode is not Mode.DAY:
        return capitalised(date_phrase(scene.axis, scene.selection))
    slot = scene.axis.slots[index]
    if slot.is_day and (locale := _locale(language)) is not None:
        return capitalised(format_date(date.fromordinal(slot.start), "full", locale=locale))
    return capitalised(scene.view.slots[index].words)


def _locale(language: str) -> Locale | None:
    """Return the locale of a tag; none for English, whose dates the views write."""
    try:
        locale = Locale.parse(language.replace("_", "-"), sep="-")
    except (UnknownLocaleError, ValueError, TypeError):
        return None
    return None if locale.language == "en" else locale


def _draw_title(sheet: Sheet, kit: _Kit, room: Box) -> Box:
    runs = title_runs(kit.scene, kit.options)
    if not any(run.text for run in runs):
        return room
    size = TITLE * kit.unit * (1.1 if kit.options.title else 0.94)
    lines = wrap_runs(runs, room.width, size)
    while len(lines) > 2 and size > TITLE * kit.unit * 0.55:
        size *= 0.93
        lines = wrap_runs(runs, room.width, size)
    top = room.top
    for line in lines:
        left = room.left
        for run in line:
            ink = getattr(kit.palette, run.ink)
            lead = len(run.text) - len(run.text.lstrip(" "))
            start = left + advance(" " * lead, size, run.bold)
            sheet.words(run.text, start, top + size * 0.95, size, ink, bold=run.bold)
            left += advance(run.text, size, run.bold)
        top += size * 1.28
    wide = max(line_width(line, size) for line in lines)
    sheet.named("title", "", Box(room.left, room.top, room.left + wide, top))
    return replace(room, top=top + 10 * kit.unit)


def _draw_legend(sheet: Sheet, kit: _Kit, room: Box) -> Box:
    """Draw the sources with their numbers, and what paler and dashed mean."""
    size = LEGEND * kit.unit
    totals = (kit.counts.exact + kit.counts.light).sum(axis=0).tolist()
    left, top, high = room.left, room.top, size * 1.5
    chosen = kit.scene.selection.sources
    for mark, total in zip(kit.scene.view.sources, totals, strict=True):
        if chosen is not None and mark.id not in chosen:
            continue
        label = shortened(clean(mark.label), room.width * 0.5, size)
        number = f"{total:,}"
        wide = size * 1.15 + width(label, size) + size * 0.4 + width(number, size)
        if left > room.left and left + wide > room.right:
            left, top = room.left, top + high
        base = top + size * 1.05
        square = Box(left, base - size * 0.8, left + size * 0.8, base)
        sheet.add(Shape(rounded(square, size * 0.16), fill=rgba(mark.colour)))
        at = left + size * 1.15
        at += sheet.words(label, at, base, size, kit.palette.ink) + size * 0.4
        sheet.words(number, at, base, size, kit.palette.muted)
        sheet.named("legend", label, Box(left, top, left + wide, top + high))
        left += wide + size * 1.5
    return replace(
        room, top=_draw_key(sheet, kit, replace(room, left=left, top=top), size) + 10 * kit.unit
    )


def _draw_key(sheet: Sheet, kit: _Kit, room: Box, size: float) -> float:
    """Say what paler and dashed mean, at the right of the last row or below it; return the end."""
    high, small = size * 1.5, size * 0.82
    parts = [("paler", "dated only as a span of days")]
    if kit.counts.open_questions.any():
        parts.append(("dashed", "claims in conflict"))
    widths = [small * 1.7 + width(words, small) for _, words in parts]
    wide = sum(widths) + (len(parts) - 1) * size
    top = room.top if room.right - wide > room.left else room.top + high
    left = room.right - wide
    for (mark, words), each in zip(parts, widths, strict=True):
        base = top + size * 1.05
        _draw_sample(sheet, kit, mark, (left + small * 0.65, base - MIDDLE * small), small)
        sheet.words(words, left + small * 1.7, base, small, kit.palette.muted)
        left += each + size
    sheet.named("legend", "key", Box(room.right - wide, top, room.right, top + high))
    return top + high


def _draw_sample(sheet: Sheet, kit: _Kit, mark: str, at: tuple[float, float], size: float) -> None:
    """Draw two halves of a disc, strong and paler, or a dashed ring."""
    if mark == "dashed":
        dashes = (size * 0.26, size * 0.2)
        ring = circle(*at, size * 0.5)
        sheet.add(Shape(ring, stroke=kit.palette.ink, thick=size * 0.09, dashes=dashes))
        return
    grey = "#6f767d"
    sheet.add(Shape(wedge(*at, size * 0.5, 0.5, 1.0), fill=rgba(grey)))
    sheet.add(Shape(wedge(*at, size * 0.5, 0.0, 0.5), fill=kit.palette.lighter(grey)))


def _draw_foot(sheet: Sheet, kit: _Kit, room: Box) -> Box:
    """Draw caption and stamp, from the bottom up."""
    stamp = " · ".join(line.rstrip(".") for line in stamp_lines(kit.scene, kit.options.stamp))
    size = STAMP * kit.unit
    bottom = _draw_up(
        sheet, wrap(clean(capitalised(stamp)), room.width, size), room, size, kit, "stamp"
    )
    room = replace(room, bottom=bottom - 9 * kit.unit)
    if not kit.options.caption:
        return room
    size = CAPTION * kit.unit
    lines = wrap(clean(kit.options.caption), room.width, size)
    bottom = _draw_up(sheet, lines, room, size, kit, "caption")
    return replace(room, bottom=bottom - 10 * kit.unit)


def _draw_up(sheet: Sheet, lines: list[str], room: Box, size: float, kit: _Kit, kind: str) -> float:
    top = room.bottom - len(lines) * size * 1.4
    ink = kit.palette.faint if kind == "stamp" else kit.palette.ink
    for order, text in enumerate(lines):
        sheet.words(text, room.left, top + (order * 1.4 + 1) * size, size, ink)
    sheet.named(kind, "", Box(room.left, top, room.right, room.bottom))
    return top


def _draw_claims(sheet: Sheet, kit: _Kit, room: Box) -> Box:
    if not kit.options.claims:
        return room
    if room.width / room.height >= _WIDE * 0.98 and kit.options.width >= kit.options.height * _WIDE:
        wide = room.width * _COLUMN
        gap = 34 * kit.unit
        column = Box(room.right - wide, room.top, room.right, room.bottom)
        draw_claims(sheet, kit.scene, [column], kit.palette, kit.marks)
        return replace(room, right=column.left - gap)
    high, gap = room.height * 0.3, 34 * kit.unit
    wide = (room.width - gap) / 2
    top = room.bottom - high
    columns = [Box(left, top, left + wide, room.bottom) for left in (room.left, room.right - wide)]
    draw_claims(sheet, kit.scene, columns, kit.palette, kit.marks)
    return replace(room, bottom=top - 22 * kit.unit)


def _draw_time(sheet: Sheet, kit: _Kit, room: Box) -> Box:
    """Draw the large date and the strip: side by side, or the strip below."""
    words = date_words(kit.scene, kit.options.language)
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


def _draw_map(sheet: Sheet, kit: _Kit, box: Box) -> None:
    frame = main_frame(kit.scene, box, kit.marks)
    placed = place_map(kit.scene, kit.counts, frame, kit.marks, kit.options.language)
    draw_map(sheet, kit.scene, kit.counts, placed, Pen(kit.palette, kit.marks))


def told(scene: Scene) -> str:
    """``109 claims by 5 of 5 sources at 11 places``."""
    found = counts(scene)
    claims, places = int(found.totals.sum()), int((found.totals > 0).sum())
    speaking = int(((found.exact + found.light).sum(axis=0) > 0).sum())
    of = count(len(scene.view.sources), "source")
    return f"{count(claims, 'claim')} by {speaking} of {of} at {count(places, 'place')}"
