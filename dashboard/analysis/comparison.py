"""The comparison of claims under a selection: the roll of all questions, masked by filters.

``comparison(dataset, selection)`` costs a few milliseconds: all that is heavy lies in
:func:`dashboard.analysis.roll.roll_of`, once per dataset. The slider's days are no filter
here; :meth:`Comparison.touching` narrows questions to what a map shows.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from dashboard.analysis.answers import Status
from dashboard.analysis.facts import Ints, Mask, facts_of
from dashboard.analysis.filters import KnownFilter, shown
from dashboard.analysis.lineage import covered, origins, repeated, struck
from dashboard.analysis.memory import once_per_dataset, recalled
from dashboard.analysis.question_names import Names, names_of
from dashboard.analysis.relations import Kind
from dashboard.analysis.roll import Asked, Roll, roll_of
from dashboard.analysis.selection import Selection
from dashboard.model.dataset import Dataset

_GRAVEST = (
    (Kind.OTHER, Status.OTHER),
    (Kind.SAME, Status.AGREE),
    (Kind.COMPATIBLE, Status.HOLD),
    (Kind.SEQUENCE, Status.SEQUENCE),
    (Kind.CONFLICT, Status.CONFLICT),
)


@dataclass(frozen=True)
class Lines:
    """Who repeats whom, shape ``(claims,)``: see :mod:`dashboard.analysis.lineage`."""

    repeated: Ints
    origin: Ints


@dataclass(frozen=True)
class Heading:
    """A question without its answers: what a list of questions shows."""

    id: str
    asked: Asked
    title: str
    status: Status
    sources: int
    origins: int
    answers: int


@dataclass(frozen=True)
class Comparison:
    """All questions of a dataset under a selection.

    ``visible`` are the claims that the filters show, ``known`` those said by the statement
    day, ``struck`` those retracted by what is known, ``covered`` those that repeat a claim
    that is visible; all have the shape ``(claims,)``.
    """

    roll: Roll
    names: Names
    lines: Lines
    visible: Mask
    known: Mask
    struck: Mask
    covered: Mask

    @cached_property
    def listed(self) -> Mask:
        """Which answers of the roll are shown."""
        return self.visible[self.roll.claim]

    @cached_property
    def counted(self) -> Mask:
        """Which answers of the roll bear on the status of their question."""
        return (self.visible & ~self.struck & ~self.covered)[self.roll.claim]

    @cached_property
    def pairs(self) -> Mask:
        """Which pairs of the roll bear on the status of their question."""
        mask: Mask = self.counted[self.roll.left] & self.counted[self.roll.right]
        return mask

    @cached_property
    def statuses(self) -> tuple[Status, ...]:
        """Status of each question of the roll; of one without a shown answer, "retracted"."""
        status = np.full(len(self.roll.asked), 0, dtype=np.int64)
        order = [Status.RETRACTED, Status.ONE, *(each for _, each in _GRAVEST)]
        status[self._answering(self.counted) > 0] = order.index(Status.ONE)
        agreeing = self._speaking(self.listed & ~self.struck[self.roll.claim]) > 1
        single = self._answering(self.counted) == 1
        status[agreeing & single] = order.index(Status.AGREE)
        kinds, question = self.roll.links.kind, self.roll.question[self.roll.left]
        for kind, each in _GRAVEST:
            status[question[self.pairs & (kinds == kind)]] = order.index(each)
        alone = (status == order.index(Status.AGREE)) & (self._speaking(self.counted) == 1)
        status[alone & ~agreeing] = order.index(Status.ONE)
        return tuple(order[code] for code in status.tolist())

    @cached_property
    def origins(self) -> Ints:
        """Count the likely origins of what is shown, shape ``(questions,)``.

        What one source says twice of a day or a place is of one origin.
        """
        own = self.listed & ~self.covered[self.roll.claim]
        plainly = np.isin(self.roll.asked, [Asked.DAY, Asked.PLACE])
        return np.where(
            plainly, self._speaking(own), self._different(own, self.lines.origin)
        ).astype(np.int64)

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """The questions with a shown answer: those that most sources answer first."""
        answers, sources = self._answering(self.listed), self._speaking(self.listed)
        ids = self.names.ids
        seen = np.flatnonzero(answers).tolist()
        seen.sort(key=lambda each: (-sources[each], -answers[each], ids[each]))
        return tuple(
            Heading(
                id=ids[each],
                asked=Asked(self.roll.asked[each]),
                title=self.names.title(each),
                status=self.statuses[each],
                sources=int(sources[each]),
                origins=int(self.origins[each]),
                answers=int(answers[each]),
            )
            for each in seen
        )

    def touching(self, claims: Mask) -> tuple[Heading, ...]:
        """Return the questions that some of these (and shown) claims answer."""
        hit = np.unique(self.roll.question[self.listed & claims[self.roll.claim]])
        there = {self.names.ids[each] for each in hit.tolist()}
        return tuple(each for each in self.headings if each.id in there)

    def conflicting(self) -> Ints:
        """Return the pairs of the roll that are conflicts between claims that are shown."""
        pairs, counted = self.roll.conflicts, self.counted
        return pairs[counted[self.roll.left[pairs]] & counted[self.roll.right[pairs]]]

    def _answering(self, mask: Mask) -> Ints:
        """Count the answers of a mask for each question."""
        questions = self.roll.question[mask]
        return np.bincount(questions, minlength=len(self.roll.asked)).astype(np.int64)

    def _speaking(self, mask: Mask) -> Ints:
        """Count the sources of a mask for each question."""
        return self._different(mask, self.roll.these.facts.source)

    def _different(self, mask: Mask, column: Ints) -> Ints:
        size = int(column.max(initial=0)) + 1
        keys = np.unique(self.roll.question[mask] * size + column[self.roll.claim[mask]])
        return np.bincount(keys // size, minlength=len(self.roll.asked)).astype(np.int64)


def comparison(dataset: Dataset, selection: Selection | None = None) -> Comparison:
    """Compare the claims that the filters of a selection show, as known on its statement day."""
    chosen = selection or Selection()
    facts, roll, lines = facts_of(dataset), roll_of(dataset), lines_of(dataset)
    visible = shown(dataset, chosen)
    known = np.ones(len(visible), dtype=np.bool_)
    if chosen.as_known_on is not None:
        known = KnownFilter(chosen.as_known_on).mask(facts)
    return Comparison(
        roll=roll,
        names=names_of(dataset),
        lines=lines,
        visible=visible,
        known=known,
        struck=struck(roll.these, known),
        covered=covered(lines.repeated, visible),
    )


@once_per_dataset
def lines_of(dataset: Dataset) -> Lines:
    """Follow the repeats of a dataset and tell likely origins apart."""
    return recalled(dataset, "lines", Lines, _lines)


def _lines(dataset: Dataset) -> Lines:
    these = roll_of(dataset).these
    return Lines(repeated(these), origins(these))
