"""The numbers of a still: claims of the window by place and source, and of each slot.

What the browser counts for every frame (``activity.js``), once, for one selection.
"""

from dataclasses import dataclass, replace

import numpy as np

from dashboard.analysis.comparison import comparison
from dashboard.analysis.facts import Ints, Mask
from dashboard.analysis.filters import known, shown
from dashboard.analysis.memory import once_per_dataset
from dashboard.analysis.open_questions import OpenQuestions, conflicts_by_place_and_slot
from dashboard.analysis.selection import Mode, Selection
from dashboard.export.scene import Scene
from dashboard.language import current
from dashboard.model.dataset import Dataset

_REMEMBERED = 16


@dataclass(frozen=True, eq=False)
class Counts:
    """Claims at the places of ``MapView.places`` in the window of a selection.

    ``exact`` and ``light`` have the shape ``(places, sources)``, light being what is dated only
    as a span; ``open_questions`` the shape ``(places,)``. ``largest`` is the most claims that
    any place can show.
    """

    exact: Ints
    light: Ints
    open_questions: Ints
    largest: int

    @property
    def totals(self) -> Ints:
        """Claims at each place."""
        found: Ints = (self.exact + self.light).sum(axis=1)
        return found


@dataclass(frozen=True, eq=False)
class Bars:
    """Claims of each slot by source, ``(slots, sources)``, and those hidden, ``(slots,)``."""

    exact: Ints
    light: Ints
    hidden_exact: Ints
    hidden_light: Ints


def window(scene: Scene) -> tuple[int, int]:
    """Return the first and last slot of the selection, both inclusive."""
    chosen = scene.selection
    return scene.axis.window(chosen.day, chosen.mode, chosen.last_days)


def counts(scene: Scene) -> Counts:
    """Count what the map shows."""
    rows, (begin, end) = scene.view.activity, window(scene)
    number = rows.counted(shown(scene.dataset, scene.selection))
    inside = (rows.first <= end) & (rows.last >= begin)
    size = (len(scene.view.places), len(scene.view.sources))
    cells = np.zeros((2, *size), dtype=np.int64)
    place = scene.view.place
    chosen = np.flatnonzero(inside)
    where = (rows.light[chosen], place[chosen], rows.source[chosen])
    np.add.at(cells, where, number[chosen])
    peak = np.bincount(place, weights=rows.total, minlength=max(len(scene.view.places), 1))
    return Counts(cells[0], cells[1], _open(scene), max(int(peak.max(initial=1)), 1))


def bars(scene: Scene) -> Bars:
    """Count the claims of every slot, as known on the statement day."""
    rows, slots = scene.view.activity, len(scene.axis)
    number = rows.counted(shown(scene.dataset, scene.selection))
    away = rows.counted(known(scene.dataset, scene.selection)) - number
    steps = np.zeros((2, slots + 1, len(scene.view.sources)), dtype=np.int64)
    gone = np.zeros((2, slots + 1), dtype=np.int64)
    np.add.at(steps, (rows.light, rows.first, rows.source), number)
    np.add.at(steps, (rows.light, rows.last + 1, rows.source), -number)
    np.add.at(gone, (rows.light, rows.first), away)
    np.add.at(gone, (rows.light, rows.last + 1), -away)
    exact, light = np.cumsum(steps, axis=1)[:, :slots]
    hidden_exact, hidden_light = np.cumsum(gone, axis=1)[:, :slots]
    return Bars(exact, light, hidden_exact, hidden_light)


def disputed(scene: Scene) -> Mask:
    """Return which claims are in conflict with another that is shown, shape ``(claims,)``."""
    return _conflicts(scene).claims


@dataclass(frozen=True, eq=False)
class _Conflicts:
    """Where questions are in conflict, and by which claims."""

    questions: OpenQuestions
    claims: Mask


def _open(scene: Scene) -> Ints:
    """Count the questions in conflict at each place of the map in the window."""
    found, (begin, end) = _conflicts(scene).questions, window(scene)
    ids = scene.dataset.places["place_id"].tolist()
    inside = found.place[(found.first <= end) & (found.last >= begin)]
    numbers = np.bincount(inside.astype(np.int64), minlength=len(ids)).tolist()
    by_id = dict(zip(ids, numbers, strict=True))
    return np.array([by_id[place.id] for place in scene.view.places], dtype=np.int64)


def _conflicts(scene: Scene) -> _Conflicts:
    """Compare once for all days of the same filters."""
    timeless = replace(scene.selection, day=None, mode=Mode.DAY, last_days=3, place=None)
    remembered, key = _found(scene.dataset), (current().code, timeless)
    if key not in remembered:
        if len(remembered) >= _REMEMBERED:
            remembered.clear()
        remembered[key] = _compared(scene, timeless)
    return remembered[key]


def _compared(scene: Scene, selection: Selection) -> _Conflicts:
    found = comparison(scene.dataset, selection)
    pairs = found.conflicting()
    claims = np.zeros(len(scene.dataset.claims), dtype=np.bool_)
    for side in (found.roll.left, found.roll.right):
        claims[found.roll.claim[side[pairs]]] = True
    return _Conflicts(conflicts_by_place_and_slot(found, scene.axis), claims)


@once_per_dataset
def _found(dataset: Dataset) -> dict[tuple[str, Selection], _Conflicts]:  # noqa: ARG001
    """Return what was found for a language, since questions have titles, and a selection."""
    return {}
