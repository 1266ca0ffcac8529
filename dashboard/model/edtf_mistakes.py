"""What people write instead of EDTF, and how to mend it: the texts of ``EdtfError``."""

import re
from datetime import date

from dashboard.errors import EdtfError
from dashboard.language import N_, lazy, together

#: (pattern, what is wrong, the mend); named groups are at hand in the mend.
MISTAKES: tuple[tuple[str, str, str], ...] = (
    (r"(?P<d>\d{1,2})\.\s*(?P<m>\d{1,2})\.\s*(?P<y>\d{4})",
     N_('"{text}" is a date with dots.'), N_("Write year-month-day: {y}-{m}-{d}.")),
    (r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})",
     N_('"{text}" is not year-month-day with two digits each.'), N_("Write {y}-{m}-{d}.")),
    (r"\d{1,2}[-/]\d{1,2}[-/](?P<y>\d{4})",
     N_('"{text}" leaves open which number is the month.'),
     N_("Write year-month-day, such as {y}-01-05.")),
    (r"(?P<y>\d{4})-(?P<m>\d)",
     N_('"{text}" is not year-month with two digits.'), N_("Write {y}-{m}.")),
    (r"(?P<y>\d{4})-?W(?P<w>\d\d)(?:-?(?P<n>[1-7]))?",
     N_('"{text}" is an ISO week, which EDTF does not know.'), N_("Write its days: {week}.")),
    (r"(?P<y>\d{4})-(?:2[1-9]|3\d|4[01])[?~%]?",
     N_('"{text}" is a season, whose days differ by hemisphere.'),
     N_("Write its months, such as {y}-03/{y}-05.")),
    (r"(?P<c>\d\d)XX[?~%]?",
     N_('"{text}" is a whole century.'), N_("Write its years: {c}00/{c}99.")),
    (r"-\d+|Y.*|000[0X].*", N_('"{text}" is outside the years 0001 to 9999.'), ""),
    (r"(?P<day>\d{4}-\d\d-\d\d)[T ]\d.*",
     N_('"{text}" has a time of day.'), N_("Write the day alone: {day}.")),
    (r"(?P<span>\d{4}\S*)\s*(?:–|—|\s-\s|bis|to|until)\s*(?P<end>\d{4}\S*)",
     N_('"{text}" is a span, but its ends must be parted by a slash.'),
     N_("Write {span}/{end}.")),
)  # fmt: skip

#: The patterns take the square of a text's length.
_LONGEST = 200
#: The mend of a week that the calendar does not have.
_SOME_WEEK = lazy("Write its days: 2022-01-03/2022-01-09 for the first week of 2022.")


def mistake(wrong: str, mend: str) -> EdtfError:
    """Return the error of a date, which says both."""
    error = EdtfError(together([wrong, mend]))
    error.explanation = wrong, mend
    return error


def mistake_in(text: str) -> EdtfError:
    """Return what is wrong with a text that is no usable EDTF, and the mend."""
    shown = text if len(text) <= 40 else f"{text[:39]}…"
    if not text:
        mend = lazy("Write a date such as 2022-01-05, or leave the column out.")
        return mistake(lazy("The date is empty."), mend)
    for pattern, wrong, mend in MISTAKES if len(text) <= _LONGEST else ():
        if match := re.fullmatch(pattern, text, re.ASCII):
            return _explained(shown, wrong, mend, match)
    if re.fullmatch(r"\d{4}-\d\d(-\d\d)?[?~%]?", text, re.ASCII):
        return mistake(_no_day(shown), lazy("Look it up in the source again."))
    wrong = lazy('"{text}" is not an EDTF date.', text=shown)
    return mistake(
        wrong,
        lazy(
            "Write 2022-01-05, 2022-01, 2022, 2022-01-03/2022-01-06, or add ~ for about and ? "
            "for uncertain."
        ),
    )


def _explained(shown: str, wrong: str, mend: str, match: re.Match[str]) -> EdtfError:
    fields = {name: found or "" for name, found in match.groupdict().items()}
    fields |= {name: fields[name].zfill(2) for name in ("m", "d") if name in fields}
    if fields.get("w"):
        fields["week"] = _week(match)
        if not fields["week"]:
            return mistake(lazy(wrong, text=shown), _SOME_WEEK)
    said = lazy(mend, **fields) if mend else ""
    if not _is_real(said):
        example = lazy("Write year-month-day: 2022-01-05.")
        return mistake(_no_day(shown), example)
    return mistake(lazy(wrong, text=shown), said)


def _no_day(shown: str) -> str:
    return lazy('"{text}" is not a day of the calendar.', text=shown)


def _week(match: re.Match[str]) -> str:
    """``2022-W01`` -> ``2022-01-03/2022-01-09``; nothing when there is no such week."""
    groups = match.groupdict()
    try:
        year, week = int(groups["y"]), int(groups["w"])
        numbers = [int(groups["n"])] if groups["n"] else [1, 7]
        days = [date.fromisocalendar(year, week, number) for number in numbers]
    except ValueError:
        return ""
    return "/".join(day.isoformat() for day in days)


def _is_real(mend: str) -> bool:
    """Whether the calendar has the days that are suggested (not that of ``31.2.2022``)."""
    for suggested in re.findall(r"\d{4}-\d\d-\d\d", mend):
        try:
            date.fromisoformat(suggested)
        except ValueError:
            return False
    return True
