"""A figure as the source gives it: ``deaths: 225 or more, demonstrators · "at least"``."""

from math import isnan

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
    parts = [": ".join(filter(None, [measure, amount])), population, scope]
    words = ", ".join(part for part in parts if part not in ("", "all")) if parts[0] else ""
    return " · ".join(filter(None, [words, f'"{wording}"' if wording else ""]))


def number_words(number: float) -> str:
    """``10,000``, ``2.5``."""
    return f"{int(number):,}" if number.is_integer() else f"{number:,}"


def _amount(low: float, high: float, unit: str) -> str:
    """``225``, ``24 to 99``, ``300 USD or more``, ``at most 50 percent``; empty without a bound."""
    if isnan(low) and isnan(high):
        return ""
    remark = f", {unit}" if len(unit.split()) > _UNIT_WORDS else ""
    behind = f" {unit}" if unit and not remark else ""
    if isnan(high):
        return f"{number_words(low)}{behind} or more{remark}"
    if isnan(low):
        return f"at most {number_words(high)}{behind}{remark}"
    bounds = dict.fromkeys([number_words(low), number_words(high)])
    return f"{' to '.join(bounds)}{behind}{remark}"
