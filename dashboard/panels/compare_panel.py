"""The compact comparison beside the map: the questions that the shown days and place touch."""

import streamlit as st

from dashboard.analysis.address import PANELS
from dashboard.analysis.selection import Selection
from dashboard.analysis.wording import count
from dashboard.panels import session
from dashboard.panels.compare_card import LISTED, question_card
from dashboard.panels.compare_controls import pick
from dashboard.panels.compare_state import views
from dashboard.panels.export_picture import save_button
from dashboard.panels.export_scene import scene_of
from dashboard.panels.loading import Atlas
from dashboard.panels.templating import show
from dashboard.views.compare import QuestionView, question_ids

#: So many questions stand beside the map; the Compare page has the rest.
BESIDE = 8
TABS = dict(zip(PANELS, ("Claims", "Compare"), strict=True))


def panel_tabs(atlas: Atlas, *, save: bool) -> str:
    """Show the choice between claims and comparison, and return what is chosen.

    ``save`` puts the button that saves the view as a picture beside it.
    """
    chosen = session.visit(atlas).address.panel
    with st.container(key="panel-tabs", horizontal=True, vertical_alignment="center"):
        pick("panel", TABS, chosen, "Beside the map")
        if save:
            save_button(scene_of(atlas))
    return chosen


def compare_panel(atlas: Atlas, selection: Selection) -> None:
    """Show a small chart a question, the charts before the lists."""
    names = question_ids(atlas.dataset, atlas.axis, selection)
    found = sorted(views(atlas, selection, names), key=_order)
    several = [each for each in found if each.status != "one answer only"]
    if not several:
        show("small.html", text="Nothing to compare: no question here has two answers.")
    for view in several[:BESIDE]:
        question_card(atlas, selection, view, axis="figure", size="compact")
    rest = [
        f"{count(len(several) - BESIDE, 'more question')} on the Compare page"
        if len(several) > BESIDE
        else "",
        f"{count(len(found) - len(several), 'question')} with one answer only"
        if len(found) > len(several)
        else "",
    ]
    if any(rest):
        show("small.html", text=f"{'; '.join(filter(None, rest))}.")


def _order(view: QuestionView) -> tuple[bool, bool]:
    """Charts first, which one sees at a glance; the gravest first."""
    return view.kind in LISTED, view.status != "conflict"
