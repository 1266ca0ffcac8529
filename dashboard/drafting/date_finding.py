"""The days that a text names, as EDTF, relative to the document's own day."""

import re
from collections.abc import Iterator

from dashboard.drafting.context import DraftContext
from dashboard.drafting.date_rules import RULES, DateRule
from dashboard.drafting.days import Days, Reckoning
from dashboard.drafting.recognised import FoundDate

_SINCE = re.compile(r"\b(?:seit|ab|since|from)(?: (?:dem|den|der|the|diesem))?\s$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:bis|until|till|by)(?: (?:zum|zur|the))?\s$", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:vor|before)(?: (?:dem|der|the))?\s$", re.IGNORECASE)
_AFTER = re.compile(r"\b(?:nach|after)(?: (?:dem|der|the))?\s$", re.IGNORECASE)
_AT = re.compile(r"\b(?:am|an|im|in|on|vom|zum)(?: (?:der|dem|the))?\s$", re.IGNORECASE)
_RANGE = re.compile(r"\d.*(?:\b(?:bis|to|und|and|until)\b|[-–—]).*\d|\bto\b")
_BARE_YEAR = re.compile(r"\d{4}")
_BORN = re.compile(
    r"\b(?:geboren(?: (?:am|im))?|born(?: (?:in|on))?|Jg\.|Jahrgang|\*) ?(?:in |im |am )?$"
)
#: Words after which four digits count things, or before which they do.
_COUNTED = re.compile(
    r"\b(?:mehr als|über|rund|etwa|mindestens|gut|fast|knapp|bis zu|than|over|about|least|some"
    r"|nearly|almost|around|nearly|up to|S\.|Seite|Nr\.|page|No\.)\s$", re.IGNORECASE
)  # fmt: skip
_YEAR_BEFORE = re.compile(
    r"\b(?:in|im|seit|bis|ab|von|vom|nach|vor|schon|bereits|erst|und|since|of|by|from|until|during"
    r"|after|before|between|Jahres?|year|Herbst|Sommer|Winter)\s$|[(,]\s?$", re.IGNORECASE
)  # fmt: skip


class DateFinder:
    """Finds days in sentences of one document."""

    def __init__(self, context: DraftContext) -> None:
        self._reckoning = Reckoning(context.day)

    def dates(self, text: str) -> tuple[FoundDate, ...]:
        """Return the days that are named, in order."""
        found: list[tuple[int, int, Days, bool]] = []
        for rule in RULES:
            found += [(*each, rule.now) for each in self._read(rule, text, found)]
        found.sort(key=lambda each: each[0])
        return tuple(self._widened(text, *each) for each in found)

    def _read(
        self, rule: DateRule, text: str, taken: list[tuple[int, int, Days, bool]]
    ) -> Iterator[tuple[int, int, Days]]:
        for match in rule.pattern.finditer(text):
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            if any(start < stop and begin < match.end() for begin, stop, *_ in taken):
                continue
            if _BORN.search(text[:start]):
                continue
            if _BARE_YEAR.fullmatch(match[0].strip()) and not _is_year(text, start, match.end()):
                continue
            try:
                days = rule.read(match, self._reckoning)
            except (ValueError, OverflowError):  # the year 0, or before it
                continue
            if days is not None:
                yield start, _end(match), days

    def _widened(self, text: str, start: int, stop: int, days: Days, now: bool) -> FoundDate:
        """Take in the word before: since, until, before, after a day."""
        before = text[:start]
        relative = days.relative
        ranged = _RANGE.search(text[start:stop])
        if not ranged and (match := _SINCE.search(before)) and days.first is not None:
            days = self._reckoning.since(days.first, about=days.about, years=days.years)
        elif match := _UNTIL.search(before):
            days = Days(None, days.last, days.about, days.years, relative)
        elif match := _BEFORE.search(before):
            days = Days(None, days.first, days.about, days.years, relative)
        elif (match := _AFTER.search(before)) and days.last is not None:
            days = Days(days.first, None, days.about, days.years, relative)
        else:
            match = _AT.search(before)
        start = match.start() if match else start
        edtf = days.edtf(uncertain=self._reckoning.uncertain)
        return FoundDate(start=start, stop=stop, text=text[start:stop], edtf=edtf,
                         relative=relative, now=now)  # fmt: skip


def _end(match: re.Match[str]) -> int:
    """Return where the words end; a full stop belongs to a month only where it is cut short."""
    return match.end() - bool(re.search(r"(?<![Ss])[a-zäA-Z]{4,}(?<!Sept)\.$", match[0]))


def _is_year(text: str, start: int, stop: int) -> bool:
    """Whether four digits are a year: not "2000 Soldaten", and in English after a preposition."""
    before, after = text[:start], text[stop:]
    if _COUNTED.search(before) or re.match(r"[.,]\d|\s?(?:%|Grad|Prozent|per ?cent)", after):
        return False
    if re.search(r"[\w.,/+-]$", before):
        return False
    if re.match(r"\s[A-ZÄÖÜ]\w+", after):
        return bool(re.search(r"\b(?:im Jahr|in|seit|bis|Jahres?|since)\s$", before))
    return bool(_YEAR_BEFORE.search(before)) or not re.match(
        r"\s(?:people|persons|workers|protesters|demonstrators|soldiers|troops|police|men|women"
        r"|civilians|more|others|dead|injured|arrests)\b", after
    )  # fmt: skip
