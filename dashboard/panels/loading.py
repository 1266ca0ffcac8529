"""The data as the page needs it, read once for all visitors until it changes where it is.

An open page looks for changes by itself, see :func:`watch`.
"""

import gc
import time
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import streamlit as st

from dashboard.analysis.comparison import comparison
from dashboard.analysis.search_texts import search_texts
from dashboard.analysis.timeline import Axis, axis_of
from dashboard.errors import DatabaseError
from dashboard.geocoding.outlines import load_outlines
from dashboard.geocoding.spoken_towns import spoken_towns
from dashboard.language import ENGLISH, LANGUAGES, N_, current, use
from dashboard.model.dataset import Dataset
from dashboard.model.opening import read_data
from dashboard.model.parquet_tables import parquet_name
from dashboard.model.postgresql.address import Database, data_place
from dashboard.model.progress import Progress, part_of
from dashboard.model.reading import document_files
from dashboard.model.translations import in_language
from dashboard.model.workbook_file import WORKBOOK
from dashboard.panels.database_seen import seen_in
from dashboard.panels.working import Work
from dashboard.views.map_view import MapView, map_view

TABLES = ("sources.csv", "places.csv", "events.csv", "claims.csv")

#: So often an open page asks whether the files are still the same.
SECONDS = 2
#: Shares of the work: when the tables are read, the days laid out and the claims compared.
_READ, _LAID_OUT, _COMPARED = 0.57, 0.6, 0.9
_STILL_NANOSECONDS = 1_000_000_000
#: Name, size and time of the last change of each file: what "unchanged" means.
Stamp = tuple[tuple[str, int, int], ...]


DataPlace = Path | Database
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


def load(folder: DataPlace) -> Atlas:
    """Read the data, or return what was read before it last changed."""
    asked = str(folder), stamp(folder)
    place = st.empty()  # always there: what comes below keeps its place, and so the map its frame
    if isinstance(folder, Database) and (trouble := seen_in(folder.address).trouble):
        raise DatabaseError(trouble)
    reading = _reading(*asked)
    reading.show(place)
    if reading.result.exception() is not None:
        _reading.clear(*asked)  # a folder that cannot be read now may be readable soon
        reading.result.result()
    return _spoken(*asked, current().code)


def stamp(folder: DataPlace) -> Stamp:
    """Return what the tables and the documents they name look like from outside."""
    if isinstance(folder, Database):
        seen = seen_in(folder.address)
        return ((seen.load_id or seen.trouble, 0, 0),)
    files = (*TABLES, *map(parquet_name, TABLES), WORKBOOK)
    tables = tuple(_stamps(folder, files))
    return (*tables, *_stamps(folder, _documents(str(folder), tables)))


@st.fragment(run_every=SECONDS)
def watch(folder: DataPlace, seen: Stamp) -> None:
    """Run the page again when the data is not as it was ``seen``; the view is kept.

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
@st.cache_resource(max_entries=4, show_spinner=False)
def _reading(folder: str, stamp: Stamp) -> Work[_Written]:
    """Return data that is being read, or was: all visitors wait for one thread."""
    return Work.begin((folder, stamp), partial(_read_data, data_place(folder)))


def _read_data(folder: DataPlace, progress: Progress) -> _Written:
    dataset = read_data(folder, load_outlines(), part_of(progress, 0.0, _READ))
    progress(N_("Laying out the days"), 0, 0, _READ)
    axis = axis_of(dataset)
    if dataset.keeper.folder is not None:
        progress(N_("Comparing the claims"), 0, 0, _LAID_OUT)
        comparison(dataset).conflicting()
        progress(N_("Preparing the search"), 0, 0, _COMPARED)
        search_texts(dataset).prepare()
    return dataset, axis


@st.cache_resource(max_entries=4 * len(LANGUAGES), show_spinner=False)
def _spoken(folder: str, stamp: Stamp, code: str) -> Atlas:
    written, axis = _reading(folder, stamp).result.result()
    with use(code) as language:
        dataset = in_language(written, language, spoken_towns(language))
        atlas = Atlas(dataset, axis, map_view(dataset, axis), written, code)
    _settle()
    return atlas


def _settle() -> None:
    """Tell Python's garbage collector that what is loaded now is here to stay.

    Else it walks over all of it now and then: 0.2 s of a core each time, in which nobody is served.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
