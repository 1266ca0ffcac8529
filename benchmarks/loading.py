"""Starting and opening: the server to its first answer, a page to its painted map, its bytes."""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import Browser, Page

from benchmarks.figures import Figure, Say, median
from benchmarks.serving import served
from benchmarks.stage import map_frame, quiet, watched_page

GROUP = "opening"
PAGES = 5


@dataclass
class Traffic:
    """Bytes over the wire, by address; the socket's messages as one."""

    bytes: dict[str, int] = field(default_factory=dict)
    headers: dict[str, dict[str, str]] = field(default_factory=dict)
    _address: dict[str, str] = field(default_factory=dict)

    @classmethod
    @asynccontextmanager
    async def of(cls, page: Page) -> AsyncIterator["Traffic"]:
        """Count what ``page`` transfers meanwhile."""
        traffic = cls()
        cdp = await page.context.new_cdp_session(page)
        cdp.on("Network.responseReceived", traffic._answered)
        cdp.on("Network.loadingFinished", traffic._finished)
        cdp.on("Network.webSocketFrameReceived", traffic._message)
        await cdp.send("Network.enable")
        yield traffic
        await cdp.detach()

    @property
    def megabytes(self) -> float:
        """The sum."""
        return sum(self.bytes.values()) / 1e6

    def _answered(self, event: dict[str, Any]) -> None:
        address = urlsplit(event["response"]["url"]).path
        self._address[event["requestId"]] = address
        self.headers[address] = {
            name.lower(): value for name, value in event["response"]["headers"].items()
        }

    def _finished(self, event: dict[str, Any]) -> None:
        address = self._address.get(event["requestId"], "?")
        self.bytes[address] = self.bytes.get(address, 0) + int(event["encodedDataLength"])

    def _message(self, event: dict[str, Any]) -> None:
        length = len(event["response"]["payloadData"])  # base64 of a binary message
        self.bytes["WebSocket"] = self.bytes.get("WebSocket", 0) + length * 3 // 4


@dataclass(frozen=True, slots=True)
class Opening:
    """One page load; times in milliseconds from the start of the navigation."""

    first_paint: float  #: the map has claims and slider
    basemap: float  #: and its basemap
    again: float  #: the same for a reload with the browser's cache
    traffic: Traffic
    traffic_again: Traffic


async def open_page(browser: Browser, url: str) -> Opening:
    """Open the dashboard in a new profile, then once more in the same."""
    async with watched_page(browser) as page:
        async with Traffic.of(page) as traffic:
            first, basemap = await _load(page, url)
        async with Traffic.of(page) as again_traffic:
            _, again = await _load(page, url)
        return Opening(first, basemap, again, traffic, again_traffic)


async def _load(page: Page, url: str) -> tuple[float, float]:
    await page.goto(url, wait_until="commit")
    start: float = await page.evaluate("() => performance.timeOrigin")
    frame = await map_frame(page)
    paints: list[dict[str, Any]] = await frame.evaluate("() => bench.paints")
    await quiet(page, 1000)
    ready = next(paint["at"] for paint in paints if paint["ready"])
    return paints[0]["at"] - start, ready - start


async def opening(browser: Browser, data: Path, runs: int, say: Say) -> list[Figure]:
    """Start servers, load their pages for the first time, then again and again."""
    starts, cold, warm = [], [], []
    for run in range(runs):
        began = time.perf_counter()
        async with served(data) as server:
            starts.append(1000 * (time.perf_counter() - began))
            cold.append(await open_page(browser, server.url))
            if run == runs - 1:
                warm = [await open_page(browser, server.url) for _ in range(PAGES)]
        say(f"  server start {starts[-1]:.0f} ms, first page {cold[-1].basemap:.0f} ms")
    return [
        Figure(GROUP, "server start to healthy", "ms", tuple(starts)),
        Figure(GROUP, "first page of a new server, to basemap", "ms", _times(cold, "basemap")),
        Figure(GROUP, "page to painted claims, median", "ms", (_median(warm, "first_paint"),)),
        Figure(GROUP, "page to painted basemap, median", "ms", (_median(warm, "basemap"),)),
        Figure(GROUP, "reload to painted basemap, median", "ms", (_median(warm, "again"),)),
        Figure(GROUP, "transferred", "MB", tuple(each.traffic.megabytes for each in warm)),
        Figure(
            GROUP, "transferred at a reload", "MB",
            tuple(each.traffic_again.megabytes for each in warm),
        ),
    ]  # fmt: skip


def _times(openings: list[Opening], name: str) -> tuple[float, ...]:
    return tuple(getattr(each, name) for each in openings)


def _median(openings: list[Opening], name: str) -> float:
    return median(_times(openings, name))
