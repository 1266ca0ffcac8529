"""What a name may mean, in the order of likelihood, and whether that order can be trusted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geopy.distance import great_circle
from rapidfuzz import fuzz

from dashboard.geocoding.name_index import Entry
from dashboard.geocoding.spelling import skeleton

#: How a name matched, best first. A suggestion is for a person to confirm.
STEPS = ("exact", "folded", "skeleton", "suggestion")

_LARGE, _HUGE = 100_000, 1_000_000  # inhabitants
_PLAINLY = 10  # times larger than its namesake: then the larger one is meant
_SAME_KM = 20.0  # nearer than this, two entries are one place
_ALIKE = 70.0  # of 100: Karaganda and Karagandy are one name, Zhambyl and Taraz are not


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean: ``how`` it matched (see ``STEPS``), by which spelling."""

    place: Entry
    how: str
    matched: str

    @property
    def degree(self) -> int:
        """0 for a name spelled so, 1 for one that sounds so, 2 for one that is only like it."""
        return max(STEPS.index(self.how) - 1, 0)


def ranked(found: Iterable[Candidate], hint: Sequence[str] = (), kind: str = "") -> list[Candidate]:
    """Sort by spelling, then the country hinted at, then kind, then number of inhabitants.

    Suggestions come as they are, for they are sorted by likeness.
    Countries and regions precede towns, but a large town precedes its namesake region
    unless ``kind`` says that the region is asked for.
    """
    everything = list(found)
    towns = {each.place.country for each in everything if _eponym(each)}

    def order(each: Candidate) -> tuple[int, bool, int, int]:
        place = each.place
        if each.how == STEPS[-1]:
            return each.degree, False, 0, 0
        classes = {"country": 1, "region": 3 if place.country in towns else 2, "city": 4, "site": 5}
        rank = 2 if _eponym(each) and place.kind == "city" else classes[place.kind]
        if place.kind == kind:
            rank = 0
        outside = bool(hint) and place.country not in hint
        return each.degree, outside, rank, -place.population

    return sorted(everything, key=order)


def rivals(candidates: Sequence[Candidate], hint: Sequence[str] = ()) -> list[Candidate]:
    """Return those that the first of (ranked) candidates cannot be told from."""
    if not candidates or candidates[0].how == STEPS[-1]:
        return []
    first, *others = candidates
    equals = [each for each in others if each.degree == first.degree]
    if hint and first.place.country in hint:
        equals = [each for each in equals if each.place.country in hint]
    return [each for each in equals if _contends(each.place, first.place)]


def is_ambiguous(candidates: Sequence[Candidate], hint: Sequence[str] = ()) -> bool:
    """Tell whether a person must choose between the first candidate and another."""
    return bool(rivals(candidates, hint))


def _eponym(each: Candidate) -> bool:
    """Tell whether a town is what people mean by the name rather than a region around it."""
    place = each.place
    if place.kind != "city" or place.population < _LARGE:
        return False
    alike = fuzz.ratio(skeleton(place.name), skeleton(each.matched))
    return place.population >= _HUGE or alike >= _ALIKE


def _contends(other: Entry, first: Entry) -> bool:
    if great_circle(_point(other), _point(first)).km < _SAME_KM:
        return False
    if first.kind == "region" and other.kind == "city":
        return other.population >= _LARGE
    if first.kind == other.kind == "city":
        return other.population * _PLAINLY > first.population
    return first.kind == other.kind


def _point(place: Entry) -> tuple[float, float]:
    return place.latitude, place.longitude
