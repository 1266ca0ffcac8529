"""One visitor's draft between two runs: the candidates, and what was decided of each."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import streamlit as st

from dashboard.drafting.candidates import Candidate, Drafted

_KEY = "draft-state"


@dataclass(frozen=True, slots=True)
class DraftState:
    """``number`` is part of the widgets' keys, so that a new text starts with fresh ones.

    ``accepted`` holds the rows of a candidate, by its position; ``saved`` those already in the
    data, which are offered no more.
    """

    number: int
    source_id: str
    day: str
    drafted: Drafted
    accepted: Mapping[int, tuple[Mapping[str, str], ...]] = field(default_factory=dict)
    dropped: frozenset[int] = frozenset()
    saved: frozenset[int] = frozenset()

    @property
    def open(self) -> list[int]:
        """Return the positions that wait for a decision."""
        decided = {*self.accepted, *self.dropped, *self.saved}
        return [n for n in range(len(self.drafted.candidates)) if n not in decided]

    @property
    def rows(self) -> list[Mapping[str, str]]:
        """Return all accepted rows, in the text's order."""
        return [row for position in sorted(self.accepted) for row in self.accepted[position]]

    def candidate(self, position: int) -> Candidate:
        """Return a candidate by its position in the text."""
        return self.drafted.candidates[position]


def current() -> DraftState | None:
    """Return the draft that this visitor is at."""
    state: DraftState | None = st.session_state.get(_KEY)
    return state


def begin(source_id: str, day: str, drafted: Drafted) -> None:
    """Take up a new text; what was decided of the one before is gone."""
    before = current()
    keep(DraftState(before.number + 1 if before else 0, source_id, day, drafted))


def keep(state: DraftState) -> None:
    """Remember a state."""
    st.session_state[_KEY] = state


def accept(position: int, rows: tuple[Mapping[str, str], ...]) -> None:
    """Collect the rows of a candidate."""
    if state := current():
        keep(replace(state, accepted={**state.accepted, position: rows}))


def drop(position: int) -> None:
    """Put a candidate aside."""
    if state := current():
        keep(replace(state, dropped=state.dropped | {position}))


def reopen(position: int) -> None:
    """Take a decision back."""
    if state := current():
        accepted = {n: rows for n, rows in state.accepted.items() if n != position}
        keep(replace(state, accepted=accepted, dropped=state.dropped - {position}))


def mark_saved() -> None:
    """Remember that the accepted rows are in the data."""
    if state := current():
        keep(replace(state, accepted={}, saved=state.saved | set(state.accepted)))
