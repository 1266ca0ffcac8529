"""Drafting on a page: a text goes in, its candidates are accepted, corrected or dropped."""

from pathlib import Path

import streamlit as st

from dashboard.drafting.context import DraftContext
from dashboard.drafting.documents import SUFFIXES, document_text
from dashboard.drafting.drafting import draft_text
from dashboard.drafting.folder import dataset_context
from dashboard.errors import ClaimAtlasError
from dashboard.language import N_, _, number_words
from dashboard.model.edtf_days import edtf_words
from dashboard.panels import draft_state
from dashboard.panels.draft_card import candidate_card
from dashboard.panels.draft_saving import accepted_bar, accepted_list
from dashboard.panels.draft_state import DraftState
from dashboard.panels.loading import Atlas
from dashboard.panels.templating import show
from dashboard.panels.upload import upload
from dashboard.panels.working import waited

_STYLE = Path(__file__).with_name("draft.css")
_AT_ONCE = 8
_MOST_LEFT = 100
_SECTIONS = {
    "open": N_("To decide"),
    "accepted": N_("Accepted"),
    "dropped": N_("Dropped"),
    "left": N_("Left out"),
}


def draft_panel(atlas: Atlas) -> None:
    """Ask for a text, show its candidates, and offer to save what was accepted."""
    st.html(f"<style>{_STYLE.read_text('utf-8')}</style>")
    with st.container(key="draft-panel"):
        show("draft_head.html")
        if atlas.dataset.sources.empty:
            show("draft_said.html", words=_("Add the document as a source first."), wrong=True)
            return
        _ask(atlas)
        if state := draft_state.current():
            _answer(atlas, state)


def _ask(atlas: Atlas) -> None:
    """Ask for source and text; draft when they are handed in."""
    sources = atlas.dataset.sources
    labels = dict(zip(sources["source_id"], sources["label"], strict=True))
    with st.form("draft-ask"):
        left, right = st.columns([2, 3], gap="medium")
        with left:
            source_id = st.selectbox(
                _("Source"),
                list(labels),
                format_func=lambda each: labels[each],
                key="draft-source",
            )
            endings = [suffix[1:] for suffix in SUFFIXES]
            file = upload(_("File"), endings, "draft-file")
        with right:
            pasted = st.text_area(_("Or its text"), key="draft-text", height=208)
        asked = st.form_submit_button(_("Find candidates"), type="primary")
    if asked:
        content = (file.getvalue(), file.name) if file else (pasted.encode(), "text.txt")
        _draft(atlas, str(source_id), *content)


def _draft(atlas: Atlas, source_id: str, content: bytes, name: str) -> None:
    try:
        text = waited(lambda progress: document_text(content, name, progress))
        context = dataset_context(atlas.dataset, DraftContext(source_id))
        with st.spinner(_("Reading …")):
            drafted = draft_text(text, context)
    except ClaimAtlasError as problem:
        words = str(problem) if content.strip() else _("Open a file, or paste a text.")
        show("draft_said.html", words=words, wrong=True)
        return
    day = edtf_words(context.published) if context.published else ""
    draft_state.begin(source_id, day, drafted)


def _answer(atlas: Atlas, state: DraftState) -> None:
    """Show the counts, what was accepted, and the candidates of one section."""
    drafted = state.drafted
    show("draft_counts.html", found=len(drafted.candidates), left=len(drafted.left_out),
         paragraphs=drafted.paragraphs, day=state.day)  # fmt: skip
    numbers = {
        "open": len(state.open),
        "accepted": len(state.accepted),
        "dropped": len(state.dropped),
        "left": len(drafted.left_out),
    }
    section = st.segmented_control(
        _("Candidates"),
        list(_SECTIONS),
        default="open",
        format_func=lambda each: f"{_(_SECTIONS[each])} ({number_words(numbers[each])})",
        key=f"draft-section-{state.number}",
        label_visibility="collapsed",
        required=True,
    )
    accepted_bar(atlas, state)
    if section == "accepted":
        accepted_list(atlas, state)
    elif section == "dropped":
        _dropped(state)
    elif section == "left":
        left = drafted.left_out
        show("draft_left_out.html", left=left[:_MOST_LEFT], more=len(left) - _MOST_LEFT)
    else:
        _open(atlas, state)


def _open(atlas: Atlas, state: DraftState) -> None:
    """Show some candidates, in the text's order, and a button for more."""
    key = f"draft-shown-{state.number}"
    shown = int(st.session_state.get(key, _AT_ONCE))
    waiting = state.open
    for position in waiting[:shown]:
        candidate_card(atlas, state, position)
    if not waiting:
        show("draft_said.html", words=_("Every candidate is decided."), wrong=False)
    more = len(waiting) - shown
    if more > 0 and st.button(_("Show more ({n})", n=more), key=f"draft-more-{state.number}"):
        st.session_state[key] = shown + _AT_ONCE
        st.rerun()


def _dropped(state: DraftState) -> None:
    for position in sorted(state.dropped):
        name, candidate = f"{state.number}-{position}", state.candidate(position)
        with st.container(key=f"draft-card-dropped-{name}"):
            show("draft_rows.html", rows=[{"event": candidate.locator, "notes": [],
                                           "claim": candidate.sentence}])  # fmt: skip
            st.button(_("Take back"), key=f"draft-back-{name}", on_click=draft_state.reopen,
                      args=(position,))  # fmt: skip
