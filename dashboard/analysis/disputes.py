"""Who stands against whom where no figure is at stake: "whether it was so".

Two things set answers against each other: a claim that ``contradicts`` another, and the
stances ``disputes`` and ``denies``. A claim that disputes what it cites holds two answers,
the cited voice's and its own source's. One that disputes without citing anybody stands
against what other sources assert or report of the same event.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from dashboard.analysis.facts import Ints
from dashboard.analysis.folding import fold
from dashboard.analysis.question_groups import Groups
from dashboard.analysis.statements import CONTRADICTS, Statements

DISPUTING = ("disputes", "denies")
SAYING = ("asserts", "reports")


#: The source of a claim (``2 * rank``), or the voice that it cites (``2 * rank + 1``).
Answerer = int


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
    sides, together, claim_of = Sides(), Sides(), np.argsort(these.rank)
    look = _Look(these)
    for one, two in [*look.stances(), *look.contradictions()]:
        sides.oppose(one, two)
        together.oppose(one, two)
    answers = sorted(sides.parent)
    for one, two in look.of_one_event(answers, claim_of):
        together.oppose(one, two)
    found = [sides.find(each) for each in answers]
    roots = {root: number for number, root in enumerate(sorted({root for root, _ in found}))}
    firsts = [together.find(each)[0] for each in answers]
    group = {first: number for number, first in enumerate(sorted(set(firsts)))}
    side = [-1 if root in sides.muddled else 2 * roots[root] + across for root, across in found]
    code = np.array(answers, dtype=np.int64)
    return Groups(
        claim_of[code // 2],
        np.array([group[first] for first in firsts], dtype=np.int64),
        (code % 2).astype(np.bool_),
        np.array(side, dtype=np.int64),
    )


class _Look:
    """The columns that disputes are found by, as lists: a million look-ups in arrays are slow."""

    def __init__(self, these: Statements) -> None:
        claims, facts = these.claims, these.facts
        codes, voices = pd.factorize(claims["attributed_to"])
        folded = pd.factorize(np.array([fold(voice) for voice in voices], dtype=object))[0]
        self.voice: list[int] = (folded[codes] if len(voices) else codes).tolist()
        self.cited: list[bool] = (claims["attributed_to"] != "").tolist()
        self.disputing = claims["stance"].isin(DISPUTING).to_numpy(dtype=np.bool_)
        self.saying = claims["stance"].isin(SAYING).to_numpy(dtype=np.bool_)
        self.own: list[int] = (2 * these.rank).tolist()
        self.event: list[int] = facts.event.tolist()
        self.source: list[int] = facts.source.tolist()
        measures = len(these.measure.words) + 1
        figure = np.where(these.figure, these.family * measures + these.measure.code, -1)
        self.figure: list[int] = figure.tolist()
        self.contradicting = np.flatnonzero(these.relation == CONTRADICTS).tolist()
        self.target: list[int] = these.target.tolist()

    def stances(self) -> Iterator[tuple[Answerer, Answerer]]:
        """Yield who disputes and who is disputed, in one claim or one event."""
        disputing = np.flatnonzero(self.disputing).tolist()
        events = {self.event[claim] for claim in disputing}
        saying: dict[int, list[int]] = {}
        for claim in np.flatnonzero(self.saying).tolist():
            if self.event[claim] in events:
                saying.setdefault(self.event[claim], []).append(claim)
        for claim in disputing:
            cites, voice, source = self.cited[claim], self.voice[claim], self.source[claim]
            if cites:
                yield self.own[claim], self.own[claim] + 1
            for other in saying.get(self.event[claim], ()):
                against = self.voice[other] == voice if cites else self.source[other] != source
                if against and not self._one_figure(claim, other):
                    yield self.own[claim], self.own[other]

    def contradictions(self) -> Iterator[tuple[Answerer, Answerer]]:
        """Yield the claims that contradict another: of a disputed voice, that voice."""
        for claim in self.contradicting:
            target = self.target[claim]
            if not self._one_figure(claim, target):
                voiced = bool(self.disputing[target]) and self.cited[target]
                yield self.own[claim], self.own[target] + voiced

    def of_one_event(
        self, answers: list[Answerer], claim_of: Ints
    ) -> Iterator[tuple[Answerer, Answerer]]:
        """Yield answers by stance that belong together because they are about one event."""
        first: dict[int, Answerer] = {}
        for each in answers:
            claim = int(claim_of[each // 2])
            if self.disputing[claim]:
                yield first.setdefault(self.event[claim], each), each

    def _one_figure(self, one: int, two: int) -> bool:
        """Whether two claims are compared as figures anyway."""
        return self.figure[one] == self.figure[two] >= 0
