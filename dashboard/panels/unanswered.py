"""What stands in place of texts that a database does not give: why, and a way to ask again."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from dashboard.errors import DatabaseError
from dashboard.language import _
from dashboard.panels import session
from dashboard.panels.loading import Atlas
from dashboard.panels.templating import show


@contextmanager
def when_unanswered(atlas: Atlas, part: str) -> Iterator[None]:
    """Say why a ``part`` of the page ends here, where the database gave no answer for it."""
    try:
        yield
    except DatabaseError as problem:
        show("unanswered.html", why=str(problem))
        with st.container(key=f"unanswered-{part}", horizontal=True):
            stored = atlas.dataset.stored
            again = stored.ask_again if stored else None
            st.button(_("Ask again"), key=f"ask-again-{part}", type="primary", on_click=again)
            if session.visit(atlas).address.selection.search:
                clear = _("Clear the search text")
                st.button(clear, key=f"clear-search-{part}", on_click=_clear_search)


def _clear_search() -> None:
    session.reset(search="")
