"""The map page: the map with its slider, the claims beside it, the filters in the sidebar."""

from typing import Any

import streamlit as st

from dashboard.panels.claims_panel import claims_panel
from dashboard.panels.edit_allowed import Allowed
from dashboard.panels.guard import guard
from dashboard.panels.loading import Atlas
from dashboard.panels.map_columns import counts_address, view_address
from dashboard.panels.nothing_yet import nothing_yet
from dashboard.panels.passage_panel import passages
from dashboard.panels.session import Visit, take, visit, write_url
from dashboard.panels.sidebar import filters
from dashboard.panels.templating import show
from dashboard.panels.unanswered import when_unanswered
from dashboard.views.map_view import filters_phrase
from dashboard.views.subject import subject
from dashboard.webmap.streamlit_map import show_map


def map_page(atlas: Atlas, allowed: Allowed) -> None:
    """Show the page; the map first, since that is what a filter must reach soonest."""
    if not atlas.axis.slots:
        nothing_yet(atlas, allowed)
        return
    # A place that is the page's own: of a fragment that runs again at once, Streamlit drops what
    # the browser has not been sent yet, and what stands behind it would come first.
    with st.container():
        map_and_claims(atlas)
    if visit(atlas).address.view != "present":
        with st.sidebar, when_unanswered(atlas, "filters"):
            filters(atlas)
        passages(atlas)


@st.fragment
def map_and_claims(atlas: Atlas) -> None:
    """Show map and claims: what runs again when the hand on the map comes to rest."""
    with when_unanswered(atlas, "map"):
        _map_and_claims(atlas)


def _map_and_claims(atlas: Atlas) -> None:
    state = visit(atlas)
    present = state.address.view == "present"
    with st.container(key="map-page"):
        show("map_title.html", subject=subject(atlas.dataset, atlas.axis))
        left, right = st.columns([2.9, 1] if present else [2.32, 1])
        with left:
            event = show_map(
                view_address(atlas),
                browser_state(atlas, state),
                fingerprint=atlas.fingerprint,
                present=present,
            )
        if take(event, atlas):
            st.rerun()
        write_url(atlas)
        with right, st.container(key="panel"):
            now = visit(atlas)
            with st.empty():  # what comes and goes moves nothing below it to another place
                if now.notices:
                    show("notices.html", notices=now.notices)
            selection = now.address.selection
            with when_unanswered(atlas, "panel"):
                with st.empty():
                    guard(atlas, selection)
                claims_panel(atlas, selection, slim=present)


#: The fields of a command as the plugin calls them.
_FIELDS = {
    "day": "day",
    "mode": "mode",
    "last_days": "lastDays",
    "place": "place",
    "as_known_on": "known",
    "camera": "camera",
}


def browser_state(atlas: Atlas, state: Visit) -> dict[str, Any]:
    """Return what the plugin takes: where the filters' counts are, and the command of the page.

    Day, mode, place and statement day are those of the command, not of the hand, so that
    nothing travels to the browser when only the hand moved; nothing here grows with the data.
    """
    filtered = state.address.selection
    commanded = state.command.address.selection
    return {
        "counts": counts_address(atlas, filtered),
        "phrase": filters_phrase(atlas.dataset, filtered),
        "day": atlas.axis.slots[atlas.axis.index(commanded.day)].key,
        "mode": commanded.mode.value,
        "lastDays": commanded.last_days,
        "place": commanded.place,
        "known": commanded.as_known_on,
        "command": state.command.number,
        "fields": sorted(_FIELDS[name] for name in state.command.fields),
        "camera": state.command.address.camera,
    }
