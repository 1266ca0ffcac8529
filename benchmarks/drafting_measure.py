"""What counts as found: the comparison of candidates with what a person wrote down.

A place counts as *said* when a candidate of the same paragraph names it (the same GeoNames
number, outline or name, or a point within 5 km), a day when a candidate's days overlap it and are
not much wider (a month, half as long again, or a fifth of how long ago it was), a figure when
both bounds are equal. It counts as *inferred* when no candidate says it, but the context of one
suggests it, by the same yardstick.
"""

import math
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from geopy.distance import great_circle

from dashboard.drafting.candidates import Candidate, Drafted
from dashboard.drafting.context import KnownPlace
from dashboard.drafting.recognised import FoundDate, FoundPlace, Inferred
from dashboard.model.edtf_days import parse_edtf

_NEAR_KM = 5
_MONTH = 31
AnyFound = TypeVar("AnyFound", FoundPlace, FoundDate)


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


@dataclass(frozen=True, slots=True)
class Hand:
    """What a person found in paragraphs: a ``place`` (its id), a ``day`` (EDTF), a sentence."""

    source_id: str
    paragraphs: frozenset[int]
    kind: str
    value: str
    words: str


@dataclass(frozen=True, slots=True)
class HandFigure:
    """A figure that a person found; NaN is an open end."""

    source_id: str
    paragraphs: frozenset[int]
    low: float
    high: float
    measure: str


@dataclass(frozen=True, slots=True)
class Documents:
    """Documents that were drafted, with the day of each, and the places of the person's table."""

    drafted: dict[str, Drafted]
    published: dict[str, str]
    places: dict[str, KnownPlace]

    def candidates(self, hand: Hand | HandFigure) -> list[Candidate]:
        """Return the candidates of the paragraphs in which a person found it."""
        found = self.drafted[hand.source_id].candidates
        return [each for each in found if numbers(each.locator) & hand.paragraphs]

    def says(self, hand: Hand) -> bool:
        """Whether a candidate names a place or a day."""
        candidates = self.candidates(hand)
        found = (
            each
            for candidate in candidates
            for each in (candidate.places if hand.kind == "place" else candidate.dates)
        )
        said = (each for each in found if not isinstance(each, FoundPlace) or _says(each))
        return any(self.agrees(hand, each) for each in said)

    def suggests(self, hand: Hand) -> bool:
        """Whether the context of a candidate offers a place or a day."""
        candidates = self.candidates(hand)
        pointed = (each for found in candidates for each in found.places if not _says(each))
        offered = (each.found for found in candidates for each in found.inferred)
        return any(self.agrees(hand, each) for each in (*pointed, *offered))

    def agrees(self, hand: Hand, found: FoundPlace | FoundDate) -> bool:
        """Whether a place or a day is the one that the person wrote down."""
        if isinstance(found, FoundPlace):
            return hand.kind == "place" and _same_place(self.places[hand.value], found)
        today = parse_edtf(self.published[hand.source_id]).stop
        return hand.kind == "day" and agree(hand.value, found.edtf, today)


def recall(
    name: str,
    hands: Iterable[Hand],
    finds: Callable[[Hand], bool],
    target: float | None = None,
) -> Score:
    """Count which of the hand-made are found."""
    asked = list(hands)
    missed = [each for each in asked if not finds(each)]
    return Score(name, len(asked) - len(missed), len(asked), target, tuple(map(str, missed)))


def split(name: str, hands: Iterable[Hand], documents: Documents, target: float) -> list[Score]:
    """Return what is found in all, and of that what is said and what is only inferred."""
    asked = list(hands)
    said = [each for each in asked if documents.says(each)]
    inferred = [each for each in asked if each not in said and documents.suggests(each)]
    found = {*said, *inferred}
    missed = tuple(str(each) for each in asked if each not in found)
    return [
        Score(f"{name}, said or inferred", len(found), len(asked), target, missed),
        Score(f"{name}, said by a sentence", len(said), len(asked)),
        Score(f"{name}, only inferred from the context", len(inferred), len(asked)),
    ]


def fitting(name: str, kind: str, hands: Iterable[Hand], documents: Documents) -> Score:
    """Return how many of the suggestions fit what a person wrote down of that paragraph."""
    asked = list(hands)
    offered = [
        (source, candidate, each)
        for source, found in documents.drafted.items()
        for candidate in found.candidates
        for each in candidate.inferred
        if each.kind == kind
    ]
    paragraphs = {(hand.source_id, number) for hand in asked for number in hand.paragraphs}
    offered = [each for each in offered if (each[0], *numbers(each[1].locator)) in paragraphs]
    fits = [each for each in offered if _fits(each, asked, documents)]
    return Score(name, len(fits), len(offered))


def _fits(offer: tuple[str, Candidate, Inferred], asked: list[Hand], documents: Documents) -> bool:
    source, candidate, each = offer
    at = numbers(candidate.locator)
    return any(
        documents.agrees(hand, each.found)
        for hand in asked
        if hand.source_id == source and hand.paragraphs & at
    )


def has_figure(hand: HandFigure, candidates: list[Candidate], *, measure: bool = False) -> bool:
    """Whether a candidate has both bounds of a figure, and its measure too."""
    figures = (each for candidate in candidates for each in candidate.figures)
    return any(
        _equal(each.low, hand.low)
        and _equal(each.high, hand.high)
        and (not measure or each.measure == hand.measure)
        for each in figures
    )


def agree(hand: str, found: str, today: int) -> bool:
    """Whether days overlap the person's and are not much wider; see the module."""
    mine, theirs = parse_edtf(hand), parse_edtf(found)
    if min(mine.stop, theirs.stop) <= max(mine.start, theirs.start):
        return False
    ago = today - theirs.start
    return theirs.stop - theirs.start <= max(_MONTH, 1.5 * (mine.stop - mine.start), 0.2 * ago)


def numbers(locator: str) -> frozenset[int]:
    """Return the paragraphs of a locator: ``¶1, ¶4`` -> 1 and 4, ``¶5–6`` -> 5 and 6."""
    return frozenset(_numbers(locator))


def _numbers(locator: str) -> Iterator[int]:
    for first, last in re.findall(r"(\d+)(?:[–-](\d+))?", locator):
        yield from range(int(first), int(last or first) + 1)


def _says(place: FoundPlace) -> bool:
    """Whether words name a place; "im ganzen Land" only points at one."""
    return place.how != "context"


def _same_place(known: KnownPlace, found: FoundPlace) -> bool:
    names = {name.casefold() for name in known.spellings}
    if found.geonames_id and found.geonames_id == known.geonames_id:
        return True
    if (found.area and found.area == known.area) or {
        found.name.casefold(),
        found.text.casefold(),
    } & names:
        return True
    if found.latitude is None or known.latitude is None or found.kind not in ("site", "city"):
        return False
    points = (known.latitude, known.longitude), (found.latitude, found.longitude)
    return bool(great_circle(*points).km < _NEAR_KM)


def _equal(found: float | None, hand: float) -> bool:
    return math.isnan(hand) if found is None else found == hand
