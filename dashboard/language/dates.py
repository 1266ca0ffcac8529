"""Days, months, years and spans of them as each language writes them, by CLDR's patterns.

``5 January 2022``, ``5. Januar 2022``, ``5 января 2022 г.``, ``2022 ж. 5 қаңтар``. What is known
of a day (about, uncertain, open) is said by :mod:`dashboard.model.edtf_days`.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Literal

from babel import Locale
from babel.dates import format_date

from dashboard.language.current import current
from dashboard.language.languages import ENGLISH, Language

Unit = Literal["day", "month", "year"]
#: The patterns of the first and of the last day of a span.
Ends = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Patterns:
    """CLDR patterns; of spans by the largest unit in which their ends differ."""

    weekday: str
    day: str
    month: str
    year: str
    decade: str
    short_day: str
    short_month: str
    days: dict[str, Ends]
    months: dict[str, Ends]
    years: Ends


#: The page says "3 to 8 January", and keeps the comma behind the weekday.
_ENGLISH = _Patterns(
    weekday="EEEE, d MMMM y",
    day="d MMMM y",
    month="MMMM y",
    year="y",
    decade="'the' y's'",
    short_day="d MMM",
    short_month="MMM y",
    days={
        "d": ("d 'to' ", "d MMMM y"),
        "M": ("d MMMM 'to' ", "d MMMM y"),
        "y": ("d MMMM y 'to' ", "d MMMM y"),
    },
    months={"M": ("MMMM 'to' ", "MMMM y"), "y": ("MMMM y 'to' ", "MMMM y")},
    years=("y 'to' ", "y"),
)
#: CLDR has the bare number for a year, and nothing for a decade.
_YEAR = {"ru": "y\u202f'г'.", "kk": "y\u202f'ж'."}
_DECADE = {"de": "'die' y'er' 'Jahre'", "ru": "y-'е' 'годы'", "kk": "y-'жылдар'"}
_YEARS = {"ru": ("y–", "y\u202f'гг'."), "kk": ("y–", "y\u202f'жж'.")}
#: Behind a preposition a month stands in the genitive, CLDR's format form, and so does a decade.
_INFLECTED = {
    "LLLL": "MMMM",
    "'die'": "'den'",
    "'Jahre'": "'Jahren'",
    "-'е' 'годы'": "-'х' 'годов'",
}


def day_words(day: date, *, weekday: bool = False) -> str:
    """``5 January 2022``, ``Wednesday, 5 January 2022``."""
    patterns = _patterns(current())
    return _written(day, patterns.weekday if weekday else patterns.day, current())


def day_and_month(day: date) -> str:
    """``5 Jan``."""
    return _written(day, _patterns(current()).short_day, current())


def month_name(day: date) -> str:
    """``Jan``."""
    return _written(day, "LLL", current())


def month_and_year(day: date) -> str:
    """``Jan 2022``."""
    return _written(day, _patterns(current()).short_month, current())


def decade_words(day: date, *, inflected: bool = False) -> str:
    """``the 1990s``."""
    return _written(day, _fit(_patterns(current()).decade, inflected), current())


def span_words(first: date, last: date, unit: Unit, *, inflected: bool = False) -> str:
    """Return an inclusive span of whole units: ``3 to 8 January 2022``, ``January 2022``.

    ``inflected``: as it stands behind "from" and "until".
    """
    patterns, language = _patterns(current()), current()
    if unit == "year":
        alone, ends = patterns.year, {"y": patterns.years}
    elif unit == "month":
        alone, ends = patterns.month, patterns.months
    else:
        alone, ends = patterns.day, patterns.days
    differ = _differing(first, last, unit)
    if differ is None:
        return _written(first, _fit(alone, inflected), language)
    left, right = (_fit(each, inflected) for each in ends[differ])
    return _written(first, left, language) + _written(last, right, language)


def _differing(first: date, last: date, unit: Unit) -> str | None:
    """Return the largest unit in which two dates differ, as CLDR calls it."""
    if first.year != last.year:
        return "y"
    if first.month != last.month and unit != "year":
        return "M"
    return "d" if first.day != last.day and unit == "day" else None


def _fit(pattern: str, inflected: bool) -> str:
    if inflected:
        for plain, bent in _INFLECTED.items():
            pattern = pattern.replace(plain, bent)
    return pattern


_WRITTEN_ENGLISH = Locale("en")


def date_locale(language: Language) -> Locale:
    """Return the locale for dates: the world's English has "Sept" beside "Oct" and "Nov"."""
    return _WRITTEN_ENGLISH if language is ENGLISH else language.locale


def date_patterns() -> dict[str, str | Ends | dict[str, Ends]]:
    """Return CLDR's patterns of days, months, years and spans, for the browser.

    ``short_weekday`` is ``weekday`` with ``Wed`` for ``Wednesday``.
    """
    patterns = _patterns(current())
    names = ("weekday", "day", "month", "year", "short_day", "short_month", "days", "months",
             "years")  # fmt: skip
    found = {name: getattr(patterns, name) for name in names}
    return found | {"short_weekday": patterns.weekday.replace("EEEE", "EEE")}


@lru_cache(maxsize=16_384)
def _written(day: date, pattern: str, language: Language) -> str:
    return format_date(day, pattern, locale=date_locale(language))


@cache
def _patterns(language: Language) -> _Patterns:
    if language is ENGLISH:
        return _ENGLISH
    locale = language.locale
    spans = locale.interval_formats
    day, month = str(locale.date_formats["long"].pattern), locale.datetime_skeletons
    return _Patterns(
        weekday=str(locale.date_formats["full"].pattern),
        day=day,
        month=str(month["yMMMM"].pattern),
        year=_YEAR.get(language.code, "y"),
        decade=_DECADE[language.code],
        short_day=str(month["MMMd"].pattern),
        short_month=str(month["yMMM"].pattern),
        days={unit: _long(spans["yMMMd"][unit]) for unit in "dMy"},
        months={unit: _ends(spans["yMMMM"][unit]) for unit in "My"},
        years=_YEARS.get(language.code, ("y–", "y")),
    )


def _long(ends: list[str]) -> Ends:
    """Write the months out: CLDR has spans of days with short months only."""
    left, right = _ends(ends)
    return left.replace("MMM", "MMMM"), right.replace("MMM", "MMMM")


def _ends(ends: list[str]) -> Ends:
    left, right = ends
    return left, right
