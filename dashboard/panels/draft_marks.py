"""A candidate as its card shows it: the sentence in pieces, and what each mark means in words."""

from dataclasses import dataclass

from dashboard.analysis.wording import count
from dashboard.drafting.candidates import Candidate
from dashboard.drafting.days import days_in_words
from dashboard.drafting.recognised import (
    FoundDate,
    FoundFigure,
    FoundPhrase,
    FoundPlace,
    Inferred,
    Recognised,
)

#: What a place's ``how`` means to a person; the gazetteer's sure steps need no word.
_HOW = {
    "skeleton": "by its sound",
    "context": "from the context",
    "people": "by its people",
    "unknown": "in no table",
    "part": "a part, no outline yet",
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
        Suggestion(each.kind, each.by, _words(each.found).removesuffix(" (from the context)"),
                   _source(each))
        for each in candidate.inferred
    )  # fmt: skip


def _source(each: Inferred) -> str:
    """``¶3, named before: “Almaty”``."""
    named = f" “{each.found.text}”" if each.found.text and each.why != "narrative" else ""
    return each.source.removeprefix("inferred, ").removeprefix("inferred: ") + named


def _words(found: Recognised) -> str:
    if isinstance(found, FoundDate):
        return days_in_words(found.edtf)
    if isinstance(found, FoundPlace):
        doubt = f"{count(found.rivals, 'namesake')}" if found.rivals else _HOW.get(found.how, "")
        return f"{found.name}{f' ({doubt})' if doubt else ''}"
    if isinstance(found, FoundFigure):
        return _figure(found)
    return found.who if isinstance(found, FoundPhrase) else ""


def _figure(found: FoundFigure) -> str:
    """``at least 350 people: injured, security forces``."""
    low, high = found.low, found.high
    if low is None and high is None:
        number = "no number"
    elif low is None:
        number = f"at most {high:,.10g}"
    elif high is None:
        number = f"at least {low:,.10g}"
    else:
        number = f"{low:,.10g}" if low == high else f"{low:,.10g} to {high:,.10g}"
    what = ", ".join(filter(None, (found.measure, found.population)))
    return f"{number} {found.unit}".rstrip() + (f": {what}" if what else "")
