"""Ids and labels out of names: readable, allowed, and never twice the same."""

import re
from collections.abc import Container

from anyascii import anyascii

_LONGEST_ID = 60
_LONGEST_LABEL = 24


def slug(text: str, otherwise: str) -> str:
    """``Nana-Mambéré province`` -> ``nana-mambere-province``."""
    plain = re.sub(r"[^a-z0-9]+", "-", anyascii(text).casefold()).strip("-")
    return plain[:_LONGEST_ID].strip("-") or otherwise


def unused(wished: str, taken: Container[str], number: int = 2) -> str:
    """Return the id itself, or with the first number from ``number`` on that nobody has."""
    found = wished
    while found in taken:
        found, number = f"{wished}-{number}", number + 1
    return found


def label(text: str) -> str:
    """Shorten a name to what a chip holds, at a word's end if there is one near."""
    text = " ".join(text.split())
    if len(text) <= _LONGEST_LABEL:
        return text
    cut = text[: _LONGEST_LABEL - 1]
    head, space, _ = cut.rpartition(" ")
    return f"{(head if space and len(head) > 12 else cut).rstrip(' ,;:-')}…"


def listed(names: list[str], most: int = 4) -> str:
    """``a, b, c, d and 7 more``."""
    more = len(names) - most
    if more > 0:
        return f"{', '.join(names[:most])} and {more} more"
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def apart(column: str, ours: Container[str]) -> str:
    """``Notes`` -> ``Notes (file)``: a table cannot have two columns of a name, in any case."""
    return f"{column} (file)" if column.casefold() in ours else column


def folded(text: str) -> str:
    """Return what two spellings of a name share: case, spaces and marks do not count."""
    return " ".join(anyascii(text).casefold().split())
