"""Axes: room for every bound, ticks that read well, logarithms where the spread asks for it."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.model.edtf_days import parse_edtf
from dashboard.views.chart_scale import Scale, day_scale, figure_scale


def labels(scale: Scale | None) -> str:
    assert scale is not None
    return " ".join(tick.label for tick in scale.ticks)


@pytest.mark.parametrize(
    ("bounds", "log", "ticks"),
    [
        ([3000, inf, 10_000, 8000], False, "0 2,000 4,000 6,000 8,000 10,000 12,000"),
        ([16, 14, -inf, 100], False, "0 20 40 60 80 100 120"),
        ([24, 99, 999, 13], True, "10 20 50 100 200 500 1,000"),
        ([26, 4353], True, "20 50 100 200 500 1,000 2,000 5,000"),
        ([-30, -30], False, "-30 -20 -10 0 10"),
        ([2], False, "0 1 2 3"),
        ([0], False, "0 1 2"),
        ([0.3], False, "0 0.1 0.2 0.3 0.4"),
        ([1, 9_000_000], True, "1 10 100 1,000 10,000 100,000 1,000,000 10,000,000"),
    ],
)
def test_figures(bounds: list[float], log: bool, ticks: str) -> None:
    scale = figure_scale(bounds)
    assert scale is not None and scale.log is log
    assert labels(scale) == ticks


def test_days() -> None:
    start = parse_edtf("2022-01-01").start
    assert labels(day_scale([start, start + 3])) == "31 Dec 1 Jan 2 Jan 3 Jan 4 Jan 5 Jan"
    month = day_scale([start, start + 30])
    assert month is not None and len(month.ticks) <= 9


def test_nothing_to_draw() -> None:
    assert figure_scale([inf, -inf]) is None
    assert day_scale([]) is None


numbers = st.integers(-1000, 10**9) | st.floats(0.001, 10**9)


@given(st.lists(numbers, min_size=1))
def test_every_bound_has_room(bounds: list[float]) -> None:
    scale = figure_scale(bounds)
    assert scale is not None
    assert scale.low <= min(bounds) and max(bounds) < scale.high
    assert not scale.log or scale.low > 0
    values = [tick.value for tick in scale.ticks]
    assert values == sorted(values) and len(values) >= 2
