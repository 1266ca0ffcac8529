"""The roll of all questions and answers of a data set, and the relations of every pair.

This is what costs; it depends on the data alone and is computed once. Filters only mask it.
"""

from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cached_property

import numpy as np

from dashboard.analysis.disputes import dispute_groups
from dashboard.analysis.facts import Ints, Mask
from dashboard.analysis.memory import once_per_dataset, recalled
from dashboard.analysis.question_groups import (
    Groups,
    account_groups,
    day_groups,
    figure_groups,
    place_groups,
)
from dashboard.analysis.relations import (
    Basis,
    Kind,
    Links,
    directed,
    plain,
    relate_days,
    relate_explicitly,
    relate_figures,
)
from dashboard.analysis.settings import relate_places
from dashboard.analysis.statements import Statements, statements_of
from dashboard.model.dataset import Dataset

#: So many answers of one question are compared pair by pair, the earliest said first.
MOST_COMPARED = 50
#: So many pairs are related together: their columns stay in the processor's cache.
_AT_ONCE = 100_000


class Asked(IntEnum):
    """What a question asks for."""

    FIGURE = 0
    DAY = 1
    PLACE = 2
    WHETHER = 3
    ACCOUNT = 4


@dataclass(frozen=True)
class Roll:
    """All answers, by question; within one by the day they were said, then by claim id.

    ``question``, ``claim``, ``voice`` and ``side`` have the shape ``(answers,)``: see
    :class:`Groups`. ``asked`` has the shape ``(questions,)``. ``left`` and ``right`` are
    positions in the roll, ``left < right`` and sorted, of the shape ``(pairs,)`` as ``links`` is.
    """

    these: Statements
    question: Ints
    claim: Ints
    voice: Mask
    side: Ints
    asked: Ints
    left: Ints
    right: Ints
    links: Links

    @property
    def size(self) -> Ints:
        """How many answers each question has, shape ``(questions,)``."""
        return np.bincount(self.question, minlength=len(self.asked)).astype(np.int64)

    @cached_property
    def conflicts(self) -> Ints:
        """The positions of the pairs that cannot both hold."""
        return np.flatnonzero(self.links.kind == Kind.CONFLICT).astype(np.int64)

    @cached_property
    def contested(self) -> Ints:
        """The questions that some conflict is about, whatever the filters show; sorted."""
        return np.unique(self.question[self.left[self.conflicts]])


@once_per_dataset
def roll_of(dataset: Dataset) -> Roll:
    """Call all claims of a dataset to their questions and relate them."""
    return recalled(dataset, "roll", Roll, _roll, these=statements_of(dataset))


def _roll(dataset: Dataset) -> Roll:
    these = statements_of(dataset)
    grouped = {
        Asked.FIGURE: figure_groups(these),
        Asked.DAY: day_groups(these),
        Asked.PLACE: place_groups(these),
        Asked.WHETHER: dispute_groups(these),
        Asked.ACCOUNT: account_groups(these),
    }
    return _called(these, grouped)


def _called(these: Statements, grouped: dict[Asked, Groups]) -> Roll:
    asked: list[Ints] = []
    numbers: list[Ints] = []
    for kind, groups in grouped.items():
        numbers.append(groups.group + sum(map(len, asked)))
        asked.append(np.full(int(groups.group.max(initial=-1)) + 1, int(kind)))
    claim = np.concatenate([each.claim for each in grouped.values()])
    voice = np.concatenate([each.voice for each in grouped.values()])
    side = np.concatenate([each.side for each in grouped.values()])
    question = np.concatenate(numbers)
    order = np.lexsort((~voice, these.rank[claim], these.said_from[claim], question))
    bare = Roll(
        these, question[order], claim[order], voice[order], side[order],
        np.concatenate(asked), *_pairs(question[order]),
        plain(0, Kind.OTHER, Basis.UNLINKED),
    )  # fmt: skip
    return _related(bare)


def _pairs(question: Ints) -> tuple[Ints, Ints]:
    """Return the positions of all pairs within the (sorted) questions, up to the cap, sorted."""
    place = np.arange(len(question)) - np.searchsorted(question, question, side="left")
    compared = np.flatnonzero(place < MOST_COMPARED)
    ends = np.searchsorted(question[compared], question[compared], side="right")
    partners = ends - np.arange(len(compared)) - 1
    left = np.repeat(np.arange(len(compared)), partners)
    begun = np.repeat(np.cumsum(partners) - partners, partners)
    right = left + 1 + np.arange(len(left)) - begun
    return compared[left].astype(np.int32), compared[right].astype(np.int32)


def _related(roll: Roll) -> Roll:
    found = plain(len(roll.left), Kind.OTHER, Basis.UNLINKED)
    asked = roll.asked[roll.question]
    for first in range(0, len(roll.left), _AT_ONCE):
        pairs = np.arange(first, min(first + _AT_ONCE, len(roll.left)))
        for kind in Asked:
            here = pairs[asked[roll.left[pairs]] == kind]
            if len(here):
                left, right = roll.claim[roll.left[here]], roll.claim[roll.right[here]]
                some = _relate(roll, kind, left, right, here)
                for name in ("kind", "basis", "earlier"):
                    getattr(found, name)[here] = getattr(some, name)
    return replace(roll, links=found)


def _relate(roll: Roll, kind: Asked, left: Ints, right: Ints, here: Ints) -> Links:
    these = roll.these
    if kind is Asked.FIGURE:
        return relate_explicitly(these, left, right, relate_figures(these, left, right))
    if kind is Asked.DAY:
        return relate_days(these, left, right)
    if kind is Asked.PLACE:
        return relate_places(these, left, right)
    if kind is Asked.WHETHER:
        return _relate_sides(roll, left, right, here)
    return relate_explicitly(these, left, right, _relate_accounts(these, left, right))


def _relate_sides(roll: Roll, left: Ints, right: Ints, here: Ints) -> Links:
    """Relate by the sides of a dispute, whoever recorded it."""
    one, two = roll.side[roll.left[here]], roll.side[roll.right[here]]
    size = len(left)
    joined = (one >= 0) & (two >= 0) & (one // 2 == two // 2)
    found = plain(size, Kind.OTHER, Basis.UNLINKED)
    found = found.where(joined & (one == two), plain(size, Kind.COMPATIBLE, Basis.SAME_SIDE))
    opposed = (joined & (one != two)) | (left == right)
    found = found.where(opposed, plain(size, Kind.CONFLICT, Basis.DISPUTES))
    recorded = relate_explicitly(roll.these, left, right, found)
    return found.where(opposed | ~joined, recorded)


def _relate_accounts(these: Statements, left: Ints, right: Ints) -> Links:
    """Relate what is told of a site: one event, or one after the other."""
    facts, size = these.facts, len(left)
    before = facts.stop[left] <= facts.start[right]
    after = facts.stop[right] <= facts.start[left]
    follow = directed(plain(size, Kind.SEQUENCE, Basis.LATER), np.where(before, -1, 1))
    found = plain(size, Kind.OTHER, Basis.EVENT).where(before | after, follow)
    same = facts.event[left] == facts.event[right]
    return found.where(same, plain(size, Kind.COMPATIBLE, Basis.EVENT))
