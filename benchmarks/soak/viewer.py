"""One viewer in a browser of their own: scrubs, filters, opens all pages, exports."""

import random
import re
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from playwright.async_api import Browser, ConsoleMessage, Error, Frame, Locator, Page, expect

from benchmarks.stage import SIZE, map_frame
from tests.browser.atlas import AT_REST

PATIENCE_MILLISECONDS = 120_000
#: So long Python must rest until nothing more is thought to come of what was done: on a busy
#: machine a click reaches it late.
REST_MILLISECONDS = 1_000
READING_SECONDS = (1, 5)  #: so long somebody looks at what came, before they do the next thing
PAGES = ("Compare", "Sources", "Data", "Export", "Map")
#: What each viewer does, by the name of the method.
ACTIONS = (
    "scrub", "filter", "places", "walk", "picture", "forms", "table", "slides", "web_page", "film",
    "again",
)  # fmt: skip
#: An action given up so often, and in such a share of its tries, is broken and not slow.
LEAST_GIVEN_UP, MOST_GIVEN_UP = 3, 0.1
#: Chromium tells of a file that it saves as of a page that it left; on a page other than the
#: first, Streamlit looks for its server beside the page before it looks above it.
_NO_FAULT = re.compile(r"net::ERR_ABORTED|404 .*/_stcore/")


@dataclass
class Told:
    """What all viewers did, what was given up as too slow, and what went wrong."""

    done: Counter[str] = field(default_factory=Counter)
    slow: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)  #: for which something was given up

    def given_up(self) -> list[str]:
        """Say of each action that never came to an end, or too seldom."""
        return [
            f"{name}: done {self.done[name]} times, given up {self.slow[name]} times"
            for name in sorted({*self.done, *self.slow, *ACTIONS})
            if not self.done[name]
            or self.slow[name] > max(LEAST_GIVEN_UP - 1, MOST_GIVEN_UP * self._tries(name))
        ]

    def _tries(self, name: str) -> int:
        return self.done[name] + self.slow[name]


@dataclass
class Viewer:
    """A person at a page, who does one thing after the other until ``until``."""

    page: Page
    url: str
    chance: random.Random
    told: Told
    doing: str = "open"

    async def look(self, until: float) -> None:
        """Do something else each time; what takes too long is counted and given up."""
        await self.open()
        while time.monotonic() < until:
            await self.page.wait_for_timeout(1000 * self.chance.uniform(*READING_SECONDS))
            await self._do(self.chance.choice([self.scrub, self.filter, *self._all()]))

    async def all_once(self) -> None:
        """Do everything once, so that what is made once only is there."""
        await self.open()
        for action in self._all():
            await self._do(action)

    def _all(self) -> list[Callable[[], Awaitable[None]]]:
        return [getattr(self, name) for name in ACTIONS]

    async def _do(self, action: Callable[[], Awaitable[None]]) -> None:
        self.doing = action.__name__
        try:
            await action()
            self.told.done[action.__name__] += 1
        except (Error, AssertionError, TimeoutError) as reason:
            self.told.slow[action.__name__] += 1
            self.told.reasons.append(
                f"{_now()}, {self.doing}: {' '.join(str(reason).split())[:400]}"
            )
            await self.open()

    async def open(self) -> None:
        """Open the map anew, as a copied link does."""
        day = f"2022-01-{self.chance.randint(1, 14):02d}"
        try:
            await self.page.goto(f"{self.url}/?day={day}", timeout=PATIENCE_MILLISECONDS)
            await self._map()
            self.told.done["open"] += 1
        except (Error, TimeoutError):
            self.told.slow["open"] += 1

    async def scrub(self) -> None:
        """Drag through the days as fast as the map takes them, then rest."""
        frame = await self._map()
        slider = frame.get_by_role("slider", name="Day", exact=True)
        await slider.focus()
        for _ in range(30):
            key = self.chance.choice(["ArrowRight", "ArrowRight", "ArrowLeft", "PageDown", "Home"])
            await self.page.keyboard.press(key)
        await self._rest()

    async def filter(self) -> None:
        """Hide a source and show all of them again."""
        await self._map()
        heading = self.page.locator(".st-key-heading-sources")
        boxes = self.page.locator(".st-key-source-list [data-testid=stCheckbox] label")
        await boxes.nth(self.chance.randrange(await boxes.count())).click()
        await self._rest()
        await heading.get_by_role("button", name="all").click()
        await self._rest()

    async def places(self) -> None:
        """Choose a place on the map, and let go of it."""
        frame = await self._map()
        for place in ("almaty", None):
            await frame.evaluate("(place) => window.claimAtlas.goTo({ place })", place)
            await self._rest()

    async def walk(self) -> None:
        """Open all pages, one after the other."""
        for name in PAGES:
            await self._go(name)

    async def picture(self) -> None:
        """Save the view as a picture."""
        await self._map()
        await self._save(self.page.get_by_role("button", name="Save picture"))

    async def forms(self) -> None:
        """Save the picture as a drawing and as a document."""
        async with self._export("Picture"):
            for form in ("SVG", "PDF"):
                await self._choose(form)
                await self._save_there(f"Save {form}")
            await self._choose("PNG")

    async def table(self) -> None:
        """Save the claims as CSV and XLSX."""
        async with self._export("Table"):
            for label in ("CSV", "XLSX"):
                await self._save_there(label)

    async def slides(self) -> None:
        """Have slides made and save them, or what the last viewer of this view had made."""
        async with self._export("Slides"):
            await self._make("Make the slides", "PPTX")
            await self._save_there("PPTX")

    async def web_page(self) -> None:
        """Have the self-contained page made and save it."""
        async with self._export("Web page"):
            await self._save_there("HTML")

    async def film(self) -> None:
        """Have an animation made; every other time it is stopped on the way."""
        async with self._export("Animation"):
            await self._choose(self.chance.choice(["GIF", "MP4"]))
            stopped = self.chance.random() < 0.5
            await self._make("Make the animation", "Save claim-atlas", stopped=stopped)
            await self._rest()

    async def again(self) -> None:
        """Load the page anew: a new session, and the old one is left behind."""
        await self.page.reload(timeout=PATIENCE_MILLISECONDS)
        await self._rest()

    async def _go(self, name: str) -> None:
        link = self.page.locator(".st-key-pages").get_by_role("link", name=name)
        await link.click(timeout=PATIENCE_MILLISECONDS)
        await self._rest()

    @asynccontextmanager
    async def _export(self, kind: str) -> AsyncIterator[None]:
        """Go to the Export page for something, and back to the map as others find it."""
        await self._go("Export")
        await self._choose(kind)
        yield
        await self._choose("Picture")
        await self._go("Map")

    async def _make(self, label: str, made: str, *, stopped: bool = False) -> None:
        """Have something made, or stop it on the way; nothing where it is made already."""
        make = self.page.get_by_role("button", name=label)
        done = self.page.get_by_role("button", name=made)
        await make.or_(done).first.wait_for(timeout=PATIENCE_MILLISECONDS)
        if not await make.count():
            return
        await make.click()
        stop = self.page.get_by_role("button", name="Stop")
        if stopped:
            await stop.click()
        else:
            await expect(stop).to_have_count(0, timeout=PATIENCE_MILLISECONDS)

    async def _choose(self, name: str) -> None:
        radio = self.page.locator(".st-key-export-page").get_by_role("radio", name=name, exact=True)
        await radio.click(force=True, timeout=PATIENCE_MILLISECONDS)
        await self._rest()

    async def _save_there(self, label: str) -> None:
        """Save what the Export page has made."""
        page = self.page.locator(".st-key-export-page [data-testid=stDownloadButton]")
        await self._save(page.get_by_role("button", name=label))

    async def _save(self, button: Locator) -> None:
        await self._rest()
        async with self.page.expect_download(timeout=PATIENCE_MILLISECONDS) as started:
            await button.click()
        await (await started.value).delete()

    async def _map(self) -> Frame:
        if not await self.page.locator(".st-key-map-page").count():
            await self._go("Map")
        return await map_frame(self.page)

    async def _rest(self) -> None:
        """Wait until Python has nothing more to do for this page."""
        await self.page.wait_for_function(
            AT_REST, arg=REST_MILLISECONDS, timeout=PATIENCE_MILLISECONDS
        )
        if await self.page.locator("[data-testid=stException]").count():
            self.told.problems.append(f"an exception on {self.page.url}")


@asynccontextmanager
async def viewer(browser: Browser, url: str, number: int, told: Told) -> AsyncIterator[Viewer]:
    """Yield a viewer in a profile of their own; ``number`` decides what they do."""
    context = await browser.new_context(viewport=SIZE)  # type: ignore[arg-type]
    page = await context.new_page()
    page.set_default_timeout(PATIENCE_MILLISECONDS)
    someone = Viewer(page, url, random.Random(number), told)

    def note(kind: str, text: str, counts: bool = True) -> None:
        if counts and not _NO_FAULT.search(text):
            told.problems.append(f"{_now()}, viewer {number}, {someone.doing}: {kind}: {text}")

    context.on("console", lambda said: note("console", _words(said), said.type == "error"))
    context.on("weberror", lambda error: note("uncaught", str(error.error)))
    page.on("crash", lambda _: note("crash", page.url))
    yield someone
    await context.close()


def _now() -> str:
    return time.strftime("%H:%M:%S")


def _words(said: ConsoleMessage) -> str:
    """Return what the browser said, and of which address."""
    return f"{said.text} {said.location.get('url', '')}"
