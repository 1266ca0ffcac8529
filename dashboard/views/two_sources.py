"""The difference of two sources: what only one tells, what both tell, where they conflict."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np

from dashboard.analysis.comparison import Comparison, comparison
from dashboard.analysis.facts import Ints
from dashboard.analysis.filters import in_window
from dashboard.analysis.selection import Selection
from dashboard.analysis.text_languages import Languages, text_languages
from dashboard.analysis.timeline import Axis
from dashboard.language import _
from dashboard.model.dataset import Dataset
from dashboard.views.claim_line import Row, claim_writer, records

ONLY_ONE, ONLY_OTHER, BOTH, CONFLICT = "only one", "only other", "both", "conflict"


@dataclass(frozen=True, slots=True)
class SharedEvent:
    """An event at a place, with the claims of either source about it."""

    place_id: str
    place: str
    event_id: str
    title: str
    standing: str  #: ``only one``, ``only other``, ``both`` or ``conflict``
    one: int  #: claims of the first source
    other: int
    questions: tuple[str, ...]  #: titles of the questions on which the two conflict
    languages: Languages  #: of ``title`` and ``place``, where it is not the reader's


@dataclass(frozen=True, slots=True)
class TwoSources:
    """Two sources side by side; the counts are of events at places."""

    one: str  #: labels
    other: str
    events: tuple[SharedEvent, ...]
    only_one: int
    only_other: int
    both: int  #: without a conflict
    conflict: int
    words: str

    def to_json(self) -> dict[str, Any]:
        """Return plain dictionaries and lists."""
        return asdict(self)


def two_sources(
    dataset: Dataset,
    axis: Axis,
    selection: Selection,
    one: str,
    other: str,
    *,
    window: bool = False,
) -> TwoSources:
    """Compare two sources by their ids; their own filter is passed over.

    ``window`` keeps to the days of the slider. ``KeyError`` if the data lacks a source.
    """
    numbers = {each: at for at, each in enumerate(dataset.sources["source_id"].tolist())}
    pair = (numbers[one], numbers[other])
    found = comparison(dataset, replace(selection, sources=None))
    mask = found.visible & np.isin(found.roll.these.facts.source, pair)
    if window:
        mask &= in_window(dataset, axis, selection)
    events = tuple(_events(found, np.flatnonzero(mask).astype(np.int64), pair))
    labels = dataset.sources["label"]
    names = (str(labels.iloc[pair[0]]), str(labels.iloc[pair[1]]))
    counts = dict.fromkeys((ONLY_ONE, ONLY_OTHER, BOTH, CONFLICT), 0)
    for each in events:
        counts[each.standing] += 1
    return TwoSources(
        one=names[0],
        other=names[1],
        events=events,
        only_one=counts[ONLY_ONE],
        only_other=counts[ONLY_OTHER],
        both=counts[BOTH],
        conflict=counts[CONFLICT],
        words=_words(names, counts),
    )


def most_apart(
    dataset: Dataset, axis: Axis, selection: Selection, *, window: bool = False
) -> tuple[str, ...]:
    """Return the ids of the two sources that conflict in the most questions; none where none do.

    Their own filter is passed over; among equals the first in sources.csv.
    """
    found = comparison(dataset, replace(selection, sources=None))
    roll, source = found.roll, found.roll.these.facts.source
    rows = found.conflicting()
    if window:
        here = in_window(dataset, axis, selection)
        rows = rows[here[roll.claim[roll.left[rows]]] & here[roll.claim[roll.right[rows]]]]
    left, right = source[roll.claim[roll.left[rows]]], source[roll.claim[roll.right[rows]]]
    question = roll.question[roll.left[rows]]
    apart = np.column_stack([np.minimum(left, right), np.maximum(left, right), question])
    apart = np.unique(apart[left != right], axis=0)
    if not len(apart):
        return ()
    (pair, _), *_ = Counter(map(tuple, apart[:, :2].tolist())).most_common(1)
    return tuple(dataset.sources["source_id"].iloc[list(pair)])


def _events(found: Comparison, claims: Ints, pair: tuple[int, int]) -> Iterator[SharedEvent]:
    """Yield the events by place, then by their order in the file."""
    facts, dataset = found.roll.these.facts, found.roll.these.facts.dataset
    conflicts = _conflicts(found, claims, pair)
    keys = np.column_stack([facts.place, facts.event])[claims]
    events = records(dataset.events, np.unique(facts.event[claims]))
    places, languages = claim_writer(dataset).places, text_languages(dataset)
    for place, event in np.unique(keys, axis=0).tolist():
        here = claims[(keys == (place, event)).all(axis=1)]
        totals = [int((facts.source[here] == each).sum()) for each in pair]
        titles = tuple(
            sorted({title for each in here.tolist() for title in conflicts.get(each, ())})
        )
        where: Row = places.row(place) if place >= 0 else {}
        yield SharedEvent(
            place_id=where.get("place_id", ""),
            place=where.get("name", ""),
            event_id=events[event]["event_id"],
            title=events[event]["title"],
            standing=_standing(totals, titles),
            one=totals[0],
            other=totals[1],
            questions=titles,
            languages=languages.of_event(events[event]) | languages.of_place(where, "place"),
        )


def _conflicts(found: Comparison, claims: Ints, pair: tuple[int, int]) -> dict[int, set[str]]:
    """Return the titles of the questions on which claims of one conflict with the other's."""
    roll, facts = found.roll, found.roll.these.facts
    pairs = found.conflicting()
    left, right = roll.claim[roll.left[pairs]], roll.claim[roll.right[pairs]]
    inside = np.zeros(len(facts.source), dtype=np.bool_)
    inside[claims] = True
    apart = facts.source[left] != facts.source[right]
    rows = np.flatnonzero(inside[left] & inside[right] & apart)
    titles: dict[int, set[str]] = {}
    for row in rows.tolist():
        title = found.names.title(int(roll.question[roll.left[pairs[row]]]))
        for claim in (int(left[row]), int(right[row])):
            titles.setdefault(claim, set()).add(title)
    return titles


def _standing(totals: list[int], titles: tuple[str, ...]) -> str:
    if titles:
        return CONFLICT
    if all(totals):
        return BOTH
    return ONLY_ONE if totals[0] else ONLY_OTHER


def _words(names: tuple[str, str], counts: dict[str, int]) -> str:
    """``Events: 68 told by CWI alone, 13 by MLPD alone, 11 by both; in 2 of these ...``."""
    both = counts[BOTH] + counts[CONFLICT]
    told: dict[str, str | float] = {
        "one": counts[ONLY_ONE],
        "first": names[0],
        "other": counts[ONLY_OTHER],
        "second": names[1],
        "both": both,
    }
    if not both:
        return _(
            "Events: {one} told by {first} alone, {other} by {second} alone, {both} by both.",
            **told,
        )
    return _(
        "Events: {one} told by {first} alone, {other} by {second} alone, {both} by both; "
        "in {conflict} of these they cannot both hold.",
        conflict=counts[CONFLICT],
        **told,
    )
