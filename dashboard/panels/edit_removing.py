"""Removing a row: what hangs on it is named first, and goes with it only when one says so."""

import streamlit as st

from dashboard.editing.changes import Change, Remove, Update
from dashboard.editing.hanging import Hanging
from dashboard.language import _, listed, ngettext
from dashboard.panels.edit_desk import Desk
from dashboard.panels.edit_saving import Intent, save
from dashboard.panels.table_words import (
    ASK_TO_REMOVE,
    FREE,
    REMOVE,
    REMOVE_ID,
    hanging_words,
    rows_counted,
)
from dashboard.panels.templating import show
from dashboard.views.edit_fields import FORMS

#: So many rows that hang on one are named.
_NAMED = 8
#: A column that may be emptied; any other makes the row go, too.
_MAY_BE_EMPTY = {("claims", "relates_to"), ("places", "parent_id"), ("claims", "place")}


def removing(desk: Desk, table: str, row_id: str) -> None:
    """Show the way to remove the row, behind a question."""
    with st.expander(_(ASK_TO_REMOVE[table]), key=desk.key("remove-open")):
        changes = removal(desk, table, row_id)
        hanging = desk.workplace.hanging(desk.sheets, table, row_id)
        show(
            "edit_hanging.html",
            words=_words(table, hanging),
            rows=[_line(each) for each in hanging[:_NAMED]],
            more=len(hanging) - _NAMED,
        )
        gone = [each for each in changes if isinstance(each, Remove)]
        label = _(REMOVE[table])
        if len(gone) > 1:
            label = _("Remove {rows}", rows=_counted(gone))
        if st.button(label, key=desk.key("remove")):
            what, more = _(REMOVE_ID[table], id=row_id), len(gone) - 1
            if more:
                what = ngettext("{rows} and {n} more", "{rows} and {n} more", more, rows=what)
            said = _("Removed: {rows}.", rows=_counted(gone))
            save(desk, Intent(changes, what, said=said))


def removal(desk: Desk, table: str, row_id: str) -> tuple[Change, ...]:
    """Return what goes with a row: rows that cannot stand without it, and mere mentions of it."""
    gone: dict[tuple[str, str], Change] = {}
    mended: dict[tuple[str, str], dict[str, str]] = {}
    left = [(table, row_id)]
    while left:
        key = left.pop()
        if key in gone:
            continue
        gone[key] = Remove(*key)
        for each in desk.workplace.hanging(desk.sheets, *key):
            if (each.table, each.column) not in _MAY_BE_EMPTY:
                left.append((each.table, each.id))
                continue
            cells = {each.column: ""} | ({"relation": ""} if each.column == "relates_to" else {})
            mended.setdefault((each.table, each.id), {}).update(cells)
    updates = [Update(*key, cells) for key, cells in mended.items() if key not in gone]
    return (*updates, *reversed(gone.values()))


def _words(table: str, hanging: tuple[Hanging, ...]) -> str:
    if not hanging:
        return _(FREE[table])
    rows = _numbers([each.table for each in hanging])
    return hanging_words(table, rows, len(hanging))


def _counted(gone: list[Remove]) -> str:
    return _numbers([each.table for each in gone])


def _numbers(tables: list[str]) -> str:
    """``1 event and 2 claims``."""
    return listed(rows_counted(name, tables.count(name)) for name in FORMS if name in tables)


def _line(each: Hanging) -> tuple[str, str]:
    cells = each.cells
    words = next(
        (cells[name] for name in ("claim", "title", "name", "label") if cells.get(name)), each.id
    )
    emptied = (each.table, each.column) in _MAY_BE_EMPTY
    return words, _("only loses the mention") if emptied else _("goes with it")
