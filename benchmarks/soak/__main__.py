"""Ten viewers scrub, filter, open pages and export for ten minutes: what is left of it?

``SOAK_MINUTES`` and ``SOAK_VIEWERS`` say otherwise. Exits with 1 when memory goes on growing,
the server or a page reported an error, something that viewers do does not work, or a process,
thread, file or temporary file is left.
"""

import asyncio
import os
import re
import shutil
import sys
import tempfile
import time
from collections import Counter
from contextlib import AsyncExitStack
from pathlib import Path

from playwright.async_api import Browser

from benchmarks.soak.asking import Asked, Sample, growth, last_third, slope
from benchmarks.soak.viewer import Told, viewer
from benchmarks.stage import chromium
from dashboard.cli import ONE_POOL
from tests.browser.server import REPOSITORY, Server, free_port

MINUTES = float(os.environ.get("SOAK_MINUTES", "10"))
VIEWERS = int(os.environ.get("SOAK_VIEWERS", "10"))
BROWSERS = 2
SAMPLE_SECONDS = 5
#: Memory may still grow by so much of itself from the third to the last quarter of the time.
MOST_GROWTH = 0.04
#: So long Streamlit keeps the session of a page that is gone, in case it comes back.
SETTLE_SECONDS = 150
#: Streamlit's pool of threads stays; so many threads and files more than before are none of ours.
SPARE = 6
_TROUBLE = re.compile(r"Traceback|\bERROR\b|Error:|Exception|LOOPBACK ONLY|Warning:")
#: What a server writes at once begins with the time, or with the web framework's own words.
_ENTRY = re.compile(r"^(?=\d{4}-\d\d-\d\d |Exception in )", re.MULTILINE)
#: A viewer who leaves while the page still opens its socket: Streamlit reads from it all the same.
_LEFT = re.compile(r'WebSocket is not connected\. Need to call "accept" first')
_MOST_LINES = 40


async def main() -> int:
    """Serve a copy of the sample data, let the viewers in, count what is left."""
    with tempfile.TemporaryDirectory(prefix="claim-atlas-soak-") as name:
        room = Path(name)
        (room / "tmp").mkdir()
        shutil.copytree(REPOSITORY / "data", room / "data")
        os.environ["TMPDIR"] = str(room / "tmp")  # for the server, whose files are counted
        os.environ.setdefault(*ONE_POOL)
        server = await asyncio.to_thread(_serve, room)
        os.environ.pop("TMPDIR")
        asked = Asked(server.process.pid, room / "notes", room / "tmp")
        try:
            return await _soak(server, asked)
        finally:
            server.stop()


async def _soak(server: Server, asked: Asked) -> int:
    told = Told()
    async with AsyncExitStack() as stack:
        browsers = [await stack.enter_async_context(chromium()) for _ in range(BROWSERS)]
        async with viewer(browsers[0], server.url, 0, told) as first:
            await first.all_once()
        before = await asked.ask(0)
        _say(before)
        asked.samples.clear()
        began = time.monotonic()
        until = began + MINUTES * 60
        looking = asyncio.gather(
            *(_look(browsers[n % BROWSERS], server.url, n, until, told) for n in range(VIEWERS))
        )
        while not looking.done() and time.monotonic() < until:
            await asyncio.wait([looking], timeout=SAMPLE_SECONDS)
            await asked.ask((time.monotonic() - began) / 60)
        full = list(asked.samples)
        await looking
        after = await _settled(asked, before, began, browsers[0], server.url, told)
    faults = [*_faults(full, before, after), *_log_faults(server)]
    faults += [*told.given_up(), *told.problems]
    _report(full, before, after, told)
    print("\n".join(["", *faults[:40]] if faults else ["", "No fault found."]))
    return 1 if faults else 0


async def _look(browser: Browser, url: str, number: int, until: float, told: Told) -> None:
    await asyncio.sleep(number * 0.5)
    async with viewer(browser, url, number, told) as each:
        await each.look(until)


async def _settled(
    asked: Asked, before: Sample, began: float, browser: Browser, url: str, told: Told
) -> Sample:
    """Ask until everything is back, or the server had time enough.

    Streamlit drops a session that nobody came back to when the next one ends, so a last
    viewer looks in.
    """
    deadline = time.monotonic() + SETTLE_SECONDS
    while True:
        await asyncio.sleep(SAMPLE_SECONDS)
        sample = await asked.ask((time.monotonic() - began) / 60)
        if not _left(before, sample):
            return sample
        if time.monotonic() > deadline:
            async with viewer(browser, url, 0, told) as last:
                await last.open()
            await asyncio.sleep(SAMPLE_SECONDS)
            return await asked.ask((time.monotonic() - began) / 60)


def _left(before: Sample, after: Sample) -> list[str]:
    spare = {"threads": SPARE, "processes": 0, "temporary": 0}
    left = [
        f"{name}: {getattr(before, name)} before, {getattr(after, name)} after"
        for name, more in spare.items()
        if getattr(after, name) > getattr(before, name) + more
    ]
    more_open = Counter(after.files) - Counter(before.files)
    if more_open.total() > SPARE:
        left.append(f"files left open: {dict(more_open.most_common(12))}")
    return left


def _faults(full: list[Sample], before: Sample, after: Sample) -> list[str]:
    more = growth(full)
    words = f"memory still grows: {more:.0f} MB from the third to the last quarter"
    still = [words] if more > MOST_GROWTH * before.rss else []
    return still + _left(before, after)


def _log_faults(server: Server) -> list[str]:
    entries = _ENTRY.split(server.log(lines=100_000))
    troubles = [each for each in entries if _TROUBLE.search(each) and not _LEFT.search(each)]
    return ["\n".join(["the server's log:", *each.splitlines()[:_MOST_LINES]]) for each in troubles]


def _report(full: list[Sample], before: Sample, after: Sample, told: Told) -> None:
    step = max(1, len(full) // 12)
    for sample in [*full[::step], full[-1], after]:
        _say(sample)
    for name, samples in (("all the time", full), ("the last third", last_third(full))):
        print(f"memory over {name}: {slope(samples):+.2f} MB a minute")
    print(f"memory from the third to the last quarter: {growth(full):+.0f} MB")
    print(f"memory before {before.rss:.0f} MB, after {after.rss:.0f} MB")
    print(f"done: {dict(told.done)}; given up as too slow: {dict(told.slow)}")
    print("\n".join(told.reasons))


def _say(sample: Sample) -> None:
    print(
        f"{sample.minute:6.2f} min  {sample.rss:7.1f} MB  {sample.blocks:>9,} blocks  "
        f"{sample.threads:3} threads  {len(sample.files):3} files  {sample.processes} processes  "
        f"{sample.temporary} temporary files",
        flush=True,
    )


def _serve(room: Path) -> Server:
    port = free_port()
    options = ["--server.address=127.0.0.1", f"--server.port={port}"]
    command = [
        sys.executable, "-m", "benchmarks.soak.served", str(room / "notes"),
        str(REPOSITORY / "dashboard" / "app.py"), *options, "--", str(room / "data"),
    ]  # fmt: skip
    return Server.start(command, port)


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
