"""Figures in words."""

from math import nan

import pytest

from dashboard.views.figure_words import figure_words


@pytest.mark.parametrize(
    ("low", "high", "more", "words"),
    [
        (225, nan, {"wording": "at least"}, '225 or more · "at least"'),
        (nan, 100, {"measure": "deaths"}, "deaths: at most 100"),
        (24, 99, {"measure": "deaths", "wording": "dozens"}, 'deaths: 24 to 99 · "dozens"'),
        (10_000, 10_000, {"measure": "arrests", "unit": "people"}, "arrests: 10,000"),
        (5, 5, {"unit": "people"}, "5 people"),
        (16, 16, {"measure": "deaths", "population": "all"}, "deaths: 16"),
        (16, 16, {"measure": "deaths", "population": "strikers"}, "deaths: 16, strikers"),
        (1.5, 1.5, {"unit": "USD"}, "1.5 USD"),
        (-30, -30, {"unit": "degrees Celsius"}, "-30 degrees Celsius"),
        (40, nan, {"unit": "percent", "scope": "gas"}, "40 percent or more, gas"),
        (9, 9, {"unit": "currency not given"}, "9, currency not given"),
        (nan, nan, {"measure": "injured", "wording": "many"}, 'injured · "many"'),
        (nan, nan, {"wording": "many"}, '"many"'),
        (nan, nan, {"population": "civilians", "scope": "gas"}, ""),
        (nan, nan, {}, ""),
    ],
    ids=str,
)
def test_figures(low: float, high: float, more: dict[str, str], words: str) -> None:
    assert figure_words(float(low), float(high), **more) == words
