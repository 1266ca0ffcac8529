"""The claims beside the map: place, event, and what each source says of it."""

import streamlit as st

from dashboard.analysis.selection import Selection
from dashboard.language import _
from dashboard.panels import session
from dashboard.panels.compare_panel import compare_panel, panel_tabs
from dashboard.panels.loading import Atlas
from dashboard.panels.paging import first_of, turn
from dashboard.panels.plain import plain
from dashboard.panels.templating import show
from dashboard.views.panel import PAGE, PlaceGroup, panel_view


def claims_panel(atlas: Atlas, selection: Selection, *, slim: bool) -> None:
    """Show the claims of the days and the place selected, a page at a time, or compare them.

    ``slim`` leaves out what nobody reads from the back row: locators, dates of statement.
    """
    tab = panel_tabs(atlas, save=not slim)
    listed = atlas.fingerprint, selection
    offset = first_of("claims", listed)
    view = panel_view(atlas.dataset, atlas.axis, selection, offset=offset)
    back = st.empty()  # a place of its own, or the last head would stand below the new one a while
    if selection.place is not None:
        back.button(_("← All places"), key="all-places", type="tertiary", on_click=_show_all)
    show("panel_head.html", view=view)
    if tab == "compare":
        compare_panel(atlas, selection)
        return
    for group in view.groups:
        _place(group, alone=selection.place is not None, slim=slim)
    turn("claims", listed, first=offset, size=PAGE, count=view.total, words=view.page_words)


def _place(group: PlaceGroup, *, alone: bool, slim: bool) -> None:
    if not alone:
        key = f"place-{group.id}" if group.id else "no-place"
        with st.container(key=key, horizontal=True, gap="small"):
            label = f"{plain(group.name)}"
            st.button(
                label,
                key=f"visit-{group.id}",
                type="tertiary",
                on_click=session.go,
                kwargs={"place": group.id},
                disabled=not group.id,
            )
            show("place_count.html", group=group)
    show("place.html", group=group, alone=alone, slim=slim)


def _show_all() -> None:
    session.go(place=None)
