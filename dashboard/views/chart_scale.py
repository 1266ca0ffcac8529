"""The x axis of a chart of answers: linear or logarithmic figures, or days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import ceil, floor, isfinite, log10

from dashboard.language import day_and_month, number_words
from dashboard.model.edtf_days import span_words

#: Figures whose largest is so many times the smallest are drawn on a logarithmic scale.
SPREAD = 20
#: About so many ticks.
TICKS = 6
_STEPS = (1.0, 2.0, 5.0)


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the axis, and its label."""

    value: float
    label: str


@dataclass(frozen=True, slots=True)
class Scale:
    """What the axis shows; values are figures, or ordinals of days when ``days``."""

    low: float
    high: float
    log: bool
    days: bool
    ticks: tuple[Tick, ...]


def figure_scale(bounds: Iterable[float]) -> Scale | None:
    """Return an axis that holds all finite bounds with room for open ends; none without any."""
    found = sorted(bound for bound in bounds if isfinite(bound))
    if not found:
        return None
    least, most = found[0], found[-1]
    if least > 0 and most / least >= SPREAD:
        return _log_scale(least, most)
    bottom, top = min(least, 0), max(most, 0) or (1 if least >= 0 else 0)
    step = _step((top - bottom) / (TICKS - 1))
    if all(float(bound).is_integer() for bound in found):
        step = max(step, 1)
    low = floor(round(bottom / step, 9)) * step
    high = (floor(round(top / step, 9)) + 1) * step
    values = (low + step * number for number in range(round((high - low) / step) + 1))
    return Scale(low, high, False, False, tuple(Tick(each, _label(each)) for each in values))


def day_scale(bounds: Iterable[float]) -> Scale | None:
    """Return an axis of days with one day of room on both sides; none without a known day."""
    found = sorted(int(bound) for bound in bounds if isfinite(bound))
    if not found:
        return None
    low, high = found[0] - 1, found[-1] + 1
    step = max(ceil((high - low) / (TICKS + 2)), 1)
    ticks = tuple(Tick(day, _day(day)) for day in range(low, high + 1, step))
    return Scale(low, high, False, True, ticks)


def _log_scale(least: float, most: float) -> Scale:
    low, high = _rounded(least, down=True), _rounded(most, down=False)
    decades = range(floor(log10(low)), ceil(log10(high)) + 1)
    values = [step * 10.0**decade for decade in decades for step in _STEPS]
    inside = [each for each in values if low <= each <= high]
    if len(inside) > 2 * TICKS:
        inside = [each for each in inside if log10(each).is_integer()]
    return Scale(low, high, True, False, tuple(Tick(each, _label(each)) for each in inside))


def _rounded(value: float, *, down: bool) -> float:
    """Return the next of 1, 2, 5, 10, 20, ... strictly below or above."""
    decade = floor(log10(value))
    steps = [step * 10.0**power for power in range(decade - 1, decade + 3) for step in _STEPS]
    if down:
        return max(each for each in steps if each < value)
    return min(each for each in steps if each > value)


def _step(rough: float) -> float:
    decade = 10.0 ** floor(log10(rough))
    return next((step * decade for step in _STEPS if step * decade >= rough), 10 * decade)


def _label(value: float) -> str:
    return number_words(round(value, 10) + 0.0)


def _day(ordinal: int) -> str:
    """``1 Jan``, with the year on 1 January of it only where it is another."""
    if ordinal < 1:
        return ""
    day = date.fromordinal(ordinal)
    return day_and_month(day)


def days_words(scale: Scale) -> str:
    """``31 December 2021 to 5 January 2022``: what a day axis spans."""
    return span_words(int(scale.low), int(scale.high) + 1)
