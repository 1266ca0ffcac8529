"""Cells of other formats -> days, positions and counts, or the reason why not."""

import re
from collections.abc import Iterable
from datetime import date

from dashboard.errors import EdtfError
from dashboard.interchange.drafts import RowRefused
from dashboard.language import _
from dashboard.model.edtf_days import parse_edtf
from dashboard.model.suggestions import quoted

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan januar", "feb februar", "mar mär march märz", "apr", "may mai", "jun juni june",
         "jul juli july", "aug", "sep sept", "oct okt", "nov", "dec dez"), 1)
    for name in names.split()
}  # fmt: skip
_MONTHS |= {
    name: number
    for number, name in enumerate(
        "january february march april may june july august september october november "
        "december".split(), 1)
}  # fmt: skip
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d?:\d\d.*", re.ASCII)
_YMD = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})", re.ASCII)
_PARTS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:[ ,T].*)?", re.ASCII)
_DAY_MONTH = re.compile(r"(\d{1,2})\.?[ -]([^\W\d]+)\.?,?[ -](\d{4})")
_MONTH_DAY = re.compile(r"([^\W\d]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_MONTH = re.compile(r"([^\W\d]+)\.?,? (\d{4})")

DAY_FIRST, MONTH_FIRST, UNDECIDED = "day first", "month first", "undecided"


def day_order(cells: Iterable[str]) -> str:
    """Tell from a whole column whether ``3/4/2021`` is in March or in April."""
    found = [match for cell in cells if (match := _PARTS.fullmatch(cell.strip()))]
    if any(int(match[1]) > 12 or match[2] == "." for match in found):
        return DAY_FIRST
    return MONTH_FIRST if any(int(match[3]) > 12 for match in found) else UNDECIDED


def edtf_day(cell: str, order: str = UNDECIDED) -> str:
    """Return a date as EDTF; two days that it may be are both kept: ``[2021-03-04,2021-04-03]``.

    Raises :class:`RowRefused` with the reason.
    """
    text = " ".join(cell.split())
    if not text:
        raise RowRefused(_("It has no date."))
    if match := _ISO.fullmatch(text):
        text = match[1]
    written = _numbered(text, order) or _named(text) or text
    try:
        parse_edtf(written)
    except EdtfError as error:
        raise RowRefused(_("Its date {value} cannot be read.", value=quoted(cell))) from error
    return written


def position(latitude: str, longitude: str) -> tuple[str, str]:
    """Return both as written, once they are degrees; raises :class:`RowRefused`."""
    cells = (latitude.strip(), longitude.strip())
    try:
        north, east = (float(cell) for cell in cells)
    except ValueError:
        wrong = _("Its coordinates {value} are no degrees.", value=quoted(", ".join(cells)))
        raise RowRefused(wrong) from None
    if not (-90 <= north <= 90 and -180 <= east <= 180):
        wrong = _("Its coordinates {value} are not on the earth.", value=quoted(", ".join(cells)))
        raise RowRefused(wrong)
    return f"{north:.6f}".rstrip("0").rstrip("."), f"{east:.6f}".rstrip("0").rstrip(".")


def whole(cell: str, what: str) -> int:
    """Return a count; raises :class:`RowRefused`."""
    text = cell.strip()
    if not re.fullmatch(r"\d{1,12}(\.0+)?", text, re.ASCII):
        raise RowRefused(_("Its {column} {value} is no count.", column=what, value=quoted(cell)))
    return int(text.partition(".")[0])


def _numbered(text: str, order: str) -> str:
    if match := _YMD.fullmatch(text):
        return _iso(int(match[1]), int(match[2]), int(match[3]))
    if not (match := _PARTS.fullmatch(text)):
        return ""
    one, other, year = int(match[1]), int(match[3]), int(match[4])
    first, second = _iso(year, other, one), _iso(year, one, other)
    if order == DAY_FIRST or match[2] == "." or not second:
        return first
    if order == MONTH_FIRST or not first or first == second:
        return second
    return f"[{min(first, second)},{max(first, second)}]"


def _named(text: str) -> str:
    if match := _DAY_MONTH.fullmatch(text):
        return _iso(int(match[3]), _month(match[2]), int(match[1]))
    if match := _MONTH_DAY.fullmatch(text):
        return _iso(int(match[3]), _month(match[1]), int(match[2]))
    if (match := _MONTH.fullmatch(text)) and (month := _month(match[1])):
        return f"{match[2]}-{month:02d}"
    return ""


def _month(word: str) -> int:
    return _MONTHS.get(word.casefold(), 0)


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
