"""Two people changed the same rows: both are shown, and the person decides row by row."""

import streamlit as st

from dashboard.editing.changes import Add, Change, Remove, Update
from dashboard.editing.merging import Clash
from dashboard.language import N_, _
from dashboard.panels.edit_desk import Desk
from dashboard.panels.edit_saving import CONFLICT, Unsolved, done, save_over
from dashboard.panels.table_words import CHANGED
from dashboard.panels.templating import show
from dashboard.views.edit_fields import FORMS, title_words

THEIRS, MINE = "theirs", "mine"
_KEEP = {THEIRS: N_("Keep theirs"), MINE: N_("Keep mine")}


def conflict_panel(desk: Desk, unsolved: Unsolved) -> None:
    """Show theirs and mine of each row; save what was chosen."""
    clashes = unsolved.conflict.clashes
    choices: dict[tuple[str, str], str] = {}
    with st.container(key="edit-conflict"):
        show("edit_conflict_head.html", rows=len(clashes))
        for number, clash in enumerate(clashes):
            show("edit_conflict.html", **_shown(clash))
            choice = st.segmented_control(
                _("Which one stays?"),
                list(_KEEP),
                format_func=lambda each: _(_KEEP[each]),
                key=desk.key("conflict", str(number)),
                label_visibility="collapsed",
            )
            choices[clash.table, clash.id] = choice or ""
        with st.container(horizontal=True, vertical_alignment="center"):
            decided = all(choices.values())
            if st.button(_("Save what I chose"), type="primary", disabled=not decided,
                         key=desk.key("conflict-save")):  # fmt: skip
                _settle(desk, unsolved, choices)
            if st.button(_("Back to my form"), type="tertiary", key=desk.key("conflict-back")):
                st.session_state.pop(CONFLICT, None)
                st.rerun()


def _settle(desk: Desk, unsolved: Unsolved, choices: dict[tuple[str, str], str]) -> None:
    conflict, intent = unsolved.conflict, unsolved.intent
    changes = settled(intent.changes, conflict.clashes, choices)
    if not changes:
        done(desk, _("Nothing of yours was saved: theirs stays."))
    save_over(desk, conflict.sheets.base, changes, intent)  # may meet yet another in between


def settled(
    changes: tuple[Change, ...],
    clashes: tuple[Clash, ...],
    choices: dict[tuple[str, str], str],
) -> tuple[Change, ...]:
    """Return what is to be made of the files as they are now: mine where mine was chosen."""
    by_row = {(clash.table, clash.id): clash for clash in clashes}
    left: list[Change] = []
    for change in changes:
        key = (change.table, _id(change))
        clash = by_row.get(key)
        if clash is None:
            left.append(change)
        elif choices.get(key) == MINE:
            left += _mine(change, clash)
    return tuple(left)


def _mine(change: Change, clash: Clash) -> list[Change]:
    """Make the row as I want it, whatever became of it."""
    if isinstance(change, Remove):
        return [change]
    if clash.theirs is None:
        return [Add(change.table, {n: cell for n, cell in (clash.mine or {}).items() if cell})]
    return [Update(change.table, clash.id, dict(change.cells))]


def _id(change: Change) -> str:
    if isinstance(change, Add):
        return change.cells.get(FORMS[change.table].id_column, "").strip()
    return change.id


def _title(table: str, column: str) -> str:
    known = column in FORMS[table].schema.columns
    return title_words(FORMS[table], column) if known else column


def _shown(clash: Clash) -> dict[str, object]:
    rows = [(_title(clash.table, each.column), each) for each in clash.fields]
    return {
        "caption": _(CHANGED[clash.table], id=clash.id),
        "rows": rows,
        "theirs_gone": clash.theirs is None,
        "mine_gone": clash.mine is None,
    }
