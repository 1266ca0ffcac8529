"""Sources against places, days or questions: who speaks where, who is silent, who disagrees."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

import numpy as np

from dashboard.analysis.claim_slots import claim_slots
from dashboard.analysis.comparison import Comparison, comparison
from dashboard.analysis.facts import Ints, Mask
from dashboard.analysis.filters import in_window
from dashboard.analysis.selection import Selection
from dashboard.analysis.timeline import Axis
from dashboard.language import _, ngettext
from dashboard.model.dataset import Dataset
from dashboard.views.palette import source_colours


class Across(StrEnum):
    """What the columns of a matrix are."""

    PLACES = "places"
    DAYS = "days"
    QUESTIONS = "questions"


@dataclass(frozen=True, slots=True)
class Cell:
    """What one source says in one column; no claims is silence."""

    claims: int
    conflict: bool  #: one of these claims conflicts with another one shown
    words: str  #: ``CWI, Almaty: 14 claims, 2 of them in conflict``


@dataclass(frozen=True, slots=True)
class Heading:
    """A row or a column: ``key`` is the id of the source, place or question, or the slot's key."""

    key: str
    label: str
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Matrix:
    """``cells[row][column]``: rows are sources, columns some of those in which anybody speaks."""

    across: str
    rows: tuple[Heading, ...]
    columns: tuple[Heading, ...]
    cells: tuple[tuple[Cell, ...], ...]

    def to_json(self) -> dict[str, Any]:
        """Return plain dictionaries and lists."""
        return asdict(self)


@dataclass(frozen=True)
class Tally:
    """Who speaks in which column, in numbers: words are made for the part that is read.

    ``row``, ``column`` and ``conflict`` are of the shape ``(claims told of a column,)``.
    """

    across: Across
    rows: tuple[Heading, ...]  #: all sources
    heading: Callable[[int], Heading]  #: of the column of this number
    row: Ints
    column: Ints
    conflict: Mask

    @cached_property
    def used(self) -> Ints:
        """The columns in which anybody speaks, as they follow."""
        return np.flatnonzero(np.bincount(self.column)).astype(np.int64)

    @cached_property
    def columns(self) -> Ints:
        """The columns in which anybody speaks: most claims first, but days as they follow."""
        if self.across is Across.DAYS:
            return self.used
        totals = np.bincount(self.column)[self.used]
        return self.used[np.argsort(-totals, kind="stable")]

    @cached_property
    def sources(self) -> Ints:
        """The rows, most claims first."""
        totals = np.bincount(self.row, minlength=len(self.rows))
        return np.argsort(-totals, kind="stable").astype(np.int64)

    @cached_property
    def fullest(self) -> int:
        """The claims of the fullest cell of all."""
        flat = self.column * len(self.rows) + self.row
        return int(np.unique(flat, return_counts=True)[1].max(initial=0))

    def part(self, rows: Ints, columns: Ints) -> Matrix:
        """Return these rows and columns, in this order, with the words of their cells."""
        line, at = _positions(rows, self.row), _positions(columns, self.column)
        here = (line >= 0) & (at >= 0)
        size = (len(rows), len(columns))
        flat = line[here] * size[1] + at[here]
        totals = np.bincount(flat, minlength=size[0] * size[1]).reshape(size)
        marked = flat[self.conflict[here]]
        against = np.bincount(marked, minlength=size[0] * size[1]).reshape(size)
        sources = tuple(self.rows[each] for each in rows.tolist())
        headings = tuple(self.heading(each) for each in columns.tolist())
        cells = tuple(
            tuple(_cell(source, *each) for each in zip(headings, claims, told, strict=True))
            for source, claims, told in zip(sources, totals.tolist(), against.tolist(), strict=True)
        )
        return Matrix(str(self.across), sources, headings, cells)


def tally(
    dataset: Dataset, axis: Axis, selection: Selection, across: Across, *, window: bool = False
) -> Tally:
    """Count what the filters show; ``window`` keeps to the days of the slider.

    A claim that spans several days counts in each of their columns.
    """
    found = comparison(dataset, selection)
    mask = found.visible & in_window(dataset, axis, selection) if window else found.visible
    claim, column, conflict = _columns(found, axis, across, mask)
    row = found.roll.these.facts.source[claim]
    return Tally(across, _rows(dataset), _heading(found, axis, across), row, column, conflict)


def _columns(found: Comparison, axis: Axis, across: Across, mask: Mask) -> tuple[Ints, Ints, Mask]:
    """Return claims, parallel to them their column and conflict.

    In the column of a question only a conflict in that very question counts.
    """
    facts = found.roll.these.facts
    answers = _in_conflict(found)
    if across is Across.QUESTIONS:
        return _by_question(found, mask, answers)
    conflict = np.zeros(len(mask), dtype=np.bool_)
    conflict[found.roll.claim[answers]] = True
    if across is Across.PLACES:
        claim = np.flatnonzero(mask & (facts.place >= 0))
        return claim, facts.place[claim], conflict[claim]
    slots = claim_slots(facts.dataset, axis)
    first, last = slots.first, slots.last
    claim = np.flatnonzero(mask & (first >= 0))
    length = last[claim] - first[claim] + 1
    many = np.repeat(claim, length)
    begun = np.repeat(np.cumsum(length) - length, length)
    slot = first[many] + np.arange(len(many)) - begun
    return many, slot, conflict[many]


def _by_question(found: Comparison, mask: Mask, answers: Mask) -> tuple[Ints, Ints, Mask]:
    """Count a claim once a question, though it may hold two answers to it."""
    roll, size = found.roll, max(len(found.names.ids), 1)
    rows = np.flatnonzero(mask[roll.claim])
    keys = roll.claim[rows].astype(np.int64) * size + roll.question[rows]
    pairs, first = np.unique(keys, return_index=True)
    return pairs // size, pairs % size, answers[rows[first]]


def _heading(found: Comparison, axis: Axis, across: Across) -> Callable[[int], Heading]:
    """Return what calls a column by its number."""
    if across is Across.QUESTIONS:
        names = found.names
        return lambda at: Heading(names.ids[at], names.title(at))
    if across is Across.DAYS:
        return lambda at: Heading(axis.slots[at].key, axis.slots[at].words)
    table = found.roll.these.facts.dataset.places
    ids, places = table["place_id"], table["name"]
    return lambda at: Heading(ids.iloc[at], places.iloc[at])


def _positions(chosen: Ints, numbers: Ints) -> Ints:
    """Return the position of each number among those chosen, -1 where it is none of them."""
    size = max(int(numbers.max(initial=-1)), int(chosen.max(initial=-1))) + 1
    position = np.full(size, -1, dtype=np.int64)
    position[chosen] = np.arange(len(chosen))
    return position[numbers]


def _in_conflict(found: Comparison) -> Mask:
    """Return which answers of the roll conflict with another one shown."""
    roll, pairs = found.roll, found.conflicting()
    mask = np.zeros(len(roll.claim), dtype=np.bool_)
    mask[roll.left[pairs]] = True
    mask[roll.right[pairs]] = True
    return mask


def _rows(dataset: Dataset) -> tuple[Heading, ...]:
    table = dataset.sources
    cells = zip(table["source_id"], table["label"], source_colours(len(table)), strict=True)
    return tuple(Heading(*each) for each in cells)


def _cell(row: Heading, column: Heading, claims: int, conflict: int) -> Cell:
    said = ngettext("{n} claim", "{n} claims", claims) if claims else _("silent")
    words = f"{row.label}, {column.label}: {said}"
    if conflict == claims and conflict:
        words = f"{words}, {_('in conflict')}"
    elif conflict:
        part = ngettext("{n} of them in conflict", "{n} of them in conflict", conflict)
        words = f"{words}, {part}"
    return Cell(claims, bool(conflict), words)
