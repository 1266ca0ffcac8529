"""One candidate: the sentence with its marks, its event, and accept, correct or drop.

The sentence is kept as the quotation. The claim is the person's own neutral sentence: until it is
written, nothing is accepted.
"""

from collections.abc import Mapping

import streamlit as st

from dashboard.drafting.candidates import Candidate
from dashboard.language import N_, _
from dashboard.model.measures import MEASURES
from dashboard.model.terms import term
from dashboard.model.vocabularies import POPULATIONS, STANCES, UNITS
from dashboard.panels import draft_state
from dashboard.panels.draft_marks import meanings, pieces, source_words, suggestions
from dashboard.panels.draft_rows import Fitted, fitted, likely_event
from dashboard.panels.draft_state import DraftState
from dashboard.panels.loading import Atlas
from dashboard.panels.templating import show

#: The cells of the form, in lines, with the words above them.
_LINES = (
    (("attributed_to", N_("According to")), ("stance", N_("Stance")),
     ("date", N_("Day, if not the event's")), ("place", N_("Place, if not the event's"))),
    (("measure", N_("Measure")), ("population", N_("Who is counted")), ("low", N_("Low")),
     ("high", N_("High")), ("wording", N_("Wording")), ("unit", N_("Unit"))),
)  # fmt: skip
_CHOICES = {"measure": tuple(MEASURES), "population": POPULATIONS, "unit": UNITS}


def candidate_card(atlas: Atlas, state: DraftState, position: int) -> None:
    """Show a candidate that waits for a decision."""
    candidate, name = state.candidate(position), f"{state.number}-{position}"
    with st.container(key=f"draft-card-{name}"):
        show("draft_candidate.html", locator=candidate.locator, pieces=pieces(candidate),
             meanings=meanings(candidate), suggestions=suggestions(candidate))  # fmt: skip
        with st.container(key=f"draft-bar-{name}", horizontal=True, vertical_alignment="bottom"):
            event_id = _event(atlas, candidate, name)
            st.button(_("Drop"), key=f"draft-drop-{name}", on_click=draft_state.drop,
                      args=(position,))  # fmt: skip
        rows = [fitted(row, event_id, atlas.dataset) for row in candidate.rows]
        with st.container(key=f"draft-correct-{name}"):
            _form(atlas, candidate, position, rows, name)


def _event(atlas: Atlas, candidate: Candidate, name: str) -> str:
    """Return the event that the claim is about, the likeliest at first; empty is none yet."""
    events = atlas.dataset.events
    titles = dict(zip(events["event_id"], events["title"], strict=True))
    options = ["", *titles]
    guess = likely_event(candidate, atlas.dataset)
    chosen = st.selectbox(
        _("Event"),
        options,
        index=options.index(guess),
        format_func=lambda event_id: titles.get(event_id, _("No event yet")),
        key=f"draft-event-{name}",
    )
    return chosen or ""


def _form(atlas: Atlas, candidate: Candidate, position: int, rows: list[Fitted], name: str) -> None:
    with st.form(f"draft-form-{name}", border=False):
        filled = [
            _row(atlas, candidate, number, row, f"{name}-{number}")
            for number, row in enumerate(rows)
        ]
        asked = st.form_submit_button(_("Accept"), type="primary")
    if not asked:
        return
    kept = tuple(cells for cells in filled if cells.get("claim"))
    if problem := _unwritten(candidate, kept):
        show("draft_said.html", words=problem, wrong=True)
        return
    draft_state.accept(position, kept)
    st.rerun()


def _unwritten(candidate: Candidate, rows: tuple[Mapping[str, str], ...]) -> str:
    """Say why rows are not accepted yet: no claim, or the quotation unedited."""
    if not rows:
        return _("Write what is said first, in a neutral sentence of your own.")
    said = _bare(candidate.sentence)
    if any(_bare(cells["claim"]) == said for cells in rows):
        return _("This is the quotation. Say it in a neutral sentence of your own.")
    return ""


def _bare(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())


def _row(
    atlas: Atlas, candidate: Candidate, number: int, row: Fitted, name: str
) -> Mapping[str, str]:
    """Return the cells as they were corrected; a row without a claim is left out."""
    label = _("What is said, in one neutral sentence of your own")
    if len(candidate.rows) > 1:
        label = _(
            "What is said, in one neutral sentence of your own (about “{figure}”)",
            figure=candidate.figures[number].text,
        )
    hint = _("The quotation above is kept beside it.")
    key = f"draft-field-claim-{name}"
    claim = st.text_area(label, "", key=key, height=80, placeholder=hint)
    with st.expander(_("Correct")):
        if row.unknown_place:
            words = _(
                "{place} is not in places.csv yet: add it there to name it here.",
                place=row.unknown_place,
            )
            show("draft_said.html", words=words, wrong=False)
        cells = dict(row.cells) | {"claim": claim}
        for line in _LINES:
            for column, (cell, label) in zip(st.columns(len(line)), line, strict=True):
                with column:
                    text = cells.get(cell, "")
                    cells[cell] = _field(atlas, candidate, (cell, label), text, name)
    return {cell: text.strip() for cell, text in cells.items() if text and text.strip()}


def _field(atlas: Atlas, candidate: Candidate, asked: tuple[str, str], text: str, name: str) -> str:
    (cell, title), key = asked, f"draft-field-{asked[0]}-{name}"
    label = _(title)
    if cell == "stance":
        return st.selectbox(label, STANCES, index=STANCES.index(text or "asserts"), key=key,
                            format_func=lambda each: term("stance", each))  # fmt: skip
    if cell == "date":
        return _date(candidate, label, text, key)
    if cell == "place":
        return _place(atlas, candidate, label, text, key)
    if cell in _CHOICES:
        options = list(dict.fromkeys(["", *_CHOICES[cell], text]))
        return st.selectbox(label, options, index=options.index(text), key=key,
                            format_func=lambda each: term(cell, each) or _("None"))  # fmt: skip
    return st.text_input(label, text, key=key)


def _date(candidate: Candidate, label: str, text: str, key: str) -> str:
    """Offer the days that the sentence says, then those that are inferred; others are typed."""
    inferred = {each.cell: source_words(each) for each in candidate.inferred if each.kind == "date"}
    options = list(dict.fromkeys(["", text, *(e.edtf for e in candidate.dates), *inferred]))
    chosen = st.selectbox(
        label,
        options,
        index=options.index(text),
        key=key,
        accept_new_options=True,
        format_func=lambda each: _marked(each, each, inferred, _("The event's")),
    )
    return chosen or ""


def _place(atlas: Atlas, candidate: Candidate, label: str, text: str, key: str) -> str:
    """Offer the inferred places first, marked, then all that places.csv has."""
    places = atlas.dataset.places
    names = dict(zip(places["place_id"], places["name"], strict=True))
    inferred = {each.cell: source_words(each) for each in candidate.inferred if each.cell in names}
    options = list(dict.fromkeys(["", *inferred, *names]))
    chosen = st.selectbox(
        label,
        options,
        index=options.index(text) if text in options else 0,
        key=key,
        format_func=lambda each: _marked(each, names.get(each, ""), inferred, _("The event's")),
    )
    return chosen or ""


def _marked(option: str, words: str, inferred: Mapping[str, str], none: str) -> str:
    """``Almaty (inferred, ¶3: named before)``; an empty option is none."""
    source = f" ({inferred[option]})" if option in inferred else ""
    return f"{words}{source}" if option else none
