"""The languages that the product speaks, and which of them a browser would like best."""

import re
from dataclasses import dataclass
from functools import cached_property

from babel import Locale
from babel.plural import PluralRule

_WANTED = re.compile(r"\s*([A-Za-z]{2,3})(?:-[\w-]+)?\s*(?:;\s*q=([01](?:\.\d{0,3})?))?\s*")
#: A header longer than this is no browser's.
_LONGEST_HEADER = 500


@dataclass(frozen=True)
class Language:
    """One language; ``code`` stands in the address, ``name`` is its own name for itself.

    ``plurals`` are the CLDR categories of whole numbers in the order of a catalogue's forms.
    """

    code: str
    name: str
    cldr: str
    plurals: tuple[str, ...]

    @cached_property
    def locale(self) -> Locale:
        """What CLDR knows of it."""
        return Locale.parse(self.cldr)

    @cached_property
    def _category(self) -> PluralRule:
        return self.locale.plural_form

    def plural_form(self, number: float) -> int:
        """Return which of a catalogue's forms goes with a number; a fraction takes the second."""
        category = self._category(number)
        return self.plurals.index(category) if category in self.plurals else 1


#: The language of the messages in the code comes first. CLDR's ``en_001`` is the English of the
#: world: days before months, no comma before "and".
LANGUAGES = (
    Language("en", "English", "en_001", ("one", "other")),
    Language("de", "Deutsch", "de", ("one", "other")),
    Language("ru", "Русский", "ru", ("one", "few", "many")),
    Language("kk", "Қазақша", "kk", ("one", "other")),
)
ENGLISH = LANGUAGES[0]
_BY_CODE = {language.code: language for language in LANGUAGES}


def language_named(code: str | None) -> Language | None:
    """Return the language with this code, if there is one."""
    return _BY_CODE.get(code or "")


def preferred(accept: str) -> Language:
    """``de-CH, ru;q=0.8`` -> German: what an Accept-Language header asks for, else English."""
    wishes: list[tuple[float, Language]] = []
    for part in accept[:_LONGEST_HEADER].split(","):
        found = _WANTED.fullmatch(part)
        language = language_named(found[1].lower()) if found else None
        if found and language is not None and float(found[2] or 1) > 0:
            wishes.append((float(found[2] or 1), language))
    return max(wishes, key=lambda wish: wish[0], default=(0.0, ENGLISH))[1]
