"""Read a data set from a database: the short columns now, the long texts when somebody reads them.

What was read is kept on this machine for the next time, see :mod:`dashboard.model.kept`.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
import pyarrow as pa
from psycopg import IsolationLevel
from psycopg.sql import SQL, Identifier

from dashboard.errors import DatabaseError
from dashboard.language import N_
from dashboard.model.dataset import Dataset
from dashboard.model.kept import Keeper
from dashboard.model.kept_dataset import keep_dataset, kept_dataset
from dashboard.model.postgresql.address import Database
from dashboard.model.postgresql.connecting import (
    Connection,
    allow_whole_tables,
    nothing_there,
    questions,
)
from dashboard.model.postgresql.loading import FORMAT, REPORT, TABLES
from dashboard.model.postgresql.report_rows import said_in
from dashboard.model.postgresql.tables import columns_of, read_table
from dashboard.model.postgresql.texts import ABOUT, DatabaseClaims
from dashboard.model.progress import Progress, silent
from dashboard.model.schemas import CLAIMS
from dashboard.model.stored_texts import with_stored_texts
from dashboard.model.translated_columns import translated

#: The texts of a claim that are only read: nothing is counted or compared by them.
_LONG = frozenset({"claim", "quote", "quote_translation", "notes"})

#: Who comes while a load changes over waits for its end, and reads what is there then.
_STAND = SQL("LOCK TABLE {} IN ACCESS SHARE MODE")


@dataclass(frozen=True, slots=True)
class About:
    """One loading: what the folder's files hashed to, and what tells it from all others."""

    load_id: str
    fingerprint: str
    size: int
    odd_names: dict[str, dict[str, str]]


def about(database: Database) -> About:
    """Return what is loaded now; :class:`DatabaseError` when nothing that can be read."""
    return questions(database).ask(lambda connection: _about(connection, database))


def read_database(database: Database, progress: Progress = silent) -> Dataset:
    """Read the tables that ``claim-atlas load`` wrote; they were checked then."""
    return questions(database).ask(lambda connection: _read(connection, database, progress))


def _read(connection: Connection, database: Database, progress: Progress) -> Dataset:
    connection.isolation_level = IsolationLevel.REPEATABLE_READ  # all tables of one loading
    try:
        with connection.transaction():
            allow_whole_tables(connection)
            connection.execute(_STAND.format(Identifier(database.schema, ABOUT)))
            loaded = _about(connection, database)
            columns = {name: columns_of(connection, database.schema, name) for name in TABLES}
            odd = loaded.odd_names["claims"]
            long = [name for name in columns["claims"] if is_long(odd.get(name, name))]
            key = f"{loaded.fingerprint} {loaded.load_id} {database}"
            keeper = Keeper.of(key, loaded.size)
            dataset = kept_dataset(keeper, database, loaded.fingerprint)
            if dataset is None:
                dataset = _tables(connection, database, columns, long, loaded, progress)
                dataset = replace(dataset, keeper=keeper)
                keep_dataset(dataset)
    finally:
        connection.isolation_level = None
    own = [odd.get(name, name) for name in long]
    stored = DatabaseClaims(database, loaded.load_id, own, long)
    order = [odd.get(name, name) for name in columns["claims"]]
    claims = with_stored_texts(dataset.claims, stored, own, order)
    progress("Read", 0, 0, 1.0)
    return replace(dataset, claims=claims, stored=stored)


def is_long(column: str) -> bool:
    """Whether a column of claims stays in the database: a text that is only read."""
    pair = translated(column)
    plain = pair[0] if pair else column
    return plain in _LONG or (plain not in CLAIMS.columns and column not in CLAIMS.derived)


def _tables(
    connection: Connection,
    database: Database,
    columns: Mapping[str, Mapping[str, str]],
    long: Sequence[str],
    loaded: About,
    progress: Progress,
) -> Dataset:
    frames: dict[str, pd.DataFrame] = {}
    share = 0.0

    def arrived(size: int) -> None:
        nonlocal share
        share += size / max(loaded.size, 1)  # of all columns, the long ones among them
        progress(N_("Reading the database"), len(frames) + 1, len(TABLES) + 1, share)

    for name in TABLES:
        left = long if name == "claims" else ()
        asked = {each: kind for each, kind in columns[name].items() if each not in left}
        table = read_table(connection, Identifier(database.schema, name), asked, arrived)
        frames[name] = _frame(table, loaded.odd_names[name])
    where = Identifier(database.schema, REPORT)
    said = read_table(connection, where, columns_of(connection, database.schema, REPORT), arrived)
    report, set_aside = said_in(said)
    sources, places, events, claims = (frames[name] for name in TABLES)
    return Dataset(database, sources, places, events, claims, set_aside, loaded.fingerprint, report)


def _frame(table: pa.Table, odd: Mapping[str, str]) -> pd.DataFrame:
    """Whole numbers but the line are days, of which there may be none."""
    frame: pd.DataFrame = table.to_pandas(
        split_blocks=True, types_mapper={pa.int64(): pd.Int64Dtype()}.get
    )
    return frame.astype({"line": "int64"}).rename(columns=dict(odd))


def _about(connection: Connection, database: Database) -> About:
    asked = SQL("SELECT format, load_id, fingerprint, size, odd_names FROM {}")
    found: Any = connection.execute(asked.format(Identifier(database.schema, ABOUT))).fetchone()
    if found is None:
        raise DatabaseError(nothing_there(database))
    written, load_id, fingerprint, size, odd_names = found
    if written != FORMAT:
        raise DatabaseError(
            f"{database} was loaded by another version of Claim Atlas (its tables have format "
            f"{written}, this one reads {FORMAT}). Load it again with this version."
        )
    return About(load_id, fingerprint, size, json.loads(odd_names))
