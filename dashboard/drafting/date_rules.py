"""Rules that read days out of words; each is a pattern and what it says about the days.

No rule guesses: one that lacks the document's day says nothing, and what words leave open
("vor zehn Jahren", "Anfang Januar") stays a span.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dashboard.drafting.date_words import (
    DAY,
    DAYS_AWAY,
    EARLY,
    LATE,
    MIDDLE,
    MONTH,
    ORDINALS,
    PART_OF_DAY,
    UNIT,
    WEEKDAY,
    YEAR,
    month,
    unit_days,
    weekday,
)
from dashboard.drafting.days import Days, Reckoning, month_days, safe, year_days
from dashboard.drafting.number_words import NUMBER_WORD, word_value

Reader = Callable[[re.Match[str], Reckoning], Days | None]

_FEW = r"einigen?|wenigen?|mehreren?|ein paar|few|several|a couple of|a few|some"
_AMOUNT = rf"(?P<n>\d{{1,3}}|{NUMBER_WORD}|{_FEW}|an?)"
_PAST = r"(?:letzten?r?s?|vergangenen?r?s?|vorigen?r?s?|zurückliegenden|jüngsten|last|past|previous)"
#: Days of a plural that has no number: "in den letzten Tagen", "seit Jahrzehnten".
_PLURALS = {1: 7, 7: 4, 30: 6, 365: 5, 3652: 3, 36525: 2}


@dataclass(frozen=True, slots=True)
class DateRule:
    """A pattern, and what it says; ``now`` marks words that only mean the document's day."""

    pattern: re.Pattern[str]
    read: Reader
    now: bool = False


def _rule(pattern: str, read: Reader, *, now: bool = False) -> DateRule:
    return DateRule(re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE), read, now)


def _dated(match: re.Match[str], reckoning: Reckoning) -> Days | None:
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


def _night(match: re.Match[str], reckoning: Reckoning) -> Days | None:
    found = _dated(match, reckoning)
    return Days(found.last - 1, found.last) if found and found.last else None


def _year(text: str | None, months: int, day: int, reckoning: Reckoning) -> int | None:
    if not text:
        return reckoning.year_of(months, day)
    return int(text) if len(text) > 2 else 2000 + int(text)


def _numeric(match: re.Match[str], reckoning: Reckoning) -> Days | None:
    year = _year(match["year"], int(match["m"]), int(match["day"]), reckoning)
    try:
        day = date(year or 0, int(match["m"]), int(match["day"])).toordinal()
    except ValueError:
        return None
    return Days(day, day)


def _in_month(match: re.Match[str], reckoning: Reckoning) -> Days | None:
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


def _in_year(match: re.Match[str], reckoning: Reckoning) -> Days | None:
    parts, year = match.groupdict(), int(match["year"])
    if parts.get("early"):
        return Days(date(year, 1, 1).toordinal(), date(year, 4, 30).toordinal())
    if parts.get("middle"):
        return Days(date(year, 5, 1).toordinal(), date(year, 8, 31).toordinal())
    if parts.get("late"):
        return Days(date(year, 9, 1).toordinal(), date(year, 12, 31).toordinal())
    return year_days(year, int(parts["to"]) if parts.get("to") else None)


def _end_day(match: re.Match[str], reckoning: Reckoning) -> Days | None:
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


def _decade(match: re.Match[str], reckoning: Reckoning) -> Days | None:
    text = match["decade"]
    start = int(text) if len(text) == 4 else 1900 + int(text)
    return year_days(start, start + 9)


def _amount(text: str) -> tuple[float, bool]:
    """Return a number of units, and whether it is only about so many."""
    if text.isdigit():
        return float(text), False
    if text.lower() in ("a", "an"):
        return 1.0, False
    value = word_value(text)
    return (3.0, True) if value is None else (value, False)


def _ago(match: re.Match[str], reckoning: Reckoning) -> Days | None:
    amount, about = _amount(match["n"])
    unit = unit_days(match["unit"])
    return reckoning.ago(amount, unit, about=about) if unit else reckoning.today()


def _lasting(match: re.Match[str], reckoning: Reckoning) -> Days | None:
    unit = unit_days(match["unit"])
    if match.groupdict().get("n"):
        amount, about = _amount(match["n"])
    else:
        amount, about = float(_PLURALS.get(unit, 3)), True
    return reckoning.lasting(amount, unit, about=about) if unit else reckoning.today()


def _last_unit(match: re.Match[str], reckoning: Reckoning) -> Days | None:
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


def _weekday(match: re.Match[str], reckoning: Reckoning) -> Days | None:
    return reckoning.weekday(weekday(match["weekday"]), before=bool(match.groupdict().get("past")))


def _weekday_night(match: re.Match[str], reckoning: Reckoning) -> Days | None:
    found = _weekday(match, reckoning)
    return Days(found.first - 1, found.last, relative=True) if found and found.first else None


def _near_day(match: re.Match[str], reckoning: Reckoning) -> Days | None:
    return reckoning.away(DAYS_AWAY[match["near"].lower()])


def _season(match: re.Match[str], _: Reckoning) -> Days | None:
    start = {"f": 3, "s": 6, "h": 9, "a": 9, "w": 12}[match["season"][0].lower()]
    if match["season"].lower() == "spring":
        start = 3
    year = int(match["year"])
    ends = (year + (start == 12), (start + 1) % 12 + 1)
    last = month_days(*ends).last
    return Days(date(year, start, 1).toordinal(), last)


_DE_DAY = rf"(?P<day>{DAY})\. ?(?P<month>{MONTH})(?: (?P<year>{YEAR}))?"
_DATED = (
    rf"(?P<day>{DAY})\.? ?(?P<from>{MONTH})? ?(?:bis zum|bis|und|[-–—]|to|and) (?:dem )?"
    rf"(?P<last>{DAY})\.? ?(?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?",
    rf"(?P<day>{DAY})\.?[-–—](?P<last>{DAY})\.? (?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?",
    rf"(?:the )?(?P<day>{DAY})(?:\.|st|nd|rd|th)? ?(?:of )?(?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?",
    rf"(?P<month>{MONTH}) (?P<day>{DAY})(?:st|nd|rd|th)?(?: ?(?:to|and|[-–—]) ?(?P<last>{DAY})"
    rf"(?:st|nd|rd|th)?)?(?:,? (?P<year>{YEAR}))?",
)
_OF_MONTH = rf"(?P<month>{MONTH})(?:,? (?:of )?(?P<year>{YEAR}))?"
_PARTS = rf"(?:(?P<early>{EARLY})|(?P<middle>{MIDDLE})|(?P<late>{LATE}))"

#: In the order in which they are tried; what one has read, no later one reads again.
RULES = (
    _rule(rf"(?P<year>{YEAR})-(?P<m>0\d|1[0-2])-(?P<day>{DAY})", _numeric),
    _rule(rf"(?P<year>{YEAR})-(?P<m>0[1-9]|1[0-2])", lambda m, r: month_days(int(m["year"]),
                                                                            int(m["m"]))),
    _rule(rf"(?P<day>{DAY})\. ?(?P<m>0?\d|1[0-2])\. ?(?P<year>{YEAR}|\d\d)", _numeric),
    _rule(rf"(?:in der )?Nacht (?:zum|auf den|vom {DAY}\. (?:zum|auf den)) {_DE_DAY}", _night),
    *(_rule(pattern, _dated) for pattern in _DATED),
    _rule(rf"(?P<nth>ersten|letzten|zweiten|first|last|second) (?:Tag|day) (?:des Jahres|of(?: the "
          rf"year)?) (?P<year>{YEAR})", _end_day),
    _rule(rf"(?P<nth>ersten|letzten|first|last) (?:Tag|day) (?:des|of) {_OF_MONTH}", _end_day),
    _rule(rf"(?P<nth>\w+n|first|second|third|fourth|last) (?P<month>Januar|Februar|März|April|Mai"
          rf"|Juni|Juli|August|September|Oktober|November|Dezember)woche(?: (?P<year>{YEAR}))?",
          lambda m, r: _in_month(m, r) if m["nth"].lower() in ORDINALS else None),
    _rule(rf"(?P<nth>ersten|zweiten|dritten|vierten|letzten|first|second|third|fourth|last) "
          rf"(?:Woche|week) (?:des|im|of|in) {_OF_MONTH}", _in_month),
    _rule(rf"{_PARTS}[- ](?:des )?{_OF_MONTH}s?", _in_month),
    _rule(rf"{_PARTS}[- ](?:des Jahres )?(?P<year>{YEAR})", _in_year),
    _rule(rf"(?P<month>{MONTH}),? (?:of )?(?P<year>{YEAR})", _in_month),
    _rule(rf"(?:im|seit|bis|in|since|until|during|by|letzten|last) (?P<month>{MONTH})", _in_month),
    _rule(rf"(?P<season>Frühjahr|Frühling|Sommer|Herbst|Winter|spring|summer|autumn|fall) (?:of )?"
          rf"(?P<year>{YEAR})", _season),
    _rule(r"(?:in den |in the |der |den )?(?P<decade>\d{2}0|\d0)(?:er[- ]Jahren?|s)", _decade),
    _rule(r"(?:in den |in the |der |den )?(?P<decade>\d{3}0)(?:er[- ]Jahren?|er|s)", _decade),
    _rule(rf"(?:zu )?(?:Anfang|Beginn) (?:der|dieser) Woche"
          r"|(?:at )?(?:the )?(?:beginning|start) of (?:the|this) week|earlier this week",
          lambda m, r: r.week(0, 0, 1)),
    _rule(r"(?:am |an diesem |letztes |vergangenes |vergangenen |letzten )*Wochenende"
          r"|(?:over |at |on |last )?(?:the )?weekend",
          lambda m, r: (r.week(-1, 5, 6) if not r.known or (r.last - 1) % 7 < 5 else r.week(0, 5, 6))),
    _rule(rf"vor (?:(?:etwa|rund|ungefähr|gut|fast|über|mehr als) )?{_AMOUNT} (?P<unit>{UNIT})"
          rf"|{_AMOUNT.replace('?P<n>', '?P<m>')} (?P<eunit>{UNIT}) ago",
          lambda m, r: _ago(m, r) if m["n"] else _ago_english(m, r)),
    _rule(rf"(?:in|während|over|during|within|for|in the)?(?: den| der| dem| the)? ?{_PAST} "
          rf"{_AMOUNT} (?P<unit>{UNIT})", _lasting),
    _rule(rf"(?:in|während|over|during)?(?: den| the)? ?(?:{_PAST}|recent) "
          r"(?P<unit>Tagen?|Wochen|Monaten?|Jahren?|Jahrzehnten?|days|weeks|months|years|decades)",
          _lasting),
    _rule(rf"(?:(?P<this>dieser?n?s?|this)|{_PAST}) (?P<unit>Woche|Monat|Jahr|week|month|year)s?e?n?",
          _last_unit),
    _rule(rf"(?:seit|for|over)(?: (?:etwa|rund|über|mehr als|about|over|more than))? {_AMOUNT} "
          rf"(?P<unit>{UNIT})", _lasting),
    _rule(r"(?:seit|über|for) (?P<unit>Jahrzehnten?|Jahren|Monaten|Wochen|Tagen|decades|years|months"
          r"|weeks|days)|(?P<u2>jahrzehnte|jahre|monate|wochen|tage)lang",
          lambda m, r: _lasting_bare(m, r)),
    _rule(rf"(?:nach|after)(?: über| mehr als| more than)? {_AMOUNT} "
          r"(?P<unit>Jahren|Jahrzehnten|years|decades)(?! (?:Haft|Gefängnis|in prison|in jail))",
          _lasting),
    _rule(rf"^\W*{_AMOUNT} (?P<unit>Wochen?|Monate?|Jahre?|weeks?|months?|years?)"
          r",? (?:nachdem|nach|after)", _lasting),
    _rule(rf"(?:in der )?Nacht (?:zum|auf(?: den)?|von {WEEKDAY} auf) (?P<weekday>{WEEKDAY})",
          _weekday_night),
    _rule(rf"(?:{_PAST.replace('(?:', '(?P<past>', 1)} )?(?P<weekday>{WEEKDAY})s?(?:[- ]?{PART_OF_DAY})?",
          _weekday),
    _rule(r"(?:in der )?(?:letzten?|vergangenen?) Nacht|last night|overnight",
          lambda m, r: _last_night(r)),
    _rule(rf"(?P<near>{'|'.join(DAYS_AWAY)})(?:[- ]{PART_OF_DAY})?", _near_day),
    _rule(r"this (?:morning|afternoon|evening)", lambda m, r: r.away(0)),
    _rule(r"kürzlich|jüngst|vor kurzem|unlängst|recently", lambda m, r: r.lasting(30, 1, about=True)),
    _rule(r"derzeit(?:igen?r?s?)?|zurzeit|momentan|im Moment|gegenwärtig(?:en?)?|jetzt|nun|inzwischen"
          r"|mittlerweile|aktuell(?:en?r?)?|currently|at present|at the moment|now|nowadays",
          lambda m, r: r.today(), now=True),
    _rule(rf"(?:Jahre?s? |im Jahre? |year )(?P<year>{YEAR})(?: ?(?:bis|to|[-–]) ?(?P<to>{YEAR}))?",
          _in_year),
    _rule(rf"(?P<year>{YEAR})(?: ?(?:bis|to|[-–]) ?(?P<to>{YEAR}))?", _in_year),
)  # fmt: skip


def _ago_english(match: re.Match[str], reckoning: Reckoning) -> Days | None:
    amount, about = _amount(match["m"])
    unit = unit_days(match["eunit"])
    return reckoning.ago(amount, unit, about=about) if unit else reckoning.today()


def _lasting_bare(match: re.Match[str], reckoning: Reckoning) -> Days | None:
    unit = unit_days(match["unit"] or match["u2"])
    return reckoning.lasting(_PLURALS.get(unit, 3), unit, about=True)


def _last_night(reckoning: Reckoning) -> Days | None:
    today = reckoning.today()
    return Days(reckoning.first - 1, reckoning.last, relative=True) if today else None
