"""Sources against places, days or questions: who speaks where, who is silent, who disagrees."""

from dataclasses import asdict, dataclass
from enum import StrEnum
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
    """``cells[row][column]``: rows are all sources, columns those in which anybody speaks."""

    across: str
    rows: tuple[Heading, ...]
    columns: tuple[Heading, ...]
    cells: tuple[tuple[Cell, ...], ...]

    def to_json(self) -> dict[str, Any]:
        """Return plain dictionaries and lists."""
        return asdict(self)


def matrix(
    dataset: Dataset, axis: Axis, selection: Selection, across: Across, *, window: bool = False
) -> Matrix:
    """Count what the filters show; ``window`` keeps to the days of the slider.

    A claim that spans several days counts in each of their columns.
    """
    found = comparison(dataset, selection)
    mask = found.visible & in_window(dataset, axis, selection) if window else found.visible
    claim, column, conflict, names = _columns(found, axis, across, mask)
    rows = _rows(dataset)
    size = (len(rows), len(names))
    flat = found.roll.these.facts.source[claim] * max(size[1], 1) + column
    totals = np.bincount(flat, minlength=size[0] * size[1]).reshape(size)
    against = np.bincount(flat[conflict], minlength=size[0] * size[1]).reshape(size)
    used = np.flatnonzero(totals.sum(axis=0) > 0).tolist()
    cells = tuple(
        tuple(
            _cell(row, names[at], int(totals[number, at]), int(against[number, at])) for at in used
        )
        for number, row in enumerate(rows)
    )
    return Matrix(str(across), rows, tuple(names[at] for at in used), cells)


def _columns(
    found: Comparison, axis: Axis, across: Across, mask: Mask
) -> tuple[Ints, Ints, Mask, list[Heading]]:
    """Return claims, parallel to them their column and conflict, and all columns.

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
        table = facts.dataset.places
        places = zip(table["place_id"].tolist(), table["name"].tolist(), strict=True)
        return claim, facts.place[claim], conflict[claim], [Heading(*each) for each in places]
    slots = claim_slots(facts.dataset, axis)
    first, last = slots.first, slots.last
    claim = np.flatnonzero(mask & (first >= 0))
    length = last[claim] - first[claim] + 1
    many = np.repeat(claim, length)
    begun = np.repeat(np.cumsum(length) - length, length)
    slot = first[many] + np.arange(len(many)) - begun
    return many, slot, conflict[many], [Heading(each.key, each.words) for each in axis.slots]


def _by_question(
    found: Comparison, mask: Mask, answers: Mask
) -> tuple[Ints, Ints, Mask, list[Heading]]:
    """Count a claim once a question, though it may hold two answers to it."""
    roll = found.roll
    rows = np.flatnonzero(mask[roll.claim])
    columns = np.column_stack([roll.claim, roll.question])
    pairs, first = np.unique(columns[rows], axis=0, return_index=True)
    names = [Heading(each, found.names.title(at)) for at, each in enumerate(found.names.ids)]
    return pairs[:, 0], pairs[:, 1], answers[rows[first]], names


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
