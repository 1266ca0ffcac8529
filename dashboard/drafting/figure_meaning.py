"""What a figure counts: the noun behind it, and what is said to have happened to the counted."""

import re
from dataclasses import dataclass

from dashboard.drafting import figure_words as words
from dashboard.model.measures import MEASURES

_WORD = re.compile(r"[^\W\d_]+(?:[-'’:*][^\W\d_]+)*")
_ASIDE = re.compile(r"^\s*\([^()]*\)|^\)")
_NEAR = 25  # characters: "killed 12", "starben bis zu fünf"
_VAGUE = r"(?!Dutzend|Hundert|Tausend|Zehntausend|Million)"
_GERMAN_NOUN = re.compile(
    r"^(?P<noun>(?:,?\s(?:von|meist|vor allem|überwiegend|[a-zäöü][\w*:]*(?:e|en|er|em|es))){0,4}"
    rf"\s{_VAGUE}[A-ZÄÖÜ][\w*:-]+(?: und (?:[a-zäöü]\w+e[nr]? )?{_VAGUE}[A-ZÄÖÜ][\w*:-]+)?)"
)
_GERMAN = re.compile(
    r"\b(?:der|die|das|den|dem|und|wurden?|wird|hat|ist|sind|dass|von|im|auf|als"
    r"|nicht|ihre?r?|sie|ein|eine|zu|für|mit|bei|gelten)\b|[äöüß]"
)
_ENGLISH_NOUN = re.compile(
    r"^(?P<noun>(?: (?!were|was|in|on|by|to|from|and|since|have|had)[a-z-]+){0,3}? (?:people"
    r"|persons"
    r"|workers|officers|protesters|demonstrators|soldiers|troops|civilians|residents|men|women"
    r"|children|students|members|refugees|prisoners|miners|fighters)\b(?: and [a-z]+s\b)?"
    r"|(?: (?:of|more|other|the|young|foreign|\w+(?:ed|ing|ese|ish)))"
    r"{0,3} (?!since|was|has|this)[a-z]+(?:s|en|ple|ice|ops|th|men)\b(?: and [a-z]+(?:s|en)\b)?)"
)
_ENGLISH = re.compile(r"\b(?:the|of|and|was|were|has|have|by|at|for|least)\b")
_GERMAN_STOP = re.compile(
    r"^\s(?:wurden?|sind|waren|werden|haben|hatte|in|auf|am|bei|nach|an|mit)\b"
)


@dataclass(frozen=True, slots=True)
class Counted:
    """Where the words for it ``stop``, and the cells that they suggest."""

    stop: int
    noun: str = ""
    measure: str = ""
    population: str = ""
    unit: str = ""


def counted(text: str, start: int, stop: int, before: str) -> Counted:
    """Read what the figure between ``start`` and ``stop`` counts."""
    if money := _unit(text, start, stop):
        return money
    noun, end = _noun(text, stop)
    around = _taken_up(text[:start]) if words.PRONOUN.match(noun) else noun
    measure = _measure(text, start, stop, noun)
    people = bool(words.PEOPLE.search(noun)) or any(p.search(around) for _, p in words.POPULATION)
    if not measure and not people and (unit := _inherited(text, stop, before + text[:start], noun)):
        return Counted(end if noun else stop, noun, "amount", "", unit)
    if not measure and not noun and words.PAID.search(text):
        return Counted(stop, "", "amount")
    if not measure:
        measure = next(name for name, p in words.OF_PEOPLE if p.search(noun or "x"))
    people = people or MEASURES[measure].people
    population = _population(around) or ("all" if people else "")
    return Counted(end, noun, measure, population, "people" if people else "")


def _unit(text: str, start: int, stop: int) -> Counted | None:
    """Return the percent, money or temperature that a number is given in."""
    for pattern, unit, measure in words.UNIT:
        if match := pattern.match(text, stop):
            what = measure
            if measure == "amount" and words.PER_PIECE.search(
                text[max(0, start - 40) : match.end() + 14]
            ):
                what = "price" if _small(text[start:stop]) else "amount"
            if unit == "percent" and words.PRICE.search(_clause(text, start, stop)):
                what = "price change"
            noun, _ = _noun(text, match.end())
            return Counted(match.end(), noun if unit == "percent" else "", what, "", unit)
    if sign := words.CURRENCY.search(
        text[start:stop][:0] + text[: _first_digit(text, start, stop)]
    ):
        return Counted(stop, "", "amount", "", words.SIGNS[sign["sign"]])
    return None


def _clause(text: str, start: int, stop: int) -> str:
    """Return the part of a sentence, between commas, in which a figure stands."""
    return re.split(r"[,;:]\s", text[:start])[-1] + re.split(r"[,;:]\s", text[stop:])[0]


def _first_digit(text: str, start: int, stop: int) -> int:
    found = re.search(r"\d", text[start:stop])
    return start + found.start() if found else start


def _small(number: str) -> bool:
    """Whether money is a price of something and not a sum: below a thousand, no millions."""
    return not re.search(r"[a-zA-Z]{3,}|\d{4}|\d[.,]\d{3}", number)


def _noun(text: str, stop: int) -> tuple[str, int]:
    """Return the noun behind a number, past what stands in brackets, and where it ends."""
    rest, skipped = text[stop:], 0
    if aside := _ASIDE.match(rest):
        skipped = aside.end()
        rest = rest[skipped:]
    if match := re.match(r"\s(?:von ihnen|davon|von denen|of them|of whom)\b", rest):
        return match[0].strip(), stop + skipped + match.end()
    if _GERMAN_STOP.match(rest):
        return "", stop
    german = _GERMAN.search(text) or not _ENGLISH.search(text)
    match = _GERMAN_NOUN.match(rest) if german else None
    if not match and not _GERMAN.search(text):
        match = _ENGLISH_NOUN.match(rest)
    if not match:
        return "", stop
    return match["noun"].strip(), (stop if skipped else stop + match.end())


def _measure(text: str, start: int, stop: int, noun: str) -> str:
    """Return what befell the counted: by the noun, else by the nearest word behind, or before."""
    befallen = [each for each in words.MEASURE if MEASURES[each[0]].people]
    if own := next((name for name, pattern in befallen if pattern.search(noun)), ""):
        return own
    if noun and not (words.PEOPLE.search(noun) or any(p.search(noun) for _, p in words.POPULATION)):
        return _measure_of_things(text, stop, noun)
    if clause := re.search(r"[^,.;:()]*$", text[:start]):
        near = re.split(r"\b(?:und|and|sowie)\b", clause[0])[-1][-_NEAR:]
        if own := next((name for name, pattern in befallen if pattern.search(near)), ""):
            return own
    after = [(m.start(), name) for name, p in befallen if (m := p.search(text, stop))]
    if after:
        return min(after, key=lambda each: each[0])[1]
    earlier = [(m.end(), name) for name, p in befallen for m in p.finditer(text[:start])]
    if not noun and earlier:
        return max(earlier)[1]
    return "participants" if words.TAKING_PART.search(text) else ""


def _measure_of_things(text: str, stop: int, noun: str) -> str:
    """Return what befell things: "cars were burned", by words that begin in the noun."""
    end = text.index(noun, stop) + len(noun)
    for name, pattern in words.MEASURE:
        match = None if MEASURES[name].people else pattern.search(text, stop)
        if match and match.start() < end:
            return name
    return ""


def _taken_up(before: str) -> str:
    """Return the group that "16 von ihnen" takes up: the one named last before."""
    ends = [m for _, p in words.POPULATION for m in p.finditer(before)]
    return max(ends, key=lambda match: match.end())[0] if ends else ""


def _population(noun: str) -> str:
    """Return who is counted; police with soldiers are security forces."""
    return next((name for name, pattern in words.POPULATION if pattern.search(noun)), "")


def _inherited(text: str, stop: int, before: str, noun: str) -> str:
    """Return the currency named last before, for a large number that counts nothing else."""
    if noun and not re.match(r"(?:mehr|dieses|dieser|more|of (?:it|this|that))\b", noun):
        return ""
    large = re.search(
        r"Million|Milliard|million|billion|\d[.,]\d{3}$", text[max(0, stop - 14) : stop]
    )
    if not large:
        return ""
    named = [(m.end(), unit) for pattern, unit, measure in words.UNIT if measure == "amount"
             for m in pattern.finditer(before)]  # fmt: skip
    return max(named)[1] if named else ""
