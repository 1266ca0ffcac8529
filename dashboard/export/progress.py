"""How long work tells how far it is, and is told to stop."""

from collections.abc import Callable

from dashboard.errors import ClaimAtlasError

#: Called with the number of pieces that are done, and of all.
Progress = Callable[[int, int], None]
#: Asked before each piece: whether the person has had enough.
Cancelled = Callable[[], bool]


class ExportCancelled(ClaimAtlasError):
    """The person stopped the export; nothing of it is left."""
