"""EDTF dates as half-open spans of days, and days as words.

The one module that converts between the half-open spans used inside
(``start <= day < stop``, proleptic Gregorian ordinals) and the inclusive dates
that people read and write. The grammar of a date is the ``edtf`` package's; plain ones, nearly all
there are, go past it, for it is slow. What it cannot bound (open ends) or bounds too boldly
(seasons, centuries) is settled here.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

import edtf
from edtf.parser.edtf_exceptions import EDTFParseException

from dashboard import language
from dashboard.language import _, either, lazy, listed
from dashboard.language.dates import Unit
from dashboard.model.edtf_mistakes import mistake, mistake_in

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_PLAIN = re.compile(r"\d{4}(-\d\d){0,2}[?~%]?", re.ASCII)
_ONE = r"[\dX?~%-]{4,20}"
_MANY = rf"(\.\.)?{_ONE}((\.\.|, ?){_ONE})*(\.\.)?"
_WHOLE = re.compile(rf"{_ONE}|({_ONE}|\.\.)?/({_ONE}|\.\.)?|\[{_MANY}\]|\{{{_MANY}\}}", re.ASCII)
_LONGEST = 200


class Precision(StrEnum):
    """How exactly a date is known; a table adds ``none`` for no date at all."""

    DAY = "day"
    SPAN = "span"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"


@dataclass(frozen=True, slots=True)
class DaySpan:
    """Half-open span of ordinals; an open end lies at the known side, flagged."""

    start: int
    stop: int
    precision: Precision
    approximate: bool = False
    uncertain: bool = False
    open_start: bool = False
    open_stop: bool = False


@lru_cache(maxsize=65_536)
def parse_edtf(text: str) -> DaySpan:
    """Return the days of ``text``; :class:`EdtfError` says what is wrong and the mend."""
    text = text.strip()
    _require_edtf(text)
    marks = {
        "approximate": "~" in text or "%" in text,
        "uncertain": "?" in text or "%" in text,
    }
    leaves = [_leaf(leaf) for leaf in _leaves(text) if leaf]
    if not leaves:
        wrong = lazy('"{text}" is open at both ends.', text=text)
        raise mistake(wrong, lazy("Leave the cell empty instead."))
    start, stop = min(leaf[0] for leaf in leaves), max(leaf[1] for leaf in leaves)
    if _is_interval(text) and (leaves[0][0] > leaves[-1][0] or leaves[0][1] > leaves[-1][1]):
        first, last = text.split("/")
        wrong = lazy('"{text}" ends before it starts.', text=text)
        raise mistake(wrong, lazy("Swap its ends: {last}/{first}.", last=last, first=first))
    if len(leaves) == 1 and _leaves(text) == [text]:
        return DaySpan(start, stop, leaves[0][2], **marks)
    precision = Precision.DAY if stop - start == 1 and all(_leaves(text)) else Precision.SPAN
    ends = _leaves(text)
    return DaySpan(start, stop, precision, **marks, open_start=not ends[0], open_stop=not ends[-1])


def day_words(ordinal: int) -> str:
    """``738161`` -> ``Thursday, 6 January 2022``."""
    return language.day_words(date.fromordinal(ordinal), weekday=True)


def span_words(start: int, stop: int) -> str:
    """Half-open ordinals in, inclusive words out: ``3 to 8 January 2022``, ``January 2022``."""
    return _span_words(start, stop, inflected=False)


def edtf_words(text: str) -> str:
    """``2022-01~`` -> ``about January 2022``; ``""`` -> ``no date``."""
    text = text.strip()
    if not text:
        return _("no date")
    span, leaves = parse_edtf(text), _leaves(text)
    if len(leaves) == 1:
        return _leaf_words(leaves[0])
    if span.open_start or span.open_stop:
        known = _leaf_words(leaves[0] or leaves[-1], inflected=True)
        return _("until {date}", date=known) if span.open_start else _("from {date}", date=known)
    if _is_interval(text) or ".." in text:
        plain = not re.search(r"[?~%X]", text)
        whole = span_words(span.start, span.stop)
        words = whole if plain else _joined(*map(_leaf_words, leaves))
        return _("some day of {days}", days=words) if "[" in text else words
    return _listed([_leaf_words(leaf) for leaf in leaves], both=text[0] != "[")


def to_edtf(start: int, stop: int) -> str:
    """Return the shortest EDTF of a half-open span: ``2022-01-05``, ``2022-01``, ``2007``."""
    first, last, unit = _bounds(start, stop)
    length = {"year": 4, "month": 7, "day": 10}[unit]
    left, right = first.isoformat()[:length], last.isoformat()[:length]
    return left if left == right else f"{left}/{right}"


def _require_edtf(text: str) -> None:
    """Raise :class:`EdtfError` unless the text is made of dates as EDTF makes it.

    The package's grammar takes up to 30 ms a text, which a file of strange dates would make
    hours of. So it judges single dates, and equal ones (``2022-01~-05``, ``2022-02~-07``) once.
    """
    whole = len(text) <= _LONGEST and _WHOLE.fullmatch(text)
    if not whole or not all(_is_date(_alike(leaf)) for leaf in _leaves(text) if leaf):
        raise mistake_in(text)


def _alike(leaf: str) -> str:
    """Return a date of the same form, in which each month and day that can be is the first."""
    leaf = re.sub(r"^([?~%]?)\d{4}", r"\g<1>2000", leaf)
    month = re.sub(r"^([^-]*-[?~%]?)(0[1-9]|1[0-2])(?!\d)", r"\g<1>01", leaf)
    return re.sub(r"(-[?~%]?01[?~%]?-[?~%]?)(0[1-9]|[12]\d|3[01])(?!\d)", r"\g<1>01", month)


@lru_cache(maxsize=4096)
def _is_date(text: str) -> bool:
    if _PLAIN.fullmatch(text):
        return True
    try:
        edtf.parse_edtf(text)
    except (EDTFParseException, ValueError, TypeError, AttributeError):
        return False
    return True


def _is_interval(text: str) -> bool:
    return "/" in text


def _leaves(text: str) -> list[str]:
    """Split at ``/``, ``,`` and ``..``; an open end is ``""``."""
    if _is_interval(text):
        return ["" if end.strip() == ".." else end.strip() for end in text.split("/")]
    return [leaf.strip() for leaf in re.split(r",|\.\.", text.strip("[]{}"))]


def _leaf(text: str) -> tuple[int, int, Precision]:
    """Return start, stop and precision of a date that is neither interval nor set."""
    bare = re.sub(r"[?~%]", "", text)
    precision = _leaf_precision(bare)
    if precision is None:
        raise mistake_in(text)
    try:
        first, last = _unit_bounds(bare, precision)
    except ValueError as error:
        raise mistake_in(text) from error
    return first.toordinal(), last.toordinal() + 1, precision


def _unit_bounds(bare: str, precision: Precision) -> tuple[date, date]:
    """Return the first and last day of ``199X``, ``2022``, ``2022-01`` or ``2022-01-05``."""
    if precision is Precision.DAY:
        return date.fromisoformat(bare), date.fromisoformat(bare)
    if precision is Precision.MONTH:
        year, month = int(bare[:4]), int(bare[5:7])
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    first, last = int(bare[:4].replace("X", "0")), int(bare[:4].replace("X", "9"))
    return date(first, 1, 1), date(last, 12, 31)


def _leaf_precision(bare: str) -> Precision | None:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", bare):
        return Precision.DAY
    if re.fullmatch(r"\d{4}-(0\d|1[0-2])(-XX)?", bare):
        return Precision.MONTH
    if re.fullmatch(r"\d{4}(-XX){0,2}", bare):
        return Precision.YEAR
    return Precision.DECADE if re.fullmatch(r"\d{3}X", bare) else None


def _leaf_words(text: str, *, inflected: bool = False) -> str:
    span = parse_edtf(text)
    if span.precision is Precision.DECADE:
        words = language.decade_words(date.fromordinal(span.start), inflected=inflected)
    else:
        words = _span_words(span.start, span.stop, inflected=inflected)
    words = _("about {date}", date=words) if span.approximate else words
    return _("{date} (uncertain)", date=words) if span.uncertain else words


def _listed(words: list[str], *, both: bool) -> str:
    """``["1 January 2022", "2 January 2022"]`` -> ``1 or 2 January 2022``."""
    ends = {word.partition(" ")[2] for word in words}
    if len(ends) == 1 and all(re.fullmatch(r"\d{1,2} \w+ \d+", word) for word in words):
        words = [word.partition(" ")[0] for word in words[:-1]] + words[-1:]
    return listed(words) if both else either(words)


def _span_words(start: int, stop: int, *, inflected: bool) -> str:
    first, last, unit = _bounds(start, stop)
    return language.span_words(first, last, unit, inflected=inflected)


def _bounds(start: int, stop: int) -> tuple[date, date, Unit]:
    """Return first day, last day and the largest unit that both fill."""
    if start >= stop:
        raise ValueError(f"A span needs start < stop, not {start} and {stop}.")
    first, last = date.fromordinal(start), date.fromordinal(stop - 1)
    if first.day != 1 or last.day != monthrange(last.year, last.month)[1]:
        return first, last, "day"
    return first, last, "year" if first.month == 1 and last.month == 12 else "month"


def _joined(left: str, right: str) -> str:
    return left if left == right else _("{start} to {end}", start=left, end=right)
