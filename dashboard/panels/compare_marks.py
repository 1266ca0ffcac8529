"""Where the marks of a chart of answers stand: plain rows of pixels and values for Altair.

Rows lie below one another in pixels from the top; left to right is the browser's, which
alone knows how wide the page is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from dashboard.analysis.wording import capitalised
from dashboard.language import _, pgettext
from dashboard.views.chart_scale import Scale
from dashboard.views.compare import QuestionView, RowView

Datum = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Size:
    """Pixels; ``words`` is the room above a bar for its words, none in the compact form."""

    font: int
    row: int
    words: int
    dot: int
    bar: int
    most_label: float  #: share of the width that the names of the sources may take
    said: int  #: height of a chart over days of statement


FULL = Size(font=13, row=42, words=16, dot=120, bar=7, most_label=0.37, said=230)
COMPACT = Size(font=12, row=21, words=0, dot=80, bar=5, most_label=0.37, said=150)
FOCUS = Size(font=15, row=54, words=20, dot=190, bar=9, most_label=0.37, said=330)

_HEADER = 24
_LETTER = 0.47  #: mean width of a letter, in font sizes


@dataclass(frozen=True)
class Marks:
    """All marks of a chart, and the room they take."""

    height: int
    label: str  #: where the axis begins: an expression, for a phone has less room
    rows: tuple[Datum, ...]
    headers: tuple[Datum, ...]


def text_width(text: str, font: float) -> float:
    """Guess how many pixels a text takes."""
    return len(text) * font * _LETTER + 4


def marks(view: QuestionView, scale: Scale, size: Size) -> Marks:
    """Lay out the rows of a question, group by group."""
    groups = [(name, list(rows)) for name, rows in groupby(view.rows, key=lambda each: each.group)]
    named = len(groups) > 1
    top, rows, headers = 2, [], []
    for name, members in groups:
        if named:
            headers.append({"text": capitalised(name), "y": top + _HEADER - 9, "line": top + 2})
            top += _HEADER
        for each in members:
            rows.append(_row(each, scale, size, top))
            top += size.row
        top += 4 if named else 0
    longest = max((text_width(each.label, size.font) for each in view.rows), default=0)
    label = f"min({round(longest) + 14}, width * {size.most_label})"
    return Marks(top + 4, label, tuple(rows), tuple(headers))


def tips(row: RowView) -> Datum:
    """Return what a mark tells when one points at it; no part is empty."""
    where = ", ".join(
        filter(
            None,
            [row.locator, pgettext("label", "as of {day}", day=row.as_of) if row.as_of else ""],
        )
    )
    return {
        "tip_who": row.speaker,
        "tip_says": row.words,
        "tip_claim": row.claim,
        "tip_where": where or _("not given"),
    }


def _row(row: RowView, scale: Scale, size: Size, top: int) -> Datum:
    open_low, open_high = row.low is None, row.high is None
    low = scale.low if row.low is None else row.low
    high = scale.high if row.high is None else row.high
    at = row.stated if row.stated is not None else low
    words = _words(row)
    return tips(row) | {
        "label": row.label,
        "colour": row.colour,
        "struck": row.struck,
        "conflict": row.conflict,
        "top": top,
        "bottom": top + size.row,
        "y": top + size.words + (size.row - size.words) / 2,
        "words_y": top + size.words / 2 + 3,
        "low": low,
        "high": high,
        "at": at,
        "dot": row.stated,
        "bar": low < high and not (open_low and open_high),
        "vague": open_low and open_high,
        "open_low": open_low,
        "open_high": open_high,
        "words": words,
        "wide": text_width(words, size.font - 1),
    }


def _words(row: RowView) -> str:
    cites = _("cites {voice}", voice=row.attributed) if row.attributed else ""
    return " · ".join(filter(None, [row.words, cites, _("retracted") if row.struck else ""]))


def said_labels(tops: list[float], gap: float, height: float) -> Iterator[float]:
    """Push labels apart: yield for each wanted position, ascending, one that is free."""
    placed: list[float] = []
    for wanted in tops:
        placed.append(max(wanted, placed[-1] + gap) if placed else max(wanted, gap / 2))
    over = (placed[-1] if placed else 0) - (height - gap / 2)
    bottom = height - gap / 2
    for at in reversed(range(len(placed))):
        if over <= 0:
            break
        placed[at] = min(placed[at], bottom)
        bottom = placed[at] - gap
    yield from placed
