"""The Export page: the view as picture, slides, animation, web page or table, with a preview."""

from collections.abc import Callable

import streamlit as st

from dashboard.analysis.description import describe, phrase
from dashboard.analysis.selection import Mode
from dashboard.analysis.wording import capitalised
from dashboard.export.scene import Scene
from dashboard.language import N_, _, ngettext
from dashboard.panels import session
from dashboard.panels.export_animation import animation_export
from dashboard.panels.export_picture import picture_export
from dashboard.panels.export_scene import scene_of
from dashboard.panels.export_slides import slides_export
from dashboard.panels.export_static import page_export, table_export
from dashboard.panels.loading import Atlas
from dashboard.panels.sidebar import filters
from dashboard.panels.templating import show
from dashboard.views.tray import tray_view

KINDS: dict[str, tuple[str, Callable[[Scene], None]]] = {
    "picture": (N_("Picture"), picture_export),
    "slides": (N_("Slides"), slides_export),
    "animation": (N_("Animation"), animation_export),
    "page": (N_("Web page"), page_export),
    "table": (N_("Table"), table_export),
}
MODES = {Mode.DAY: N_("this day"), Mode.UNTIL: N_("up to this day")}


def export_page(atlas: Atlas) -> None:
    """Show what can be made of the view, and let it be saved."""
    session.leave_map(atlas)
    if not atlas.axis.slots:
        show("nothing_yet.html", folder=str(atlas.dataset.folder), tray=tray_view(atlas.dataset),
             edit=False)  # fmt: skip
        return
    with st.sidebar:
        filters(atlas)
    scene = scene_of(atlas)
    with st.container(key="export-page"):
        head = st.container()
        with st.container(key="export-bar", horizontal=True, vertical_alignment="bottom"):
            kind = _kind()
            _days(atlas)
        with head:
            show("export_head.html", words=_words(kind, scene))
        _name, panel = KINDS[kind]
        panel(scene)


def _words(kind: str, scene: Scene) -> str:
    """Say what the export is of: one view, or all days that the filters leave."""
    view = describe(scene.dataset, scene.axis, scene.selection)
    filters_words = capitalised(phrase(scene.dataset, scene.selection))
    if kind == "slides":
        return _(
            "{filters}: slides of the days, places or questions ticked below.",
            filters=filters_words,
        )
    if kind == "animation":
        return _("{filters}: the days between the ends chosen below.", filters=filters_words)
    if kind == "page":
        return _("All claims; the page opens with this view: {view}.", view=view)
    return f"{capitalised(view)}."


def _kind() -> str:
    chosen: str | None = st.segmented_control(
        _("What to make"),
        list(KINDS),
        default="picture",
        format_func=lambda each: _(KINDS[each][0]),
        key="export-kind",
        label_visibility="collapsed",
        persist_state="session",
        required=True,
    )
    return chosen or "picture"


def _days(atlas: Atlas) -> None:
    """Let day and mode be chosen here, too: the map and its slider are on another page."""
    selection = session.visit(atlas).address.selection
    slots = {slot.key: slot.words for slot in atlas.axis.slots}
    st.session_state["export-day"] = atlas.axis.slots[atlas.axis.index(selection.day)].key
    st.session_state["export-mode"] = selection.mode
    st.selectbox(
        _("Day"),
        list(slots),
        key="export-day",
        format_func=lambda key: slots[key],
        label_visibility="collapsed",
        width=230,
        on_change=lambda: session.go(day=st.session_state["export-day"]),
    )
    st.selectbox(
        _("Days shown"),
        (Mode.DAY, Mode.LAST, Mode.UNTIL),
        key="export-mode",
        format_func=lambda mode: (
            ngettext("last {n} day", "last {n} days", selection.last_days)
            if mode is Mode.LAST
            else _(MODES[mode])
        ),
        label_visibility="collapsed",
        width=170,
        on_change=lambda: session.go(mode=st.session_state["export-mode"]),
    )
