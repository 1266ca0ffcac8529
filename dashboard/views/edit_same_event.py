"""Events that a claim may be about, so that sources meet at one event instead of making two.

Words are compared with each event's title and with what other sources say about it; a day
that fits and a place that is named count besides. It is a suggestion, never an answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from dashboard.analysis.folding import fold
from dashboard.analysis.wording import listed
from dashboard.errors import EdtfError
from dashboard.model.edtf_days import parse_edtf
from dashboard.views.edit_choices import Row, Tables, day_words, place_names, spellings

#: Of 100: fewer points are chance. Alike words alone may do; a day and a place, too.
_ENOUGH = 52.0
_ALIKE = 60.0
_DAY, _PLACE = 22.0, 22.0
_SHORTEST = 8  # letters: less says nothing


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
    likeness = _likeness(events, tables["claims"], asked.words)
    named = _named(tables["places"], asked)
    points = []
    for row, alike in zip(events, likeness, strict=True):
        day = _days_meet(row.get("date", ""), asked.day)
        place = names.get(fold(row.get("place", "")), row.get("place", "")) in named
        total = 0.7 * alike + _DAY * day + _PLACE * place
        if total >= _ENOUGH or (day and place):
            points.append((total, row, _why(alike, day, place)))
    points.sort(key=lambda each: -each[0])
    return tuple(_said(row, why, names) for _, row, why in points[:most])


def _said(row: Row, why: str, names: dict[str, str]) -> SameEvent:
    place = names.get(fold(row.get("place", "")), row.get("place", ""))
    where = ", ".join(filter(None, [day_words(row.get("date", "")), place]))
    return SameEvent(row["event_id"], row.get("title", ""), where, why)


def _likeness(events: Sequence[Row], claims: Sequence[Row], words: str) -> list[float]:
    """Compare words with each event's title and claims; 0 to 100, in the order of events."""
    wanted = fold(words)
    numbers = {row["event_id"]: number for number, row in enumerate(events)}
    texts = [(number, fold(row.get("title", ""))) for number, row in enumerate(events)]
    texts += [
        (numbers[row["event_id"]], fold(row.get("claim", "")))
        for row in claims
        if row.get("event_id") in numbers
    ]
    best = [0.0] * len(events)
    if len(words.strip()) < _SHORTEST:
        return best
    scores = process.cdist([wanted], [text for _, text in texts], scorer=fuzz.token_set_ratio)[0]
    for (number, text), score in zip(texts, scores, strict=True):
        if text:
            best[number] = max(best[number], float(score))
    return best


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
    reasons = [("similar words", alike >= _ALIKE), ("same day", day), ("same place", place)]
    return listed([words for words, holds in reasons if holds] or ["somewhat similar words"])
