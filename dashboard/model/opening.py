"""Open data wherever it is: a folder of files, or a database, whose driver is then imported."""

from pathlib import Path

from dashboard.model.coordinates import Outlines
from dashboard.model.dataset import Dataset
from dashboard.model.postgresql.address import Database
from dashboard.model.progress import Progress, silent
from dashboard.model.reading import fingerprint, read_folder


def read_data(
    place: Path | Database, outlines: Outlines | None = None, progress: Progress = silent
) -> Dataset:
    """Read a folder, or what was loaded into a database; :class:`ClaimAtlasError` if neither."""
    if isinstance(place, Path):
        return read_folder(place, outlines, progress)
    from dashboard.model.postgresql.reading import read_database

    return read_database(place, progress)


def require_data(place: Path | Database) -> None:
    """Raise :class:`ClaimAtlasError` where there is nothing to read."""
    if isinstance(place, Path):
        fingerprint(place)
    else:
        load_id(place)


def load_id(database: Database) -> str:
    """Return what tells the present load of a database from all others."""
    from dashboard.model.postgresql.reading import about

    return about(database).load_id
