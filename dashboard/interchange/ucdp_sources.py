"""UCDP's ``source_article`` -> the documents it lists.

Since about 2013 it is a list that can be split for certain::

    "Reuters News,2014-01-27,U.S. threatens sanctions";"Business Day,2014-01-27,Eight killed"

Before, it was written by hand: ``AFP 14/9-09, All Africa 16/9-09``. What cannot be told
apart there stays one source, and the text is kept in full.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.interchange.drafts import RowRefused
from dashboard.interchange.foreign_cells import edtf_day

_LISTED = re.compile(r"(?P<office>.*?),\s*(?P<day>\d{4}-\d\d-\d\d)\s*,(?P<title>.*)", re.S | re.A)
_OLD_DAY = re.compile(
    r"(?P<dmy>\b\d{1,2}/\d{1,2}-\d\d\b)|(?P<iso>(?<!\d)\d{4}-\d\d-\d\d\b)"
    r"|(?P<long>\b\d{1,2} [A-Z][a-z]{2,8} (?:\d{4}|\d\d)\b)"
    r"|(?P<month>\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6} \d{4}\b)",
    re.ASCII,
)
#: A semicolon, "AND", or a comma behind a day or a closed title, before the next name.
_BETWEEN = re.compile(
    r'\s*;\s*(?=(?:[^"]*"[^"]*")*[^"]*$)|\s+AND\s+(?=[A-Z])|(?<=-\d\d),\s+(?=[A-Z])'
    r'|(?<="),\s+(?=[A-Z][^",;]{1,60}\d{1,2}/\d{1,2}-\d\d)'
)
_NOT_NAME = ' \t\n,;:."“”'


@dataclass(frozen=True, slots=True)
class Document:
    """One document as the data set names it; ``day`` is EDTF, empty when it is not given."""

    office: str
    day: str
    title: str

    @property
    def locator(self) -> str:
        """``2014-01-27, “Eight killed”``, or what there is of it."""
        return ", ".join(filter(None, [self.day, f"“{self.title}”" if self.title else ""]))


def documents(article: str) -> list[Document]:
    """Split the cell into documents; each is listed once."""
    text = article.strip()
    found = _listed(text) or [_by_hand(piece) for piece in _pieces(text)]
    return list(dict.fromkeys(each for each in found if each.office))


def _listed(text: str) -> list[Document]:
    """Return the documents of a list, or none when a part of it is not of that form."""
    parts = [_LISTED.fullmatch(part) for part in re.split(r'"\s*;\s*"', text.strip('" \n'))]
    if not all(parts):
        return []
    return [
        Document(_clean(part["office"]), part["day"], _clean(part["title"]))
        for part in parts
        if part
    ]


def _pieces(text: str) -> Iterator[str]:
    yield from (piece for piece in _BETWEEN.split(text) if piece and piece.strip(_NOT_NAME))


def _by_hand(piece: str) -> Document:
    """Read ``AFP 15/3-11, "At least six killed``: the name ends where a day or title begins."""
    day = _OLD_DAY.search(piece)
    ends = [piece.find(mark) for mark in ('"', "http", ":") if mark in piece]
    ends += [day.start()] if day else []
    office = _clean(piece[: min(ends)] if ends else piece)
    return Document(office or _clean(piece)[:80], _day(day), _clean(piece) if ends else "")


def _day(found: re.Match[str] | None) -> str:
    if found is None:
        return ""
    if found["dmy"]:
        day, month, year = (int(number) for number in re.split("[/-]", found["dmy"]))
        return _edtf(f"{day}.{month}.{_century(year)}")
    if found["long"]:
        head, _, last = found["long"].rpartition(" ")
        return _edtf(f"{head} {_century(int(last))}")
    return _edtf(found["iso"] or found["month"])


def _century(year: int) -> int:
    return year if year > 99 else 1900 + year if year > 70 else 2000 + year


def _edtf(text: str) -> str:
    try:
        return edtf_day(text)
    except RowRefused:
        return ""


def _clean(text: str) -> str:
    return " ".join(text.split()).strip(_NOT_NAME)
