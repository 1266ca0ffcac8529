"""One question of a comparison, read out into plain values."""

from collections.abc import Hashable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from dashboard.analysis.answers import Answer, Question, Relation
from dashboard.analysis.comparison import Comparison
from dashboard.analysis.facts import Ints
from dashboard.analysis.intervals import EVER, Floats
from dashboard.analysis.lineage import revisions
from dashboard.analysis.relations import Basis, Kind, factors
from dashboard.analysis.roll import MOST_COMPARED, Asked, Roll
from dashboard.analysis.statements import RETRACTS
from dashboard.analysis.text_languages import text_languages
from dashboard.model.translations import told


def read_questions(found: Comparison) -> tuple[Question, ...]:
    """Return all questions with a shown answer, those that most sources answer first."""
    return tuple(read_question(found, each.id) for each in found.headings)


def read_question(found: Comparison, name: str) -> Question:
    """Return the question of this id as the selection shows it; ``KeyError`` if there is none."""
    number = found.names.number[name]
    roll, facts = found.roll, found.roll.these.facts
    dataset, claims = facts.dataset, found.roll.these.claims
    asked, anchor = Asked(roll.asked[number]), int(found.names.anchor[number])
    first, stop = np.searchsorted(roll.question, [number, number + 1]).tolist()
    rows = first + np.flatnonzero(found.listed[first:stop])
    member = roll.claim[rows]
    cells = claims.iloc[member].to_dict("records")  # all at once: a database may have the texts
    answers = [_answer(found, asked, int(row), each) for row, each in zip(rows, cells, strict=True)]
    merged, place_of = _merged(asked, answers)
    positions = {int(row): place_of[at] for at, row in enumerate(rows)}
    source = np.unique(facts.source[member])
    events = np.unique(facts.event[member])
    table = dataset.events.iloc[events]
    return Question(
        id=found.names.ids[number],
        asked=asked,
        title=found.names.title(number),
        asking=found.names.asking(number),
        subject=found.names.subject[number],
        measure=str(claims["measure"].iloc[anchor]) if asked is Asked.FIGURE else "",
        event_ids=tuple(table["event_id"].tolist()),
        place_ids=tuple(dict.fromkeys(each.place_id for each in answers if each.place_id)),
        start=_day(table["start"].min()),
        stop=_day(table["stop"].max()),
        status=found.statuses[number],
        sources=tuple(dataset.sources["source_id"].iloc[source].tolist()),
        origins=int(found.origins[number]),
        answers=merged,
        relations=tuple(_relations(found, number, positions)),
        uncompared=int((rows - first >= MOST_COMPARED).sum()),
    )


def _answer(found: Comparison, asked: Asked, row: int, cells: Mapping[Hashable, Any]) -> Answer:
    these, claim = found.roll.these, int(found.roll.claim[row])
    ids = these.claims["claim_id"]
    low, high = _bounds(found, asked, claim)
    stated = float(these.stated[claim]) if asked is Asked.FIGURE else low
    named = np.isfinite(stated) and (asked is Asked.FIGURE or low == high)
    repeats = int(found.lines.repeated[claim]) if found.covered[claim] else -1
    return Answer(
        claim_id=cells["claim_id"],
        also=(),
        source_id=cells["source_id"],
        event_id=cells["event_id"],
        place_id=cells["place_id"],
        claim=cells["claim"],
        locator=cells["locator"],
        voice=bool(found.roll.voice[row]),
        stance=cells["stance"],
        attributed_to=told(cells, "attributed_to"),
        low=low,
        high=high,
        stated=stated if named else None,
        wording=told(cells, "wording"),
        unit=cells["unit"],
        population=cells["population"],
        scope=told(cells, "scope"),
        as_of=cells["as_of_edtf"],
        said_from=_known_day(int(these.said_from[claim])),
        said_to=_known_day(int(these.said_to[claim])),
        date=cells["date_edtf"],
        side=int(found.roll.side[row]),
        struck=bool(found.struck[claim]),
        retracted_by=tuple(ids.iloc[_retractions(found, claim)].tolist()),
        repeats="" if repeats < 0 else str(ids.iloc[repeats]),
        revises=tuple(ids.iloc[list(revisions(these, claim)[:-1])].tolist()),
        origin=str(ids.iloc[_origin(found, claim)]),
        languages=text_languages(these.facts.dataset).of_claim(cells),
    )


def _bounds(found: Comparison, asked: Asked, claim: int) -> tuple[float, float]:
    """Return the claim's own figure, or the inclusive ordinals of its days."""
    these, facts = found.roll.these, found.roll.these.facts
    if asked is Asked.FIGURE:
        return float(these.low[claim]), float(these.high[claim])
    if not facts.has_day[claim]:
        return -np.inf, np.inf
    return float(facts.start[claim]), float(facts.stop[claim] - 1)


def _origin(found: Comparison, claim: int) -> int:
    """Return the claim that stands for all of one origin, through shown repeats."""
    seen: set[int] = set()
    while found.covered[claim] and claim not in seen:
        seen.add(claim)
        claim = int(found.lines.repeated[claim])
    return int(found.lines.origin[claim])


def _retractions(found: Comparison, claim: int) -> Ints:
    these = found.roll.these
    of_it = (these.relation == RETRACTS) & (these.target == claim)
    return np.flatnonzero(of_it & found.known & ~found.struck).astype(np.int64)


def _merged(asked: Asked, answers: list[Answer]) -> tuple[tuple[Answer, ...], list[int]]:
    """Merge what one source says twice of a day or place; return each one's new position."""
    kept: dict[tuple[object, ...], int] = {}
    merged: list[Answer] = []
    where: list[int] = []
    for number, each in enumerate(answers):
        key: tuple[object, ...] = (number,)
        if asked is Asked.DAY:
            key = (each.source_id, each.date, each.struck)
        elif asked is Asked.PLACE:
            key = (each.source_id, each.place_id, each.struck)
        if key in kept:
            first = merged[kept[key]]
            merged[kept[key]] = replace(first, also=(*first.also, each.claim_id))
        else:
            kept[key] = len(merged)
            merged.append(each)
        where.append(kept[key])
    return tuple(merged), where


def _relations(found: Comparison, number: int, positions: dict[int, int]) -> list[Relation]:
    roll = found.roll
    ends = np.searchsorted(roll.question, [number, number + 1])
    start, stop = np.searchsorted(roll.left, ends)
    factor_of = _factors(roll, slice(start, stop), number)
    relations: dict[tuple[int, int], Relation] = {}
    for pair in range(int(start), int(stop)):
        one, two = positions.get(int(roll.left[pair])), positions.get(int(roll.right[pair]))
        if one is None or two is None or one == two:
            continue
        left, right = sorted((one, two))
        first = {-1: one, 1: two}.get(int(roll.links.earlier[pair]))
        factor = float(factor_of[pair - start])
        relations.setdefault(
            (left, right),
            Relation(
                left=left,
                right=right,
                kind=Kind(roll.links.kind[pair]),
                basis=Basis(roll.links.basis[pair]),
                factor=None if np.isnan(factor) else factor,
                first=first,
                counted=bool(found.pairs[pair]),
            ),
        )
    return [relations[key] for key in sorted(relations)]


def _factors(roll: Roll, pairs: slice, number: int) -> Floats:
    """Return how far apart the stated figures of pairs are, NaN where that says nothing."""
    left, right = roll.claim[roll.left[pairs]], roll.claim[roll.right[pairs]]
    if roll.asked[number] != Asked.FIGURE:
        return np.full(len(left), np.nan)
    return factors(roll.these, left, right, roll.links.kind[pairs])


def _known_day(day: int) -> int | None:
    return None if abs(day) >= EVER else day


def _day(value: object) -> int | None:
    return int(value) if isinstance(value, (int, np.integer)) else None
