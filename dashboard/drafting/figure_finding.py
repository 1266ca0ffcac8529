"""The figures of a sentence: numbers and quantity words, their bounds, and what they count.

What is no figure of a claim is left: days, durations, ages, ordinals, addresses, telephone
numbers, and the "one" and "ein" of ordinary sentences.
"""

import re
from collections.abc import Iterator, Sequence

from dashboard.drafting import figure_words as words
from dashboard.drafting.date_words import UNIT as DURATION
from dashboard.drafting.figure_meaning import Counted, counted
from dashboard.drafting.number_words import MULTIPLIERS, digits_value, word_value
from dashboard.drafting.recognised import FoundFigure, Recognised

_DURATION = re.compile(rf"\s(?:lange |weitere |more |other )?{DURATION}|-?(?:jährig|tägig|year"
                       rf"|day)",
                       re.IGNORECASE)  # fmt: skip
_DISTANCE = re.compile(r"\s?(?:km|kilomet\w+|miles?|meilen?|met(?:er|re)s?|hektar|hectares?|acres"
                       r"|times|mal|fach)\b", re.IGNORECASE)  # fmt: skip
#: "Rahima Begum, 34.", "Nino Florenz (44)", "a girl of 15"
_AGED = re.compile(r"[A-ZÄÖÜ][\w’'-]+(?:, | \()$|\b(?:girl|boy|man|woman|aged|age|Alter von|child)"
                   r" (?:of )?$")  # fmt: skip
_AGED_AFTER = re.compile(r"^(?:\)|[,.;]|$)")
_CLOCK = re.compile(r"\s?(?:Uhr|o'clock|am\b|pm\b|a\.m\.|p\.m\.)|:\d\d")
_NUMBERED = re.compile(r"(?:§|¶|Nr\.|No\.|Artikel|Article|Kapitel|Chapter|Seite|page|S\.|Absatz"
                       r"|Nummer|Anhang|Annex|[Tt]abelle|[Tt]able|Box|Fu(?:ß|ss)note|[Pp]aras?\.|Schacht|[Ss]ection"
                       r"|Band|Vol\.|Platz|[#+/]\d*|\d\s|\d\)|\w-)\s?$")  # fmt: skip
_MULTIPLIER = re.compile(rf"\s?({'|'.join(sorted(MULTIPLIERS, key=len, reverse=True))})\.?$",
                         re.IGNORECASE)  # fmt: skip


def figures(
    text: str, taken: Sequence[Recognised] = (), language: str = "", before: str = ""
) -> tuple[FoundFigure, ...]:
    """Return the figures of a sentence, in order.

    ``taken`` are its days and places, which are no figures; ``before`` is what its paragraph
    says before it, from which an amount may have its currency.
    """
    found: list[FoundFigure] = []
    finders = (_millions, _unknown, _changes, _fractions, _dozens, _vague)
    for each in (
        *(f for finder in finders for f in finder(text)),
        *_numbers(text, language, before),
    ):
        blocked = any(each.overlaps(other) for other in found) or any(
            other.start <= each.start < other.stop or _holds_digits(each, other) for other in taken
        )
        followed = any(0 <= other.start - each.stop <= 1 and other.text[:1].isupper()
                       for other in taken) and each.noun == "" and not each.unit  # fmt: skip
        if not blocked and not followed:
            found.append(each)
    return tuple(sorted(found, key=lambda each: each.start))


def _holds_digits(figure: FoundFigure, other: Recognised) -> bool:
    """Whether a figure's number lies in a day or place, and not only the word for the counted."""
    at = next((n for n, each in enumerate(figure.text) if each.isdigit()), None)
    return at is not None and other.start <= figure.start + at < other.stop


def _numbers(text: str, language: str, before: str) -> Iterator[FoundFigure]:
    for match in words.NUMBER.finditer(text):
        start, stop = _begin(match), match.end()
        first = _value(match["first"], language)
        if first is None or _is_no_figure(text, match):
            continue
        second = _value(match["second"], language) if match["second"] else None
        if match["second"] and _is_pair(match, first, second):
            second, stop = None, match.end("first")
            start = match.start("bound" if match["bound"] else "first")
        if second is None:
            low, high = _bounded(_bound(text, match), first)
        else:
            low, high = _scaled(match, first, second), second
        wording = _bound(text, match) or ("between" if words.BETWEEN.search(match[0]) else "")
        meaning = counted(text, start, stop, before)
        if first in (0, 1) and not meaning.unit and match["first"].isalpha():
            continue
        sign = words.CURRENCY.search(text[:start])
        start = sign.start() if sign else start
        yield _figure(text, start, meaning.stop, (low, high), wording, meaning)


def _begin(match: re.Match[str]) -> int:
    """Return where the words begin: "von" and "from" belong to two numbers, not to one."""
    if match["bound"] or match["second"]:
        return match.start()
    return match.start("first")


def _is_pair(match: re.Match[str], first: float, second: float | None) -> bool:
    """Whether two numbers are two figures: "20 und 30" without "zwischen", or the wrong way."""
    joined = match[0][match.end("first") - match.start() : match.start("second") - match.start()]
    listed = joined.strip() in ("und", "and") and not words.BETWEEN.search(match[0])
    either = joined.strip() in ("or", "oder", ",")
    if either and (
        second is None or match["second"][:1].isdigit() or not first < second <= 2 * first
    ):
        return True
    return listed or second is None or second < first


def _scaled(match: re.Match[str], first: float, second: float) -> float:
    """Return the first of two: in "zwei bis drei Millionen", it is millions, too."""
    multiplier = _MULTIPLIER.search(match["second"])
    if multiplier and not _MULTIPLIER.search(match["first"]) and first < second / 1000:
        return first * MULTIPLIERS[multiplier[1].lower()]
    return first


def _value(text: str, language: str) -> float | None:
    multiplier = _MULTIPLIER.search(text)
    bare, times = text, 1
    if multiplier and multiplier.start() > 0:
        bare, times = text[: multiplier.start()], MULTIPLIERS[multiplier[1].lower()]
    if any(character.isdigit() for character in bare):
        try:
            return digits_value(bare, language) * times
        except ValueError:
            return None
    value = word_value(bare)
    return None if value is None else value * times


def _bounded(bound: str | None, value: float) -> tuple[float | None, float | None]:
    """Return low and high as the words before a number leave them."""
    side = next(
        (name for name, pattern in words.BOUNDS if bound and re.fullmatch(pattern, bound, re.I)), ""
    )
    return (None if side == "high" else value), (None if side == "low" else value)


def _bound(text: str, match: re.Match[str]) -> str:
    """Return the words before a number, without an "über" that belongs to "verfügt über"."""
    bound = match["bound"] or ""
    governed = bound.lower() == "über" and re.search(r"\bverfüg\w+", text[: match.start()])
    return "" if governed else bound


def _is_no_figure(text: str, match: re.Match[str]) -> bool:
    begin, after = match.start("first"), text[match.end() :]
    last = match["second"] or match["first"]
    if _NUMBERED.search(text[:begin]) or _is_age(last, text[:begin], after):
        return True
    if any(pattern.match(after) for pattern in (_CLOCK, _DISTANCE, _DURATION)):
        return True
    if re.match(r"\.\s+\w", after) and last.isdigit() and len(last) < 3:
        return True
    if re.fullmatch(r"[-–−]?\d{5,}", last) and re.match(r"\s[A-ZÄÖÜ]\w+$", after):
        return True  # a postal code
    value = match["first"].lower()
    if value == "acht" and re.search(r"\b(?:außer|ausser|[Ii]n|gib|gebt) $", text[:begin]):
        return True
    return value in ("ein", "eine", "einer", "einem", "einen", "eins", "one") and (
        not match["second"]
    )


def _is_age(number: str, before: str, after: str) -> bool:
    short = number.isdigit() and len(number) < 3
    return short and bool(_AGED.search(before) and _AGED_AFTER.match(after))


def _vague(text: str) -> Iterator[FoundFigure]:
    for pattern, word in words.VAGUE:
        for match in pattern.finditer(text):
            before = text[: match.start("word")]
            if re.search(r"(?<!\b[12]\d{3})(?<=[\d.,])\s?$", before) or _numbered(text, match):
                continue
            low, high = _bounded(match["bound"], 0)
            bounds = (None if low is None else word.low, None if high is None else word.high)
            if match["bound"] and re.fullmatch(words.BOUNDS[1][1], match["bound"], re.I):
                bounds = (None, word.high)
            meaning = counted(text, match.start(), match.end(), "")
            yield _figure(text, match.start(), meaning.stop, bounds, match[0], meaning)


def _numbered(text: str, match: re.Match[str]) -> bool:
    """Whether a number word multiplies: "drei Millionen" is no vague word."""
    said = re.search(r"(\w+)\s$", text[: match.start("word")])
    return bool(said and word_value(said[1]) is not None)


def _dozens(text: str) -> Iterator[FoundFigure]:
    for match in words.DOZEN.finditer(text):
        first, last = (_dozen(match[group]) for group in ("n", "m"))
        if first is not None:
            meaning = counted(text, match.start(), match.end(), "")
            ends = _bounded(match["bound"], 12.0 * first)
            if last is not None:
                ends = 12.0 * first, 12.0 * last
            yield _figure(text, match.start(), meaning.stop, ends, match[0], meaning)


def _dozen(number: str | None) -> float | None:
    """Return how many dozens: "a", "two", "a couple of"."""
    if number is None:
        return None
    small = {"a": 1.0, "ein": 1.0, "a couple of": 2.0}
    return small.get(number.lower(), word_value(number))


def _fractions(text: str) -> Iterator[FoundFigure]:
    """Yield parts of a whole as shares in percent: "half of them", "ein Viertel"."""
    for percent, pattern in words.FRACTION:
        for match in pattern.finditer(text):
            meaning = Counted(match.end(), measure="share", unit="percent")
            ends = _bounded(match["bound"], percent)
            yield _figure(text, *match.span(), ends, match[0], meaning)


def _millions(text: str) -> Iterator[FoundFigure]:
    for match in words.MILLION_CITY.finditer(text):
        meaning = Counted(match.end(), measure="count", population="inhabitants", unit="people")
        yield _figure(text, match.start(), match.end(), (1e6, None), match[0], meaning)


def _unknown(text: str) -> Iterator[FoundFigure]:
    for match in words.UNKNOWN.finditer(text):
        meaning = counted(text, match.start(), match.end(), "")
        yield _figure(text, match.start(), meaning.stop, (None, None), match[0], meaning)


def _changes(text: str) -> Iterator[FoundFigure]:
    for percent, pattern in words.CHANGE:
        for match in pattern.finditer(text):
            priced = words.PRICED.search(text)
            measure = "price change" if words.PRICE.search(text) else "count"
            noun = priced[0] if priced else ""
            meaning = Counted(match.end(), noun=noun, measure=measure, unit="percent")
            yield _figure(text, *match.span(), (percent, percent), match[0], meaning)


def _figure(
    text: str, start: int, stop: int, bounds: tuple[float | None, float | None], wording: str,
    meaning: Counted,
) -> FoundFigure:  # fmt: skip
    return FoundFigure(
        start=start, stop=stop, text=text[start:stop], low=bounds[0], high=bounds[1],
        wording=wording.strip(), noun=meaning.noun, measure=meaning.measure,
        population=meaning.population, unit=meaning.unit,
    )  # fmt: skip
