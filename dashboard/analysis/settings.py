"""How two places that claims give one event stand to each other."""

import numpy as np

from dashboard.analysis.facts import Ints, Mask, positions
from dashboard.analysis.relations import Basis, Kind, Links, plain
from dashboard.analysis.statements import Statements

#: Deeper than site, city, region, country and continent no data set goes.
DEPTH = 12


def relate_places(these: Statements, left: Ints, right: Ints) -> Links:
    """Relate the places of pairs of claims about one event.

    A place in the other, and two places in that of the event row, can both hold.
    """
    facts, size = these.facts, len(left)
    place = facts.place
    events = positions(facts.dataset.events["place_id"], facts.dataset.places["place_id"])
    frame = events[facts.event]
    nested = _inside(these, place[left], place[right]) | _inside(these, place[right], place[left])
    framed = _inside(these, place[left], frame[left]) & _inside(these, place[right], frame[left])
    found = plain(size, Kind.CONFLICT, Basis.APART)
    found = found.where(framed, plain(size, Kind.COMPATIBLE, Basis.SEVERAL))
    found = found.where(nested, plain(size, Kind.COMPATIBLE, Basis.WITHIN))
    return found.where(place[left] == place[right], plain(size, Kind.SAME, Basis.STATED))


def _inside(these: Statements, part: Ints, whole: Ints) -> Mask:
    """Return whether each place lies in the other, or is it; -1 is no place."""
    places = these.facts.dataset.places
    parent = np.append(positions(places["parent_id"], places["place_id"]), -1)
    inside, above = np.zeros(len(part), dtype=np.bool_), part
    for _ in range(DEPTH):
        inside |= (above == whole) & (above >= 0)
        above = parent[above]
    return inside
