"""What the charts of answers share: axes, colours, tooltips, and how a layer is made.

Colours of type and lines are the page's own (``currentColor`` in an SVG), so that light and
dark need no second chart. Data goes in as plain values; no text of it is ever an expression.
"""

import json
from math import log10
from typing import Any, TypeVar

import altair as alt

from dashboard.language import _
from dashboard.panels.compare_marks import Datum, Size, text_width
from dashboard.views.chart_scale import Scale

INK = "currentColor"
FONT = '"Source Sans", sans-serif'
GREY = "#8b8f94"
#: Room at the right for an arrow, at least; half a label may need more.
RIGHT = 26

Channel = TypeVar("Channel", alt.X, alt.Y)


def tooltip() -> list[alt.Tooltip]:
    """Return what a mark shows when one points at it."""
    titles = {"who": "title", "says": _("Says"), "claim": _("Claim"), "where": _("Where")}
    return [
        alt.Tooltip(field=f"tip_{name}", type="nominal", title=title)
        for name, title in titles.items()
    ]


def x_axis(scale: Scale, left: int | str, size: Size, name: str = "low") -> alt.X:
    """Return the axis from left to right, ``left`` pixels being kept for names."""
    last = text_width(scale.ticks[-1].label, size.font - 1) / 2
    span = [expr(f"{left} + 6"), expr(f"width - {max(RIGHT, round(last) + 2)}")]
    return alt.X(
        f"{name}:Q",
        title=None,
        scale=scale_of(scale, span),
        axis=axis_of(scale, size, grid=True, orient="bottom"),
    )


def scale_of(scale: Scale, span: list[Any]) -> alt.Scale:
    """Return the scale of a view, stretched over some pixels."""
    domain = [scale.low, scale.high]
    if scale.log:
        return alt.Scale(type="log", domain=domain, range=span, nice=False)
    return alt.Scale(domain=domain, range=span, nice=False, zero=False)


def axis_of(scale: Scale, size: Size, **options: Any) -> alt.Axis:
    """Return thin lines at the ticks of a view, and its own labels."""
    names = json.dumps([tick.label for tick in scale.ticks])
    values = [tick.value for tick in scale.ticks]
    return alt.Axis(
        values=values,
        labelExpr=f"{names}[indexof({json.dumps(values)}, datum.value)]",
        domain=False,
        ticks=False,
        gridColor=INK,
        gridOpacity=0.13,
        labelColor=INK,
        labelOpacity=0.72,
        labelFontSize=size.font - 1,
        labelPadding=5,
        labelFlush=False,
        labelOverlap="greedy",
        labelSeparation=8,
        **options,
    )


def named(channel: Channel, name: str) -> Channel:
    """Return the same axis for another column."""
    found = channel.copy()
    found.shorthand = f"{name}:Q"
    return found


def colour() -> alt.Color:
    """Return the colour that a row brings with it."""
    return alt.Color("colour:N", scale=None, legend=None)


def expr(text: str) -> Any:
    """Return an expression that the browser works out; never one with text of the data."""
    return alt.ExprRef(expr=text)


def part(value: float, scale: Scale) -> float:
    """Return where on the axis a value lies, 0 to 1."""
    if scale.log:
        return (log10(value) - log10(scale.low)) / (log10(scale.high) - log10(scale.low))
    return (value - scale.low) / ((scale.high - scale.low) or 1)


def layer(
    data: list[Datum],
    mark: str,
    *,
    encode: tuple[Any, ...],
    name: str = "",
    tips: bool = False,
    **options: Any,
) -> list[alt.Chart]:
    """Return one layer, or none where there is nothing to draw; ``tips`` when one points at it."""
    if not data:
        return []
    chart = alt.Chart(alt.Data(values=data))
    if name:
        chart = chart.properties(name=name)
    told = {"tooltip": tooltip()} if tips else {}
    return [getattr(chart, mark)(**options).encode(*encode, **told)]


def finished(layers: list[alt.Chart], height: int, size: Size) -> alt.LayerChart:
    """Return the layers as one chart in the type of the page."""
    # Streamlit fits a chart with its axis into the height.
    chart = alt.layer(*layers, height=height + size.font + 14)
    chart = chart.properties(padding={"left": 0, "right": 0, "top": 2, "bottom": 2})
    return chart.configure(font=FONT, background="transparent").configure_view(stroke=None)
