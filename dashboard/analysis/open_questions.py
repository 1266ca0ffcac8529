"""Where and when questions are in conflict: what the map rings and the slider jumps to."""

from dataclasses import dataclass

import numpy as np

from dashboard.analysis.claim_slots import claim_slots
from dashboard.analysis.comparison import Comparison
from dashboard.analysis.facts import Ints
from dashboard.analysis.row_keys import row_keys
from dashboard.analysis.timeline import Axis


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


def conflicts_by_place_and_slot(found: Comparison, axis: Axis) -> OpenQuestions:
    """Return the questions in conflict for each place and stretch of slots."""
    roll, facts = found.roll, found.roll.these.facts
    pairs = found.conflicting()
    answering = np.zeros(len(roll.claim), dtype=np.bool_)
    answering[roll.left[pairs]] = answering[roll.right[pairs]] = True
    rows = np.flatnonzero(answering)
    claim, question = roll.claim[rows], roll.question[rows]
    slots = claim_slots(facts.dataset, axis)
    first, last = slots.first[claim].astype(np.int64), slots.last[claim].astype(np.int64)
    drawn = facts.on_map[claim] & (first >= 0)
    place, question, first, last = (
        each[drawn] for each in (facts.place[claim], question, first, last)
    )
    keys = row_keys(place, question)
    sorting = np.argsort(keys, kind="stable")
    _, starts = np.unique(keys[sorting], return_index=True)
    begin = np.minimum.reduceat(first[sorting], starts) if len(starts) else first
    end = np.maximum.reduceat(last[sorting], starts) if len(starts) else last
    one = sorting[starts]
    number = np.searchsorted(roll.contested, question[one])
    order = np.lexsort((number, end, begin, place[one]))
    return OpenQuestions(
        place=place[one][order],
        first=begin[order],
        last=end[order],
        question=number[order].astype(np.int64),
    )
