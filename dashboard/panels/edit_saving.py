"""Saving what a form says: first the checks' messages, then the save, or why there was none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.editing.changes import Change
from dashboard.editing.refusals import EditConflict, EditRefused
from dashboard.editing.sheets import Base
from dashboard.errors import ClaimAtlasError
from dashboard.language import _
from dashboard.model.report import Issue, Severity
from dashboard.panels import edit_desk
from dashboard.panels.edit_desk import Desk
from dashboard.panels.templating import show
from dashboard.views.edit_messages import Message, messages, still_to_fill

CONFLICT = "edit-conflict"


@dataclass(frozen=True)
class Intent:
    """What a form wants to do: the changes, what to call them, and what it still lacks."""

    changes: tuple[Change, ...]
    what: str  #: ``Add a claim``
    missing: tuple[str, ...] = ()  #: names of required fields that are empty
    said: str = ""  #: what to say when it is done


@dataclass(frozen=True)
class Unsolved:
    """A save that met a change of somebody else's."""

    conflict: EditConflict
    intent: Intent


def save_bar(desk: Desk, intent: Intent, label: str = "") -> None:
    """Show what the checks say of the changes, and the button that saves them."""
    if not intent.changes and edit_desk.is_behind(desk):  # nothing is typed that could be lost
        edit_desk.start_over(desk.workplace.folder)
        st.rerun()
    if intent.missing:
        show("edit_missing.html", words=still_to_fill(intent.missing))
    ready = bool(intent.changes) and not intent.missing and _checked(desk, intent)
    with st.container(key="edit-save-bar", horizontal=True, vertical_alignment="center"):
        if st.button(label or _("Save"), key=desk.key("save"), type="primary", disabled=not ready):
            save(desk, intent)
        if st.button(_("Start over"), key=desk.key("over"), type="tertiary"):
            edit_desk.start_over(desk.workplace.folder)
            st.rerun()


def _checked(desk: Desk, intent: Intent) -> bool:
    """Show what the checks say of the folder after the changes; return whether it may be saved."""
    try:
        show_messages(tuple(desk.workplace.check(desk.sheets, intent.changes)))
        return not len(desk.workplace.blocking(desk.sheets, intent.changes))
    except ClaimAtlasError as problem:
        show("edit_messages.html", messages=(Message("error", "", str(problem)),), more=0)
        return False


def save(desk: Desk, intent: Intent) -> None:
    """Save; what stands in the way is said, and the form stays as it is."""
    save_over(desk, desk.sheets.base, intent.changes, intent)


def save_over(desk: Desk, base: Base, changes: tuple[Change, ...], intent: Intent) -> None:
    """Save ``changes`` over the tables as ``base`` knows them, on behalf of an intent."""
    try:
        desk.workplace.save(base, changes, intent.what)
    except EditConflict as conflict:
        st.session_state[CONFLICT] = Unsolved(conflict, intent)
        st.rerun()
    except EditRefused as refused:
        show("edit_refused.html", why=_("Nothing was saved: the data would have new errors."))
        show_messages(tuple(refused.report))
        return
    except ClaimAtlasError as problem:
        show("edit_refused.html", why=str(problem))
        return
    done(desk, intent.said or _("Saved: {what}.", what=intent.what))


def done(desk: Desk, words: str) -> None:
    """Begin a new form, and show the data as they are now."""
    st.session_state.pop(CONFLICT, None)
    edit_desk.say(words)
    edit_desk.start_over(desk.workplace.folder)
    st.rerun()


def show_messages(issues: Sequence[Issue]) -> None:
    """Show what the checks say, the worst first."""
    shown, more = messages([each for each in issues if each.severity is not Severity.NOTE])
    if shown:
        show("edit_messages.html", messages=shown, more=more)


def differing(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    """Return the cells that are other than they were."""
    return {name: cell for name, cell in new.items() if old.get(name, "") != cell}
