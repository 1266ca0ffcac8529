"""The Edit half of the Data page: a claim in one form, each table, and the history."""

import streamlit as st

from dashboard.errors import ClaimAtlasError
from dashboard.language import N_, _
from dashboard.panels.data_parts import SECTION
from dashboard.panels.edit_claim import claim_form
from dashboard.panels.edit_conflict import conflict_panel
from dashboard.panels.edit_desk import Desk, desk, said
from dashboard.panels.edit_history import history
from dashboard.panels.edit_rows import rows_form
from dashboard.panels.edit_saving import CONFLICT, Unsolved
from dashboard.panels.loading import Atlas
from dashboard.panels.templating import show

SECTIONS = {
    "claim": N_("Add a claim"),
    "claims": N_("Claims"),
    "events": N_("Events"),
    "places": N_("Places"),
    "sources": N_("Sources"),
    "history": N_("History"),
}


def edit(atlas: Atlas) -> None:
    """Show the forms; what was saved is said above them."""
    try:
        open_desk = desk(atlas.dataset.files)
    except ClaimAtlasError as problem:
        show("edit_refused.html", why=str(problem))
        return
    with st.container(key="edit-page"):
        with st.empty():  # the forms below it keep their place
            if words := said():
                show("edit_said.html", words=words)
        unsolved: Unsolved | None = st.session_state.get(CONFLICT)
        if unsolved is not None:
            conflict_panel(open_desk, unsolved)
            return
        if not open_desk.workplace.writable:
            words = _("This folder cannot be written to: what you fill in here cannot be saved.")
            show("edit_refused.html", why=words)
        elif newer := open_desk.workplace.newer:
            show("edit_refused.html", why=str(newer))
        _section(open_desk)


def _section(open_desk: Desk) -> None:
    section = st.segmented_control(
        _("What to edit"),
        list(SECTIONS),
        default=None if SECTION in st.session_state else "claim",
        format_func=lambda each: _(SECTIONS[each]),
        key=SECTION,
        label_visibility="collapsed",
        persist_state="session",
        required=True,
    )
    if section == "history":
        history(open_desk)
    elif section in ("claims", "events", "places", "sources"):
        rows_form(open_desk, section)
    else:
        claim_form(open_desk)
