"""Which claims answer the same thing: one function a kind of question, each over all claims.

A group is what becomes a question; it is numbered within its kind. No group depends on the
order of rows.
"""

from dataclasses import dataclass

import numpy as np

from dashboard.analysis.facts import Ints, Mask
from dashboard.analysis.row_keys import row_keys
from dashboard.analysis.statements import Statements
from dashboard.analysis.timeline import SHARP_DAYS

#: Events at one site so many days apart are told together: who held it, who took it.
NEAR_DAYS = 7


@dataclass(frozen=True)
class Groups:
    """Claims that answer, and the number of their group; both have the shape ``(answers,)``.

    ``voice`` marks the answer of somebody whom the claim cites only to dispute it, and
    ``side`` (0, 1, or -1 for none) on which side of a dispute the answer stands.
    """

    claim: Ints
    group: Ints
    voice: Mask
    side: Ints


def plain_groups(claim: Ints, group: Ints) -> Groups:
    """Return groups of claims that speak for themselves."""
    _, number = np.unique(group, return_inverse=True)
    return Groups(
        claim.astype(np.int64), number.reshape(-1).astype(np.int64),
        np.zeros(len(claim), dtype=np.bool_), np.full(len(claim), -1),
    )  # fmt: skip


def figure_groups(these: Statements) -> Groups:
    """Group figures by event (and its parts) and measure."""
    claim = np.flatnonzero(these.figure)
    measures = len(these.measure.words) + 1
    return plain_groups(claim, these.family[claim] * measures + these.measure.code[claim])


def day_groups(these: Statements) -> Groups:
    """Group the days that at least two sources give the same event, if they differ.

    Left out are long events, which may well be told of several days, and claims dated to
    the very day on which they are made: they tell how things stand, not when they happened.
    """
    facts = these.facts
    start = facts.dataset.events["start"].fillna(0).to_numpy(dtype=np.int64)[facts.event]
    short = (start > 0) & (these.event_stop - start <= SHARP_DAYS)
    of_today = (these.dated_from == these.said_from) & (these.dated_to == these.said_to)
    claim = np.flatnonzero(these.own_date & short & ~of_today)
    spans = row_keys(facts.start[claim], facts.stop[claim])
    return _disagreeing(these, claim, facts.event[claim], spans)


def place_groups(these: Statements) -> Groups:
    """Group the places that at least two sources give the same event, if they differ."""
    claim = np.flatnonzero(these.own_place & ~these.figure)
    return _disagreeing(these, claim, these.facts.event[claim], these.facts.place[claim])


def account_groups(these: Statements) -> Groups:
    """Group what at least two sources tell of one site within a few days."""
    facts = these.facts
    site = (facts.dataset.places["kind"] == "site").to_numpy(dtype=np.bool_)
    told = np.append(site, False)[facts.place] & ~these.figure & facts.has_day
    claim = np.flatnonzero(told)
    order = np.lexsort((facts.start[claim], facts.place[claim]))
    claim = claim[order]
    place, start, stop = facts.place[claim], facts.start[claim], facts.stop[claim]
    new = np.ones(len(claim), dtype=np.bool_)
    new[1:] = (place[1:] != place[:-1]) | (start[1:] - _reached(place, stop)[:-1] > NEAR_DAYS)
    return _disagreeing(these, claim, np.cumsum(new), these.rank[claim])


def _reached(place: Ints, stop: Ints) -> Ints:
    """Return the latest end so far at each place, for rows sorted by place."""
    leap = int(stop.max(initial=0)) + 1
    return np.asarray(np.maximum.accumulate(stop + place * leap) - place * leap, dtype=np.int64)


def _disagreeing(these: Statements, claim: Ints, group: Ints, answer: Ints) -> Groups:
    """Keep the groups in which at least two sources speak and two answers differ."""
    if not len(claim):
        return plain_groups(claim, group)
    _, number = np.unique(group, return_inverse=True)
    number = number.reshape(-1)
    speaking = _distinct(number, these.facts.source[claim])
    differing = _distinct(number, answer)
    kept = (speaking >= 2)[number] & (differing >= 2)[number]
    return plain_groups(claim[kept], number[kept])


def _distinct(group: Ints, value: Ints) -> Ints:
    """Count the different values in each group, shape ``(groups,)``."""
    _, one = np.unique(row_keys(group, value), return_index=True)
    return np.bincount(group[one], minlength=int(group.max(initial=-1)) + 1).astype(np.int64)
