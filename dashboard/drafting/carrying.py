"""The context of a sentence: what the document said before it, paragraph by paragraph.

Nothing here belongs to the sentence. It makes suggestions that are marked as such, and a person
takes one or none.
"""

from collections.abc import Sequence

from dashboard.drafting.carried_days import CarriedDays
from dashboard.drafting.carried_places import CarriedPlaces, Named
from dashboard.drafting.context import DraftContext
from dashboard.drafting.context_words import is_break, is_heading
from dashboard.drafting.paragraphs import Sentence, paragraphs
from dashboard.drafting.place_finding import PlaceFinder
from dashboard.drafting.recognised import FoundDate, FoundPlace, Inferred


class Carried:
    """Goes through a document with its sentences and knows what was named so far."""

    def __init__(self, text: str, context: DraftContext, finder: PlaceFinder) -> None:
        self._text, self._finder = text, finder
        self._spans = paragraphs(text)
        self._places = CarriedPlaces(finder, self._main())
        self._days = CarriedDays(context.published)
        self._heads = False

    def begin(self, paragraph: int) -> None:
        """Enter a paragraph; a rule ends a part, a dateline gives the place of a report."""
        start, stop = self._spans[paragraph - 1]
        words = self._text[start:stop]
        self._heads = is_heading(words)
        if is_break(words):
            self._places.break_off()
            self._days.break_off()
        elif place := self._finder.dateline(words):
            self._places.dateline(paragraph, place.moved(start))

    def infer(
        self, sentence: Sentence, places: Sequence[FoundPlace], dates: Sequence[FoundDate]
    ) -> tuple[Inferred, ...]:
        """Return what the context adds to what a sentence names itself; to a heading, days only."""
        where = () if self._heads else self._places.infer(sentence, places)
        return (*where, *self._days.infer(sentence, dates))

    def add(
        self, sentence: Sentence, places: Sequence[FoundPlace], dates: Sequence[FoundDate]
    ) -> None:
        """Take up what a sentence names."""
        named = [each.moved(sentence.start) for each in places]
        if self._heads:
            self._places.head(sentence.paragraph, named)
        else:
            self._places.add(sentence.paragraph, named)
        self._days.add(sentence.paragraph, [each.moved(sentence.start) for each in dates])

    def _main(self) -> Named | None:
        place = self._finder.main_place
        if place is None:
            return None
        before = (n for n, (_, stop) in enumerate(self._spans, 1) if place.start < stop)
        return Named(place, next(before, 1))
