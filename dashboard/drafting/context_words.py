"""Words that point back to a place or a day, and how headings and datelines look."""

import re

#: What the words point at, by kind; read only where the sentence names no such place.
POINTING = (
    ("capital", re.compile(
        r"\b(?:(?:in|aus|von|nach|um|durch) )?(?:der|die|the) "
        r"(?:\w+(?:e[nrs]?|ian|ish) )?(?:Hauptstadt|capital)\b(?! (?:gain|market|of)\b)", re.I)),
    ("city", re.compile(
        r"\b(?:(?:in|aus|durch|über|um|into|across|around|through|from|of) )?"
        r"(?:der|die|diese[rn]?|the|that|this) (?:ganzen? |whole |entire )?"
        r"(?:Stadt|Innenstadt|Ort(?:es|schaft)?|Stadtzentrum|Millionenstadt|Metropole|city|town"
        r"|village)(?:['’]s)?\b|\bim (?:Ort|Dorf|Stadtzentrum)\b|\bins? Stadtzentrum\b"
        r"|\bcity cent(?:re|er)\b|\bdowntown\b", re.I)),
    ("region", re.compile(
        r"\b(?:in )?(?:der|dieser|the|that|this) (?:ganzen? |whole |entire )?"
        r"(?:Region|Provinz|Oblast|Gebiets?|region|province|oblast|district)\b", re.I)),
    ("place", re.compile(
        r"\b(?:dort|dorthin|vor Ort|ebenda)\b|(?<![Ii]s )\bthere\b(?! (?:is|are|was|were|has|have"
        r"|had|will|would|may|might|could|should|remain|seem|appear|came|comes)\w*\b)", re.I)),
)  # fmt: skip

_COUNT = r"(?P<n>\d{1,2}|ein(?:en|em|e|er)?|zwei|drei|vier|fünf|sechs|sieben|zehn|an?|one|two" \
         r"|three|four|five|six|seven|ten)"  # fmt: skip
_COUNTS = {
    "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "zehn": 10, "two": 2,
    "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10,
}  # fmt: skip
_UNITS = r"(?P<unit>tage?n?|wochen?|days?|weeks?)"
#: Days from the day that the text is at.
STEPS = (
    (0, re.compile(
        r"\b(?:am (?:selben|gleichen) (?:Tag|Abend|Morgen|Nachmittag)|an (?:diesem|jenem) Tag"
        r"|in (?:derselben|der gleichen|jener) Nacht|noch am (?:selben|gleichen) \w+"
        r"|(?:on |later )?(?:the same|that|that same) (?:day|evening|morning|afternoon|night))\b",
        re.I)),
    (1, re.compile(
        r"\b(?:am (?:nächsten|folgenden|darauffolgenden) (?:Tag|Morgen|Abend)|tags darauf"
        r"|am Folgetag|am Tag (?:danach|darauf)|einen Tag (?:später|danach|darauf)|anderntags"
        r"|(?:on )?the (?:next|following) (?:day|morning|evening)|the day after(?! tomorrow))\b",
        re.I)),
    (-1, re.compile(
        r"\b(?:am (?:Tag|Abend) (?:zuvor|davor)|am Vortag|am Vorabend|tags zuvor"
        r"|einen Tag (?:zuvor|vorher|davor)|(?:on )?the (?:previous day|day before|night before)"
        r"(?! yesterday))\b", re.I)),
)  # fmt: skip
#: A day of the month that is told by its number alone: "am 23.", "on the 18th".
DAY_ALONE = re.compile(
    r"\b(?:am|vom|zum|seit dem|ab dem|(?P<night>Nacht (?:auf|zum)(?: den)?)) "
    r"(?P<de>[12]?\d|3[01])\."
    r"(?!\d)(?! ?(?:[A-ZÄÖÜ][a-zä]{2,8}\b(?<=uar|ärz|ril|Mai|uni|uli|ust|ber)|\d))"
    r"|\b(?:on|since|by|until) the (?P<en>[12]?\d|3[01])(?:st|nd|rd|th)\b(?! (?:of|century))"
)
LATER = re.compile(rf"\b{_COUNT} {_UNITS} (?:später|danach|darauf|later|after that)\b", re.I)
SOONER = re.compile(rf"\b{_COUNT} {_UNITS} (?:zuvor|davor|vorher|earlier|before that)\b", re.I)
AFTERWARDS = re.compile(
    r"\b(?:daraufhin|danach|anschließend|später|seitdem|seither|inzwischen|afterwards?|later|then"
    r"|since then|subsequently)\b", re.I
)  # fmt: skip

_OFFICE = (
    r"(?:Regierung\w*|Staats(?:chef|präsident|oberhaupt)\w*|Präsident(?:en|in)?|Premier\w*"
    r"|Minister\w*|[A-ZÄÖÜ]\w+minister\w*|Kanzler\w*|Führung|Behörden|[Gg]overnment\w*"
    r"|[Pp]resident(?:['’]s)?|[Pp]rime [Mm]inister|[Ll]eader(?:ship)?|[Mm]inist(?:er|ry)\w*"
    r"|[Cc]hancellor|(?:[Ff]oreign|[Dd]efen[cs]e|[Ii]nterior) [Mm]inist(?:er|ry))"
)
#: An office behind the name of its country: "Chinas Staatschef", "the French foreign ministry".
OFFICE_AFTER = re.compile(rf"^ (?:[a-zäöü]+ )?{_OFFICE}\b")
OFFICE_BEFORE = re.compile(rf"\b{_OFFICE} (?:von|of|der|in) (?:the )?$")
#: Offices that name a country themselves.
OFFICES = (
    ("DE", re.compile(r"\b(?:Bundesregierung|Bundeskanzler\w*|Auswärtige[sn]? Amt\w*)\b")),
    ("US", re.compile(r"\b(?:Weiße[ns]? Haus\w*|White House|State Department|Pentagon)\b")),
    ("RU", re.compile(r"\b(?:Kreml|Kremlin)\b")),
    ("GB", re.compile(r"\b(?:Downing Street|Whitehall)\b")),
    ("FR", re.compile(r"\b(?:Élysée|Elysée|Quai d['’]Orsay)\b")),
)

_RULE = re.compile(r"^[\W_]+$")
#: "BERLIN (dpa) - ", "Almaty, 5. Januar – ", "Kyiv/Lviv (AFP) —".
DATELINE = re.compile(
    r"^\W{0,3}(?P<name>[A-ZÄÖÜ][\w’'-]+(?: [A-ZÄÖÜ][\w’'-]+){0,2})(?:/[A-ZÄÖÜ][\w’' -]+)?"
    r"(?:,? [^–—.:(]{1,40}?)??(?:,? \([^()]{2,40}\))? ?(?:\s[–—-]+\s|\.[–—-]|[–—]\s?)"
)
_MOST_WORDS = 15


def is_heading(paragraph: str) -> bool:
    """Whether a paragraph is one short line that ends without a full stop."""
    text = paragraph.strip()
    if "\n" in text or not re.search(r"[^\W\d_]{2}", text):
        return False
    if text.startswith("#"):
        return True
    return (
        len(text.split()) <= _MOST_WORDS
        and not re.search(r"[.!?,;:…]\W*$", text)
        and not re.match(r"[•‣◦*–-]\s|\d+[.)]\s", text)
    )


def is_break(paragraph: str) -> bool:
    """Whether a paragraph is a rule between two parts: ``***``, ``……``."""
    return bool(_RULE.match(paragraph.strip()))


def steps_away(text: str) -> tuple[int, str] | None:
    """Return how many days from the told day the words point, and the words."""
    for days, pattern in STEPS:
        if match := pattern.search(text):
            return days, match[0]
    for sign, pattern in ((1, LATER), (-1, SOONER)):
        if match := pattern.search(text):
            number = _COUNTS.get(match["n"].lower(), int(match["n"]) if match["n"].isdigit() else 1)
            unit = 7 if match["unit"].lower().startswith("w") else 1
            return sign * number * unit, match[0]
    return None
