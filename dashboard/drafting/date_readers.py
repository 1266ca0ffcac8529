"""What a rule's match says of the days: the readers behind :mod:`dashboard.drafting.date_rules`.

Each takes a match with named groups and returns days, or nothing where it would have to guess.
"""

import re
from datetime import date

from dashboard.drafting.date_words import DAYS_AWAY, ORDINALS, TENS, month, unit_days, weekday
from dashboard.drafting.days import Days, Reckoning, month_days, safe, year_days
from dashboard.drafting.number_words import word_value

#: Days of a plural that has no number: "in den letzten Tagen", "seit Jahrzehnten".
_PLURALS = {1: 7, 7: 4, 30: 6, 365: 5, 3652: 3, 36525: 2}


def dated(match: re.Match[str], reckoning: Reckoning) -> Days | None:
    """Read a day and month, and a second of either, with the year written or reckoned."""
    parts = match.groupdict()
    months = month(parts["month"])
    first, last = int(parts["day"]), int(parts.get("last") or parts["day"])
    year = _year(parts.get("year"), months, last, reckoning)
    if year is None:
        return None
    from_month = month(parts["from"]) if parts.get("from") else months
    start = safe(year - (from_month > months), from_month, first)
    stop = safe(year, months, last)
    return Days(start.toordinal(), stop.toordinal()) if start <= stop else None


def in_night(match: re.Match[str], reckoning: Reckoning) -> Days | None:
    """Read the night before a day as both days."""
    found = dated(match, reckoning)
    return Days(found.last - 1, found.last) if found and found.last else None


def _year(text: str | None, months: int, day: int, reckoning: Reckoning) -> int | None:
    if not text:
        return reckoning.year_of(months, day)
    return int(text) if len(text) > 2 else 2000 + int(text)


def numeric(match: re.Match[str], reckoning: Reckoning) -> Days | None:
    """Read a day in digits: ``14.1.2022``."""
    year = _year(match["year"], int(match["m"]), int(match["day"]), reckoning)
    try:
        day = date(year or 0, int(match["m"]), int(match["day"])).toordinal()
    except ValueError:
        return None
    return Days(day, day)


def in_month(match: re.Match[str], reckoning: Reckoning) -> Days | None:
    """Read a month, its beginning, middle, end, or one of its weeks."""
    parts = match.groupdict()
    number = month(parts["month"])
    year = _year(parts.get("year"), number, 15, reckoning)
    if year is None:
        return None
    first, last = 1, 31
    if parts.get("early"):
        last = 10
    elif parts.get("middle"):
        first, last = 11, 20
    elif parts.get("late"):
        first = 21
    elif parts.get("nth"):
        nth = ORDINALS[parts["nth"].lower()]
        first, last = (22, 31) if nth < 0 or nth > 4 else (7 * nth - 6, 7 * nth)
    return month_days(year, number, first, last)


def in_months(match: re.Match[str], reckoning: Reckoning) -> Days | None:
    """Read "July-September 2018", ``Dezember bis Februar 2019``."""
    first, last, year = month(match["from"]), month(match["month"]), int(match["year"])
    return Days(month_days(year - (first > last), first).first, month_days(year, last).last)


def in_year(match: re.Match[str], reckoning: Reckoning) -> Days | None:
    """Read a year, its beginning, middle, end, or several."""
    parts, year = match.groupdict(), int(match["year"])
    if parts.get("early"):
        return Days(date(year, 1, 1).toordinal(), date(year, 4, 30).toordinal())
    if parts.get("middle"):
        return Days(date(year, 5, 1).toordinal(), date(year, 8, 31).toordinal())
    if parts.get("late"):
        return Days(date(year, 9, 1).toordinal(), date(year, 12, 31).toordinal())
    return year_days(year, int(parts["to"]) if parts.get("to") else None)


def end_day(match: re.Match[str], reckoning: Reckoning) -> Days | None:
    """Read the first or last day of a year or a month."""
    nth = ORDINALS[match["nth"].lower()]
    if name := match.groupdict().get("month"):
        number = month(name)
        year = _year(match["year"], number, 15, reckoning)
        whole = month_days(year, number) if year else None
    else:
        whole = year_days(int(match["year"]))
    if whole is None or whole.first is None or whole.last is None:
        return None
    day = whole.last if nth < 0 else whole.first + nth - 1
    return Days(day, day)


def in_decade(match: re.Match[str], reckoning: Reckoning) -> Days | None:
    """Read ``1990s`` and ``90er Jahre``."""
    text = match["decade"]
    start = int(text) if len(text) == 4 else 1900 + int(text)
    return year_days(start, start + 9)


def in_tens(match: re.Match[str], reckoning: Reckoning) -> Days | None:
    """Read "Anfang der Neunziger", "the sixties"."""
    start = TENS[match["tens"].lower()]
    first, last = (0, 3) if match["early"] else (6, 9) if match["late"] else (0, 9)
    return year_days(start + (3 if match["middle"] else first), start + (6 if match["middle"]
                                                                         else last))  # fmt: skip


def _amount(text: str) -> tuple[float, bool]:
    """Return a number of units, and whether it is only about so many."""
    if text.isdigit():
        return float(text), False
    if text.lower() in ("a", "an"):
        return 1.0, False
    value = word_value(text)
    return (3.0, True) if value is None else (value, False)


def ago(match: re.Match[str], reckoning: Reckoning) -> Days | None:
    """Read ``vor zehn Jahren``."""
    amount, about = _amount(match["n"])
    unit = unit_days(match["unit"])
    return reckoning.ago(amount, unit, about=about) if unit else reckoning.today()


def lasting(match: re.Match[str], reckoning: Reckoning) -> Days | None:
    """Read ``in den letzten 15 Jahren``, ``seit 30 Jahren``."""
    unit = unit_days(match["unit"])
    if match.groupdict().get("n"):
        amount, about = _amount(match["n"])
    else:
        amount, about = float(_PLURALS.get(unit, 3)), True
    return reckoning.lasting(amount, unit, about=about) if unit else reckoning.today()


def last_unit(match: re.Match[str], reckoning: Reckoning) -> Days | None:
    """Read "last week", "im vergangenen Jahr", "diesen Monat"."""
    back = 0 if match["this"] else -1
    unit = unit_days(match["unit"])
    if unit == 7:
        found = reckoning.week(back)
    elif unit == 30:
        found = reckoning.month(back)
    else:
        found = reckoning.year(back) if unit == 365 else None
    return found


def on_weekday(match: re.Match[str], reckoning: Reckoning) -> Days | None:
    """Read ``am Mittwoch``."""
    return reckoning.weekday(weekday(match["weekday"]), before=bool(match.groupdict().get("past")))


def coming_weekday(match: re.Match[str], reckoning: Reckoning) -> Days | None:
    """Read "this coming Saturday", ``am kommenden Montag``."""
    if (days := on_weekday(match, reckoning)) is None or days.first is None or days.last is None:
        return None
    return Days(days.first + 7, days.last + 7, relative=True)


def in_weekday_night(match: re.Match[str], reckoning: Reckoning) -> Days | None:
    """Read ``in der Nacht zum Donnerstag``."""
    found = on_weekday(match, reckoning)
    return Days(found.first - 1, found.last, relative=True) if found and found.first else None


def near_day(match: re.Match[str], reckoning: Reckoning) -> Days | None:
    """Read ``gestern``."""
    return reckoning.away(DAYS_AWAY[match["near"].lower()])


def in_season(match: re.Match[str], _: Reckoning) -> Days | None:
    """Read ``Sommer 2021``."""
    start = {"f": 3, "s": 6, "h": 9, "a": 9, "w": 12}[match["season"][0].lower()]
    if match["season"].lower() == "spring":
        start = 3
    year = int(match["year"])
    ends = (year + (start == 12), (start + 1) % 12 + 1)
    last = month_days(*ends).last
    return Days(date(year, start, 1).toordinal(), last)


def ago_english(match: re.Match[str], reckoning: Reckoning) -> Days | None:
    """Read ``ten years ago``."""
    amount, about = _amount(match["m"])
    unit = unit_days(match["eunit"])
    return reckoning.ago(amount, unit, about=about) if unit else reckoning.today()


def lasting_bare(match: re.Match[str], reckoning: Reckoning) -> Days | None:
    """Read ``seit Jahrzehnten``."""
    unit = unit_days(match["unit"] or match["u2"])
    return reckoning.lasting(_PLURALS.get(unit, 3), unit, about=True)


def last_night(reckoning: Reckoning) -> Days | None:
    """Read ``letzte Nacht``."""
    today = reckoning.today()
    return Days(reckoning.first - 1, reckoning.last, relative=True) if today else None


def weekend(match: re.Match[str], reckoning: Reckoning) -> Days | None:
    """Read the weekend last begun."""
    begun = reckoning.known and (reckoning.last - 1) % 7 >= 5
    return reckoning.week(0 if begun else -1, 5, 6)
