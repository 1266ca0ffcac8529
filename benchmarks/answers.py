"""What waits for Python: the panel after the hand let go, the map after a filter changed."""

import random
from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from playwright.async_api import Browser, Frame, Page

from benchmarks.figures import Figure, Say, median, percentile
from benchmarks.scrubbing import Track, measure_track
from benchmarks.stage import Hand, map_frame, quiet, watched_page

GROUP = "answers"
TIMES = 15
TARGET = 250
PANEL = ".st-key-panel"
CHECK_BOXES = ".st-key-source-list [data-testid=stCheckbox] label"
KINDS = "[class*=st-key-kind-list] button"
SEARCH = "[class*=st-key-search-] input"
BUSY_DAY = "2022-01-05"
POLLING = 50  #: milliseconds between two looks, so that looking costs nothing
#: When the watched text last changed, once that was after a moment and is a second ago.
RESTED = """
(after) => {
  const last = bench.texts.at(-1)?.at ?? 0;
  return last > after && bench.now() - last > 1000 && last;
}
"""
#: What of a frame a filter changes, and the first frame that shows something else.
SHOWN = """
() => {
  const { claims, hidden, sources } = claimAtlas.state();
  return { claims, hidden, sources: sources.length };
}
"""
PAINTED = """
(before) => bench.paints.find(
  (paint) => ["claims", "hidden", "sources"].some((name) => paint[name] !== before[name]),
)?.at
"""


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
            times, remounted = await _filters(page, frame)
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


async def _filters(page: Page, frame: Frame) -> tuple[list[float], bool]:
    """Return the times of clicks on sources, and whether the map was mounted anew."""
    await frame.evaluate("day => claimAtlas.goTo({day})", BUSY_DAY)
    await quiet(page, 1500)
    frames = list(page.frames)
    await frame.evaluate("() => { window.sameWindow = true; }")
    times = await filter_to_map(page, frame, partial(click_source, page), TIMES + 1, "click")
    same = await frame.evaluate("() => window.sameWindow === true")
    return times, not same or list(page.frames) != frames


async def release_to_panel(page: Page, frame: Frame, track: Track) -> list[float]:
    """Drag the handle to other slots, let go, and time the panel to its final text."""
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
        released = await _time_of(frame, "pointerup")
        times.append(await _last_text(page, released) - released)
        at = target
    return times


async def day_to_panel(page: Page, frame: Frame, days: Sequence[str]) -> list[float]:
    """Go to days by their keys, which a hand on a track of ten years cannot, and time the panel."""
    await page.evaluate("selector => bench.watch(selector)", PANEL)
    times = []
    for day in days:
        await page.evaluate("() => bench.clear()")
        began: float = await frame.evaluate(
            "day => { const at = bench.now(); claimAtlas.goTo({ day }); return at; }", day
        )
        times.append(await _last_text(page, began) - began)
    return times


async def _last_text(page: Page, after: float) -> float:
    """Wait, however long it takes, for the watched text to change and to rest for a second."""
    found = await page.wait_for_function(RESTED, arg=after, polling=POLLING)
    at: float = await found.json_value()
    return at


def _targets(slots: int) -> list[int]:
    """Days to jump to, never the same twice in a row; the same in each run."""
    order = list(range(slots - 1))
    random.Random(1).shuffle(order)
    return (order * 3)[: TIMES + 3]


async def filter_to_map(
    page: Page, frame: Frame, change: Callable[[int], Awaitable[None]], times: int, event: str
) -> list[float]:
    """Change a filter again and again; time from the input to the first frame that shows it.

    ``event`` is the input that counts: ``click``, or ``keydown``.
    """
    waits = []
    for number in range(times):
        shown = await frame.evaluate(SHOWN)
        for each in (page, frame):
            await each.evaluate("() => bench.clear()")
        await change(number)
        painted = await frame.wait_for_function(PAINTED, arg=shown, polling=POLLING)
        at: float = await painted.json_value()
        waits.append(at - await _time_of(page, event))
        await quiet(page, 900)
    return waits


async def click_source(page: Page, number: int) -> None:
    """Take the claims of the first sources away and back, one after the other."""
    await page.locator(CHECK_BOXES).nth(number // 2 % 5).click()


async def click_kind(page: Page, number: int) -> None:
    """Show only events of one kind, then all again."""
    await page.locator(KINDS).nth(number // 2 % 3).click()


async def search(page: Page, words: Sequence[str], number: int) -> None:
    """Look for one word or another, then for nothing."""
    field = page.locator(SEARCH)
    await field.fill("" if number % 2 else words[number // 2 % len(words)])
    await field.press("Enter")


async def _time_of(where: Frame | Page, kind: str) -> float:
    """Return when the browser got the last input of a kind."""
    at: float = await where.evaluate(
        "kind => bench.inputs.findLast(({type}) => type === kind).at", kind
    )
    return at
