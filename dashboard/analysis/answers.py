"""A question with its answers and their relations, as plain frozen values."""

from dataclasses import dataclass
from enum import StrEnum
from math import isinf

from dashboard.analysis.relations import Basis, Kind
from dashboard.analysis.roll import Asked
from dashboard.analysis.text_languages import Languages


class Status(StrEnum):
    """How the answers to a question stand, as shown; the gravest relation gives it."""

    AGREE = "agree"
    HOLD = "all can hold"
    SEQUENCE = "sequence"
    CONFLICT = "conflict"
    OTHER = "not comparable"  #: they all count something else
    ONE = "one answer only"
    RETRACTED = "retracted"  #: nothing is left that stands


@dataclass(frozen=True, slots=True)
class Answer:
    """What one claim answers.

    ``low`` and ``high`` are the claim's own inclusive bounds, infinite where open: figures,
    or ordinals of days when the question asks for a day. ``stated`` is the figure it names
    (225 of "at least 225"), ``None`` for a range. ``said_from`` and ``said_to`` are the
    inclusive days on which it may have been said, ``None`` where nothing is known. Texts are in
    the reader's language where they are translated.
    """

    claim_id: str
    also: tuple[str, ...]  #: claims of the same source with the same answer
    source_id: str
    event_id: str
    place_id: str
    claim: str
    locator: str
    voice: bool  #: the answer is that of ``attributed_to``, whom the claim cites to dispute it
    stance: str
    attributed_to: str
    low: float
    high: float
    stated: float | None
    wording: str
    unit: str
    population: str
    scope: str
    as_of: str  #: EDTF
    said_from: int | None
    said_to: int | None
    date: str  #: EDTF, its own or the event's
    side: int  #: of a dispute: answers of one number stand together; -1 for none
    struck: bool
    retracted_by: tuple[str, ...]
    repeats: str  #: the claim that it repeats, if that is shown: it is compared through it
    revises: tuple[str, ...]  #: the chain behind it, the oldest first
    origin: str  #: the claim that stands for all of likely one origin
    languages: Languages  #: of its texts that are not in the reader's

    @property
    def open_low(self) -> bool:
        """Whether there is no lower bound."""
        return isinf(self.low)

    @property
    def open_high(self) -> bool:
        """Whether there is no upper bound."""
        return isinf(self.high)


@dataclass(frozen=True, slots=True)
class Relation:
    """How the answers at two positions stand; ``first`` is the earlier one in a sequence."""

    left: int
    right: int
    kind: Kind
    basis: Basis
    factor: float | None
    first: int | None
    counted: bool  #: neither is struck or merely repeats another: it bears on the status


@dataclass(frozen=True, slots=True)
class Question:
    """Claims that answer the same thing, as a selection shows them."""

    id: str
    asked: Asked
    title: str  #: ``How many deaths? · People killed``
    asking: str
    subject: str
    measure: str
    event_ids: tuple[str, ...]
    place_ids: tuple[str, ...]
    start: int | None  #: days of the claims' events, half-open ordinals
    stop: int | None
    status: Status
    sources: tuple[str, ...]  #: that answer, in the order of sources.csv
    origins: int
    answers: tuple[Answer, ...]
    relations: tuple[Relation, ...]
    uncompared: int  #: answers beyond ``MOST_COMPARED``, listed but not compared

    @property
    def kind(self) -> str:
        """``figure``, ``day``, ``place``, ``whether`` or ``account``."""
        return self.asked.name.lower()

    def between(self, one: str, two: str) -> tuple[Relation, ...]:
        """Return the relations between the answers of two claims."""
        pair = {one, two}
        return tuple(
            each
            for each in self.relations
            if {self.answers[each.left].claim_id, self.answers[each.right].claim_id} == pair
        )
