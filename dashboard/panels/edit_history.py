"""The saves so far: undo the last one, or go back to before any of them."""

import streamlit as st

from dashboard.editing.refusals import EditConflict
from dashboard.editing.versions import Version
from dashboard.errors import ClaimAtlasError
from dashboard.panels.edit_desk import Desk
from dashboard.panels.edit_saving import done
from dashboard.panels.templating import show
from dashboard.views.edit_history import when_words

_SHOWN = 30


def history(desk: Desk) -> None:
    """List the saves, the newest first."""
    versions = desk.workplace.versions()
    if not versions:
        show("small.html", text="Nothing has been saved here yet. Each save keeps what was before.")
        return
    left = any(not each.undone and each.kind != "undo" for each in versions)
    if st.button("Undo the last save", key=desk.key("undo"), type="primary", disabled=not left):
        _undo(desk)
    with st.container(key="edit-history"):
        for number, version in enumerate(versions[:_SHOWN]):
            _line(desk, number, version)
    if len(versions) > _SHOWN:
        show("small.html", text=f"And {len(versions) - _SHOWN} more.")


def _line(desk: Desk, number: int, version: Version) -> None:
    with st.container(key=f"edit-version-{number}", horizontal=True, vertical_alignment="center"):
        show(
            "edit_version.html",
            what=version.what,
            when=when_words(version.at),
            tables=version.tables,
            undone=version.undone,
        )
        if st.button(
            "Go back to before this", key=desk.key("restore", str(number)), type="tertiary"
        ):
            _restore(desk, version)


def _undo(desk: Desk) -> None:
    try:
        saved = desk.workplace.undo()
    except EditConflict as conflict:
        show("edit_refused.html", why=f"{conflict} Or go back to an earlier state below.")
        return
    except ClaimAtlasError as problem:
        show("edit_refused.html", why=str(problem))
        return
    done(desk, f"{saved.what}." if saved else "There is nothing to undo.")


def _restore(desk: Desk, version: Version) -> None:
    try:
        saved = desk.workplace.restore(version.id)
    except ClaimAtlasError as problem:
        show("edit_refused.html", why=str(problem))
        return
    done(desk, f"{saved.what}. What was there is kept: undo brings it back.")
