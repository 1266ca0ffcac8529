"""The switches of the comparison: each shows what the address says, and changes it."""

from collections.abc import Mapping

import streamlit as st

from dashboard.analysis.address import Address
from dashboard.language import _
from dashboard.panels.compare_state import turn
from dashboard.panels.loading import Atlas


def pick(field: str, choices: Mapping[str, str], chosen: str, label: str) -> None:
    """Show a segmented control for a field of the address; ``choices`` are marked words by key."""
    key = f"pick-{field}"
    st.session_state[key] = chosen

    def change() -> None:
        turn(**{field: st.session_state[key] or chosen})

    st.segmented_control(
        label,
        list(choices),
        key=key,
        format_func=lambda each: _(choices[each]),
        label_visibility="collapsed",
        on_change=change,
    )


def switch(atlas: Atlas, address: Address) -> None:
    """Show the switch that keeps to the days of the map."""
    selection = address.selection
    first, last = atlas.axis.window(selection.day, selection.mode, selection.last_days)
    if last < first:
        return
    slots = atlas.axis.slots
    days = (
        slots[last].words
        if first == last
        else _("{start} to {end}", start=slots[first].words, end=slots[last].words)
    )
    st.session_state["span-switch"] = address.span == "shown"

    def change() -> None:
        turn(span="shown" if st.session_state["span-switch"] else "all")

    st.toggle(_("Only {days}, as on the map", days=days), key="span-switch", on_change=change)
