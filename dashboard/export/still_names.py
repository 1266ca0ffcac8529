"""The basemap's own names: countries, larger cities, places of the data that are silent now."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from dashboard.export.scene import Scene
from dashboard.export.still_counts import Counts
from dashboard.export.still_frame import Frame
from dashboard.export.still_ground import country_labels
from dashboard.export.still_layout import Box, Point, Taken, around
from dashboard.export.still_text import clean, width
from dashboard.geocoding.topology import FOLDER
from dashboard.language import ENGLISH, current
from dashboard.language.names import city_names, country_names

COUNTRY, CITY = 10.5, 11.5
#: From which number of inhabitants a city is named at a zoom: 3 -> 6 million.
_INHABITANTS = (3e7, 2e7, 1.2e7, 6e6, 2e6, 5e5, 2e5, 7e4, 2.5e4, 1e4, 0)
_MOST = 70
_CITY = ("name", "country", "lat", "lon", "population")
_NEAR = 0.25


@dataclass(frozen=True, slots=True)
class GroundName:
    """A quiet name: ``kind`` is ``country``, ``city`` or ``place``; those two have a dot."""

    kind: str
    text: str
    point: Point
    box: Box


def ground_names(
    scene: Scene, counts: Counts, frame: Frame, unit: float, taken: Taken
) -> list[GroundName]:
    """Return the names that are free beside the marks, best first."""
    candidates = [
        *_silent(scene, counts, frame, unit),
        *_countries(scene, frame, unit),
        *_cities(scene, frame, unit),
    ]
    names = []
    for kind, text, point in candidates:
        for box in _boxes(kind, text, point, unit):
            if frame.box.grown(-3 * unit).holds(box) and taken.free(box):
                taken.add(box)
                names.append(GroundName(kind, text, point, box))
                break
    return names


def _boxes(kind: str, text: str, point: Point, unit: float) -> list[Box]:
    size = (COUNTRY if kind == "country" else CITY) * unit
    wide, high = width(text, size, kind == "country") + 4 * unit, size * 1.35
    if kind == "country":
        return [around(*point, wide, high)]
    away = 6 * unit + wide / 2
    return [around(point[0] + side * away, point[1], wide, high) for side in (1, -1)]


def _silent(
    scene: Scene, counts: Counts, frame: Frame, unit: float
) -> Iterator[tuple[str, str, Point]]:
    totals = counts.totals.tolist()
    for index, place in enumerate(scene.view.places):
        if place.latitude is None or place.longitude is None or totals[index]:
            continue
        point = frame.point(place.latitude, place.longitude)
        if frame.box.has(*point) and (place.kind != "site" or frame.zoom(unit) >= 8):
            yield "place", clean(place.name), point


def _countries(scene: Scene, frame: Frame, unit: float) -> Iterator[tuple[str, str, Point]]:
    zoom = frame.zoom(unit)
    if zoom > 7:
        return
    outlined = {
        code for place in scene.view.places if place.kind == "country" for code in place.areas
    }
    names = {} if current() is ENGLISH else country_names()
    for row in country_labels():
        point = frame.point(row["label"][1], row["label"][0])
        if row["zoom"] <= zoom and row["code"] not in outlined and frame.box.has(*point):
            yield "country", names.get(row["code"], row["name"]).upper(), point


def _cities(scene: Scene, frame: Frame, unit: float) -> Iterator[tuple[str, str, Point]]:
    table = _city_table()
    least = _INHABITANTS[max(0, min(len(_INHABITANTS) - 1, int(frame.zoom(unit))))]
    known = [
        (place.latitude, place.longitude)
        for place in scene.view.places
        if place.latitude is not None and place.longitude is not None
    ]
    found = 0
    spoken, zones = table["names"].get(current().code, {}), city_names()
    columns = zip(*(table[each] for each in _CITY), strict=True)
    for at, (name, country, latitude, longitude, people) in enumerate(columns):
        if people < least or found >= _MOST:
            return
        point = frame.point(latitude, longitude)
        if frame.box.has(*point) and not _is_place(latitude, longitude, known):
            found += 1
            yield "city", spoken.get(str(at)) or zones.get(country, {}).get(name, name), point


def _is_place(latitude: float, longitude: float, known: list[tuple[float, float]]) -> bool:
    return any(abs(latitude - lat) < _NEAR and abs(longitude - lon) < _NEAR for lat, lon in known)


@cache
def _city_table() -> dict[str, Any]:
    """Columns of the larger cities, the largest first; names in other languages by position."""
    table: dict[str, Any] = json.loads((FOLDER / "cities.json").read_text("utf-8"))
    return table
