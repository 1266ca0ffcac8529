"""The figures that stand in a text, in digits and in words, as generously as a reader takes them.

``rund 3.000 Menschen`` -> 3000; ``13 Millionen`` -> 13000000; ``Dutzende`` -> 24 to 99.
German and English; dates are passed over. Whoever looks for a figure must not be told that
it is missing because it is written otherwise.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dashboard.model.number_words import SCALES, word_values
from dashboard.model.vague_words import VAGUE_WORDS, VagueWord

_MONTHS = r"(?:jan|feb|mär|mrz|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec)[a-zäé]*\b\.?"
_DATES = re.compile(
    rf"\b\d{{4}}-\d\d(?:-\d\d)?\b|\b\d{{1,2}}\.\d{{1,2}}\.(?:\d{{2,4}}\b)?"
    rf"|\b\d{{1,2}}(?:\.|st|nd|rd|th)?\s+(?:of\s+)?{_MONTHS}(?:\s+\d{{4}}\b)?"
    rf"|\b{_MONTHS}\s+\d{{1,2}}\b(?:,\s+\d{{4}}\b)?|\b\d{{1,2}}[:.]\d\d\s*(?:Uhr|h|am|pm)\b",
    re.IGNORECASE,
)
_TOKEN = re.compile(
    r"(?P<digits>\d{1,3}(?P<mark>[.,'’ \u00a0\u202f])\d{3}(?:(?P=mark)\d{3})*(?!\d)(?:[.,]\d+)?"
    r"|\d+(?:[.,]\d+)?)(?P<letter>(?:k|m|bn|tn|b)\b)?|[^\W\d_]+(?:\u00ad[^\W\d_]+)*"
)
_LETTERS = {"k": 1e3, "m": 1e6, "b": 1e9, "bn": 1e9, "tn": 1e12}
_BETWEEN = re.compile(r"[\s-]*(?P<also>(?:and|und)\s+)?(?:an?\s+|eine?\s+)?", re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:-|–|—|to|bis|and|und|or|oder)\s*", re.IGNORECASE)
_SEVERAL = re.compile(
    r"\b(?:several|many|a few|few|some|mehrere|einige|etliche|viele|ein paar)[nr]?\s+$",
    re.IGNORECASE,
)
_PAIRS = re.compile(
    r"\b(?:(?P<tens>tens|dozens|dutzende|десятк\w+)|(?P<hundreds>hundreds|hunderte|сот\w+))"
    r"\s+(?:(?:of|von)\s+)?(?:thousands?|tausende?n?|тысяч\w*)\b",
    re.IGNORECASE,
)
_BY_ENGLISH = {word.english: word for word in VAGUE_WORDS}
_BY_SCALE = {12: "dozens", 100: "hundreds", 1_000: "thousands", 1_000_000: "millions"}
_RUSSIAN = {"десятк": "dozens", "сотн": "hundreds", "сотен": "hundreds", "тысяч": "thousands"}


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure at ``start`` to ``stop`` of the text: one of ``values``, or a vague word."""

    start: int
    stop: int
    values: frozenset[float] = frozenset()
    vague: VagueWord | None = None
    factor: float = 1.0  #: what its scale word multiplied it by


def mentions(text: str) -> tuple[Mention, ...]:
    """Return the figures of a text in its order."""
    text = _DATES.sub(lambda found: "·" * len(found.group()), text)
    found: list[Mention] = []
    for pair in _PAIRS.finditer(text):
        name = "tens of thousands" if pair["tens"] else "hundreds of thousands"
        found.append(Mention(pair.start(), pair.end(), vague=_BY_ENGLISH[name]))
    text = _PAIRS.sub(lambda pair: "·" * len(pair.group()), text)
    found += _with_scales_of_ranges(text, list(_walk(text)))
    return tuple(sorted(found, key=lambda mention: mention.start))


@dataclass(slots=True)
class _Run:
    """A number while its words are read: ``two`` ``hundred`` ``thousand``."""

    start: int
    stop: int
    totals: frozenset[float] = frozenset({0.0})
    current: frozenset[float] | None = None
    factor: float = 1.0
    scaled: bool = False  #: the last word was a scale

    def mention(self) -> Mention:
        current = self.current or frozenset({0.0})
        sums = frozenset(total + value for total in self.totals for value in current)
        return Mention(self.start, self.stop, sums, factor=self.factor)

    def takes(self, values: frozenset[float], also: bool) -> bool:
        """Add a number behind the last one, as in ``twenty-one``, ``hundred and five``."""
        if also and not self.scaled:
            return False
        if self.current is None:
            self.current = values
        elif len(self.current) == 1 and len(values) == 1:
            (before,), (value,) = self.current, values
            tens = 20 <= before < 100 and before % 10 == 0 and 0 < value < 10
            hundreds = before >= 100 and before % 100 == 0 and 0 < value < 100 and self.scaled
            if not (tens or hundreds):
                return False
            self.current = frozenset({before + value})
        else:
            return False
        self.scaled = False
        return True

    def multiply(self, scales: tuple[float, ...]) -> None:
        """Take a scale word: below a thousand it stays open for more."""
        current = self.current or frozenset({1.0})
        product = frozenset(round(value * scale, 6) for value in current for scale in scales)
        if min(scales) < 1000:
            self.current = product
        else:
            self.totals = frozenset(a + b for a in self.totals for b in product)
            self.current = None
        self.factor, self.scaled = max(scales), True


def _walk(text: str) -> Iterator[Mention]:
    run: _Run | None = None
    for token in _TOKEN.finditer(text):
        between = _BETWEEN.fullmatch(text, run.stop, token.start()) if run else None
        word = token.group().casefold()
        if run and between and word in SCALES:
            run.multiply(SCALES[word])
            run.stop = token.end()
            continue
        values = _digit_values(token) if token["digits"] else word_values(word)
        also = bool(between and between["also"])
        if run and between and values and not token["digits"] and run.takes(values, also):
            run.stop = token.end()
            continue
        started = _Run(token.start(), token.end())
        vague = _vague(text, word, token.start())
        if not (values or vague or word in SCALES):
            continue  # the run may go on behind an article: "half a million"
        if run:
            yield run.mention()
        run = None
        if vague:
            compound = frozenset({1e6}) if word.startswith("million") else frozenset[float]()
            yield Mention(token.start(), token.end(), compound, vague)
            continue
        run = started
        if values:
            run.current = values
        else:
            run.multiply(SCALES[word])
        if token["letter"]:
            run.multiply((_LETTERS[token["letter"]],))
    if run:
        yield run.mention()


def _digit_values(token: "re.Match[str]") -> frozenset[float]:
    """``3.000`` -> 3000; ``2,5`` -> 2.5; ``40.125`` also 40.125; ``5 200`` also 5 and 200."""
    digits, mark = token["digits"], token["mark"]
    if not mark:
        return frozenset({float(digits.replace(",", "."))})
    whole, _, rest = digits.partition("." if mark != "." else ",")
    plain = float(f"{''.join(filter(str.isdigit, whole))}.{rest or 0}")
    values = {plain}
    if mark in ".," and digits.count(mark) == 1 and not rest:
        decimal = float(digits.replace(",", "."))
        values |= {decimal} if not decimal.is_integer() else set()
    if mark == " ":
        values |= {float(part) for part in digits.split(" ") if part.isdigit()}
    return frozenset(values)


def _vague(text: str, word: str, start: int) -> VagueWord | None:
    """Return the vague quantity that a word stands for where no number multiplies it."""
    if word in SCALES and _SEVERAL.search(text, max(0, start - 24), start):
        name = _BY_SCALE.get(int(SCALES[word][0]), "")
        return _BY_ENGLISH.get(name)
    if word in _FORMS:
        return _FORMS[word]
    if word.startswith("millionen"):
        return _BY_ENGLISH["millions"]
    russian = (name for stem, name in _RUSSIAN.items() if word.startswith(stem))
    return _BY_ENGLISH.get(next(russian, ""))


def _forms() -> dict[str, VagueWord]:
    """Return the single words and their cases: ``Dutzende``, ``Dutzenden``, ``Dutzender``."""
    forms: dict[str, VagueWord] = {}
    for word in VAGUE_WORDS:
        for spelling in (each.casefold() for each in word.spellings if " " not in each):
            endings = ("", "n", "r") if spelling.endswith("e") else ("",)
            forms |= {f"{spelling}{ending}": word for ending in endings}
    return forms


_FORMS = _forms()


def _with_scales_of_ranges(text: str, found: list[Mention]) -> list[Mention]:
    """``2 to 3 million``: the 2 is two million, too."""
    for number, (first, last) in enumerate(zip(found, found[1:], strict=False)):
        if first.factor == 1 < last.factor and _RANGE.fullmatch(text, first.stop, last.start):
            scaled = frozenset(value * last.factor for value in first.values if value < 1000)
            found[number] = replace(first, values=first.values | scaled)
    return found
