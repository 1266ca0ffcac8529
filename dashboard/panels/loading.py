"""The data folder as the page needs it, read once for all visitors until its files change.

An open page looks for changes by itself, see :func:`watch`.
"""

import gc
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from dashboard.analysis.timeline import Axis, build_axis
from dashboard.geocoding.outlines import load_outlines
from dashboard.model.dataset import Dataset
from dashboard.model.reading import document_files, read_folder
from dashboard.model.workbook_file import WORKBOOK
from dashboard.views.map_view import MapView, map_view

TABLES = ("sources.csv", "places.csv", "events.csv", "claims.csv")

#: So often an open page asks whether the files are still the same.
SECONDS = 2
_STILL_NANOSECONDS = 1_000_000_000
#: Name, size and time of the last change of each file: what "unchanged" means.
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
    """Return what the tables and the documents they name look like from outside."""
    tables = tuple(_stamps(folder, (*TABLES, WORKBOOK)))
    return (*tables, *_stamps(folder, _documents(str(folder), tables)))


@st.fragment(run_every=SECONDS)
def watch(folder: Path, seen: Stamp) -> None:
    """Run the page again when a file is not as it was ``seen``; the view is kept.

    A fragment of its own: while nothing changes, nothing but the few lines here runs. Called
    last, for a browser that asks before it knows which page it is on gets an empty one.
    """
    now = stamp(folder)
    if now != seen and not _being_written(now):
        st.rerun()


def _being_written(seen: Stamp) -> bool:
    """Whether a file changed in the last second: what is copied in pieces is read at the end."""
    newest = max((changed for _, _, changed in seen), default=0)
    return 0 <= time.time_ns() - newest < _STILL_NANOSECONDS


def _stamps(folder: Path, names: Iterable[str]) -> Iterable[tuple[str, int, int]]:
    for name in names:
        try:
            found = (folder / name).stat()
        except (OSError, ValueError):  # it is gone, or no name for a file
            continue
        yield name, found.st_size, found.st_mtime_ns


@st.cache_resource(max_entries=4, show_spinner=False)
def _documents(folder: str, stamp: Stamp) -> tuple[str, ...]:
    return document_files(Path(folder))


# A resource, not data: `cache_data` would copy the tables for each run of each visitor,
# and nothing above the model ever writes to them.
@st.cache_resource(max_entries=4, show_spinner="Reading the data …")
def _load(folder: str, stamp: Stamp) -> Atlas:
    dataset = read_folder(Path(folder), load_outlines())
    axis = build_axis(dataset.claims)
    atlas = Atlas(dataset, axis, map_view(dataset, axis))
    _settle()
    return atlas


def _settle() -> None:
    """Tell Python's garbage collector that what is loaded now is here to stay.

    Streamlit makes it walk over everything after each run, also those of :func:`watch`:
    0.2 s of a core each time, in which nobody else is served.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
