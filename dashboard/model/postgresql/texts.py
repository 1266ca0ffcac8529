"""The long texts of claims that stay in the database: fetched by page, searched in SQL."""

import time
from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

import numpy as np
from psycopg.sql import SQL, Identifier, Literal

from dashboard.errors import DatabaseError
from dashboard.model.decoding import UNPRINTABLE
from dashboard.model.postgresql.address import Database
from dashboard.model.postgresql.connecting import Connection, questions
from dashboard.model.stored_texts import Lines

ABOUT, FOLDED = "claim_atlas", "claim_atlas_folded"
#: Of so many claims all texts are remembered; what asks for more than a page is not.
_REMEMBERED, _PAGE = 5_000, 1_000
_WORDS = 32
#: A search that failed is not tried again so long: several parts of a page ask for it.
_SECONDS = 10


class DatabaseClaims:
    """The claims of one loading; they are never mixed with those of another."""

    def __init__(
        self, database: Database, load_id: str, columns: Sequence[str], stored: Sequence[str]
    ) -> None:
        self.database = database
        self.load_id = load_id
        self._columns = {name: number for number, name in enumerate(columns)}
        self._stored = tuple(stored)
        self._rows: OrderedDict[int, tuple[str, ...]] = OrderedDict()
        self._words: OrderedDict[str, Lines] = OrderedDict()
        self._failed: dict[str, tuple[float, str]] = {}
        self._lock = Lock()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DatabaseClaims) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    @property
    def _key(self) -> tuple[Database, str]:
        return self.database, self.load_id

    def texts(self, lines: Lines, columns: Sequence[str]) -> list[tuple[str, ...]]:
        """Return the cells of some columns for each line; all texts of a page at once."""
        asked = lines.tolist()
        if len(asked) > _PAGE:
            rows = self._fetched(asked, [self._columns[name] for name in columns])
            return [rows[line] for line in asked]
        with self._lock:
            known = {line: self._rows[line] for line in asked if line in self._rows}
        missing = [line for line in asked if line not in known]
        if missing:
            known |= self._fetched(missing, list(self._columns.values()))
        with self._lock:
            for line in asked:
                self._rows[line] = known[line]
                self._rows.move_to_end(line)
            while len(self._rows) > _REMEMBERED:
                self._rows.popitem(last=False)
        which = [self._columns[name] for name in columns]
        return [tuple(known[line][each] for each in which) for line in asked]

    def holding(self, word: str) -> Lines:
        """Return the lines of the claims whose own texts hold a folded word."""
        if UNPRINTABLE.search(word):
            return np.empty(0, np.int64)  # no cell has such a sign
        with self._lock:
            known = self._words.get(word)
            failed = self._failed.get(word)
        if failed and time.monotonic() - failed[0] < _SECONDS:
            raise DatabaseError(failed[1])
        if known is None:
            try:
                known = questions(self.database).ask(lambda asked: self._found(asked, word))
            except DatabaseError as problem:
                self._failed[word] = time.monotonic(), str(problem)
                raise
            with self._lock:
                self._words[word] = known
                if len(self._words) > _WORDS:
                    self._words.popitem(last=False)
        return known

    def ask_again(self) -> None:
        """Forget that searches failed: the next one asks."""
        self._failed.clear()

    def _found(self, connection: Connection, word: str) -> Lines:
        # Literals, not %s: psycopg would take a % in the name of a schema or column for its own.
        asked = SQL("SELECT line FROM {} WHERE folded LIKE {}").format(
            self._named(FOLDED), Literal(like(word))
        )
        with connection.transaction():
            self._same(connection)
            found = connection.cursor(binary=True).execute(asked).fetchall()
        return np.fromiter((row[0] for row in found), np.int64, len(found))

    def _fetched(self, lines: list[int], columns: list[int]) -> dict[int, tuple[str, ...]]:
        asked = SQL("SELECT line, {} FROM {} WHERE line = ANY({})").format(
            SQL(", ").join(Identifier(self._stored[each]) for each in columns),
            self._named("claims"),
            Literal(lines),
        )

        def question(connection: Connection) -> dict[int, tuple[str, ...]]:
            with connection.transaction():
                self._same(connection)
                found = connection.execute(asked).fetchall()
            return {row[0]: row[1:] for row in found}  # type: ignore[misc]

        return questions(self.database).ask(question)

    def _same(self, connection: Connection) -> None:
        """Refuse rows of another loading: another claim may have this line in it.

        Asked before the rows, in their transaction: a loading replaces all tables at one moment,
        this one first, and waits until nobody reads it.
        """
        asked = SQL("SELECT load_id FROM {}").format(self._named(ABOUT))
        if connection.execute(asked).fetchone() != (self.load_id,):
            raise DatabaseError(
                f"{self.database} was loaded anew meanwhile. The page shows it in a moment."
            )

    def _named(self, table: str) -> Identifier:
        return Identifier(self.database.schema, table)


def like(word: str) -> str:
    """Return the pattern of LIKE for texts that hold a word, whatever signs are in it."""
    for sign in "\\%_":
        word = word.replace(sign, f"\\{sign}")
    return f"%{word}%"
