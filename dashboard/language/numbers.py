"""Numbers as each language writes them: CLDR's separators, every digit kept."""

from functools import cache

from dashboard.language.current import current
from dashboard.language.languages import ENGLISH, Language


def number_words(number: float, language: Language | None = None) -> str:
    """``10,000`` and ``2.5``; in German ``10.000`` and ``2,5``."""
    whole = isinstance(number, int) or number.is_integer()
    text = f"{int(number):,}" if whole else f"{number:,}"
    language = language or current()
    return text if language is ENGLISH else text.translate(_separators(language))


def decimal_words(number: float, digits: int) -> str:
    """``3.0``: always so many digits behind the point."""
    text, language = f"{number:,.{digits}f}", current()
    return text if language is ENGLISH else text.translate(_separators(language))


def percent_words(share: float, digits: int = 0) -> str:
    """``41 %`` of 0.41; the sign and its space are the language's own."""
    number = number_words(round(share * 100, digits) if digits else round(share * 100))
    return _percent(current()).replace("#", number)


@cache
def _separators(language: Language) -> dict[int, str]:
    symbols = language.locale.number_symbols["latn"]
    return str.maketrans({",": symbols["group"], ".": symbols["decimal"]})


@cache
def _percent(language: Language) -> str:
    """``#,##0 %`` -> ``# %``; in English the space of this product's pages."""
    if language is ENGLISH:
        return "# %"
    return str(language.locale.percent_formats[None].pattern).replace("#,##0", "#")
