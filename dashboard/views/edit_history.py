"""When a save was, in words."""

from datetime import datetime

from dashboard.model.edtf_days import day_words


def when_words(at: datetime) -> str:
    """``Saturday, 21 November 2026, 07:45``, in the time of this machine."""
    local = at.astimezone()
    return f"{day_words(local.toordinal())}, {local:%H:%M}"
