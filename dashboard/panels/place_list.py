"""The places in the sidebar: chosen from a list, or by name where they are too many for it."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from dashboard.language import _, ngettext, number_words
from dashboard.panels import session
from dashboard.panels.templating import show
from dashboard.views.filters_view import PlaceChoice

#: The whole list travels to the browser whenever any filter changes.
MOST = 300
_UNKNOWN = "places-unknown"


def place_list(places: Sequence[PlaceChoice], chosen: frozenset[str] | None, made: int) -> None:
    """Show the places, ``None`` having chosen all; ``made`` is the round of the widget."""
    wanted = chosen or frozenset()
    listed = [*places[:MOST], *(each for each in places[MOST:] if each.id in wanted)]
    names = _names(listed)
    key = f"place-list-{made}"
    st.session_state[key] = [each for each in names if each in wanted]

    def change() -> None:
        found = [_found(places, each) for each in st.session_state[key]]
        unknown = zip(st.session_state[key], found, strict=True)
        st.session_state[_UNKNOWN] = next((text for text, ids in unknown if not ids), "")
        now = frozenset(each for ids in found for each in ids)
        session.choose_by_widget("places", made, now or None)

    st.multiselect(
        _("Places"),
        list(names),
        key=key,
        format_func=lambda each: names.get(each, each),
        placeholder=_("All places"),
        label_visibility="collapsed",
        accept_new_options=len(places) > MOST,
        # Enter takes the first match, and what was typed only where there is none.
        filter_mode="prefix" if len(places) > MOST else "contains",
        select_all=False,
        on_change=change,
    )
    _tell_others(len(places) - MOST)


def _names(places: Sequence[PlaceChoice]) -> dict[str, str]:
    """Name each place; Streamlit tells two of one name apart by their ids only."""
    names = {each.id: f"{each.name} ({number_words(each.claims)})" for each in places}
    often = Counter(names.values())
    return {key: f"{name} · {key}" if often[name] > 1 else name for key, name in names.items()}


def _found(places: Sequence[PlaceChoice], text: str) -> list[str]:
    """Return the place with this id, or those of this name, or the only one that begins so."""
    sought = text.strip().casefold()
    if any(each.id == text for each in places):
        return [text]
    if named := [each.id for each in places if each.name.casefold() == sought]:
        return named
    alike = [each.id for each in places if each.name.casefold().startswith(sought)]
    return alike if len(alike) == 1 else []


def _tell_others(others: int) -> None:
    unknown = st.session_state.pop(_UNKNOWN, "")
    if others <= 0:
        return
    if unknown:
        show(
            "small.html",
            text=_("Not one place with claims, or several, begin with “{name}”.", name=unknown),
        )
    text = ngettext(
        "{n} more place is not listed: type its name.",
        "{n} more places are not listed: type their names.",
        others,
    )
    show("small.html", text=text)
