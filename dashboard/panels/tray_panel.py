"""The tray: what the map cannot show, counted in the sidebar and listed on demand."""

import streamlit as st

from dashboard.language import _
from dashboard.panels.loading import Atlas
from dashboard.panels.templating import show
from dashboard.views.tray import tray_view


def tray_panel(atlas: Atlas) -> None:
    """Count what is off the map; a button opens the list."""
    view = tray_view(atlas.dataset)
    show("cap.html", title=_("Not on the map"))
    if not view.words:
        show("small.html", text=_("Nothing: every claim has a day and a place."))
        return
    with st.container(key="tray"):
        show("small.html", text=view.words)
        if st.button(_("list"), key="tray-list", type="tertiary"):
            st.dialog(_("Not on the map"), width="large")(_list)(atlas)


def _list(atlas: Atlas) -> None:
    show("tray.html", view=tray_view(atlas.dataset))
