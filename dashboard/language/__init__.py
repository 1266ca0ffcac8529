"""The reader's language: messages, numbers, lists and dates in English, German, Russian, Kazakh.

``from dashboard.language import _, ngettext, pgettext`` marks what people read;
``docs/languages.md`` says how. Which language it comes out in is :func:`current`'s answer, never
an argument.
"""

from dashboard.language.current import current, find_by, use
from dashboard.language.dates import (
    day_and_month,
    day_words,
    decade_words,
    month_and_year,
    month_name,
    span_words,
)
from dashboard.language.languages import ENGLISH, LANGUAGES, Language, language_named, preferred
from dashboard.language.lazy import (
    lazy,
    lazy_either,
    lazy_listed,
    lazy_some,
    nlazy,
    packed,
    plazy,
    together,
    unpacked,
)
from dashboard.language.lists import either, listed
from dashboard.language.messages import N_, _, ngettext, npgettext, pgettext, sentence
from dashboard.language.numbers import decimal_words, number_words, percent_words

__all__ = [
    "ENGLISH",
    "LANGUAGES",
    "Language",
    "N_",
    "_",
    "current",
    "day_and_month",
    "day_words",
    "decade_words",
    "decimal_words",
    "either",
    "find_by",
    "language_named",
    "lazy",
    "lazy_either",
    "lazy_listed",
    "lazy_some",
    "listed",
    "month_and_year",
    "month_name",
    "ngettext",
    "nlazy",
    "npgettext",
    "number_words",
    "packed",
    "percent_words",
    "pgettext",
    "plazy",
    "preferred",
    "sentence",
    "span_words",
    "together",
    "unpacked",
    "use",
]
