"""What ``language.js`` is told, so that the browser speaks as Python does."""

from typing import Any

from babel.dates import get_day_names, get_month_names

from dashboard.language.catalogues import catalogue
from dashboard.language.current import current
from dashboard.language.dates import date_locale, date_patterns
from dashboard.language.languages import ENGLISH, Language
from dashboard.language.lists import listed
from dashboard.language.names import city_names, country_names
from dashboard.language.numbers import number_words

Json = dict[str, Any]
#: Contexts of words of the data that the scripts show.
_SHOWN = frozenset({"place kind"})


def for_browser() -> Json:
    r"""Return the messages of the scripts, and how numbers, lists and dates are written.

    Messages are keyed by ``context + "\u0004" + message``, as gettext's own files have them.
    """
    language = current()
    found = catalogue(language.code)
    messages = {
        f"{context}\u0004{text}" if context else text: list(found.said[context, text])
        for context, text in sorted(found.said)
        if (context, text) in found.scripts or context in _SHOWN
    }
    return {
        "code": language.code,
        "plurals": list(language.plurals),
        "messages": messages,
        "group": number_words(1_000)[1:-3],
        "point": number_words(0.5)[1:-1],
        "pair": listed(["\u0001", "\u0002"])[1:-1],
        "comma": listed(["\u0001", "\u0002", "\u0003"])[1:].partition("\u0002")[0],
        "last": listed(["\u0001", "\u0002", "\u0003"]).partition("\u0002")[2][:-1],
        "dates": {**date_patterns(), **_months(language), "EEE": _weekdays(language)},
        "countries": {} if language is ENGLISH else country_names(),
        "cities": city_names(),
    }


def _weekdays(language: Language) -> list[str]:
    """Return the short days of the week as a date has them, Monday first."""
    names = get_day_names("abbreviated", "format", locale=date_locale(language))
    return [names[day] for day in range(7)]


def _months(language: Language) -> dict[str, list[str]]:
    """Return the months in a date and alone, long and short, January first."""
    found = {}
    for letter, context in (("M", "format"), ("L", "stand-alone")):
        for length, width in ((4, "wide"), (3, "abbreviated")):
            names = get_month_names(width, context, locale=date_locale(language))  # type: ignore[arg-type]
            found[letter * length] = [names[month] for month in range(1, 13)]
    return found
