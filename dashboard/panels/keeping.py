"""The last good state of the data, which stays on screen while it cannot be read."""

from dataclasses import dataclass, replace
from datetime import datetime

import streamlit as st

from dashboard.errors import ClaimAtlasError
from dashboard.language import current
from dashboard.model.csv_tables import CUT_SHORT
from dashboard.panels.loading import Atlas, DataPlace, load


@dataclass(frozen=True, eq=False)
class Shown:
    """What there is to show of a folder; ``trouble`` says why it is not what lies there now."""

    atlas: Atlas
    read_at: datetime
    trouble: str = ""


def show_last_good(folder: DataPlace) -> Shown:
    """Load the folder, or return what it held when it could last be read.

    A table that breaks off in the middle of a row is one that cannot be read, where there is
    a better one to show. Raises what :func:`dashboard.panels.loading.load` does when there
    is none.
    """
    kept, code = _kept(str(folder)), current().code
    last = kept.get(code) or next(iter(kept.values()), None)
    try:
        atlas = load(folder)
    except ClaimAtlasError as problem:
        if last is None:
            raise
        return replace(last, trouble=str(problem))
    if last and (cut := [str(each) for each in atlas.dataset.report if each.code == CUT_SHORT]):
        return replace(last, trouble="\n".join(cut))
    if code not in kept or kept[code].atlas is not atlas:
        kept[code] = Shown(atlas, datetime.now().astimezone())
    return kept[code]


@st.cache_resource(max_entries=4, show_spinner=False)
def _kept(folder: str) -> dict[str, Shown]:
    """Return the one place in which all visitors find it, by the code of their language."""
    return {}
