"""The figure of a claim: vague words fill the interval that the documented table gives them."""

import streamlit as st

from dashboard.language import _
from dashboard.model.measures import MEASURES
from dashboard.model.vague_words import vague_word
from dashboard.panels.edit_desk import Desk
from dashboard.panels.edit_fields import PAUSE, ask
from dashboard.panels.templating import show
from dashboard.views.edit_fields import field


def figure_cells(desk: Desk) -> dict[str, str]:
    """Ask for a figure; empty when the claim has none."""
    cells: dict[str, str] = {}
    first, second = st.columns(2)
    with first:
        cells["measure"] = ask(desk, field("claims", "measure"), "claim")
    with second:
        cells["population"] = ask(desk, field("claims", "population"), "claim")
    words, low, high, unit = st.columns([1.5, 1, 1, 1.2])
    with words:
        cells["wording"] = _wording(desk)
    for column, name in ((low, "low"), (high, "high"), (unit, "unit")):
        with column:
            cells[name] = ask(desk, field("claims", name), "claim")
    if word := vague_word(cells["wording"]):
        text = _(
            "“{words}” stands for {low} to {high}: never an invented point.",
            words=word.english,
            low=word.low,
            high=word.high,
        )
        show("small.html", text=text)
    cells["scope"] = ask(desk, field("claims", "scope"), "claim")
    known = MEASURES.get(cells["measure"])
    if known and known.people and (cells["low"] or cells["high"]) and not cells["unit"]:
        cells["unit"] = "people"
    return {name: cell for name, cell in cells.items() if cell}


def _wording(desk: Desk) -> str:
    key = desk.key("claim", "wording")
    low, high = desk.key("claim", "low"), desk.key("claim", "high")

    def fill() -> None:
        """Fill the bounds, unless the person has written others."""
        word = vague_word(str(st.session_state.get(key) or ""))
        bounds = (str(word.low), str(word.high)) if word else ("", "")
        now = (st.session_state.get(low) or "", st.session_state.get(high) or "")
        if now in (("", ""), st.session_state.get(f"{key}-filled")):
            st.session_state[low], st.session_state[high] = bounds
            st.session_state[f"{key}-filled"] = bounds

    asked = field("claims", "wording")
    return (
        st.text_input(
            asked.title,
            key=key,
            help=asked.help,
            placeholder=_("such as at least, dozens"),
            live=PAUSE,
            persist_state="session",
            on_change=fill,
        )
        or ""
    ).strip()
