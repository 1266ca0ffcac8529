"""Three states of a row: what I read, what somebody else made of it, what I want.

Changes of different rows go together. A row that both changed is a clash, even in
different cells: a figure and its wording belong together, and a person decides.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.editing.cells import readable
from dashboard.editing.changes import Add, Change, Remove, Update
from dashboard.editing.sheet import Cells
from dashboard.editing.sheets import SCHEMAS, Sheets


@dataclass(frozen=True, slots=True)
class Field:
    """One cell on which the states of a row differ; ``""`` where there is no row."""

    column: str
    base: str
    theirs: str
    mine: str


@dataclass(frozen=True, slots=True)
class Clash:
    """A row that both changed; a state is ``None`` where the row is not there."""

    table: str
    id: str
    base: Cells | None
    theirs: Cells | None
    mine: Cells | None

    @property
    def fields(self) -> tuple[Field, ...]:
        """The cells that differ between theirs and mine, in the table's order."""
        base, theirs, mine = self.base or {}, self.theirs or {}, self.mine or {}
        return tuple(
            Field(name, base.get(name, ""), theirs.get(name, ""), mine.get(name, ""))
            for name in dict.fromkeys((*theirs, *mine))
            if theirs.get(name, "") != mine.get(name, "")
        )


def merged(
    base: Sheets, now: Sheets, changes: Iterable[Change]
) -> tuple[tuple[Change, ...], tuple[Clash, ...]]:
    """Return the changes still to make on what the files hold now, and the clashes."""
    left: list[Change] = []
    clashes: dict[tuple[str, str], Clash] = {}
    fresh: set[tuple[str, str]] = set()
    for change in changes:
        row_id = _id(change)
        if isinstance(change, Add):
            fresh.add((change.table, row_id))
        states = _states(base, now, change, row_id, (change.table, row_id) in fresh)
        if states.theirs == states.base:
            left.append(change)
        elif states.theirs != states.mine:
            clashes.setdefault((change.table, row_id), states)
    return tuple(left), tuple(clashes.values())


def _id(change: Change) -> str:
    if isinstance(change, Add):
        return readable(change.cells.get(SCHEMAS[change.table].id_column, ""))
    return change.id


def _states(base: Sheets, now: Sheets, change: Change, row_id: str, fresh: bool) -> Clash:
    was, theirs = base.row(change.table, row_id), now.row(change.table, row_id)
    if isinstance(change, Remove):
        return Clash(change.table, row_id, was, theirs, None)
    cells = {name: readable(cell) for name, cell in change.cells.items()}
    if was is None and theirs is not None and fresh:
        blank = dict.fromkeys(theirs, "")
        return Clash(change.table, row_id, None, theirs, blank | cells)
    return Clash(change.table, row_id, was, theirs, (was or {}) | cells)


def difference(old: Sheets, new: Sheets) -> tuple[Change, ...]:
    """Return the changes that make the rows of ``old`` those of ``new``."""
    changes: list[Change] = []
    for table in SCHEMAS:
        before = {row_id: rows[0].cells for row_id, rows in old.sheet(table).by_id.items()}
        after = {row_id: rows[0].cells for row_id, rows in new.sheet(table).by_id.items()}
        changes += [Remove(table, row_id) for row_id in before if row_id not in after]
        changes += [Add(table, cells) for row_id, cells in after.items() if row_id not in before]
        for row_id, cells in after.items():
            was = before.get(row_id, cells)
            differing = {n: cell for n, cell in cells.items() if was.get(n, "") != cell}
            differing |= {name: "" for name, cell in was.items() if cell and name not in cells}
            if differing:
                changes.append(Update(table, row_id, differing))
    return tuple(changes)
