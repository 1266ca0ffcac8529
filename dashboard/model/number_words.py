"""Words for numbers, in German and English: ``zweihundertfünfzig`` is 250, ``dozen`` 12.

Inflected forms count, and so do words for a change: who "doubled" a price raised it by 100.
"""

import re
from functools import lru_cache
from itertools import product

_UNITS = "null ein zwei drei vier fünf sechs sieben acht neun".split()
_TEENS = "zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn".split()
_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split()
_ENGLISH = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()

#: ``achtundvierzig`` -> 48; written as :func:`str.casefold` leaves it ("dreissig").
_BELOW_100 = {
    word.casefold(): value
    for word, value in [
        *((word, value) for value, word in enumerate([*_UNITS, *_TEENS])),
        *((word, 20 + 10 * value) for value, word in enumerate(_TENS)),
        *(
            (f"{unit}und{ten}", 20 + 10 * tens + units)
            for (tens, ten), (units, unit) in product(
                enumerate(_TENS), enumerate(_UNITS[1:], start=1)
            )
        ),
    ]
}
_SMALL = "|".join(sorted(_BELOW_100, key=len, reverse=True))
_GERMAN = re.compile(
    rf"(?:(?P<k>(?:(?:{_SMALL})?hundert)?(?:und)?(?:{_SMALL})?)(?P<thousand>tausend))?(?:und)?"
    rf"(?:(?P<h>{_SMALL})?(?P<hundred>hundert))?(?:und)?(?P<rest>{_SMALL})?"
)
_GERMAN_HUNDREDS = re.compile(
    rf"(?:(?P<h>{_SMALL})?(?P<hundred>hundert))?(?:und)?(?P<rest>{_SMALL})?"
)
_ENDINGS = ("", "e", "en", "er", "es", "em", "s", "n")
#: ``fünfköpfig``, ``dreitägigen``: what may hang on a number.
_HANGING = re.compile(r"(?P<number>\w+?)(?:tägig|jährig|köpfig|stündig|wöchig|monatig|mal)\w*")

_OTHERS: dict[str, frozenset[float]] = {
    **{word: frozenset({float(value)}) for value, word in enumerate(_ENGLISH)},
    **{word: frozenset({20.0 + 10 * value}) for value, word in enumerate(_ENGLISH_TENS)},
    **dict.fromkeys("beide beiden beider both couple paar".split(), frozenset({2.0})),
    **dict.fromkeys("kein keine keinen keiner no none nobody niemand".split(), frozenset({0.0})),
    **dict.fromkeys("single einzig einzige einzigen einziger".split(), frozenset({1.0})),
    "anderthalb": frozenset({1.5}),
}
#: The beginning of a word, and the figures that it may stand for: as a factor, as a share in
#: percent, and as a change in percent.
_CHANGES: tuple[tuple[str, frozenset[float]], ...] = (
    (
        "verdoppel verdoppl doppelt doubl twice twofold zweifach удво",
        frozenset({2, 100, 200}),
    ),
    ("verdreifach dreifach tripl trebl threefold утрои", frozenset({3, 200, 300})),
    ("vervierfach vierfach quadrupl fourfold", frozenset({4, 300, 400})),
    ("verfünffach fünffach fivefold", frozenset({5, 400, 500})),
    ("verzehnfach zehnfach tenfold", frozenset({10, 900, 1000})),
    ("halbier halbe hälfte half halv полов", frozenset({0.5, 50})),
    ("drittel third", frozenset({33, 33.3, 67, 66.7})),
    ("viertel quarter", frozenset({25, 75})),
)
_STARTS = tuple((start, values) for starts, values in _CHANGES for start in starts.split())

#: What multiplies the number before it.
SCALES: dict[str, tuple[float, ...]] = {
    **dict.fromkeys("dozen dozens dutzend".split(), (12,)),
    **dict.fromkeys("hundred hundreds hundert".split(), (100,)),
    **dict.fromkeys("thousand thousands tausend tsd тыс тысяч тысячи".split(), (1_000,)),
    **dict.fromkeys(
        "million millions millionen mio mill mn млн миллион миллиона миллионов".split(),
        (1_000_000,),
    ),
    **dict.fromkeys("milliarde milliarden mrd bn млрд".split(), (1_000_000_000,)),
    **dict.fromkeys("billion billions billionen".split(), (1e9, 1e12)),
}


@lru_cache(maxsize=4096)
def word_values(word: str) -> frozenset[float]:
    """Return the figures that a single word may stand for; none for most words."""
    folded = word.casefold().replace("\u00ad", "")
    if folded in _OTHERS:
        return _OTHERS[folded]
    german = _german(folded)
    if german is not None:
        return frozenset({german})
    hanging = _HANGING.fullmatch(folded)
    if hanging and (number := _german(hanging["number"])) is not None:
        return frozenset({number})
    starts = (values for start, values in _STARTS if folded.startswith(start))
    return frozenset(next(starts, frozenset()))


def _german(folded: str) -> float | None:
    """``zweihundertfünfzigtausend`` -> 250000, ``zweieinhalb`` -> 2.5, with any ending."""
    if folded.endswith("einhalb") and folded != "einhalb":
        whole = _german(folded.removesuffix("einhalb"))
        return None if whole is None else whole + 0.5
    folded = folded.replace("fuenf", "fünf").replace("zwoelf", "zwölf")
    for ending in _ENDINGS:
        found = _GERMAN.fullmatch(folded.removesuffix(ending)) if folded.endswith(ending) else None
        if found and (found["thousand"] or found["hundred"] or found["rest"]):
            return _sum(found)
    return None


def _sum(found: "re.Match[str]") -> float | None:
    value = 0.0
    if found["thousand"]:
        below = _GERMAN_HUNDREDS.fullmatch(found["k"].removesuffix("und"))
        if below is None:
            return None
        value += 1000 * (_below_1000(below) or 1)
    return value + _below_1000(found)


def _below_1000(found: "re.Match[str]") -> float:
    value = 100.0 * _BELOW_100.get(found["h"] or "ein", 1) if found["hundred"] else 0.0
    return value + _BELOW_100.get(found["rest"] or "", 0)
