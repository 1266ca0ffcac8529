"""The tables of one data folder, read and checked: what everything else stands on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from dashboard.errors import DatabaseError
from dashboard.model.kept import Keeper
from dashboard.model.postgresql.address import Database
from dashboard.model.report import Report
from dashboard.model.stored_texts import StoredClaims


@dataclass(frozen=True, slots=True, eq=False)
class Dataset:
    """Four tables whose references all resolve, and the report of what was set aside.

    Every table keeps the columns of its file (texts as ``str``, an empty cell as
    ``""``), in the file's order, unknown columns included, and has a fresh
    ``RangeIndex``. Columns of the schema that the file lacks are there, empty.
    ``line`` is the line of the file. Days are proleptic Gregorian ordinals
    (``datetime.date.toordinal``), spans half-open: ``2022-01-05`` is
    ``start=738160, stop=738161``.

    sources
        plus ``line``; ``published_start``, ``published_stop``.
    places
        plus ``line``; ``latitude`` and ``longitude`` as ``float64`` (NaN when absent).
    events
        plus ``line``; ``place_id`` (resolved from ``place``); ``start``, ``stop`` and
        ``precision`` as for claims.
    claims
        plus ``line``; ``low`` and ``high`` as ``float64`` (NaN when open);
        ``place_id`` (its own place, else the event's; ``""`` when it has none that is known);
        ``date_edtf`` (its own date, else the event's), and of that ``start``, ``stop``
        (``Int64``, ``<NA>`` when there is no day; open ends are clamped to the
        neighbouring day known, see ``open_start``, ``open_stop``),
        ``precision`` (``day``, ``span``, ``month``, ``year``, ``decade``, ``none``),
        ``approximate`` and ``uncertain`` (``~``, ``?``) as ``bool``;
        ``as_of_edtf`` (its own ``as_of``, else the source's ``published``),
        ``as_of_start``, ``as_of_stop``.

    ``set_aside`` lists the rows that are not in the tables, one row each:
    ``file``, ``line``, ``row_id``, ``reason``, and ``cells`` (the row as a dict).
    ``fingerprint`` is a SHA-256 over the bytes of the files. ``paragraphs`` counts those of
    each source's document that can be opened, by ``source_id``. ``keeper`` keeps what later
    rooms work out of a large dataset. ``language`` is the code of the language that its texts
    were put into, see :mod:`dashboard.model.translations`.

    ``folder`` is a database where the tables are in one. The texts of claims that are only read
    stay there then, and ``stored`` fetches them, see :mod:`dashboard.model.stored_texts`.
    """

    folder: Path | Database
    sources: pd.DataFrame
    places: pd.DataFrame
    events: pd.DataFrame
    claims: pd.DataFrame
    set_aside: pd.DataFrame
    fingerprint: str
    report: Report = field(default_factory=Report)
    paragraphs: Mapping[str, int] = field(default_factory=dict)
    keeper: Keeper = field(default_factory=Keeper)
    language: str = ""
    stored: StoredClaims | None = None

    @property
    def files(self) -> Path:
        """The folder of the files; :class:`DatabaseError` where the data is in a database."""
        if isinstance(self.folder, Database):
            raise DatabaseError(f"{self.folder} is a database, and has no files.")
        return self.folder
