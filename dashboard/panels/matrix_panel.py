"""The matrix: sources against places, days or questions; each cell leads to the map.

It is one table of links, for a table is what a keyboard and a screen reader know their way in.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import sqrt
from urllib.parse import urlencode

import numpy as np
import streamlit as st

from dashboard.analysis.address import Address, encode
from dashboard.analysis.claim_slots import claim_slots
from dashboard.analysis.comparison import comparison
from dashboard.analysis.facts import Ints
from dashboard.analysis.selection import Mode
from dashboard.language import N_, _, ngettext
from dashboard.panels.loading import Atlas
from dashboard.panels.templating import show
from dashboard.views.matrix import Across, Cell, Heading, Matrix, matrix

#: More cells than this are shown on demand.
MOST_CELLS = 1200
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
    """Show who speaks where, who is silent, and who disagrees."""
    across = Across(address.across)
    window = address.span == "shown"
    found = matrix(atlas.dataset, atlas.axis, address.selection, across, window=window)
    if not found.columns:
        show("small.html", text=_("No claim that the filters show belongs here."))
        return
    words = _(_WORDS[across])
    lines = tuple(_lines(atlas, address, found))
    most = max(MOST_CELLS // max(len(found.rows), 1), 10)
    if len(lines) > most and not st.session_state.get("matrix-more"):
        rest = len(lines) - most
        lines = lines[:most]
        show("compare_matrix.html", sources=found.rows, lines=lines, words=words)
        st.button(
            ngettext("Show {n} more", "Show {n} more", rest), key="matrix-show-more", on_click=_more
        )
        return
    show("compare_matrix.html", sources=found.rows, lines=lines, words=words)


def _more() -> None:
    st.session_state["matrix-more"] = True


def _lines(atlas: Atlas, address: Address, found: Matrix) -> Iterable[Line]:
    """Yield the places and questions with the most claims first, the days as they follow."""
    totals = [sum(row[at].claims for row in found.cells) for at in range(len(found.columns))]
    order = list(range(len(found.columns)))
    if found.across != Across.DAYS:
        order.sort(key=lambda at: -totals[at])
    most = max((cell.claims for row in found.cells for cell in row), default=1)
    last = _last_slots(atlas, address, Across(found.across))
    for at in order:
        column = found.columns[at]
        label, _dot, small = column.label.partition(" · ") if found.across == "questions" else (
            column.label, "", "")  # fmt: skip
        cells = []
        for number, source in enumerate(found.rows):
            cell = found.cells[number][at]
            link = ""
            if cell.claims:
                goal = _goal(atlas, address, source, column, last.get((source.key, column.key)))
                link = "./?" + urlencode(encode(goal, atlas.dataset, atlas.axis))
            depth = round(PALEST + (DEEPEST - PALEST) * sqrt(cell.claims / most))
            cells.append(LinkedCell(cell, link, depth, source.colour))
        yield Line(label, small, tuple(cells))


def _goal(
    atlas: Atlas, address: Address, source: Heading, column: Heading, last: tuple[int, str] | None
) -> Address:
    """Return the view of the map that shows the claims of a cell."""
    chosen = replace(address.selection, sources=frozenset({source.key}), place=None)
    if address.across == Across.DAYS:
        chosen = replace(chosen, day=column.key, mode=Mode.DAY)
    elif last is not None:
        if address.span == "all":
            chosen = replace(chosen, day=atlas.axis.slots[last[0]].key, mode=Mode.UNTIL)
        chosen = replace(chosen, place=last[1] or None)
    panel = "compare" if address.across == Across.QUESTIONS else "claims"
    return replace(address, selection=chosen, panel=panel)


def _last_slots(
    atlas: Atlas, address: Address, across: Across
) -> dict[tuple[str, str], tuple[int, str]]:
    """Return the last step of the slider and the one place of each cell's claims.

    The place is empty where there are several.
    """
    found = comparison(atlas.dataset, address.selection)
    facts = found.roll.these.facts
    last = claim_slots(atlas.dataset, atlas.axis).last
    places = atlas.dataset.places["place_id"].tolist()
    sources = atlas.dataset.sources["source_id"].tolist()
    claims, keys = np.flatnonzero(found.visible & (facts.place >= 0)), places
    column: Ints = facts.place[claims]
    if across is Across.QUESTIONS:
        rows = np.flatnonzero(found.listed)
        claims, keys, column = (
            found.roll.claim[rows],
            list(found.names.ids),
            found.roll.question[rows],
        )
    goals: dict[tuple[str, str], tuple[int, str]] = {}
    for claim, at in zip(claims.tolist(), column.tolist(), strict=True):
        if last[claim] < 0:
            continue
        key = (sources[facts.source[claim]], keys[at])
        place = places[facts.place[claim]] if facts.place[claim] >= 0 else ""
        slot, known = goals.get(key, (-1, place))
        goals[key] = (max(slot, int(last[claim])), place if place == known else "")
    return goals
