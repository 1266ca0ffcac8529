"""A name as a text inflects it -> places of the gazetteer; nothing that is only like it.

The steps are the gazetteer's own (exact, folded, skeleton); behind them the endings that German
and English add to names: Almatys, Kyiv's, Londoner, des Vereinigten Königreichs.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from babel import Locale

from dashboard.geocoding.candidates import STEPS, Candidate, ranked, rivals
from dashboard.geocoding.capitals import capitals
from dashboard.geocoding.name_index import NameIndex
from dashboard.geocoding.spelling import exact, folded, skeleton

_GENITIVE = re.compile(r"(?:'s|’s|s|'|’)$")
_COMPASS = re.compile(r"^(Nordost|Nordwest|Südost|Südwest|Nord|Süd|Ost|West|Zentral)-?(?=\w{4})")
_SIDES = {
    "Nord": "North", "Süd": "South", "Ost": "East", "West": "West", "Nordost": "Northeast",
    "Nordwest": "Northwest", "Südost": "Southeast", "Südwest": "Southwest", "Zentral": "Central",
}  # fmt: skip
_DECLINED = re.compile(r"^(\w+?)e[nmrs]?(?= )")


@dataclass(frozen=True, slots=True)
class Match:
    """What a name may mean, likeliest first, and whether an ending was taken off."""

    candidates: tuple[Candidate, ...]
    inflected: bool


class Lookup:
    """The gazetteer's names, each looked up once."""

    def __init__(self, index: NameIndex) -> None:
        self._index = index
        self._known: dict[str, tuple[Candidate, ...]] = {}

    def named(self, name: str, hint: Sequence[str] = ()) -> Iterator[Match]:
        """Yield what a name means: as it stands first, then without its endings."""
        for number, form in enumerate(_forms(name)):
            if found := self.places(form):
                yield Match(tuple(ranked(found, hint)), inflected=number > 0)

    def airport(self, name: str, hint: Sequence[str] = ()) -> Candidate | None:
        """Return the airport of that name, the largest where there are several."""
        for form in _forms(name):
            if found := ranked(self.places(form, "@"), hint, "site"):
                return found[0]
        return None

    def places(self, name: str, prefix: str = "") -> tuple[Candidate, ...]:
        """Return all places spelled so, in no order; airports have the prefix ``@``."""
        key = prefix + name
        if key not in self._known:
            self._known[key] = tuple(self._spelled(name, prefix))
        return self._known[key]

    def country(self, code: str) -> Candidate | None:
        """Return the country of a code."""
        name = Locale("en").territories.get(code, code)
        return next((each for each in self.places(name) if each.place.key == code), None)

    def capital(self, code: str) -> Candidate | None:
        """Return the capital of a country."""
        towns = [each for each in self.places(capitals().get(code, "")) if _is_city(each, code)]
        return max(towns, key=lambda each: each.place.population, default=None)

    def _spelled(self, name: str, prefix: str) -> Iterator[Candidate]:
        if not (key := skeleton(name)):
            return
        for place, spellings in self._index.spellings(prefix + key):
            how, spelling = min((_step(name, each), each) for each in spellings)
            yield Candidate(place, STEPS[how], spelling)


def rival_count(match: Match, hint: Sequence[str] = ()) -> int:
    """Return how many other places the name may mean as well."""
    return len(rivals(match.candidates, hint))


def _is_city(found: Candidate, country: str) -> bool:
    return found.place.kind == "city" and found.place.country == country


def _forms(name: str) -> Iterator[str]:
    """Yield the name as it stands, then without the endings that it may have."""
    yield name
    if side := _COMPASS.match(name):  # Nord-Darfur, Südkordofan
        yield f"{_SIDES[side[1]]} {name[side.end() :].capitalize()}"
    bare = _GENITIVE.sub("", name)
    if bare != name and len(bare) > 3:
        yield bare
    if len(name) > 5 and re.search(r"[a-zäöüß]er$", name):
        yield name[:-2]
        yield f"{name[:-2]}en"
        if name.endswith("ner"):  # Münchner, Dresdner
            yield f"{name[:-3]}en"
            yield f"{name[:-3]}n"
        if re.search("[ai]ner$", name):  # Havanner, Almatiner
            yield from (f"{name[:-4]}{vowel}" for vowel in "ayi")
    if _DECLINED.match(name):
        yield from (_DECLINED.sub(rf"\1{end}", bare) for end in ("e", "es", "er", ""))


def _step(asked_for: str, spelling: str) -> int:
    if exact(asked_for) == exact(spelling):
        return 0
    return 1 if folded(asked_for) == folded(spelling) else 2
