"""What the browser draws: all activity, sent once, and what the filters make of it.

:class:`MapView` travels when the page loads, :class:`MapState` whenever a filter
changes; both become plain columns of numbers and texts, in the same order of rows.
"""

from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields, replace
from datetime import date
from typing import Any

import numpy as np

from dashboard.analysis.activity import Activity, build_activity
from dashboard.analysis.description import phrase
from dashboard.analysis.facts import facts_of
from dashboard.analysis.filters import shown
from dashboard.analysis.selection import Selection
from dashboard.analysis.statement_days import statement_days
from dashboard.analysis.timeline import Axis
from dashboard.geocoding.outlines import area_codes
from dashboard.language import day_and_month, day_words
from dashboard.model.dataset import Dataset
from dashboard.views.home import Bounds, home_bounds
from dashboard.views.open_view import OpenView, open_view
from dashboard.views.palette import source_colours
from dashboard.views.slots import SlotView, slot_views

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class SourceMark:
    """A source as legends and donuts show it."""

    id: str
    label: str
    colour: str


@dataclass(frozen=True, slots=True)
class PlaceMark:
    """A place with claims; coordinates are ``None`` where only ``areas`` can be drawn."""

    id: str
    name: str
    kind: str
    latitude: float | None
    longitude: float | None
    areas: tuple[str, ...]
    country: str
    parent: str


@dataclass(frozen=True, slots=True)
class KnownDay:
    """A day on which something was said: ``key`` as in the address, in words, and short."""

    key: str
    words: str
    short: str


@dataclass(frozen=True)
class OffMap:
    """Claims with a day whose place cannot be drawn: they are counted beside the map.

    ``claim`` are positions in claims.csv, ``first`` and ``last`` inclusive slot indexes.
    """

    claim: tuple[int, ...]
    first: tuple[int, ...]
    last: tuple[int, ...]
    said: tuple[int, ...]


@dataclass(frozen=True)
class MapView:
    """Everything that the map draws, whatever is selected.

    ``activity.place`` holds positions in ``places`` here, ``default`` is a slot index
    (-1 when no claim has a day), ``home`` is ``None`` when no place is a point.
    """

    sources: tuple[SourceMark, ...]
    places: tuple[PlaceMark, ...]
    categories: tuple[str, ...]
    slots: tuple[SlotView, ...]
    place: tuple[int, ...]
    activity: Activity
    off: OffMap
    known: tuple[KnownDay, ...]
    default: int
    home: Bounds | None

    def to_json(self) -> Json:
        """Return columns: ``{"places": {"id": [...], ...}, "activity": {"place": [...], ...}}``."""
        rows = self.activity
        return {
            "sources": _columns(SourceMark, self.sources),
            "places": _columns(PlaceMark, self.places),
            "categories": list(self.categories),
            "slots": _columns(SlotView, self.slots),
            "activity": {
                "place": list(self.place),
                "source": rows.source.tolist(),
                "category": rows.category.tolist(),
                "first": rows.first.tolist(),
                "last": rows.last.tolist(),
                "light": rows.light.tolist(),
                "said": rows.said.tolist(),
                "total": rows.total.tolist(),
            },
            "off": {name: list(getattr(self.off, name)) for name in ("first", "last", "said")},
            "known": _columns(KnownDay, self.known),
            "default": self.default,
            "home": None if self.home is None else list(astuple(self.home)),
        }


@dataclass(frozen=True, slots=True)
class MapState:
    """What a selection changes on the map.

    ``shown`` counts claims parallel to the rows of ``MapView.activity``, ``off_shown`` is 1
    for each claim of ``MapView.off`` that passes; both leave the statement day out, which the
    browser applies itself. ``open`` are the questions in conflict, for each statement day and
    last for all of them; a data set with more than ``MOST_KNOWN`` days gets the one asked for.
    """

    shown: tuple[int, ...]
    off_shown: tuple[int, ...]
    phrase: str
    open: OpenView
    known: str | None
    place: str | None
    slot: int
    day: str | None
    mode: str
    last_days: int

    def to_json(self) -> Json:
        """Return the same names, with lists for tuples."""
        values = {each.name: getattr(self, each.name) for each in fields(self)}
        lists = {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in values.items()
        }
        return lists | {"open": self.open.to_json()}


def map_view(dataset: Dataset, axis: Axis) -> MapView:
    """Lay out sources, places, slots and activity for the browser."""
    activity = build_activity(dataset, axis)
    used, place = np.unique(activity.place, return_inverse=True)
    places = _place_marks(dataset, used.tolist())
    return MapView(
        sources=_source_marks(dataset),
        places=places,
        categories=facts_of(dataset).categories,
        slots=slot_views(axis),
        place=tuple(place.tolist()),
        activity=activity,
        off=_off_map(dataset, axis),
        known=_known_days(dataset),
        default=axis.index(None),
        home=home_bounds(dataset, activity),
    )


def map_state(dataset: Dataset, axis: Axis, view: MapView, selection: Selection) -> MapState:
    """Count what the filters of a selection show in ``view``."""
    timeless = replace(selection, as_known_on=None)
    mask, slot = shown(dataset, timeless), axis.index(selection.day)
    return MapState(
        shown=tuple(view.activity.counted(mask).tolist()),
        off_shown=tuple(mask[list(view.off.claim)].astype(int).tolist()),
        phrase=phrase(dataset, timeless),
        open=open_view(dataset, axis, selection, [place.id for place in view.places]),
        known=selection.as_known_on,
        place=selection.place,
        slot=slot,
        day=axis.slots[slot].key if slot >= 0 else None,
        mode=selection.mode.value,
        last_days=selection.last_days,
    )


def _off_map(dataset: Dataset, axis: Axis) -> OffMap:
    facts = facts_of(dataset)
    first, last = axis.first_last(facts.start, facts.stop)
    claims = np.flatnonzero(~facts.on_map & (first >= 0))
    said = statement_days(dataset).said
    columns = (claims, first[claims], last[claims], said[claims])
    return OffMap(*(tuple(each.tolist()) for each in columns))


def _known_days(dataset: Dataset) -> tuple[KnownDay, ...]:
    days = statement_days(dataset)
    dates = (date.fromordinal(day) for day in days.days.tolist())
    return tuple(
        KnownDay(key, day_words(day), day_and_month(day))
        for key, day in zip(days.keys, dates, strict=True)
    )


def _source_marks(dataset: Dataset) -> tuple[SourceMark, ...]:
    table = dataset.sources
    rows = zip(table["source_id"], table["label"], source_colours(len(table)), strict=True)
    return tuple(SourceMark(*row) for row in rows)


def _place_marks(dataset: Dataset, used: list[int]) -> tuple[PlaceMark, ...]:
    """Return the places at these positions of places.csv."""
    rows = dataset.places.iloc[used].to_dict("records")
    return tuple(
        PlaceMark(
            id=row["place_id"],
            name=row["name"],
            kind=row["kind"],
            latitude=_coordinate(row["latitude"]),
            longitude=_coordinate(row["longitude"]),
            areas=area_codes(row["area"]),
            country=row["country"],
            parent=row["parent_id"],
        )
        for row in rows
    )


def _coordinate(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _columns(kind: type, rows: Iterable[Any]) -> dict[str, list[Any]]:
    """Turn dataclasses into columns; tuples inside become lists."""
    names = [each.name for each in fields(kind)]
    columns: dict[str, list[Any]] = {name: [] for name in names}
    for row in rows:
        for name in names:
            value = getattr(row, name)
            columns[name].append(list(value) if isinstance(value, tuple) else value)
    return columns
