"""Removing a row: what hangs on it is named first, and goes with it only when one says so."""

import streamlit as st

from dashboard.analysis.wording import count, listed
from dashboard.editing.changes import Change, Remove, Update
from dashboard.editing.hanging import Hanging
from dashboard.panels.edit_desk import Desk
from dashboard.panels.edit_saving import Intent, save
from dashboard.panels.templating import show
from dashboard.views.edit_fields import FORMS

#: So many rows that hang on one are named.
_NAMED = 8
#: A column that may be emptied; any other makes the row go, too.
_MAY_BE_EMPTY = {("claims", "relates_to"), ("places", "parent_id"), ("claims", "place")}


def removing(desk: Desk, table: str, row_id: str) -> None:
    """Show the way to remove the row, behind a question."""
    noun = table[:-1]
    with st.expander(f"Remove this {noun} …", key=desk.key("remove-open")):
        changes = removal(desk, table, row_id)
        hanging = desk.workplace.hanging(desk.sheets, table, row_id)
        show(
            "edit_hanging.html",
            noun=noun,
            words=_words(hanging),
            rows=[_line(each) for each in hanging[:_NAMED]],
            more=len(hanging) - _NAMED,
        )
        gone = [each for each in changes if isinstance(each, Remove)]
        label = f"Remove the {noun}" if len(gone) == 1 else f"Remove {_counted(gone)}"
        if st.button(label, key=desk.key("remove")):
            what = f"Remove the {noun} {row_id}" + (
                f" and {len(gone) - 1} more" if len(gone) > 1 else ""
            )
            save(desk, Intent(changes, what, said=f"Removed: {_counted(gone)}."))


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


def _words(hanging: tuple[Hanging, ...]) -> str:
    numbers = [
        count(number, table[:-1])
        for table in FORMS
        if (number := sum(each.table == table for each in hanging))
    ]
    return listed(numbers)


def _counted(gone: list[Remove]) -> str:
    numbers = {table: sum(each.table == table for each in gone) for table in FORMS}
    return listed(count(number, table[:-1]) for table, number in numbers.items() if number)


def _line(each: Hanging) -> tuple[str, str]:
    cells = each.cells
    words = next(
        (cells[name] for name in ("claim", "title", "name", "label") if cells.get(name)), each.id
    )
    emptied = (each.table, each.column) in _MAY_BE_EMPTY
    return words, "only loses the mention" if emptied else "goes with it"
