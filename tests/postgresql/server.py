"""A PostgreSQL of the tests' own: on loopback, with a folder, a port and passwords of its own."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from psycopg.sql import SQL, Identifier

from dashboard.model.postgresql.address import Database
from tests.browser.server import free_port

#: Of the superuser; no output may hold it.
PASSWORD = "hush/hush@1"
START_TIMEOUT_SECONDS = 60
_DEBIAN = Path("/usr/lib/postgresql")


def find_programs() -> Path | None:
    """Return the folder of ``initdb`` and ``postgres``, which Debian keeps out of the PATH."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    versions = sorted(_DEBIAN.glob("*/bin/initdb"), key=lambda each: int(each.parts[-3]))
    return versions[-1].parent if versions else None


@dataclass
class PostgreSQL:
    """A server that can be stopped and started again at the same address."""

    programs: Path
    folder: Path
    port: int = field(default_factory=free_port)
    _process: subprocess.Popen[bytes] | None = None

    @classmethod
    def make(cls) -> "PostgreSQL":
        """Make a folder of data, owned by somebody whom ``postgres`` accepts, and start."""
        programs = find_programs()
        assert programs, "no PostgreSQL found: scripts/setup.sh postgresql installs one"
        server = cls(programs, Path(tempfile.mkdtemp(prefix="claim-atlas-postgresql-")))
        secret = server.folder / "password"
        secret.write_text(PASSWORD, encoding="utf-8")
        if os.name == "posix" and os.geteuid() == 0:
            for path in (server.folder, secret):
                shutil.chown(path, _other_user(), _group())
        server._run(
            "initdb", "--pgdata", str(server.folder / "data"), "--username=atlas", "--no-sync",
            "--auth=scram-sha-256", f"--pwfile={secret}", "--encoding=UTF8", "--locale=C.UTF-8",
        )  # fmt: skip
        server.start()
        return server

    def start(self) -> None:
        """Start, and wait until it answers."""
        settings = {
            "listen_addresses": "127.0.0.1", "unix_socket_directories": "", "fsync": "off",
            "full_page_writes": "off", "max_connections": "40", "logging_collector": "off",
        }  # fmt: skip
        options = [f"--{name}={value}" for name, value in settings.items()]
        self._process = subprocess.Popen(
            [self.programs / "postgres", "-D", self.folder / "data", "-p", str(self.port),
             *options],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            cwd=self.folder, **_as_other_user(),
        )  # fmt: skip
        deadline = time.monotonic() + START_TIMEOUT_SECONDS
        while True:
            try:
                psycopg.connect(self.url("postgres"), password=PASSWORD).close()
                return
            except psycopg.OperationalError:
                if time.monotonic() > deadline or self._process.poll() is not None:
                    raise
                time.sleep(0.05)

    def stop(self) -> None:
        """End every connection at once; what was written is found again at the next start."""
        if self._process is not None:
            self._process.send_signal(signal.SIGQUIT)
            self._process.wait(timeout=30)
            self._process = None

    def end(self) -> None:
        """Stop, and leave nothing behind."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, name: str, user: str = "atlas") -> str:
        """Return the address of a database, without password."""
        return f"postgresql://{user}@127.0.0.1:{self.port}/{name}"

    def database(self, name: str) -> Database:
        """Make an empty database; it is opened with its password."""
        with psycopg.connect(self.url("postgres"), password=PASSWORD, autocommit=True) as to:
            # A test that is run again finds the one of before.
            to.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name)))
            to.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
        return Database(self.url(name), PASSWORD)

    def connect(self, database: Database) -> psycopg.Connection:
        """Connect as the superuser, past the dashboard."""
        return psycopg.connect(database.libpq, password=PASSWORD, autocommit=True)

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [self.programs / program, *arguments], check=True, capture_output=True,
            cwd=self.folder, **_as_other_user(),
        )  # fmt: skip


def _as_other_user() -> dict[str, object]:
    """PostgreSQL refuses to be run by root."""
    if os.name != "posix" or os.geteuid() != 0:
        return {}
    return {"user": _other_user(), "group": _group(), "extra_groups": []}


def _other_user() -> str:
    import pwd

    names = {each.pw_name for each in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _group() -> int:
    import pwd

    return pwd.getpwnam(_other_user()).pw_gid
