"""The passage behind a locator: one listener for all of the panel, and a dialog on demand."""

from pathlib import Path

import streamlit as st

from dashboard.language import _
from dashboard.panels.loading import Atlas
from dashboard.panels.templating import show
from dashboard.panels.working import waited
from dashboard.views.passage import passage_view

_LISTENER = st.components.v2.component(
    "claim-atlas.passages", js=Path(__file__).with_name("passages.js").read_text("utf-8")
)


def passages(atlas: Atlas) -> None:
    """Open the passage of a locator that is clicked; nothing where no source has a document.

    Comes last on its page: Streamlit keeps a dialog in one row with the page's style sheets,
    and one opened by a fragment takes the place of whatever was added behind the fragment.
    """
    if atlas.dataset.paragraphs:
        _listen(atlas)


@st.fragment
def _listen(atlas: Atlas) -> None:
    """A fragment of its own, so that a click does not run map and claims again."""
    with st.container(key="passages"):
        clicked = _LISTENER(key="passage-listener", on_claim_change=lambda: None)
    if clicked.claim:
        opened = st.dialog(_("Where it says so"), width="medium")(_passage)
        opened(atlas, str(clicked.claim))


def _passage(atlas: Atlas, claim_id: str) -> None:
    view = waited(lambda progress: passage_view(atlas.dataset, claim_id, progress))
    if view is None:
        st.text(_("This claim is no longer there."))
        return
    show("passage.html", view=view)
