"""The stage: one Chromium, watched pages in it, the servers, and a hand on the mouse.

Playwright's ``mouse.move`` waits for each answer, which would slow the hand to the pace of the
browser and so hide what is measured. :class:`Hand` sends ``Input.dispatchMouseEvent`` at the 125
reports a second of a common mouse and gathers the answers afterwards: events go through the
browser's own input pipeline (they are trusted, and merged to one a frame, like a person's).
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from playwright.async_api import Browser, CDPSession, Error, Frame, Page, async_playwright

from tests.browser.chromium import FLAGS, find_chromium

PROBE = Path(__file__).with_name("probe.js")
SIZE = {"width": 1920, "height": 1080}
MOUSE_REPORTS_PER_SECOND = 125
TRACK = ".ca-track"

Found = TypeVar("Found")


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """Yield the Chromium of the browser tests, with their flags."""
    path = find_chromium()
    if path is None:
        raise SystemExit("no Chromium found: scripts/setup.sh browser installs one")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        await browser.close()


@asynccontextmanager
async def watched_page(browser: Browser) -> AsyncIterator[Page]:
    """Yield a page of 1920x1080 in a profile of its own, with ``window.bench`` in each frame."""
    context = await browser.new_context(viewport=SIZE)  # type: ignore[arg-type]
    await context.add_init_script(path=PROBE)
    yield await context.new_page()
    await context.close()


async def until(
    condition: Callable[[], Awaitable[Found | None]], what: str, timeout_seconds: float = 60
) -> Found:
    """Return the first truthy value of ``condition``."""
    async with asyncio.timeout(timeout_seconds):
        while not (found := await condition()):
            await asyncio.sleep(0.02)
        return found
    raise TimeoutError(what)


async def map_frame(page: Page, timeout_seconds: float = 60) -> Frame:
    """Return the map's frame once it has painted claims and basemap."""

    async def ready() -> Frame | None:
        for frame in page.frames:
            try:
                if await frame.evaluate("() => window.claimAtlas?.state().ready === true"):
                    return frame
            except Error:
                continue  # the frame is gone, or not there yet
        return None

    return await until(ready, "the map", timeout_seconds)


async def quiet(page: Page, milliseconds: float = 700) -> None:
    """Let pending reruns and paints end."""
    await page.wait_for_timeout(milliseconds)


@dataclass
class Hand:
    """The hand on the mouse: real input at a mouse's own rate, never slowed by answers."""

    cdp: CDPSession
    y: float

    @classmethod
    async def on(cls, page: Page, y: float) -> "Hand":
        """Put the hand on the mouse of ``page``, at the height ``y``."""
        return cls(await page.context.new_cdp_session(page), y)

    async def press(self, x: float) -> None:
        """Move there and press the button."""
        await self._send("mouseMoved", x, 0)
        await self._send("mousePressed", x, 1)

    async def release(self, x: float) -> None:
        """Let the button go."""
        await self._send("mouseReleased", x, 0)

    async def glide(self, start: float, stop: float, seconds: float) -> None:
        """Move evenly from ``start`` to ``stop`` with the button down."""
        loop = asyncio.get_running_loop()
        began = loop.time()
        reports = max(2, round(seconds * MOUSE_REPORTS_PER_SECOND))
        answers = []
        for report in range(1, reports + 1):
            due = began + seconds * report / reports
            await asyncio.sleep(max(0, due - loop.time()))
            x = start + (stop - start) * report / reports
            answers.append(asyncio.ensure_future(self._send("mouseMoved", x, 1)))
        await asyncio.gather(*answers)

    async def _send(self, kind: str, x: float, buttons: int) -> None:
        event: dict[str, Any] = {"type": kind, "x": x, "y": self.y, "buttons": buttons}
        if kind != "mouseMoved":
            event |= {"button": "left", "clickCount": 1}
        elif buttons:
            event |= {"button": "left"}
        await self.cdp.send("Input.dispatchMouseEvent", event)


async def box_of(frame: Frame | Page, selector: str) -> tuple[float, float, float, float]:
    """Return (left, right, top, bottom) of an element in pixels of the page."""
    box = await frame.locator(selector).first.bounding_box()
    if box is None:
        raise AssertionError(f"{selector} is not on the page")
    return box["x"], box["x"] + box["width"], box["y"], box["y"] + box["height"]
