"""What a visitor edits: the tables as they were when the form was opened, and the way to save.

A form keeps the tables that it was opened on, so that a file which somebody changes
meanwhile is noticed when saving, and never overwritten. Each form is a new *round*: its
widgets' keys carry the number, so that a new form begins empty.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.editing.sheets import Sheets
from dashboard.editing.workplace import Workplace
from dashboard.panels.loading import Stamp, stamp
from dashboard.views.edit_fields import FORMS

_KEY = "edit-desk"


@dataclass(frozen=True, eq=False)
class Desk:
    """One opened form: ``sheets`` as they were then, and its number."""

    workplace: Workplace
    sheets: Sheets
    tables: Mapping[str, Sequence[Mapping[str, str]]]
    round: int
    stamp: Stamp

    def key(self, *parts: str) -> str:
        """Return the key of a widget of this form."""
        return "-".join(["edit", str(self.round), *parts])

    def words(self, *parts: str) -> str:
        """Return what a text widget of this form holds now."""
        return str(st.session_state.get(self.key(*parts)) or "")


def desk(folder: Path) -> Desk:
    """Return the form that is open, or open one."""
    known: Desk | None = st.session_state.get(_KEY)
    if known is not None and known.workplace.folder == folder.resolve():
        return known
    return _open(folder, known.round + 1 if known else 1)


def start_over(folder: Path) -> Desk:
    """Open a new form on the tables as they are now."""
    known: Desk | None = st.session_state.get(_KEY)
    return _open(folder, known.round + 1 if known else 1)


def is_behind(open_desk: Desk) -> bool:
    """Whether the tables changed on the disk since the form was opened."""
    return open_desk.stamp != stamp(open_desk.workplace.folder)


def say(words: str) -> None:
    """Keep a sentence for the next run: what was saved."""
    st.session_state["edit-said"] = words


def said() -> str:
    """Return the sentence, once."""
    return str(st.session_state.pop("edit-said", ""))


def choose(key: str, value: Any) -> None:
    """Set a widget from a button's callback, before the widget is made."""
    st.session_state[key] = value


def _open(folder: Path, number: int) -> Desk:
    workplace = Workplace(folder)
    before = stamp(folder)
    sheets = workplace.read()
    tables = {name: sheets.rows(name) for name in FORMS}
    made = Desk(workplace, sheets, tables, number, before)
    st.session_state[_KEY] = made
    return made
