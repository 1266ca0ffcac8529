"""Spellings of place names reduced to keys under which they meet, and the words around a name.

Three degrees: :func:`exact` forgives case, :func:`folded` also accents, script and
punctuation, :func:`skeleton` also the habits of transliteration (Schymkent, Shymkent,
Šymkent, Шымкент). The built gazetteer is keyed by skeletons: change them, build it anew.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

#: Applied in this order to a folded name; left the letters written, right the one kept.
_HABITS = (
    (re.compile("tsch|tch|tsh"), "C"),  # upper case: a sound that no later line may touch
    (re.compile("shch|sch|sh|zh|sz|dzh|dz"), "s"),
    (re.compile("ch|cz|tj|C"), "c"),
    (re.compile("ts|tz|z|x"), "s"),
    (re.compile("([kg])h"), r"\1"),
    (re.compile("ck|q"), "k"),
    (re.compile("ph"), "f"),
    (re.compile("ou|ue"), "u"),
    (re.compile("oe"), "o"),
    (re.compile("ae"), "a"),
    (re.compile("w"), "v"),
    (re.compile("[jy]"), "i"),
    (re.compile("ei"), "ai"),
    (re.compile(r"([a-z])\1+"), r"\1"),
)

_AIRPORT = re.compile(
    r"\b(international|intl|airport|airfield|flughafen|a[eé]roport|aeropuerto|aeroporto|lotnisko"
    r"|luchthaven|havaliman[iı]|(?:международный\s+)?аэропорт\w*|әуежай\w*|аеропорт\w*)\b",
    re.IGNORECASE,
)
_REGION = re.compile(
    r"\b(oblasts?|oblast['’ʹ]|oblysy|oblys|region|r[eé]gion|province|provinz|provincia|gebiet"
    r"|governorate|voivodeship|prefecture|territory|krai|kray|state|bundesland"
    r"|облыс\w*|област\w*|регион\w*|край|края|аймағы)(?!\w)",
    re.IGNORECASE,
)
_CITY = re.compile(
    r"^(?:the\s+)?(?:city|town|stadt|ville|ciudad|город|г\.|қала)(?:\s+(?:of|de))?\s+"
    r"|\s+(?:city|qalasy|қаласы)$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:the|die|der|das|la|le)\s+", re.IGNORECASE)
_LINK = re.compile(r"^(?:of|de|du|von)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """A query taken apart: the bare name, and the ``kind`` that its other words call for."""

    name: str
    kind: str = ""  #: ``site`` (airports), ``region``, ``city``, or empty


def exact(name: str) -> str:
    """Return the name without case and surplus space."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """Return the name as Latin letters and digits alone: ``Жаңаөзен`` -> ``zhangaozen``."""
    return re.sub("[^a-z0-9]", "", anyascii(name).lower())


def skeleton(name: str) -> str:
    """Return what all transliterations of the name have in common, as far as that goes."""
    key = folded(name)
    for pattern, kept in _HABITS:
        key = pattern.sub(kept, key)
    return key


def asked(query: str) -> Asked:
    """Take a query apart: ``Flughafen Almaty`` asks for the site ``Almaty``."""
    query = " ".join(query.split())
    for kind, words in (("site", _AIRPORT), ("region", _REGION), ("city", _CITY)):
        if bare := _without(words, query):
            return Asked(bare, kind)
    return Asked(_ARTICLE.sub("", query) or query)


def bare_airport(name: str) -> str:
    """Return an airport's name without the words that every airport has."""
    return _without(_AIRPORT, name) or name


def bare_region(name: str) -> str:
    """Return a region's name without the word for its kind: ``Mangystau Region``."""
    return _without(_REGION, name) or name


def _without(words: re.Pattern[str], text: str) -> str:
    """Return the text without the words, or nothing when it has none of them (or only them)."""
    bare, count = words.subn(" ", text)
    return _LINK.sub("", _ARTICLE.sub("", " ".join(bare.split()).strip(" ,.-"))) if count else ""
