"""One candidate: the sentence with its marks, its event, and accept, correct or drop."""

from collections.abc import Mapping

import streamlit as st

from dashboard.drafting.candidates import Candidate
from dashboard.model.measures import MEASURES
from dashboard.model.vocabularies import POPULATIONS, STANCES, UNITS
from dashboard.panels import draft_state
from dashboard.panels.draft_marks import meanings, pieces
from dashboard.panels.draft_rows import Fitted, fitted, likely_event
from dashboard.panels.draft_state import DraftState
from dashboard.panels.loading import Atlas
from dashboard.panels.templating import show

#: The cells of the form, in lines, with the words above them.
_LINES = (
    (("claim", "What is said, in one neutral sentence of your own"),),
    (("attributed_to", "According to"), ("stance", "Stance"), ("date", "Day, if not the event's"),
     ("place", "Place, if not the event's")),
    (("measure", "Measure"), ("population", "Who is counted"), ("low", "Low"), ("high", "High"),
     ("wording", "Wording"), ("unit", "Unit")),
)  # fmt: skip
_CHOICES = {"measure": tuple(MEASURES), "population": POPULATIONS, "unit": UNITS}


def candidate_card(atlas: Atlas, state: DraftState, position: int) -> None:
    """Show a candidate that waits for a decision."""
    candidate, name = state.candidate(position), f"{state.number}-{position}"
    with st.container(key=f"draft-card-{name}"):
        show("draft_candidate.html", locator=candidate.locator, pieces=pieces(candidate),
             meanings=meanings(candidate))  # fmt: skip
        with st.container(key=f"draft-bar-{name}", horizontal=True, vertical_alignment="bottom"):
            event_id = _event(atlas, candidate, name)
            rows = [fitted(row, event_id, atlas.dataset) for row in candidate.rows]
            st.button(
                "Accept",
                key=f"draft-accept-{name}",
                type="primary",
                on_click=draft_state.accept,
                args=(position, tuple(r.cells for r in rows)),
            )
            st.button("Drop", key=f"draft-drop-{name}", on_click=draft_state.drop,
                      args=(position,))  # fmt: skip
        with st.container(key=f"draft-correct-{name}"), st.expander("Correct"):
            _form(atlas, position, rows, name)


def _event(atlas: Atlas, candidate: Candidate, name: str) -> str:
    """Return the event that the claim is about, the likeliest at first; empty is none yet."""
    events = atlas.dataset.events
    titles = dict(zip(events["event_id"], events["title"], strict=True))
    options = ["", *titles]
    guess = likely_event(candidate, atlas.dataset)
    chosen = st.selectbox(
        "Event",
        options,
        index=options.index(guess),
        format_func=lambda event_id: titles.get(event_id, "No event yet"),
        key=f"draft-event-{name}",
    )
    return chosen or ""


def _form(atlas: Atlas, position: int, rows: list[Fitted], name: str) -> None:
    with st.form(f"draft-form-{name}", border=False):
        filled = []
        for number, row in enumerate(rows):
            if number:
                st.divider()
            filled.append(_fields(atlas, row, f"{name}-{number}"))
        if st.form_submit_button("Accept as corrected"):
            kept = tuple(cells for cells in filled if cells.get("claim"))
            if kept:
                draft_state.accept(position, kept)
            else:
                draft_state.drop(position)
            st.rerun()


def _fields(atlas: Atlas, row: Fitted, name: str) -> Mapping[str, str]:
    """Return the cells as they were corrected; a row without a claim is left out."""
    cells = dict(row.cells)
    if row.unknown_place:
        words = f"{row.unknown_place} is not in places.csv yet: add it there to name it here."
        show("draft_said.html", words=words, wrong=False)
    for line in _LINES:
        for column, (cell, label) in zip(st.columns(len(line)), line, strict=True):
            with column:
                cells[cell] = _field(atlas, cell, label, cells.get(cell, ""), f"{cell}-{name}")
    return {cell: text.strip() for cell, text in cells.items() if text and text.strip()}


def _field(atlas: Atlas, cell: str, label: str, text: str, name: str) -> str:
    key = f"draft-field-{name}"
    if cell == "claim":
        return st.text_area(label, text, key=key, height=80)
    if cell == "stance":
        return st.selectbox(label, STANCES, index=STANCES.index(text or "asserts"), key=key)
    if cell == "place":
        places = atlas.dataset.places
        names = dict(zip(places["place_id"], places["name"], strict=True))
        options = ["", *names]
        found = options.index(text) if text in options else 0
        return st.selectbox(label, options, index=found, key=key,
                            format_func=lambda each: names.get(each, "The event's"))  # fmt: skip
    if cell in _CHOICES:
        options = list(dict.fromkeys(["", *_CHOICES[cell], text]))
        return st.selectbox(label, options, index=options.index(text), key=key,
                            format_func=lambda each: each or "None")  # fmt: skip
    return st.text_input(label, text, key=key)
