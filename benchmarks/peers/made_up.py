"""A made-up data folder of a wished number of claims, always the same: what all peers draw."""

import csv
import math
import random
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path

FIRST_DAY = date(2022, 1, 1)
DAYS = 30
SOURCES = 5
SEED = 6
#: Western and Central Asia, with room to the map's edge.
LATITUDES, LONGITUDES = (36.0, 54.0), (35.0, 80.0)


def write_folder(folder: Path, claims: int, seed: int = SEED) -> Path:
    """Write the four tables of ``claims`` claims into ``folder`` and return it.

    Each day has its share, some places are in the news more than others, and no two claims of a
    day and place are about different events: a circle is one event.
    """
    chance = random.Random(seed)
    places = number_of_places(claims)
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "sources.csv", _sources())
    _write(folder / "places.csv", _places(places, chance))
    told = list(_told(claims, places, chance))
    _write(folder / "events.csv", _events(sorted({(day, place) for day, place, _ in told})))
    _write(folder / "claims.csv", _claims(told))
    return folder


def number_of_places(claims: int) -> int:
    """Return 40 for 100 claims, 126 for 1,000, 300 for 8,000 and more."""
    return max(40, min(300, round(4 * math.sqrt(claims))))


def _told(claims: int, places: int, chance: random.Random) -> Iterable[tuple[int, int, int]]:
    """Yield (day, place, source) of each claim; every day has at least one."""
    weights = [1 / (1 + place) ** 0.5 for place in range(places)]
    where = chance.choices(range(places), weights, k=claims)
    for number, place in enumerate(where):
        day = number if number < DAYS else chance.randrange(DAYS)
        yield day, place, chance.randrange(SOURCES)


def _sources() -> Iterable[Sequence[object]]:
    yield "source_id", "label", "title", "published", "language", "kind"
    for number in range(SOURCES):
        yield f"s{number}", f"Source {number + 1}", "Made up", "2022-02-01", "en", "report"


def _places(places: int, chance: random.Random) -> Iterable[Sequence[object]]:
    yield "place_id", "name", "kind", "latitude", "longitude", "geocoder", "geocoded_on"
    for number in range(places):
        latitude, longitude = (
            round(chance.uniform(*bounds), 4) for bounds in (LATITUDES, LONGITUDES)
        )
        name = f"Place {number + 1}"
        yield f"p{number}", name, "city", latitude, longitude, "manual", "2022-02-01"


def _events(met: Iterable[tuple[int, int]]) -> Iterable[Sequence[object]]:
    yield "event_id", "date", "place", "title", "category"
    for day, place in met:
        yield _event(day, place), _iso(day), f"p{place}", "Made-up gathering", "protest"


def _claims(told: Iterable[tuple[int, int, int]]) -> Iterable[Sequence[object]]:
    yield "claim_id", "event_id", "source_id", "claim", "locator", "stance"
    for number, (day, place, source) in enumerate(told):
        text = f"Made-up claim {number + 1} about a gathering."
        yield f"c{number}", _event(day, place), f"s{source}", text, f"¶{number + 1}", "asserts"


def _event(day: int, place: int) -> str:
    return f"e{day}-{place}"


def _iso(day: int) -> str:
    return (FIRST_DAY + timedelta(days=day)).isoformat()


def _write(path: Path, rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
