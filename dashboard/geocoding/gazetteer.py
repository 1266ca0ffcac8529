"""A geopy geocoder that needs no network: GeoNames' towns, ISO's regions, CLDR's countries.

A name goes through a cascade (see :mod:`dashboard.geocoding.spelling`): spelled exactly so,
folded to letters, reduced to what transliterations share; the step that hit is kept. What
is only *like* a name is never an answer, only a suggestion.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location

from dashboard.geocoding.candidates import STEPS, Candidate, ranked, rivals
from dashboard.geocoding.name_index import Entry, NameIndex, load_index
from dashboard.geocoding.spelling import Asked, asked, exact, folded, skeleton

_LIKE = 78.0  # of 100: below that, a suggestion is noise
_FEW = 10
_BEGUN = 3  # letters that make a beginning
_KEYS = 2_000  # names looked at for a beginning


class Gazetteer(Geocoder):  # type: ignore[misc]  # geopy has no types
    """Offline and world-wide; towns from 1,000 inhabitants, regions, countries, airports.

    ``country_codes`` (ISO 3166-1 alpha-2, any case) puts places of these countries first;
    it does not exclude others, for a report about Kazakhstan also names Moscow.
    """

    def __init__(self, index: NameIndex | None = None) -> None:
        super().__init__()
        self._index = index or load_index()

    def geocode(
        self,
        query: str,
        exactly_one: bool = True,
        country_codes: str | Sequence[str] | None = None,
        timeout: Any = DEFAULT_SENTINEL,
        limit: int = _FEW,
    ) -> Location | list[Location] | None:
        """Return the likeliest place of that name, or all, or None.

        ``Location.raw`` holds ``kind``, ``country``, ``area``, ``geonames_id``,
        ``population``, ``how``, ``matched`` and ``ambiguous`` (bool). Suggestions are
        left out. ``timeout`` is geopy's and has no meaning here.
        """
        found = self.candidates(query, country_codes, limit)
        doubtful = bool(rivals(found, codes_of(country_codes)))
        sure = [_location(each, doubtful) for each in found if each.how != STEPS[-1]]
        if exactly_one:
            return sure[0] if sure else None
        return sure or None

    def candidates(
        self, query: str, country_codes: str | Sequence[str] | None = None, limit: int = _FEW
    ) -> list[Candidate]:
        """Return what the name may mean, likeliest first; only suggestions if nothing fits."""
        hint, wanted = codes_of(country_codes), asked(query)
        found = self._spelled(query, wanted) or self._within(query)
        if not found:
            found = list(self._suggested(wanted, hint))
        return ranked(found, hint, wanted.kind)[:limit]

    def completions(
        self, begun: str, country_codes: str | Sequence[str] | None = None, limit: int = _FEW
    ) -> list[Candidate]:
        """Return places whose name begins so, the largest first: for a name still being typed."""
        hint, key = codes_of(country_codes), skeleton(begun)
        if len(key) < _BEGUN:
            return []
        best: dict[str, Candidate] = {}
        for place, spellings in self._index.beginning(key, _KEYS):
            fits = (each for each in spellings if folded(each).startswith(folded(begun)))
            if spelling := next(fits, ""):
                best.setdefault(place.key, Candidate(place, STEPS[-1], spelling))
        order = {"country": 0, "region": 1}
        return sorted(
            best.values(),
            key=lambda each: (
                bool(hint) and each.place.country not in hint,
                order.get(each.place.kind, 2),
                -each.place.population,
            ),
        )[:limit]

    def region_name(self, code: str) -> str:
        """Return the name of a region by its ISO 3166-2 code, or nothing."""
        return self._index.region_name(code)

    def _spelled(self, query: str, wanted: Asked) -> list[Candidate]:
        """Look up the whole query, then the name without words such as ``airport``."""
        whole = list(self._under(query))
        kinds = (wanted.kind,) if wanted.kind else ("site", "city", "region", "country")
        if any(each.degree == 0 and each.place.kind in kinds for each in whole):
            return whole
        bare = self._under(wanted.name, "@" if wanted.kind == "site" else "")
        return [each for each in bare if each.place.kind in kinds] or whole

    def _under(self, name: str, prefix: str = "") -> Iterator[Candidate]:
        if not (key := skeleton(name)):
            return
        for place, spellings in self._index.spellings(prefix + key):
            how, spelling = min((_step(name, each), each) for each in spellings)
            yield Candidate(place, STEPS[how], spelling)

    def _within(self, query: str) -> list[Candidate]:
        """Read ``Paris, Texas``: places of the first name inside those of the last."""
        name, comma, around = query.rpartition(",")
        if not comma:
            return []
        wholes = {each.place.key for each in self._under(around) if each.place.kind != "city"}
        inside = self._spelled(name, asked(name)) or self._within(name)
        return [each for each in inside if wholes & {each.place.country, each.place.area}]

    def _suggested(self, wanted: Asked, hint: Sequence[str]) -> Iterator[Candidate]:
        key = ("@" if wanted.kind == "site" else "") + skeleton(wanted.name)
        for like in self._index.similar(key, 4 * _FEW, _LIKE):
            for place, spellings in self._index.spellings(like):
                if not hint or place.country in hint:
                    yield Candidate(place, STEPS[-1], spellings[0])


def address(place: Entry) -> str:
    """Return a place's name with its region and country, by their codes: ``Paris, US-TX``."""
    return place.name if place.kind == "country" else f"{place.name}, {place.area or place.country}"


def _step(asked_for: str, spelling: str) -> int:
    if exact(asked_for) == exact(spelling):
        return 0
    return 1 if folded(asked_for) == folded(spelling) else 2


def _location(found: Candidate, ambiguous: bool) -> Location:
    place = found.place
    raw = {
        "kind": place.kind,
        "country": place.country,
        "area": place.area,
        "geonames_id": place.key if place.key.isdigit() else "",
        "population": place.population,
        "how": found.how,
        "matched": found.matched,
        "ambiguous": ambiguous,
    }
    return Location(address(place), (place.latitude, place.longitude), raw)


def codes_of(country_codes: str | Sequence[str] | None) -> tuple[str, ...]:
    """Return country codes in capitals, from one, several or none."""
    codes = [country_codes] if isinstance(country_codes, str) else country_codes or ()
    return tuple(code.strip().upper() for code in codes)
