"""The head of a still: its title, the sources with their numbers, and the key to the marks."""

from dataclasses import replace

from dashboard.export.still_kit import Kit
from dashboard.export.still_layout import Box
from dashboard.export.still_sheet import MIDDLE, Shape, Sheet, circle, rounded, wedge
from dashboard.export.still_signs import sign_block
from dashboard.export.still_text import (
    advance,
    clean,
    cut,
    line_width,
    shortened,
    width,
    wrap_runs,
)
from dashboard.export.still_theme import rgba
from dashboard.export.still_wording import title_runs
from dashboard.language import _, ngettext, number_words

#: Sizes at a height of 1080 pixels.
TITLE, LEGEND = 30.0, 19.0
#: More is shortened in the title and counted in the legend.
_TITLE_LINES, _LEGEND_ROWS = 4, 3


def draw_title(sheet: Sheet, kit: Kit, room: Box) -> Box:
    """Draw the title, smaller when it is long; return the room below it."""
    runs = title_runs(kit.scene, kit.options)
    if not any(run.text for run in runs):
        return room
    size = TITLE * kit.unit * (1.1 if kit.options.title else 0.94)
    lines = wrap_runs(runs, room.width, size)
    while len(lines) > 2 and size > TITLE * kit.unit * 0.55:
        size *= 0.93
        lines = wrap_runs(runs, room.width, size)
    if len(lines) > _TITLE_LINES:
        *others, run = lines[_TITLE_LINES - 1]
        last = (*others, replace(run, text=cut(run.text)))
        lines = [*lines[: _TITLE_LINES - 1], last]
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


def draw_legend(sheet: Sheet, kit: Kit, room: Box) -> Box:
    """Draw the sources with their numbers, and what paler and dashed mean; return what is left."""
    size = LEGEND * kit.unit
    totals = (kit.counts.exact + kit.counts.light).sum(axis=0).tolist()
    left, top, high = room.left, room.top, size * 1.5
    chosen = kit.scene.selection.sources
    shown_here = [
        (source, mark, total)
        for source, (mark, total) in enumerate(zip(kit.scene.view.sources, totals, strict=True))
        if chosen is None or mark.id in chosen
    ]
    for order, (source, mark, total) in enumerate(shown_here):
        label = shortened(clean(mark.label), room.width * 0.5, size)
        number = number_words(total)
        wide = size * 1.15 + width(label, size) + size * 0.4 + width(number, size)
        if left > room.left and left + wide > room.right:
            left, top = room.left, top + high
        if (
            top > room.top + (_LEGEND_ROWS - 1.5) * high
            and left + wide > room.right - room.width * 0.3
        ):
            more = len(shown_here) - order
            words = ngettext("and {n} more source", "and {n} more sources", more)
            left += sheet.words(words, left, top + size * 1.05, size, kit.palette.muted) + size
            break
        base = top + size * 1.05
        square = Box(left, base - size * 0.8, left + size * 0.8, base)
        sheet.add(Shape(rounded(square, size * 0.16), fill=rgba(mark.colour)))
        sign_block(sheet, source, rgba(mark.colour), square, square.height / 9)
        at = left + size * 1.15
        at += sheet.words(label, at, base, size, kit.palette.ink) + size * 0.4
        sheet.words(number, at, base, size, kit.palette.muted)
        sheet.named("legend", label, Box(left, top, left + wide, top + high))
        left += wide + size * 1.5
    return replace(
        room, top=_draw_key(sheet, kit, replace(room, left=left, top=top), size) + 10 * kit.unit
    )


def _draw_key(sheet: Sheet, kit: Kit, room: Box, size: float) -> float:
    """Say what paler and dashed mean, at the right of the last row or below it; return the end."""
    high, small = size * 1.5, size * 0.82
    parts = [("paler", _("dated only as a span of days"))]
    if kit.counts.open_questions.any():
        parts.append(("dashed", _("claims in conflict")))
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


def _draw_sample(sheet: Sheet, kit: Kit, mark: str, at: tuple[float, float], size: float) -> None:
    """Draw two halves of a disc, strong and paler, or a dashed ring."""
    if mark == "dashed":
        dashes = (size * 0.26, size * 0.2)
        ring = circle(*at, size * 0.5)
        sheet.add(Shape(ring, stroke=kit.palette.ink, thick=size * 0.09, dashes=dashes))
        return
    grey = "#6f767d"
    sheet.add(Shape(wedge(*at, size * 0.5, 0.5, 1.0), fill=rgba(grey)))
    sheet.add(Shape(wedge(*at, size * 0.5, 0.0, 0.5), fill=kit.palette.lighter(grey)))
