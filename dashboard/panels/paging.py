"""Long lists a page at a time: which page a visitor is on, and the buttons that turn it."""

from collections.abc import Hashable

import streamlit as st

from dashboard.language import _
from dashboard.panels.templating import show


def first_of(key: str, of: Hashable) -> int:
    """Return the number of the page's first row: 0 whenever the list is ``of`` something else."""
    kept: tuple[Hashable, int] = st.session_state.get(_slot(key), (of, 0))
    return kept[1] if kept[0] == of else 0


def turned(key: str, of: Hashable) -> bool:
    """Whether the visitor has turned the pages of this list."""
    kept: tuple[Hashable, int] | None = st.session_state.get(_slot(key))
    return kept is not None and kept[0] == of


def turn(key: str, of: Hashable, *, first: int, size: int, count: int, words: str = "") -> None:
    """Say which rows of ``count`` are shown and let the visitor turn; nothing where all are.

    Args:
        key: Names the list.
        of: What it lists; another value starts at the beginning again.
        first: The number of the page's first row, see :func:`first_of`.
        size: So many rows are a page.
        count: So many rows there are.
        words: What is shown, where ``21 to 40 of 500`` does not say it.
    """
    if count <= size:
        return
    last = min(first + size, count)
    words = words or _("{first} to {last} of {total}", first=first + 1, last=last, total=count)

    def to(row: int) -> None:
        st.session_state[_slot(key)] = (of, max(row, 0))

    with st.container(key=f"turn-{key}", horizontal=True, vertical_alignment="center"):
        show("small.html", text=words)
        for name, label, row, off in (
            ("previous", _("Previous"), first - size, not first),
            ("next", _("Next"), first + size, first + size >= count),
        ):
            st.button(label, key=f"{key}-{name}", on_click=to, args=(row,), disabled=off)


def _slot(key: str) -> str:
    return f"first-of-{key}"
