"""The charts of answers with Altair: one row a source, or figures over the day they were said.

Colours of type and lines are the page's own (``currentColor`` in an SVG), so that light and
dark need no second chart. Data goes in as plain values; no text of it is ever an expression.
"""

import json
from math import log10
from typing import Any

import altair as alt

from dashboard.panels.compare_marks import Datum, Marks, Size, marks, said_labels, text_width, tips
from dashboard.views.chart_scale import Scale
from dashboard.views.compare import QuestionView

INK = "currentColor"
FONT = '"Source Sans", sans-serif'
#: Room at the right for an arrow, at least; half a label may need more.
RIGHT = 26
GREY = "#8b8f94"

_TIPS = [
    alt.Tooltip(field="tip_who", type="nominal", title="title"),
    alt.Tooltip(field="tip_says", type="nominal", title="Says"),
    alt.Tooltip(field="tip_claim", type="nominal", title="Claim"),
    alt.Tooltip(field="tip_where", type="nominal", title="Where"),
]


def answer_chart(view: QuestionView, size: Size) -> alt.LayerChart | None:
    """Return dots and ranges, one row an answer; ``None`` where there is no axis."""
    if view.scale is None:
        return None
    found = marks(view, view.scale, size)
    x = _x(view.scale, found.label, size)
    layers = [
        *_headers(found, size),
        *_bars(found, x, size),
        *_dots(found, x, size),
        *_texts(found, size),
        _hover(found),
    ]
    return _finished(layers, found.height, size)


def said_chart(view: QuestionView, size: Size) -> alt.LayerChart | None:
    """Return figures over the days of their statements; ``None`` where either is missing."""
    if view.scale is None or view.said_scale is None or view.scale.days:
        return None
    height = size.said
    data = _said_data(view, view.scale, height, size)
    if not data:
        return None
    left = max(text_width(tick.label, size.font - 1) for tick in view.scale.ticks) + 10
    x = _x(view.said_scale, round(left), size)
    y = alt.Y(
        "low:Q",
        title=None,
        scale=_scale(view.scale, [height, 0]),
        axis=_axis(view.scale, size, grid=True, orient="left", offset=-round(left)),
    )
    base = alt.Chart(alt.Data(values=data))
    colour = _colour()
    layers = [
        base.mark_rule(strokeWidth=size.bar - 2, opacity=0.4).encode(x, y, alt.Y2("high"), colour),
        base.mark_rule(strokeWidth=2, opacity=0.5).encode(
            _x(view.said_scale, round(left), size, "said_from"),
            _y_at(view.scale, height, size),
            alt.X2("said_to"),
            colour,
        ),
        base.transform_filter("isValid(datum.dot)")
        .mark_circle(size=size.dot, opacity=1)
        .encode(x, _y_at(view.scale, height, size), colour, tooltip=_TIPS),
        base.mark_text(
            align="left",
            baseline="middle",
            fontSize=size.font - 1,
            x=_expr("scale('x', datum.said) + (datum.flip ? -9 - datum.wide : 9)"),
            y=_expr("datum.text_y"),
            color=INK,
        ).encode(text="words:N", tooltip=_TIPS),
    ]
    return _finished(layers, height, size)


def _said_data(view: QuestionView, scale: Scale, height: int, size: Size) -> list[Datum]:
    """Return a datum an answer that has a figure and a day, labels kept apart."""
    days = view.said_scale
    data: list[Datum] = []
    for row in view.rows:
        if row.said_from is None or days is None or (row.low is None and row.high is None):
            continue
        low = scale.low if row.low is None else row.low
        high = scale.high if row.high is None else row.high
        said_to = row.said_from if row.said_to is None else row.said_to
        middle = (row.said_from + said_to) / 2
        at = row.stated if row.stated is not None else (low + high) / 2
        words = f"{row.label}: {row.words}"
        data.append(
            tips(row)
            | {
                "colour": GREY if row.struck else row.colour,
                "said": middle,
                "said_from": row.said_from,
                "said_to": said_to,
                "low": low,
                "high": high,
                "at": at,
                "dot": row.stated,
                "words": words,
                "wide": text_width(words, size.font - 1),
                "flip": (middle - days.low) / ((days.high - days.low) or 1) > 0.5,
                "wanted": height * (1 - _part(at, scale)),
            }
        )
    data.sort(key=lambda each: each["wanted"])
    free = said_labels([each["wanted"] for each in data], size.font + 3, height)
    return [each | {"text_y": at} for each, at in zip(data, free, strict=True)]


def _part(value: float, scale: Scale) -> float:
    """Return where on the axis a value lies, 0 to 1."""
    if scale.log:
        return (log10(value) - log10(scale.low)) / (log10(scale.high) - log10(scale.low))
    return (value - scale.low) / ((scale.high - scale.low) or 1)


def _bars(found: Marks, x: alt.X, size: Size) -> list[alt.Chart]:
    bars = [_greyed(each) for each in found.rows if each["bar"]]
    ends = [
        each | {"end": each[side], "turn": 90 if side == "high" else -90}
        for each in bars
        for side in ("low", "high")
        if each[f"open_{side}"]
    ]
    contested = [each for each in bars if each["conflict"] and each["dot"] is None]
    span = alt.X2("high")
    return [
        *_layer(contested, "mark_bar", height=size.bar + 9, fillOpacity=0, stroke=INK,
                strokeDash=[3, 2.5], strokeWidth=1.2, cornerRadius=8, x2Offset=6, xOffset=-6,
                encode=(x, span, _Y)),
        *_layer(bars, "mark_rule", strokeWidth=size.bar, opacity=0.5,
                encode=(x, span, _Y, _colour())),
        *_layer(ends, "mark_point", shape="triangle-up", filled=True, opacity=1, size=size.dot * .7,
                encode=(_named(x, "end"), _Y, _colour(),
                        alt.Angle("turn:Q", scale=None))),
    ]  # fmt: skip


def _dots(found: Marks, x: alt.X, size: Size) -> list[alt.Chart]:
    dots = [_greyed(each) for each in found.rows if each["dot"] is not None]
    rings = [each for each in dots if each["conflict"]]
    return [
        *_layer(dots, "mark_circle", size=size.dot, opacity=1,
                encode=(_named(x, "dot"), _Y, _colour())),
        *_layer(rings, "mark_point", shape="circle", filled=False, size=size.dot * 2.9,
                stroke=INK, strokeDash=[3, 2.5], strokeWidth=1.2, opacity=0.9,
                encode=(_named(x, "dot"), _Y)),
    ]  # fmt: skip


def _texts(found: Marks, size: Size) -> list[alt.Chart]:
    """Return the names of the sources, and the words above their bars."""
    layers: list[alt.Chart] = []
    for struck in (False, True):
        rows = [each for each in found.rows if each["struck"] is struck]
        name = "struck" if struck else "names"
        ink = GREY if struck else INK
        layers += _layer(
            rows, "mark_text", align="left", baseline="middle", x=0, fontSize=size.font,
            fontWeight=600, color=ink, limit=found.label - 8,
            encode=(_Y, alt.Text("label:N")), name=f"{name}_label",
        )  # fmt: skip
        if size.words:
            most = f"max({found.label}, width - datum.wide)"
            left = f"clamp(scale('x', datum.at) - 5, {found.label}, {most})"
            layers += _layer(
                rows, "mark_text", align="left", baseline="middle", x=_expr(left),
                fontSize=size.font - 1, color=ink, opacity=0.82,
                limit=_expr(f"width - {found.label}"),
                encode=(_pixels("words_y"), alt.Text("words:N")), name=f"{name}_words",
            )  # fmt: skip
    return layers


def _headers(found: Marks, size: Size) -> list[alt.Chart]:
    headers = list(found.headers)
    return [
        *_layer(headers[1:], "mark_rule", color=INK, opacity=0.16, strokeWidth=1, x=0,
                x2=_expr("width"), encode=(_pixels("line"),)),
        *_layer(headers, "mark_text", align="left", baseline="middle", x=0, color=INK,
                opacity=0.7, fontSize=size.font - 1, limit=_expr("width"),
                encode=(_pixels("y"), alt.Text("text:N"))),
    ]  # fmt: skip


def _hover(found: Marks) -> alt.Chart:
    """Return what one points at: the whole row."""
    chart = alt.Chart(alt.Data(values=list(found.rows)), name="hover")
    return chart.mark_rect(x=0, x2=_expr("width"), fillOpacity=0, color=INK, cornerRadius=4).encode(
        _pixels("top"), alt.Y2("bottom"), tooltip=_TIPS
    )


def _layer(
    data: list[Datum], mark: str, *, encode: tuple[Any, ...], name: str = "", **options: Any
) -> list[alt.Chart]:
    """Return one layer, or none where there is nothing to draw."""
    if not data:
        return []
    chart = alt.Chart(alt.Data(values=data))
    if name:
        chart = chart.properties(name=name)
    return [getattr(chart, mark)(**options).encode(*encode)]


def _finished(layers: list[alt.Chart], height: int, size: Size) -> alt.LayerChart:
    # Streamlit fits a chart with its axis into the height.
    chart = alt.layer(*layers, height=height + size.font + 9)
    chart = chart.properties(padding={"left": 0, "right": 0, "top": 2, "bottom": 2})
    return chart.configure(font=FONT, background="transparent").configure_view(stroke=None)


def _x(scale: Scale, left: int, size: Size, name: str = "low") -> alt.X:
    last = text_width(scale.ticks[-1].label, size.font - 1) / 2
    span = [left + 6, _expr(f"width - {max(RIGHT, round(last) + 2)}")]
    return alt.X(
        f"{name}:Q",
        title=None,
        scale=_scale(scale, span),
        axis=_axis(scale, size, grid=True, orient="bottom"),
    )


def _scale(scale: Scale, span: list[Any]) -> alt.Scale:
    domain = [scale.low, scale.high]
    if scale.log:
        return alt.Scale(type="log", domain=domain, range=span, nice=False)
    return alt.Scale(domain=domain, range=span, nice=False, zero=False)


def _axis(scale: Scale, size: Size, **options: Any) -> alt.Axis:
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
        labelOverlap="greedy",
        labelSeparation=8,
        **options,
    )


def _pixels(name: str) -> alt.Y:
    return alt.Y(f"{name}:Q", scale=None, axis=None)


def _named(x: alt.X, name: str) -> alt.X:
    found = x.copy()
    found.shorthand = f"{name}:Q"
    return found


def _colour() -> alt.Color:
    return alt.Color("colour:N", scale=None, legend=None)


def _expr(text: str) -> Any:
    return alt.ExprRef(expr=text)


def _y_at(scale: Scale, height: int, size: Size) -> alt.Y:
    return alt.Y("at:Q", title=None, scale=_scale(scale, [height, 0]), axis=None)


def _greyed(row: Datum) -> Datum:
    return row | {"colour": GREY} if row["struck"] else row


_Y = _pixels("y")
