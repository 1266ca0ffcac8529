"""The saves so far: undo the last one, or go back to before any of them."""

import streamlit as st

from dashboard.editing.refusals import EditConflict
from dashboard.errors import ClaimAtlasError
from dashboard.language import _, ngettext
from dashboard.model.versions import Version
from dashboard.panels.edit_desk import Desk
from dashboard.panels.edit_saving import done
from dashboard.panels.templating import show
from dashboard.views.edit_history import when_words

_SHOWN = 30


def history(desk: Desk) -> None:
    """List the saves, the newest first."""
    versions = desk.workplace.versions()
    if not versions:
        show(
            "small.html",
            text=_("Nothing has been saved here yet. Each save keeps what was before."),
        )
        return
    left = any(not each.undone and each.kind != "undo" for each in versions)
    if st.button(_("Undo the last save"), key=desk.key("undo"), type="primary", disabled=not left):
        _undo(desk)
    with st.container(key="edit-history"):
        for number, version in enumerate(versions[:_SHOWN]):
            _line(desk, number, version)
    more = len(versions) - _SHOWN
    if more > 0:
        show("small.html", text=ngettext("And {n} more.", "And {n} more.", more))


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
            _("Go back to before this"), key=desk.key("restore", str(number)), type="tertiary"
        ):
            _restore(desk, version)


def _undo(desk: Desk) -> None:
    try:
        saved = desk.workplace.undo()
    except EditConflict as conflict:
        show("edit_refused.html", why=f"{conflict} {_('Or go back to an earlier state below.')}")
        return
    except ClaimAtlasError as problem:
        show("edit_refused.html", why=str(problem))
        return
    done(desk, f"{saved.what}." if saved else _("There is nothing to undo."))


def _restore(desk: Desk, version: Version) -> None:
    try:
        saved = desk.workplace.restore(version.id)
    except ClaimAtlasError as problem:
        show("edit_refused.html", why=str(problem))
        return
    done(desk, f"{saved.what}. {_('What was there is kept: undo brings it back.')}")
