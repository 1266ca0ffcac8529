"""Where and when questions are in conflict: what the map rings and the slider jumps to."""

from dataclasses import dataclass

import numpy as np

from dashboard.analysis.comparison import Comparison
from dashboard.analysis.facts import Ints
from dashboard.analysis.timeline import Axis


@dataclass(frozen=True)
class OpenQuestions:
    """Conflicts on the map: one row a place and question, as :class:`Activity` has its rows.

    ``place`` is a position in the dataset's places, ``first`` and ``last`` are inclusive slot
    indexes from the first to the last day of the conflicting claims there, ``question`` is a
    position in ``ids``. All have the shape ``(rows,)`` and are sorted by these columns. Rows
    of a place are of different questions: those that cover a slot are its open questions.
    """

    place: Ints
    first: Ints
    last: Ints
    question: Ints
    ids: tuple[str, ...]
    titles: tuple[str, ...]

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
    rows = np.unique(np.concatenate([roll.left[pairs], roll.right[pairs]]))
    claim, question = roll.claim[rows], roll.question[rows]
    first, last = axis.first_last(facts.start[claim], facts.stop[claim])
    drawn = facts.on_map[claim] & (first >= 0)
    keys = np.column_stack([facts.place[claim], question])[drawn]
    unique, row = np.unique(keys, axis=0, return_inverse=True)
    begin = np.full(len(unique), len(axis), dtype=np.int64)
    end = np.full(len(unique), -1, dtype=np.int64)
    np.minimum.at(begin, row.reshape(-1), first[drawn])
    np.maximum.at(end, row.reshape(-1), last[drawn])
    used, number = np.unique(unique[:, 1], return_inverse=True)
    order = np.lexsort((number.reshape(-1), end, begin, unique[:, 0]))
    return OpenQuestions(
        place=unique[order, 0],
        first=begin[order],
        last=end[order],
        question=number.reshape(-1)[order].astype(np.int64),
        ids=tuple(found.names.ids[each] for each in used.tolist()),
        titles=tuple(found.names.title(each) for each in used.tolist()),
    )
