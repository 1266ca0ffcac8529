"""The usual case as one form: this source says this about that event."""

import streamlit as st

from dashboard.editing.changes import Add
from dashboard.editing.identifiers import suggest_id
from dashboard.language import N_, _
from dashboard.panels.edit_desk import Desk
from dashboard.panels.edit_event import event_part
from dashboard.panels.edit_fields import ask, row
from dashboard.panels.edit_figure import figure_cells
from dashboard.panels.edit_part import Part, missing
from dashboard.panels.edit_saving import Intent, save_bar
from dashboard.panels.edit_source import source_part
from dashboard.panels.table_words import NOUNS
from dashboard.panels.templating import show
from dashboard.views.edit_choices import choices
from dashboard.views.edit_fields import field
from dashboard.views.edit_preview import preview

REQUIRED = ("claim", "locator", "stance")


def claim_form(desk: Desk) -> None:
    """Ask for source, claim and event; show the claim as it will stand beside the map."""
    left, right = st.columns([1.9, 1], gap="large")
    with left, st.container(key="edit-claim"):
        show("cap.html", title=_("Who says it"))
        source = source_part(desk)
        show("cap.html", title=_("What is said"))
        cells = _said(desk)
        show("cap.html", title=_("About what"))
        event = event_part(desk, cells.get("claim", ""))
        with st.expander(_("A figure"), key=desk.key("figure-open")):
            cells |= figure_cells(desk)
        with st.expander(
            _("Another date or place, a relation, a quote"), key=desk.key("more-open")
        ):
            cells |= _more(desk, event.id)
    cells |= {"source_id": source.id, "event_id": event.id}
    cells["claim_id"] = _claim_id(desk, source.id)
    lacks = (*source.missing, *missing("claims", cells, REQUIRED), *event.missing)
    with right, st.container(key="edit-side"):
        show("cap.html", title=_("As it will stand"))
        shown = preview(desk.tables, source.cells, event.cells, cells)
        show("edit_preview.html", view=shown)
        save_bar(desk, _intent(source, event, cells, lacks), _("Save the claim"))


def _said(desk: Desk) -> dict[str, str]:
    cells = {"claim": ask(desk, field("claims", "claim"), "claim")}
    names = ("locator", "stance", "attributed_to")
    for column, name in zip(st.columns([1, 1, 1.3]), names, strict=True):
        with column:
            cells[name] = ask(desk, field("claims", name), "claim")
    return {name: cell for name, cell in cells.items() if cell}


def _more(desk: Desk, event_id: str) -> dict[str, str]:
    """Ask for what most claims leave empty."""
    cells: dict[str, str] = {}
    for column, name in zip(st.columns(3), ("date", "place", "as_of"), strict=True):
        with column:
            cells[name] = ask(
                desk, field("claims", name), "claim", label=_(_OWN[name]) if name in _OWN else ""
            )
    left, right = st.columns([1, 2])
    with left:
        cells["relation"] = ask(desk, field("claims", "relation"), "claim")
    with right:
        cells["relates_to"] = _related(desk, event_id)
    for name in ("quote", "quote_translation", "notes"):
        cells[name] = ask(desk, field("claims", name), "claim")
    return {name: cell for name, cell in cells.items() if cell}


_OWN = {"date": N_("Its own date"), "place": N_("Its own place")}


def _related(desk: Desk, event_id: str) -> str:
    """Ask for the other claim; those about the same event come first."""
    about = {each["claim_id"] for each in desk.tables["claims"] if each["event_id"] == event_id}
    every = sorted(choices(desk.tables, "claims"), key=lambda each: each.id not in about)
    asked = field("claims", "relates_to")
    return row(desk.key("claim", "relates_to"), asked.title, every, help_text=asked.help)


def _claim_id(desk: Desk, source_id: str) -> str:
    """``icor-14``: the source and a number, as the shipped data have it."""
    number = 1 + sum(each["source_id"] == source_id for each in desk.tables["claims"])
    return suggest_id(f"{source_id}-{number:02d}", desk.sheets.ids("claims"), "claim")


def _intent(source: Part, event: Part, cells: dict[str, str], lacks: tuple[str, ...]) -> Intent:
    if not set(cells) - {"claim_id", "source_id", "event_id"} and not (source.cells or event.cells):
        return Intent((), "", lacks)
    changes = (*source.changes, *event.changes, Add("claims", cells))
    new = ", ".join(_(NOUNS[each.table]) for each in changes[:-1] if isinstance(each, Add))
    what = _("Add a claim with a new {rows}", rows=new) if new else _("Add a claim")
    label = source.cells.get("label", "")
    where = " ".join(filter(None, [label, cells.get("locator", "")]))
    title = event.cells.get("title", "")
    said = _("Saved: what {where} says about “{event}”.", where=where, event=title)
    return Intent(changes, f"{what} ({where})" if where else what, tuple(lacks), said)
