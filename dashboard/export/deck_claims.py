"""The claims of one day or place, and which of them an audience should see first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from dashboard.analysis.claim_slots import claim_slots
from dashboard.analysis.comparison import comparison
from dashboard.analysis.facts import Mask, facts_of
from dashboard.analysis.filters import in_window, shown
from dashboard.analysis.memory import once_per_dataset
from dashboard.export.scene import Scene
from dashboard.model.dataset import Dataset
from dashboard.model.edtf_days import edtf_words
from dashboard.views.claim_line import ClaimLine, Row, claim_writer

#: A span of at most so many slots still says something of this one.
_NEAR = 7


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with what it is about."""

    line: ClaimLine
    row: int  #: position in claims.csv
    source: int
    event_id: str
    event: str
    date: str  #: of the claim: ``3 to 8 January 2022``
    place_id: str
    place: str
    spanning: bool  #: dated only as a span that reaches beyond a slot
    days: int  #: length of that span; 0 without a day
    conflict: bool

    @property
    def weight(self) -> tuple[bool, bool, bool, int]:
        """Sorts the most telling first: conflicts, figures, disputes, exact days."""
        line = self.line
        return (not self.conflict, not line.figure, not line.stance, self.days or 10**6)


@dataclass(frozen=True)
class Claims:
    """All claims of one slide's days and place, in the order in which they are read."""

    all: tuple[Told, ...]

    @cached_property
    def exact(self) -> tuple[Told, ...]:
        """Those dated to the days themselves."""
        return tuple(each for each in self.all if not each.spanning)

    @cached_property
    def spanning(self) -> tuple[Told, ...]:
        """Those dated only as a span."""
        return tuple(each for each in self.all if each.spanning)

    @cached_property
    def sources(self) -> int:
        """How many sources speak."""
        return len({each.source for each in self.all})

    def ordered(self, told: Iterable[Told]) -> tuple[Told, ...]:
        """Return some of them in the order in which they are read."""
        rows = {each.row for each in told}
        return tuple(each for each in self.all if each.row in rows)

    def __len__(self) -> int:
        return len(self.all)


def claims_at(scene: Scene, mask: Mask) -> Claims:
    """Return the claims of a mask: places with most first, then by day, event and source."""
    facts = facts_of(scene.dataset)
    rows = np.flatnonzero(mask).tolist()
    totals = np.bincount(facts.place[mask] + 1, minlength=len(scene.dataset.places) + 1)
    totals[0] = -1  # claims without a place come last
    order = sorted(
        rows,
        key=lambda row: (
            -totals[facts.place[row] + 1],
            facts.place[row],
            facts.start[row],
            facts.event[row],
            facts.source[row],
            row,
        ),
    )
    return Claims(tuple(_told(scene, order)))


def window_mask(scene: Scene) -> Mask:
    """Return which claims the scene shows on its days, at its place if it has one."""
    mask = in_window(scene.dataset, scene.axis, scene.selection)
    mask &= shown(scene.dataset, scene.selection)
    return mask if scene.selection.place is None else mask & place_mask(scene)


def place_mask(scene: Scene) -> Mask:
    """Return which claims are at the scene's place itself; ``""`` stands for no place."""
    facts, place = facts_of(scene.dataset), scene.selection.place
    if not place:
        return facts.place < 0
    here = np.flatnonzero((scene.dataset.places["place_id"] == place).to_numpy(dtype=np.bool_))
    return np.isin(facts.place, here)


def chosen(told: tuple[Told, ...], number: int) -> list[Told]:
    """Choose the most telling: each source's first claim, then each one's second, and so on."""
    rounds: dict[int, int] = {}
    ranked = []
    for each in sorted(told, key=lambda one: (*one.weight, one.row)):
        rounds[each.source] = rounds.get(each.source, 0) + 1
        ranked.append((rounds[each.source], each))
    ranked.sort(key=lambda pair: (pair[0], *pair[1].weight, pair[1].row))
    return [each for _, each in ranked[:number]]


def near(scene: Scene, told: tuple[Told, ...]) -> tuple[Told, ...]:
    """Return the spans that are not much longer than the scene's slot."""
    at = scene.axis.index(scene.selection.day)
    if at < 0:
        return ()
    slot = scene.axis.slots[at]
    return tuple(each for each in told if 0 < each.days <= _NEAR * (slot.stop - slot.start))


def _told(scene: Scene, rows: list[int]) -> Iterator[Told]:
    data, facts = scene.dataset, facts_of(scene.dataset)
    spanning = claim_slots(data, scene.axis).spanning
    conflicts = _conflicts(scene)
    claims, events = _records(data)
    writer = claim_writer(data)
    for row in rows:
        claim, event = claims[row], events[int(facts.event[row])]
        yield Told(
            line=writer.line(claim, event),
            row=row,
            source=int(facts.source[row]),
            event_id=event["event_id"],
            event=event["title"],
            date=edtf_words(claim["date_edtf"]),
            place_id=claim["place_id"],
            place=str(writer.places.get(claim["place_id"], {}).get("name", "")),
            spanning=bool(spanning[row]),
            days=int(facts.stop[row] - facts.start[row]),
            conflict=row in conflicts,
        )


def _conflicts(scene: Scene) -> frozenset[int]:
    """Return the claims that cannot hold beside another one shown."""
    found = comparison(scene.dataset, scene.selection)
    pairs = found.conflicting()
    roll = found.roll
    ends = np.concatenate([roll.claim[roll.left[pairs]], roll.claim[roll.right[pairs]]])
    return frozenset(ends.tolist())


@once_per_dataset
def _records(dataset: Dataset) -> tuple[list[Row], list[Row]]:
    return list(dataset.claims.to_dict("records")), list(dataset.events.to_dict("records"))
