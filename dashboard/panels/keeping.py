"""The last good state of a folder, which stays on screen while the folder cannot be read."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import streamlit as st

from dashboard.errors import ClaimAtlasError
from dashboard.model.csv_tables import CUT_SHORT
from dashboard.panels.loading import Atlas, load


@dataclass(frozen=True, eq=False)
class Shown:
    """What there is to show of a folder; ``trouble`` says why it is not what lies there now."""

    atlas: Atlas
    read_at: datetime
    trouble: str = ""


def show_last_good(folder: Path) -> Shown:
    """Load the folder, or return what it held when it could last be read.

    A table that breaks off in the middle of a row is one that cannot be read, where there is
    a better one to show. Raises what :func:`dashboard.panels.loading.load` does when there
    is none.
    """
    kept = _kept(str(folder))
    try:
        atlas = load(folder)
    except ClaimAtlasError as problem:
        if not kept:
            raise
        return replace(kept[-1], trouble=str(problem))
    if kept and (cut := [str(each) for each in atlas.dataset.report if each.code == CUT_SHORT]):
        return replace(kept[-1], trouble="\n".join(cut))
    if not kept or kept[-1].atlas is not atlas:
        kept[:] = [Shown(atlas, datetime.now().astimezone())]
    return kept[-1]


@st.cache_resource(max_entries=4, show_spinner=False)
def _kept(folder: str) -> list[Shown]:
    """Return the one place in which all visitors find it: empty, or with the last one."""
    return []
