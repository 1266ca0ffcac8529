"""The neutrality guard: a filter that hides the other side of a conflict says so."""

import streamlit as st

from dashboard.analysis.selection import Selection
from dashboard.language import _, ngettext
from dashboard.panels import session
from dashboard.panels.loading import Atlas
from dashboard.panels.templating import show
from dashboard.views.hidden_contradictions import FILTERS, hidden_contradictions

#: So many lines at most; the rest is counted.
MOST = 3


def guard(atlas: Atlas, selection: Selection) -> None:
    """Name what contradicts the claims in view and is hidden, each with a way to bring it back."""
    found = hidden_contradictions(atlas.dataset, atlas.axis, selection, MOST)
    if not found.count:
        return
    with st.container(key="guard"):
        for number, each in enumerate(found.first):
            with st.container(key=f"guard-{number}", horizontal=True, vertical_alignment="top"):
                show("small.html", text=each.words)
                if st.button(_("Show it"), key=f"guard-show-{number}", type="tertiary"):
                    session.reset(**{name: getattr(each.lifted, name) for name in FILTERS})
                    st.rerun()
        more = found.count - len(found.first)
        if more > 0:
            words = ngettext("And {n} question more.", "And {n} questions more.", more)
            show("small.html", text=words)
