"""The map in the browser with a hundred to a million made-up claims.

``days painted of 30``: the track is cut into 30 equal parts, and those are counted in which a day
was painted while the hand went over it in 3 s. Ten years on a track of a thousand pixels have
more days than a hand can point at.
"""

import asyncio
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Frame, Page

from benchmarks.answers import CHECK_BOXES, release_to_panel
from benchmarks.figures import Figure, Say, median, percentile
from benchmarks.made_up import write_folder
from benchmarks.scrubbing import DRAG_SECONDS, STILL_MILLISECONDS, Track
from benchmarks.stage import TRACK, Hand, box_of, map_frame, quiet, watched_page
from tests.browser.server import Servers

COUNTS = (100, 10_000, 100_000, 1_000_000)
FOLDERS = Path(__file__).parents[1] / "build" / "scale"
PARTS = 30
WAY = 0.98  #: of the track; behind its last slot the hand would stop on a day that is long there
FILTERS = 12
#: What the browser asks for by the address of its content.
_SENT = """
() => performance.getEntriesByType("resource").filter(({ name }) => name.includes(".columns/"))
  .reduce((sum, each) => sum + each.encodedBodySize, 0) / 1e6
"""


@dataclass(frozen=True, slots=True)
class Targets:
    """What must hold for a number of claims; milliseconds, parts, megabytes."""

    frame: float
    parts: float
    last: float
    panel: float
    filter: float
    sent: float


TARGETS = {
    100: Targets(17, 30, 50, 250, 250, 0.1),
    10_000: Targets(17, 30, 50, 300, 300, 2),
    100_000: Targets(17, 30, 50, 300, 300, 2),
    1_000_000: Targets(33, 28, 80, 500, 500, 8),
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
    """Measure each number of claims on a server of its own."""
    figures: list[Figure] = []
    for count in counts:
        say(f"  {count:,} claims")
        folder = await asyncio.to_thread(made_up_folder, count)
        servers = Servers()
        try:
            url = await asyncio.to_thread(servers, folder)
            figures += await measured(browser, url, count, runs)
        finally:
            await asyncio.to_thread(servers.stop)
    return figures


async def measured(browser: Browser, url: str, count: int, runs: int) -> list[Figure]:
    """Measure an open dashboard of ``count`` claims."""
    async with watched_page(browser) as page:
        page.set_default_timeout(180_000)
        await page.goto(url)
        frame = await map_frame(page)
        await quiet(page, 2500)
        track = await track_of(page, frame)
        await swipe(page, frame, track)  # the first compiles the code
        swipes = [await swipe(page, frame, track) for _ in range(runs)]
        panel = [await release_to_panel(page, frame, track) for _ in range(runs)]
        filters = [await filter_to_map(page, frame) for _ in range(runs)]
        sent = float(await frame.evaluate(_SENT))
    return _figures(count, swipes, panel, filters, sent)


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


async def filter_to_map(page: Page, frame: Frame) -> list[float]:
    """Click sources off and on; time from the click to the first frame with other sources."""
    times = []
    for click in range(FILTERS):
        sources: int = await frame.evaluate("() => claimAtlas.state().sources.length")
        for each in (page, frame):
            await each.evaluate("() => bench.clear()")
        await page.locator(CHECK_BOXES).nth(click // 2 % 5).click()
        await quiet(page, 1500)
        inputs: list[dict[str, Any]] = await page.evaluate("() => bench.inputs")
        clicked = next(each["at"] for each in inputs if each["type"] == "click")
        paints: list[dict[str, Any]] = await frame.evaluate("() => bench.paints")
        changed = [paint["at"] for paint in paints if paint["sources"] != sources]
        if changed:
            times.append(changed[0] - clicked)
    return times


def _figures(
    count: int,
    swipes: list[Swipe],
    panel: list[list[float]],
    filters: list[list[float]],
    sent: float,
) -> list[Figure]:
    group, target = f"scale, {count:,} claims", TARGETS[count]
    frames = tuple(percentile(each.frames, 0.95) for each in swipes)
    parts = tuple(float(each.parts) for each in swipes)
    last = tuple(each.last for each in swipes)
    return [
        Figure(group, "frame time, 95th percentile", "ms", frames, target.frame),
        Figure(group, "days painted of 30", "", parts, target.parts, more_is_better=True),
        Figure(group, "hand's stop to last paint", "ms", last, target.last),
        Figure(
            group, "release to panel, median", "ms", tuple(map(median, panel)), target.panel
        ),
        Figure(
            group, "filter to map, median", "ms", tuple(map(median, filters)), target.filter
        ),
        Figure(group, "sent to the map", "MB", (sent,), target.sent),
    ]  # fmt: skip
