"""A figure as the source gives it: ``deaths: 225 or more, demonstrators · "at least"``."""

from math import isnan

from dashboard.language import _, number_words
from dashboard.model.terms import term

#: A unit of more words than this is a remark and stands behind a comma.
_UNIT_WORDS = 2


def figure_words(
    low: float,
    high: float,
    *,
    unit: str = "",
    measure: str = "",
    population: str = "",
    scope: str = "",
    wording: str = "",
) -> str:
    """Put a figure into words; NaN is an open bound; empty when there is no figure at all."""
    amount = _amount(low, high, "" if measure and unit == "people" else unit)
    head = ": ".join(filter(None, [term("measure", measure), amount]))
    people = "" if population == "all" else term("population", population)
    parts = [head, people, "" if scope == "all" else scope]
    words = ", ".join(filter(None, parts)) if head else ""
    quoted = _('"{words}"', words=wording) if wording else ""
    return " · ".join(filter(None, [words, quoted]))


def _amount(low: float, high: float, unit: str) -> str:
    """``225``, ``24 to 99``, ``300 USD or more``, ``at most 50 percent``; empty without a bound."""
    if isnan(low) and isnan(high):
        return ""
    remark = f", {unit}" if len(unit.split()) > _UNIT_WORDS else ""
    behind = f" {term('unit', unit)}" if unit and not remark else ""
    if isnan(high):
        return _("{figure} or more", figure=f"{number_words(low)}{behind}") + remark
    if isnan(low):
        return _("at most {figure}", figure=f"{number_words(high)}{behind}") + remark
    start, end = number_words(low), number_words(high)
    figure = start if start == end else _("{low} to {high}", low=start, high=end)
    return f"{figure}{behind}{remark}"
