"""Whether a database answers, and with which load: asked once for all pages that are open."""

from dataclasses import dataclass

import streamlit as st

from dashboard.errors import DatabaseError
from dashboard.model.opening import load_id
from dashboard.model.postgresql.address import Database

#: So long an answer holds; open pages ask as often.
_SECONDS = 1.5


@dataclass(frozen=True, slots=True)
class Seen:
    """What the database said last; ``trouble`` is a sentence where it said nothing."""

    load_id: str
    trouble: str = ""


@st.cache_resource(ttl=_SECONDS, max_entries=16, show_spinner=False)
def seen_in(address: str) -> Seen:
    """Ask the database at an address."""
    try:
        return Seen(load_id(Database(address)))
    except DatabaseError as problem:
        return Seen("", str(problem))
