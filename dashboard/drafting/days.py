"""A document's own day, and the days that are reckoned from it, written as EDTF."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.language import _
from dashboard.model.edtf_days import DaySpan, edtf_words, to_edtf

_MARKS = {(False, False): "", (True, False): "~", (False, True): "?", (True, True): "%"}


@dataclass(frozen=True, slots=True)
class Days:
    """Ordinals, both inclusive; an end that is ``None`` is open."""

    first: int | None
    last: int | None
    about: bool = False
    years: bool = False  #: no finer than years
    relative: bool = False

    def edtf(self, *, uncertain: bool = False) -> str:
        """Return them as EDTF; days from an uncertain day are uncertain, too."""
        mark = _MARKS[self.about, uncertain and self.relative]
        if self.first is None or self.last is None:
            ends = ["" if end is None else self._end(end) for end in (self.first, self.last)]
            return "/".join(f"{end}{mark}" if end else ".." for end in ends)
        if self.years:
            ends = [self._end(self.first), self._end(self.last)]
        else:
            ends = to_edtf(self.first, self.last + 1).split("/")
        return "/".join(f"{end}{mark}" for end in dict.fromkeys(ends))

    def _end(self, ordinal: int) -> str:
        day = date.fromordinal(ordinal)
        return f"{day.year:04}" if self.years else day.isoformat()


def days_in_words(edtf: str) -> str:
    """Return EDTF as words that say once, and not of each end, how sure they are."""
    words = edtf_words(re.sub("[?~%]", "", edtf))
    if re.search("[~%]", edtf):
        words = _("about {date}", date=words)
    return _("{date} (uncertain)", date=words) if re.search("[?%]", edtf) else words


class Reckoning:
    """Reckons days from a document's day, which may itself be a span."""

    def __init__(self, day: DaySpan | None) -> None:
        self.known = day is not None
        self.first, self.last = (day.start, day.stop - 1) if day else (0, 0)
        self.uncertain = bool(day and day.uncertain)

    def today(self) -> Days | None:
        """Return the document's own day."""
        return self.away(0)

    def away(self, days: int) -> Days | None:
        """Return the day so many days after the document's."""
        if not self.known:
            return None
        return Days(self.first + days, self.last + days, relative=True)

    def since(self, first: int, *, about: bool = False, years: bool = False) -> Days:
        """Return the days from ``first`` to the document's own."""
        last = self.last if self.known and self.last >= first else None
        return Days(first, last, about, years, relative=True)

    def ago(self, amount: float, unit: int, *, about: bool) -> Days | None:
        """Return the days that "vor zehn Jahren" leaves open: half a unit on either side."""
        if not self.known:
            return None
        slack = 0 if unit <= 1 else unit // 2
        if unit >= 3652:
            slack = 2 * 365
        years = unit >= 365
        back = self._back(amount, unit)
        if about and unit <= 1:
            slack = 2
        return Days(back[0] - slack, back[1] + slack, about, years, relative=True)

    def lasting(self, amount: float, unit: int, *, about: bool) -> Days | None:
        """Return the days of "in den letzten 15 Jahren" and "seit 30 Jahren"."""
        if not self.known:
            return None
        return self.since(self._back(amount, unit)[0], about=about, years=unit >= 365)

    def weekday(self, number: int, *, before: bool = False) -> Days | None:
        """Return the last such weekday on the document's day or before it."""
        if not self.known:
            return None
        ends = [day - (day - 1 - number) % 7 for day in (self.first, self.last)]
        if before:
            ends = [end - 7 * (end == day) for end, day in zip(ends, (self.first, self.last),
                                                                strict=True)]  # fmt: skip
        return Days(min(ends), max(ends), relative=True)

    def week(self, weeks: int, first: int = 0, last: int = 6) -> Days | None:
        """Return days of a week, ``weeks`` from the document's: Monday is 0."""
        if not self.known:
            return None
        monday = [day - (day - 1) % 7 + 7 * weeks for day in (self.first, self.last)]
        return Days(monday[0] + first, monday[1] + last, relative=True)

    def month(self, months: int) -> Days | None:
        """Return a whole month, ``months`` from the document's."""
        if not self.known:
            return None
        day = date.fromordinal(self.last)
        number = day.year * 12 + day.month - 1 + months
        return month_days(number // 12, number % 12 + 1)

    def year(self, years: int) -> Days | None:
        """Return a whole year, ``years`` from the document's."""
        return year_days(date.fromordinal(self.last).year + years) if self.known else None

    def year_of(self, month: int, day: int = 15) -> int | None:
        """Return the year of a day that is named without: the latest not far ahead."""
        if not self.known:
            return None
        last = date.fromordinal(self.last)
        for year in (last.year + 1, last.year, last.year - 1):
            if safe(year, month, day) <= last + timedelta(days=31):
                return year
        return last.year

    def _back(self, amount: float, unit: int) -> tuple[int, int]:
        days = [
            _years_back(day, round(amount * unit / 365.2)) if unit >= 365
            else day - round(amount * unit)
            for day in (self.first, self.last)
        ]  # fmt: skip
        return days[0], days[1]


def month_days(year: int, month: int, first: int = 1, last: int = 31) -> Days:
    """Return days of a month, by default all."""
    end = min(last, calendar.monthrange(year, month)[1])
    return Days(date(year, month, first).toordinal(), date(year, month, end).toordinal())


def year_days(first: int, last: int | None = None) -> Days:
    """Return whole years."""
    return Days(date(first, 1, 1).toordinal(), date(last or first, 12, 31).toordinal())


def day_of_month(ordinal: int, number: int) -> int:
    """Return the day of that number in the month of ``ordinal``, or in the next if it is past."""
    day = date.fromordinal(ordinal)
    month = day.year * 12 + day.month - 1 + (number < day.day)
    return safe(month // 12, month % 12 + 1, number).toordinal()


def safe(year: int, month: int, day: int) -> date:
    """Return a date; 29 February moves to the 28th where there is none."""
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def _years_back(ordinal: int, years: int) -> int:
    day = date.fromordinal(ordinal)
    return safe(max(day.year - years, 1), day.month, day.day).toordinal()
