"""What is exported: a data set and the one view of it that an address stands for."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlencode

import numpy as np

from dashboard.analysis.address import Address, decode, encode
from dashboard.analysis.facts import facts_of
from dashboard.analysis.filters import shown
from dashboard.analysis.selection import Selection
from dashboard.analysis.timeline import Axis, build_axis
from dashboard.geocoding.outlines import load_outlines
from dashboard.model.dataset import Dataset
from dashboard.model.reading import read_folder
from dashboard.views.map_view import MapView, map_view


@dataclass(frozen=True, eq=False)
class Scene:
    """A view of a data set: everything that any export is made of.

    ``dashboard`` is the address that links back start with: ``""`` gives ``?day=2022-01-05``,
    ``https://host/atlas/`` gives ``https://host/atlas/?day=2022-01-05``.
    """

    dataset: Dataset
    axis: Axis
    view: MapView
    address: Address
    dashboard: str = ""

    @property
    def selection(self) -> Selection:
        """Days, place and filters."""
        return self.address.selection

    @property
    def link(self) -> str:
        """The dashboard's address of this very view."""
        return f"{self.dashboard}?{urlencode(encode(self.address, self.dataset, self.axis))}"

    def showing(self, **changes: object) -> "Scene":
        """Return the same scene with another day, mode, place or filter of the selection."""
        selection = replace(self.selection, **changes)  # type: ignore[arg-type]
        return replace(self, address=replace(self.address, selection=selection))


def open_scene(
    folder: Path, params: Mapping[str, str], dashboard: str = ""
) -> tuple[Scene, tuple[str, ...]]:
    """Read a folder; return the view that URL parameters stand for, and what they got wrong.

    Raises:
        ClaimAtlasError: The folder cannot be shown at all.
    """
    dataset = read_folder(folder, load_outlines())
    axis = build_axis(dataset.claims)
    address, notices = decode(params, dataset, axis)
    return Scene(dataset, axis, map_view(dataset, axis), address, dashboard), notices


def days_with_claims(scene: Scene) -> tuple[str, ...]:
    """Return the keys of the slots to which claims that pass the filters are dated exactly.

    What is known only as a span of slots (``2022-01-02/2022-01-08``) makes no slot of its own
    worth a slide.
    """
    facts, axis = facts_of(scene.dataset), scene.axis
    passed = shown(scene.dataset, scene.selection) & ~axis.spanning(facts.start, facts.stop)
    first, _ = axis.first_last(facts.start, facts.stop)
    slots = np.unique(first[passed & (first >= 0)])
    return tuple(axis.slots[slot].key for slot in slots.tolist())
