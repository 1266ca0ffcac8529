"""The time axis: days where there are claims, and marked breaks where there are none.

Claims known to a week or better mark their days, and days that lie close together
form a run in which every day is a :class:`Slot`. A month, a year or a decade needs a
slot of its own only when no day of it is on the axis. So every claim with a day is
visible in at least one slot, slots never overlap, and eleven silent years are one step.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.analysis.selection import Mode
from dashboard.model.dataset import Dataset
from dashboard.model.edtf_days import span_words, to_edtf
from dashboard.model.kept import Columns

Ints = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

#: A claim whose span is at most this long marks all its days.
SHARP_DAYS = 7
#: So many days without a mark still belong to a run.
GAP_DAYS = 21
#: A run longer than this gets quiet days before its first, so that one sees it begin.
LONG_RUN_DAYS = 3
MARGIN_DAYS = 2
#: A span longer than this is shown in the year of its start.
YEAR_DAYS = 366


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """One step of the slider, ``start <= day < stop``; ``key`` is its shortest EDTF."""

    start: int
    stop: int

    @property
    def key(self) -> str:
        """``2022-01-05``, ``2007``: what stands in the address."""
        return to_edtf(self.start, self.stop)

    @property
    def words(self) -> str:
        """``5 January 2022``, ``2007``."""
        return span_words(self.start, self.stop)

    @property
    def is_day(self) -> bool:
        """Whether the slot is a single day."""
        return self.stop - self.start == 1


@dataclass(frozen=True, slots=True)
class Break:
    """Days that the axis skips, right before the slot with the index ``before``."""

    before: int
    start: int
    stop: int

    @property
    def words(self) -> str:
        """``17 December 2011 to 29 December 2021``."""
        return span_words(self.start, self.stop)


@dataclass(frozen=True)
class Axis:
    """The slots in their order, and ``default``, the index of the slot to open with."""

    slots: tuple[Slot, ...]
    default: int = 0

    def __len__(self) -> int:
        return len(self.slots)

    @cached_property
    def starts(self) -> Ints:
        """First day of each slot."""
        return np.array([slot.start for slot in self.slots], dtype=np.int64)

    @cached_property
    def stops(self) -> Ints:
        """Day after the last of each slot."""
        return np.array([slot.stop for slot in self.slots], dtype=np.int64)

    @cached_property
    def keys(self) -> dict[str, int]:
        """Index of each slot by its key."""
        return {slot.key: index for index, slot in enumerate(self.slots)}

    @cached_property
    def breaks(self) -> tuple[Break, ...]:
        """Every stretch between two slots that the axis skips."""
        pairs = zip(self.slots, self.slots[1:], strict=False)
        return tuple(
            Break(index, before.stop, after.start)
            for index, (before, after) in enumerate(pairs, start=1)
            if before.stop < after.start
        )

    def index(self, day: str | None) -> int:
        """Return the slot with this key, else the default; -1 when the axis is empty."""
        if not self.slots:
            return -1
        return self.default if day is None else self.keys.get(day, self.default)

    def nearest(self, start: int, stop: int) -> int:
        """Return the slot that overlaps these days, else the closest one; -1 when empty."""
        if not self.slots:
            return -1
        away = np.maximum(np.maximum(self.starts - (stop - 1), start - (self.stops - 1)), 0)
        return int(np.argmin(away))

    def first_last(self, start: Ints, stop: Ints) -> tuple[Ints, Ints]:
        """Return first and last slot of each span, both inclusive; (-1, -1) where there is none.

        ``start`` and ``stop`` are ordinals of shape ``(n,)``; ``stop <= start`` means "no day".
        """
        first = np.searchsorted(self.stops, start, side="right").astype(np.int64)
        last = np.searchsorted(self.starts, stop, side="left").astype(np.int64) - 1
        none = (stop <= start) | (first > last)
        return np.where(none, -1, first), np.where(none, -1, last)

    def spanning(self, start: Ints, stop: Ints, first: Ints, last: Ints) -> Mask:
        """Return which spans reach beyond a single slot: dated only as a span, shape ``(n,)``.

        ``first`` and ``last`` are what :meth:`first_last` says of them. The year 2011 reaches
        beyond the slot ``2011-12-16``, though it is shown there only.
        """
        if not self.slots:
            return np.zeros(len(first), dtype=np.bool_)
        beyond = (start < self.starts[first]) | (stop > self.stops[last])
        spanning: Mask = (first >= 0) & ((last > first) | beyond)
        return spanning

    def window(self, day: str | None, mode: Mode, last_days: int) -> tuple[int, int]:
        """Return the first and last slot index (inclusive) that a day and a mode stand for.

        An empty axis gives ``(0, -1)``, in which no claim lies.
        """
        index = self.index(day)
        if index < 0:
            return 0, -1
        if mode is Mode.UNTIL:
            return 0, index
        if mode is Mode.LAST:
            since = self.slots[index].stop - last_days
            return min(int(np.searchsorted(self.stops, since, side="right")), index), index
        return index, index


def axis_of(dataset: Dataset) -> Axis:
    """Return the axis of a dataset's claims, see :func:`build_axis`."""

    def columns() -> Columns:
        axis = build_axis(dataset.claims)
        return {"start": axis.starts, "stop": axis.stops, "default": np.array([axis.default])}

    start, stop, (default,) = (
        np.asarray(each).tolist() for each in dataset.keeper.columns("axis", columns).values()
    )
    return Axis(tuple(map(Slot, start, stop)), default)


def build_axis(claims: pd.DataFrame) -> Axis:
    """Lay out the axis for ``start``, ``stop`` (``Int64``) and ``source_id`` of the claims."""
    dated = claims.dropna(subset=["start", "stop"])
    spans = dated[["start", "stop"]].drop_duplicates().to_numpy(dtype=np.int64)
    spans = spans[spans[:, 1] > spans[:, 0]]
    sharp = spans[:, 1] - spans[:, 0] <= SHARP_DAYS
    slots = [
        Slot(day, day + 1) for first, stop in _runs(spans[sharp]) for day in range(first, stop)
    ]
    slots = _with_long_spans(slots, spans[~sharp])
    bare = Axis(tuple(slots))
    start, stop = (dated[name].to_numpy(dtype=np.int64) for name in ("start", "stop"))
    source = dated["source_id"].factorize()[0].astype(np.int64)
    return Axis(bare.slots, _busiest(bare, start, stop, source))


def _runs(spans: Ints) -> Iterator[tuple[int, int]]:
    """Yield the runs of marked days, half-open, each with its quiet margin."""
    if not len(spans):
        return
    spans = spans[np.argsort(spans[:, 0], kind="stable")]
    reach = np.maximum.accumulate(spans[:, 1])
    new = np.flatnonzero(spans[1:, 0] - reach[:-1] > GAP_DAYS) + 1
    for begin, end in zip([0, *new], [*new, len(spans)], strict=True):
        start, stop = int(spans[begin, 0]), int(reach[end - 1])
        margin = MARGIN_DAYS if stop - start > LONG_RUN_DAYS else 0
        yield max(start - margin, 1), stop


def _with_long_spans(slots: list[Slot], spans: Ints) -> list[Slot]:
    """Add a slot for each span that no slot shows yet, the shortest spans first."""
    order = np.lexsort((spans[:, 0], spans[:, 1] - spans[:, 0]))
    for start, stop in spans[order].tolist():
        index = bisect_left(slots, Slot(start, start))
        floor = slots[index - 1].stop if index else 1
        ceiling = slots[index].start if index < len(slots) else date.max.toordinal() + 1
        if floor <= start and stop <= ceiling:
            slots.insert(index, _slot_of(start, stop, floor, ceiling))
    return slots


def _slot_of(start: int, stop: int, floor: int, ceiling: int) -> Slot:
    """Return the span itself, or of a long one the year of its start between its neighbours."""
    if stop - start <= YEAR_DAYS:
        return Slot(start, stop)
    year = date.fromordinal(start).year
    new_year, year_end = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1
    return Slot(max(new_year, floor), min(year_end, ceiling))


def _busiest(axis: Axis, start: Ints, stop: Ints, source: Ints) -> int:
    """Return the slot in which most sources meet, and of those the one with most claims.

    Claims that lie in the slot alone count; where there are none, those that span it.
    """
    if not len(axis):
        return 0
    first, last = axis.first_last(start, stop)
    sharp = (first >= 0) & ~axis.spanning(start, stop, first, last)
    exact = np.bincount(first[sharp], minlength=len(axis))
    if exact.any():
        many = int(source.max(initial=0)) + 1
        met = np.unique(first[sharp] * many + source[sharp]) // many
        sources = np.bincount(met, minlength=len(axis))
        return int(np.lexsort((np.arange(len(axis), 0, -1), exact, sources))[-1])
    begun = np.cumsum(np.bincount(first[first >= 0], minlength=len(axis)))
    ended = np.cumsum(np.bincount(last[first >= 0] + 1, minlength=len(axis)))[: len(axis)]
    return int(np.argmax(begun - ended))
