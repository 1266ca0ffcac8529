"""What is exported: a data set and the one view of it that an address stands for."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar
from urllib.parse import urlencode

import numpy as np

from dashboard.analysis.address import Address, decode, encode
from dashboard.analysis.claim_slots import claim_slots
from dashboard.analysis.filters import shown
from dashboard.analysis.selection import Selection
from dashboard.analysis.timeline import Axis, build_axis
from dashboard.geocoding.outlines import load_outlines
from dashboard.geocoding.spoken_towns import spoken_towns
from dashboard.language import N_, Language, current, language_named, use
from dashboard.model.dataset import Dataset
from dashboard.model.opening import read_data
from dashboard.model.postgresql.address import Database
from dashboard.model.progress import Progress, part_of, silent
from dashboard.model.translations import in_language
from dashboard.views.map_view import MapView, map_view

#: The share of opening a scene that is done when its tables are read.
_READ = 0.7

Given = ParamSpec("Given")
Made = TypeVar("Made")


@dataclass(frozen=True, eq=False)
class Scene:
    """A view of a data set: everything that any export is made of.

    ``dashboard`` is the address that links back start with: ``""`` gives ``?day=2022-01-05``,
    ``https://host/atlas/`` gives ``https://host/atlas/?day=2022-01-05``. ``dataset`` and ``view``
    are in ``language`` already; :func:`spoken` makes all else in it.
    """

    dataset: Dataset
    axis: Axis
    view: MapView
    address: Address
    dashboard: str = ""
    language: Language = field(default_factory=current)

    @property
    def selection(self) -> Selection:
        """Days, place and filters."""
        return self.address.selection

    @property
    def link(self) -> str:
        """The dashboard's address of this very view."""
        return f"{self.dashboard}?{urlencode(encode(self.address, self.dataset, self.axis))}"

    @property
    def identity(self) -> tuple[str, str]:
        """The data in their language, and the view: what looks alike agrees in both."""
        view = json.dumps(encode(self.address, self.dataset, self.axis))
        return self.dataset.fingerprint + self.language.code, view

    def showing(self, **changes: object) -> "Scene":
        """Return the same scene with another day, mode, place or filter of the selection."""
        selection = replace(self.selection, **changes)  # type: ignore[arg-type]
        return replace(self, address=replace(self.address, selection=selection))


def spoken(
    make: Callable[Concatenate[Scene, Given], Made],
) -> Callable[Concatenate[Scene, Given], Made]:
    """Make something of a scene in the scene's language, whoever asks, on whichever thread."""

    @wraps(make)
    def made(scene: Scene, /, *args: Given.args, **kwargs: Given.kwargs) -> Made:
        with use(scene.language):
            return make(scene, *args, **kwargs)

    return made


def open_scene(
    folder: Path | Database,
    params: Mapping[str, str],
    dashboard: str = "",
    progress: Progress = silent,
) -> tuple[Scene, tuple[str, ...]]:
    """Read a folder; return the view that URL parameters stand for, and what they got wrong.

    It is in the language that ``lang`` names, else in the current one.

    Raises:
        ClaimAtlasError: The folder cannot be shown at all.
    """
    with use(language_named(params.get("lang", "").strip()) or current()) as language:
        read = read_data(folder, load_outlines(), part_of(progress, 0.0, _READ))
        progress(N_("Laying out the days"), 0, 0, _READ)
        dataset = in_language(read, language, spoken_towns(language))
        axis = build_axis(dataset.claims)
        address, notices = decode(params, dataset, axis)
        view = map_view(dataset, axis)
    return Scene(dataset, axis, view, address, dashboard, language), notices


def days_with_claims(scene: Scene) -> tuple[str, ...]:
    """Return the keys of the slots to which claims that pass the filters are dated exactly.

    What is known only as a span of slots (``2022-01-02/2022-01-08``) makes no slot of its own
    worth a slide.
    """
    slots = claim_slots(scene.dataset, scene.axis)
    passed = shown(scene.dataset, scene.selection) & ~slots.spanning & (slots.first >= 0)
    days = np.unique(slots.first[passed])
    return tuple(scene.axis.slots[day].key for day in days.tolist())
