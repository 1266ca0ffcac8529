"""A piece of a form that stands for one row: one that is there, or one that is to be added."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dashboard.editing.changes import Change
from dashboard.panels.edit_desk import Desk
from dashboard.panels.edit_fields import ask
from dashboard.views import edit_fields
from dashboard.views.edit_choices import Choice

#: Stands in a drop-down for a row that is to be added; no id can look so.
NEW = "+"


@dataclass(frozen=True)
class Part:
    """The row's id and cells, what has to be added for it, and what is still missing."""

    id: str = ""
    cells: Mapping[str, str] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    missing: tuple[str, ...] = ()


def existing(desk: Desk, table: str, row_id: str) -> Part:
    """Return a row that is there."""
    return Part(row_id, desk.sheets.row(table, row_id) or {})


def new(words: str) -> Choice:
    """Return the first line of a drop-down: ``New source …``."""
    return Choice(NEW, words)


def columns(desk: Desk, table: str, names: tuple[str, ...], *parts: str) -> dict[str, str]:
    """Ask for several columns; return the cells that are not empty."""
    cells = {name: ask(desk, edit_fields.field(table, name), *parts) for name in names}
    return {name: cell for name, cell in cells.items() if cell}


def missing(table: str, cells: Mapping[str, str], names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the titles of the columns that are still empty."""
    return tuple(edit_fields.field(table, name).title for name in names if not cells.get(name))
