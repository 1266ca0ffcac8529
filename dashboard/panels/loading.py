"""The data folder as the page needs it, read once for all visitors until its files change.

An open page looks for changes by itself, see :func:`watch`.
"""

import gc
import time
from collections.abc import Iterable
from concurrent.futures import Future, wait
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.analysis.comparison import comparison
from dashboard.analysis.search_texts import search_texts
from dashboard.analysis.timeline import Axis, axis_of
from dashboard.geocoding.outlines import load_outlines
from dashboard.language import ENGLISH, LANGUAGES, _, current, lazy, use
from dashboard.model.dataset import Dataset
from dashboard.model.parquet_tables import parquet_name
from dashboard.model.progress import Journey, Progress
from dashboard.model.reading import document_files, read_folder
from dashboard.model.translations import in_language
from dashboard.model.workbook_file import WORKBOOK
from dashboard.views.map_view import MapView, map_view

TABLES = ("sources.csv", "places.csv", "events.csv", "claims.csv")

#: So often an open page asks whether the files are still the same.
SECONDS = 2
#: Reading that takes longer is shown as it goes on, so often anew.
_PATIENCE_SECONDS = 0.4
#: The share of the work that is done when the tables are read, and when claims are compared.
_READ, _COMPARED, _SEARCHED = 0.7, 0.75, 0.95
_STILL_NANOSECONDS = 1_000_000_000
#: Name, size and time of the last change of each file: what "unchanged" means.
Stamp = tuple[tuple[str, int, int], ...]


#: The data as the files have it, in whatever languages, and its days.
_Written = tuple[Dataset, Axis]


@dataclass(frozen=True, eq=False)
class Atlas:
    """A data folder in one language, its time axis, and what the map gets once.

    ``written`` is the data as the files have it, in whatever languages.
    """

    dataset: Dataset
    axis: Axis
    view: MapView
    written: Dataset
    language: str = ENGLISH.code

    @property
    def fingerprint(self) -> str:
        """What the data's files hash to, and the language: what is shown depends on both."""
        plain = self.language == ENGLISH.code
        return self.dataset.fingerprint + ("" if plain else f"-{self.language}")


def load(folder: Path) -> Atlas:
    """Read the folder, or return what was read before its files last changed."""
    asked = str(folder), stamp(folder)
    reading = _reading(*asked)
    place = st.empty()  # always there: what comes below keeps its place, and so the map its frame
    if wait([reading.result], _PATIENCE_SECONDS).not_done:
        _show_until_done(reading, place)
    if reading.result.exception() is not None:
        _reading.clear(*asked)  # a folder that cannot be read now may be readable soon
        reading.result.result()
    return _spoken(*asked, current().code)


def stamp(folder: Path) -> Stamp:
    """Return what the tables and the documents they name look like from outside."""
    files = (*TABLES, *map(parquet_name, TABLES), WORKBOOK)
    tables = tuple(_stamps(folder, files))
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


@dataclass(frozen=True, slots=True)
class _Reading:
    """A folder that is being read, or was: all visitors wait for one thread."""

    journey: Journey
    result: Future[_Written]


# A resource, not data: `cache_data` would copy the tables for each run of each visitor,
# and nothing above the model ever writes to them.
@st.cache_resource(max_entries=4, show_spinner=False)
def _reading(folder: str, stamp: Stamp) -> _Reading:
    journey, result = Journey(), Future[_Written]()
    Thread(target=_read, args=(Path(folder), journey, result), daemon=True).start()
    return _Reading(journey, result)


def _read(folder: Path, journey: Journey, result: Future[_Written]) -> None:
    try:
        result.set_result(_read_folder(folder, journey))
    except BaseException as problem:  # whoever waits raises it
        result.set_exception(problem)


def _read_folder(folder: Path, journey: Journey) -> _Written:
    dataset = read_folder(folder, load_outlines(), _part_of(journey, 0.0, _READ))
    journey(lazy("Laying out the days"), 0, 0, _READ)
    axis = axis_of(dataset)
    if dataset.keeper.folder is not None:
        journey(lazy("Comparing the claims"), 0, 0, _COMPARED)
        comparison(dataset).conflicting()
        journey(lazy("Preparing the search"), 0, 0, _SEARCHED)
        search_texts(dataset)
    return dataset, axis


@st.cache_resource(max_entries=4 * len(LANGUAGES), show_spinner=False)
def _spoken(folder: str, stamp: Stamp, code: str) -> Atlas:
    written, axis = _reading(folder, stamp).result.result()
    with use(code) as language:
        dataset = in_language(written, language)
        atlas = Atlas(dataset, axis, map_view(dataset, axis), written, code)
    _settle()
    return atlas


def _part_of(journey: Journey, start: float, stop: float) -> Progress:
    def progress(what: str, done: int, total: int, share: float) -> None:
        journey(what, done, total, start + share * (stop - start))

    return progress


def _show_until_done(reading: _Reading, place: DeltaGenerator) -> None:
    place.progress(0.0, text=_("Reading the data …"))
    while wait([reading.result], _PATIENCE_SECONDS).not_done:
        place.progress(reading.journey.share, text=reading.journey.words)
    place.empty()


def _settle() -> None:
    """Tell Python's garbage collector that what is loaded now is here to stay.

    Streamlit makes it walk over everything after each run, also those of :func:`watch`:
    0.2 s of a core each time, in which nobody else is served.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
