"""Which columns of a file are translations: ``claim_de``, ``title_ru``, ``name_kk``."""

from collections.abc import Collection
from functools import cache

from dashboard.language import ENGLISH

#: Texts that are only read: the reader's language takes their place.
READ = ("label", "title", "publisher", "author", "name", "claim", "notes", "quote_translation")
#: Texts by which claims are compared: they stay, and are shown translated.
COMPARED = ("attributed_to", "population", "scope", "wording")
TEXTS = (*READ, *COMPARED)
#: No claim in Indonesian.
ID = "claim_id"


def translated(column: str) -> tuple[str, str] | None:
    """``claim_de`` -> ``("claim", "de")``; ``None`` for a column that is no translation."""
    text, _underscore, code = column.rpartition("_")
    return (text, code) if text in TEXTS and code in _codes() and column != ID else None


def is_translation(column: str, known: Collection[str]) -> bool:
    """Whether a column translates one of the columns of its table."""
    pair = translated(column)
    return pair is not None and pair[0] in known


@cache
def _codes() -> frozenset[str]:
    """The codes of all languages that CLDR has a name for."""
    return frozenset(ENGLISH.locale.languages)
