"""What a file of another format would become: rows of the four tables, and what was refused.

A :class:`Draft` is only proposed: a page or a command shows it before
:mod:`dashboard.interchange.merging` writes anything.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Taken:
    """One row of the input that became (part of) an event."""

    line: int
    event_id: str


@dataclass(frozen=True, slots=True)
class Refused:
    """One row of the input that is left out, and why."""

    line: int
    row_id: str
    reason: str


@dataclass(slots=True)
class Draft:
    """Rows for the four tables; each of ``rows`` inputs is in ``taken`` or ``refused``.

    ``line`` of both is the line of a CSV file, or the number of a JSON file's item.
    """

    rows: int = 0
    sources: list[Row] = field(default_factory=list)
    places: list[Row] = field(default_factory=list)
    events: list[Row] = field(default_factory=list)
    claims: list[Row] = field(default_factory=list)
    taken: list[Taken] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def tables(self) -> dict[str, list[Row]]:
        """Return the rows by the name of their table, in the order of the files."""
        return {
            "sources": self.sources,
            "places": self.places,
            "events": self.events,
            "claims": self.claims,
        }


class RowRefused(Exception):  # noqa: N818 - no error of ours: it is caught row by row
    """Why one row of the input cannot be taken; a whole sentence."""


def reasons(refused: Iterable[Refused]) -> list[tuple[str, int]]:
    """Count the refused rows by reason, the most frequent first."""
    counts: dict[str, int] = {}
    for each in refused:
        counts[each.reason] = counts.get(each.reason, 0) + 1
    return sorted(counts.items(), key=lambda pair: -pair[1])
