"""The map in the browser with a hundred to a million made-up claims.

``days painted of 30``: the track is cut into 30 equal parts, and those are counted in which a day
was painted while the hand went over it in 3 s. Ten years on a track of a thousand pixels have
more days than a hand can point at.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Frame, Page

from benchmarks.answers import (
    POLLING,
    click_kind,
    click_source,
    day_to_panel,
    filter_to_map,
    release_to_panel,
    search,
)
from benchmarks.figures import Figure, Say, median, percentile
from benchmarks.made_up import write_folder
from benchmarks.made_up_days import days_of, full_and_quiet
from benchmarks.scrubbing import DRAG_SECONDS, STILL_MILLISECONDS, Track
from benchmarks.serving import empty_page, megabytes, nothing_kept, served, start_to_map
from benchmarks.stage import TRACK, Hand, box_of, map_frame, quiet, watched_page
from benchmarks.viewers import together
from tests.browser.server import Server

COUNTS = (100, 10_000, 100_000, 1_000_000)
FOLDERS = Path(__file__).parents[1] / "build" / "scale"
PARTS = 30
WAY = 0.98  #: of the track; behind its last slot the hand would stop on a day that is long there
FILTERS = 12
WORDS = ("house 4", "очевидцы")
#: What the browser asks for by the address of its content.
_SENT = """
() => performance.getEntriesByType("resource").filter(({ name }) => name.includes(".columns/"))
  .reduce((sum, each) => sum + each.encodedBodySize, 0) / 1e6
"""
#: Whether the last painted frame shows one of some days, however late it comes.
_SHOWS = "(days) => days.includes(bench.paints.at(-1)?.day)"


@dataclass(frozen=True, slots=True)
class Targets:
    """What must hold for a number of claims; milliseconds, parts, megabytes."""

    frame: float
    parts: float
    last: float
    panel: float
    filter: float
    sent: float
    memory: float
    together: float


TARGETS = {
    100: Targets(17, 30, 50, 250, 250, 0.1, 200, 500),
    10_000: Targets(17, 30, 50, 300, 300, 2, 300, 500),
    100_000: Targets(17, 30, 50, 300, 300, 2, 500, 700),
    1_000_000: Targets(33, 28, 80, 500, 500, 8, 1_500, 1_500),
}


@dataclass(frozen=True, slots=True)
class Swipe:
    """One drag over the whole track."""

    frames: list[float]
    parts: int  #: of the track, in which a day was painted
    last: float  #: from the hand's last move to the last painted frame


def made_up_folder(count: int) -> Path:
    """Return the folder of so many made-up claims, written if it is not there."""
    folder = FOLDERS / str(count)
    if not (folder / "claims.csv").exists():
        write_folder(count, folder)
    return folder


async def scale_browser(
    browser: Browser, runs: int, say: Say, counts: tuple[int, ...] = COUNTS
) -> list[Figure]:
    """Measure each number of claims on servers of its own, which find nothing kept."""
    figures: list[Figure] = []
    empty = await empty_page(browser)
    say(f"  an empty page: {empty:.0f} MB")
    for count in counts:
        folder = await asyncio.to_thread(made_up_folder, count)
        with nothing_kept():
            first, most = await start_to_map(browser, folder)
            say(f"  {count:,} claims: painted {first / 1000:.1f} s after the server's start")
            again, _ = await start_to_map(browser, folder)
            async with served(folder) as server:
                about = Served(count, folder, browser, server, runs)
                figures += await about.measured(empty, most)
        group = f"scale, {count:,} claims"
        figures += [
            Figure(group, "new server to painted claims, first time", "ms", (first,)),
            Figure(group, "new server to painted claims, again", "ms", (again,)),
        ]
    return figures


@dataclass(frozen=True)
class Served:
    """A served folder of ``count`` claims, and what is measured on it."""

    count: int
    folder: Path
    browser: Browser
    server: Server
    runs: int

    async def measured(self, empty: float, most: float) -> list[Figure]:
        """Measure one viewer, the memory that is held then, and ten viewers.

        ``most`` is what the server held that read the folder for the first time, in megabytes.
        """
        figures = await self._day_by_day()
        figures += await self._all_days()
        memory = max(most, megabytes(self.server)) - empty
        days = await asyncio.to_thread(days_of, self.folder)
        answers = await together(self.server.url, days)
        waits, target = answers.waits, TARGETS[self.count]
        return [
            *figures,
            self._figure("memory above an empty page", "MB", (memory,), target.memory),
            self._figure(
                "ten viewers scrubbing: panel, median", "ms", (median(waits),), target.together
            ),
            self._figure(
                "ten viewers scrubbing: panel, 95th percentile", "ms", (percentile(waits, 0.95),)
            ),
            self._figure("sent for another day", "kB", (median(answers.sizes) / 1000,)),
            self._figure("arguments of the map's component", "kB", (answers.arguments / 1000,)),
        ]

    async def _day_by_day(self) -> list[Figure]:
        target = TARGETS[self.count]
        async with self._page() as (page, frame):
            sent = float(await frame.evaluate(_SENT))
            assert sent > 0, "the map has fetched no columns"
            track = await track_of(page, frame)
            swipes = await self._swipes(page, frame, track)
            panel = [await release_to_panel(page, frame, track) for _ in range(self.runs)]
            sources = partial(click_source, page)
            filters = [
                await filter_to_map(page, frame, sources, FILTERS, "click")
                for _ in range(self.runs)
            ]
            full = await self._full_and_quiet(page, frame)
        return [
            *self._swiped(swipes, ""),
            self._figure(
                "release to panel, median", "ms", tuple(map(median, panel)), target.panel
            ),
            *full,
            self._figure(
                "filter to map, median", "ms", tuple(map(median, filters)), target.filter
            ),
            self._figure("sent to the map", "MB", (sent,), target.sent),
        ]  # fmt: skip

    async def _all_days(self) -> list[Figure]:
        """Measure the handle that shows everything until its day, and filters of it."""
        target = TARGETS[self.count]
        async with self._page("mode=until") as (page, frame):
            track = await track_of(page, frame)
            swipes = await self._swipes(page, frame, track)
            word = partial(search, page, WORDS)
            words = await filter_to_map(page, frame, word, FILTERS, "keydown")
            kinds = await filter_to_map(page, frame, partial(click_kind, page), FILTERS, "click")
        return [
            *self._swiped(swipes, ", all days until"),
            self._figure("search to map, median", "ms", (median(words),), target.filter),
            self._figure("kind of event to map, median", "ms", (median(kinds),), target.filter),
        ]

    async def _full_and_quiet(self, page: Page, frame: Frame) -> list[Figure]:
        """Go to the day with most claims, and as often to the one with fewest."""
        full, still = await asyncio.to_thread(full_and_quiet, self.folder)
        waits = await day_to_panel(page, frame, [full[0], still[0]] * FILTERS)
        return [
            self._figure("claims on the fullest day", "", (full[1],)),
            self._figure("panel of the fullest day, median", "ms", (median(waits[::2]),)),
            self._figure("claims on the quietest day", "", (still[1],)),
            self._figure("panel of the quietest day, median", "ms", (median(waits[1::2]),)),
        ]

    async def _swipes(self, page: Page, frame: Frame, track: Track) -> list[Swipe]:
        await swipe(page, frame, track)  # the first compiles the code
        return [await swipe(page, frame, track) for _ in range(self.runs)]

    def _swiped(self, swipes: list[Swipe], how: str) -> list[Figure]:
        target = TARGETS[self.count]
        frames = tuple(percentile(each.frames, 0.95) for each in swipes)
        parts = tuple(float(each.parts) for each in swipes)
        last = tuple(each.last for each in swipes)
        return [
            self._figure(f"frame time, 95th percentile{how}", "ms", frames, target.frame),
            Figure(
                self._group,
                f"days painted of 30{how}",
                "",
                parts,
                target.parts,
                more_is_better=True,
            ),
            self._figure(f"hand's stop to last paint{how}", "ms", last, target.last),
        ]

    @property
    def _group(self) -> str:
        return f"scale, {self.count:,} claims"

    def _figure(
        self, name: str, unit: str, runs: tuple[float, ...], target: float | None = None
    ) -> Figure:
        return Figure(self._group, name, unit, runs, target)

    @asynccontextmanager
    async def _page(self, query: str = "") -> AsyncIterator[tuple[Page, Frame]]:
        async with watched_page(self.browser) as page:
            page.set_default_timeout(180_000)
            await page.goto(f"{self.server.url}/?{query}")
            frame = await map_frame(page)
            await quiet(page, 2500)
            yield page, frame


async def track_of(page: Page, frame: Frame) -> Track:
    """Return where the slider has its days, as it tells itself."""
    left, right, top, bottom = await box_of(frame, TRACK)
    told: dict[str, list[Any]] = await frame.evaluate("() => claimAtlas.track()")
    xs = tuple(left + x for x in told["x"])
    return Track(left + 1, right - 1, (top + bottom) / 2, tuple(told["days"]), xs)


async def swipe(page: Page, frame: Frame, track: Track) -> Swipe:
    """Drag over the track with real input, and stop where the last pixel is another day yet."""
    hand = await Hand.on(page, track.y)
    end = track.left + WAY * (track.right - track.left)
    await frame.evaluate("() => { bench.clear(); bench.count(true); }")
    await hand.press(track.left)
    await hand.glide(track.left, end, DRAG_SECONDS)
    under_the_hand = [
        day for day, x in zip(track.days, track.x, strict=True) if abs(x - end) <= _reach(track)
    ]
    await frame.wait_for_function(_SHOWS, arg=under_the_hand, polling=POLLING)
    await quiet(page, STILL_MILLISECONDS)
    await frame.evaluate("() => bench.count(false)")
    seen: dict[str, list[Any]] = await frame.evaluate("() => ({...bench})")
    await hand.release(end)
    await quiet(page, 1500)
    moves = [each["at"] for each in seen["inputs"] if each["type"] == "pointermove"]
    down, stop = (
        next(each["at"] for each in seen["inputs"] if each["type"] == "pointerdown"),
        moves[-1],
    )
    paints = [paint for paint in seen["paints"] if paint["at"] >= down]
    position = dict(zip(track.days, track.x, strict=True))
    width = (track.x[-1] - track.x[0]) / PARTS or 1
    parts = {min(PARTS - 1, int((position[paint["day"]] - track.x[0]) / width)) for paint in paints}
    ticks = [at for at in seen["frames"] if down <= at <= stop]
    return Swipe(
        frames=[later - earlier for earlier, later in pairwise(ticks)],
        parts=len(parts),
        last=max(0.0, paints[-1]["at"] - stop),
    )


def _reach(track: Track) -> float:
    """Return how far from the hand the middle of its slot may lie: half a slot, and a pixel."""
    widest = max((later - earlier for earlier, later in pairwise(track.x)), default=0.0)
    return widest / 2 + 1.5
