"""What refers to a row, so that nobody cuts what holds it."""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dashboard.editing.sheet import Cells
from dashboard.editing.sheets import SCHEMAS, Sheets
from dashboard.model.schemas import BY_NAME, REFERENCES


@dataclass(frozen=True, slots=True)
class Hanging:
    """A row that refers to another: which, and in which column."""

    table: str
    id: str
    column: str
    cells: Cells


def hanging(sheets: Sheets, table: str, row_id: str) -> tuple[Hanging, ...]:
    """Return the rows that refer to a row by its id, or to a place by any of its spellings."""
    found = list(_naming(sheets, _by_id(table), frozenset({row_id}), str))
    if table == "places" and (place := sheets.row(table, row_id)):
        found += _naming(sheets, BY_NAME, _spellings(place), _folded)
    itself = (table, row_id)
    return tuple(each for each in found if (each.table, each.id) != itself)


def _by_id(table: str) -> tuple[tuple[str, str], ...]:
    """Return the columns that hold the id of a row of the table."""
    return tuple(at for at, target in REFERENCES.items() if target == table and at not in BY_NAME)


def left_hanging(before: Sheets, after: Sheets) -> dict[tuple[str, str], tuple[Hanging, ...]]:
    """Return, by table and id of the rows that are gone, what still refers to them."""
    found: dict[tuple[str, str], tuple[Hanging, ...]] = {}
    for table in SCHEMAS:
        for row_id in before.ids(table) - after.ids(table):
            if row_id and (rows := _left(before, after, table, row_id)):
                found[table, row_id] = rows
    return found


def _left(before: Sheets, after: Sheets, table: str, row_id: str) -> tuple[Hanging, ...]:
    rows = list(_naming(after, _by_id(table), frozenset({row_id}), str))
    place = before.row(table, row_id)
    if table == "places" and place:
        others = frozenset().union(*map(_spellings, after.rows("places")))
        rows += _naming(after, BY_NAME, _spellings(place) - others, _folded)
    return tuple(rows)


def _naming(
    sheets: Sheets,
    columns: tuple[tuple[str, str], ...],
    names: frozenset[str],
    key: Callable[[str], str],
) -> Iterator[Hanging]:
    for table, column in columns:
        for row in sheets.sheet(table).rows:
            if (cell := row.cells[column]) and key(cell) in names:
                yield Hanging(table, row.id, column, dict(row.cells))


def _spellings(place: Cells) -> frozenset[str]:
    names = (place["place_id"], place["name"], *place["names"].split("|"))
    return frozenset(filter(None, map(_folded, names)))


def _folded(spelling: str) -> str:
    """Fold as the reader does when it resolves a place."""
    return " ".join(unicodedata.normalize("NFC", spelling).casefold().split())
