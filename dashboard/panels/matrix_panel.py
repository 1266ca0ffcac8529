"""The matrix: sources against places, days or questions; each cell leads to the map.

It is one table of links, for a table is what a keyboard and a screen reader know their way in.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from urllib.parse import urlencode

import numpy as np

from dashboard.analysis.address import Address, encode
from dashboard.language import N_, _
from dashboard.panels.loading import Atlas
from dashboard.panels.matrix_goals import Last, goal, last_slots
from dashboard.panels.paging import first_of, turn
from dashboard.panels.templating import show
from dashboard.views.matrix import Across, Cell, Matrix, tally

#: So many cells are a page, of so many sources at the most.
MOST_CELLS, SOURCES = 1200, 20
#: Share of the source's colour in the fullest cell, and in one with a single claim.
DEEPEST, PALEST = 62, 12
_WORDS = {
    Across.PLACES: N_("Number of claims: sources and places"),
    Across.DAYS: N_("Number of claims: sources and days"),
    Across.QUESTIONS: N_("Number of claims: sources and questions"),
}


@dataclass(frozen=True, slots=True)
class LinkedCell:
    """A cell with the address that it leads to, and how deep its colour is in percent."""

    cell: Cell
    address: str
    depth: int
    colour: str


@dataclass(frozen=True, slots=True)
class Line:
    """A place, day or question with a cell a source."""

    label: str
    small: str
    cells: tuple[LinkedCell, ...]


def matrix_panel(atlas: Atlas, address: Address) -> None:
    """Show who speaks where, who is silent, and who disagrees, a page at a time."""
    across = Across(address.across)
    window = address.span == "shown"
    found = tally(atlas.dataset, atlas.axis, address.selection, across, window=window)
    count, sources = len(found.columns), len(found.rows)
    if not count:
        show("small.html", text=_("No claim that the filters show belongs here."))
        return
    of = (atlas.fingerprint, across, window, address.selection)
    beside, first = first_of("matrix-sources", of), first_of("matrix", of)
    rows = np.arange(sources)
    if sources > SOURCES:
        rows = found.sources[beside : beside + SOURCES]
    size = MOST_CELLS // max(min(sources, SOURCES), 1)
    columns = found.columns[first : first + size]
    part = found.part(rows, columns)
    last = {} if across is Across.DAYS else last_slots(atlas, address, part, rows, columns)
    turn(
        "matrix-sources",
        of,
        first=beside,
        size=SOURCES,
        count=sources,
        words=_(
            "Sources {first} to {last} of {total}",
            first=beside + 1,
            last=beside + len(rows),
            total=sources,
        ),
    )
    lines = tuple(_lines(atlas, address, part, found.fullest, last))
    show("compare_matrix.html", sources=part.rows, lines=lines, words=_(_WORDS[across]))
    turn("matrix", of, first=first, size=size, count=count)


def _lines(
    atlas: Atlas,
    address: Address,
    found: Matrix,
    most: int,
    last: dict[tuple[str, str], Last],
) -> Iterable[Line]:
    for at, column in enumerate(found.columns):
        label, _dot, small = column.label.partition(" · ") if found.across == "questions" else (
            column.label, "", "")  # fmt: skip
        cells = []
        for source, row in zip(found.rows, found.cells, strict=True):
            cell, link = row[at], ""
            if cell.claims:
                there = goal(atlas, address, source, column, last.get((source.key, column.key)))
                link = "./?" + urlencode(encode(there, atlas.dataset, atlas.axis))
            depth = round(PALEST + (DEEPEST - PALEST) * sqrt(cell.claims / most))
            cells.append(LinkedCell(cell, link, depth, source.colour))
        yield Line(label, small, tuple(cells))
