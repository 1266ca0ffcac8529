"""The sidebar: what this is, where to go, and the filters."""

from collections.abc import Callable, Sequence

import streamlit as st

from dashboard.language import N_, _, number_words, pgettext
from dashboard.model.terms import term
from dashboard.panels import session
from dashboard.panels.loading import Atlas
from dashboard.panels.place_list import place_list
from dashboard.panels.plain import plain
from dashboard.panels.source_list import source_list
from dashboard.panels.spoken import language_switch
from dashboard.panels.templating import show
from dashboard.panels.tray_panel import tray_panel
from dashboard.views.filters_view import FiltersView, filters_view
from dashboard.views.subject import size, subject

ABOUT = N_(
    "**Claim Atlas** shows who claims what, about which place, on which day, "
    "and keeps the sources apart.\n\nMap: Natural Earth. Place names: GeoNames, CC BY 4.0."
)


def brand(atlas: Atlas, pages: Sequence[st.Page], current: st.Page) -> None:
    """Show name, subject and the pages."""
    with st.sidebar:
        show("brand.html", subject=subject(atlas.dataset, atlas.axis), size=size(atlas.dataset))
        with st.container(key="pages", horizontal=True, gap="small"):
            for page in pages:
                name = "current" if page.url_path == current.url_path else page.url_path or "map"
                with st.container(key=f"page-{name}", width="content"):
                    st.page_link(page, label=page.title)
        language_switch()


def filters(atlas: Atlas) -> None:
    """Show search, sources, kinds of event, places, and what is not on the map."""
    view = filters_view(atlas.dataset)
    state = session.visit(atlas)
    selection = state.address.selection
    _search(selection.search, state.rounds.get("search", 0))
    _sources(view, selection.sources, state.rounds.get("sources", 0))
    _categories(view, selection.categories, state.rounds.get("categories", 0))
    _places(view, selection.places, state.rounds.get("places", 0))
    tray_panel(atlas)


def index(atlas: Atlas) -> None:
    """Show the sources with their colours, on the pages without filters."""
    with st.sidebar:
        show("index.html", sources=filters_view(atlas.dataset).sources)


def _search(text: str, made: int) -> None:
    key = f"search-{made}"
    st.session_state[key] = text

    def change() -> None:
        session.choose_by_widget("search", made, st.session_state[key].strip())

    st.text_input(
        _("Search"),
        key=key,
        placeholder=_("Search claims, places …"),
        label_visibility="collapsed",
        on_change=change,
    )


def _heading(title: str, key: str, *buttons: tuple[str, Callable[[], None], bool]) -> None:
    with st.container(key=f"heading-{key}", horizontal=True, vertical_alignment="center"):
        show("cap.html", title=title)
        for name, act, disabled in buttons:
            label = pgettext("filter", "all") if name == "all" else pgettext("filter", "none")
            st.button(label, key=f"{key}-{name}", type="tertiary", on_click=act, disabled=disabled)


def _sources(view: FiltersView, chosen: frozenset[str] | None, made: int) -> None:
    _heading(
        _("Sources"),
        "sources",
        ("all", lambda: session.reset(sources=None), chosen is None),
        ("none", lambda: session.reset(sources=frozenset()), chosen == frozenset()),
    )
    source_list(view.sources, chosen, made)


def _categories(view: FiltersView, chosen: frozenset[str] | None, made: int) -> None:
    everything = lambda: session.reset(categories=None)  # noqa: E731
    _heading(_("Kind of event"), "kinds", ("all", everything, chosen is None))
    counts = {category.name: category.claims for category in view.categories}
    key = f"kind-list-{made}"
    st.session_state[key] = [name for name in counts if chosen is not None and name in chosen]

    def change() -> None:
        now = frozenset(st.session_state[key])
        session.choose_by_widget("categories", made, now or None)

    st.pills(
        _("Kind of event"),
        list(counts),
        key=key,
        selection_mode="multi",
        format_func=lambda name: f"{plain(term('category', name))} {number_words(counts[name])}",
        label_visibility="collapsed",
        on_change=change,
    )


def _places(view: FiltersView, chosen: frozenset[str] | None, made: int) -> None:
    everything = lambda: session.reset(places=None)  # noqa: E731
    _heading(_("Places"), "places", ("all", everything, chosen is None))
    place_list(view.places, chosen, made)
