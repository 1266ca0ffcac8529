"""The words for days, in German and English, and the pieces of patterns made of them."""

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar january jänner jan", "februar february feber feb", "märz march mär mar maerz",
            "april apr", "mai may", "juni june jun", "juli july jul", "august aug",
            "september sept sep", "oktober october okt oct", "november nov",
            "dezember december dez dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "montag monday", "dienstag tuesday", "mittwoch wednesday", "donnerstag thursday",
            "freitag friday", "samstag sonnabend saturday", "sonntag sunday",
        )
    )
    for name in names.split()
}  # fmt: skip
#: Days from the document's own.
DAYS_AWAY = {
    "vorgestern": -2, "gestern": -1, "gestrigen": -1, "heute": 0, "heutigen": 0, "heutige": 0,
    "übermorgen": 2, "yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1,
}  # fmt: skip
#: Days in a unit of time, in either language and any ending.
UNIT_DAYS = {
    "tag": 1, "day": 1, "nacht": 1, "night": 1, "woche": 7, "week": 7, "monat": 30, "month": 30,
    "jahr": 365, "year": 365, "jahrzehnt": 3652, "decade": 3652, "jahrhundert": 36525,
    "century": 36525, "centurie": 36525, "stunde": 0, "hour": 0, "minute": 0,
}  # fmt: skip
ORDINALS = {
    "ersten": 1, "erste": 1, "erster": 1, "zweiten": 2, "zweite": 2, "dritten": 3, "dritte": 3,
    "vierten": 4, "vierte": 4, "letzten": -1, "letzte": -1, "first": 1, "second": 2, "third": 3,
    "fourth": 4, "last": -1, "final": -1,
}  # fmt: skip

#: Decades by their words.
TENS = {
    "fünfziger": 1950, "sechziger": 1960, "siebziger": 1970, "achtziger": 1980, "neunziger": 1990,
    "fifties": 1950, "sixties": 1960, "seventies": 1970, "eighties": 1980, "nineties": 1990,
}  # fmt: skip

MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_WEEKDAYS = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
WEEKDAY = rf"(?:{_WEEKDAYS})"
PART_OF_DAY = (
    r"(?:früh|morgens?|vormittags?|mittags?|nachmittags?|abends?|nachts?|nacht"
    r"|morning|afternoon|evening|night|noon)"
)
YEAR = r"(?:1[5-9]\d\d|20\d\d)"
DAY = r"(?:[12]\d|3[01]|0?[1-9])"
UNIT = (
    r"(?:tage?n?s?|nächten?|nacht|wochen?|monate?n?s?|jahre?n?s?|jahrzehnte?n?s?"
    r"|jahrhunderte?n?s?|stunden?|minuten?|days?|nights?|weeks?|months?|years?|decades?"
    r"|centuries|century|hours?|minutes?)\b"
)
EARLY = r"(?:anfang|beginn|early|beginning of|start of|the beginning of|the start of)"
MIDDLE = r"(?:mitte|mid|middle of|the middle of)"
LATE = r"(?:ende|late|end of|the end of)"


def unit_days(word: str) -> int:
    """Return how many days a unit has: ``Jahren`` -> 365."""
    low = word.lower()
    if low == "nächten":
        return 1
    return max((days for stem, days in UNIT_DAYS.items() if low.startswith(stem)),
               key=lambda days: days, default=0)  # fmt: skip


def weekday(word: str) -> int:
    """Return 0 for Monday to 6 for Sunday."""
    return WEEKDAYS[word.lower()]


def month(word: str) -> int:
    """Return 1 for January to 12 for December."""
    return MONTHS[word.lower().rstrip(".")]
