"""Texts made equal for searching: no case, no accents."""

import re
import sys
from functools import cache
from unicodedata import combining, normalize


def fold(text: str) -> str:
    """``Élan Straße`` -> ``elan strasse``; ``Қазақстан`` keeps its letters, in lower case."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    return _marks().sub("", normalize("NFKD", folded)).casefold()


@cache
def _marks() -> re.Pattern[str]:
    """Return what matches accents and other marks that combine with a letter."""
    marks = "".join(filter(combining, map(chr, range(sys.maxunicode + 1))))
    return re.compile(f"[{re.escape(marks)}]+")
