"""Whether this dashboard lets its visitors change the data, and if not, why."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.language import N_

_OWN = frozenset({"localhost", "127.0.0.1", "::1", "[::1]"})
OFF_BY_HAND = N_("Editing is switched off here (started with --no-edit).")
OFF_FOR_OTHERS = N_(
    "Editing is off, because this dashboard answers other machines, too. "
    "Whoever runs it can switch it on: claim-atlas run FOLDER --edit."
)

OFF_FOR_DATABASES = N_(
    "This data is in a database and is not changed here. Change the folder that it was loaded "
    "from, then load it again: claim-atlas load FOLDER URL. Open pages follow by themselves."
)


@dataclass(frozen=True, slots=True)
class Allowed:
    """``edit`` says whether; ``why_not`` is a sentence for the page, shown with ``_``."""

    edit: bool
    why_not: str = ""


def allowed(flags: Sequence[str], address: str | None = None) -> Allowed:
    """Follow ``--edit`` or ``--no-edit``; by default editing is for this machine alone.

    ``address`` is what the server listens to; Streamlit's own setting when it is not given.
    """
    if "--no-edit" in flags:
        return Allowed(False, OFF_BY_HAND)
    if "--edit" in flags:
        return Allowed(True)
    if "--others" in flags:  # a proxy on this machine passes them on
        return Allowed(False, OFF_FOR_OTHERS)
    listens = address if address is not None else st.get_option("server.address")
    if (listens or "") in _OWN:
        return Allowed(True)
    return Allowed(False, OFF_FOR_OTHERS)
