"""What stands in place of a map as long as there is nothing to show: the way to the first dot."""

import streamlit as st

from dashboard.language import N_, _
from dashboard.panels.data_parts import EDIT, HALF, SECTION
from dashboard.panels.edit_allowed import Allowed
from dashboard.panels.loading import Atlas
from dashboard.panels.templating import show
from dashboard.views.tray import tray_view

#: The forms by what they add; the first adds all four at once.
_FIRST = {
    "claim": N_("Add the first claim"),
    "sources": N_("a source"),
    "places": N_("a place"),
    "events": N_("an event"),
}


def nothing_yet(atlas: Atlas, allowed: Allowed) -> None:
    """Say what to do next, and offer the forms where editing is on."""
    show(
        "nothing_yet.html",
        folder=str(atlas.dataset.folder),
        tray=tray_view(atlas.dataset),
        edit=allowed.edit,
    )
    if not allowed.edit:
        return
    with st.container(key="nothing-yet", horizontal=True, vertical_alignment="center"):
        for section, label in _FIRST.items():
            first = section == "claim"
            if st.button(_(label), key=f"first-{section}", type="primary" if first else "tertiary"):
                st.session_state[HALF] = EDIT
                st.session_state[SECTION] = section
                st.switch_page(st.session_state["data-page-object"])
