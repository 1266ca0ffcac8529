"""How much of the hand-made claims drafting finds, and how much of what it finds is worth it.

The documents are drafted with nothing but their day and language: no places.csv helps. A place
counts as found when a *candidate* of the same paragraph names it (the same GeoNames number,
outline or name, or a point within 5 km), a day when a candidate's days overlap it and are not
much wider (a month, half as long again, or a fifth of how long ago it was), a figure when both
bounds are equal. A candidate is worth keeping when claims.csv says something of its sentence.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from geopy.distance import great_circle

from benchmarks.drafting_gold import (
    Hand,
    HandFigure,
    by_hand,
    dataset,
    documents,
    figures_by_hand,
    numbers,
)
from benchmarks.figures import Figure
from dashboard.drafting.candidates import Candidate, Drafted
from dashboard.drafting.context import DraftContext
from dashboard.drafting.drafting import draft_text
from dashboard.drafting.recognised import FoundPlace
from dashboard.model.edtf_days import parse_edtf

GROUP = "drafting from five documents"
AnyHand = TypeVar("AnyHand", Hand, HandFigure)
_NEAR_KM = 5
_MONTH = 31


@dataclass(frozen=True, slots=True)
class Score:
    """So many of ``total`` were found; ``missed`` says which were not."""

    name: str
    found: int
    total: int
    target: float | None = None
    missed: tuple[str, ...] = ()

    @property
    def percent(self) -> float:
        """Return the share in percent."""
        return 100 * self.found / self.total if self.total else 0.0


def drafting() -> list[Figure]:
    """Return the figures of the table; none where the documents are absent."""
    return [
        Figure(GROUP, f"{score.name} ({score.found} of {score.total})", "%", (score.percent,),
               score.target, more_is_better=True)
        for score in scores()
    ]  # fmt: skip


def scores() -> list[Score]:
    """Measure everything."""
    if not documents():
        return []
    days = by_hand("day")
    return [
        _recall("places that the paragraph names", by_hand("place"), _names_place, 95),
        _recall("days that the paragraph's words give", days, _names_day, 90),
        _recall("figures, both bounds right", figures_by_hand(), _has_figure, 95),
        _recall("figures, bounds and measure right", figures_by_hand(), _has_measure, None),
        _recall("hand-made places, with those no paragraph names", _all("place_id"), _offers_place),
        _recall("hand-made days, with those no paragraph names", _all("date_edtf"), _offers_day),
        _worth_keeping(),
        _sentences_found(),
    ]


@cache
def drafted() -> dict[str, Drafted]:
    """Return the drafts of all documents by source."""
    published = dict(
        zip(dataset().sources["source_id"], dataset().sources["published"], strict=True)
    )
    return {
        source: draft_text(text, DraftContext(source, published[source], "de"))
        for source, text in documents().items()
    }


def _recall(
    name: str,
    hand: Iterable[AnyHand],
    finds: Callable[[AnyHand, list[Candidate]], bool],
    target: float | None = None,
) -> Score:
    asked = list(hand)
    missed = [each for each in asked if not finds(each, _candidates(each))]
    return Score(name, len(asked) - len(missed), len(asked), target, tuple(map(str, missed)))


def _candidates(hand: Hand | HandFigure) -> list[Candidate]:
    found = drafted()[hand.source_id].candidates
    return [each for each in found if numbers(each.locator) & hand.paragraphs]


def _names_place(hand: Hand, candidates: list[Candidate]) -> bool:
    return any(_same_place(hand.value, place) for each in candidates for place in each.places)


def _offers_place(hand: Hand, candidates: list[Candidate]) -> bool:
    """Whether a place is named, or is the country that the whole text is about."""
    codes = {place.place_id: place for place in dataset().places.itertuples()}
    country = drafted()[hand.source_id].country
    main = codes[hand.value].kind == "country" and codes[hand.value].country == country
    return bool(candidates) and (main or _names_place(hand, candidates))


def _same_place(place_id: str, found: FoundPlace) -> bool:
    row: Any = next(p for p in dataset().places.itertuples() if p.place_id == place_id)
    names = {name.casefold() for name in (row.name, *row.names.split("|"))}
    if found.geonames_id and found.geonames_id == row.geonames_id:
        return True
    if (found.area and found.area == row.area) or {
        found.name.casefold(),
        found.text.casefold(),
    } & names:
        return True
    if found.latitude is None or math.isnan(row.latitude) or found.kind not in ("site", "city"):
        return False
    points = (row.latitude, row.longitude), (found.latitude, found.longitude)
    return bool(great_circle(*points).km < _NEAR_KM)


def _names_day(hand: Hand, candidates: list[Candidate]) -> bool:
    stop = parse_edtf(_published(hand.source_id)).stop
    return any(_agree(hand.value, day.edtf, stop) for each in candidates for day in each.dates)


def _offers_day(hand: Hand, candidates: list[Candidate]) -> bool:
    """Whether a day is named, or is the document's own."""
    own = _published(hand.source_id)
    today = _agree(hand.value, own, parse_edtf(own).stop)
    return bool(candidates) and (today or _names_day(hand, candidates))


def _agree(hand: str, found: str, today: int) -> bool:
    mine, theirs = parse_edtf(hand), parse_edtf(found)
    if min(mine.stop, theirs.stop) <= max(mine.start, theirs.start):
        return False
    ago = today - theirs.start
    return theirs.stop - theirs.start <= max(_MONTH, 1.5 * (mine.stop - mine.start), 0.2 * ago)


def _published(source_id: str) -> str:
    sources = dataset().sources
    return str(sources.loc[sources["source_id"] == source_id, "published"].iloc[0])


def _has_figure(hand: HandFigure, candidates: list[Candidate]) -> bool:
    return any(
        _equal(each.low, hand.low) and _equal(each.high, hand.high)
        for candidate in candidates
        for each in candidate.figures
    )


def _has_measure(hand: HandFigure, candidates: list[Candidate]) -> bool:
    return any(
        _equal(each.low, hand.low) and _equal(each.high, hand.high) and each.measure == hand.measure
        for candidate in candidates
        for each in candidate.figures
    )


def _equal(found: float | None, hand: float) -> bool:
    return math.isnan(hand) if found is None else found == hand


def _all(column: str) -> Iterator[Hand]:
    """Yield the places or days of all claims, each once a paragraph."""
    claims = dataset().claims
    cells = zip(claims["source_id"], claims["locator"], claims[column], strict=True)
    for source, locator, value in dict.fromkeys(cells):
        if value:
            yield Hand(source, numbers(locator), column, value, "")


def _worth_keeping() -> Score:
    """Return how many candidates are sentences of which claims.csv says something."""
    left = _kept()
    every = [(source, each) for source, found in drafted().items() for each in found.candidates]
    dropped = [each for source, each in every if not _take(left, source, each)]
    words = tuple(f"{each.locator} {each.sentence[:60]}" for each in dropped)
    return Score("candidates worth keeping", len(every) - len(dropped), len(every), 50, words)


def _sentences_found() -> Score:
    left = _kept()
    total = left.total()
    for source, found in drafted().items():
        for each in found.candidates:
            _take(left, source, each)
    missed = tuple(map(str, left.elements()))
    return Score(
        "sentences with a claim that are candidates", total - left.total(), total, None, missed
    )


def _kept() -> Counter[tuple[str, frozenset[int], str]]:
    return Counter((hand.source_id, hand.paragraphs, hand.words) for hand in by_hand("kept"))


def _take(left: Counter[tuple[str, frozenset[int], str]], source: str, each: Candidate) -> bool:
    """Strike out the hand-made row of a candidate, so that none counts twice."""
    key = (source, numbers(each.locator), " ".join(each.sentence.split()[:3]))
    if not left[key]:
        return False
    left[key] -= 1
    return True
