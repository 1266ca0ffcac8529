"""What is looked at: one frozen :class:`Selection` a run, decoded from the URL."""

from dataclasses import dataclass
from enum import StrEnum


class Mode(StrEnum):
    """Which days the slider's handle stands for."""

    DAY = "day"  #: the slot under the handle
    LAST = "last"  #: the last N days, the slot under the handle included
    UNTIL = "until"  #: everything up to the slot under the handle


@dataclass(frozen=True, slots=True)
class Selection:
    """Days, place and filters of one view.

    ``None`` in a filter means "no filter": all sources, all categories, all places.
    ``day`` is the key of a slot of the time axis, an EDTF such as ``2022-01-05`` or ``2007``;
    ``place`` is the place whose claims the panel lists (``None``: all of them),
    ``places`` is the filter. ``as_known_on`` is the second clock: an EDTF day, after which
    nothing that is shown was said (``None``: whenever it was said).
    """

    day: str | None = None
    mode: Mode = Mode.DAY
    last_days: int = 3
    sources: frozenset[str] | None = None
    categories: frozenset[str] | None = None
    places: frozenset[str] | None = None
    search: str = ""
    place: str | None = None
    as_known_on: str | None = None
