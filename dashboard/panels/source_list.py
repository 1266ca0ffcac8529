"""The sources in the sidebar: a check box each, a page of them at a time where they are many."""

from collections.abc import Iterable, Sequence

import streamlit as st

from dashboard.language import _
from dashboard.panels import session
from dashboard.panels.paging import first_of, turn
from dashboard.panels.plain import plain
from dashboard.panels.styles import source_rules
from dashboard.panels.templating import show
from dashboard.views.filters_view import SourceChoice

#: Every box costs the browser some milliseconds at each click on any of them: of more sources than
#: ``WHOLE``, so many are shown at a time.
PAGE = 12
WHOLE = 20
_SOUGHT = "sources-sought"
#: A source and its position among all, which its colour and its sign follow.
_Numbered = tuple[int, SourceChoice]


def source_list(sources: Sequence[SourceChoice], chosen: frozenset[str] | None, made: int) -> None:
    """Show the sources, ``None`` having chosen all; ``made`` is the round of their boxes."""
    listed, sought = list(enumerate(sources)), ""
    size = len(sources)
    if size > WHOLE:
        size = PAGE
        sought = _sought()
        listed = _found(sorted(listed, key=lambda each: -each[1].claims), sought)
    first = first_of("sources", (sought, len(listed)))
    page = listed[first : first + size]
    most = max((source.claims for source in sources), default=1) or 1
    st.html(
        source_rules(
            (number, source.colour, source.claims, source.claims / most) for number, source in page
        )
    )
    ids = tuple(source.id for source in sources)
    with st.container(key="source-list", gap=None):
        for each in page:
            _source(each, ids, chosen, made)
    turn("sources", (sought, len(listed)), first=first, size=size, count=len(listed))


def _sought() -> str:
    """Let a source be found by a part of its name; return that part."""
    words = st.text_input(
        _("Find a source"),
        key=_SOUGHT,
        placeholder=_("Find a source …"),
        label_visibility="collapsed",
    )
    return " ".join(words.split()).casefold()


def _found(sources: Iterable[_Numbered], sought: str) -> list[_Numbered]:
    found = [each for each in sources if sought in each[1].label.casefold()]
    if not found:
        show("small.html", text=_("No source is called like that."))
    return found


def _source(
    numbered: _Numbered, ids: tuple[str, ...], chosen: frozenset[str] | None, made: int
) -> None:
    number, source = numbered
    key = f"source-check-{number}-{made}"
    st.session_state[key] = chosen is None or source.id in chosen

    def toggle() -> None:
        others = set(ids if chosen is None else chosen) - {source.id}
        now = others | {source.id} if st.session_state[key] else others
        session.choose_by_widget("sources", made, None if now == set(ids) else frozenset(now))

    def only() -> None:
        session.reset(sources=frozenset({source.id}))

    with st.container(key=f"source-{number}", horizontal=True, vertical_alignment="center"):
        st.checkbox(plain(source.label), key=key, on_change=toggle)
        st.button(_("only"), key=f"source-only-{number}", type="tertiary", on_click=only)
