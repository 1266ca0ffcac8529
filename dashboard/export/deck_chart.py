"""Native charts of answers: bars of figures, or of days, that PowerPoint can edit.

A solid bar runs to a figure, or to the lower bound of a range; a pale one goes on to the upper
bound, or to the edge where there is none. Of days the bar is the span in which it happened.
"""

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from math import ceil
from typing import Any

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Pt
from xlsxwriter import Workbook  # type: ignore[import-untyped]

from dashboard.analysis.answers import Status
from dashboard.export.deck_file import FIXED
from dashboard.export.deck_look import Box, Look, mixed
from dashboard.export.deck_text import FONT, clamped, plain, width, wrapped
from dashboard.export.deck_writing import rgb
from dashboard.language import N_, _, current, ngettext
from dashboard.views.chart_scale import Scale
from dashboard.views.compare import QuestionView, RowView

#: More bars than these cannot be told apart on a slide; the table has all.
MOST_BARS = 12
_LABEL_SIZE = 12
_LINES = 2
#: Points for the labels below the bars, and between two.
_AXIS_ROOM, _GAP = 190, 12
#: Points for the label of a bar.
_LABEL_ROOM = 160
#: So much of a bar's colour is left of a bound that is not the lower one.
_PALE = 0.4
#: Day 1 of a spreadsheet is 1 January 1900, and it knows a 29 February in that year.
_EPOCH = date(1899, 12, 30).toordinal()
_FIRST_DAY = date(1900, 3, 1).toordinal()
_NAMES = {"figure": (N_("at least"), N_("up to")), "day": (N_("before"), N_("days"))}
#: A spreadsheet writes months in its own language, unless Windows' number of another stands here.
_DAYS = {"de": "[$-407]d. mmm", "ru": "[$-419]d mmm", "kk": "[$-43F]d mmm"}


@dataclass(frozen=True, slots=True)
class Bar:
    """One answer as two numbers: where the first part of its bar ends, and how long the rest is."""

    label: str
    colour: str
    first: float
    rest: float
    open: bool


def can_chart(view: QuestionView) -> bool:
    """Whether answers that count the same can be set side by side as bars."""
    if view.scale is None or view.kind not in _NAMES or view.status == Status.OTHER:
        return False
    if view.scale.days and view.scale.low < _FIRST_DAY:
        return False
    return len(bars(view)) > 1 and all(bar.first >= 0 and bar.rest >= 0 for bar in bars(view))


def bars(view: QuestionView) -> list[Bar]:
    """Return the bars of the answers that have a bound, in the table's order."""
    scale = view.scale
    if scale is None:
        return []
    rows = [row for row in view.rows if row.low is not None or row.high is not None]
    grouped = len({row.group for row in rows}) > 1
    return [_bar(row, scale, _label(row, grouped=grouped)) for row in rows[:MOST_BARS]]


def chart_key(view: QuestionView) -> str:
    """Return what solid and pale mean, where the chart has both."""
    if view.kind != "figure" or not any(bar.rest for bar in bars(view)):
        return ""
    return _("Bars: solid to the figure or lower bound, pale where a range goes on or is open.")


def draw_chart(slide: Any, view: QuestionView, box: Box, look: Look, alt: str) -> None:
    """Put the chart of a question on a slide."""
    drawn = bars(view)
    scale = view.scale
    if scale is None:
        return
    data = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = [bar.label for bar in drawn]
    for name, values in _series(view, drawn):
        data.add_series(name, values)  # type: ignore[no-untyped-call]
    kind = XL_CHART_TYPE.BAR_STACKED
    frame = slide.shapes.add_chart(kind, *box.emu, data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)
    frame.name = _("Chart of the answers")
    chart = frame.chart
    chart.part.chart_workbook.update_from_xlsx_blob(_workbook(view, drawn))
    chart.has_legend = chart.has_title = False
    chart.font.size, chart.font.name = Pt(_LABEL_SIZE), FONT
    chart.font.color.rgb = rgb(look.ink)
    _paint(chart, view, drawn, look)
    _axes(chart, scale, look)


def chart_words(view: QuestionView) -> str:
    """Return the chart in words, for those who cannot see it."""
    drawn = bars(view)
    left = len(view.rows) - len(drawn)
    told = [bar.label for bar in drawn]
    if left:
        told.append(ngettext("{n} more in the table only", "{n} more in the table only", left))
    words = _("Bar chart: {question} {answers}.", question=view.title, answers="; ".join(told))
    return plain(words)


def _label(row: RowView, *, grouped: bool) -> str:
    """``CWI: at least 8,000``; whom the source cites only where two lines hold it."""
    counted = f", {row.counted}" if grouped and row.counted else ""
    labels = [plain(f"{who}: {row.words}{counted}") for who in (row.speaker, row.label)]
    fitting = (each for each in labels if len(wrapped(each, _LABEL_ROOM, _LABEL_SIZE)) <= _LINES)
    return next(fitting, clamped(labels[1], _LABEL_ROOM, _LABEL_SIZE, _LINES))


def _bar(row: RowView, scale: Scale, label: str) -> Bar:
    colour = row.colour.removeprefix("#")
    low = scale.low if row.low is None else row.low
    high = scale.high if row.high is None else row.high
    if scale.days:
        return Bar(label, colour, low - _EPOCH, high - low + 1, row.high is None)
    if row.low is None:
        return Bar(label, colour, _floor(scale), high - _floor(scale), True)
    return Bar(label, colour, low, high - low, row.high is None)


def _floor(scale: Scale) -> float:
    return scale.low if scale.log else 0.0


def _series(view: QuestionView, drawn: list[Bar]) -> list[tuple[str, list[float]]]:
    first, rest = map(_, _NAMES[view.kind])
    return [(first, [bar.first for bar in drawn]), (rest, [bar.rest for bar in drawn])]


def _workbook(view: QuestionView, drawn: list[Bar]) -> bytes:
    """Return the chart's numbers as a workbook: texts stay texts, the same bytes each time."""
    file = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(file, options) as book:
        book.set_properties({"created": FIXED})
        sheet = book.add_worksheet()
        sheet.write_column(1, 0, [bar.label for bar in drawn])
        for column, (name, values) in enumerate(_series(view, drawn), start=1):
            sheet.write(0, column, name)
            sheet.write_column(1, column, values)
    return file.getvalue()


def _paint(chart: Chart, view: QuestionView, drawn: list[Bar], look: Look) -> None:
    """Colour each bar as its source; what is no part of an answer stays empty."""
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 60, 100
    solid, rest = plot.series
    for at, bar in enumerate(drawn):
        first, second = solid.points[at].format, rest.points[at].format
        if view.kind == "day":
            first.fill.background()
        else:
            first.fill.solid()
            first.fill.fore_color.rgb = rgb(bar.colour)
        second.fill.solid()
        pale = view.kind != "day" or bar.open
        shade = mixed(bar.colour, look.ground, _PALE) if pale else bar.colour
        second.fill.fore_color.rgb = rgb(shade)


def _axes(chart: Chart, scale: Scale, look: Look) -> None:
    names, values = chart.category_axis, chart.value_axis
    names.reverse_order = True
    names.format.line.color.rgb = rgb(look.soft)
    names.major_tick_mark = values.major_tick_mark = XL_TICK_MARK.NONE
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    values.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
    away = _EPOCH if scale.days else 0
    values.minimum_scale, values.maximum_scale = scale.low - away, scale.high - away + scale.days
    values.major_gridlines.format.line.color.rgb = rgb(look.rule)
    values.format.line.fill.background()
    days = _DAYS.get(current().code, "d mmm")
    values.tick_labels.number_format = days if scale.days else "#,##0"
    values.tick_labels.number_format_is_linked = False
    if scale.log:
        base = OxmlElement("c:logBase")
        base.set("val", "10")
        values._element.find(qn("c:scaling")).insert(0, base)
    else:
        values.major_unit = _step(scale)


def _step(scale: Scale) -> float:
    """Return the distance of labels that stand side by side without touching."""
    ticks = scale.ticks
    one = ticks[1].value - ticks[0].value if len(ticks) > 1 else scale.high - scale.low
    widest = max(width(each.label, _LABEL_SIZE) for each in ticks) + _GAP
    room = max(int(_AXIS_ROOM / widest), 1)
    return one * ceil((scale.high - scale.low) / one / room)
