"""What waits for Python: the panel after the hand let go, the map after a filter changed."""

import random
from typing import Any

from playwright.async_api import Browser, Frame, Page

from benchmarks.figures import Figure, Say, median, percentile
from benchmarks.scrubbing import Track, measure_track
from benchmarks.stage import Hand, map_frame, quiet, watched_page

GROUP = "answers"
TIMES = 15
TARGET = 250
PANEL = ".ca-panel-head"
CHECK_BOXES = ".st-key-source-list [data-testid=stCheckbox] label"
BUSY_DAY = "2022-01-05"


async def answers(browser: Browser, url: str, runs: int, say: Say) -> list[Figure]:
    """Measure release to panel and filter to map."""
    panel, filters, remounts = [], [], 0
    for _ in range(runs):
        async with watched_page(browser) as page:
            await page.goto(url)
            frame = await map_frame(page)
            await quiet(page, 1500)
            track = await measure_track(page, frame)
            panel.append(await release_to_panel(page, frame, track))
            times, remounted = await filter_to_map(page, frame)
            filters.append(times)
            remounts += remounted
        say(f"  release to panel {median(panel[-1]):.0f} ms, filter to map {median(times):.0f} ms")
    return [
        *_figures("release to panel", panel, TARGET),
        *_figures("filter to map", filters, TARGET),
        Figure(GROUP, "maps mounted anew by filters", "maps", (float(remounts),), 0),
    ]


def _figures(name: str, runs: list[list[float]], target: float) -> list[Figure]:
    tails = tuple(percentile(times, 0.95) for times in runs)
    return [
        Figure(GROUP, f"{name}, median", "ms", tuple(map(median, runs)), target),
        Figure(GROUP, f"{name}, 95th percentile", "ms", tails),
    ]


async def release_to_panel(page: Page, frame: Frame, track: Track) -> list[float]:
    """Drag the handle to another day, let go, and time the panel's head to its final text."""
    await page.evaluate("selector => bench.watch(selector)", PANEL)
    hand = await Hand.on(page, track.y)
    at = len(track.days) - 1
    times = []
    for target in _targets(len(track.days)):
        await page.evaluate("() => bench.clear()")
        await frame.evaluate("() => bench.clear()")
        start, stop = track.x[at], track.x[target]
        await hand.press(start)
        # So quick that the pause in which a drag already tells Python never comes.
        await hand.glide(start, stop, 0.12)
        await hand.release(stop)
        await quiet(page, 1200)
        released = await _time_of(frame, "pointerup")
        texts: list[dict[str, Any]] = await page.evaluate("() => bench.texts")
        if texts and texts[-1]["at"] > released:
            times.append(texts[-1]["at"] - released)
        at = target
    return times


def _targets(slots: int) -> list[int]:
    """Days to jump to, never the same twice in a row; the same in each run."""
    order = list(range(slots - 1))
    random.Random(1).shuffle(order)
    return (order * 3)[: TIMES + 3]


async def filter_to_map(page: Page, frame: Frame) -> tuple[list[float], bool]:
    """Click sources off and on; return the times, and whether the map was mounted anew."""
    await frame.evaluate("day => claimAtlas.goTo({day})", BUSY_DAY)
    await quiet(page, 1500)
    frames = list(page.frames)
    await frame.evaluate("() => { window.sameWindow = true; }")
    times = []
    for click in range(TIMES + 1):
        await page.evaluate("() => bench.clear()")
        claims: int = await frame.evaluate(
            "() => { bench.clear(); return claimAtlas.state().claims; }"
        )
        await page.locator(CHECK_BOXES).nth(click // 2 % 5).click()
        await quiet(page, 900)
        clicked = await _time_of(page, "click")
        paints: list[dict[str, Any]] = await frame.evaluate("() => bench.paints")
        changed = [paint["at"] for paint in paints if paint["claims"] != claims]
        if changed:
            times.append(changed[0] - clicked)
    same = await frame.evaluate("() => window.sameWindow === true")
    return times, not same or list(page.frames) != frames


async def _time_of(where: Frame | Page, kind: str) -> float:
    at: float = await where.evaluate(
        "kind => bench.inputs.find(({type}) => type === kind).at", kind
    )
    return at
