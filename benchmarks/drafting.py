"""How much of the hand-made claims drafting finds, and how much of what it finds is worth it.

The documents are drafted with nothing but their day and language: no places.csv helps. What
counts as found, :mod:`benchmarks.drafting_measure` says. A candidate is worth keeping when
claims.csv says something of its sentence.
"""

from collections import Counter
from collections.abc import Iterable
from functools import cache

from benchmarks.drafting_gold import by_hand, claimed, dataset, documents, figures_by_hand
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
from benchmarks.drafting_unseen import unseen_scores
from benchmarks.figures import Figure
from dashboard.drafting.candidates import Candidate
from dashboard.drafting.context import DraftContext
from dashboard.drafting.drafting import draft_text
from dashboard.drafting.folder import known_places
from dashboard.drafting.recognised import FoundDate, FoundPlace

GROUP = "drafting from five documents"
UNSEEN = "drafting from six texts, unseen when the rules were made"


def drafting() -> list[Figure]:
    """Return the figures of both tables; none of the documents where they are absent."""
    return [*_figures(GROUP, scores()), *_figures(UNSEEN, unseen_scores())]


def _figures(group: str, reached: Iterable[Score]) -> list[Figure]:
    return [
        Figure(group, f"{score.name} ({score.found} of {score.total})", "%", (score.percent,),
               score.target, more_is_better=True)
        for score in reached
    ]  # fmt: skip


def scores() -> list[Score]:
    """Measure the five documents."""
    if not documents():
        return []
    found = drafted()
    places, days = list(claimed("place", "place_id")), list(claimed("day", "date_edtf"))
    return [
        *split("hand-made places", places, found, 95),
        *split("hand-made days", days, found, 90),
        _figure_recall("hand-made figures, both bounds right", target=95),
        _figure_recall("hand-made figures, bounds and measure right", measure=True),
        _worth_keeping(),
        _sentences_found(),
        recall("places that the paragraph names", by_hand("place"), _finds, 95),
        recall("days that the paragraph's words give", by_hand("day"), _finds, 90),
        fitting("inferred places that fit a hand-made one", "place", places, found),
        fitting("inferred days that fit a hand-made one", "date", days, found),
    ]


@cache
def drafted() -> Documents:
    """Return the drafts of the five documents."""
    sources, places = dataset().sources, known_places(dataset().places)
    published = dict(zip(sources["source_id"], sources["published"], strict=True))
    return Documents(
        {
            source: draft_text(text, DraftContext(source, published[source], "de"))
            for source, text in documents().items()
        },
        published,
        {place.place_id: place for place in places},
    )


def _finds(hand: Hand) -> bool:
    """Whether a paragraph's words are read; "im ganzen Land" is among them."""
    found = drafted().candidates(hand)
    said: list[FoundPlace | FoundDate] = [each for c in found for each in c.places]
    said += [each for c in found for each in c.dates]
    return any(drafted().agrees(hand, each) for each in said)


def _figure_recall(name: str, *, measure: bool = False, target: float | None = None) -> Score:
    hands: list[HandFigure] = figures_by_hand()
    missed = [
        each for each in hands if not has_figure(each, drafted().candidates(each), measure=measure)
    ]
    return Score(name, len(hands) - len(missed), len(hands), target, tuple(map(str, missed)))


def _worth_keeping() -> Score:
    """Return how many candidates are sentences of which claims.csv says something."""
    left = _kept()
    every = [(s, each) for s, found in drafted().drafted.items() for each in found.candidates]
    dropped = [each for source, each in every if not _take(left, source, each)]
    words = tuple(f"{each.locator} {each.sentence[:60]}" for each in dropped)
    return Score("candidates worth keeping", len(every) - len(dropped), len(every), 50, words)


def _sentences_found() -> Score:
    left = _kept()
    total = left.total()
    for source, found in drafted().drafted.items():
        for each in found.candidates:
            _take(left, source, each)
    missed = tuple(map(str, left.elements()))
    name = "sentences with a claim that are candidates"
    return Score(name, total - left.total(), total, None, missed)


def _kept() -> Counter[tuple[str, frozenset[int], str]]:
    return Counter((hand.source_id, hand.paragraphs, hand.words) for hand in by_hand("kept"))


def _take(left: Counter[tuple[str, frozenset[int], str]], source: str, each: Candidate) -> bool:
    """Strike out the hand-made row of a candidate, so that none counts twice."""
    key = (source, numbers(each.locator), " ".join(each.sentence.split()[:3]))
    if not left[key]:
        return False
    left[key] -= 1
    return True
