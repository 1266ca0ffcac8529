"""Quantity words and the intervals they stand for: never an invented point.

The one table; ``docs/data-format.md`` prints it and the check of ``wording`` uses it.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VagueWord:
    """``low`` to ``high``, inclusive; the same in English and in the sources' languages."""

    english: str
    low: int
    high: int
    others: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """All words, the English one first."""
        return (self.english, *self.others)


VAGUE_WORDS = (
    VagueWord("hundreds of thousands", 200_000, 999_999, ("Hunderttausende", "сотни тысяч")),
    VagueWord("tens of thousands", 20_000, 99_999, ("Zehntausende", "десятки тысяч")),
    VagueWord("thousands", 2_000, 9_999, ("several thousand", "Tausende", "тысячи")),
    VagueWord("hundreds", 200, 999, ("several hundred", "Hunderte", "сотни")),
    VagueWord("dozens", 24, 99, ("several dozen", "Dutzende", "десятки")),
    VagueWord("millions", 2_000_000, 9_999_999, ("several million", "Millionen", "миллионы")),
)

_PATTERNS = tuple(
    (re.compile(rf"\b(?:{'|'.join(map(re.escape, word.spellings))})\b", re.IGNORECASE), word)
    for word in VAGUE_WORDS
)


def vague_word(wording: str) -> VagueWord | None:
    """Return the entry for the quantity word in ``wording``; ``None`` beside a digit.

    The longer phrases come first, so that "tens of thousands" is not "thousands".
    """
    if any(character.isdigit() for character in wording):
        return None
    return next((word for pattern, word in _PATTERNS if pattern.search(wording)), None)


def contradicts(word: VagueWord, low: float, high: float) -> bool:
    """Whether ``low`` to ``high`` (NaN: open) claims to know more than the word says.

    "At least dozens" may leave ``high`` open; nothing may be narrower than the word.
    """
    if low > high:
        return False  # an error of its own
    return low > word.low or high < word.high  # False for NaN: open is wide enough
