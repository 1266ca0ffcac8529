"""What is recognised in a text, each with the characters where it stands (half-open offsets)."""

from dataclasses import dataclass, replace
from typing import Self

from dashboard.language import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """``text`` is what the document has between its characters ``start`` and ``stop``."""

    start: int
    stop: int
    text: str

    def moved(self, offset: int) -> Self:
        """Return the same, ``offset`` characters further on."""
        return replace(self, start=self.start + offset, stop=self.stop + offset)

    def overlaps(self, other: "Recognised") -> bool:
        """Whether the two share a character."""
        return self.start < other.stop and other.start < self.stop


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPlace(Recognised):
    """A place that is named: ``how`` says by what, see :data:`HOW`.

    A place that no table knows (``how`` is ``unknown``) has no coordinates and no codes.
    """

    name: str
    kind: str  #: ``site``, ``city``, ``region``, ``country``
    how: str
    country: str = ""
    area: str = ""  #: ISO 3166 codes, separated by ``|``
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: str = ""
    place_id: str = ""  #: when the data folder has it already
    rivals: int = 0  #: so many other places have that name


#: How a place was recognised, the surest first.
HOW = (
    "folder",  # a spelling of places.csv
    "exact", "folded", "skeleton",  # the steps of the gazetteer
    "inflected",  # "Almatys", "Londoner"
    "people",  # "kasachisch", "Russians"
    "part",  # "im Westen des Landes"
    "bloc",  # "EU", "Sowjetunion"
    "context",  # "im ganzen Land"
    "unknown",  # named like a place, and in no table
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate(Recognised):
    """A day, or the days that the words leave open, in EDTF."""

    edtf: str
    relative: bool  #: reckoned from the document's own day
    now: bool = False  #: only says "at the time of writing": "inzwischen", "currently"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFigure(Recognised):
    """A number or quantity word: ``low`` to ``high`` (``None`` is open) of ``noun``."""

    low: float | None
    high: float | None
    wording: str = ""
    noun: str = ""
    measure: str = ""
    population: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPhrase(Recognised):
    """An attribution, with ``who`` is cited if that is said, or a hedge."""

    who: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inferred:
    """What a sentence does not say and its context may mean; never shown as its own words.

    ``found`` is where the document named it, in its own precision; ``by`` are the words of the
    sentence that point there ("in der Stadt", "am Tag darauf"), if any do.
    """

    kind: str  #: ``place`` or ``date``
    found: FoundPlace | FoundDate
    locator: str  #: where it was named: ``¶3``; empty for the document's own day
    why: str  #: a key of :data:`WHY`
    by: str = ""

    @property
    def cell(self) -> str:
        """Return it as claims.csv would name it."""
        if isinstance(self.found, FoundDate):
            return self.found.edtf
        return self.found.place_id or self.found.name

    @property
    def source(self) -> str:
        """Say where it comes from: ``inferred, ¶3: named before``."""
        where = f"{self.locator}: " if self.locator else ""
        if self.why == "document" and not self.locator:
            return "inferred: the document's own day"
        return f"inferred, {where}{WHY[self.why]}"


#: Why the context may mean it, the nearest first.
WHY = {
    "pointed": N_("pointed at"),  # "in der Stadt", "am Tag darauf"
    "paragraph": N_("named before"),  # earlier in the same paragraph
    "earlier": N_("named before"),  # in an earlier paragraph
    "narrative": N_("from then to the document's day"),
    "seat": N_("seat of that government"),
    "heading": N_("in the heading"),
    "dateline": N_("in the dateline"),
    "document": N_("what the document is about"),  # its country, or its own day
}
