"""The server as a process: how long from its start to a painted map, and the memory it holds."""

import asyncio
import os
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psutil
from playwright.async_api import Browser

from benchmarks.stage import map_frame, quiet, watched_page
from dashboard.cli import ONE_POOL
from dashboard.model.kept import VARIABLE
from tests.browser.server import Server, Servers

#: A million claims are read, checked and compared before the first page is there.
OPENING_MILLISECONDS = 300_000
EMPTY = Path(__file__).parent / "peers" / "empty_slider.py"


@asynccontextmanager
async def served(what: Path) -> AsyncIterator[Server]:
    """Yield a server of a data folder, or of a Streamlit script; it ends behind the block."""
    servers = Servers()
    try:
        start = servers if what.is_dir() else servers.script
        yield servers.at(await asyncio.to_thread(start, what))
    finally:
        await asyncio.to_thread(servers.stop)


@contextmanager
def nothing_kept() -> Iterator[None]:
    """Let servers keep what they worked out in a folder that is empty, and goes away."""
    before = os.environ.get(VARIABLE)
    with TemporaryDirectory(prefix="claim-atlas-bench-") as kept:
        os.environ[VARIABLE] = kept
        try:
            yield
        finally:
            if before is None:
                del os.environ[VARIABLE]
            else:
                os.environ[VARIABLE] = before


async def start_to_map(browser: Browser, folder: Path) -> tuple[float, float]:
    """Start a server and open its page.

    Returns the milliseconds until claims are painted, and the megabytes that it then holds.
    """
    began = time.time()
    async with served(folder) as server, watched_page(browser) as page:
        await page.goto(server.url, wait_until="commit")
        frame = await map_frame(page, OPENING_MILLISECONDS / 1000)
        paints: list[dict[str, Any]] = await frame.evaluate("() => bench.paints")
        await quiet(page, 2500)
        return float(paints[0]["at"]) - 1000 * began, megabytes(server)


def megabytes(server: Server) -> float:
    """Return the resident memory of a server and of the processes that it started."""
    process = psutil.Process(server.process.pid)
    return sum(
        each.memory_info().rss for each in (process, *process.children(recursive=True))
    ) / 1e6  # fmt: skip


async def empty_page(browser: Browser) -> float:
    """Return the megabytes of a Streamlit server with one page open that has only a slider."""
    os.environ.setdefault(*ONE_POOL)  # as our own server has it
    async with served(EMPTY) as server, watched_page(browser) as page:
        await page.goto(server.url)
        await page.get_by_role("slider").wait_for(state="attached")
        await quiet(page, 2500)
        return megabytes(server)
