"""Whom a sentence cites, and how sure it is: attributions, reported speech, hedges."""

import re
from collections.abc import Iterator

from dashboard.drafting.recognised import FoundPhrase

#: Articles and adjectives, then capitalised words: "der kasachische Präsident Tokajew".
_LEAD = (
    r"(?:(?:der|des|den|dem|die|das|von|vom|aus|einem|einer|eines|ein|mehrere[rn]?|the|an?|of"
    r"|several|some|two|its|his|their|dessen|seines|seiner)\s"
    r"|(?!hatten?\b|haben?\b|wurden?\b|werden\b|ließen\b|waren\b)[a-zäöü][\w-]*(?:e|en|er|es|em|an|ish|al"
    r"|ian)\s)"
)
_NO_NAME = (
    r"(?!Dutzend|Hundert|Tausend|Zehntausend|Million|\w+tag\b|Mittwoch|\w+day\b|Januar|Februar|März"
    r"|April|Juni|Juli|August|September|Oktober|November|Dezember|January|February|October|December)"
)
_NAME = rf"{_NO_NAME}[A-ZÄÖÜ][\w*:’'.-]*\w"
_WHO = rf"\b{_LEAD}{{0,4}}{_NAME}(?:\s(?:(?:und|in|von|der|des|and|of|for|the)\s)?{_NAME}){{0,5}}"
_ENGLISH_WHO = (
    rf"(?:{_LEAD}{{0,4}}{_NAME}(?:\s(?:(?:and|of|for|the)\s)?{_NAME}){{0,5}}|(?:the |a |an |its "
    rf"|local )?"
    r"(?:\w+ ){0,3}(?:authorities|officials?|ministry|government|police|witness(?:es)?|media|agency"
    r"|agencies|spokes\w+|minister|president|residents|organi[sz]ers|union|unions|activists|army"
    r"|military|hospital|doctors|report|reports|statement|office|mayor|court"
    r"|lawyers?)(?: of (?:the )?\w+)?)"
)
_SAID = (
    r"(?:sagten?|erklärten?|verkündeten?|behaupteten?|betonten?|berichteten?|meldeten?|bestätigten?"
    r"|bestritt(?:en)?|schrieb(?:en)?|warnten?|kritisierten?|versicherten?|mitteilten?|bezifferten?"
    r"|bezeichneten?|vermeldeten?|behaupt(?:et|en)|kritisiert)\b|(?:sagt|erklärt|verkündet"
    r"|betont|berichte[nt]"
    r"|melde[nt]|bestätig(?:t|en)|schreib(?:t|en)|warn(?:t|en)|versicher[nt])(?=[,:])"
)
_SAID_LATER = (
    r"erklärt|gesagt|mitgeteilt|verkündet|behauptet|bestätigt|bestritten|berichtet|gemeldet"
    r"|verlautbaren|verlauten|angekündigt|zum Ausdruck gebracht|eingeräumt|gewarnt|betont"
)
_SAID_ENGLISH = (
    r"said|says|say|told|stated|states|announced|claimed|claims|reported|reports|confirmed|denied"
    r"|denies|warned|added|insisted|alleged|acknowledged|argued"
)

#: German and English; ``who`` is whom the sentence cites.
_ATTRIBUTIONS = (
    rf"\b[Nn]ach (?:\w+en )?(?:Angaben?|Meldung(?:en)?|Berichten?|Aussagen?|Auskunft|Darstellung"
    rf"|Informationen"
    rf"|Einschätzung|Worten|Ansicht|Schätzungen) (?P<who>{_WHO})",
    rf"\b(?:[Ll]aut|[Gg]emäß) (?P<who>{_WHO})",
    rf"(?P<who>{_WHO})\szufolge\b",
    rf",\sso (?P<who>{_WHO})",
    rf"\b[Ww]ie (?P<who>{_WHO})\s(?:\w+\s){{0,2}}(?:{_SAID})",
    rf"(?P<who>{_WHO})\s(?:{_SAID})",
    rf"(?P<who>{_WHO})\s(?:teilten?|kündigten?|räumten?|gab(?:en)?|weist|wies(?:en)?|rief(?:en)?"
    rf"|warf(?:en)?)"
    r"\s[^.!?]{0,80}?\b(?:mit|an|ein|hin|bekannt|aus|vor)\b(?=[,.:]|\s„|$)",
    rf"\b(?:hat|hatten?|haben"
    rf"|ließ(?:en)?)\s(?P<who>{_WHO})\s(?:[\w„“-]+\s){{0,9}}?(?:{_SAID_LATER})\b",
    rf"(?P<who>{_WHO})\s(?:hat|hatten?|haben)\s(?:[\w„“-]+\s){{0,12}}?(?:{_SAID_LATER})\b",
    rf"\b(?:sagte|erklärte|verkündete|behauptet|behauptete|betonte|fuhr)\s(?P<who>{_WHO}|er|sie)\b",
    rf"(?P<who>{_NAME}s)\s(?:Behauptung(?:en)?|Angaben|Aussagen?|Darstellung)\b",
    rf"(?P<who>{_WHO})\s(?:deute[nt]\w*|weisen|legen) (?:darauf hin|nahe)\b",
    r"\b[Bb]erichte(?:n)?(?:, dass|\s(?:über|von)\b)",
    r"\b[Oo]ffiziell\b(?! (?:aus|zu)\b)",
    rf"\b[Aa]ccording to (?P<who>{_ENGLISH_WHO})",
    rf"\b[Cc]iting (?P<who>{_ENGLISH_WHO})",
    rf"(?P<who>\b{_ENGLISH_WHO})\s(?:also |later |has |have |had )?(?:{_SAID_ENGLISH})\b",
    rf",[”\"]?\s(?:{_SAID_ENGLISH})\s(?P<who>{_ENGLISH_WHO})",
    r"\b(?:[Oo]fficially|[Oo]fficial (?:figures?|count|toll))\b",
    r"\b[Rr]eports (?:that|of)\b",
)
#: The German subjunctive of what somebody else said.
_REPORTED = r"\b(?:sei|seien|habe|müssten|dürfe|solle)\b(?! ich)"
_HEDGES = (
    r"angeblich\w*|offenbar|wohl|vermutlich|wahrscheinlich|mutmaßlich\w*|scheinen|scheint|schienen?"
    r"|möglicherweise|anscheinend|unklar|ungeklärt|vielleicht|unbestätigt\w*|sogenannt\w*"
    r"|so genannt\w*|nicht (?:klar|bestätigt)|sieht es so aus|dem Anschein nach|könnten?"
    r"|soll(?:en)?(?= [^.!?]{0,90}\b(?:sein|haben|worden)\b)"
    r"|allegedly|alleged|reportedly|apparently|unclear|unconfirmed|possibly|probably|perhaps"
    r"|presumably|seems?|appears? to|may have|might have|could have|is said to|are said to"
    r"|is believed to|are believed to|so-called|purportedly|suspected"
)
_ATTRIBUTION = tuple(re.compile(pattern) for pattern in (*_ATTRIBUTIONS, _REPORTED))
_HEDGE = re.compile(rf"\b(?:{_HEDGES})(?!\w)", re.IGNORECASE)
_LEADING = re.compile(
    r"^(?:der|des|den|dem|die|das|ein(?:e[mnrs]?)?|von|vom|the|a|an)\s+", re.IGNORECASE
)
_DENIED = re.compile(
    r"\b(?:bestreite[nt]|bestritt(?:en)?|dementier\w+|wies(?:en)? [^.]{0,60}zurück|denie[sd]|deny"
    r"|rejected|refuted)\b"
)


def attributions(text: str) -> tuple[FoundPhrase, ...]:
    """Return the words by which a sentence cites somebody; the longer where two overlap."""
    return _longest(_phrases(text, _ATTRIBUTION))


def hedges(text: str) -> tuple[FoundPhrase, ...]:
    """Return the words by which a sentence keeps its distance."""
    return tuple(
        FoundPhrase(start=m.start(), stop=m.start() + len(m[0].rstrip()), text=m[0].rstrip())
        for m in _HEDGE.finditer(text)
    )


def denies(text: str) -> bool:
    """Whether somebody denies something here."""
    return bool(_DENIED.search(text))


def _phrases(text: str, patterns: tuple[re.Pattern[str], ...]) -> Iterator[FoundPhrase]:
    for pattern in patterns:
        for match in pattern.finditer(text):
            who = _LEADING.sub("", match.groupdict().get("who") or "").strip()
            yield FoundPhrase(start=match.start(), stop=match.end(), text=match[0], who=who)


def _longest(phrases: Iterator[FoundPhrase]) -> tuple[FoundPhrase, ...]:
    kept: list[FoundPhrase] = []
    for each in sorted(phrases, key=lambda phrase: (not phrase.who, phrase.start - phrase.stop)):
        if not any(each.overlaps(other) for other in kept):
            kept.append(each)
    return tuple(sorted(kept, key=lambda phrase: phrase.start))
