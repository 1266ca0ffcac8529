"""The places that a text names, by the gazetteer and by the words around a name.

Whether a name is used as that of a place, :mod:`dashboard.drafting.place_use` decides.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dashboard.drafting import place_words as words
from dashboard.drafting.context import DraftContext, KnownPlace
from dashboard.drafting.context_words import DATELINE
from dashboard.drafting.name_spans import TOKEN, name_spans
from dashboard.drafting.place_lookup import Lookup, rival_count
from dashboard.drafting.place_use import LARGE, is_used
from dashboard.drafting.recognised import FoundPlace
from dashboard.geocoding.name_index import Entry, load_index


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
            if place.kind == "city" and place.population >= LARGE and not found.inflected:
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
        for start, stop in name_spans(text):
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
        for start, stop in name_spans(text):
            if start < taken:
                continue
            if found := self._named(text, start, stop):
                taken = found.stop
                yield found

    def _listed(self, text: str, found: Sequence[FoundPlace]) -> Iterator[FoundPlace]:
        """Yield towns that stand in a list with a place of their country: "Sicuani and Ayaviri"."""
        towns = [each for each in found if each.kind in ("city", "region") and each.country]
        for start, stop in name_spans(text):
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
            if is_used(match, text, start, stop, self._hint):
                first = match.candidates[0]
                how = "inflected" if match.inflected else first.how
                return _found(first.place, start, stop, name, how, rival_count(match, self._hint))
        return None

    def _peoples(self, text: str) -> Iterator[FoundPlace]:
        """Yield countries by their adjectives and people: "kasachische", "Russians"."""
        for match in TOKEN.finditer(text):
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


def _spellings(place: KnownPlace) -> re.Pattern[str]:
    spelled = sorted(filter(None, {place.name, *place.spellings}), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, spelled))})(?:'s|’s|s)?\b")


def _found(place: Entry, start: int, stop: int, text: str, how: str, others: int = 0) -> FoundPlace:
    return FoundPlace(
        start=start, stop=stop, text=text, name=place.name, kind=place.kind, how=how,
        country=place.country, area="" if place.kind in ("city", "site") else place.area,
        latitude=place.latitude, longitude=place.longitude,
        geonames_id=place.key if place.key.isdigit() else "", rivals=others,
    )  # fmt: skip
