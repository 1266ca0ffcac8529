"""Numbers as digits and words write them, in German and English: ``dreihundert``, ``2,200``."""

import re

_UNITS = {
    "null": 0, "zero": 0, "ein": 1, "eins": 1, "eine": 1, "einem": 1, "einer": 1, "einen": 1,
    "one": 1, "zwei": 2, "zwo": 2, "zweier": 2, "two": 2, "drei": 3, "dreier": 3, "three": 3,
    "vier": 4, "four": 4, "fünf": 5, "five": 5, "sechs": 6, "six": 6, "sieben": 7, "seven": 7,
    "acht": 8, "eight": 8, "neun": 9, "nine": 9, "zehn": 10, "ten": 10, "elf": 11, "eleven": 11,
    "zwölf": 12, "twelve": 12, "dreizehn": 13, "thirteen": 13, "vierzehn": 14, "fourteen": 14,
    "fünfzehn": 15, "fifteen": 15, "sechzehn": 16, "sixteen": 16, "siebzehn": 17, "seventeen": 17,
    "achtzehn": 18, "eighteen": 18, "neunzehn": 19, "nineteen": 19, "zwanzig": 20, "twenty": 20,
    "dreißig": 30, "dreissig": 30, "thirty": 30, "vierzig": 40, "forty": 40, "fünfzig": 50,
    "fifty": 50, "sechzig": 60, "sixty": 60, "siebzig": 70, "seventy": 70, "achtzig": 80,
    "eighty": 80, "neunzig": 90, "ninety": 90,
}  # fmt: skip
_SCALES = {"hundert": 100, "hundred": 100, "tausend": 1000, "thousand": 1000}
#: Words that stand behind a number and multiply it.
MULTIPLIERS = {
    "hundert": 100, "hundred": 100, "tausend": 1_000, "thousand": 1_000, "tsd": 1_000,
    "k": 1_000, "million": 10**6, "millionen": 10**6, "mio": 10**6, "m": 10**6, "mn": 10**6,
    "milliarde": 10**9, "milliarden": 10**9, "mrd": 10**9, "billion": 10**9, "bn": 10**9,
}  # fmt: skip
_BY_LENGTH = sorted({**_UNITS, **_SCALES}, key=len, reverse=True)
_PART = "|".join(map(re.escape, (*_BY_LENGTH, "und", "and")))
#: A number word, compounds and English phrases included.
_PLAIN = "|".join(map(re.escape, _BY_LENGTH))
NUMBER_WORD = rf"(?:{_PLAIN})(?:{_PART})*(?:[- ](?:and )?(?:{_PLAIN})(?:{_PART})*)*"
#: Digits with separators of thousands or a decimal sign, after a minus where it is one.
DIGITS = r"(?<![\w.,])[-−–]?\d{1,3}(?:[.,'’  ]\d{3})+(?!\d)|(?<![\w.,])[-−–]?\d+(?:[.,]\d+)?"


def digits_value(text: str, language: str = "") -> float:
    """Return the number that digits write: ``8.000`` and ``8,000`` are 8000, ``2,5`` is 2.5."""
    bare = re.sub(r"[\s'’  ]", "", text).replace("−", "-").replace("–", "-")
    decimal = "." if language.startswith("en") else ","
    if re.fullmatch(r"-?[1-9]\d{0,2}(?:[.,]\d{3})+", bare):
        return float(re.sub("[.,]", "", bare))
    if bare.count(decimal) == 1:
        whole, _, part = bare.partition(decimal)
        return float(f"{re.sub('[.,]', '', whole)}.{part}")
    return float(bare.replace(",", "."))


def word_value(text: str) -> float | None:
    """Return the number that words write: ``einundzwanzig`` -> 21; ``None`` for other words."""
    parts = re.findall(_PART, text.lower())
    if "".join(parts) != re.sub(r"[- ]", "", text.lower()):
        return None
    if not any(part in _UNITS or part in _SCALES for part in parts):
        return None
    total = current = 0
    for part in parts:
        if part in _SCALES and _SCALES[part] == 1000:
            total, current = total + max(current, 1) * 1000, 0
        elif part in _SCALES:
            current = max(current, 1) * 100
        else:
            current += _UNITS.get(part, 0)
    return float(total + current)
