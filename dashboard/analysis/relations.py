"""How two answers to one question stand to each other, and by which rule.

A conflict is only what the claims' own words leave no way out of: other people, another
scope, a later day, a soft word each come first. ``docs/comparison.md`` explains the rules
with examples. All relations are the same seen from either side, but for ``earlier``.
"""

from dataclasses import dataclass, fields
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from dashboard.analysis.facts import Ints, Mask
from dashboard.analysis.intervals import ROUNDED, TOLERANCE, Floats
from dashboard.analysis.statements import CONTRADICTS, REPEATS, RETRACTS, REVISES, Statements
from dashboard.model.measures import Trend

Small = npt.NDArray[np.int8]

#: Both statements are made so many days after the event: no toll grows any more.
CLOSED_DAYS = 366


class Kind(IntEnum):
    """What two answers are to each other."""

    SAME = 0
    COMPATIBLE = 1  #: both can hold
    SEQUENCE = 2  #: they differ, and the later day explains it
    CONFLICT = 3  #: they cannot both hold
    OTHER = 4  #: they count something else: never a contradiction


class Basis(IntEnum):
    """The rule by which the relation was found."""

    STATED = 0  #: one figure, day or place
    OVERLAP = 1  #: the intervals meet
    NO_FIGURE = 2  #: words without a bound, such as "an unknown number"
    LATER = 3  #: said on a later day
    MAYBE_LATER = 4  #: the days of the statements are vague and allow it
    APART = 5  #: the intervals do not meet
    REPEATS = 6
    REVISES = 7
    RETRACTS = 8
    CONTRADICTS = 9
    DISPUTES = 10  #: one side says so, the other disputes or denies it
    SAME_SIDE = 11
    EVENT = 12  #: about another event
    PLACE = 13  #: of another place
    POPULATION = 14
    SCOPE = 15
    UNIT = 16
    DAYS = 17  #: of other days
    WITHIN = 18  #: one place lies in the other
    SEVERAL = 19  #: two places in the event's own
    UNLINKED = 20  #: no relation is recorded


_EXPLICIT = {
    REPEATS: (Kind.SAME, Basis.REPEATS),
    REVISES: (Kind.SEQUENCE, Basis.REVISES),
    RETRACTS: (Kind.SEQUENCE, Basis.RETRACTS),
    CONTRADICTS: (Kind.CONFLICT, Basis.CONTRADICTS),
}


@dataclass(frozen=True)
class Links:
    """Relations of pairs; all arrays have the shape ``(pairs,)``.

    ``kind`` and ``basis`` hold numbers of :class:`Kind` and :class:`Basis`; ``earlier`` is -1
    where the left one comes first, 1 where the right one does, else 0.
    """

    kind: Small
    basis: Small
    earlier: Small

    def where(self, mask: Mask, other: "Links") -> "Links":
        """Return these relations, and the ``other`` ones where ``mask`` says so."""
        names = [each.name for each in fields(self)]
        mixed = (np.where(mask, getattr(other, each), getattr(self, each)) for each in names)
        return Links(*mixed)


def plain(size: int, kind: Kind, basis: Basis) -> Links:
    """Return the same relation ``size`` times."""
    return Links(
        np.full(size, kind, dtype=np.int8),
        np.full(size, basis, dtype=np.int8),
        np.zeros(size, dtype=np.int8),
    )


def relate_figures(these: Statements, left: Ints, right: Ints) -> Links:
    """Relate the figures of pairs of claims, by position."""
    found = _apart(these, left, right)
    meet = _meet(these.reach_low, these.reach_high, left, right)
    bare = ~_bounded(these, left) | ~_bounded(these, right)
    size = len(left)
    found = found.where(meet, plain(size, Kind.COMPATIBLE, Basis.OVERLAP))
    found = found.where(bare, plain(size, Kind.COMPATIBLE, Basis.NO_FIGURE))
    found = found.where(_same(these, left, right), plain(size, Kind.SAME, Basis.STATED))
    for basis, differs in _differences(these, left, right):
        found = found.where(differs, plain(size, Kind.OTHER, basis))
    return found


def relate_days(these: Statements, left: Ints, right: Ints) -> Links:
    """Relate the days that pairs of claims give the same event."""
    size = len(left)
    meet = _meet(these.dated_from, these.dated_to, left, right)
    same = _equal(these.dated_from, left, right) & _equal(these.dated_to, left, right)
    found = plain(size, Kind.CONFLICT, Basis.APART)
    found = found.where(meet, plain(size, Kind.COMPATIBLE, Basis.OVERLAP))
    return found.where(same, plain(size, Kind.SAME, Basis.STATED))


def relate_explicitly(these: Statements, left: Ints, right: Ints, found: Links) -> Links:
    """Let what the data says of two claims overrule what was computed of them."""
    recorded = set(np.unique(these.relation).tolist())
    for code, (kind, basis) in _EXPLICIT.items():
        if code not in recorded:
            continue
        from_right = (these.relation[right] == code) & (these.target[right] == left)
        from_left = (these.relation[left] == code) & (these.target[left] == right)
        stated = plain(len(left), kind, basis)
        if kind is Kind.SEQUENCE:
            stated = directed(stated, np.where(from_right, -1, 1))
        found = found.where(from_right | from_left, stated)
    return found


def directed(links: Links, earlier: Ints) -> Links:
    """Return the relations with an order: -1 where the left one comes first."""
    return Links(links.kind, links.basis, earlier.astype(np.int8))


def factors(these: Statements, left: Ints, right: Ints, found: Links) -> Floats:
    """Return how many times the larger stated figure is the smaller; NaN where it says nothing."""
    one, two = these.stated[left], these.stated[right]
    small, large = np.minimum(one, two), np.maximum(one, two)
    told = (small > 0) & (found.kind != Kind.OTHER) & (found.kind != Kind.SAME)
    factor: Floats = np.divide(large, small, out=np.full(len(left), np.nan), where=told)
    return factor


def _apart(these: Statements, left: Ints, right: Ints) -> Links:
    """Relate figures that do not meet: does the later day explain it?"""
    before = these.said_to[left] < these.said_from[right]
    after = these.said_to[right] < these.said_from[left]
    may_before = these.said_from[left] < these.said_to[right]
    may_after = these.said_from[right] < these.said_to[left]
    rises = these.reach_high[left] < these.reach_low[right]
    trend = these.trend[left]
    growing, changing = trend == Trend.GROWING, trend == Trend.CHANGING
    open_still = ~(_closed(these, left) & _closed(these, right))
    grew = growing & np.where(rises, may_before, may_after)
    moved = changing & (may_before | may_after)
    certain = np.where(growing, np.where(rises, before, after), before | after)
    moving = np.where(before, -1, np.where(after, 1, 0))
    order = np.where(growing, np.where(rises, -1, 1), moving)
    size = len(left)
    later = plain(size, Kind.SEQUENCE, Basis.LATER)
    maybe = plain(size, Kind.SEQUENCE, Basis.MAYBE_LATER)
    later = directed(maybe.where(certain, later), order)
    return plain(size, Kind.CONFLICT, Basis.APART).where((grew | moved) & open_still, later)


def _closed(these: Statements, claims: Ints) -> Mask:
    closed: Mask = these.said_from[claims] >= these.event_stop[claims] + CLOSED_DAYS
    return closed


def _same(these: Statements, left: Ints, right: Ints) -> Mask:
    """Whether both name one figure, rounding aside, or one range; not its two open sides."""
    one, two = these.stated[left], these.stated[right]
    large = np.fmax(np.abs(one), np.abs(two))
    slack = np.where(large >= ROUNDED, TOLERANCE * large, 0.0)
    figure = np.abs(one - two) <= slack
    low, high = these.low, these.high
    opposite = (np.isinf(low[left]) & np.isinf(high[right])) | (
        np.isinf(high[left]) & np.isinf(low[right])
    )
    equal = _equal(low, left, right) & _equal(high, left, right) & _bounded(these, left)
    same: Mask = (figure & ~opposite) | equal
    return same


def _differences(these: Statements, left: Ints, right: Ints) -> list[tuple[Basis, Mask]]:
    """Return what two claims count differently, the weightiest last."""
    figures_meet = _meet(these.reach_low, these.reach_high, left, right)
    dated = these.own_date[left] & these.own_date[right]
    other_days = dated & ~_meet(these.dated_from, these.dated_to, left, right)
    columns = (
        (Basis.UNIT, these.unit.code),
        (Basis.SCOPE, these.scope.code),
        (Basis.POPULATION, these.population.code),
        (Basis.PLACE, these.facts.place),
        (Basis.EVENT, these.facts.event),
    )
    differing = [(basis, ~_equal(column, left, right)) for basis, column in columns]
    return [(Basis.DAYS, other_days & ~figures_meet), *differing]


def _bounded(these: Statements, claims: Ints) -> Mask:
    return np.isfinite(these.low[claims]) | np.isfinite(these.high[claims])


def _meet(low: Ints | Floats, high: Ints | Floats, left: Ints, right: Ints) -> Mask:
    meet: Mask = (low[left] <= high[right]) & (low[right] <= high[left])
    return meet


def _equal(column: Ints | Floats, left: Ints, right: Ints) -> Mask:
    equal: Mask = column[left] == column[right]
    return equal
