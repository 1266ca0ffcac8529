"""The side panel: place -> event -> what each source claims, and who is silent."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from dashboard.analysis.description import Hidden, date_phrase, hidden_of
from dashboard.analysis.facts import Facts, Ints, Mask, facts_of
from dashboard.analysis.filters import in_window, shown
from dashboard.analysis.selection import Selection
from dashboard.analysis.timeline import Axis
from dashboard.analysis.wording import count
from dashboard.model.dataset import Dataset
from dashboard.model.edtf_days import edtf_words
from dashboard.views.claim_line import ClaimLine, ClaimWriter, Row, claim_writer
from dashboard.views.silence import Silence, silence

ALL_PLACES, NO_PLACE = "All places", "No place"
#: So many claims on one page of the panel.
PAGE = 100
MONTH_DAYS = 31


@dataclass(frozen=True, slots=True)
class EventGroup:
    """An event, and the claims about it that this page shows, by the order of sources."""

    id: str
    title: str
    category: str
    date: str  #: ``3 to 8 January 2022``
    precision: str  #: ``day``, ``span``, ``month``, ``year``, ``decade``, ``none``
    note: str  #: ``approximate``, ``uncertain``, both, or nothing
    claims: tuple[ClaimLine, ...]


@dataclass(frozen=True, slots=True)
class PlaceGroup:
    """A place (``id`` is empty for claims without one); ``total`` counts all pages."""

    id: str
    name: str
    kind: str
    total: int
    events: tuple[EventGroup, ...]
    silence: Silence


@dataclass(frozen=True, slots=True)
class PanelView:
    """What the panel shows of a selection, one page of it."""

    heading: str
    kind: str
    dates: str
    total: int  #: claims on all pages
    speaking: int  #: sources with a claim on any page
    sources: int
    offset: int
    groups: tuple[PlaceGroup, ...]
    silence: Silence
    hidden: Hidden

    @property
    def summary(self) -> str:
        """``city · 14 claims by 4 of 5 sources · 6 January 2022``."""
        if not self.total:
            return " · ".join(filter(None, [self.kind, "no claims", self.dates]))
        claims = (
            f"{count(self.total, 'claim')} by {self.speaking} of {count(self.sources, 'source')}"
        )
        return " · ".join(filter(None, [self.kind, claims, self.dates]))

    @property
    def on_page(self) -> int:
        """How many claims this page shows."""
        return sum(len(event.claims) for group in self.groups for event in group.events)

    @property
    def page_words(self) -> str:
        """``claims 101 to 200 of 350``; nothing when one page shows all."""
        if self.on_page == self.total:
            return ""
        return f"claims {self.offset + 1:,} to {self.offset + self.on_page:,} of {self.total:,}"


def panel_view(
    dataset: Dataset, axis: Axis, selection: Selection, *, offset: int = 0, limit: int = PAGE
) -> PanelView:
    """Return the claims ``offset`` to ``offset + limit`` of the days and the place selected."""
    facts = facts_of(dataset)
    days = in_window(dataset, axis, selection) & _at(facts, selection.place)
    passed = shown(dataset, selection)
    order = _ordered(facts, days & passed)
    writer = claim_writer(dataset)
    place = writer.places.get(selection.place or "", {})
    page = order[max(offset, 0) : max(offset, 0) + max(limit, 0)]
    return PanelView(
        heading=place.get("name") or selection.place or ALL_PLACES,
        kind=place.get("kind", ""),
        dates=date_phrase(axis, selection),
        total=len(order),
        speaking=len(np.unique(facts.source[order])),
        sources=len(dataset.sources),
        offset=max(offset, 0),
        groups=tuple(_place_groups(writer, facts, page, days, passed)),
        silence=silence(facts, days, passed),
        hidden=hidden_of(dataset, days & ~passed),
    )


def _at(facts: Facts, place: str | None) -> Mask:
    """Return which claims are at a place itself, as its marker on the map counts them."""
    if place is None:
        return np.ones(len(facts.place), dtype=np.bool_)
    here = np.flatnonzero((facts.dataset.places["place_id"] == place).to_numpy(dtype=np.bool_))
    return np.isin(facts.place, here)


def _ordered(facts: Facts, mask: Mask) -> Ints:
    """Sort claims: places with most first and none last, then events, then sources.

    Events come by their start; what spans more than a month is background and comes after.
    """
    rows = np.flatnonzero(mask).astype(np.int64)
    place, event = facts.place[rows], facts.event[rows]
    totals = np.bincount(place + 1, minlength=len(facts.dataset.places) + 1)
    totals[0] = 0
    days = facts.dataset.events[["start", "stop"]].fillna(0).to_numpy(dtype=np.int64)[event]
    length = days[:, 1] - days[:, 0]
    background = (length < 1) | (length > MONTH_DAYS)
    keys = (rows, facts.source[rows], event, days[:, 0], background, place, -totals[place + 1])
    return rows[np.lexsort(keys)]


def _place_groups(
    writer: ClaimWriter, facts: Facts, page: Ints, days: Mask, passed: Mask
) -> Iterator[PlaceGroup]:
    places: list[Row] = [*writer.places.values(), {"place_id": "", "name": NO_PLACE, "kind": ""}]
    for place, rows in groupby(page.tolist(), key=lambda row: int(facts.place[row])):
        here = days & (facts.place == place)
        yield PlaceGroup(
            id=places[place]["place_id"],
            name=places[place]["name"],
            kind=places[place]["kind"],
            total=int((here & passed).sum()),
            events=tuple(_event_groups(writer, facts, list(rows))),
            silence=silence(facts, here, passed),
        )


def _event_groups(writer: ClaimWriter, facts: Facts, rows: list[int]) -> Iterator[EventGroup]:
    for number, members in groupby(rows, key=lambda row: int(facts.event[row])):
        event = writer.dataset.events.iloc[number].to_dict()
        claims = writer.dataset.claims.iloc[list(members)].to_dict("records")
        yield EventGroup(
            id=event["event_id"],
            title=event["title"],
            category=event["category"],
            date=edtf_words(event["date"]),
            precision=event["precision"],
            note=_note(event),
            claims=tuple(writer.line(claim, event) for claim in claims),
        )


def _note(event: Row) -> str:
    """``approximate``, ``uncertain``, ``approximate, uncertain``."""
    return ", ".join(mark for mark in ("approximate", "uncertain") if event[mark])
