"""Where a sentence may be when it does not say so: from what the document named before.

The place that the words point at ("in der Stadt"), the seat of a government that acts, the most
exact place named last, the heading's, the dateline's, and at last what the whole text is about.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dashboard.drafting import context_words as words
from dashboard.drafting.paragraphs import Sentence
from dashboard.drafting.place_finding import PlaceFinder
from dashboard.drafting.recognised import FoundPlace, Inferred

_RANK = {"site": 0, "city": 1, "region": 2, "country": 3}
_WHOLE = ("people", "bloc", "context")
_MOST = 3
_NEAR = 3  # paragraphs back, for a town in a country that the sentence names


@dataclass(frozen=True, slots=True)
class Named:
    """A place with the paragraph that named it."""

    place: FoundPlace
    paragraph: int

    def inferred(self, why: str, by: str = "") -> Inferred:
        """Return it as a suggestion."""
        return Inferred(
            kind="place", found=self.place, locator=f"¶{self.paragraph}", why=why, by=by
        )


class CarriedPlaces:
    """What was named so far, and what follows from it for the next sentence."""

    def __init__(self, finder: PlaceFinder, main: Named | None) -> None:
        self._finder, self._main = finder, main
        self._named: list[list[Named]] = []  # by sentence, the newest first
        self._heading: tuple[Named, ...] = ()
        self._dateline: tuple[Named, ...] = ()

    def break_off(self) -> None:
        """Forget: behind a rule, another part begins."""
        self._named, self._heading, self._dateline = [], (), ()

    def head(self, paragraph: int, places: Iterable[FoundPlace]) -> None:
        """Take up a heading; one that names no place leaves the one above it in force."""
        if named := tuple(Named(each, paragraph) for each in places):
            self._heading = named

    def dateline(self, paragraph: int, place: FoundPlace) -> None:
        """Take up the place of a dateline."""
        self._dateline = (Named(place, paragraph),)

    def add(self, paragraph: int, places: Sequence[FoundPlace]) -> None:
        """Take up what a sentence named."""
        exact = sorted(places, key=lambda each: _RANK[each.kind])
        if named := [Named(each, paragraph) for each in exact if each.how not in _WHOLE]:
            self._named.insert(0, named)

    def infer(self, sentence: Sentence, places: Sequence[FoundPlace]) -> tuple[Inferred, ...]:
        """Return suggestions for a sentence that names ``places``, the nearest first."""
        said = [each for each in places if each.how != "context"]
        known, kept = {_key(each) for each in places}, list[Inferred]()
        for each in self._all(sentence, said):
            place = each.found
            if isinstance(place, FoundPlace) and _key(place) not in known:
                known.add(_key(place))
                kept.append(each)
        return tuple(kept[:_MOST])

    def _all(self, sentence: Sentence, said: Sequence[FoundPlace]) -> Iterator[Inferred]:
        town = any(each.kind in ("site", "city") for each in said)
        if not town:
            yield from self._pointed(sentence, said)
            yield from self._seats(sentence, said)
            yield from self._last(sentence, said)
        yield from (each.inferred("heading") for each in self._heading)
        if not said:
            yield from (each.inferred("dateline") for each in self._dateline)
        if not said and self._main:
            yield self._main.inferred("document")

    def _pointed(self, sentence: Sentence, said: Sequence[FoundPlace]) -> Iterator[Inferred]:
        """Yield what "in der Stadt", "the capital", "dort" point at."""
        for kind, pattern in words.POINTING:
            if not (match := pattern.search(sentence.text)):
                continue
            if kind == "capital":
                yield from self._capital(sentence, said, match)
            elif named := self._latest(kind):
                yield named.inferred("pointed", match[0])

    def _latest(self, kind: str) -> Named | None:
        every = (each for sentence in self._named for each in sentence)
        return next((each for each in (*every, *self._heading, *self._dateline)
                     if kind in (each.place.kind, "place")), None)  # fmt: skip

    def _capital(
        self, sentence: Sentence, said: Sequence[FoundPlace], by: re.Match[str]
    ) -> Iterator[Inferred]:
        """Yield the capital of the country that was named last."""
        every = (*said, *(each.place for names in self._named for each in names))
        main = self._main.place.country if self._main else ""
        code = next((each.country for each in every if each.country), main)
        start, stop = (end + sentence.start for end in by.span())
        if found := self._finder.capital(code, start, stop, by[0]):
            yield Named(found, sentence.paragraph).inferred("pointed", by[0])

    def _seats(self, sentence: Sentence, said: Sequence[FoundPlace]) -> Iterator[Inferred]:
        """Yield the seats of other countries' governments; at home, an act is the country's."""
        text, main = sentence.text, self._finder.main
        offices = [(each.country, each.start, each.stop) for each in said if _office(text, each)]
        for code, pattern in words.OFFICES:
            offices += [(code, *match.span()) for match in pattern.finditer(text)]
        for code, start, stop in offices:
            where = (start + sentence.start, stop + sentence.start, text[start:stop])
            if code != main and (found := self._finder.capital(code, *where)):
                yield Named(found, sentence.paragraph).inferred("seat", text[start:stop])

    def _last(self, sentence: Sentence, said: Sequence[FoundPlace]) -> Iterator[Inferred]:
        """Yield the most exact place named last, within the countries that the sentence names."""
        here = {each.country for each in said}
        for named in self._named:
            for each in named:
                if said and (each.place.kind == "country" or each.place.country not in here
                             or sentence.paragraph - each.paragraph > _NEAR):  # fmt: skip
                    continue
                same = each.paragraph == sentence.paragraph
                yield each.inferred("paragraph" if same else "earlier")
                return


def _office(text: str, place: FoundPlace) -> bool:
    if place.kind != "country":
        return False
    before, after = text[: place.start], text[place.stop :]
    return bool(words.OFFICE_AFTER.match(after) or words.OFFICE_BEFORE.search(before))


def _key(place: FoundPlace) -> str:
    return place.geonames_id or place.area or place.name.casefold()
