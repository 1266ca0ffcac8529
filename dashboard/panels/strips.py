"""Strips above the page: what the person should know while server or folder are out of reach."""

import streamlit as st

from dashboard.model.postgresql.address import Database
from dashboard.panels.keeping import Shown
from dashboard.panels.loading import DataPlace
from dashboard.panels.templating import show
from dashboard.views.edit_history import when_words


def show_strips(shown: Shown | None, folder: DataPlace, *, on_map: bool) -> None:
    """Say that the data cannot be read, and lay the words ready for a server that is gone.

    Without its server the page cannot be given any words: the style sheet brings these to
    light while the connection is lost. ``shown`` is nothing where nothing could be read yet.
    """
    with st.container(key="strips"):  # always one block: the map below keeps its place
        show("lost.html", on_map=on_map)
        if shown and shown.trouble:
            show(
                "kept.html",
                when=when_words(shown.read_at),
                lines=shown.trouble.splitlines(),
                check=f"claim-atlas check {folder}",
                database=isinstance(folder, Database),
            )
