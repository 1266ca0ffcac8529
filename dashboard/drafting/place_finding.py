"""The places that a text names, by the gazetteer and by the words around a name.

A world-wide gazetteer knows a town for nearly every noun, so a name counts only with reason:
a country or a large city wherever it stands, a smaller town after "in" or "city of" and in a
country that the text is about, and none where it is part of a person's name. Better a small
town missed than a noun on the map.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from dashboard.drafting import place_words as words
from dashboard.drafting.context import DraftContext, KnownPlace
from dashboard.drafting.context_words import DATELINE
from dashboard.drafting.place_lookup import Lookup, Match, rival_count
from dashboard.drafting.recognised import FoundPlace
from dashboard.geocoding.candidates import Candidate
from dashboard.geocoding.name_index import Entry, load_index
from dashboard.geocoding.spelling import skeleton

_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’:*][^\W\d_]+)*")
_ARTICLE = re.compile(r"(?:al|el|as|ash|ad|an|ar|at)-(?=[A-Z])")
_SMALL = frozenset(("von", "of", "de", "del", "la", "am", "an", "der", "upon", "el", "al", "und",
                    "and"))  # fmt: skip
_MOST_TOKENS = 4
_SMALLEST, _NAMED, _LARGE, _HUGE, _WORLD_CITY = (
    1_000,
    5_000,
    50_000,
    300_000,
    3_000_000,
)  # inhabitants
_ALIKE = 70.0  # of 100: an old name such as Stalin (Donetsk) is more often a person's


class PlaceFinder:
    """Finds places in texts; keeps what it has looked up."""

    def __init__(self, context: DraftContext, lookup: Lookup | None = None) -> None:
        self._lookup = lookup or Lookup(load_index())
        self._hint = context.countries
        self._known = [(_spellings(each), each) for each in context.places if each.spellings]
        self.main = context.countries[0] if context.countries else ""
        self.main_place: FoundPlace | None = None  #: that country where the text names it first

    def learn(self, text: str) -> None:
        """Take the countries that a text names for those it is about, the commonest as main."""
        named = self.places(text)
        found = [each.country for each in named if each.kind in ("country", "city")]
        counted = Counter(filter(None, found))
        self._hint = tuple(
            dict.fromkeys((*self._hint, *(code for code, _ in counted.most_common())))
        )
        if not self.main and counted:
            self.main = counted.most_common(1)[0][0]
        firsts = (each for each in named if (each.kind, each.country) == ("country", self.main))
        at = next(firsts, None)
        where = (at.start, at.stop, at.text) if at else (0, 0, "")
        self.main_place = self.country(self.main, *where, "context") if self.main else None

    def places(self, text: str) -> tuple[FoundPlace, ...]:
        """Return the places named in a text, in order, the longer name where two overlap."""
        found: list[FoundPlace] = []
        sure = sorted((*self._folder(text), *self._sites(text)), key=lambda f: f.start - f.stop)
        rest = (self._parts, self._blocs, self._names, self._peoples, self._country_words)
        for each in (*sure, *(each for finder in rest for each in finder(text))):
            if not any(each.overlaps(other) for other in found):
                found.append(self._known_as(each))
        for each in (*self._listed(text, found), *self._by_noun(text)):
            if not any(each.overlaps(other) for other in found):
                found.append(self._known_as(each))
        return tuple(sorted(found, key=lambda each: each.start))

    def country(self, code: str, start: int, stop: int, text: str, how: str) -> FoundPlace | None:
        """Return a country as it is named by ``text``."""
        known = self._lookup.country(code)
        return self._known_as(_found(known.place, start, stop, text, how)) if known else None

    def capital(self, code: str, start: int, stop: int, text: str) -> FoundPlace | None:
        """Return the capital of a country as the context gives it."""
        capital = self._lookup.capital(code) if code else None
        found = _found(capital.place, start, stop, text, "context") if capital else None
        return self._known_as(found) if found else None

    def dateline(self, paragraph: str) -> FoundPlace | None:
        """Return the place with which a report begins: "BERLIN (dpa) - "."""
        match = DATELINE.match(paragraph)
        if match is None:
            return None
        name = match["name"].title() if match["name"].isupper() else match["name"]
        for found in self._lookup.named(name, self._hint):
            place = found.candidates[0].place
            if place.kind == "city" and place.population >= _LARGE and not found.inflected:
                return self._known_as(_found(place, *match.span("name"), match["name"], "exact"))
        return None

    def _known_as(self, found: FoundPlace) -> FoundPlace:
        """Return a place of the gazetteer with the id that the data folder has for it."""
        if found.place_id or found.how in ("part", "unknown"):
            return found
        for _, known in self._known:
            same = found.geonames_id and found.geonames_id == known.geonames_id
            if same or (found.area and found.area == known.area and found.kind == known.kind):
                return replace(found, place_id=known.place_id)
        return found

    def _folder(self, text: str) -> Iterator[FoundPlace]:
        """Yield the places of the data folder, longer spellings first."""
        for pattern, place in self._known:
            for match in pattern.finditer(text):
                yield FoundPlace(
                    start=match.start(), stop=match.end(), text=match[0], name=place.name,
                    kind=place.kind, how="folder", country=place.country, area=place.area,
                    latitude=place.latitude, longitude=place.longitude,
                    geonames_id=place.geonames_id, place_id=place.place_id,
                )  # fmt: skip

    def _sites(self, text: str) -> Iterator[FoundPlace]:
        """Yield airports, and what is named like a square, a palace, a bridge."""
        for start, stop in _name_spans(text):
            yield from self._airport(text, start, stop)
        for match in words.SITE.finditer(text):
            name, start = match["name"], match.start()
            first, *others = name.split()
            if first.casefold() in words.NOT_A_PLACE and len(others) > 1:
                name, start = " ".join(others), start + len(first) + 1
            yield FoundPlace(start=start, stop=match.end(), text=text[start : match.end()],
                             name=name, kind="site", how="unknown")  # fmt: skip

    def _airport(self, text: str, start: int, stop: int) -> Iterator[FoundPlace]:
        before = words.AIRPORT_BEFORE.search(text[:start])
        after = words.AIRPORT_AFTER.match(text[stop:])
        if (before or after) and (found := self._lookup.airport(text[start:stop], self._hint)):
            begin = before.start() if before else start
            end = stop + after.end() if after else stop
            yield _found(found.place, begin, end, text[begin:end], found.how)

    def _parts(self, text: str) -> Iterator[FoundPlace]:
        """Yield parts of countries by the compass: an outline that a person must choose."""
        for match in words.PART.finditer(text):
            named = {key: value for key, value in match.groupdict().items() if value}
            whole = next(value for key, value in named.items() if key.endswith("whole"))
            if "cwhole" in named:
                whole = whole[0].upper() + whole[1:]
            compass = next(value for key, value in named.items() if key.endswith("side"))
            if country := self._whole(whole, text[: match.start()]):
                name = f"{words.side(compass)} of {country.name}"
                yield FoundPlace(start=match.start(), stop=match.end(), text=match[0], name=name,
                                 kind="region", how="part", country=country.key)  # fmt: skip

    def _whole(self, name: str, before: str) -> Entry | None:
        """Return the country whose part is named; "of the country" is the one named last."""
        if re.search(r"\b(?:Landes|the country)\b", name):
            named = [each.country for each in self._names(before) if each.country]
            known = self._lookup.country(named[-1] if named else self.main)
            return known.place if known else None
        return self._country_of(name)

    def _country_of(self, name: str) -> Entry | None:
        """Return the country that a name means, if that is what it means first."""
        firsts = (match.candidates[0] for match in self._lookup.named(name))
        return next((c.place for c in firsts if c.degree == 0 and c.place.kind == "country"), None)

    def _blocs(self, text: str) -> Iterator[FoundPlace]:
        for name, area, pattern in words.BLOC:
            for match in pattern.finditer(text):
                yield FoundPlace(start=match.start(), stop=match.end(), text=match[0], name=name,
                                 kind="region", how="bloc", area=area)  # fmt: skip

    def _names(self, text: str) -> Iterator[FoundPlace]:
        """Yield countries, regions and towns by their names, the longest first."""
        taken = 0
        for start, stop in _name_spans(text):
            if start < taken:
                continue
            if found := self._named(text, start, stop):
                taken = found.stop
                yield found

    def _listed(self, text: str, found: Sequence[FoundPlace]) -> Iterator[FoundPlace]:
        """Yield towns that stand in a list with a place of their country: "Sicuani and Ayaviri"."""
        towns = [each for each in found if each.kind in ("city", "region") and each.country]
        for start, stop in _name_spans(text):
            beside = {
                each.country
                for each in towns
                if words.LISTED.fullmatch(text[each.stop : start])
                or words.LISTED.fullmatch(text[stop : each.start])
            }
            name = text[start:stop]
            if not beside or name.casefold() in words.NOT_A_PLACE:
                continue
            for match in self._lookup.named(name, tuple(beside)):
                first = match.candidates[0]
                if first.place.country in beside and first.place.kind in ("city", "region"):
                    town = _found(first.place, start, stop, name, first.how)
                    towns.append(town)
                    yield town
                    break

    def _by_noun(self, text: str) -> Iterator[FoundPlace]:
        """Yield what a noun says to be a place, in the gazetteer or in no table."""
        for match in words.BY_NOUN.finditer(text):
            for group in ("before", "next", "after"):
                name = match[group]
                if not name or name.casefold() in words.NOT_A_PLACE or words.ABSTRACT.search(name):
                    continue
                stop = match.end() if group == "after" else match.end(group)
                whole = text[match.start(group) : stop]
                yield FoundPlace(start=match.start(group), stop=stop, text=whole, name=whole,
                                 kind="site", how="unknown")  # fmt: skip

    def _named(self, text: str, start: int, stop: int) -> FoundPlace | None:
        name = text[start:stop]
        if name.casefold() in words.NOT_A_PLACE or words.ABSTRACT.search(name) or len(name) < 2:
            return None
        if "-" in name and name.endswith("-"):
            return None
        for match in self._lookup.named(name, self._hint):
            if self._counts(match, text, start, stop):
                first = match.candidates[0]
                how = "inflected" if match.inflected else first.how
                return _found(first.place, start, stop, name, how, rival_count(match, self._hint))
        return None

    def _counts(self, match: Match, text: str, start: int, stop: int) -> bool:
        """Whether a name is used as that of a place here; see the module."""
        first, name = match.candidates[0], text[start:stop]
        place, sure = first.place, first.degree == 0
        before, after = text[:start], text[stop:]
        surname = bool(re.match(r" [A-ZÄÖÜ]\w", after))
        if place.kind == "country":
            person = name.casefold() in words.FIRST_NAMES and surname
            island = name == "Island" and words.ISLAND.search(before)
            long = (len(name) > 3 or name.isupper()) and not name.islower()
            return sure and long and not person and not island
        if words.TITLE.search(before) or place.kind == "site":
            return False
        here = place.country in self._hint
        if not here and words.APPOSED.search(before) and not words.CITY_NOUN.search(before):
            return False
        if first.how == "skeleton" and re.search(r"(?:^|[.!?:„“\"«])\W*$", before):
            return False  # any word that begins a sentence is like some town's
        near = bool(words.BEFORE_A_CITY.search(before)) or _listed(before)
        noun = bool(words.CITY_NOUN.search(before))
        if match.inflected and name.endswith("er"):  # "Londoner Polizei", no Londoner
            return surname and place.population >= (_LARGE if here else _HUGE)
        genitive = match.inflected and name.endswith("s")
        if surname and not (noun or genitive) and (not near or words.BY_OR_OF.search(before)):
            return False
        region = bool(words.REGION_NOUN.search(before) or words.REGION_NOUN_AFTER.match(after))
        if place.kind == "region":
            plainly = near or region or " " in name or "-" in name
            return sure and len(name) > 4 and here and plainly
        return _is_town(first, sure and not match.inflected, near or region, noun, here)

    def _peoples(self, text: str) -> Iterator[FoundPlace]:
        """Yield countries by their adjectives and people: "kasachische", "Russians"."""
        for match in _TOKEN.finditer(text):
            token = match[0]
            named_so = token.casefold() in words.FIRST_NAMES
            if named_so and re.match(r" [A-ZÄÖÜ]", text[match.end() :]):
                continue
            code = words.people(token)
            if not code and "-" in token:
                code = words.people(token.split("-")[0])
            if not code and (
                opened := re.match(r"([a-zäöü]+?)(?:freundlich|feindlich|weit)", token)
            ):
                place = self._country_of(opened[1].capitalize())
                code = place.key if place else ""
            if code and (found := self.country(code, *match.span(), token, "people")):
                yield found

    def _country_words(self, text: str) -> Iterator[FoundPlace]:
        """Yield "im ganzen Land": the country named last before, or the text's own."""
        for match in words.COUNTRY_WORDS.finditer(text):
            if found := self.country(self.main, *match.span(), match[0], "context"):
                yield found


def _is_town(found: Candidate, sure: bool, near: bool, noun: bool, here: bool) -> bool:
    """Whether a town is large enough for what speaks for it: a noun, a preposition, a country."""
    place, people = found.place, found.place.population
    if noun:
        return people >= _NAMED and (sure or here)
    if near and here:
        least = _SMALLEST if " " in found.matched else _NAMED
        return people >= (least if sure else _LARGE)
    if near:
        return people >= (_LARGE if sure else _HUGE)
    alike = fuzz.ratio(skeleton(place.name), skeleton(found.matched)) >= _ALIKE
    known = alike or here or people >= _WORLD_CITY
    return people >= _HUGE and (sure or here) and known


def _spellings(place: KnownPlace) -> re.Pattern[str]:
    spelled = sorted(filter(None, {place.name, *place.spellings}), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, spelled))})(?:'s|’s|s)?\b")


def _name_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield what may be a name, capitalised, by its beginning and from long to short."""
    tokens = list(_TOKEN.finditer(text))
    for number, first in enumerate(tokens):
        if not first[0][0].isupper() and not _ARTICLE.match(first[0]):
            continue
        run = [first]
        for token in tokens[number + 1 : number + _MOST_TOKENS]:
            if text[run[-1].end() : token.start()] not in (" ", " '", "-"):
                break
            if not token[0][0].isupper() and token[0] not in _SMALL:
                break
            run.append(token)
        for length in range(len(run), 0, -1):
            if run[length - 1][0][0].isupper() or length == 1:
                yield first.start(), run[length - 1].end()
        if "-" in first[0]:
            part = first[0].split("-")[0]
            if part.isalpha():
                yield first.start(), first.start() + len(part)


def _listed(before: str) -> bool:
    """Whether a name stands in a list of names that began with "in": "in Oran, Algier und"."""
    found = re.search(r"\b(?:[Ii]n|[Nn]ach|[Aa]us|[Bb]ei|[Ff]rom|[Aa]t|[Nn]ear) (?:[A-ZÄÖÜ][\w’'-]+(?:, | und "
                      r"| and )){1,6}$",
                      before[-160:])  # fmt: skip
    return bool(found)


def _found(place: Entry, start: int, stop: int, text: str, how: str, others: int = 0) -> FoundPlace:
    return FoundPlace(
        start=start, stop=stop, text=text, name=place.name, kind=place.kind, how=how,
        country=place.country, area="" if place.kind in ("city", "site") else place.area,
        latitude=place.latitude, longitude=place.longitude,
        geonames_id=place.key if place.key.isdigit() else "", rivals=others,
    )  # fmt: skip
