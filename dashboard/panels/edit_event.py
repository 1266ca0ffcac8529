"""What it is about: an event of the data, so that sources meet, or a new one."""

import streamlit as st

from dashboard.editing.changes import Add
from dashboard.editing.identifiers import suggest_id
from dashboard.language import _
from dashboard.panels.edit_desk import Desk, choose
from dashboard.panels.edit_fields import ask, row
from dashboard.panels.edit_part import NEW, Part, existing, missing, new
from dashboard.panels.edit_place import place_part
from dashboard.panels.templating import show
from dashboard.views.edit_choices import choices
from dashboard.views.edit_fields import field
from dashboard.views.edit_same_event import Asked, SameEvent, same_events


def event_part(desk: Desk, claim: str) -> Part:
    """Choose an event, take one that is suggested, or describe a new one."""
    every = choices(desk.tables, "events")
    key = desk.key("event")
    chosen = row(
        key,
        _("Event") + " *",
        every,
        "" if every else NEW,
        first=(new(_("New event …")),),
        placeholder=_("What is it about? Type to search"),
    )
    slot = st.container()
    part = Part(missing=(_("Event"),))
    if chosen == NEW:
        with st.container(key="edit-new-event"):
            part = new_event(desk)
    elif chosen:
        part = existing(desk, "events", chosen)
    if chosen in ("", NEW):
        with slot:
            _same(key, same_events(desk.tables, _asked(claim, part)))
    return part


def new_event(desk: Desk, *, own_notes: bool = False) -> Part:
    """Ask for what an event must have."""
    cells = {"title": ask(desk, field("events", "title"), "event")}
    left, right = st.columns(2)
    with left:
        cells["date"] = ask(desk, field("events", "date"), "event")
    with right:
        cells["category"] = ask(desk, field("events", "category"), "event")
    place = place_part(desk, "event")
    cells["place"] = place.id
    if own_notes:
        cells["notes"] = ask(desk, field("events", "notes"), "event")
    cells = {name: cell for name, cell in cells.items() if cell}
    cells["event_id"] = suggest_id(cells.get("title", ""), desk.sheets.ids("events"), "event")
    lacks = (*missing("events", cells, ("title", "date", "category")), *place.missing)
    shown = cells | {"place_name": place.cells.get("name", "")}
    return Part(cells["event_id"], shown, (*place.changes, Add("events", cells)), lacks)


def _asked(claim: str, part: Part) -> Asked:
    title, place = part.cells.get("title", ""), part.cells.get("place_name", "")
    return Asked(f"{claim} {title}", part.cells.get("date", ""), place)


def _same(key: str, likely: tuple[SameEvent, ...]) -> None:
    if not likely:
        return
    with st.container(key="edit-same"):
        show("edit_same_head.html")
        for number, each in enumerate(likely):
            with st.container(key=f"edit-same-{number}", horizontal=True, vertical_alignment="top"):
                show("edit_same.html", event=each)
                st.button(
                    _("Same event"),
                    key=f"{key}-same-{number}-{each.id}",
                    type="tertiary",
                    on_click=choose,
                    args=(key, each.id),
                )
