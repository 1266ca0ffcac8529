"""The side panel: place -> event -> what each source claims, and who is silent."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from dashboard.analysis.claim_slots import ClaimSlots, claim_slots
from dashboard.analysis.description import Hidden, date_phrase, hidden_of
from dashboard.analysis.facts import Facts, Ints, Mask, facts_of
from dashboard.analysis.filters import in_window, known, shown
from dashboard.analysis.selection import Selection
from dashboard.analysis.text_languages import Languages, text_languages
from dashboard.analysis.timeline import Axis
from dashboard.language import _, ngettext, npgettext
from dashboard.model.dataset import Dataset
from dashboard.model.edtf_days import edtf_words
from dashboard.model.terms import term
from dashboard.views.claim_line import ClaimLine, ClaimWriter, Row, claim_writer, records
from dashboard.views.silence import Silence, silence

#: So many claims on one page of the panel.
PAGE = 100


@dataclass(frozen=True, slots=True)
class EventGroup:
    """An event, and the claims about it that this page shows, by the order of sources."""

    id: str
    title: str
    category: str
    spanning: bool  #: no claim here is dated to these days alone, all span them
    date: str  #: ``3 to 8 January 2022``, ``about 5 January 2022 (uncertain)``
    precision: str  #: ``day``, ``span``, ``month``, ``year``, ``decade``, ``none``
    claims: tuple[ClaimLine, ...]
    languages: Languages  #: ``{"title": "en"}``, where it is not the reader's


@dataclass(frozen=True, slots=True)
class PlaceGroup:
    """A place (``id`` is empty for claims without one); ``total`` counts all pages."""

    id: str
    name: str
    kind: str
    total: int
    events: tuple[EventGroup, ...]
    silence: Silence
    languages: Languages  #: ``{"name": "en"}``


@dataclass(frozen=True, slots=True)
class _Page:
    """The claims that a page shows, by their position, with what their groups need.

    Rows become dictionaries once a page: one ``iloc`` an event took longer than all the rest.
    """

    writer: ClaimWriter
    facts: Facts
    spanning: frozenset[int]
    order: tuple[int, ...]
    claims: dict[int, Row]
    events: dict[int, Row]


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
    languages: Languages  #: ``{"heading": "en"}``, if that is a place

    @property
    def summary(self) -> str:
        """``city · 14 claims by 4 of 5 sources · 6 January 2022``."""
        claims = _("no claims")
        if self.total:
            claims = _(
                "{claims} by {sources}",
                claims=ngettext("{n} claim", "{n} claims", self.total),
                sources=npgettext(
                    "by",
                    "{speaking} of {n} source",
                    "{speaking} of {n} sources",
                    self.sources,
                    speaking=self.speaking,
                ),
            )
        return " · ".join(filter(None, [term("place kind", self.kind), claims, self.dates]))

    @property
    def on_page(self) -> int:
        """How many claims this page shows."""
        return sum(len(event.claims) for group in self.groups for event in group.events)

    @property
    def page_words(self) -> str:
        """``claims 101 to 200 of 350``; nothing when one page shows all."""
        if self.on_page == self.total:
            return ""
        return _(
            "claims {first} to {last} of {total}",
            first=self.offset + 1,
            last=self.offset + self.on_page,
            total=self.total,
        )


def panel_view(
    dataset: Dataset, axis: Axis, selection: Selection, *, offset: int = 0, limit: int = PAGE
) -> PanelView:
    """Return the claims ``offset`` to ``offset + limit`` of the days and the place selected."""
    facts = facts_of(dataset)
    days = np.flatnonzero(in_window(dataset, axis, selection))
    days = days[_at(facts, selection.place, days)]
    said, passed = known(dataset, selection)[days], shown(dataset, selection)[days]
    seen = days[said & passed]
    spanning = _spanning(facts, claim_slots(dataset, axis), seen)
    order = _ordered(facts, seen, spanning)
    writer = claim_writer(dataset)
    place = writer.places.get(selection.place or "", {})
    on_page = order[max(offset, 0) : max(offset, 0) + max(limit, 0)]
    page = _page(facts, frozenset(seen[spanning].tolist()), on_page)
    return PanelView(
        heading=place.get("name") or selection.place or _("All places"),
        kind=place.get("kind", ""),
        dates=date_phrase(axis, selection),
        total=len(order),
        speaking=len(np.unique(facts.source[order])),
        sources=len(dataset.sources),
        offset=max(offset, 0),
        groups=tuple(_place_groups(page, days, said, passed)),
        silence=silence(facts, days, said, passed),
        hidden=hidden_of(dataset, days[said & ~passed]),
        languages=text_languages(dataset).of_place(place, "heading"),
    )


def _at(facts: Facts, place: str | None, rows: Ints) -> Mask:
    """Return which claims are at a place itself, as its marker on the map counts them."""
    if place is None:
        return np.ones(len(rows), dtype=np.bool_)
    here = np.flatnonzero((facts.dataset.places["place_id"] == place).to_numpy(dtype=np.bool_))
    return np.isin(facts.place[rows], here)


def _spanning(facts: Facts, slots: ClaimSlots, rows: Ints) -> Mask:
    """Return which claims stand at a place under an event that each claim there only spans.

    ``rows`` are the claims shown; what meets in an event stays together, so that one
    source's exact day and another's vague one are read side by side.
    """
    groups = facts.event[rows] * (len(facts.dataset.places) + 1) + facts.place[rows] + 1
    exact = np.unique(groups[~slots.spanning[rows]])
    return ~np.isin(groups, exact)


def _ordered(facts: Facts, rows: Ints, vague: Mask) -> Ints:
    """Sort claims: places with most of these very days first and none last, then events, sources.

    Events come by their start; those that only span the days come last, the shortest first.
    """
    place, event = facts.place[rows] + 1, facts.event[rows]
    size = len(facts.dataset.places) + 1
    totals = np.bincount(place, minlength=size)
    exact = np.bincount(place[~vague], minlength=size)
    totals[0] = exact[0] = -1  # "no place" comes last
    start = facts.dataset.events["start"].fillna(0).to_numpy(dtype=np.int64)[event]
    length = np.where(vague, _shortest(event * size + place, (facts.stop - facts.start)[rows]), 0)
    by_place = (place, -totals[place], -exact[place])
    keys = (rows, facts.source[rows], event, start, length, vague, *by_place)
    return rows[np.lexsort(keys)]


def _shortest(groups: Ints, lengths: Ints) -> Ints:
    """Return for each row the least length in its group, shape ``(rows,)``."""
    _, group = np.unique(groups, return_inverse=True)
    least = np.full(len(groups), np.iinfo(np.int64).max)
    np.minimum.at(least, group, lengths)
    return least[group]


def _page(facts: Facts, spanning: frozenset[int], order: Ints) -> _Page:
    data = facts.dataset
    events = np.unique(facts.event[order])
    return _Page(
        writer=claim_writer(data),
        facts=facts,
        spanning=spanning,
        order=tuple(order.tolist()),
        claims=records(data.claims, order),
        events=records(data.events, events),
    )


def _place_groups(page: _Page, days: Ints, said: Mask, passed: Mask) -> Iterator[PlaceGroup]:
    nowhere: Row = {"place_id": "", "name": _("No place"), "kind": ""}
    place_of = page.facts.place[days]
    for number, rows in groupby(page.order, key=lambda row: int(page.facts.place[row])):
        here = place_of == number
        place = page.writer.places.row(number) if number >= 0 else nowhere
        yield PlaceGroup(
            id=place["place_id"],
            name=place["name"],
            kind=place["kind"],
            total=int((said & passed)[here].sum()),
            events=tuple(_event_groups(page, list(rows))),
            silence=silence(page.facts, days[here], said[here], passed[here]),
            languages=text_languages(page.facts.dataset).of_place(place) if number >= 0 else {},
        )


def _event_groups(page: _Page, rows: list[int]) -> Iterator[EventGroup]:
    for number, group in groupby(rows, key=lambda row: int(page.facts.event[row])):
        members, event = list(group), page.events[number]
        yield EventGroup(
            id=event["event_id"],
            title=event["title"],
            category=event["category"],
            spanning=members[0] in page.spanning,
            date=edtf_words(event["date"]),
            precision=event["precision"],
            claims=tuple(page.writer.line(page.claims[row], event) for row in members),
            languages=text_languages(page.facts.dataset).of_event(event),
        )
