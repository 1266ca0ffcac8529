"""The compact comparison beside the map: the questions that the shown days and place touch."""

import streamlit as st

from dashboard.analysis.address import PANELS
from dashboard.analysis.answers import Status
from dashboard.analysis.comparison import Heading
from dashboard.analysis.selection import Selection
from dashboard.language import N_, _, ngettext
from dashboard.panels import session
from dashboard.panels.compare_card import CHARTED, question_card
from dashboard.panels.compare_controls import pick
from dashboard.panels.compare_state import views
from dashboard.panels.export_picture import save_button
from dashboard.panels.export_scene import scene_of
from dashboard.panels.loading import Atlas
from dashboard.panels.templating import show
from dashboard.views.compare import touched

#: So many questions stand beside the map; the Compare page has the rest.
BESIDE = 8
TABS = dict(zip(PANELS, (N_("Claims"), N_("Compare")), strict=True))


def panel_tabs(atlas: Atlas, *, save: bool) -> str:
    """Show the choice between claims and comparison, and return what is chosen.

    ``save`` puts the button that saves the view as a picture beside it.
    """
    chosen = session.visit(atlas).address.panel
    with st.container(key="panel-tabs", horizontal=True, vertical_alignment="center"):
        pick("panel", TABS, chosen, _("Beside the map"))
        if save:
            save_button(scene_of(atlas))
    return chosen


def compare_panel(atlas: Atlas, selection: Selection) -> None:
    """Show a small chart a question, the charts before the lists."""
    found = touched(atlas.dataset, atlas.axis, selection)
    several = sorted((each for each in found if each.status is not Status.ONE), key=_order)
    if not several:
        show("small.html", text=_("Nothing to compare: no question here has two answers."))
    for view in views(atlas, selection, tuple(each.id for each in several[:BESIDE])):
        question_card(atlas, selection, view, axis="figure", size="compact")
    rest = [
        ngettext(
            "{n} more question on the Compare page",
            "{n} more questions on the Compare page",
            len(several) - BESIDE,
        )
        if len(several) > BESIDE
        else "",
        ngettext(
            "{n} question with one answer only",
            "{n} questions with one answer only",
            len(found) - len(several),
        )
        if len(found) > len(several)
        else "",
    ]
    if any(rest):
        show("small.html", text=f"{'; '.join(filter(None, rest))}.")


def _order(heading: Heading) -> tuple[bool, bool]:
    """Charts first, which one sees at a glance; the gravest first."""
    return heading.asked not in CHARTED, heading.status is not Status.CONFLICT
