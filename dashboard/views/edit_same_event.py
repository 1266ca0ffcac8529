"""Events that a claim may be about, so that sources meet at one event instead of making two.

Words are compared with each event's title and with what other sources say about it, rare
words counting most; a day that fits and a place that is named count besides. It is a
suggestion, never an answer.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt

from dashboard.analysis.folding import fold
from dashboard.errors import EdtfError
from dashboard.language import _, listed
from dashboard.model.edtf_days import parse_edtf
from dashboard.views.edit_choices import Row, Tables, day_words, place_names, spellings

#: Of 100: fewer points are chance. Alike words alone may do; a day and a place, too.
_ENOUGH = 34.0
_ALIKE = 30.0
_DAY, _PLACE = 22.0, 14.0
_SHORTEST = 8  # letters: less says nothing
_STEM = 5  # letters by which "occupied" is "occupy"


@dataclass(frozen=True, slots=True)
class SameEvent:
    """An event that may be the one meant, and why it was thought of."""

    id: str
    title: str
    when_and_where: str  #: ``5 January 2022, Almaty``
    why: str  #: ``similar words, same day``


@dataclass(frozen=True, slots=True)
class Asked:
    """What is known of the event that a claim speaks of."""

    words: str = ""
    day: str = ""
    place: str = ""


def same_events(tables: Tables, asked: Asked, most: int = 4) -> tuple[SameEvent, ...]:
    """Return the likeliest events, best first; none when too little is known."""
    events = [row for row in tables["events"] if row.get("event_id")]
    if not events or (len(asked.words.strip()) < _SHORTEST and not (asked.day and asked.place)):
        return ()
    names = place_names(tables["places"])
    likeness = _likeness(events, tables, asked.words)
    named = _named(tables["places"], asked)
    points = []
    for row, alike in zip(events, likeness, strict=True):
        day = _days_meet(row.get("date", ""), asked.day)
        place = names.get(fold(row.get("place", "")), row.get("place", "")) in named
        total = alike + _DAY * day + _PLACE * place
        if total >= _ENOUGH or (day and place):
            points.append((total, row, _why(alike, day, place)))
    points.sort(key=lambda each: -each[0])
    return tuple(_said(row, why, names) for _points, row, why in points[:most])


def _said(row: Row, why: str, names: dict[str, str]) -> SameEvent:
    place = names.get(fold(row.get("place", "")), row.get("place", ""))
    where = ", ".join(filter(None, [day_words(row.get("date", "")), place]))
    return SameEvent(row["event_id"], row.get("title", ""), where, why)


def _likeness(events: Sequence[Row], tables: Tables, words: str) -> list[float]:
    """Compare words with each event's title and claims; 0 to 100, in the order of events."""
    numbers = {row["event_id"]: number for number, row in enumerate(events)}
    texts = [(number, row.get("title", "")) for number, row in enumerate(events)]
    texts += [
        (numbers[row["event_id"]], row.get("claim", ""))
        for row in tables["claims"]
        if row.get("event_id") in numbers
    ]
    places = {stem for row in tables["places"] for each in spellings(row) for stem in _stems(each)}
    stems = [(number, _stems(text) - places) for number, text in texts]
    often = Counter(stem for _, every in stems for stem in every)
    weights = {stem: log(1 + len(texts) / times) for stem, times in often.items()}
    wanted = _stems(words) - places
    length = sum(weights.get(stem, log(1 + len(texts))) for stem in wanted)
    best = [0.0] * len(events)
    for number, every in stems:
        if shared := wanted & every:
            both = sum(map(weights.__getitem__, shared))
            whole = sqrt(length * sum(map(weights.__getitem__, every)))
            best[number] = max(best[number], 100 * both / whole)
    return best


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in re.findall(r"\w{4,}", fold(text)))


def _named(places: Sequence[Row], asked: Asked) -> set[str]:
    """Return the names of the places that the words or the place field name."""
    words, place = f" {fold(asked.words)} ", fold(asked.place)
    return {
        row.get("name", "")
        for row in places
        for spelling in map(fold, spellings(row))
        if spelling == place or (len(spelling) > 3 and f" {spelling}" in words)
    }


def _days_meet(one: str, other: str) -> bool:
    try:
        first, second = parse_edtf(one), parse_edtf(other)
    except EdtfError:
        return False
    return first.start < second.stop and second.start < first.stop


def _why(alike: float, day: bool, place: bool) -> str:
    reasons = [
        (_("similar words"), alike >= _ALIKE),
        (_("same day"), day),
        (_("same place"), place),
    ]
    return listed([words for words, holds in reasons if holds] or [_("somewhat similar words")])
