"""What people write instead of EDTF, and how to mend it: the texts of ``EdtfError``."""

import re
from datetime import date

#: (pattern, what is wrong and the mend); named groups are at hand in the text.
MISTAKES: tuple[tuple[str, str], ...] = (
    (r"(?P<d>\d{1,2})\.\s*(?P<m>\d{1,2})\.\s*(?P<y>\d{4})",
     "is a date with dots. Write year-month-day: {y}-{m:0>2}-{d:0>2}."),
    (r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})",
     "is not year-month-day with two digits each. Write {y}-{m:0>2}-{d:0>2}."),
    (r"\d{1,2}[-/]\d{1,2}[-/](?P<y>\d{4})",
     "leaves open which number is the month. Write year-month-day, such as {y}-01-05."),
    (r"(?P<y>\d{4})-(?P<m>\d)", "is not year-month with two digits. Write {y}-0{m}."),
    (r"(?P<y>\d{4})-?W(?P<w>\d\d)(?:-?(?P<n>[1-7]))?",
     "is an ISO week, which EDTF does not know. Write its days: {week}."),
    (r"(?P<y>\d{4})-(?:2[1-9]|3\d|4[01])[?~%]?",
     "is a season, whose days differ by hemisphere. Write its months, such as {y}-03/{y}-05."),
    (r"(?P<c>\d\d)XX[?~%]?", "is a whole century. Write its years: {c}00/{c}99."),
    (r"-\d+|Y.*|000[0X].*", "is outside the years 0001 to 9999."),
    (r"(?P<day>\d{4}-\d\d-\d\d)[T ]\d.*", "has a time of day. Write the day alone: {day}."),
    (r"(?P<span>\d{4}\S*)\s*(?:–|—|\s-\s|bis|to|until)\s*(?P<end>\d{4}\S*)",
     "is a span, but its ends must be parted by a slash. Write {span}/{end}."),
)  # fmt: skip

#: The patterns take the square of a text's length.
_LONGEST = 200


def explain(text: str) -> str:
    """Return ``"<text>" <what is wrong>. <The mend>.`` for a text that is no usable EDTF."""
    shown = text if len(text) <= 40 else f"{text[:39]}…"
    if not text:
        return "The date is empty. Write a date such as 2022-01-05, or leave the column out."
    for pattern, wrong in MISTAKES if len(text) <= _LONGEST else ():
        if match := re.fullmatch(pattern, text, re.ASCII):
            fields = {**match.groupdict(), "week": _week(match)}
            return _real_day(shown, wrong.format(**fields))
    if re.fullmatch(r"\d{4}-\d\d(-\d\d)?[?~%]?", text, re.ASCII):
        return f'"{shown}" is not a day of the calendar. Look it up in the source again.'
    return (
        f'"{shown}" is not an EDTF date. Write 2022-01-05, 2022-01, 2022, '
        "2022-01-03/2022-01-06, or add ~ for about and ? for uncertain."
    )


def _week(match: re.Match[str]) -> str:
    """``2022-W01`` -> ``2022-01-03/2022-01-09``."""
    groups = match.groupdict()
    if not groups.get("w"):
        return ""
    try:
        year, week = int(groups["y"]), int(groups["w"])
        numbers = [int(groups["n"])] if groups["n"] else [1, 7]
        days = [date.fromisocalendar(year, week, number) for number in numbers]
    except ValueError:
        return "2022-01-03/2022-01-09 for the first week of 2022"
    return "/".join(day.isoformat() for day in days)


def _real_day(shown: str, wrong: str) -> str:
    """Drop a suggested day that the calendar does not have (``31.2.2022``)."""
    for suggested in re.findall(r"\d{4}-\d\d-\d\d", wrong):
        try:
            date.fromisoformat(suggested)
        except ValueError:
            return f'"{shown}" is not a day of the calendar. Write year-month-day: 2022-01-05.'
    return f'"{shown}" {wrong}'
