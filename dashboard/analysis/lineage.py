"""Where claims come from: repeats of one origin, retractions, chains of revisions.

Circles, which only a mistake in the data makes, are cut and cost nothing else.
"""

import numpy as np
import pandas as pd

from dashboard.analysis.facts import Ints, Mask
from dashboard.analysis.folding import fold
from dashboard.analysis.statements import REPEATS, RETRACTS, REVISES, Statements

#: A chain of repeats or retractions longer than this is not followed to its end.
LONGEST = 64
#: Voices of which nobody knows whether they are one.
NAMELESS = ("unnamed", "unknown", "anonymous", "witness", "eyewitness", "media", "reports")


def repeated(these: Statements) -> Ints:
    """Return the claim that each one repeats, -1 for none; shape ``(claims,)``.

    A claim in a circle of repeats repeats nothing.
    """
    parent = np.where(these.relation == REPEATS, these.target, -1)
    return np.where(_circular(parent), -1, parent)


def covered(parent: Ints, seen: Mask) -> Mask:
    """Return which claims are represented by one that they repeat and that is ``seen``."""
    found = np.zeros(len(parent), dtype=np.bool_)
    below = np.flatnonzero(parent >= 0)
    above = parent[below]
    for _ in range(LONGEST):
        if not len(below):
            break
        found[below[seen[above]]] = True
        higher = parent[above]
        below, above = below[higher >= 0], higher[higher >= 0]
    return found


def struck(these: Statements, known: Mask) -> Mask:
    """Return which claims are retracted by what is ``known``; a retraction can be retracted."""
    retraction = np.flatnonzero((these.relation == RETRACTS) & known)
    target = these.target[retraction]
    gone = np.zeros(len(known), dtype=np.bool_)
    for _ in range(LONGEST):
        again = np.zeros(len(known), dtype=np.bool_)
        again[target[~gone[retraction]]] = True
        if (again == gone).all():
            break
        gone = again
    return gone


def origins(these: Statements) -> Ints:
    """Return for each claim the first, by id, of all that likely have one origin.

    Claims that cite the same named voice with the same figure for the same people have one
    origin; every other claim has its own, unless it repeats another (see :func:`covered`).
    """
    names = [fold(name) for name in these.claims["attributed_to"].tolist()]
    named = np.array([bool(name) and not _nameless(name) for name in names], dtype=np.bool_)
    cited = np.flatnonzero(named & these.figure)
    cited = cited[np.argsort(these.rank[cited])]
    columns = {
        "voice": pd.factorize(np.array(names, dtype=object))[0],
        "measure": these.measure.code,
        "family": these.family,
        "population": these.population.code,
        "scope": these.scope.code,
        "place": these.facts.place,
        "low": these.low,
        "high": these.high,
    }
    rows = pd.DataFrame({name: column[cited] for name, column in columns.items()})
    group = rows.groupby(list(columns), sort=False).ngroup().to_numpy(dtype=np.int64)
    _, first = np.unique(group, return_index=True)
    origin = np.arange(len(names))
    origin[cited] = cited[first[group]]
    return origin


def revisions(these: Statements, claim: int) -> tuple[int, ...]:
    """Return what a claim revises, the oldest first and the claim itself last."""
    chain = [claim]
    while these.relation[chain[-1]] == REVISES and int(these.target[chain[-1]]) not in chain:
        chain.append(int(these.target[chain[-1]]))
    return tuple(reversed(chain))


def _nameless(name: str) -> bool:
    return any(word in name for word in NAMELESS)


def _circular(parent: Ints) -> Mask:
    """Return which claims a walk along the parents comes back to."""
    circular = np.zeros(len(parent), dtype=np.bool_)
    for start in np.flatnonzero(parent >= 0).tolist():
        above, steps = int(parent[start]), 0
        while above >= 0 and above != start and steps < LONGEST:
            above, steps = int(parent[above]), steps + 1
        circular[start] = above == start
    return circular
