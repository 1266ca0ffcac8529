"""Whether a name is used as that of a place in a sentence.

A world-wide gazetteer knows a town for nearly every noun, so a name counts only with reason:
a country or a large city wherever it stands, a smaller town after "in" or "city of" and in a
country that the text is about, and none where it is part of a person's name. Better a small
town missed than a noun on the map.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from dashboard.drafting import place_words as words
from dashboard.drafting.place_lookup import Match
from dashboard.geocoding.candidates import Candidate
from dashboard.geocoding.spelling import skeleton

LARGE = 50_000  # inhabitants
_SMALLEST, _NAMED, _HUGE, _WORLD_CITY = 1_000, 5_000, 300_000, 3_000_000
_ALIKE = 70.0  # of 100: an old name such as Stalin (Donetsk) is more often a person's
_SENTENCE_START = re.compile(r"(?:^|[.!?:„“\"«])\W*$")


@dataclass(frozen=True, slots=True)
class _Use:
    """A name with the words before and after it, and whether its country is the text's."""

    name: str
    before: str
    after: str
    here: bool

    @property
    def surname(self) -> bool:
        """Whether another name follows."""
        return bool(re.match(r" [A-ZÄÖÜ]\w", self.after))

    @property
    def near(self) -> bool:
        """Whether the words before are those that stand before a place."""
        return bool(words.BEFORE_A_CITY.search(self.before)) or _is_listed(self.before)

    @property
    def noun(self) -> bool:
        """Whether a word such as "city of" stands before."""
        return bool(words.CITY_NOUN.search(self.before))

    @property
    def region(self) -> bool:
        """Whether the name is said to be that of a region or an island."""
        before = words.REGION_NOUN.search(self.before)
        return bool(before or words.REGION_NOUN_AFTER.match(self.after))


def is_used(match: Match, text: str, start: int, stop: int, hint: Sequence[str]) -> bool:
    """Whether the name at ``start`` is used as that of the place that it means first."""
    first = match.candidates[0]
    place, here = first.place, first.place.country in hint
    use = _Use(text[start:stop], text[:start], text[stop:], here)
    if place.kind == "country":
        return first.degree == 0 and _is_country(use)
    if place.kind == "site" or _is_else(use, first):
        return False
    if match.inflected and use.name.endswith("er"):  # "Londoner Polizei", no Londoner
        return use.surname and place.population >= (LARGE if here else _HUGE)
    genitive = match.inflected and use.name.endswith("s")
    by = not use.near or words.BY_OR_OF.search(use.before)
    if use.surname and not (use.noun or genitive) and by:
        return False
    if place.kind == "region":
        plainly = use.near or use.region or re.search("[ -]", use.name)
        return first.degree == 0 and len(use.name) > 4 and here and bool(plainly)
    return _is_town(first, use, sure=first.degree == 0 and not match.inflected)


def _is_country(use: _Use) -> bool:
    person = use.name.casefold() in words.FIRST_NAMES and use.surname
    island = use.name == "Island" and words.ISLAND.search(use.before)
    long = (len(use.name) > 3 or use.name.isupper()) and not use.name.islower()
    return long and not person and not island


def _is_else(use: _Use, found: Candidate) -> bool:
    """Whether a name is a person's, an organisation's, or any word that begins a sentence."""
    if words.TITLE.search(use.before):
        return True
    if not use.here and words.APPOSED.search(use.before) and not use.noun:
        return True
    return found.how == "skeleton" and bool(_SENTENCE_START.search(use.before))


def _is_town(found: Candidate, use: _Use, *, sure: bool) -> bool:
    """Whether a town is large enough for what speaks for it: a noun, a preposition, a country."""
    place, people = found.place, found.place.population
    if use.noun:
        return people >= _NAMED and (sure or use.here)
    if use.near or use.region:
        if use.here:
            least = _SMALLEST if " " in found.matched else _NAMED
            return people >= (least if sure else LARGE)
        return people >= (LARGE if sure else _HUGE)
    alike = fuzz.ratio(skeleton(place.name), skeleton(found.matched)) >= _ALIKE
    known = alike or use.here or people >= _WORLD_CITY
    return people >= _HUGE and (sure or use.here) and known


def _is_listed(before: str) -> bool:
    """Whether a name stands in a list of names that began with "in": "in Oran, Algier und"."""
    found = re.search(r"\b(?:[Ii]n|[Nn]ach|[Aa]us|[Bb]ei|[Ff]rom|[Aa]t|[Nn]ear) "
                      r"(?:[A-ZÄÖÜ][\w’'-]+(?:, | und | and )){1,6}$",
                      before[-160:])  # fmt: skip
    return bool(found)
