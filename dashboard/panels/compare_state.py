"""What the pieces of the comparison share: turning the view, and views and charts kept.

A view and its chart depend on the filters and the statement day, not on the slider: they are
made once for all visitors with the same filters.
"""

from dataclasses import replace
from typing import Any

import streamlit as st

from dashboard.analysis.address import Address, encode
from dashboard.analysis.comparison import comparison
from dashboard.analysis.selection import Mode, Selection
from dashboard.panels import session
from dashboard.panels.compare_marks import COMPACT, FOCUS, FULL
from dashboard.panels.loading import Atlas
from dashboard.views.compare import QuestionView, view_of

SIZES = {"full": FULL, "compact": COMPACT, "focus": FOCUS}
Spec = dict[str, Any]


def turn(**changes: Any) -> None:
    """Change what the address says beside the selection: ``turn(panel="compare")``."""
    state: session.Visit = st.session_state["visit"]
    st.session_state["visit"] = replace(
        state, address=replace(state.address, **changes), touched=True
    )


def to_map() -> None:
    """Leave for the map."""
    st.switch_page(st.session_state["map-page-object"])


def views(atlas: Atlas, selection: Selection, names: tuple[str, ...]) -> list[QuestionView]:
    """Return the views of some questions."""
    found = comparison(atlas.dataset, selection)
    key = _key(atlas, selection)
    return [_view(found, atlas.fingerprint, key, name) for name in names]


def chart(
    atlas: Atlas, selection: Selection, view: QuestionView, axis: str, size: str
) -> Spec | None:
    """Return the chart of a question as Vega-Lite takes it; ``None`` where it has no axis."""
    return _chart(view, atlas.fingerprint, _key(atlas, selection), view.id, axis, size)


def _key(atlas: Atlas, selection: Selection) -> str:
    """Write down what a comparison depends on: all but the days and the place chosen."""
    timeless = replace(selection, day=None, mode=Mode.DAY, place=None)
    return str(encode(Address(timeless), atlas.dataset, atlas.axis))


@st.cache_resource(max_entries=600, show_spinner=False)
def _view(_found: Any, fingerprint: str, key: str, name: str) -> QuestionView:
    return view_of(_found, name)


@st.cache_data(max_entries=600, show_spinner=False)
def _chart(
    _view: QuestionView, fingerprint: str, key: str, name: str, axis: str, size: str
) -> Spec | None:
    # Altair is read with the first chart, not with the map's page: it takes 30 MB.
    from altair.utils.schemapi import debug_mode

    from dashboard.panels.compare_charts import answer_chart
    from dashboard.panels.compare_said import said_chart

    # Tests make each chart with Altair's own checks; here they would take most of the time.
    with debug_mode(False):
        make = said_chart if axis == "said" else answer_chart
        found = make(_view, SIZES[size]) or answer_chart(_view, SIZES[size])
        return None if found is None else found.to_dict(validate=False)
