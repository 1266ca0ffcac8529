"""How each kind of value is written in the address, and read back with a notice if need be."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, NamedTuple, Protocol
from urllib.parse import unquote

from dashboard.analysis import address_notices as notices
from dashboard.analysis.facts import facts_of
from dashboard.analysis.selection import Mode, Selection
from dashboard.analysis.timeline import Axis
from dashboard.errors import EdtfError
from dashboard.model.dataset import Dataset
from dashboard.model.edtf_days import parse_edtf

Values = tuple[Any, ...]

FEWEST_DAYS, MOST_DAYS = 2, 60
DEFAULT_DAYS = Selection().last_days
#: The empty set; an id that is spelt like it gets a comma.
EMPTY = "none"


@dataclass(frozen=True)
class Known:
    """What an address may name."""

    dataset: Dataset
    axis: Axis

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """Ids of the sources in their order."""
        return tuple(self.dataset.sources["source_id"].tolist())

    @cached_property
    def places(self) -> tuple[str, ...]:
        """Ids of the places in their order."""
        return tuple(self.dataset.places["place_id"].tolist())

    @property
    def categories(self) -> tuple[str, ...]:
        """The kinds of event."""
        return facts_of(self.dataset).categories

    @property
    def default_day(self) -> str | None:
        """Key of the slot to open with."""
        index = self.axis.index(None)
        return self.axis.slots[index].key if index >= 0 else None


class Camera(NamedTuple):
    """Where the map looks; degrees WGS 84. A tuple, so that it is a list in JSON."""

    zoom: float
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Reading:
    """The values found, and a notice when they are not what was asked for."""

    values: Values
    notice: str = ""


class Words(Protocol):
    """One kind of value; ``text`` is never empty, ``None`` means "leave it out"."""

    def read(self, text: str, known: Known) -> Reading:
        """Return the values that the text stands for, or the defaults and a notice."""

    def write(self, values: Values, known: Known) -> str | None:
        """Return the text for values other than the defaults."""


class DayWords:
    """``2022-01-05``, ``2007``: the key of a slot."""

    def read(self, text: str, known: Known) -> Reading:
        """Take the slot with this key, else the nearest to the day, else the default."""
        if text in known.axis.keys:
            return Reading((text,))
        try:
            span = parse_edtf(text)
        except EdtfError:
            key, words = _slot(known.axis, known.axis.index(None))
            return Reading((key,), notices.no_such_day(text, words))
        key, words = _slot(known.axis, known.axis.nearest(span.start, span.stop))
        return Reading((key,), notices.off_the_axis(text, words))

    def write(self, values: Values, known: Known) -> str | None:
        """Leave out the day that the map opens with."""
        (day,) = values
        return None if day == known.default_day else day


class ModeWords:
    """``day``, ``last3``, ``until``: a mode and its number of days."""

    def read(self, text: str, known: Known) -> Reading:
        """Take the mode and, for ``last``, the days."""
        found = re.fullmatch(r"(day|until)|last(\d{1,4})", text, re.ASCII)
        if found and found[1]:
            return Reading((Mode(found[1]), DEFAULT_DAYS))
        if found and FEWEST_DAYS <= int(found[2]) <= MOST_DAYS:
            return Reading((Mode.LAST, int(found[2])))
        notice = notices.no_such_mode(text, FEWEST_DAYS, MOST_DAYS)
        return Reading((Mode.DAY, DEFAULT_DAYS), notice)

    def write(self, values: Values, known: Known) -> str | None:
        """Leave out the single day."""
        mode, days = values
        if mode is Mode.DAY:
            return None
        return f"{mode.value}{days}" if mode is Mode.LAST else str(mode.value)


@dataclass(frozen=True, slots=True)
class IdsWords:
    """``icor,cwi``: a set of ids in the order of the data; ``none`` is the empty set."""

    kind: Literal["sources", "categories", "places"]

    def read(self, text: str, known: Known) -> Reading:
        """Take the ids that the data has, and all when it has none of them."""
        if text == EMPTY:
            return Reading((frozenset(),))
        ids = [unquote(each.strip()) for each in text.split(",") if each.strip()]
        mine = set(getattr(known, self.kind))
        strange = [each for each in ids if each not in mine]
        found = frozenset(ids) - frozenset(strange)
        if not strange and found:
            return Reading((found,))
        named = ", ".join(strange) or text
        notice = notices.no_such_ids(self.kind, named, len(strange), others=bool(found))
        return Reading((found or None,), notice)

    def write(self, values: Values, known: Known) -> str | None:
        """Leave out the filter that lets all pass; keep ids of other data for the notice."""
        (chosen,) = values
        if chosen is None:
            return None
        mine = getattr(known, self.kind)
        ids = [each for each in mine if each in chosen] + sorted(chosen - set(mine))
        ids = [_escaped(each) for each in ids]
        return f"{EMPTY}," if ids == [EMPTY] else ",".join(ids) or EMPTY


class PlaceWords:
    """``almaty``: the place whose claims the panel lists."""

    def read(self, text: str, known: Known) -> Reading:
        """Take the place if the data has it."""
        if text in known.places:
            return Reading((text,))
        return Reading((None,), notices.no_such_ids("places", text, 1, others=False))

    def write(self, values: Values, known: Known) -> str | None:
        """Leave out "all places"."""
        place: str | None = values[0]
        return place


class SearchWords:
    """Free text, its spaces made single."""

    def read(self, text: str, known: Known) -> Reading:
        """Take any text."""
        return Reading((" ".join(text.split()),))

    def write(self, values: Values, known: Known) -> str | None:
        """Leave out the empty search."""
        (search,) = values
        return " ".join(search.split()) or None


@dataclass(frozen=True, slots=True)
class OneOfWords:
    """One of a few words, the first of which is the default."""

    noun: str
    choices: tuple[str, ...]

    def read(self, text: str, known: Known) -> Reading:
        """Take the word if it is one of the choices."""
        if text in self.choices:
            return Reading((text,))
        shown = self.choices[0]
        return Reading((shown,), notices.none_of(self.noun, text, self.choices, shown))

    def write(self, values: Values, known: Known) -> str | None:
        """Leave out the default."""
        (choice,) = values
        return None if choice == self.choices[0] else choice


class CameraWords:
    """``5.25/48.1/67``: zoom, latitude and longitude."""

    def read(self, text: str, known: Known) -> Reading:
        """Take three numbers that a map can show."""
        try:
            zoom, latitude, longitude = (float(part) for part in text.split("/"))
        except ValueError:
            zoom, latitude, longitude = -1.0, 0.0, 0.0
        if 0 <= zoom <= 20 and abs(latitude) <= 90 and abs(longitude) <= 180:
            return Reading((Camera(round(zoom, 2), round(latitude, 4), round(longitude, 4)),))
        return Reading((None,), notices.no_such_camera(text))

    def write(self, values: Values, known: Known) -> str | None:
        """Write two decimals of the zoom and four of the degrees (11 m)."""
        (camera,) = values
        if camera is None:
            return None
        zoom, latitude, longitude = camera
        return "/".join([_decimal(zoom, 2), _decimal(latitude, 4), _decimal(longitude, 4)])


def _slot(axis: Axis, index: int) -> tuple[str | None, str]:
    """Return the key of a slot and its words; nothing where the axis is empty."""
    return (axis.slots[index].key, axis.slots[index].words) if index >= 0 else (None, "")


def _escaped(name: str) -> str:
    """Keep the comma for the list."""
    return name.replace("%", "%25").replace(",", "%2C")


def _decimal(number: float, digits: int) -> str:
    return f"{round(number, digits) + 0.0:.{digits}f}".rstrip("0").rstrip(".")
