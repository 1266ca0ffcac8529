"""The page that Streamlit runs: load the folder, choose the page, show it.

Started by ``claim-atlas run FOLDER``; the folder, or a database's address without password,
comes as the script's first argument, and behind it ``--edit`` or ``--no-edit`` where somebody
said so.
"""

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.errors import ClaimAtlasError
from dashboard.interpreter import settle
from dashboard.language import _
from dashboard.model.postgresql.address import Database, data_place
from dashboard.panels.edit_allowed import OFF_FOR_DATABASES, Allowed, allowed
from dashboard.panels.keeping import show_last_good
from dashboard.panels.loading import DataPlace, stamp, watch
from dashboard.panels.map_page import map_page
from dashboard.panels.session import follow_back, visit
from dashboard.panels.sidebar import ABOUT, brand
from dashboard.panels.spoken import tell_browser
from dashboard.panels.strips import show_strips
from dashboard.panels.styles import show_styles
from dashboard.panels.unanswered import when_unanswered

SAMPLE = Path(__file__).resolve().parent.parent / "data"


def main(folder: DataPlace, may: Allowed) -> None:
    """Show the data of one folder or database."""
    st.set_page_config(
        page_title="Claim Atlas",
        # A file: Streamlit would fetch an emoji or a Material symbol from the network.
        page_icon=str(Path(__file__).parent / "panels" / "icon.png"),
        layout="wide",
        menu_items={"About": _(ABOUT)},
    )
    seen = stamp(folder)
    try:
        shown = show_last_good(folder)
    except ClaimAtlasError as problem:
        show_styles(present=False)
        show_strips(None, folder, on_map=False)
        in_files = isinstance(folder, Path)
        st.error(_("This folder cannot be shown.") if in_files
                 else _("This database cannot be shown."))  # fmt: skip
        st.text(str(problem))
        st.text(_("Check it with: {command}", command=f"claim-atlas check {folder}"))
        st.text(_("This page goes on by itself as soon as the data can be read."))
        watch(folder, seen)
        return
    atlas = shown.atlas
    pages = [
        st.Page(lambda: map_page(atlas, may), title=_("Map"), url_path="map", default=True),
        st.Page(_late("compare_page", atlas), title=_("Compare"), url_path="compare"),
        st.Page(_late("sources_page", atlas), title=_("Sources"), url_path="sources"),
        st.Page(_late("data_page", atlas, may), title=_("Data"), url_path="data"),
        st.Page(_late("export_page", atlas), title=_("Export"), url_path="export"),
    ]
    st.session_state["map-page-object"] = pages[0]
    st.session_state["data-page-object"] = pages[3]
    page = st.navigation(pages, position="hidden")
    follow_back(atlas, page.url_path)
    present = page is pages[0] and visit(atlas).address.view == "present"
    show_styles(present=present)
    if not present:
        brand(atlas, pages, page)
    show_strips(shown, folder, on_map=page is pages[0])
    with when_unanswered(atlas, "page"):
        page.run()
    tell_browser()
    watch(folder, seen)


def _late(name: str, *arguments: Any) -> Callable[[], None]:
    """Return a page whose code is read when somebody opens it.

    What draws charts, pictures and slides takes 80 MB, and a second of the first visitor's time.
    """

    def page() -> None:
        getattr(import_module(f"dashboard.panels.{name}"), name)(*arguments)

    return page


settle()
place = data_place(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE
no = Allowed(False, OFF_FOR_DATABASES)
main(place, no if isinstance(place, Database) else allowed(sys.argv[2:]))
