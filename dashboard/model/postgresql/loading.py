"""Write a data set into a database: tables of the files' names, all of them or none.

The new tables are filled under other names in one transaction and take the places of the old
ones at its end: who reads meanwhile reads the old state, whole.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, LiteralString
from uuid import uuid4

import pandas as pd
import psycopg
import pyarrow as pa
from psycopg import Cursor, errors
from psycopg.sql import SQL, Composable, Identifier, Literal

from dashboard.errors import DatabaseError
from dashboard.model.dataset import Dataset
from dashboard.model.postgresql.address import TIMEOUT_VARIABLE, Database
from dashboard.model.postgresql.connecting import connect, in_words, timeout_seconds
from dashboard.model.postgresql.report_rows import report_rows
from dashboard.model.postgresql.tables import stored_names, write_table
from dashboard.model.postgresql.texts import ABOUT, FOLDED
from dashboard.model.progress import Progress, silent

#: What the tables look like; another version reads only its own.
FORMAT = 1
REPORT = "claim_atlas_report"
TABLES = ("sources", "places", "events", "claims")
#: The one that every reader asks first goes first, or else the two would wait for each other.
_OURS = (ABOUT, *TABLES, FOLDED, REPORT)
#: Behind each table but the report: what people join and look up by.
_KEYS = {"sources": "source_id", "places": "place_id", "events": "event_id", "claims": "claim_id"}
_INDEXES = {
    "events": ("place_id", "start"),
    "claims": ("event_id", "source_id", "place_id", "start"),
}
#: Shares of the work: when the rows are there, the indexes, that of the search, and the rest.
_WRITTEN, _INDEXED, _SEARCHED, _ANALYZED = 0.2, 0.3, 0.85, 0.99


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was written, and whether the search has an index (``pg_trgm`` was there)."""

    rows: int
    search_index: bool


def load_dataset(
    dataset: Dataset, folded: pa.ChunkedArray, database: Database, progress: Progress = silent
) -> Loaded:
    """Write the tables, and the ``folded`` text of each claim for the search.

    Raises :class:`DatabaseError`; the database is then as it was before.
    """
    connection = connect(database, timeout_seconds=0)
    try:
        with in_words(database), connection.transaction(), connection.cursor() as cursor:
            _prepare(cursor, database)
            loading = _Loading(cursor, database, uuid4().hex[:12], progress)
            loading.write(dataset, folded)
            search_index = loading.index(_trigrams(cursor))
            loading.swap()
        progress("Written", 0, 0, 1.0)
    finally:
        connection.close()
    return Loaded(loading.written, search_index)


def _prepare(cursor: Cursor[Any], database: Database) -> None:
    """Make the schema, keep others from loading into it, and refuse tables that are not ours."""
    encoding = cursor.execute("SHOW server_encoding").fetchone()
    if encoding != ("UTF8",):
        raise DatabaseError(
            f"{database} keeps texts as {encoding[0] if encoding else 'something else'}, which "
            "has no letters for all scripts. Make one with: createdb --encoding=UTF8 --template="
            "template0 NAME"
        )
    there = "SELECT 1 FROM pg_namespace WHERE nspname = %s"
    if cursor.execute(there, (database.schema,)).fetchone() is None:
        cursor.execute(SQL("CREATE SCHEMA {}").format(Identifier(database.schema)))
    lock = "SELECT pg_try_advisory_xact_lock(hashtext('claim-atlas ' || %s))"
    if cursor.execute(lock, (database.schema,)).fetchone() != (True,):
        raise DatabaseError(f"Somebody else loads into {database} just now. Try again later.")
    found = cursor.execute(
        "SELECT table_name FROM information_schema.tables "
        "WHERE table_schema = %s AND table_name = ANY(%s)",
        (database.schema, list(_OURS)),
    )
    names = {str(name) for (name,) in found}
    if names and ABOUT not in names:
        raise DatabaseError(
            f"{database} has tables in the schema {database.schema} that Claim Atlas did not "
            f"write: {', '.join(sorted(names))}. Write to another one with --schema NAME."
        )


def _trigrams(cursor: Cursor[Any]) -> str:
    """Return the schema of the extension pg_trgm, made where that is allowed; else nothing."""
    try:
        with cursor.connection.transaction():
            cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    except psycopg.Error:
        return ""
    where = (
        "SELECT nspname FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace "
        "WHERE extname = 'pg_trgm'"
    )
    found = cursor.execute(where).fetchone()
    return str(found[0]) if found else ""


class _Loading:
    """One loading, from its first table to the moment when all take their places."""

    def __init__(
        self, cursor: Cursor[Any], database: Database, load_id: str, progress: Progress
    ) -> None:
        self.cursor = cursor
        self.database = database
        self.load_id = load_id
        self.progress = progress
        self.written = 0
        self._total = 0
        self._rows: dict[str, int] = {}
        cursor.execute("SET LOCAL maintenance_work_mem = '256MB'")

    def write(self, dataset: Dataset, folded: pa.ChunkedArray) -> None:
        """Write all rows under names of this loading."""
        frames: dict[str, pd.DataFrame] = {name: getattr(dataset, name) for name in TABLES}
        texts = pa.table({"line": frames["claims"]["line"].array, "folded": folded})
        said = report_rows(dataset)
        self._rows = {name: len(frame) for name, frame in frames.items()} | {FOLDED: len(texts)}
        self._total = sum(self._rows.values()) + len(said)
        names, size = {}, 0
        for name, frame in frames.items():
            names[name] = stored_names(list(frame.columns))
            table = pa.Table.from_pandas(frame, preserve_index=False)
            size += self._copy(name, table, names[name])
        self._copy(FOLDED, texts, stored_names(texts.column_names))
        self._copy(REPORT, said, stored_names(said.column_names))
        odd = {
            name: {stored: own for own, stored in columns.items() if own != stored}
            for name, columns in names.items()
        }
        self._about(dataset, size, json.dumps(odd))
        self.written = sum(map(len, frames.values()))

    def index(self, trigrams: str) -> bool:
        """Make keys and indexes; return whether the search got one."""
        wanted = list(self._wanted_indexes())
        work, done = sum(self._rows[name] for name, _, _ in wanted), 0
        for number, (name, command, column) in enumerate(wanted, start=1):
            share = _WRITTEN + (_INDEXED - _WRITTEN) * done / max(work, 1)
            self.progress("Making indexes", number, len(wanted), share)
            self._run(command, self._named(name), *column)
            done += self._rows[name]
        self.progress("Making the index of the search", 0, 0, _INDEXED)
        if trigrams:
            operators = Identifier(trigrams, "gin_trgm_ops")
            self._run("CREATE INDEX ON {} USING gin (folded {})", self._named(FOLDED), operators)
        for number, name in enumerate((*TABLES, FOLDED), start=1):
            self.progress("Gathering statistics", number, len(TABLES) + 1, _SEARCHED)
            self._run("ANALYZE {}", self._named(name))
        return bool(trigrams)

    def _wanted_indexes(self) -> Iterator[tuple[str, LiteralString, tuple[Identifier, ...]]]:
        """Yield ``("claims", "CREATE INDEX ON {} ({})", (Identifier("start"),))``."""
        for name in (*TABLES, FOLDED):
            yield name, "ALTER TABLE {} ADD PRIMARY KEY (line)", ()
            if name in _KEYS:
                yield name, "CREATE UNIQUE INDEX ON {} ({})", (Identifier(_KEYS[name]),)
            for column in _INDEXES.get(name, ()):
                yield name, "CREATE INDEX ON {} ({})", (Identifier(column),)

    def swap(self) -> None:
        """Let the new tables take the places of the old: from here on others wait a moment."""
        self.progress("Changing over", 0, 0, _ANALYZED)
        seconds = timeout_seconds()
        self._run("SET LOCAL lock_timeout = {}", Literal(round(seconds * 1000)))
        try:
            for name in _OURS:
                own = Identifier(self.database.schema, name)
                self._run("DROP TABLE IF EXISTS {}", own)
                self._run("ALTER TABLE {} RENAME TO {}", self._named(name), Identifier(name))
        except errors.LockNotAvailable as problem:
            raise DatabaseError(
                f"Somebody has read the tables in {self.database} for {seconds:g} seconds and "
                "more, so that the new ones could not take their places; nothing was changed. "
                "Load again when that is done, or allow more time to wait for it "
                f"({TIMEOUT_VARIABLE}; 0 waits without end). pg_stat_activity has who it is."
            ) from problem

    def _copy(self, name: str, table: pa.Table, names: dict[str, str]) -> int:
        return write_table(
            self.cursor, self._named(name), table, names, partial(self._wrote, f"Writing {name}")
        )

    def _wrote(self, what: str, rows: int) -> None:
        self.written += rows
        share = _WRITTEN * self.written / self._total
        self.progress(what, self.written, self._total, share)

    def _about(self, dataset: Dataset, size: int, odd_names: str) -> None:
        self._run(
            "CREATE TABLE {} (format integer NOT NULL, load_id text NOT NULL, "
            "loaded_at timestamptz NOT NULL DEFAULT now(), fingerprint text NOT NULL, "
            "folder text NOT NULL, size bigint NOT NULL, odd_names text NOT NULL)",
            self._named(ABOUT),
        )
        told = (FORMAT, self.load_id, dataset.fingerprint, dataset.folder.name, size, odd_names)
        self._run(
            "INSERT INTO {} (format, load_id, fingerprint, folder, size, odd_names) VALUES ({})",
            self._named(ABOUT),
            SQL(", ").join(map(Literal, told)),
        )

    def _named(self, table: str) -> Identifier:
        return Identifier(self.database.schema, f"{table}_{self.load_id}")

    def _run(self, command: LiteralString, *parts: Composable) -> None:
        self.cursor.execute(SQL(command).format(*parts))
