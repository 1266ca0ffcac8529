"""What goes wrong with a database is said in a sentence, and never with the password in it."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psycopg
import pytest

from dashboard.errors import DatabaseError
from dashboard.model.opening import load_id, read_data
from dashboard.model.postgresql.address import TIMEOUT_VARIABLE, Database, data_place
from dashboard.model.postgresql.connecting import questions
from tests.browser.server import free_port
from tests.hostile.values import HOSTILE
from tests.model.conftest import GOOD
from tests.postgresql.conftest import loaded
from tests.postgresql.server import PASSWORD, PostgreSQL

ROOT = Path(__file__).parents[2]


def atlas(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Call ``claim-atlas``; nothing that it says may hold the password."""
    run = subprocess.run(
        [sys.executable, "-m", "dashboard.cli", *map(str, arguments)], cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    for secret in (PASSWORD, "hush"):
        assert secret not in run.stdout + run.stderr
    return run


def with_password(database: Database, password: str = PASSWORD) -> str:
    return database.address.replace("@", f":{password}@", 1)


@pytest.fixture
def full(database: Database) -> Database:
    loaded(GOOD, database)
    return database


def role(postgresql: PostgreSQL, name: str, database: Database, *grants: str) -> Database:
    """Make a role that may do what ``grants`` say; return the database as it sees it."""
    with postgresql.connect(database) as to:
        to.execute(f"DROP ROLE IF EXISTS {name}")
        to.execute(f"CREATE ROLE {name} LOGIN PASSWORD '{PASSWORD}'")
        for grant in grants:
            to.execute(f"{grant} {name}")
    return Database(database.address.replace("atlas@", f"{name}@"), PASSWORD)


@pytest.mark.parametrize(
    ("url", "address", "password", "name"),
    [
        ("postgresql://h/a", "postgresql://h/a", "", "a"),
        ("postgres://me:hush@h:1/a", "postgresql://me@h:1/a", "hush", "a"),
        ("postgresql://me:hu@sh@h/a?schema=S", "postgresql://me@h/a?schema=S", "hu@sh", "a.S"),
        ("postgresql://me:hu%40sh/x@h/a", "postgresql://me@h/a", "hu@sh/x", "a"),
        ("postgresql://h/a?password=hush&sslmode=require", "postgresql://h/a?sslmode=require",
         "hush", "a"),
        ("postgresql:///?host=/tmp&dbname=%D0%96", "postgresql:///?host=%2Ftmp&dbname=%D0%96", "",
         "Ж"),
    ],
)  # fmt: skip
def test_the_password_is_taken_out_of_an_address(
    url: str, address: str, password: str, name: str
) -> None:
    place = data_place(url)
    assert isinstance(place, Database)
    assert (str(place), place.password, place.name) == (address, password, name)
    assert "hush" not in repr(place)


def test_a_folder_is_loaded_checked_and_exported_by_commands(
    tmp_path: Path, database: Database
) -> None:
    run = atlas("load", GOOD, with_password(database), "--schema", 'odd "Schema"%')
    assert run.returncode == 0, run.stderr
    address = run.stdout.split('claim-atlas run "')[1].strip().strip('"')
    assert "schema=odd%20%22Schema%22%25" in address
    files, there = (atlas("check", place, PGPASSWORD=PASSWORD).stdout for place in (GOOD, address))
    assert there == files
    table = atlas("export", "table", address, "--out", tmp_path / "t.csv", PGPASSWORD=PASSWORD)
    assert table.returncode == 0, table.stderr
    refused = atlas("convert", with_password(database), "--to", "geojson", "--out", tmp_path / "t")
    assert "needs a folder of files" in refused.stderr


@pytest.mark.parametrize(
    ("command", "spoil", "says"),
    [
        ("run", lambda url: f"{url.rpartition(':')[0]}:{free_port()}/x",
         "Connection refused. Check that the server runs there"),
        ("check", lambda url: url.replace("%401", "%402"), "Give the right password"),
        ("run", lambda url: f"{url}-gone", "does not exist. Make it first"),
        ("check", lambda url: url.replace("127.0.0.1", "[::1"), "is no address that PostgreSQL"),
        ("check", lambda url: f"{url}?nonsense=1", "is no address that PostgreSQL"),
        ("run", lambda url: url, "holds no data of Claim Atlas"),
    ],
    ids=["no server", "wrong password", "no database", "no address", "no parameter", "empty"],
)  # fmt: skip
def test_what_cannot_be_opened_is_said(
    database: Database, command: str, spoil: Callable[[str], str], says: str
) -> None:
    run = atlas(command, spoil(with_password(database, "hush%2Fhush%401")))
    assert run.returncode == 2
    assert says in run.stderr, run.stderr
    assert "Traceback" not in run.stderr


def test_who_may_only_read_reads_every_load_and_loads_none(
    postgresql: PostgreSQL, database: Database
) -> None:
    reader = role(
        postgresql, "reader", database,
        "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO",
    )  # fmt: skip
    for _ in range(2):
        here, _ = loaded(GOOD, database)
        assert read_data(reader).claims["claim"].tolist() == here.claims["claim"].tolist()
    run = atlas("load", GOOD, with_password(reader, "hush%2Fhush%401"))
    assert run.returncode == 2
    assert "permission denied for schema public. Ask its owner for the right" in run.stderr
    stranger = role(postgresql, "stranger", database, "GRANT pg_monitor TO")
    with pytest.raises(DatabaseError, match="permission denied for table claim_atlas. Ask"):
        read_data(stranger)


def test_a_load_that_fails_leaves_the_old_state(
    postgresql: PostgreSQL, full: Database, sample_data: Path
) -> None:
    before = load_id(full)
    with postgresql.connect(full) as to:
        to.execute("CREATE VIEW mine AS SELECT claim FROM claims")
    with pytest.raises(DatabaseError, match="cannot drop table claims because other objects"):
        loaded(sample_data, full)
    assert load_id(full) == before
    assert len(read_data(full).claims["claim"].tolist()) == 5
    with postgresql.connect(full) as to:
        left = to.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
        assert left == (7,)


def test_a_load_does_not_wait_without_end_for_a_reader(
    postgresql: PostgreSQL, full: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(TIMEOUT_VARIABLE, "0.3")
    before = load_id(full)
    with postgresql.connect(full) as to, to.transaction():
        to.execute("SELECT * FROM claims")
        with pytest.raises(DatabaseError, match=r"read the tables in .* for 0\.3 seconds"):
            loaded(GOOD, full)
    assert load_id(full) == before
    loaded(GOOD, full)
    assert load_id(full) != before


def wait_for_waiting(other: psycopg.Connection[Any], count: int, last: Future[Any]) -> None:
    """Wait until so many wait for a lock, or the ``last`` of them is done without."""
    waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted"
    while not last.done() and (other.execute(waiting).fetchone() or (0,))[0] < count:
        time.sleep(0.02)


def test_who_reads_when_a_load_ends_reads_on(postgresql: PostgreSQL, full: Database) -> None:
    with (
        ThreadPoolExecutor(1) as thread,
        postgresql.connect(full) as other,
        postgresql.connect(full) as to,
        to.transaction(),
    ):
        to.execute("SELECT * FROM claim_atlas")
        loading = thread.submit(loaded, GOOD, full)
        wait_for_waiting(other, 1, loading)
        for table in ("claims", "sources", "claim_atlas_folded"):
            assert to.execute(f"SELECT * FROM {table}").fetchall(), "the old state"
        assert not loading.done()
    assert len(loading.result()[1].claims) == 5


def test_who_comes_while_a_load_changes_over_reads_the_new_state(
    postgresql: PostgreSQL, full: Database
) -> None:
    with (
        ThreadPoolExecutor(2) as threads,
        postgresql.connect(full) as other,
        postgresql.connect(full) as to,
    ):
        with to.transaction():
            to.execute("SELECT * FROM claim_atlas")
            loading = threads.submit(loaded, GOOD, full)
            wait_for_waiting(other, 1, loading)
            coming = threads.submit(read_data, full)
            wait_for_waiting(other, 2, coming)
            assert not (loading.done() or coming.done())
        assert len(loading.result()[1].claims) == 5
        assert len(coming.result().claims) == 5


def test_tables_of_somebody_else_are_left_alone(postgresql: PostgreSQL, database: Database) -> None:
    with postgresql.connect(database) as to:
        to.execute("CREATE TABLE claims (mine text)")
        with pytest.raises(DatabaseError, match="did not write: claims. Write to another one"):
            loaded(GOOD, database)
        assert to.execute("SELECT * FROM claims").fetchall() == []


def test_two_loads_at_once_do_not_mix(postgresql: PostgreSQL, full: Database) -> None:
    with postgresql.connect(full) as to, to.transaction():
        to.execute("SELECT pg_advisory_xact_lock(hashtext('claim-atlas public'))")
        with pytest.raises(DatabaseError, match="Somebody else loads"):
            loaded(GOOD, full)


def test_texts_of_another_load_are_never_taken_for_those_of_this(full: Database) -> None:
    old = read_data(full)
    loaded(GOOD, full)
    for read in (old.claims["claim"].tolist, lambda: old.stored.holding("a")):
        with pytest.raises(DatabaseError, match="loaded anew meanwhile"):
            read()
    assert read_data(full).claims["claim"].tolist()


def test_tables_of_another_version_are_refused(postgresql: PostgreSQL, full: Database) -> None:
    with postgresql.connect(full) as to:
        to.execute("UPDATE claim_atlas SET format = 99")
    with pytest.raises(DatabaseError, match="have format 99, this one reads 1"):
        read_data(full)


def test_a_question_ends_in_time(
    postgresql: PostgreSQL, full: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(TIMEOUT_VARIABLE, "0.2")
    questions.cache_clear()  # forget the connections that have more time
    there = read_data(full)
    with postgresql.connect(full) as to, to.transaction():
        to.execute("LOCK TABLE claims, claim_atlas_folded")
        for read in (lambda: there.claims["claim"][0], lambda: there.stored.holding("a")):
            with pytest.raises(DatabaseError, match=r"did not answer within 0\.2 seconds"):
                read()
    assert there.claims["claim"][0]


def test_a_server_that_comes_back_is_asked_again(postgresql: PostgreSQL, full: Database) -> None:
    there = read_data(full)
    first = there.claims["claim"][0]
    postgresql.stop()
    try:
        assert there.claims["claim"][0] == first, "it was read already"
        with pytest.raises(DatabaseError, match="Check that the server runs"):
            there.stored.holding("word")
    finally:
        postgresql.start()
    assert there.stored.holding("no-such-word").tolist() == []
    with postgresql.connect(full) as to, pytest.raises(psycopg.Error):
        to.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                   "WHERE application_name = 'claim-atlas'")  # fmt: skip
        raise psycopg.Error
    assert there.stored.holding("another-word").tolist() == [], "a lost line is made anew"


def test_a_search_for_anything_is_only_text(full: Database) -> None:
    there = read_data(full)
    for text in HOSTILE.values():
        there.stored.holding(text.replace("\ud800", ""))
    assert len(read_data(full).claims) == 5
