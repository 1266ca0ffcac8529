"""What was accepted: listed, downloaded as rows of claims.csv, or saved into the folder."""

from collections.abc import Mapping, Sequence
from importlib.util import find_spec

import streamlit as st

from dashboard.errors import ClaimAtlasError
from dashboard.language import _, ngettext, pgettext
from dashboard.model.terms import term
from dashboard.panels import draft_state
from dashboard.panels.draft_rows import rows_csv, with_ids
from dashboard.panels.draft_state import DraftState
from dashboard.panels.loading import Atlas
from dashboard.panels.templating import show

_SAID = "draft-said"


def accepted_bar(atlas: Atlas, state: DraftState) -> None:
    """Show the buttons for what was accepted, and what became of the last save."""
    if said := st.session_state.pop(_SAID, None):
        show("draft_said.html", words=said[0], wrong=said[1])
    rows = with_ids(state.rows, atlas.dataset.claims["claim_id"])
    if not rows:
        return
    homeless = sum(not row.get("event_id") for row in rows)
    with st.container(key="draft-accepted-bar", horizontal=True, vertical_alignment="center"):
        st.download_button(ngettext("{n} row for {file}", "{n} rows for {file}", len(rows),
                                    file="claims.csv"), rows_csv(rows),
                           "claims-draft.csv", "text/csv", key="draft-download",
                           on_click="ignore")  # fmt: skip
        if _can_save():
            st.button(_("Save into the data"), key="draft-save", type="primary",
                      disabled=bool(homeless), on_click=_save, args=(atlas, rows))  # fmt: skip
    if homeless:
        words = ngettext(
            "{n} row names no event yet. Choose one before it is saved.",
            "{n} rows name no event yet. Choose one before it is saved.",
            homeless,
        )
        show("draft_said.html", words=words, wrong=True)


def accepted_list(atlas: Atlas, state: DraftState) -> None:
    """List the accepted rows; each candidate can be taken back."""
    events = dict(zip(atlas.dataset.events["event_id"], atlas.dataset.events["title"], strict=True))
    for position in sorted(state.accepted):
        name = f"{state.number}-{position}"
        with st.container(key=f"draft-card-accepted-{name}"):
            rows = [
                {"event": events.get(row.get("event_id", ""), ""), "claim": row.get("claim", ""),
                 "notes": _notes(row)}
                for row in state.accepted[position]
            ]  # fmt: skip
            show("draft_rows.html", rows=rows)
            st.button(_("Take back"), key=f"draft-back-{name}", on_click=draft_state.reopen,
                      args=(position,))  # fmt: skip


def _notes(row: Mapping[str, str]) -> list[str]:
    """Return the other cells in words: ``deaths, demonstrators: low 225``."""
    ends = [f"{pgettext('column', end)} {row[end]}" for end in ("low", "high") if row.get(end)]
    counted = (term(name, row.get(name, "")) for name in ("measure", "population"))
    what = ", ".join(filter(None, counted))
    said = (row.get("locator", ""), row.get("attributed_to", ""))
    stance = term("stance", row.get("stance", ""))
    cells = [*said, stance, row.get("date", ""), row.get("place", "")]
    return [*filter(None, cells), *([f"{what}: {', '.join(ends)}"] if ends else [])]


def _can_save() -> bool:
    return find_spec("dashboard.editing.workplace") is not None


def _save(atlas: Atlas, rows: Sequence[Mapping[str, str]]) -> None:
    """Add the rows by the editing room, or say why it did not."""
    from importlib import import_module

    changes = import_module("dashboard.editing.changes")
    workplace = import_module("dashboard.editing.workplace").Workplace(atlas.dataset.files)
    try:
        base = workplace.read().base
        added = [changes.Add("claims", row) for row in rows]
        claims = ngettext("{n} claim", "{n} claims", len(rows))
        workplace.save(base, added, _("Draft: {claims}", claims=claims))
    except ClaimAtlasError as problem:
        st.session_state[_SAID] = (str(problem), True)
        return
    draft_state.mark_saved()
    st.session_state[_SAID] = (
        ngettext("{n} claim saved.", "{n} claims saved.", len(rows)),
        False,
    )
