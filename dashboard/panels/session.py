"""One visitor's view: the frozen :class:`Address`, decoded from the URL once and written back.

Within a session the address kept here is the master and the URL its copy: two quick
actions would otherwise read a URL that the browser has not written yet. The map owns
day, mode, place and camera while it runs; a :class:`Command` tells it otherwise.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import streamlit as st

from dashboard.analysis.address import Address, decode, encode
from dashboard.panels.language_kept import forget
from dashboard.panels.loading import Atlas
from dashboard.webmap.streamlit_map import MapEvent

#: The filters, each with widgets of its own.
FILTERS = ("sources", "categories", "places", "search")
#: What the hand on the map moves, and a command of the page may move instead.
ALL = frozenset({"day", "mode", "last_days", "place", "as_known_on"})


@dataclass(frozen=True, slots=True)
class Command:
    """Where the page, not the hand on the map, wants the map to be; numbered from 0.

    ``fields`` are those that it moves; a map that is mounted anew takes all of the address.
    """

    number: int
    address: Address
    fields: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Visit:
    """All that is remembered of a visitor between two runs."""

    fingerprint: str
    address: Address
    notices: tuple[str, ...]
    command: Command
    seen: float = 0.0  #: number of the last event taken from the map
    #: How often each filter's widget was made anew: part of its key, see :func:`reset`.
    rounds: Mapping[str, int] = field(default_factory=dict)
    written: Mapping[str, str] | None = None  #: the parameters last copied into the URL
    touched: bool = False  #: changed in this very run, so the URL of this run is an older one


def visit(atlas: Atlas) -> Visit:
    """Return the visitor's state, started from the URL when there is none yet."""
    known: Visit | None = st.session_state.get("visit")
    if known is None:
        return _keep(_start(atlas, dict(st.query_params), 0))
    if known.fingerprint != atlas.fingerprint:  # the data changed on disk: same view, new data
        params = encode(known.address, atlas.dataset, atlas.axis)
        return _keep(_start(atlas, params, known.command.number + 1))
    return known


def follow_back(atlas: Atlas, page: str) -> None:
    """Take up an address that the browser's Back or Forward has brought, on the same page.

    Any other run finds the parameters that were written last, or has just changed them.
    """
    state, before = visit(atlas), st.session_state.get("page-shown")
    st.session_state["page-shown"] = page
    params = dict(st.query_params)
    if page != before or state.touched or state.written is None or params == state.written:
        return
    address, notices = decode(params, atlas.dataset, atlas.axis)
    # Streamlit's own entry for a page has no parameters: who chose a language keeps it.
    address = replace(address, language=address.language or state.address.language)
    command = Command(state.command.number + 1, address, ALL | {"camera"})
    rounds = {name: state.rounds.get(name, 0) + 1 for name in FILTERS}
    _keep(replace(state, address=address, notices=notices, command=command, rounds=rounds,
                  written=params))  # fmt: skip


def _start(atlas: Atlas, params: dict[str, str], number: int) -> Visit:
    address, notices = decode(params, atlas.dataset, atlas.axis)
    return Visit(atlas.fingerprint, address, tuple(notices), Command(number, address))


def _keep(state: Visit) -> Visit:
    known: Visit | None = st.session_state.get("visit")
    if known is None or known.address.language != state.address.language:
        forget()
    st.session_state["visit"] = state
    return state


def choose(**changes: Any) -> None:
    """Change the selection (filters); the map keeps day, place and camera."""
    state: Visit = st.session_state["visit"]
    selection = replace(state.address.selection, **changes)
    address = replace(state.address, selection=selection)
    _keep(replace(state, address=address, notices=(), touched=True))


def choose_by_widget(name: str, made: int, chosen: Any) -> None:
    """Take what the filter's widget of round ``made`` says, unless it has been replaced.

    A browser that has not heard of the new widget yet sends the old one's state along with
    the next click, and Streamlit calls the old callback, which knows an older selection.
    """
    state: Visit = st.session_state["visit"]
    if state.rounds.get(name, 0) == made:
        choose(**{name: chosen})


def reset(**changes: Any) -> None:
    """Change filters otherwise than by their own widget, which is made anew then.

    Streamlit takes what the browser still shows for a click when a run is interrupted
    before the widget heard of the change; a widget that is no more cannot be clicked.
    """
    choose(**changes)
    state: Visit = st.session_state["visit"]
    again = {name: state.rounds.get(name, 0) + 1 for name in changes}
    _keep(replace(state, rounds={**state.rounds, **again}))


def go(**changes: Any) -> None:
    """Change day, mode or place from the page: the map follows."""
    choose(**changes)
    state: Visit = st.session_state["visit"]
    command = Command(state.command.number + 1, state.address, ALL & frozenset(changes))
    _keep(replace(state, command=command))


def leave_map(atlas: Atlas) -> None:
    """Remember where the hand left the map, which is mounted anew when its page comes back."""
    write_url(atlas)
    state: Visit = st.session_state["visit"]
    if state.command.address != state.address:
        _keep(replace(state, command=Command(state.command.number + 1, state.address)))


def speak(code: str) -> None:
    """Choose the language of the page; the address carries it from now on."""
    state: Visit = st.session_state["visit"]
    address = replace(state.address, language=code)
    _keep(replace(state, address=address, notices=(), touched=True))


def clear_filters() -> None:
    """Show all sources, kinds of event and places, and forget the search."""
    reset(sources=None, categories=None, places=None, search="")


def take(event: MapEvent | None, atlas: Atlas) -> bool:
    """Follow the map; return whether the whole page has to run again."""
    state: Visit = st.session_state["visit"]
    if event is None or event.seq == state.seen:
        return False
    params = encode(state.address, atlas.dataset, atlas.axis)
    params |= {
        "day": event.day or "",
        "place": event.place or "",
        "mode": _mode(event),
        "known": event.known or "",
        "at": _at(event),
    }
    params = {key: value for key, value in params.items() if value}
    address, _ = decode(params, atlas.dataset, atlas.axis)
    if event.command != state.command.number:  # the map has not heard of it yet
        told = state.command.fields & ALL
        commanded = {name: getattr(state.address.selection, name) for name in told}
        address = replace(address, selection=replace(address.selection, **commanded))
    if event.action in ("present", "leave"):
        address = replace(address, view="present" if event.action == "present" else "map")
    command = state.command
    if event.action in ("present", "leave"):  # the map is mounted anew
        command = Command(command.number + 1, address)
    touched = bool(event.action)
    _keep(replace(state, address=address, seen=event.seq, notices=(), command=command,
                  touched=touched))  # fmt: skip
    if event.action == "clear":
        clear_filters()
    return bool(event.action)


def _mode(event: MapEvent) -> str:
    return f"last{event.last_days}" if event.mode == "last" else event.mode


def _at(event: MapEvent) -> str:
    return "/".join(f"{number:g}" for number in event.camera) if event.camera else ""


def write_url(atlas: Atlas) -> None:
    """Copy the address into the browser's address bar."""
    state = visit(atlas)
    params = encode(state.address, atlas.dataset, atlas.axis)
    if dict(st.query_params) != params:
        st.query_params.from_dict(params)
    _keep(replace(state, written=params, touched=False))
