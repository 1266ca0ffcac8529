"""The second clock: the days on which something was said, and which claim was said when."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from dashboard.analysis.facts import Ints
from dashboard.analysis.memory import once_per_dataset
from dashboard.model.dataset import Dataset
from dashboard.model.edtf_days import parse_edtf


@dataclass(frozen=True)
class StatementDays:
    """All different statement days, ascending, and the position of each claim's own.

    ``days`` are ordinals, shape ``(days,)``. ``said`` has the shape ``(claims,)``: on the days
    from this position on the claim was known; -1 for a claim without as-of day, known always.
    """

    days: Ints
    said: Ints

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """``2022-01-07`` for each day, as the address has it."""
        return tuple(date.fromordinal(day).isoformat() for day in self.days.tolist())

    def index(self, day: str | None) -> int | None:
        """Return the position of the last statement day up to this day; ``None`` for no limit.

        -1 stands for a day before anything was said.
        """
        if day is None:
            return None
        return int(np.searchsorted(self.days, parse_edtf(day).stop, side="left")) - 1


@once_per_dataset
def statement_days(dataset: Dataset) -> StatementDays:
    """Number the statement days of a dataset; a vague as-of counts from its first day."""
    starts = dataset.claims["as_of_start"].fillna(0).to_numpy(dtype=np.int64)
    days = np.unique(starts[starts > 0])
    said = np.where(starts > 0, np.searchsorted(days, starts), -1)
    return StatementDays(days, said.astype(np.int64))
