"""Ids for new rows: short, readable, and not taken."""

import re
from collections.abc import Collection
from itertools import count

from anyascii import anyascii

_LONGEST = 40


def suggest_id(text: str, taken: Collection[str] = (), otherwise: str = "row") -> str:
    """Return lower-case letters, digits and hyphens out of ``text``: ``zhanaozen-2``.

    ``otherwise`` is what a text without letters and digits becomes.
    """
    words = re.findall("[a-z0-9]+", anyascii(text).casefold())
    plain = _cut(words) or otherwise
    if plain not in taken:
        return plain
    return next(each for each in (f"{plain}-{n}" for n in count(2)) if each not in taken)


def _cut(words: list[str]) -> str:
    """Join as many words as fit; a first word that is too long is cut itself."""
    joined = "-".join(words)
    if len(joined) <= _LONGEST:
        return joined
    cut = joined[: _LONGEST + 1]
    return cut.rpartition("-")[0] if "-" in cut else joined[:_LONGEST]
