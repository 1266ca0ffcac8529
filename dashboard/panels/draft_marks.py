"""A candidate as its card shows it: the sentence in pieces, and what each mark means in words."""

from dataclasses import dataclass

from dashboard.drafting.candidates import Candidate
from dashboard.drafting.days import days_in_words
from dashboard.drafting.recognised import (
    WHY,
    FoundDate,
    FoundFigure,
    FoundPhrase,
    FoundPlace,
    Inferred,
    Recognised,
)
from dashboard.language import N_, _, ngettext, number_words
from dashboard.model.terms import term

#: What a place's ``how`` means to a person; the gazetteer's sure steps need no word.
_HOW = {
    "skeleton": N_("by its sound"),
    "context": N_("from the context"),
    "people": N_("by its people"),
    "unknown": N_("in no table"),
    "part": N_("a part, no outline yet"),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """Some of a sentence; ``kind`` is empty where nothing was recognised."""

    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a mark was read as."""

    kind: str
    text: str
    words: str


def pieces(candidate: Candidate) -> tuple[Piece, ...]:
    """Return the whole sentence, cut at the marks."""
    cut, at = [], 0
    for kind, found in candidate.recognised:
        start, stop = found.start - candidate.start, found.stop - candidate.start
        cut += [Piece(candidate.sentence[at:start]), Piece(candidate.sentence[start:stop], kind)]
        at = stop
    cut.append(Piece(candidate.sentence[at:]))
    return tuple(piece for piece in cut if piece.text)


def meanings(candidate: Candidate) -> tuple[Meaning, ...]:
    """Return what the marks were read as, each reading once."""
    read = (Meaning(kind, found.text, _words(found)) for kind, found in candidate.everything)
    return tuple({(each.kind, each.words): each for each in read if each.words}.values())


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the sentence does not say: its context may mean ``words``, by the ``source``."""

    kind: str
    by: str
    words: str
    source: str


def suggestions(candidate: Candidate) -> tuple[Suggestion, ...]:
    """Return what the context of a sentence adds, to be shown apart from its marks."""
    return tuple(
        Suggestion(each.kind, each.by, _words(each.found, context=False),
                   _source(each))
        for each in candidate.inferred
    )  # fmt: skip


def _source(each: Inferred) -> str:
    """``¶3: named before “Almaty”``."""
    named = f" “{each.found.text}”" if each.found.text and each.why != "narrative" else ""
    return _why(each) + named


def source_words(each: Inferred) -> str:
    """``inferred, ¶3: named before``."""
    if each.why == "document" and not each.locator:
        return _("inferred: the document's own day")
    return _("inferred, {source}", source=_why(each))


def _why(each: Inferred) -> str:
    if each.why == "document" and not each.locator:
        return _("the document's own day")
    return ": ".join(filter(None, [each.locator, _(WHY[each.why])]))


def _words(found: Recognised, *, context: bool = True) -> str:
    """Say what was recognised; ``context``: also that a place is known from it alone."""
    if isinstance(found, FoundDate):
        return days_in_words(found.edtf)
    if isinstance(found, FoundPlace):
        doubt = ""
        if found.rivals:
            doubt = ngettext("{n} namesake", "{n} namesakes", found.rivals)
        elif found.how in _HOW and (context or found.how != "context"):
            doubt = _(_HOW[found.how])
        return f"{found.name}{f' ({doubt})' if doubt else ''}"
    if isinstance(found, FoundFigure):
        return _figure(found)
    return found.who if isinstance(found, FoundPhrase) else ""


def _figure(found: FoundFigure) -> str:
    """``at least 350 people: injured, security forces``."""
    low, high = found.low, found.high
    if low is None:
        number = _("no number") if high is None else _("at most {figure}", figure=_number(high))
    elif high is None:
        number = _("at least {figure}", figure=_number(low))
    else:
        number = _number(low)
        if low != high:
            number = _("{low} to {high}", low=number, high=_number(high))
    counted = (term("measure", found.measure), term("population", found.population))
    what = ", ".join(filter(None, counted))
    return f"{number} {term('unit', found.unit)}".rstrip() + (f": {what}" if what else "")


def _number(value: float) -> str:
    return number_words(float(f"{value:.10g}"))
