"""Who stands against whom where no figure is at stake: "whether it was so".

Two things set answers against each other: a claim that ``contradicts`` another, and the
stances ``disputes`` and ``denies``. A claim that disputes what it cites holds two answers,
the cited voice's and its own source's. One that disputes without citing anybody stands
against what other sources assert or report of the same event.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from dashboard.analysis.facts import Ints
from dashboard.analysis.folding import fold
from dashboard.analysis.question_groups import Groups
from dashboard.analysis.statements import CONTRADICTS, Statements

DISPUTING = ("disputes", "denies")
SAYING = ("asserts", "reports")


@dataclass(frozen=True, slots=True, order=True)
class Answerer:
    """The source of a claim, or the voice that it cites; ``rank`` orders claims by their id."""

    rank: int
    claim: int
    voice: bool


@dataclass(slots=True)
class Sides:
    """Answerers joined in disputes: a union-find that remembers who stands on which side."""

    parent: dict[Answerer, Answerer] = field(default_factory=dict)
    across: dict[Answerer, bool] = field(default_factory=dict)  #: other side than the parent
    muddled: set[Answerer] = field(default_factory=set)

    def find(self, one: Answerer) -> tuple[Answerer, bool]:
        """Return the first of all that are joined with it, and whether it stands across."""
        self.parent.setdefault(one, one)
        across = False
        while self.parent[one] != one:
            across ^= self.across[one]
            one = self.parent[one]
        return one, across

    def oppose(self, one: Answerer, two: Answerer) -> None:
        """Set two against each other; what cannot be on two sides has none."""
        (first, over), (second, beyond) = sorted([self.find(one), self.find(two)])
        if first == second:
            if over == beyond:
                self.muddled.add(first)
            return
        self.parent[second] = first
        self.across[second] = over == beyond
        if second in self.muddled:
            self.muddled.add(first)


def dispute_groups(these: Statements) -> Groups:
    """Group the answers to "whether it was so"; those of one event's stances stay together."""
    sides, together = Sides(), Sides()
    for one, two in [*_stances(these), *_contradictions(these)]:
        sides.oppose(one, two)
        together.oppose(one, two)
    for one, two in _of_one_event(these, list(sides.parent)):
        together.oppose(one, two)
    answers = sorted(sides.parent)
    roots = {
        root: number for number, root in enumerate(sorted({sides.find(a)[0] for a in answers}))
    }
    groups = {together.find(each)[0] for each in answers}
    group = {root: number for number, root in enumerate(sorted(groups))}
    side = [_side(sides, each, roots) for each in answers]
    return Groups(
        np.array([each.claim for each in answers], dtype=np.int64),
        np.array([group[together.find(each)[0]] for each in answers], dtype=np.int64),
        np.array([each.voice for each in answers], dtype=np.bool_),
        np.array(side, dtype=np.int64),
    )


def _numbered(joined: Sides, answers: list[Answerer]) -> dict[Answerer, int]:
    """Number the firsts of all that are joined."""
    firsts = {joined.find(each)[0] for each in answers}
    return {first: number for number, first in enumerate(sorted(firsts))}


def _side(sides: Sides, each: Answerer, roots: dict[Answerer, int]) -> int:
    """Return an even and an odd number for the sides of one dispute, -1 for a muddle."""
    root, across = sides.find(each)
    return -1 if root in sides.muddled else 2 * roots[root] + across


def _stances(these: Statements) -> Iterator[tuple[Answerer, Answerer]]:
    """Yield who disputes and who is disputed, in one claim or one event."""
    claims, facts = these.claims, these.facts
    stance = claims["stance"].to_numpy(dtype=object)
    voices = [fold(voice) for voice in claims["attributed_to"].tolist()]
    disputing = np.flatnonzero(np.isin(stance, DISPUTING))
    events = np.isin(facts.event, facts.event[disputing])
    saying: dict[int, list[int]] = {}
    for claim in np.flatnonzero(events & np.isin(stance, SAYING)).tolist():
        saying.setdefault(int(facts.event[claim]), []).append(claim)
    for claim in disputing.tolist():
        if voices[claim]:
            yield _own(these, claim), _voice(these, claim)
        for other in saying.get(int(facts.event[claim]), []):
            cited = voices[claim] and voices[other] == voices[claim]
            elsewhere = not voices[claim] and facts.source[other] != facts.source[claim]
            if (cited or elsewhere) and not _one_figure(these, claim, other):
                yield _own(these, claim), _own(these, other)


def _contradictions(these: Statements) -> Iterator[tuple[Answerer, Answerer]]:
    """Yield the claims that contradict another: of a disputed voice, that voice."""
    stance = these.claims["stance"].to_numpy(dtype=object)
    cited = (these.claims["attributed_to"] != "").to_numpy(dtype=np.bool_)
    for claim in np.flatnonzero(these.relation == CONTRADICTS).tolist():
        target = int(these.target[claim])
        if _one_figure(these, claim, target):
            continue
        voiced = stance[target] in DISPUTING and cited[target]
        yield _own(these, claim), (_voice if voiced else _own)(these, target)


def _of_one_event(
    these: Statements, answers: list[Answerer]
) -> Iterator[tuple[Answerer, Answerer]]:
    """Yield answers by stance that belong together because they are about one event."""
    stance = these.claims["stance"].to_numpy(dtype=object)
    first: dict[int, Answerer] = {}
    for each in sorted(answers):
        if stance[each.claim] in DISPUTING:
            event = int(these.facts.event[each.claim])
            yield first.setdefault(event, each), each


def _one_figure(these: Statements, one: int, two: int) -> bool:
    """Whether two claims are compared as figures anyway."""
    figures: Ints = these.figure[[one, two]].astype(np.int64)
    same = these.family[one] == these.family[two] and (
        these.measure.code[one] == these.measure.code[two]
    )
    return bool(figures.all() and same)


def _own(these: Statements, claim: int) -> Answerer:
    return Answerer(int(these.rank[claim]), claim, False)


def _voice(these: Statements, claim: int) -> Answerer:
    return Answerer(int(these.rank[claim]), claim, True)
