"""ISO 3166-2 codes for units that come with names only.

The package ``iso3166-2`` gives each code its names, its parent and a point. A unit gets
the code whose names are most like its own, helped by the point lying inside it, and every
code goes to one unit at most. A unit that nothing fits keeps no code.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import shapely
from anyascii import anyascii
from build_basemap_sources import Unit
from rapidfuzz import fuzz
from shapely.geometry import Point

INSIDE, ENOUGH = 30.0, 85.0  # what the point is worth, and what a match needs (names: 0 to 100)
GENERIC = re.compile(
    r"\b(oblasts?|oblasty|oblysy|oblast|province|provincia|region|state|district|county|city"
    r"|respublika|republic of|republic|department|departement|governorate|municipality|of|de|the)\b"
)

# Kazakhstan as it was in January 2022, under the codes that ISO had then.
KAZAKHSTAN = {
    "Akmola Region": "KZ-AKM",
    "Aktobe Region": "KZ-AKT",
    "Almaty": "KZ-ALA",
    "Almaty Region": "KZ-ALM",
    "Astana": "KZ-AST",
    "Atyrau Region": "KZ-ATY",
    "Karaganda Region": "KZ-KAR",
    "Kostanay Region": "KZ-KUS",
    "Kyzylorda Region": "KZ-KZY",
    "Mangystau Region": "KZ-MAN",
    "Pavlodar Region": "KZ-PAV",
    "North Kazakhstan Region": "KZ-SEV",
    "Shymkent": "KZ-SHY",
    "East Kazakhstan Region": "KZ-VOS",
    "Turkistan Region": "KZ-YUZ",
    "West Kazakhstan Region": "KZ-ZAP",
    "Jambyl Region": "KZ-ZHA",
}


@dataclass(frozen=True, slots=True)
class Subdivision:
    """One row of ISO 3166-2."""

    code: str
    names: tuple[str, ...]
    parent: str
    point: Point | None


def read_subdivisions(path: Path) -> dict[str, list[Subdivision]]:
    """Read ``iso3166-2.json`` by country."""
    table = json.loads(path.read_text("utf-8"))
    return {
        country: [_subdivision(code, row) for code, row in rows.items()]
        for country, rows in table.items()
    }


def _subdivision(code: str, row: dict[str, object]) -> Subdivision:
    others = re.sub(r"\s*\([^)]*\)", "", str(row["localOtherName"] or "")).split(", ")
    where = row["latLng"]
    point = Point(where[1], where[0]) if isinstance(where, list) and len(where) == 2 else None
    names = (str(row["name"]), *(name for name in others if name))
    return Subdivision(code, names, str(row["parentCode"] or ""), point)


def codes_for(units: Sequence[Unit], subdivisions: Sequence[Subdivision]) -> dict[int, str]:
    """Return a code by the index of each unit (all of one country) that has one."""
    offers = sorted(
        (
            (-score, index, subdivision.code)
            for index, unit in enumerate(units)
            for subdivision in subdivisions
            if (score := _score(unit, subdivision)) >= ENOUGH
        ),
    )
    found: dict[int, str] = {}
    taken: set[str] = set()
    for _, index, code in offers:
        if index not in found and code not in taken:
            found[index] = code
            taken.add(code)
    return found


def _score(unit: Unit, subdivision: Subdivision) -> float:
    ours, theirs = _folded(unit.names), _folded(subdivision.names)
    alike = max((fuzz.ratio(a, b) for a in ours for b in theirs if a and b), default=0.0)
    inside = subdivision.point is not None and shapely.contains(unit.geometry, subdivision.point)
    return alike + INSIDE * inside - (0 if inside or alike > 80 else 20)


def _folded(names: Iterable[str]) -> set[str]:
    """Reduce names to bare letters, without the word for the kind of unit."""
    plain = (anyascii(name).lower() for name in names)
    return {re.sub(r"[^a-z0-9]", "", GENERIC.sub(" ", name)) for name in plain}
