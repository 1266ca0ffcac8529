"""Places that a name may mean, as a person chooses among them, and the row that comes of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from dashboard.geocoding.candidates import Candidate
from dashboard.geocoding.chain import Outcome
from dashboard.geocoding.gazetteer import Gazetteer
from dashboard.geocoding.name_index import Entry
from dashboard.geocoding.outlines import area_codes, rings
from dashboard.geocoding.receipts import receipts
from dashboard.language import _, current, ngettext
from dashboard.model.schemas import PLACES
from dashboard.model.terms import term

Cells = dict[str, str]

#: So many candidates fit beside a small map.
MOST = 6
_SURE = 3  # of each, first: places of that name, and places whose name only begins so


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place of the gazetteer in words; ``number`` counts from 1, as on the map."""

    number: int
    name: str
    where: str  #: ``Mangystau Region, Kazakhstan``
    about: str  #: ``city, 113,014 inhabitants``
    entry: Entry

    @property
    def words(self) -> str:
        """``Zhanaozen, Mangystau Region, Kazakhstan: city, 113,014 inhabitants``."""
        return f"{self.name}{f', {self.where}' if self.where else ''}: {self.about}"


def found_places(name: str, countries: Sequence[str] = ()) -> tuple[FoundPlace, ...]:
    """Return what a name, or its beginning, may mean, likeliest first."""
    name = " ".join(name.split())
    if len(name) < 2:
        return ()
    known = gazetteer().candidates(name, countries, MOST)
    sure = [each for each in known if each.degree == 0]
    begun = gazetteer().completions(name, countries, MOST)
    unsure = [each for each in known if each.degree]
    every: dict[tuple[str, str], Candidate] = {}
    for each in (*sure[:_SURE], *begun[:_SURE], *sure, *begun, *unsure):
        every.setdefault((each.place.key, each.place.name), each)
    few = list(every.values())[:MOST]
    return tuple(_found(number, each) for number, each in enumerate(few, start=1))


def cells_of(
    chosen: Entry, query: str, there: Sequence[Mapping[str, str]], on: date
) -> Cells | None:
    """Return the row for a place of the gazetteer, with its receipt.

    ``None`` when the place is in the table already: :func:`known_as` says under which id.
    """
    made = receipts([_outcome(chosen, query)], _whole(there), on)
    return dict(made.rows[0]) if made.rows else None


def known_as(chosen: Entry, query: str, there: Sequence[Mapping[str, str]]) -> str:
    """Return the ``place_id`` under which the place is in the table already, or nothing."""
    made = receipts([_outcome(chosen, query)], _whole(there), date.min)
    return made.known.get(query, "")


def manual_cells(name: str, kind: str, latitude: float, longitude: float, on: date) -> Cells:
    """Return the row for a point that a person set on the map, with its receipt."""
    return {
        "name": name,
        "kind": kind,
        "latitude": f"{latitude:.5f}".rstrip("0").rstrip("."),
        "longitude": f"{longitude:.5f}".rstrip("0").rstrip("."),
        "geocoder": "manual",
        "geocoded_query": name,
        "geocoded_on": on.isoformat(),
    }


def marks(found: Sequence[FoundPlace], chosen: int | None) -> list[dict[str, object]]:
    """Return the candidates as the small map draws them; regions and countries as outlines."""
    return [
        {
            "number": each.number,
            "name": each.name,
            "at": [each.entry.latitude, each.entry.longitude],
            "rings": rings(area_codes(each.entry.area)) if _is_area(each.entry) else [],
            "chosen": each.number == chosen,
        }
        for each in found
    ]


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer, read once."""
    return Gazetteer()


def _is_area(entry: Entry) -> bool:
    return entry.kind in ("region", "country") and bool(entry.area)


def _found(number: int, candidate: Candidate) -> FoundPlace:
    place = candidate.place
    region = gazetteer().region_name(place.area) if place.kind in ("city", "site") else ""
    country = _country(place.country) if place.kind != "country" else ""
    n = place.population
    people = ngettext("{n} inhabitant", "{n} inhabitants", n) if n else ""
    also = _("also {name}", name=candidate.matched) if candidate.matched != place.name else ""
    about = ", ".join(filter(None, [term("place kind", place.kind), people, also]))
    where = dict.fromkeys(filter(None, [region, country]))
    inside = [each for each in where if each != place.name]
    return FoundPlace(number, place.name, ", ".join(inside), about, place)


def _country(code: str) -> str:
    return str(current().locale.territories.get(code, code))


def _outcome(chosen: Entry, query: str) -> Outcome:
    return Outcome(query, chosen, "gazetteer")


def _whole(rows: Sequence[Mapping[str, str]]) -> list[Cells]:
    """Give every row all columns of the schema: a file may lack some."""
    blank = dict.fromkeys(PLACES.columns, "")
    return [blank | dict(row) for row in rows]
