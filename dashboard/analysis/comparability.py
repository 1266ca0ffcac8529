"""Which counts may be laid side by side: the words for people, measures and their growth.

Two figures of one measure are compared only when they count the same people, in the same
scope, place and unit. The tables here are all that is known about words; whatever is not in
them is compared by its letters alone.
"""

import re

from dashboard.analysis.folding import fold
from dashboard.model.measures import MEASURES, Trend

#: Spellings of one population; the first is the word of ``populations`` in the schema.
POPULATIONS = (
    ("all", "", "people", "persons", "total"),
    ("demonstrators", "protesters", "protestors"),
    ("strikers", "striking workers"),
    ("security forces", "members of the security forces"),
    ("soldiers", "troops", "military"),
    ("police", "police officers"),
    ("civilians", "civilian population"),
)

#: Whose count is a part of whose; "all" includes everybody.
PARTS = {
    "civilians": ("demonstrators", "strikers", "inhabitants"),
    "demonstrators": ("strikers",),
    "security forces": ("soldiers", "police"),
}


_SPELLINGS = {spelling: words[0] for words in POPULATIONS for spelling in words}


def population(words: str) -> str:
    """Return the one spelling of a population; an empty one counts everybody."""
    folded = " ".join(fold(words).split())
    return _SPELLINGS.get(folded, folded)


def includes(whole: str, part: str) -> bool:
    """Whether everybody in ``part`` is counted in ``whole`` (both as :func:`population` has it)."""
    return part in PARTS.get(whole, ()) or (whole == "all" and part != "all")


def measure_key(words: str) -> str:
    """``Price change`` -> ``price-change``: equal for measures that differ in spelling only."""
    return "-".join(re.findall(r"\w+", fold(words)))


def trend(words: str) -> Trend:
    """Return how a measure moves; one that is in no table may change from day to day."""
    known = MEASURES.get(measure_key(words).replace("-", " "))
    return known.trend if known else Trend.CHANGING
