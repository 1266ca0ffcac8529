"""Counts and lists as English words: the one place for plurals and "a, b and c"."""

from collections.abc import Iterable

#: Kinds of event that have no plural, and plurals that no rule gives.
PLURALS = {
    "aid": "aid",
    "analysis": "analyses",
    "damage": "damage",
    "diplomacy": "diplomacy",
    "economy": "economy",
    "information": "information",
    "justice": "justice",
    "organisation": "organisation",
    "people": "people",
    "person": "people",
    "policy": "policy",
    "politics": "politics",
    "property": "property",
    "society": "society",
    "unrest": "unrest",
    "violence": "violence",
    "is": "are",
    "was": "were",
    "has": "have",
}

_SIBILANTS = ("s", "x", "z", "ch", "sh")
_VOWELS = "aeiou"


def plural(noun: str) -> str:
    """``clash`` -> ``clashes``; of a phrase the head: ``kind of event`` -> ``kinds of event``."""
    head, of, rest = noun.partition(" of ")
    start, space, word = head.rpartition(" ")
    return f"{start}{space}{_plural_word(word)}{of}{rest}"


def count(number: int, noun: str) -> str:
    """``1 claim``, ``1,200 claims``, ``0 kinds of event``."""
    return f"{number:,} {noun if number == 1 else plural(noun)}"


def listed(words: Iterable[str], last: str = "and") -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    items = list(words)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def capitalised(text: str) -> str:
    """Upper-case the first letter and leave the rest as it is."""
    return text[:1].upper() + text[1:]


def _plural_word(word: str) -> str:
    if word in PLURALS:
        return PLURALS[word]
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(_SIBILANTS) else "s")
