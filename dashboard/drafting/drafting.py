"""A text -> candidate claims, sentence by sentence; the entrance of this room."""

import re
from collections.abc import Iterator

from dashboard.drafting.candidates import Candidate, Drafted, LeftOut
from dashboard.drafting.carrying import Carried
from dashboard.drafting.context import DraftContext
from dashboard.drafting.date_finding import DateFinder
from dashboard.drafting.figure_finding import figures
from dashboard.drafting.paragraphs import Sentence, paragraphs, sentences
from dashboard.drafting.phrase_finding import attributions, hedges
from dashboard.drafting.place_finding import PlaceFinder
from dashboard.drafting.rows import rows
from dashboard.drafting.worth import worth
from dashboard.language import N_

_GERMAN = re.compile(r"\b(?:der|die|und|das|von|ist|nicht|den|mit|ein|eine|wurde|auf)\b")
_ENGLISH = re.compile(r"\b(?:the|of|and|to|in|was|is|that|for|were|by|on)\b")
#: Longer runs without a full stop are no sentences: read so far, and no further.
_LONGEST = 4_000
_NO_FACT = (N_("ties no fact to a place, a day or a figure"),)


def draft(text: str, context: DraftContext) -> tuple[Candidate, ...]:
    """Return the sentences of a text that may be claims, in its order; see :class:`Candidate`."""
    return draft_text(text, context).candidates


def draft_text(text: str, context: DraftContext) -> Drafted:
    """Return candidates and what was left out: every sentence is in one of the two."""
    language = context.language or guessed_language(text)
    finder = PlaceFinder(context)
    finder.learn(text)
    read = tuple(_Engine(context, language, finder).read(text))
    candidates = tuple(each for each in read if isinstance(each, Candidate))
    left = tuple(each for each in read if isinstance(each, LeftOut))
    return Drafted(candidates, left, finder.main, language, len(paragraphs(text)))


def guessed_language(text: str) -> str:
    """Return ``de`` or ``en``, whichever's small words are more frequent."""
    head = text[:20_000]
    return "de" if len(_GERMAN.findall(head)) > len(_ENGLISH.findall(head)) else "en"


class _Engine:
    """Reads one text with what is known of it."""

    def __init__(self, context: DraftContext, language: str, places: PlaceFinder) -> None:
        self._context, self._language = context, language
        self._places, self._dates = places, DateFinder(context)

    def read(self, text: str) -> Iterator[Candidate | LeftOut]:
        """Yield every sentence once, as a candidate or as left out."""
        carried, paragraph, before = Carried(text, self._context, self._places), 0, ""
        for sentence in sentences(text, self._language):
            if sentence.paragraph != paragraph:
                paragraph, before = sentence.paragraph, ""
                carried.begin(paragraph)
            yield self._candidate(sentence, carried, before)
            before = f"{before} {sentence.text}"

    def _candidate(self, sentence: Sentence, carried: Carried, before: str) -> Candidate | LeftOut:
        text, at = sentence.text[:_LONGEST], sentence.start
        dates, places = self._dates.dates(text), self._places.places(text)
        numbers = figures(text, (*dates, *places), self._language, before)
        cited, unsure = attributions(text), hedges(text)
        said = worth(text, places, dates, numbers, cited)
        where = (sentence.text, at, sentence.stop, sentence.locator)
        inferred = carried.infer(sentence, places, dates)
        carried.add(sentence, places, dates)
        if not said.enough:
            return LeftOut(*where, said.against or _NO_FACT, said.score)
        return Candidate(
            *where,
            places=tuple(each.moved(at) for each in places),
            dates=tuple(each.moved(at) for each in dates),
            figures=tuple(each.moved(at) for each in numbers),
            attributions=tuple(each.moved(at) for each in cited),
            hedges=tuple(each.moved(at) for each in unsure),
            inferred=inferred,
            rows=rows(sentence, self._context, inferred, places, dates, numbers, cited),
            worth=said.score,
            reasons=(*said.reasons, *said.against),
        )
