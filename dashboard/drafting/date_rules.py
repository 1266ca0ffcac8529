"""Rules that read days out of words; each is a pattern and what it says about the days.

No rule guesses: one that lacks the document's day says nothing, and what words leave open
("vor zehn Jahren", "Anfang Januar") stays a span.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from dashboard.drafting.date_readers import (
    ago,
    ago_english,
    coming_weekday,
    dated,
    end_day,
    in_decade,
    in_month,
    in_months,
    in_night,
    in_season,
    in_tens,
    in_weekday_night,
    in_year,
    last_night,
    last_unit,
    lasting,
    lasting_bare,
    near_day,
    numeric,
    on_weekday,
    weekend,
)
from dashboard.drafting.date_words import (
    DAY,
    DAYS_AWAY,
    EARLY,
    LATE,
    MIDDLE,
    MONTH,
    ORDINALS,
    PART_OF_DAY,
    TENS,
    UNIT,
    WEEKDAY,
    YEAR,
)
from dashboard.drafting.days import Days, Reckoning, month_days
from dashboard.drafting.number_words import NUMBER_WORD

Reader = Callable[[re.Match[str], Reckoning], Days | None]

_FEW = r"einigen?|wenigen?|mehreren?|ein paar|few|several|a couple of|a few|some"
_AMOUNT = rf"(?P<n>\d{{1,3}}|{NUMBER_WORD}|{_FEW}|an?)"
_PAST = (
    r"(?:letzten?r?s?|vergangenen?r?s?|vorigen?r?s?|zurückliegenden|jüngsten|last|past|previous)"
)


@dataclass(frozen=True, slots=True)
class DateRule:
    """A pattern, and what it says; ``now`` marks words that only mean the document's day."""

    pattern: re.Pattern[str]
    read: Reader
    now: bool = False


def _rule(pattern: str, read: Reader, *, now: bool = False) -> DateRule:
    return DateRule(re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE), read, now)


_DE_DAY = rf"(?P<day>{DAY})\. ?(?P<month>{MONTH})(?: (?P<year>{YEAR}))?"
_DATED = (
    rf"(?P<day>{DAY})\.? ?(?P<from>{MONTH})? ?(?:bis zum|bis|und|[-–—]|to|and) (?:dem )?"
    rf"(?P<last>{DAY})\.? ?(?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?",
    rf"(?P<day>{DAY})\.?[-–—](?P<last>{DAY})\.? (?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?",
    rf"(?:the )?(?P<day>{DAY})(?:\.|st|nd|rd"
    rf"|th)? ?(?:of )?(?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?",
    rf"(?<!Mitte )(?<!Anfang )(?<!Ende )(?P<month>{MONTH}) (?P<day>{DAY})(?:st|nd|rd|th)?"
    rf"(?![.,]?\d)(?: ?(?:to|and|[-–—]) ?(?P<last>{DAY})"
    rf"(?:st|nd|rd|th)?)?(?:,? (?P<year>{YEAR}))?",
)
_OF_MONTH = rf"(?P<month>{MONTH})(?:,? (?:of )?(?P<year>{YEAR}))?"
_PARTS = rf"(?:(?P<early>{EARLY})|(?P<middle>{MIDDLE})|(?P<late>{LATE}))"

#: In the order in which they are tried; what one has read, no later one reads again.
RULES = (
    _rule(rf"(?P<year>{YEAR})-(?P<m>0\d|1[0-2])-(?P<day>{DAY})", numeric),
    _rule(rf"(?P<year>{YEAR})-(?P<m>0[1-9]|1[0-2])", lambda m, r: month_days(int(m["year"]),
                                                                            int(m["m"]))),
    _rule(rf"(?P<day>{DAY})\. ?(?P<m>0?\d|1[0-2])\. ?(?P<year>{YEAR}|\d\d)", numeric),
    _rule(rf"(?:in der )?Nacht (?:zum|auf den|vom {DAY}\. (?:zum|auf den)) {_DE_DAY}", in_night),
    *(_rule(pattern, dated) for pattern in _DATED),
    _rule(rf"(?P<nth>ersten|letzten|zweiten|first|last|second) (?:Tag|day) (?:des Jahres|of(?: the "
          rf"year)?) (?P<year>{YEAR})", end_day),
    _rule(rf"(?P<nth>ersten|letzten|first|last) (?:Tag|day) (?:des|of) {_OF_MONTH}", end_day),
    _rule(rf"(?P<nth>\w+n|first|second|third|fourth|last) (?P<month>Januar|Februar|März|April|Mai"
          rf"|Juni|Juli|August|September|Oktober|November|Dezember)woche(?: (?P<year>{YEAR}))?",
          lambda m, r: in_month(m, r) if m["nth"].lower() in ORDINALS else None),
    _rule(rf"(?P<nth>ersten|zweiten|dritten|vierten|letzten|first|second|third|fourth|last) "
          rf"(?:Woche|week) (?:des|im|of|in) {_OF_MONTH}", in_month),
    _rule(rf"{_PARTS}[- ](?:des )?{_OF_MONTH}s?", in_month),
    _rule(rf"{_PARTS}[- ](?:des Jahres )?(?P<year>{YEAR})", in_year),
    _rule(rf"(?P<from>{MONTH}) ?(?:[-–—/]|bis|to|until|through|und|and) ?(?P<month>{MONTH}),? "
          rf"(?P<year>{YEAR})",
          in_months),
    _rule(rf"(?P<month>{MONTH}),? (?:of )?(?P<year>{YEAR})", in_month),
    _rule(rf"(?:im|seit|bis|in|since|until|during|by|letzten|last) (?P<month>{MONTH})", in_month),
    _rule(rf"(?P<season>Frühjahr|Frühling|Sommer|Herbst|Winter|spring|summer|autumn|fall) (?:of )?"
          rf"(?P<year>{YEAR})", in_season),
    _rule(r"(?:in den |in the |der |den )?(?P<decade>\d{2}0|\d0)(?:er[- ]Jahren?|s)", in_decade),
    _rule(r"(?:in den |in the |der |den )?(?P<decade>\d{3}0)(?:er[- ]Jahren?|er|s)", in_decade),
    _rule(rf"(?:{_PARTS}[- ])?(?:in den |der |den |the )?(?P<tens>{'|'.join(TENS)})(?:n|er"
          r"|er[- ]?Jahren?|ern)?(?: Jahren?)?(?! \d|-\d)",
          in_tens),
    _rule(r"(?:zu )?(?:Anfang|Beginn) (?:der|dieser) Woche"
          r"|(?:at )?(?:the )?(?:beginning|start) of (?:the|this) week|earlier this week",
          lambda m, r: r.week(0, 0, 1)),
    _rule(r"(?:am |an diesem |letztes |vergangenes |vergangenen |letzten )*Wochenende"
          r"|(?:over |at |on |last )?(?:the )?weekend",
          weekend),
    _rule(rf"vor (?:(?:etwa|rund|ungefähr|gut|fast|über|mehr als) )?{_AMOUNT} (?P<unit>{UNIT})"
          rf"|{_AMOUNT.replace('?P<n>', '?P<m>')} (?P<eunit>{UNIT}) ago",
          lambda m, r: ago(m, r) if m["n"] else ago_english(m, r)),
    _rule(rf"(?:in|während|over|during|within|for|in the)?(?: den| der| dem| the)? ?{_PAST} "
          rf"{_AMOUNT} (?P<unit>{UNIT})", lasting),
    _rule(rf"(?:in|während|over|during)?(?: den| the)? ?(?:{_PAST}|recent) "
          r"(?P<unit>Tagen?|Wochen|Monaten?|Jahren?|Jahrzehnten?|days|weeks|months|years|decades)",
          lasting),
    _rule(rf"(?:(?P<this>dieser?n?s?|this)|{_PAST}) (?P<unit>Woche|Monat|Jahr|week|month"
          rf"|year)s?e?n?",
          last_unit),
    _rule(rf"(?:seit|for|over)(?: (?:etwa|rund|über|mehr als|about|over|more than))? {_AMOUNT} "
          rf"(?P<unit>{UNIT})", lasting),
    _rule(r"(?:seit|über|for) (?P<unit>Jahrzehnten?|Jahren|Monaten|Wochen|Tagen|decades|years"
          r"|months"
          r"|weeks|days)|(?P<u2>jahrzehnte|jahre|monate|wochen|tage)lang",
          lasting_bare),
    _rule(rf"(?:nach|after)(?: über| mehr als| more than)? {_AMOUNT} "
          r"(?P<unit>Jahren|Jahrzehnten|years|decades)(?! (?:Haft|Gefängnis|in prison|in jail))",
          lasting),
    _rule(rf"^\W*{_AMOUNT} (?P<unit>Wochen?|Monate?|Jahre?|weeks?|months?|years?)"
          r",? (?:nachdem|nach|after)", lasting),
    _rule(rf"(?:in der )?Nacht (?:zum|auf(?: den)?|von {WEEKDAY} auf) (?P<weekday>{WEEKDAY})",
          in_weekday_night),
    _rule(rf"(?:this coming|coming|next|kommende[nr]?|nächste[nr]?) (?P<weekday>{WEEKDAY})s?"
          rf"(?:[- ]?{PART_OF_DAY})?",
          coming_weekday),
    _rule(r"(?:in der )?(?:nächste[nr]?|kommende[nr]?|next) (?:Woche|week)",
          lambda m, r: r.week(1)),
    _rule(r"(?:im |des |vom )?(?:Vorjahr(?:e?s)?|the previous year|the year before)",
          lambda m, r: r.year(-1)),
    _rule(rf"(?:{_PAST.replace('(?:', '(?P<past>', 1)} )?(?P<weekday>{WEEKDAY})s?"
          rf"(?:[- ]?{PART_OF_DAY})?",
          on_weekday),
    _rule(r"(?:in der )?(?:letzten?|vergangenen?) Nacht|last night|overnight",
          lambda m, r: last_night(r)),
    _rule(rf"(?P<near>{'|'.join(DAYS_AWAY)})(?:[- ]{PART_OF_DAY})?", near_day),
    _rule(r"this (?:morning|afternoon|evening)", lambda m, r: r.away(0)),
    _rule(r"kürzlich|jüngst|vor kurzem|unlängst"
          r"|recently", lambda m, r: r.lasting(30, 1, about=True)),
    _rule(r"derzeit(?:igen?r?s?)?|zurzeit|momentan|im Moment|gegenwärtig(?:en?)?|jetzt|nun"
          r"|inzwischen"
          r"|mittlerweile|aktuell(?:en?r?)?|currently|at present|at the moment|now|nowadays",
          lambda m, r: r.today(), now=True),
    _rule(rf"(?:Jahre?s? |im Jahre? |year )(?P<year>{YEAR})(?: ?(?:bis|to|[-–]) ?(?P<to>{YEAR}))?",
          in_year),
    _rule(rf"(?P<year>{YEAR})(?: ?(?:bis|to|[-–]) ?(?P<to>{YEAR}))?", in_year),
)  # fmt: skip
