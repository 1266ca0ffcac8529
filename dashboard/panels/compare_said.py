"""Figures over the days on which they were said, with Altair."""

from textwrap import shorten

import altair as alt

from dashboard.model.terms import term
from dashboard.panels.compare_axes import (
    GREY,
    INK,
    axis_of,
    colour,
    expr,
    finished,
    layer,
    named,
    part,
    scale_of,
    x_axis,
)
from dashboard.panels.compare_marks import Datum, Size, said_labels, text_width, tips
from dashboard.views.chart_scale import Scale
from dashboard.views.compare import QuestionView

#: So many letters tell whom a figure counts, where several figures stand together.
GROUP = 26
#: Room above the highest figure and below the lowest one.
ABOVE, BELOW = 4, 12


def said_chart(view: QuestionView, size: Size) -> alt.LayerChart | None:
    """Return figures over the days of their statements; ``None`` where either is missing."""
    if view.scale is None or view.said_scale is None or view.scale.days:
        return None
    height = size.said
    data = _said_data(view, view.scale, height, size)
    if not data:
        return None
    left = round(max(text_width(tick.label, size.font - 1) for tick in view.scale.ticks)) + 10
    x = x_axis(view.said_scale, left, size, "said")
    y = alt.Y(
        "at:Q",
        title=None,
        scale=scale_of(view.scale, [height - BELOW, ABOVE]),
        axis=axis_of(view.scale, size, grid=True, orient="left", offset=-left),
    )
    bars = [each for each in data if each["low"] < each["high"]]
    ends = [
        each | {"end": each[side], "turn": 0 if side == "high" else 180}
        for each in bars
        for side in ("low", "high")
        if each[f"open_{side}"]
    ]
    spans = [each for each in data if each["said_from"] < each["said_to"]]
    dots = [each for each in data if each["dot"] is not None]
    layers = [
        *layer(bars, "mark_rule", strokeWidth=size.bar - 2, opacity=0.45,
                encode=(x, named(y, "low"), alt.Y2("high"), colour())),
        *layer(ends, "mark_point", shape="triangle-up", filled=True, opacity=1,
                size=size.dot * 0.6,
                encode=(x, named(y, "end"), colour(), alt.Angle("turn:Q", scale=None))),
        *layer(spans, "mark_rule", strokeWidth=2, opacity=0.7,
                encode=(named(x, "said_from"), y, alt.X2("said_to"), colour())),
        *layer(dots, "mark_circle", size=size.dot, opacity=1,
                tips=True, encode=(x, y, colour())),
        *_words(data, left, size),
    ]  # fmt: skip
    return finished(layers, height, size)


def _words(data: list[Datum], left: int, size: Size) -> list[alt.Chart]:
    """Return the labels: right of their figures, or left of them in the right half."""
    layers: list[alt.Chart] = []
    for flip in (False, True):
        beside = "scale('x', datum.said) " + ("- 9" if flip else "+ 9")
        ends = (f"{left} + datum.wide", "width") if flip else (str(left), "width - datum.wide")
        for struck in (False, True):
            layers += layer(
                [each for each in data if each["flip"] is flip and each["struck"] is struck],
                "mark_text", align="right" if flip else "left", baseline="middle",
                fontSize=size.font - 1, x=expr(f"clamp({beside}, {ends[0]}, {ends[1]})"),
                y=expr("datum.text_y"), color=GREY if struck else INK,
                tips=True, encode=(alt.Text("words:N"),),
                name=f"{'struck' if struck else 'said'}_{'left' if flip else 'right'}",
            )  # fmt: skip
    return layers


def _said_data(view: QuestionView, scale: Scale, height: int, size: Size) -> list[Datum]:
    """Return a datum an answer that has a figure and a day, labels kept apart."""
    days = view.said_scale
    several = len({row.group for row in view.rows}) > 1
    data: list[Datum] = []
    for row in view.rows:
        if row.said_from is None or days is None or (row.low is None and row.high is None):
            continue
        low = scale.low if row.low is None else row.low
        high = scale.high if row.high is None else row.high
        said_to = row.said_from if row.said_to is None else row.said_to
        middle = (row.said_from + said_to) / 2
        at = row.stated if row.stated is not None else (low + high) / 2
        counted = shorten(row.group, GROUP, placeholder="…") if several else ""
        counted = "" if counted == term("population", "all") else counted
        words = ", ".join(filter(None, [f"{row.label}: {row.words}", counted]))
        data.append(
            tips(row)
            | {
                "struck": row.struck,
                "colour": GREY if row.struck else row.colour,
                "said": middle,
                "said_from": row.said_from,
                "said_to": said_to,
                "low": low,
                "high": high,
                "at": at,
                "open_low": row.low is None,
                "open_high": row.high is None,
                "dot": row.stated,
                "words": words,
                "wide": text_width(words, size.font - 1),
                "flip": (middle - days.low) / ((days.high - days.low) or 1) > 0.5,
                "wanted": _down(at, scale, height) - size.font * 0.8,
            }
        )
    data.sort(key=lambda each: each["wanted"])
    free = said_labels([each["wanted"] for each in data], size.font + 3, height)
    return [each | {"text_y": at} for each, at in zip(data, free, strict=True)]


def _down(value: float, scale: Scale, height: int) -> float:
    """Return how many pixels below the top a figure lies."""
    return ABOVE + (height - ABOVE - BELOW) * (1 - part(value, scale))
