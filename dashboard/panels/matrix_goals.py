"""Where the cells of the matrix lead: the view of the map that shows their claims."""

from dataclasses import replace

import numpy as np

from dashboard.analysis.address import Address
from dashboard.analysis.claim_slots import claim_slots
from dashboard.analysis.comparison import Comparison, comparison
from dashboard.analysis.facts import Ints
from dashboard.analysis.selection import Mode
from dashboard.panels.loading import Atlas
from dashboard.views.matrix import Across, Heading, Matrix

#: The last step of the slider and the one place of a cell's claims; -1 where there are several.
Last = tuple[int, int]


def goal(
    atlas: Atlas, address: Address, source: Heading, column: Heading, last: Last | None
) -> Address:
    """Return the view of the map that shows the claims of a cell; see :func:`last_slots`."""
    chosen = replace(address.selection, sources=frozenset({source.key}), place=None)
    if address.across == Across.DAYS:
        chosen = replace(chosen, day=column.key, mode=Mode.DAY)
    elif last is not None:
        slot, place = last
        if address.span == "all":
            chosen = replace(chosen, day=atlas.axis.slots[slot].key, mode=Mode.UNTIL)
        names = atlas.dataset.places["place_id"]
        chosen = replace(chosen, place=names.iloc[place] if place >= 0 else None)
    panel = "compare" if address.across == Across.QUESTIONS else "claims"
    return replace(address, selection=chosen, panel=panel)


def last_slots(
    atlas: Atlas, address: Address, shown: Matrix, rows: Ints, columns: Ints
) -> dict[tuple[str, str], Last]:
    """Return where the claims of each cell shown end, by the keys of its row and column.

    ``rows`` and ``columns`` are the numbers of the sources and columns that are shown.
    """
    found = comparison(atlas.dataset, address.selection)
    facts = found.roll.these.facts
    claim, column = _told(found, Across(address.across))
    last = claim_slots(atlas.dataset, atlas.axis).last
    here = (last[claim] >= 0) & np.isin(column, columns) & np.isin(facts.source[claim], rows)
    claim, column = claim[here], column[here]
    width = int(columns.max()) + 1
    cells, cell = np.unique(facts.source[claim] * width + column, return_inverse=True)
    slots = np.full(len(cells), -1)
    np.maximum.at(slots, cell, last[claim])
    lowest, highest = np.full(len(cells), len(atlas.dataset.places)), np.full(len(cells), -1)
    np.minimum.at(lowest, cell, facts.place[claim])
    np.maximum.at(highest, cell, facts.place[claim])
    sources = dict(zip(rows.tolist(), (each.key for each in shown.rows), strict=True))
    headings = dict(zip(columns.tolist(), (each.key for each in shown.columns), strict=True))
    places = np.where(lowest == highest, highest, -1)
    return {
        (sources[each // width], headings[each % width]): (slot, place)
        for each, slot, place in zip(cells.tolist(), slots.tolist(), places.tolist(), strict=True)
    }


def _told(found: Comparison, across: Across) -> tuple[Ints, Ints]:
    """Return the claims shown, on whatever day, and parallel to them their column."""
    roll = found.roll
    if across is Across.QUESTIONS:
        rows = np.flatnonzero(found.listed)
        return roll.claim[rows], roll.question[rows]
    place = roll.these.facts.place
    claims = np.flatnonzero(found.visible & (place >= 0))
    return claims, place[claims]
