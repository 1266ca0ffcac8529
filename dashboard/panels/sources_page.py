"""The sources page: what each document is, what it claims, and its share of the whole."""

import streamlit as st

from dashboard.language import _
from dashboard.panels import session
from dashboard.panels.loading import Atlas
from dashboard.panels.paging import first_of, turn
from dashboard.panels.sidebar import index
from dashboard.panels.templating import show
from dashboard.views.sources_view import SourceCard, source_shares, sources_view

#: So many cards are a page.
PAGE = 50


def sources_page(atlas: Atlas) -> None:
    """Show a card a source, a page of them at a time."""
    session.leave_map(atlas)
    shares = source_shares(atlas.dataset)
    index(atlas)
    of = atlas.fingerprint
    first = first_of("documents", of)
    with st.container(key="document-page"):
        show("sources_head.html", shares=shares)
        for card in sources_view(atlas.dataset, first=first, limit=PAGE):
            _card(card)
        turn("documents", of, first=first, size=PAGE, count=len(shares))


def _card(card: SourceCard) -> None:
    with st.container(key=f"card-{card.id}"):
        show("source_card.html", card=card)
        if st.button(_("Show only its claims on the map"), key=f"only-{card.id}", type="tertiary"):
            session.reset(sources=frozenset({card.id}))
            st.switch_page(st.session_state["map-page-object"])
