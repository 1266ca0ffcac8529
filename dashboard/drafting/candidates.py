"""A sentence that may become a claim, and what was left out; frozen, for panels and files."""

from dataclasses import dataclass, field

from dashboard.drafting.recognised import (
    FoundDate,
    FoundFigure,
    FoundPhrase,
    FoundPlace,
    Inferred,
    Recognised,
)


@dataclass(frozen=True, slots=True)
class Row:
    """Suggested cells of one row of claims.csv.

    ``carried`` names the cells that the sentence itself does not give: they come from the
    first of what the candidate has as ``inferred``.
    """

    cells: dict[str, str]
    carried: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence at the characters ``start`` to ``stop``, and what was recognised in it.

    All offsets count characters of the whole text. ``rows`` has a row for each figure, or one.
    ``inferred`` stands apart from what the sentence says: its context may mean it.
    ``worth`` ranks: the higher, the likelier a person keeps it; ``reasons`` says why.
    """

    sentence: str
    start: int
    stop: int
    locator: str
    places: tuple[FoundPlace, ...] = ()
    dates: tuple[FoundDate, ...] = ()
    figures: tuple[FoundFigure, ...] = ()
    attributions: tuple[FoundPhrase, ...] = ()
    hedges: tuple[FoundPhrase, ...] = ()
    inferred: tuple[Inferred, ...] = ()
    rows: tuple[Row, ...] = ()
    worth: float = 0.0
    reasons: tuple[str, ...] = ()

    @property
    def everything(self) -> tuple[tuple[str, Recognised], ...]:
        """All that was recognised with what it is, in order; some lies within another."""
        kinds = (("place", self.places), ("date", self.dates), ("figure", self.figures),
                 ("attribution", self.attributions), ("hedge", self.hedges))  # fmt: skip
        every = ((kind, each) for kind, found in kinds for each in found)
        return tuple(sorted(every, key=lambda pair: (pair[1].start, -pair[1].stop)))

    @property
    def recognised(self) -> tuple[tuple[str, Recognised], ...]:
        """What to mark: as :attr:`everything`, but none overlaps another."""
        named: list[tuple[str, Recognised]] = []
        kinds = (("figure", self.figures), ("date", self.dates), ("place", self.places),
                 ("hedge", self.hedges), ("attribution", self.attributions))  # fmt: skip
        for kind, found in kinds:
            for each in found:
                if not any(each.overlaps(other) for _, other in named):
                    named.append((kind, each))
        return tuple(sorted(named, key=lambda pair: pair[1].start))


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A sentence that is no candidate, and why."""

    sentence: str
    start: int
    stop: int
    locator: str
    reasons: tuple[str, ...]
    worth: float = 0.0


@dataclass(frozen=True, slots=True)
class Drafted:
    """All sentences of a text: candidates in the text's order, and those left out."""

    candidates: tuple[Candidate, ...]
    left_out: tuple[LeftOut, ...] = ()
    country: str = ""  #: what the text is mostly about, ISO 3166-1
    language: str = ""
    paragraphs: int = field(default=0)
