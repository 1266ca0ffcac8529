"""When a sentence may be when it does not say so: by the day that the document told of last.

A told day stays in force until another is told: as it stands, and as the span from it to the
document's own day, for a tale goes on. Years long gone ("2011") stay in force only within their
paragraph, where a nearer day is told around them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dashboard.drafting.context_words import DAY_ALONE, steps_away
from dashboard.drafting.date_words import WEEKDAYS
from dashboard.drafting.days import Days, day_of_month
from dashboard.drafting.paragraphs import Sentence
from dashboard.drafting.recognised import FoundDate, Inferred
from dashboard.model.edtf_days import DaySpan, parse_edtf, to_edtf

_MONTH = 31
_WEEK = 7
#: A day that is told of the past stays in force for so many days before the document's.
_TALE = 62


@dataclass(frozen=True, slots=True)
class Told:
    """A day with its span and the paragraph that named it."""

    date: FoundDate
    span: DaySpan
    paragraph: int

    def inferred(self, why: str, edtf: str = "", by: str = "") -> Inferred:
        """Return it as a suggestion, or other days that are reckoned from it."""
        found = replace(self.date, edtf=edtf or self.date.edtf)
        return Inferred(kind="date", found=found, locator=f"¶{self.paragraph}", why=why, by=by)


class CarriedDays:
    """What was told so far, and what follows from it for the next sentence."""

    def __init__(self, published: str) -> None:
        self._published = published.strip()
        self._own = parse_edtf(self._published) if self._published else None
        self._last: Told | None = None  # any day, the last
        self._tale: Told | None = None  # the day that the tale is at

    def break_off(self) -> None:
        """Forget: behind a rule, another part begins."""
        self._last = self._tale = None

    def add(self, paragraph: int, dates: Sequence[FoundDate]) -> None:
        """Take up what a sentence told."""
        for each in dates:
            span = parse_edtf(each.edtf)
            if each.now or span.open_start or span.open_stop:
                continue
            self._last = Told(each, span, paragraph)
            ahead = self._own is not None and span.stop > self._own.stop
            known = not span.approximate and not ahead and not self._is_own(each)
            if known and self._near(span):
                self._tale = self._last

    def infer(self, sentence: Sentence, dates: Sequence[FoundDate]) -> tuple[Inferred, ...]:
        """Return suggestions for a sentence that names ``dates``, the nearest first."""
        spans = [parse_edtf(each.edtf) for each in dates if not each.now]
        if any(self._near(span) for span in spans) and not self._far_weekday(dates):
            return ()
        said = {each.edtf for each in dates}
        unlike = {
            each.found.edtf: each
            for each in reversed(list(self._all(sentence, bool(spans))))
            if isinstance(each.found, FoundDate) and each.found.edtf not in said
        }
        return tuple(reversed(unlike.values()))

    def _all(self, sentence: Sentence, said: bool) -> Iterator[Inferred]:
        yield from self._alone(sentence)
        yield from self._pointed(sentence)
        last, tale = self._last, self._tale
        if last and last.paragraph == sentence.paragraph and not said:
            yield last.inferred("paragraph")
        if tale:
            yield tale.inferred("paragraph" if tale.paragraph == sentence.paragraph else "earlier")
            if span := self._onwards(tale):
                yield tale.inferred("narrative", span)
        elif last and not said:
            yield last.inferred("earlier")
        if self._published and not said and not (tale and self._onwards(tale)):
            own = FoundDate(start=0, stop=0, text="", edtf=self._published, relative=True)
            yield Inferred(kind="date", found=own, locator="", why="document")

    def _alone(self, sentence: Sentence) -> Iterator[Inferred]:
        """Yield a day that is told by its number alone, in the month that the tale is in."""
        told = self._tale or self._last
        at = told.span.start if told else self._own.start if self._own else 0
        for match in DAY_ALONE.finditer(sentence.text) if at else ():
            number = int(match["de"] or match["en"])
            day = day_of_month(at, number)
            if self._own and day >= self._own.stop:
                day = day_of_month(date.fromordinal(at).replace(day=1).toordinal(), number)
            edtf = to_edtf(day - bool(match["night"]), day + 1)
            start, stop = (end + sentence.start for end in match.span())
            found = FoundDate(start=start, stop=stop, text=match[0], edtf=edtf, relative=True)
            yield Inferred(kind="date", found=found, locator=sentence.locator, why="pointed",
                           by=match[0])  # fmt: skip

    def _pointed(self, sentence: Sentence) -> Iterator[Inferred]:
        """Yield what "am Tag darauf" means, and a weekday in a tale of long ago."""
        text, told = sentence.text, self._tale or self._last
        if self._last and self._last.paragraph == sentence.paragraph:
            told = self._last
        if told is None or told.span.stop - told.span.start > _WEEK:
            return
        if step := steps_away(text):
            days, by = step
            edtf = to_edtf(told.span.start + days, told.span.stop + days)
            yield told.inferred("pointed", edtf, by)
        if self._own and self._own.stop - told.span.stop <= _WEEK:
            return
        for word in text.replace(",", " ").split():
            number = WEEKDAYS.get(word.casefold().strip(".;:!?"))
            if number is not None:
                ahead = (number - (told.span.start - 1)) % 7
                day = told.span.start + ahead
                yield told.inferred("pointed", to_edtf(day, day + 1), word)

    def _onwards(self, tale: Told) -> str:
        """Return the days from the told day to the document's own, where that is not long."""
        if self._own is None or not tale.span.start < self._own.stop <= tale.span.start + _MONTH:
            return ""
        days = Days(tale.span.start, self._own.stop - 1, relative=True)
        return days.edtf(uncertain=self._own.uncertain or tale.span.uncertain)

    def _is_own(self, found: FoundDate) -> bool:
        """Whether a day is the document's own, as "today" is: that is no step of the tale."""
        return found.relative and found.edtf == self._published

    def _near(self, span: DaySpan) -> bool:
        """Whether days are told, and not only years that lie behind them."""
        if span.stop - span.start > _MONTH or span.open_start or span.open_stop:
            return False
        if self._own is None or self._own.stop - span.start <= _TALE:
            return True
        return self._tale is None or self._own.stop - self._tale.span.start > _TALE

    def _far_weekday(self, dates: Sequence[FoundDate]) -> bool:
        """Whether a weekday may be one of a tale that lies further back than a week."""
        if self._own is None or self._tale is None:
            return False
        words = [each.text.casefold().split()[-1] for each in dates if each.text]
        return self._own.stop - self._tale.span.stop > _WEEK and any(w in WEEKDAYS for w in words)
