"""The same measure on texts that no rule was made on: see ``unseen/README.md``.

What may be found or left there (``open``) counts neither way; a ``trap`` is no claim, and is
fallen into when something is recognised in its words. A measure that claims.csv has no word for
("displaced") is a count.
"""

import csv
import math
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pandas as pd

from benchmarks.drafting_measure import (
    Documents,
    Hand,
    HandFigure,
    Score,
    fitting,
    has_figure,
    numbers,
    recall,
    split,
)
from dashboard.drafting.candidates import Candidate
from dashboard.drafting.context import DraftContext
from dashboard.drafting.drafting import draft_text
from dashboard.drafting.folder import known_places
from dashboard.model.measures import MEASURES

FOLDER = Path(__file__).with_name("unseen")
_GOLD = FOLDER / "gold.csv"


def unseen_scores() -> list[Score]:
    """Measure the unseen texts."""
    found, places, days = drafted(), list(_hands("place")), list(_hands("day"))
    return [
        *split("places", places, found, 95),
        *split("days", days, found, 90),
        _figure_recall("figures, both bounds right", target=95),
        _figure_recall("figures, bounds and measure right", measure=True),
        _worth_keeping(),
        _sentences_found(),
        recall("places that the paragraph names", _hands("place", named=True), found.says),
        recall("days that the paragraph's words give", _hands("day", named=True), found.says),
        _traps(),
        fitting("inferred places that fit a hand-made one", "place", places, found),
        fitting("inferred days that fit a hand-made one", "date", days, found),
    ]


@cache
def drafted() -> Documents:
    """Return the drafts of the texts, made with nothing but day and language."""
    published = {row["source_id"]: row["published"] for row in _rows()}
    table = pd.read_csv(FOLDER / "places.csv", dtype=str, keep_default_na=False)
    table = table.assign(
        **{name: pd.to_numeric(table[name], "coerce") for name in ("latitude", "longitude")}
    )
    return Documents(
        {
            source: draft_text(
                (FOLDER / f"{source}.txt").read_text("utf-8"), DraftContext(source, day, source[:2])
            )
            for source, day in published.items()
        },
        published,
        {place.place_id: place for place in known_places(table)},
    )


@cache
def _rows() -> tuple[dict[str, str], ...]:
    with _GOLD.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def _hands(kind: str, *, named: bool = False) -> Iterator[Hand]:
    """Yield what a person found, each once a paragraph; ``named``: what its words give."""
    hands = (
        Hand(row["source_id"], numbers(row["locator"]), kind, row["value"], "")
        for row in _rows()
        if row["kind"] == kind and (not named or row["given"] != "context")
    )
    yield from dict.fromkeys(hands)


def _figures() -> Iterator[HandFigure]:
    for row in _rows():
        if row["kind"] == "figure":
            low, high = (float(row[end] or math.nan) for end in ("low", "high"))
            measure = row["measure"] if row["measure"] in MEASURES else "count"
            yield HandFigure(row["source_id"], numbers(row["locator"]), low, high, measure)


def _figure_recall(name: str, *, measure: bool = False, target: float | None = None) -> Score:
    hands = {str(each): each for each in _figures()}
    missed = [
        words
        for words, each in hands.items()
        if not has_figure(each, drafted().candidates(each), measure=measure)
    ]
    return Score(name, len(hands) - len(missed), len(hands), target, tuple(missed))


def _candidates() -> Iterator[tuple[str, Candidate]]:
    for source, found in drafted().drafted.items():
        yield from ((source, each) for each in found.candidates)


def _begins(row: dict[str, str], source: str, candidate: Candidate) -> bool:
    """Whether a row of the list is about a candidate's sentence."""
    here = row["source_id"] == source and numbers(row["locator"]) == numbers(candidate.locator)
    return here and row["words"] in " ".join(candidate.sentence.split())


def _worth_keeping() -> Score:
    kept = [row for row in _rows() if row["kind"] == "kept"]
    free = [row for row in _rows() if row["kind"] == "open"]
    good, bad = 0, []
    for source, each in _candidates():
        if any(_begins(row, source, each) for row in kept):
            good += 1
        elif not any(_begins(row, source, each) for row in free):
            bad.append(f"{source} {each.locator} {each.sentence[:60]}")
    return Score("candidates worth keeping", good, good + len(bad), 50, tuple(bad))


def _sentences_found() -> Score:
    kept = [row for row in _rows() if row["kind"] == "kept"]
    missed = [row for row in kept if not any(_begins(row, *each) for each in _candidates())]
    name = "sentences with a claim that are candidates"
    words = tuple(f"{row['source_id']} {row['locator']} {row['words']}" for row in missed)
    return Score(name, len(kept) - len(missed), len(kept), None, words)


def _traps() -> Score:
    traps = [row for row in _rows() if row["kind"] == "trap" and row["words"]]
    taken = [row for row in traps if any(_falls(row, *each) for each in _candidates())]
    words = tuple(f"{row['source_id']} {row['locator']} {row['words']}" for row in taken)
    return Score("traps avoided", len(traps) - len(taken), len(traps), None, words)


def _falls(trap: dict[str, str], source: str, candidate: Candidate) -> bool:
    if not _begins(trap, source, candidate):
        return False
    start = candidate.start + candidate.sentence.index(trap["words"].split()[0])
    stop = start + len(trap["words"])
    found = (*candidate.places, *candidate.dates, *candidate.figures)
    return any(each.start < stop and start < each.stop for each in found)
