"""Sources taken by themselves: the map through the eyes of one, and the difference of two."""

from dataclasses import replace

import numpy as np
import streamlit as st

from dashboard.analysis.address import Address
from dashboard.language import _, listed, ngettext, npgettext
from dashboard.panels import session
from dashboard.panels.compare_state import to_map, turn
from dashboard.panels.loading import Atlas
from dashboard.panels.plain import plain
from dashboard.panels.templating import show
from dashboard.views.filters_view import filters_view
from dashboard.views.matrix import Across, tally
from dashboard.views.two_sources import SharedEvent, TwoSources, most_apart, two_sources

#: So many events a list shows before the rest is folded.
LISTED = 12
#: So many silent places are named.
NAMED = 8


def sources_compare(atlas: Atlas, address: Address) -> None:
    """Let one choose one source or two, and show what each tells.

    The page begins with the two that disagree most.
    """
    labels = {each.id: each.label for each in filters_view(atlas.dataset).sources}
    pair = address.pair or most_apart(
        atlas.dataset, atlas.axis, address.selection, window=address.span == "shown"
    )
    one, other = (*pair, "", "")[:2]
    _choose(_("Through the eyes of"), labels, one, 0, pair)
    if not one:
        show("small.html", text=_("Choose a source to see the map as it tells it."))
        return
    rest = {each: label for each, label in labels.items() if each != one}
    if rest:
        _choose(_("Beside"), rest, other, 1, pair)
    if other:
        _two(atlas, address, one, other)
    else:
        _one(atlas, address, one, labels[one])


def _choose(
    title: str, labels: dict[str, str], chosen: str, at: int, pair: tuple[str, ...]
) -> None:
    key = f"pair-{at}"
    st.session_state[key] = chosen or None

    def change() -> None:
        now = st.session_state[key]
        kept = [*pair, "", ""][:2]
        kept[at] = now or ""
        turn(pair=tuple(dict.fromkeys(each for each in kept if each)))

    with st.container(key=f"choose-{at}", horizontal=True, vertical_alignment="center"):
        show("cap.html", title=title)
        st.pills(
            title,
            list(labels),
            key=key,
            format_func=lambda each: plain(labels[each]),
            label_visibility="collapsed",
            on_change=change,
        )


def _one(atlas: Atlas, address: Address, source: str, label: str) -> None:
    window = address.span == "shown"
    # Its own filter is passed over: all sources count, so that silence can be seen.
    everyone = replace(address.selection, sources=None)
    whole = tally(atlas.dataset, atlas.axis, everyone, Across.PLACES, window=window)
    row = next(at for at, each in enumerate(whole.rows) if each.key == source)
    found = whole.part(np.array([row]), whole.used)
    (cells,) = found.cells
    spoken = [cell for cell in cells if cell.claims]
    silent = [
        column.label for column, cell in zip(found.columns, cells, strict=True) if not cell.claims
    ]
    claims = sum(cell.claims for cell in spoken)
    words = _(
        "{source} makes {claims} about {places}.",
        source=label,
        claims=ngettext("{n} claim", "{n} claims", claims),
        places=npgettext("about", "{n} place", "{n} places", len(spoken)),
    )
    named, more = silent[:NAMED], len(silent) - NAMED
    if more > 0:
        named.append(ngettext("{n} more place", "{n} more places", more))
    show(
        "compare_one.html",
        words=words,
        silent=_("Of {places} only other sources speak.", places=listed(named)) if silent else "",
        colour=found.rows[0].colour,
    )
    if st.button(_("Show the map as {source} tells it", source=plain(label)), key="eyes-map"):
        session.reset(sources=frozenset({source}))
        to_map()


def _two(atlas: Atlas, address: Address, one: str, other: str) -> None:
    window = address.span == "shown"
    found = two_sources(atlas.dataset, atlas.axis, address.selection, one, other, window=window)
    colours = {each.id: each.colour for each in filters_view(atlas.dataset).sources}
    show(
        "compare_two.html", found=found, lists=_lists(found), colours=(colours[one], colours[other])
    )
    if st.button(_("Show both on the map"), key="both-map"):
        session.reset(sources=frozenset({one, other}))
        to_map()


def _lists(found: TwoSources) -> list[tuple[str, str, list[SharedEvent], list[SharedEvent]]]:
    """Return title, side, the first events and the folded ones of each list."""
    sides = (
        (_("Only {source}", source=found.one), "one", ("only one",)),
        (_("Both"), "both", ("conflict", "both")),
        (_("Only {source}", source=found.other), "other", ("only other",)),
    )
    lists = []
    for title, side, standings in sides:
        events = [each for name in standings for each in found.events if each.standing == name]
        lists.append((title, side, events[:LISTED], events[LISTED:]))
    return lists
