"""Kinds of event in the plural, lists, capitals, and counts in English.

What counts in the reader's language says ``ngettext``; :func:`count` is for the rooms that do
not yet.
"""

from collections.abc import Iterable

from dashboard import language
from dashboard.language import pgettext

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


def kinds_of_event(category: str) -> str:
    """``clash`` -> ``clashes``, ``Zusammenstöße``; what only the data knows stays as it is."""
    several = plural(category)
    words = pgettext("kinds of event", several)
    return category if words == several and language.current().code != "en" else words


def listed(words: Iterable[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    return language.listed(words)


def capitalised(text: str) -> str:
    """Upper-case the first letter and leave the rest as it is."""
    return text[:1].upper() + text[1:]


def uncapitalised(text: str) -> str:
    """Lower-case the first letter, as inside a sentence; German keeps those of its nouns."""
    return text if language.current().code == "de" else text[:1].lower() + text[1:]


def _plural_word(word: str) -> str:
    if word in PLURALS:
        return PLURALS[word]
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(_SIBILANTS) else "s")
