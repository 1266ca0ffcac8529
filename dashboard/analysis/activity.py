"""How many claims each source makes about each place, kind of event and stretch of days."""

from dataclasses import dataclass, fields

import numpy as np

from dashboard.analysis.claim_slots import claim_slots
from dashboard.analysis.facts import Facts, Ints, Mask, facts_of
from dashboard.analysis.memory import recalled
from dashboard.analysis.row_keys import row_keys
from dashboard.analysis.statement_days import statement_days
from dashboard.analysis.timeline import Axis
from dashboard.model.dataset import Dataset


@dataclass(frozen=True)
class Activity:
    """Claims that can be drawn, grouped: one row a place, source, category and stretch of slots.

    ``place`` and ``source`` are positions in the dataset's tables, ``category`` one in
    ``Facts.categories``, ``first`` and ``last`` inclusive slot indexes; ``light`` (0 or 1)
    rows are dated only as a span that reaches beyond one slot. ``total`` counts claims. All
    have the shape ``(rows,)`` and are sorted by the columns in this order. ``row`` tells each
    claim its row, -1 when it cannot be drawn, shape ``(claims,)``.
    """

    place: Ints
    source: Ints
    category: Ints
    first: Ints
    last: Ints
    light: Ints
    said: Ints
    total: Ints
    row: Ints

    def __len__(self) -> int:
        return len(self.total)

    def counted(self, mask: Mask) -> Ints:
        """Count the claims of each row that a mask over all claims lets pass."""
        rows = self.row[mask & (self.row >= 0)]
        return np.bincount(rows, minlength=len(self)).astype(np.int64)


def build_activity(dataset: Dataset, axis: Axis) -> Activity:
    """Group the claims that have a day, and a place that can be drawn; ``axis`` is their own."""
    return recalled(dataset, "activity", Activity, lambda each: _grouped(each, axis))


def _grouped(dataset: Dataset, axis: Axis) -> Activity:
    facts = facts_of(dataset)
    slots = claim_slots(dataset, axis)
    first, last = slots.first.astype(np.int64), slots.last.astype(np.int64)
    drawn = np.flatnonzero(facts.on_map & (first >= 0))
    light = slots.spanning.astype(np.int64)
    said = statement_days(dataset).said
    columns = [each[drawn] for each in (*_codes(facts), first, last, light, said)]
    _, one, group, total = np.unique(
        row_keys(*columns), return_index=True, return_inverse=True, return_counts=True
    )
    row = np.full(len(first), -1, dtype=np.int64)
    row[drawn] = group
    keys = (each.name for each in fields(Activity))
    rows = [each[one] for each in columns]
    return Activity(**dict(zip(keys, [*rows, total.astype(np.int64), row], strict=True)))


def _codes(facts: Facts) -> tuple[Ints, Ints, Ints]:
    return facts.place, facts.source, facts.category
