"""What the browser draws: all activity, sent once, and what the filters make of it.

:class:`MapView` travels when the page loads, the counts of a :class:`MapState` when a filter
changes; both as columns of numbers beside a header of texts (:mod:`dashboard.views.columns`),
in the same order of rows.
"""

from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields, replace
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from dashboard.analysis.activity import Activity, build_activity
from dashboard.analysis.claim_slots import claim_slots
from dashboard.analysis.description import phrase
from dashboard.analysis.facts import Ints, facts_of
from dashboard.analysis.filters import shown
from dashboard.analysis.selection import Selection
from dashboard.analysis.statement_days import statement_days
from dashboard.analysis.text_languages import place_languages
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
    language: str = ""  #: of the name, where it is not the reader's


@dataclass(frozen=True, slots=True)
class KnownDay:
    """A day on which something was said: ``key`` as in the address, in words, and short."""

    key: str
    words: str
    short: str


@dataclass(frozen=True, eq=False)
class OffMap:
    """Claims with a day whose place cannot be drawn: they are counted beside the map.

    ``claim`` are positions in claims.csv, ``first`` and ``last`` inclusive slot indexes, ``said``
    positions of statement days; all of shape ``(claims off the map,)``.
    """

    claim: Ints
    first: Ints
    last: Ints
    said: Ints


@dataclass(frozen=True, eq=False)
class MapView:
    """Everything that the map draws, whatever is selected.

    ``place`` are the places of the rows of ``activity`` as positions in ``places`` here;
    ``position`` tells that of each place of the dataset, -1 for one that is not drawn.
    ``default`` is a slot index (-1 when no claim has a day), ``home`` is ``None`` when no place
    is a point.
    """

    sources: tuple[SourceMark, ...]
    places: tuple[PlaceMark, ...]
    slots: tuple[SlotView, ...]
    place: Ints
    position: Ints
    activity: Activity
    off: OffMap
    known: tuple[KnownDay, ...]
    default: int
    home: Bounds | None

    def header(self) -> Json:
        """Return the texts: ``{"places": {"id": [...], "name": [...], ...}, "home": [...]}``."""
        return {
            "sources": _columns(SourceMark, self.sources),
            "places": _columns(PlaceMark, self.places),
            "slots": _columns(SlotView, self.slots),
            "known": _columns(KnownDay, self.known),
            "default": self.default,
            "home": None if self.home is None else list(astuple(self.home)),
        }

    def columns(self) -> dict[str, Ints]:
        """Return the rows of the activity, and those of the claims off the map as ``off_first``.

        ``reach`` is ``last - first``: most claims reach no further than their slot.
        """
        rows, off = self.activity, self.off
        return {
            "place": self.place,
            "source": rows.source,
            "first": rows.first,
            "reach": rows.last - rows.first,
            "light": rows.light,
            "said": rows.said,
            "total": rows.total,
            "off_first": off.first,
            "off_reach": off.last - off.first,
            "off_said": off.said,
        }


@dataclass(frozen=True, eq=False, slots=True)
class MapState:
    """What a selection changes on the map.

    ``shown`` counts claims parallel to the rows of ``MapView.activity``, ``off_shown`` is 1
    for each claim of ``MapView.off`` that passes; both leave the statement day out, which the
    browser applies itself. ``open`` are the questions in conflict, for each statement day and
    last for all of them; a data set with more than ``MOST_KNOWN`` days gets the one asked for.
    ``sources`` are the ids of those that pass the filters.
    """

    shown: Ints
    off_shown: Ints
    open: OpenView
    sources: tuple[str, ...]

    def header(self) -> Json:
        """Return the texts, and where in the columns ``open_place`` ... each layer lies.

        ``layers`` are ``[layer, first row, row after the last]``; the others are not worked out.
        """
        layers, at = [], 0
        for number, layer in enumerate(self.open.layers):
            if layer is not None:
                layers.append([number, at, at := at + len(layer["place"])])
        return {
            "sources": list(self.sources),
            "layers": layers,
            "layer_count": len(self.open.layers),
        }

    def columns(self) -> dict[str, npt.ArrayLike]:
        """Return ``shown``, ``off_shown``, and the rows of all layers of ``open``."""
        known = [layer for layer in self.open.layers if layer is not None]
        rows = {
            f"open_{name}": np.concatenate([[], *(layer[name] for layer in known)])
            for name in ("place", "first", "last", "question")
        }
        return {"shown": self.shown, "off_shown": self.off_shown, **rows}


def map_view(dataset: Dataset, axis: Axis) -> MapView:
    """Lay out sources, places, slots and activity for the browser."""
    activity = build_activity(dataset, axis)
    used, place = np.unique(activity.place, return_inverse=True)
    places = _place_marks(dataset, used.tolist())
    position = np.full(len(dataset.places), -1, dtype=np.int64)
    position[used] = np.arange(len(used))
    return MapView(
        sources=_source_marks(dataset),
        places=places,
        slots=slot_views(axis),
        place=place.reshape(-1).astype(np.int64),
        position=position,
        activity=activity,
        off=_off_map(dataset, axis),
        known=_known_days(dataset),
        default=axis.index(None),
        home=home_bounds(dataset, activity),
    )


def map_state(dataset: Dataset, axis: Axis, view: MapView, selection: Selection) -> MapState:
    """Count what the filters of a selection show in ``view``."""
    mask = shown(dataset, replace(selection, as_known_on=None))
    ids = dataset.sources["source_id"].tolist()
    chosen = selection.sources
    return MapState(
        shown=view.activity.counted(mask),
        off_shown=mask[view.off.claim].astype(np.int64),
        open=open_view(dataset, axis, selection, view.position),
        sources=tuple(each for each in ids if chosen is None or each in chosen),
    )


def filters_phrase(dataset: Dataset, selection: Selection) -> str:
    """Put the filters into words, without the statement day, which the browser adds."""
    return phrase(dataset, replace(selection, as_known_on=None))


def _off_map(dataset: Dataset, axis: Axis) -> OffMap:
    slots = claim_slots(dataset, axis)
    claims = np.flatnonzero(~facts_of(dataset).on_map & (slots.first >= 0))
    first, last = (each[claims].astype(np.int64) for each in (slots.first, slots.last))
    return OffMap(claims, first, last, statement_days(dataset).said[claims])


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
    table = dataset.places.iloc[used]
    names = ("place_id", "name", "kind", "latitude", "longitude", "area", "country", "parent_id")
    languages = place_languages(dataset)
    return tuple(
        PlaceMark(
            id=place,
            name=name,
            kind=kind,
            latitude=_coordinate(latitude),
            longitude=_coordinate(longitude),
            areas=area_codes(area),
            country=country,
            parent=parent,
            language=languages.get(place, ""),
        )
        for place, name, kind, latitude, longitude, area, country, parent in zip(
            *(table[name].tolist() for name in names), strict=True
        )
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
