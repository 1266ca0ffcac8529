"""Connections to a database: kept between questions, limited in time, failing in sentences."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from threading import Lock
from typing import Any, TypeVar

import psycopg
from psycopg import errors
from psycopg.sql import SQL, Identifier

from dashboard.errors import DatabaseError
from dashboard.model.postgresql.address import TIMEOUT_VARIABLE, Database

TIMEOUT_SECONDS = 30
_CONNECT_SECONDS = 5
#: So many times as long may it take to read all of a table.
_WHOLE_TABLES = 20
_MOST_IDLE = 4

Connection = psycopg.Connection[tuple[object, ...]]
Answer = TypeVar("Answer")


def connect(database: Database, timeout_seconds: float) -> Connection:
    """Open a connection whose questions end after a time; :class:`DatabaseError` if it fails."""
    given: dict[str, Any] = {"password": database.password} if database.password else {}
    if "PGCONNECT_TIMEOUT" not in os.environ:
        given["connect_timeout"] = _CONNECT_SECONDS
    try:
        connection = psycopg.connect(
            database.libpq,
            autocommit=True,
            prepare_threshold=None,  # poolers forget prepared questions, and a loading breaks them
            application_name="claim-atlas",
            **given,
        )
    except (psycopg.ProgrammingError, UnicodeError):  # its message may quote the address
        raise DatabaseError(
            f"{database} is no address that PostgreSQL understands. "
            "Write postgresql://USER@HOST:PORT/DATABASE, with %40 for an @ in a name or password."
        ) from None
    except psycopg.OperationalError as problem:
        raise DatabaseError(_refused(database, problem)) from problem
    with in_words(database):
        connection.execute(
            "SELECT set_config('statement_timeout', %s, false)",
            (str(round(timeout_seconds * 1000)),),
        )
    return connection


def allow_whole_tables(connection: Connection) -> None:
    """Allow this transaction to read whole tables: waiting for others is limited as ever."""
    limit = timeout_seconds() * 1000
    # no question, which would settle what the transaction sees before it has waited for a load
    for name, value in (("lock_timeout", limit), ("statement_timeout", limit * _WHOLE_TABLES)):
        connection.execute(SQL("SET LOCAL {} = {}").format(Identifier(name), round(value)))


@contextmanager
def in_words(database: Database) -> Iterator[None]:
    """Turn what goes wrong in a question into a sentence."""
    try:
        yield
    except psycopg.Error as problem:
        raise DatabaseError(_failed(database, problem)) from problem


class Questions:
    """Asks a database, from any thread; a connection that was lost meanwhile is made anew."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._idle: list[Connection] = []
        self._lock = Lock()

    def ask(self, question: Callable[[Connection], Answer]) -> Answer:
        """Return what ``question`` does; it only reads, so that it can be asked twice."""
        with self._lock:
            known = self._idle.pop() if self._idle else None
        if known is not None:
            with suppress(_LostError):
                return self._answered(question, known)
            with self._lock:  # the others are as old
                self._idle.clear()
        try:
            return self._answered(question, connect(self.database, timeout_seconds()))
        except _LostError as lost:
            raise DatabaseError(_failed(self.database, lost.problem)) from lost.problem

    def _answered(self, question: Callable[[Connection], Answer], connection: Connection) -> Answer:
        try:
            answer = question(connection)
        except psycopg.Error as problem:
            if connection.closed:
                raise _LostError(problem) from problem
            self._keep(connection)
            raise DatabaseError(_failed(self.database, problem)) from problem
        self._keep(connection)
        return answer

    def _keep(self, connection: Connection) -> None:
        with self._lock:
            if len(self._idle) < _MOST_IDLE:
                self._idle.append(connection)
                return
        connection.close()


@cache
def questions(database: Database) -> Questions:
    """Return the one place that asks a database in this process."""
    return Questions(database)


class _LostError(Exception):
    def __init__(self, problem: psycopg.Error) -> None:
        super().__init__(str(problem))
        self.problem = problem


def timeout_seconds() -> float:
    """Return how long a question, or waiting for others, may take; 0 is without end."""
    try:
        return max(float(os.environ.get(TIMEOUT_VARIABLE, "")), 0)
    except ValueError:
        return TIMEOUT_SECONDS


def _refused(database: Database, problem: psycopg.OperationalError) -> str:
    """Say why there is no connection; libpq's own words come along, the mend is ours."""
    said = str(problem)
    told = "".join(said.partition("connection to server")[1:]) or said
    words = " ".join(told.partition("Is the server")[0].split())
    if "does not exist" in said:
        mend = "Make it first (createdb, createuser), or correct the address."
    elif "password" in said:
        mend = "Give the right password in the address, in PGPASSWORD or in ~/.pgpass."
    else:
        mend = "Check that the server runs there and lets this machine in."
    return f"{database} cannot be opened: {words}. {mend}"


def _failed(database: Database, problem: psycopg.Error) -> str:
    match problem:
        case errors.QueryCanceled() | errors.LockNotAvailable():
            return (
                f"{database} did not answer within {timeout_seconds():g} seconds. Ask for less, "
                f"such as a longer search text, or allow more time ({TIMEOUT_VARIABLE}, or "
                "claim-atlas run --timeout)."
            )
        case errors.InsufficientPrivilege():
            return (
                f"{database}: {_first_line(problem)}. Ask its owner for the right (GRANT); "
                "docs/postgresql.md says which are needed."
            )
        case errors.UndefinedTable() | errors.InvalidSchemaName():
            return nothing_there(database)
        case errors.DiskFull() | errors.OutOfMemory():
            return f"{database} has no room: {_first_line(problem)}. Nothing was changed."
        case psycopg.OperationalError():
            return f"{database} went away: {_first_line(problem)}. Check that the server runs."
    return f"{database}: {_first_line(problem)} ({type(problem).__name__})."


def nothing_there(database: Database) -> str:
    """Say that the database holds nothing that Claim Atlas wrote, and how to change that."""
    return (
        f"{database} holds no data of Claim Atlas in the schema {database.schema}. "
        "Write it there with: claim-atlas load FOLDER ADDRESS"
    )


def _first_line(problem: psycopg.Error) -> str:
    said = problem.diag.message_primary or str(problem).partition("\n")[0]
    return said.strip().rstrip(".")
