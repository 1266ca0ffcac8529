"""One row of a table: choose it, change its cells, add another, or remove it."""

from collections.abc import Mapping

import streamlit as st

from dashboard.analysis.wording import uncapitalised
from dashboard.editing.changes import Add, Change, Update
from dashboard.editing.identifiers import suggest_id
from dashboard.language import _, ngettext
from dashboard.panels import edit_desk
from dashboard.panels.edit_desk import Desk
from dashboard.panels.edit_fields import PAUSE, ask
from dashboard.panels.edit_part import NEW, new
from dashboard.panels.edit_place import find_place
from dashboard.panels.edit_removing import removing
from dashboard.panels.edit_saving import Intent, differing, save_bar
from dashboard.panels.plain import plain
from dashboard.panels.table_words import ADD, CHANGE, WHICH
from dashboard.panels.table_words import NEW as NEW_ROW
from dashboard.panels.templating import show
from dashboard.views.edit_choices import MOST, Choice, choices, found
from dashboard.views.edit_fields import Field, fields

#: What names a row, for an id that a person does not want to invent.
_NAMED_BY = {"sources": "label", "places": "name", "events": "title", "claims": "source_id"}
_CHOSEN = "edit-row"


def rows_form(desk: Desk, table: str) -> None:
    """Choose a row of the table, or none for a new one, and show its form."""
    chosen = _choose(desk, table)
    original = desk.sheets.row(table, chosen) if chosen != NEW else None
    with st.container(key="edit-row-form"):
        if original is None and table == "places":
            _new_place(desk)
        elif original is None:
            _fill(desk, table, {}, _(ADD[table]))
        else:
            _fill(desk, table, original, _(CHANGE[table], id=chosen))
            removing(desk, table, chosen)


def _choose(desk: Desk, table: str) -> str:
    every = choices(desk.tables, table)
    if len(every) > MOST:
        every = _searched(desk, table, every)
    key = desk.key(table, "chosen")
    wanted = st.session_state.get(_CHOSEN, {}).get(table, NEW)
    known = {each.id for each in every}
    st.session_state[key] = wanted if wanted in known else NEW

    def change() -> None:
        """Open the other row as the files have it now, in a form of its own."""
        kept: dict[str, str] = st.session_state.get(_CHOSEN, {})
        st.session_state[_CHOSEN] = {**kept, table: st.session_state[key]}
        edit_desk.start_over(desk.workplace.folder)

    words = {NEW: new(_(NEW_ROW[table])).words} | {each.id: each.words for each in every}
    st.selectbox(
        _(WHICH[table]),
        list(words),
        format_func=lambda each: words.get(each, each),
        key=key,
        on_change=change,
        filter_mode="contains",
    )
    return str(st.session_state[key])


def _searched(desk: Desk, table: str, every: tuple[Choice, ...]) -> tuple[Choice, ...]:
    words = st.text_input(_("Search"), key=f"edit-search-{table}", live=PAUSE, type="search") or ""
    hits = found(every, words)
    if hits.more:
        text = _(
            "The first {first} rows; {more} more: search for them.", first=MOST, more=hits.more
        )
        show("small.html", text=text)
    return hits.choices


def _new_place(desk: Desk) -> None:
    by_hand = st.toggle(
        _("Fill in by hand"),
        key=desk.key("by-hand"),
        help=_("For outlines of several regions, or coordinates that you have."),
    )
    if by_hand:
        _fill(desk, "places", {}, _("Add a place"))
        return
    part = find_place(desk, "places")
    name = part.cells.get("name", "")
    intent = Intent(
        part.changes,
        _("Add the place {name}", name=name),
        part.missing,
        _("Saved: {what}.", what=name),
    )
    save_bar(desk, intent, _("Save the place"))


def _fill(desk: Desk, table: str, original: Mapping[str, str], what: str) -> None:
    """Show all columns; those that are needed, or filled, stand open."""
    every = fields(table, desk.sheets.columns(table))
    id_field, *others = every
    front = [each for each in others if each.required or _in_front(table, each, original)]
    back = [each for each in others if each not in front]
    cells = _grid(desk, table, front, original)
    if back:
        with st.expander(_("More: {fields}", fields=_named(back))):
            cells |= _grid(desk, table, back, original)
    cells[id_field.column] = _id(desk, table, id_field, original, cells)
    missing = tuple(each.title for each in every if each.required and not cells[each.column])
    row_id = original.get(id_field.column, "")
    fresh = {name: cell for name, cell in cells.items() if cell}
    changed = differing(original, cells)
    change: Change = Update(table, row_id, changed) if original else Add(table, fresh)
    touched = bool(changed) if original else len(fresh) > 1
    intent = Intent((change,) if touched else (), what, missing if touched else ())
    save_bar(desk, intent)


def _grid(desk: Desk, table: str, some: list[Field], original: Mapping[str, str]) -> dict[str, str]:
    """Show short fields two in a row, long ones alone."""
    cells: dict[str, str] = {}
    pair: list[Field] = []
    for each in [*some, None]:
        if each is not None and not _is_wide(each, original):
            pair.append(each)
        if len(pair) == 2 or (pair and (each is None or _is_wide(each, original))):
            for column, one in zip(st.columns(2), pair, strict=False):
                with column:
                    value = original.get(one.column, "")
                    cells[one.column] = ask(desk, one, table, value=value)
            pair = []
        if each is not None and _is_wide(each, original):
            value = original.get(each.column, "")
            cells[each.column] = ask(desk, each, table, value=value)
    return cells


def _is_wide(field: Field, original: Mapping[str, str]) -> bool:
    return field.kind == "long" or len(original.get(field.column, "")) > 60


def _id(
    desk: Desk,
    table: str,
    field: Field,
    original: Mapping[str, str],
    cells: Mapping[str, str],
) -> str:
    """Return the id of the row: the one it has, one that is typed, or one that is suggested."""
    if original:
        return original[field.column]
    suggested = suggest_id(
        cells.get(_NAMED_BY[table], ""), desk.sheets.ids(table), field.column[:-3]
    )
    typed = st.text_input(
        _("Id"),
        key=desk.key(table, "id"),
        help=field.help,
        placeholder=suggested,
        live=PAUSE,
    )
    return (typed or "").strip() or suggested


def _in_front(table: str, field: Field, original: Mapping[str, str]) -> bool:
    return bool(original.get(field.column)) or (table, field.column) in {
        ("places", "latitude"),
        ("places", "longitude"),
        ("places", "country"),
        ("places", "names"),
    }


def _named(some: list[Field]) -> str:
    names = [plain(uncapitalised(each.title)) for each in some]
    first, more = ", ".join(names[:4]), len(names) - 4
    if more <= 0:
        return first
    return ngettext("{fields} and {n} more", "{fields} and {n} more", more, fields=first)
