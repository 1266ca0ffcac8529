"""Texts made equal for searching: no case, no accents."""

from unicodedata import combining, normalize


def fold(text: str) -> str:
    """``Élan Straße`` -> ``elan strasse``; ``Қазақстан`` keeps its letters, in lower case."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    letters = normalize("NFKD", folded)
    return "".join(letter for letter in letters if not combining(letter)).casefold()
