"""A date as it is typed, in words: what it says, or what is wrong with it and the mend."""

import re
from dataclasses import dataclass
from datetime import date

from dashboard.errors import EdtfError
from dashboard.language import _
from dashboard.model.edtf_days import MONTHS, edtf_words, parse_edtf

_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS)
#: ``5 January 2022``, ``January 5, 2022``, ``January 2022``
_WORDS = (
    re.compile(rf"(?P<d>\d{{1,2}})\.? (?P<m>{_MONTH})\.?,? (?P<y>\d{{4}})", re.I | re.A),
    re.compile(rf"(?P<m>{_MONTH})\.? (?P<d>\d{{1,2}}),? (?P<y>\d{{4}})", re.I | re.A),
    re.compile(rf"(?P<m>{_MONTH})\.? (?P<y>\d{{4}})", re.I | re.A),
)


@dataclass(frozen=True, slots=True)
class DayTold:
    """``words`` for a date that can be read, else ``wrong``, a sentence with the mend."""

    words: str = ""
    wrong: str = ""


def told_day(text: str) -> DayTold:
    """``2022-01-05?`` -> ``5 January 2022 (uncertain)``; nothing about an empty text."""
    text = text.strip()
    if not text:
        return DayTold()
    try:
        parse_edtf(text)
        words = edtf_words(text)
    except EdtfError as problem:
        meant = _meant(text)
        return DayTold(wrong=_("Write it as {date}.", date=meant) if meant else str(problem))
    return DayTold(f"{words[:1].upper()}{words[1:]}")


def _meant(text: str) -> str:
    """Return the EDTF of a date in English words, or nothing."""
    text = " ".join(text.split())
    for pattern in _WORDS:
        if match := pattern.fullmatch(text):
            parts = match.groupdict()
            month = next(n for n, name in enumerate(MONTHS, 1) if _begins(name, parts["m"]))
            try:
                day = date(int(parts["y"]), month, int(parts.get("d") or 1)).isoformat()
            except ValueError:
                return ""
            return day if parts.get("d") else day[:7]
    return ""


def _begins(name: str, written: str) -> bool:
    return name[:3].casefold() == written[:3].casefold()
