"""Open a contender's page, step its slider, drag it, and read what was painted."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Error, Frame, Page

from benchmarks.loading import Traffic
from benchmarks.peers.contenders import Contender
from benchmarks.peers.made_up import DAYS
from benchmarks.stage import Hand, box_of, quiet, until, watched_page

LOOK = Path(__file__).with_name("look.js")
LOADS = 3
STEPS = 15
WARM = 3  #: steps that are not counted: the first compile the code
DRAGS = 2
DRAG_SECONDS = 3
STILL = 300  #: milliseconds without a change after which a picture is final
PATIENCE = 60  #: seconds
BUTTONS = ("pointerdown", "pointerup")

Seen = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Result:
    """What was measured of one contender on one folder; times in milliseconds."""

    steps: tuple[float, ...]  #: from the input to the final picture
    days: tuple[int, ...]  #: distinct pictures painted while the button was down, a drag each
    releases: tuple[float, ...]  #: from letting go to the final picture
    loads: tuple[float, ...]  #: from the start of the navigation to the first painted claims
    megabytes: float


async def measure(
    browser: Browser, contender: Contender, url: str, picture: Path | None = None
) -> Result:
    """Measure one contender; save a screenshot of its page when a ``picture`` is wished."""
    loads, weights = [], []
    for _ in range(LOADS - 1):
        async with opened(browser, contender, url) as (_, load, weight):
            loads.append(load)
            weights.append(weight)
    async with opened(browser, contender, url) as (page, load, weight):
        loads.append(load)
        weights.append(weight)
        slider = await Slider.of(page, contender)
        steps = [await slider.step() for _ in range(STEPS)][WARM:]
        if picture:
            await page.screenshot(path=picture)
        drags = [await slider.drag() for _ in range(DRAGS)]
    days, releases = zip(*drags, strict=True)
    return Result(tuple(steps), days, releases, tuple(loads), max(weights))


@asynccontextmanager
async def opened(
    browser: Browser, contender: Contender, url: str
) -> AsyncIterator[tuple[Page, float, float]]:
    """Open the page in a new profile; yield it, the time to its first claims, its megabytes."""
    async with watched_page(browser) as page:
        selector = f"window.peerSelector = {contender.paints_on!r};\n"
        await page.context.add_init_script(selector + LOOK.read_text("utf-8"))
        async with Traffic.of(page) as traffic:
            await page.goto(url, wait_until="commit")
            start: float = await page.evaluate("() => performance.timeOrigin")
            first = await until(lambda: _first(page), "claims", PATIENCE)
            await _final(page, first)
            await quiet(page, 1000)
        yield page, first - start, traffic.megabytes


async def _first(page: Page) -> float | None:
    seen = await _seen(page)
    return seen[0]["at"] if seen else None


async def _seen(page: Page, since: float = 0) -> Seen:
    """Return the painted pictures of all frames that show claims, in order of time."""
    script = """since => {
        bench.look(peerSelector);  // a new frame may have lost its first document
        return bench.seen.filter(({at, ink}) => ink && at > since);
    }"""
    found: Seen = []
    for frame in page.frames:
        found += await _ask(frame, script, since) or []
    return sorted(found, key=lambda each: each["at"])


async def _ask(frame: Frame, script: str, argument: Any) -> Any:
    try:
        return await frame.evaluate(script, argument)
    except Error:
        return None  # the frame is gone, or not there yet


async def _final(page: Page, since: float) -> Seen:
    """Wait until no picture has changed for a while; return those since then."""
    while True:
        now: float = await page.evaluate("() => bench.now()")
        seen = await _seen(page, since)
        if now - max((each["at"] for each in seen), default=since) > STILL:
            return seen
        await asyncio.sleep(0.05)


@dataclass
class Slider:
    """The slider of an opened page and where its days are."""

    page: Page
    frame: Frame
    contender: Contender
    y: float
    first: float  #: the handle's middle on the first day
    last: float  #: and on the last
    day: int = 0

    @classmethod
    async def of(cls, page: Page, contender: Contender) -> "Slider":
        """Find the slider and go to the first day."""
        frame = await until(lambda: _with(page, contender.handle), "the slider", PATIENCE)
        if contender.home:
            await frame.evaluate(contender.home)
            await quiet(page, 1500)
        left, right, top, bottom = await box_of(frame, contender.handle)
        slider = cls(page, frame, contender, (top + bottom) / 2, (left + right) / 2, 0)
        if contender.rail:
            left, right, _, _ = await box_of(frame, contender.rail)
            if contender.inset:
                slider.first = left + contender.inset
            slider.last = left + right - slider.first
        return slider

    async def step(self) -> float:
        """Go one day on; return the time to the final picture."""
        await self._clear()
        self.day += 1
        kind = await self._act()
        seen = await until(lambda: _seen(self.page), f"day {self.day}", PATIENCE)
        seen = await _final(self.page, 0)
        if not self.contender.rail:
            left, right, _, _ = await box_of(self.frame, self.contender.handle)
            pace = ((left + right) / 2 - self.first) / self.day
            self.last = self.first + pace * (DAYS - 1)
        return float(seen[-1]["at"] - (await self._inputs(kind))[0]["at"])

    async def _act(self) -> str:
        contender = self.contender
        if contender.key:
            await self.frame.locator(contender.focus or contender.handle).first.focus()
            await self.page.keyboard.press(contender.key)
            return "keydown"
        if contender.button:
            await self.frame.locator(contender.button).first.click()
            return "click"
        if contender.drag_only:
            await self.page.mouse.move(self._x(self.day - 1), self.y)
            await self.page.mouse.down()
            await self._clear()
            await self.page.mouse.move(self._x(self.day), self.y)
            await self.page.mouse.up()
            return "pointermove"
        await self.page.mouse.click(self._x(self.day), self.y)
        return "pointerdown"

    async def drag(self) -> tuple[int, float]:
        """Drag over all days in three seconds; return the pictures seen, and the wait after."""
        hand = await Hand.on(self.page, self.y)
        await self._go_back(hand)
        await self._clear()
        await hand.press(self.first)
        await hand.glide(self.first, self.last, DRAG_SECONDS)
        await quiet(self.page, STILL)
        await hand.release(self.last)
        down, up = [(await self._inputs(kind))[0]["at"] for kind in BUTTONS]
        await quiet(self.page)
        seen = await _final(self.page, 0)
        painted = {each["state"] for each in seen if down <= each["at"] <= up}
        self.day = DAYS - 1
        return len(painted), max(0.0, max((each["at"] for each in seen), default=up) - up)

    async def _go_back(self, hand: Hand) -> None:
        await hand.press(self._x(self.day))
        await hand.glide(self._x(self.day), self.first - 3, 0.4)
        await quiet(self.page, STILL)
        await hand.release(self.first - 3)
        await quiet(self.page, 1500)
        await _final(self.page, await self.page.evaluate("() => bench.now()"))

    def _x(self, day: int) -> float:
        return self.first + (self.last - self.first) * day / (DAYS - 1)

    async def _clear(self) -> None:
        for frame in self.page.frames:
            await _ask(frame, "() => { bench.clear(); bench.seen.length = 0; }", None)

    async def _inputs(self, kind: str) -> Seen:
        """Return the inputs of a kind that any frame got."""
        found: Seen = []
        for frame in self.page.frames:
            found += (
                await _ask(frame, "kind => bench.inputs.filter(({type}) => type === kind)", kind)
                or []
            )
        return found


async def _with(page: Page, selector: str) -> Frame | None:
    for frame in page.frames:
        if await _ask(frame, "selector => !!document.querySelector(selector)", selector):
            return frame
    return None
