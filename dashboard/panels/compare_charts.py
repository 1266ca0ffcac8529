"""Dots and ranges of answers, one row a source, with Altair."""

import altair as alt

from dashboard.panels.compare_axes import (
    GREY,
    INK,
    colour,
    expr,
    finished,
    layer,
    named,
    tooltip,
    x_axis,
)
from dashboard.panels.compare_marks import Datum, Marks, Size, marks
from dashboard.views.compare import QuestionView


def answer_chart(view: QuestionView, size: Size) -> alt.LayerChart | None:
    """Return dots and ranges, one row an answer; ``None`` where there is no axis."""
    if view.scale is None:
        return None
    found = marks(view, view.scale, size)
    x = x_axis(view.scale, found.label, size)
    layers = [
        *_headers(found, size),
        *_bars(found, x, size),
        *_dots(found, x, size),
        *_texts(found, size),
        _hover(found),
    ]
    return finished(layers, found.height, size)


def _bars(found: Marks, x: alt.X, size: Size) -> list[alt.Chart]:
    bars = [_greyed(each) for each in found.rows if each["bar"]]
    ends = [
        each | {"end": each[side], "turn": 90 if side == "high" else -90}
        for each in bars
        for side in ("low", "high")
        if each[f"open_{side}"]
    ]
    contested = [each for each in bars if each["conflict"] and each["dot"] is None]
    vague = [_greyed(each) for each in found.rows if each["vague"]]
    span = alt.X2("high")
    return [
        *layer(contested, "mark_bar", height=size.bar + 9, fillOpacity=0, stroke=INK,
                strokeDash=[3, 2.5], strokeWidth=1.2, cornerRadius=8, x2Offset=6, xOffset=-6,
                encode=(x, span, _Y)),
        *layer(vague, "mark_rule", strokeWidth=2, strokeDash=[2, 4], opacity=0.8,
                encode=(x, span, _Y, colour())),
        *layer(bars, "mark_rule", strokeWidth=size.bar, opacity=0.6,
                encode=(x, span, _Y, colour())),
        *layer(ends, "mark_point", shape="triangle-up", filled=True, opacity=1, size=size.dot * .7,
                encode=(named(x, "end"), _Y, colour(),
                        alt.Angle("turn:Q", scale=None))),
    ]  # fmt: skip


def _dots(found: Marks, x: alt.X, size: Size) -> list[alt.Chart]:
    dots = [_greyed(each) for each in found.rows if each["dot"] is not None]
    rings = [each for each in dots if each["conflict"]]
    return [
        *layer(dots, "mark_circle", size=size.dot, opacity=1,
                encode=(named(x, "dot"), _Y, colour())),
        *layer(rings, "mark_point", shape="circle", filled=False, size=size.dot * 2.9,
                stroke=INK, strokeDash=[3, 2.5], strokeWidth=1.2, opacity=0.9,
                encode=(named(x, "dot"), _Y)),
    ]  # fmt: skip


def _texts(found: Marks, size: Size) -> list[alt.Chart]:
    """Return the names of the sources, and the words above their bars."""
    layers: list[alt.Chart] = []
    for struck in (False, True):
        rows = [each for each in found.rows if each["struck"] is struck]
        name = "struck" if struck else "names"
        ink = GREY if struck else INK
        layers += layer(
            rows, "mark_text", align="left", baseline="middle", x=0, fontSize=size.font,
            fontWeight=600, color=ink, limit=expr(f"{found.label} - 8"),
            encode=(_Y, alt.Text("label:N")), name=f"{name}_label",
        )  # fmt: skip
        if size.words:
            most = f"max({found.label}, width - datum.wide)"
            left = f"clamp(scale('x', datum.at) - 5, {found.label}, {most})"
            layers += layer(
                rows, "mark_text", align="left", baseline="middle", x=expr(left),
                fontSize=size.font - 1, color=ink, opacity=0.82,
                limit=expr(f"width - {found.label}"),
                encode=(_pixels("words_y"), alt.Text("words:N")), name=f"{name}_words",
            )  # fmt: skip
    return layers


def _headers(found: Marks, size: Size) -> list[alt.Chart]:
    headers = list(found.headers)
    return [
        *layer(headers[1:], "mark_rule", color=INK, opacity=0.16, strokeWidth=1, x=0,
                x2=expr("width"), encode=(_pixels("line"),)),
        *layer(headers, "mark_text", align="left", baseline="middle", x=0, color=INK,
                opacity=0.7, fontSize=size.font - 1, limit=expr("width"),
                encode=(_pixels("y"), alt.Text("text:N"))),
    ]  # fmt: skip


def _hover(found: Marks) -> alt.Chart:
    """Return what one points at: the whole row."""
    chart = alt.Chart(alt.Data(values=list(found.rows)), name="hover")
    return chart.mark_rect(x=0, x2=expr("width"), fillOpacity=0, color=INK, cornerRadius=4).encode(
        _pixels("top"), alt.Y2("bottom"), tooltip=tooltip()
    )


def _pixels(name: str) -> alt.Y:
    return alt.Y(f"{name}:Q", scale=None, axis=None)


def _greyed(row: Datum) -> Datum:
    return row | {"colour": GREY} if row["struck"] else row


_Y = _pixels("y")
