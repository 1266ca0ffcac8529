"""Whether a place's point lies where its country and region say it does."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple, Protocol

from dashboard.language import lazy, lazy_listed
from dashboard.model.draft import Draft
from dashboard.model.report import Severity
from dashboard.model.rules import Explanation

#: Coasts and borders are simplified, and harbours lie at sea.
TOLERANCE_KM = 10.0


class Outlines(Protocol):
    """Outlines of countries (ISO 3166-1) and their regions (ISO 3166-2); degrees of WGS 84."""

    def contains(self, code: str, latitude: float, longitude: float) -> bool | None:
        """Whether the point lies inside; ``None`` when there is no such outline."""
        ...

    def distance_km(self, code: str, latitude: float, longitude: float) -> float | None:
        """How far outside the point lies (0 inside); ``None`` when there is no such outline."""
        ...


class _Place(NamedTuple):
    index_: int
    place_id: str
    latitude: str
    longitude: str
    country: str
    area: str
    parent_id: str


def check_points(places: Draft, outlines: Outlines | None) -> None:
    """Report points outside their country or region; swapped coordinates are set aside."""
    if outlines is not None:
        _report_unknown_codes(places, outlines)
        for index, latitude, longitude, codes in _points(places):
            for column, group in codes.items():
                if not _is_inside(outlines, group, latitude, longitude):
                    _report(places, outlines, index, column, group)
                    break
    places.drop_doomed()


def _points(places: Draft) -> Iterator[tuple[int, float, float, dict[str, tuple[str, ...]]]]:
    """Yield row, latitude, longitude, and the codes to lie in by the column that names them.

    A code is the place's own, or that of the nearest place it is part of.
    """
    columns = (places.frame[name].tolist() for name in _Place._fields[1:])
    rows = list(map(_Place, places.frame.index.tolist(), *columns))
    by_id = {row.place_id: row for row in rows}
    for row in rows:
        codes: dict[str, tuple[str, ...]] = {}
        above = row if row.latitude else None
        while above is not None:
            for column, cell in (("country", above.country), ("area", above.area)):
                if cell:
                    codes.setdefault(column, _codes(cell))
            above = by_id.get(above.parent_id)
        if row.latitude:
            yield row.index_, float(row.latitude), float(row.longitude), codes


def _codes(cell: str) -> tuple[str, ...]:
    return tuple(code.strip() for code in cell.split("|") if code.strip())


def _distance(outlines: Outlines, codes: tuple[str, ...], at: tuple[float, float]) -> float | None:
    distances = [outlines.distance_km(code, *at) for code in codes]
    known = [distance for distance in distances if distance is not None]
    return min(known) if len(known) == len(codes) else None


def _is_inside(
    outlines: Outlines, codes: tuple[str, ...], latitude: float, longitude: float
) -> bool:
    """Whether the point is in or near one of the outlines; a code without one passes."""
    verdicts = [outlines.contains(code, latitude, longitude) for code in codes]
    if None in verdicts or any(verdicts):
        return True
    distance = _distance(outlines, codes, (latitude, longitude))
    return distance is None or distance <= TOLERANCE_KM


def _report(
    places: Draft, outlines: Outlines, index: int, column: str, codes: tuple[str, ...]
) -> None:
    latitude, longitude = (float(places.cell(index, name)) for name in ("latitude", "longitude"))
    where, shown = lazy_listed(codes), f"{latitude:g}, {longitude:g}"
    swapped = abs(longitude) <= 90 and _is_inside(outlines, codes, longitude, latitude)
    explanation: Explanation
    if swapped:
        wrong = lazy(
            "{point} is outside {area}, but {swapped} is inside.",
            point=shown, area=where, swapped=f"{longitude:g}, {latitude:g}",
        )  # fmt: skip
        explanation = (wrong, lazy("Swap latitude and longitude."))
    else:
        distance = _distance(outlines, codes, (latitude, longitude)) or 0.0
        wrong = lazy(
            "{point} is {km} km outside {area}.", point=shown, km=round(distance), area=where
        )
        explanation = (wrong, lazy("Correct the coordinates, or {column}.", column=column))
    code = "swapped-coordinates" if swapped else "outside"
    severity = Severity.ERROR if swapped else Severity.WARNING
    places.report(severity, code, index, "latitude", explanation, sets_aside=swapped)


def _report_unknown_codes(places: Draft, outlines: Outlines) -> None:
    there = cache(lambda code: outlines.contains(code, 0.0, 0.0) is not None)
    for column in ("country", "area"):
        for index, cell in places.cells(column, places.frame[column] != ""):
            for code in _codes(cell):
                if not there(code):
                    wrong = lazy("there is no outline for {code}.", code=code)
                    mend = lazy("Write ISO 3166 codes, such as KZ or KZ-MAN.")
                    explanation = (wrong, mend)
                    places.report(Severity.WARNING, "no-outline", index, column, explanation)
