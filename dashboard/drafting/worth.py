"""How likely a person keeps a sentence as a claim: facts tied to a place or time, or not.

A score, and the reasons for it. It ranks and it leaves out; it judges no truth.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.drafting.recognised import FoundDate, FoundFigure, FoundPhrase, FoundPlace
from dashboard.language import N_

#: Below it, a sentence is left out, and counted.
LEAST = 0.5
_PLACES = {"people": 0.5, "context": 0.5, "bloc": 0.6}
_FACT = re.compile(
    # what happens: protest, force, arrest, decree, justice, economy, property
    r"protest|demonstr|streik|strike|kundgebung|rally|rallies|aufstand|aufständ|uprising|unruhen"
    r"|riot"
    r"|kämpf|clash|zusammenst|auseinandersetz|angriff|angegriff|attack|besetz|occup|gestürm|storm"
    r"|\bbrand|\bfire\b|erschoss|erschieß|schieß|schuss|schüss|\bshot|shoot|getötet|kill|massak"
    r"|massac"
    r"|verletz|injur|wound|festgenommen|arrest|verhaft|inhaft|detain|truppen|troops|soldat|soldier"
    r"|fallschirm|einmarsch|invad|eingetroff|entsand|entsend|deploy|stationier|verleg"
    r"|ausnahmezustand"
    r"|emergency|ausgangssperr|curfew|entließ|entlass|dismiss|ernannt|appoint|abgesetzt|resign"
    r"|rücktritt|gewählt|elect|verurteil|convict|gericht|court|verboten|verbot|\bban(?:ned)?\b"
    r"|gestürzt"
    r"|overthr|gegründet|found(?:ed|ing)|aufgelöst|dissol|preis|price|erhöh|zahlte|\bpaid\b|erhielt"
    r"|erhalten|besitz|own(?:s|ed)|gehör|kauf|bought|sold|reiste|schrieb|begann|begonn|began"
    r"|ausgebroch"
    r"|breitete|spread|explo|bomb|rakete|missile|evaku|evacu|vertrieb|displac|hochwasser|flood"
    r"|erdbeben"
    r"|earthquake|zerstör|destroy|regier|herrsch|grenz|border|produz|abstimm|voted|gesetz|\blaw\b"
    r"|flüchtling|refugee|blockier|block|verhandl|talks|abkommen|agree|sturm|storm|rise|rose"
    r"|verstaatl",
    re.IGNORECASE,
)
_HAPPENED = re.compile(
    r"\b(?:wurden?|worden|hat|haben|hatten?|war|waren|was|were|has been|have been|had|ist|sind)\b"
    r"|\b\w{4,}(?:te|ten|ed)\b|\bge\w+(?:t|en)\b"
)
_NORM = re.compile(
    r"\b(?:müss(?:en|ten)|sollten?|should|must|ought|need to|darf nicht|gilt es|fordern wir"
    r"|wir fordern"
    r"|Aufgabe|es braucht|let us|we demand)\b", re.IGNORECASE
)  # fmt: skip
_WISH = re.compile(
    r"^\W*(?:Für |Freiheit|Abzug|Stoppt|Schluss|Nieder|Solidarität|Volle |Völlige |Sofortige"
    r"|Hoch |Nein "
    r"|Kein |Es lebe|Legalisierung|Entmachtung|Weg mit|Down with|Long live|Stop |Free |No to "
    r"|Solidarity"
    r"|Freedom|End |Justice for|Hands off)"
)
#: What a demand to end or undo takes to be there.
_PRESUPPOSES = re.compile(
    r"\b(?:Aufhebung|Abschaffung|Rücknahme|Beendigung|Abzug|Rückzug|Freilassung|lift(?:ing)? "
    r"(?:of )?(?:the|all)|repeal|withdraw(?:al)?|releas(?:e|ing)|ending)\b", re.IGNORECASE
)  # fmt: skip
_IF = re.compile(
    r"\b(?:würden?|würde|könnten?|would|could|might|wird es|werden wir|muss sich|sollte es"
    r"|will be|wird ein"
    r"|kann nur|kann die|kann sich|would have)\b"
)
_WE = re.compile(r"\b(?:wir|uns|unser\w*|we|our|us)\b", re.IGNORECASE)
_CONTACT = re.compile(
    r"https?://|www\.|\w@\w|\]\(|\+\d{2}|\b(?:Tel|Telefon|Telefax|Fax|TELEFON|TELEFAX|E-?Mail"
    r"|E-?MAIL|Web|WEB)"
    r"\b\W*(?::|\d|\+|$)|^\W*(?:Foto|Photo|Image|Bild|Links?|Read more|Share|Hier)\b:? "
    r"|^\W*(?:Von|By) (?:\w+ )?[A-ZÄÖÜ]\w+ [A-ZÄÖÜ]\w+(?:,|$)"
)
_NAMED = re.compile(
    r"\b[Pp]räsident|\bPresident|[Mm]inister|[Rr]egierung|[Gg]overnment|[Pp]artei\b"
    r"|\b[A-ZÄÖÜ]{2,}\b"
    r"|\bParty\b|[Bb]ehörde|authorit|[Pp]olizei|[Pp]olice|[Mm]ilitär|\b[Aa]rmy\b|[Gg]ewerkschaft"
    r"|union"
)
_LETTERS = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Worth:
    """A score, and what spoke for it (``reasons``) and ``against`` it, as messages."""

    score: float
    reasons: tuple[str, ...]
    against: tuple[str, ...]

    @property
    def enough(self) -> bool:
        """Whether the sentence becomes a candidate."""
        return self.score >= LEAST


def worth(
    text: str,
    places: tuple[FoundPlace, ...],
    dates: tuple[FoundDate, ...],
    figures: tuple[FoundFigure, ...],
    cited: tuple[FoundPhrase, ...],
) -> Worth:
    """Weigh a sentence with what was recognised in it."""
    good = list(_for(text, places, dates, figures, cited))
    bad = list(_against(text, bool(figures)))
    score = round(sum(points for points, _ in (*good, *bad)), 2)
    return Worth(score, tuple(why for _, why in good), tuple(why for _, why in bad))


def _for(
    text: str,
    places: tuple[FoundPlace, ...],
    dates: tuple[FoundDate, ...],
    figures: tuple[FoundFigure, ...],
    cited: tuple[FoundPhrase, ...],
) -> Iterator[tuple[float, str]]:
    if places:
        yield max(_PLACES.get(each.how, 0.8) for each in places), N_("names a place")
    if any(not each.now for each in dates):
        yield 1.0, N_("names a day")
    if figures:
        yield 1.5, N_("has a figure")
    if any(each.who for each in cited):
        yield 0.4, N_("cites somebody")
    if _FACT.search(text):
        yield 0.6, N_("tells of an event")
    if _HAPPENED.search(text):
        yield 0.3, N_("is told as a fact")
    if _NAMED.search(text):
        yield 0.3, N_("names who acts")


def _against(text: str, figure: bool) -> Iterator[tuple[float, str]]:
    words = len(_LETTERS.findall(text))
    ending = text.rstrip("\"'”“’»«)]*_ ")[-1:]
    if _CONTACT.search(text):
        yield -2.0, N_("is an address or a credit")
    if _WISH.search(text) and not figure:
        if _PRESUPPOSES.search(text):
            yield -0.8, N_("demands an end of it")
        else:
            yield -1.6, N_("is a demand or a wish")
    elif ending == "!" and not figure and not re.search('[„“«"]', text):
        yield -1.0, N_("is an exclamation")
    if ending == "?":
        yield -1.5, N_("is a question")
    if _NORM.search(text) and not figure:
        yield -0.9, N_("says what should be")
    elif _IF.search(text) and not figure:
        yield -0.6, N_("says what may be")
    if _WE.search(text):
        yield -0.4, N_("speaks of us")
    if words < 9 and not _FACT.search(text) and re.search(r"\d{4}\W*$", text) and not figure:
        yield -1.0, N_("is a line with a date")
    if words < 4:
        yield -1.5, N_("is too short")
    elif not _HAPPENED.search(text) and ending not in ".!?" and not figure:
        yield -0.3, N_("is a heading")
