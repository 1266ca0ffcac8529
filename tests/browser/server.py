"""Real servers for the browser tests: started once a worker, reached over loopback."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.offline.loopback_only import MARK

REPOSITORY = Path(__file__).parents[2]
OFFLINE = REPOSITORY / "tests" / "offline"
START_TIMEOUT_SECONDS = 90


@dataclass
class Server:
    """One running Streamlit server and all that it wrote."""

    url: str
    process: subprocess.Popen[bytes]
    log_path: Path
    _refusals_told: int = 0

    @classmethod
    def start(cls, command: Sequence[str], port: int, **environment: str) -> "Server":
        """Run `command`, which serves on `port`, and return when it answers."""
        with tempfile.NamedTemporaryFile(prefix="claim-atlas-", suffix=".log", delete=False) as log:
            process = subprocess.Popen(
                command,
                cwd=REPOSITORY,
                env=_environment() | environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        server = cls(f"http://127.0.0.1:{port}", process, Path(log.name))
        server._wait_for_health()
        return server

    def log(self, lines: int = 80) -> str:
        """Return the last lines of what the server wrote."""
        return "\n".join(self._lines()[-lines:])

    def new_refusals(self) -> list[str]:
        """Return the connections to other machines that were refused since the last call."""
        refusals = [line for line in self._lines() if line.startswith(MARK)]
        new, self._refusals_told = refusals[self._refusals_told :], len(refusals)
        return new

    def stop(self) -> None:
        """End the server and forget its log."""
        self.process.terminate()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log_path.unlink(missing_ok=True)

    def _lines(self) -> list[str]:
        return self.log_path.read_text(encoding="utf-8", errors="replace").splitlines()

    def _wait_for_health(self) -> None:
        deadline = time.monotonic() + START_TIMEOUT_SECONDS
        while not _answers(f"{self.url}/_stcore/health"):
            ended = self.process.poll() is not None
            if ended or time.monotonic() > deadline:
                log = self.log()
                self.stop()
                state = "ended" if ended else f"did not answer in {START_TIMEOUT_SECONDS} s"
                raise RuntimeError(f"the server {state}; its log:\n{log}")
            time.sleep(0.05)


@dataclass
class Servers:
    """Starts servers on demand, one for each folder, and keeps them until the session ends.

    ``servers(folder)`` is the address of the dashboard on that data folder.
    """

    _running: dict[tuple[str, ...], Server] = field(default_factory=dict)
    _kept: set[str] = field(default_factory=set)

    def __call__(self, folder: Path | str, *options: str) -> str:
        """Serve `folder` with ``claim-atlas run`` and return the address."""
        return self._once("-m", "dashboard.cli", "run", str(folder), *options, "--port")

    def script(self, path: Path) -> str:
        """Serve a Streamlit script of its own and return the address."""
        options = ("--server.address=127.0.0.1", "--browser.gatherUsageStats=false")
        return self._once("-m", "streamlit", "run", str(path), *options, "--server.port")

    def at(self, url: str) -> Server:
        """Return the running server at an address that was returned."""
        return next(server for server in self._running.values() if server.url == url)

    def logs(self) -> list[tuple[str, str]]:
        """Return (address, end of the log) of every running server."""
        return [(server.url, server.log()) for server in self._running.values()]

    def new_refusals(self) -> list[str]:
        """Return what the servers tried to reach outside since the last call."""
        return [line for server in self._running.values() for line in server.new_refusals()]

    def keep(self, url: str) -> str:
        """Let the server at `url` outlive :meth:`stop_the_rest`; return `url`."""
        self._kept.add(url)
        return url

    def stop_the_rest(self) -> None:
        """End all servers but those to keep: each takes memory, and looks at its files."""
        self._stop({url for url in self._urls() if url not in self._kept})

    def stop(self) -> None:
        """End all servers."""
        self._stop(self._urls())

    def _urls(self) -> set[str]:
        return {server.url for server in self._running.values()}

    def _stop(self, urls: set[str]) -> None:
        for arguments, server in list(self._running.items()):
            if server.url in urls:
                del self._running[arguments]
                server.stop()

    def _once(self, *arguments: str) -> str:
        """Start ``python ARGUMENTS PORT`` unless it runs already."""
        if arguments not in self._running:
            port = free_port()
            command = [sys.executable, *arguments, str(port)]
            self._running[arguments] = Server.start(command, port)
        return self._running[arguments].url


def _environment() -> dict[str, str]:
    return {
        **os.environ,
        "PYTHONPATH": str(OFFLINE),
        "PYTHONUNBUFFERED": "1",
        "STREAMLIT_SERVER_HEADLESS": "true",
    }


def free_port() -> int:
    """Return a port that nobody listens to now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False
