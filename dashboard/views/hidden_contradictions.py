"""The neutrality guard: what contradicts a claim in view and is hidden by a filter.

``Hidden by the filter: CWI dates "Fuel prices rise" differently.`` stands beside the map, with
the selection that brings it back. A later statement day hides nothing: the sentence above
the map says "as known on" itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from dashboard.analysis.comparison import comparison
from dashboard.analysis.facts import Facts, Ints, Mask, facts_of
from dashboard.analysis.filters import in_window, shown
from dashboard.analysis.roll import Asked
from dashboard.analysis.selection import Selection
from dashboard.analysis.timeline import Axis
from dashboard.language import _, listed, ngettext
from dashboard.model.dataset import Dataset

#: The filters of a selection; time, the statement day included, is none of them.
FILTERS = ("sources", "categories", "places", "search")


@dataclass(frozen=True, slots=True)
class HiddenContradiction:
    """One question of which the filters show one side only."""

    question_id: str
    title: str
    sources: tuple[str, ...]  #: ids of the sources hidden
    claims: tuple[str, ...]  #: ids of the claims hidden
    words: str
    lift: tuple[str, ...]  #: the filters that hide them: ``sources``, ``search``, ...
    lifted: Selection  #: the same view with these claims in it


@dataclass(frozen=True, slots=True)
class HiddenContradictions:
    """How many questions there are of which one side is hidden, and the first of them."""

    count: int = 0
    first: tuple[HiddenContradiction, ...] = ()


def hidden_contradictions(
    dataset: Dataset, axis: Axis, selection: Selection, most: int | None = None
) -> HiddenContradictions:
    """Return the conflicts between claims in view and claims that the filters hide.

    A search in a million claims leaves one side of ten thousand questions: ``most`` are put
    into words, all of them where it is ``None``.
    """
    unfiltered = replace(selection, sources=None, categories=None, places=None, search="")
    found = comparison(dataset, unfiltered)
    passed = shown(dataset, selection)
    here = passed & in_window(dataset, axis, selection)
    roll = found.roll
    pairs = found.conflicting()
    left, right = roll.claim[roll.left[pairs]], roll.claim[roll.right[pairs]]
    question = roll.question[roll.left[pairs]]
    away = np.where(here[left] & ~passed[right], right, -1)
    away = np.where(here[right] & ~passed[left], left, away)
    kept = away >= 0
    if not kept.any():
        return HiddenContradictions()
    passing = _passing(facts_of(dataset), selection)
    questions = _by_question(question[kept], away[kept])
    first = tuple(
        _hidden(dataset, selection, passing, (found.names.ids[number], Asked(roll.asked[number])),
                (found.names.subject[number], found.names.title(number)), np.unique(claims))
        for number, claims in questions[:most]
    )  # fmt: skip
    return HiddenContradictions(len(questions), first)


def difference_words(asked: Asked, subject: str, title: str) -> tuple[str, str]:
    """``dates "Fuel prices rise" differently``: of one source, and of several."""
    return _difference(asked, subject, title, 1), _difference(asked, subject, title, 2)


def _difference(asked: Asked, subject: str, title: str, n: int) -> str:
    if asked is Asked.FIGURE:
        return ngettext(
            "gives another figure ({title})", "give other figures ({title})", n, title=title
        )
    if asked is Asked.DAY:
        return ngettext(
            'dates "{event}" differently', 'date "{event}" differently', n, event=subject
        )
    if asked is Asked.PLACE:
        return ngettext(
            'places "{event}" differently', 'place "{event}" differently', n, event=subject
        )
    return ngettext(
        'contradicts what is shown of "{event}"',
        'contradict what is shown of "{event}"',
        n,
        event=subject,
    )


def _by_question(question: Ints, claims: Ints) -> list[tuple[int, Ints]]:
    order = np.argsort(question, kind="stable")
    numbers, starts = np.unique(question[order], return_index=True)
    return list(zip(numbers.tolist(), np.split(claims[order], starts[1:]), strict=True))


def _hidden(
    dataset: Dataset,
    selection: Selection,
    passing: Mapping[str, Mask],
    question: tuple[str, Asked],
    names: tuple[str, str],
    claims: Ints,
) -> HiddenContradiction:
    facts = facts_of(dataset)
    sources = np.unique(facts.source[claims])
    labels = dataset.sources["label"].iloc[sources].tolist()
    verb = difference_words(question[1], *names)[len(labels) > 1]
    lift = tuple(name for name, passed in passing.items() if not passed[claims].all())
    return HiddenContradiction(
        question_id=question[0],
        title=names[1],
        sources=tuple(dataset.sources["source_id"].iloc[sources].tolist()),
        claims=tuple(dataset.claims["claim_id"].iloc[claims].tolist()),
        words=_(
            "Hidden by the filter: {sources} {contradict}.",
            sources=listed(labels),
            contradict=verb,
        ),
        lift=lift,
        lifted=_lifted(facts, selection, lift, claims),
    )


def _passing(facts: Facts, selection: Selection) -> Mapping[str, Mask]:
    """Return for each filter by itself which claims it lets pass, shape ``(claims,)``."""
    alone = {name: Selection(**{name: getattr(selection, name)}) for name in FILTERS}
    return {name: shown(facts.dataset, each) for name, each in alone.items()}


def _lifted(facts: Facts, selection: Selection, lift: tuple[str, ...], claims: Ints) -> Selection:
    """Add to each filter what it keeps out; a search cannot be widened and goes."""
    dataset = facts.dataset
    added = {
        "sources": dataset.claims["source_id"].iloc[claims],
        "categories": dataset.events["category"].iloc[facts.event[claims]],
        "places": dataset.claims["place_id"].iloc[claims],
    }
    changes: dict[str, frozenset[str] | str] = {
        name: getattr(selection, name) | set(values.tolist()) - {""}
        for name, values in added.items()
        if name in lift
    }
    if "search" in lift:
        changes["search"] = ""
    return replace(selection, **changes)  # type: ignore[arg-type]
