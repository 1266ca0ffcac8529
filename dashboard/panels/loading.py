"""The data folder as the page needs it, read once for all visitors until its files change."""

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from dashboard.analysis.timeline import Axis, build_axis
from dashboard.geocoding.outlines import load_outlines
from dashboard.model.dataset import Dataset
from dashboard.model.reading import read_folder
from dashboard.views.map_view import MapView, map_view

TABLES = ("sources.csv", "places.csv", "events.csv", "claims.csv")

#: Name, size and time of the last change of each table: what "unchanged" means.
Stamp = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, eq=False)
class Atlas:
    """A data folder, its time axis, and what the map gets once."""

    dataset: Dataset
    axis: Axis
    view: MapView

    @property
    def fingerprint(self) -> str:
        """What the data's files hash to."""
        return self.dataset.fingerprint


def load(folder: Path) -> Atlas:
    """Read the folder, or return what was read before its files last changed."""
    return _load(str(folder), stamp(folder))


def stamp(folder: Path) -> Stamp:
    """Return what the tables were when they last changed, without reading them."""
    stats = ((name, folder / name) for name in TABLES)
    return tuple(
        (name, path.stat().st_size, path.stat().st_mtime_ns)
        for name, path in stats
        if path.is_file()
    )


# A resource, not data: `cache_data` would copy the tables for each run of each visitor,
# and nothing above the model ever writes to them.
@st.cache_resource(max_entries=4, show_spinner="Reading the data …")
def _load(folder: str, stamp: Stamp) -> Atlas:
    dataset = read_folder(Path(folder), load_outlines())
    axis = build_axis(dataset.claims)
    return Atlas(dataset, axis, map_view(dataset, axis))
