"""Where and when questions are in conflict: what the map rings and the slider jumps to."""

from dataclasses import dataclass

import numpy as np

from dashboard.analysis.claim_slots import claim_slots
from dashboard.analysis.comparison import Comparison
from dashboard.analysis.facts import Ints, facts_of
from dashboard.analysis.memory import once_per_axis
from dashboard.analysis.roll import roll_of
from dashboard.analysis.row_keys import row_keys
from dashboard.analysis.timeline import Axis
from dashboard.model.dataset import Dataset


@dataclass(frozen=True)
class OpenQuestions:
    """Conflicts on the map: one row a place and question, as :class:`Activity` has its rows.

    ``place`` is a position in the dataset's places, ``first`` and ``last`` are inclusive slot
    indexes from the first to the last day of the conflicting claims there, ``question`` is a
    position in :attr:`Roll.contested`. All have the shape ``(rows,)`` and are sorted by these
    columns. Rows of a place are of different questions: those that cover a slot are its open
    questions.
    """

    place: Ints
    first: Ints
    last: Ints
    question: Ints

    def __len__(self) -> int:
        return len(self.place)

    def count(self, place: int, first: int, last: int) -> int:
        """Count the open questions of a place in a window of slots."""
        here = (self.place == place) & (self.first <= last) & (self.last >= first)
        return int(here.sum())

    @property
    def starts(self) -> Ints:
        """The slots at which some conflict begins: where "next disagreement" goes."""
        return np.unique(self.first)


@dataclass(frozen=True)
class _Answers:
    """The answers on the map that contradict any other, those of a place and question together.

    ``row`` is a position in the roll's answers, ``first`` and ``last`` are slots, ``group``
    numbers the pairs of place and question; of shape ``(answers,)``. ``place`` and ``question``
    (in :attr:`Roll.contested`) are those of each group.
    """

    row: Ints
    first: Ints
    last: Ints
    group: Ints
    place: Ints
    question: Ints


def conflicts_by_place_and_slot(found: Comparison, axis: Axis) -> OpenQuestions:
    """Return the questions in conflict for each place and stretch of slots."""
    roll, dataset = found.roll, found.roll.these.facts.dataset
    pairs = found.conflicting()
    answering = np.zeros(len(roll.claim), dtype=np.bool_)
    answering[roll.left[pairs]] = answering[roll.right[pairs]] = True
    answers = _answers(dataset, axis)
    rows = np.flatnonzero(answering[answers.row])
    group, first, last = answers.group[rows], answers.first[rows], answers.last[rows]
    starts = np.flatnonzero(np.diff(group, prepend=-1))
    begin = np.minimum.reduceat(first, starts) if len(starts) else first
    end = np.maximum.reduceat(last, starts) if len(starts) else last
    place, question = answers.place[group[starts]], answers.question[group[starts]]
    order = np.lexsort((question, end, begin, place))
    return OpenQuestions(place[order], begin[order], end[order], question[order])


@once_per_axis
def _answers(dataset: Dataset, axis: Axis) -> _Answers:
    roll, facts, slots = roll_of(dataset), facts_of(dataset), claim_slots(dataset, axis)
    both = np.concatenate([roll.left[roll.conflicts], roll.right[roll.conflicts]])
    row = np.unique(both)
    row = row[(facts.on_map & (slots.first >= 0))[roll.claim[row]]]
    keys = row_keys(facts.place[roll.claim[row]], roll.question[row])
    sorting = np.argsort(keys, kind="stable")
    row = row[sorting]
    claim = roll.claim[row]
    _, one, group = np.unique(keys[sorting], return_index=True, return_inverse=True)
    return _Answers(
        row=row,
        first=slots.first[claim].astype(np.int64),
        last=slots.last[claim].astype(np.int64),
        group=group.reshape(-1).astype(np.int64),
        place=facts.place[claim[one]],
        question=np.searchsorted(roll.contested, roll.question[row[one]]).astype(np.int64),
    )
