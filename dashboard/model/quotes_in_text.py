"""A quote found again in a text: word by word, whatever the marks between the words.

Quotation marks, dashes, emphasis and line breaks do not matter; ``[...]`` and ``…`` skip
words; a word counts as found in another case or number ("Demonstranten", "Demonstrant"), and
``3.000`` is ``dreitausend``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer  # type: ignore[import-untyped]

from dashboard.model.number_words import word_values

Span = tuple[int, int]

_WORD = re.compile(r"\d+(?:[.,'’\u00a0\u202f]\d{3})+(?!\d)|\d+|[^\W\d_]+(?:\u00ad[^\W\d_]+)*")
_OMISSION = re.compile(r"[\[(]\s*(?:…|\.{2,}|\. \. \.)\s*[\])]|…|\.{3,}")
#: The languages that snowball knows by the first part of a BCP 47 tag.
_STEMMERS = {
    "da": "danish", "de": "german", "en": "english", "es": "spanish", "fi": "finnish",
    "fr": "french", "hu": "hungarian", "it": "italian", "nb": "norwegian", "nl": "dutch",
    "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sv": "swedish",
    "tr": "turkish",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text by their stems, and where each stands."""

    stems: tuple[str, ...]
    spans: tuple[Span, ...]

    @classmethod
    def of(cls, text: str, language: str) -> "Words":
        """Cut a text into words."""
        found = list(_WORD.finditer(text))
        stems = tuple(_stem(word.group(), language) for word in found)
        return cls(stems, tuple(word.span() for word in found))


def quote_spans(quote: str, words: Words, language: str) -> tuple[Span, ...]:
    """Return where the parts of a quote stand in a text, in their order; none if one is missing.

    A quote without any word is nowhere.
    """
    spans: list[Span] = []
    start = 0
    for part in _OMISSION.split(quote):
        wanted = Words.of(part, language).stems
        if not wanted:
            continue
        at = _find(words.stems, wanted, start)
        if at < 0:
            return ()
        start = at + len(wanted)
        spans.append((words.spans[at][0], words.spans[start - 1][1]))
    return tuple(spans)


def _find(stems: Sequence[str], wanted: Sequence[str], start: int) -> int:
    """Return where ``wanted`` begins at or behind ``start``, -1 when it does not."""
    places = range(start, len(stems) - len(wanted) + 1)
    return next((at for at in places if tuple(stems[at : at + len(wanted)]) == wanted), -1)


@lru_cache(maxsize=20_000)
def _stem(word: str, language: str) -> str:
    folded = word.casefold().replace("\u00ad", "")
    if folded[0].isdigit():
        return re.sub(r"\D", "", folded)
    values = word_values(folded)
    if len(values) == 1 and (value := min(values)).is_integer() and value > 1:
        return str(int(value))
    name = _STEMMERS.get(language.partition("-")[0].casefold())
    return str(snowballstemmer.stemmer(name).stemWord(folded)) if name else folded
