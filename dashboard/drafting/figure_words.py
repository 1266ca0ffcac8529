"""The words around figures, in German and English: bounds, vague words, what is counted."""

import re

from dashboard.drafting.number_words import DIGITS, MULTIPLIERS, NUMBER_WORD
from dashboard.model.vague_words import VAGUE_WORDS, VagueWord

#: Which ends of the interval the words before a number leave: ``low``, ``high``, or both.
BOUNDS = (
    ("low", r"(?:weit |deutlich |well |far )?(?:mehr als|über|more than|over|above|upwards of)"
     r"|(?:zu)?mindestens|wenigstens|zumindest|gut|at least|a good|no fewer than|not less than"
     r"|minimum of"),
    ("high", r"bis zu|höchstens|maximal|weniger als|unter|nicht mehr als|knapp|fast|beinahe|nahezu"
     r"|kaum|keine|hardly|barely|scarcely|(?:just |a little )?(?:under|short of)|not even"
     r"|up to|at most|fewer than|less than|under|below|no more than|as many as|nearly|almost"),
    ("both", r"rund|etwa|ungefähr|circa|ca\.|zirka|an die|gegen|schätzungsweise|about|around"
     r"|approximately|roughly|some|an estimated|estimated"),
)  # fmt: skip
BOUND = "|".join(words for _, words in BOUNDS)

#: Money that claims.csv has no unit for.
MONEY = (
    r"(?:(?i:afghani|baht|birr|boliviano|bolívar|cedi|denar|dinar|dirham|dram|forint|franken|francs?"
    r"|hryvnia|hrywnja|kronen?|kwacha|kyat|lari|lira|manat|naira|peso|pesos|pula|quetzal|rials?"
    r"|ringgit|riyals?|rupees?|rupien?|rupiah|schekel|schilling|shekels?|shillings?|somoni|taka|yen"
    r"|yuan|zloty|złoty|złotych))"
)
#: "40 %", "15 Millionen Pfund": the word, the unit of claims.csv, and what such figures measure.
UNITS = (
    (r"%|Prozent(?:punkte)?|per ?cent|percentage points", "percent", "share"),
    (r"(?:US-)?Dollars?|USD|US\$|\$", "USD", "amount"),
    (r"Euros?|EUR|€", "EUR", "amount"),
    (r"(?:britische )?Pfund(?: \(?Sterling\)?)?|pounds?(?: sterling)?|GBP|£", "GBP", "amount"),
    (r"Tenge|KZT|₸", "KZT", "amount"),
    (r"Rubeln?|rubles?|roubles?|RUB|₽", "RUB", "amount"),
    (MONEY, "", "amount"),
    (r"(?:Grad(?: Celsius)?|degrees(?: Celsius)?|°\s?C)\b", "degrees Celsius", "temperature"),
)
UNIT = tuple(
    (re.compile(rf"\s?(?:{words})(?!\w)"), unit, measure) for words, unit, measure in UNITS
)
#: Signs that stand before the number, and a minus.
CURRENCY = re.compile(r"(?P<sign>[$€£₸₽]|US\$)\s?$")
SIGNS = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "₸": "KZT", "₽": "RUB"}
PER_PIECE = re.compile(r"\b(?:pro|je|per|a|an) (?:Liter|Kilo\w*|Tonne|Stück|lit(?:re|er)|kilo\w*"
                       r"|ton|gallon)"
                       r"|\b\w*[Pp]reis\w*|\b[Pp]rices?\b|\bkoste\w*|\bcosts?\b")  # fmt: skip

_MULTIPLIER = "|".join(sorted(MULTIPLIERS, key=len, reverse=True))
_NUMBER = rf"(?:{DIGITS}|\b{NUMBER_WORD}\b)(?:\s?(?:{_MULTIPLIER})\b\.?)?"
#: A number with the words for its bounds, or two numbers that are the bounds.
NUMBER = re.compile(
    rf"(?:\b(?P<bound>{BOUND})\s)?(?:(?:den|the|die)\s)?(?:(?:zwischen|between|from|von)\s)?"
    rf"(?P<first>{_NUMBER})(?:(?:\s?(?:bis|to|und|and|or|oder|[-–])|,)\s?[$€£]?(?P<second>{_NUMBER}))?(?![\w]|-\w)",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"\b(?:zwischen|between)\s", re.IGNORECASE)
_SOME = rf"{NUMBER_WORD}|an?|ein|a couple of"
DOZEN = re.compile(
    rf"\b(?:(?P<bound>{BOUND})\s)?"
    rf"(?:(?P<n>{_SOME})\s(?:(?:or|oder|bis|to)\s(?P<m>{NUMBER_WORD})\s)?)"
    r"(?:Dutzend|dozen)\b", re.IGNORECASE
)  # fmt: skip
#: Parts of a whole, in percent.
FRACTIONS = (
    (50.0, r"(?:die )?Hälfte|half(?= (?:of|the|what)\b)|half(?= (?:are|were|have|had)\b)"),
    (75.0, r"drei Viertel|three[- ]quarters"),
    (25.0, r"(?:ein|das) Viertel|a quarter(?= of\b)"),
    (66.7, r"zwei Drittel|two[- ]thirds"),
    (33.3, r"(?:ein|das) Drittel|a third(?= (?:of|had|have|were|are)\b)"),
)
FRACTION = tuple(
    (percent, re.compile(rf"(?:\b(?P<bound>{BOUND})\s)?\b(?:{each})\b", re.IGNORECASE))
    for percent, each in FRACTIONS
)

#: "Millionenstadt": a city that says its size.
MILLION_CITY = re.compile(r"\bMillionen(?:stadt|metropole)\b|\bcity of (?:a|one) million\b")
UNKNOWN = re.compile(
    r"\b(?:eine )?(?:unbekannte|ungewisse|unklare) (?:An)?[Zz]ahl(?: von)?\b"
    r"|\b(?:an )?(?:unknown|undisclosed) number(?: of)?\b"
)
#: "verdoppelt": the change in percent.
CHANGES = (
    (100, r"(?:verdopp|Verdopp)\w+|\b[Dd]oubl(?:ed|es|ing|e)\b"),
    (200, r"(?:verdreifach|Verdreifach)\w+|\b[Tt]ripl(?:ed|es|ing|e)\b"),
    (300, r"(?:vervierfach|Vervierfach)\w+|\b[Qq]uadrupl(?:ed|es|ing|e)\b"),
    (-50, r"(?:halbier|Halbier)\w+|\b[Hh]alv(?:ed|es|ing)\b"),
)
CHANGE = tuple((percent, re.compile(rf"\b(?:{words})")) for percent, words in CHANGES)
#: Money changes hands: a bare number is an amount.
PAID = re.compile(
    r"\bGeld\w*|\b(?:ge|be)zahl\w+|\berh(?:ie|a)lten\b|\b(?:money|paid|pays?|received)\b"
)
PRICE = re.compile(r"preis|price|kosten|cost|tarif|gebühr|\bfee", re.IGNORECASE)
PRICED = re.compile(
    r"\b\w*[Pp]reis\w*(?: (?:für|von) \w+)?|\b\w+ prices?\b|\bprices? (?:of|for) \w+"
)


def _vague(word: VagueWord) -> re.Pattern[str]:
    """Return a pattern for a vague word in any case: "Dutzenden", "tausender"."""
    spelled = "|".join(
        rf"{re.escape(each)}{'[nr]?' if each.endswith('e') else ''}" for each in word.spellings
    )
    plural = {"hundreds": r"(?:mehrere|einige|viele|ein paar|a few) "
              r"[Hh]und(?:ert|red)", "thousands": "(?:mehrere"
                          r"|einige|viele|ein paar|a few) "
              "[Tt](?:ausend|housand)", "dozens": "(?:mehrere|einige) Dutzend"}  # fmt: skip
    extra = f"|{plural[word.english]}" if word.english in plural else ""
    return re.compile(rf"(?:\b(?P<bound>{BOUND})\s)?\b(?P<word>{spelled}{extra})\b", re.IGNORECASE)


VAGUE = tuple((_vague(word), word) for word in VAGUE_WORDS)

#: What is counted, by the words beside the figure; the first that fits is nearest.
MEASURES = (
    ("killed and injured", r"getötet und verletzt|killed and (?:injured|wounded)"
     r"|Tote und Verletzte|dead and (?:injured|wounded)"),
    ("deaths", r"Toten?r?\b|Todesopfern?|Getöteten?|getötet|erschossen|ermordet|umgebracht"
     r"|ums Leben|starben|ertranken|ertrunken|gestorben|massakriert|hingerichtet|Selbstmord|Leichen"
     r"|\b(?:dead|deaths?|killed|killings?|dies|died|fatalities|shot dead|murdered|massacred|bodies"
     r"|lost their lives)\b"),
    ("hospitalised", r"Kranken(?:haus|häuser)\w*|\bKliniken?\b|hospital\w*"),
    ("intensive care", r"Intensiv\w+|intensive care|critical condition"),
    ("injured", r"[Vv]erletzte?[nr]?\b|[Vv]erwundete?[nr]?\b|\b(?:injured|wounded|injuries"
                r"|hurt)\b"),
    ("arrests", r"[Ff]estnahmen?|[Ff]estgenommene?[nr]?|[Vv]erhaft\w+|[Ii]nhaftiert\w*"
     r"|[Gg]efangenen?|\b(?:arrest\w*|detain\w*|detention|imprisoned|jailed|in custody)\b"),
)  # fmt: skip
MEASURE = tuple((name, re.compile(words)) for name, words in MEASURES)
#: People who do something together.
TAKING_PART = re.compile(
    r"\b(?:marched|marching|gathered|demonstrated|demonstrating|took part|taken part|protested"
    r"|rallied|on strike|walked out|on the streets|took to the streets|auf die Straßen?"
    r"|auf der Straße"
    r"|auf den Straßen|demonstrier(?:t|ten|en)|protestier(?:t|ten|en)|versammel(?:t|ten|n)"
    r"|streik(?:t|ten|en)|teilgenommen|teilnahmen|nahmen [^.;]{0,60}\bteil)\b"
)
#: What the counted themselves say when nothing befell them.
OF_PEOPLE = (
    ("troops", re.compile(r"Soldat|Truppen|Fallschirmj|\b(?:soldiers?|troops|paratroopers)\b")),
    ("participants", re.compile(r"[Dd]emonstr|[Pp]rotestier|Teilnehm|\b(?:protest(?:e|o)rs"
                                r"|participants"
                                r"|marchers|attend)")),
    ("count", re.compile(r"\w")),
)  # fmt: skip
POPULATIONS = (
    (
        "security forces",
        r"Polizei|Polizist|Sicherheitskr|Beamte|\b(?:police|security forces|officers)\b",
    ),
    ("strikers", r"[Ss]treik|\b(?:strikers|striking)\b"),
    ("demonstrators", r"[Dd]emonstr|[Pp]rotestier|\bprotest(?:e|o)rs\b"),
    ("soldiers", r"Soldat|Truppen|Fallschirmj|\b(?:soldiers?|troops|paratroopers)\b"),
    ("civilians", r"[Zz]ivilist|\bcivilians?\b"),
    ("inhabitants", r"Einwohner|Bewohner|\b(?:inhabitants|residents)\b"),
)
POPULATION = tuple((name, re.compile(words)) for name, words in POPULATIONS)
PEOPLE = re.compile(
    r"Menschen|Person|Leute|Männer|Frauen|Kinder|Jugendliche|Arbeiter|Banditen|Kämpfer|Oligarch"
    r"|Offizier"
    r"|Opfer|Toten?|Verletzt|Verwundet|Verhaftet|Inhaftiert|Festgenommen|Gefangen|Flüchtling|Bürger"
    r"|Festnahmen|Anhänger|Mitglieder|Geiseln|Zivilist|von ihnen|davon|von denen"
    r"|\b(?:people|persons?|men|women|children|workers|victims|dead|injured|wounded|arrests"
    r"|refugees"
    r"|fighters|members|supporters|hostages|students|detainees|of them|others)\b"
)
PRONOUN = re.compile(r"^(?:von ihnen|davon|von denen|of them|of whom)")
