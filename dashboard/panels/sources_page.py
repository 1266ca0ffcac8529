"""The sources page: what each document is, what it claims, and its share of the whole."""

import streamlit as st

from dashboard.language import _
from dashboard.panels import session
from dashboard.panels.loading import Atlas
from dashboard.panels.sidebar import index
from dashboard.panels.templating import show
from dashboard.views.sources_view import SourceCard, sources_view


def sources_page(atlas: Atlas) -> None:
    """Show a card a source."""
    session.leave_map(atlas)
    cards = sources_view(atlas.dataset)
    index(atlas)
    with st.container(key="document-page"):
        show("sources_head.html", cards=cards)
        for card in cards:
            _card(card)


def _card(card: SourceCard) -> None:
    with st.container(key=f"card-{card.id}"):
        show("source_card.html", card=card)
        if st.button(_("Show only its claims on the map"), key=f"only-{card.id}", type="tertiary"):
            session.reset(sources=frozenset({card.id}))
            st.switch_page(st.session_state["map-page-object"])
