"""The hand on the slider: frame times, days painted, and how far the picture is behind the hand.

Each drag takes three seconds over the whole track. Two ways to drive it must agree: real mouse
events sent over CDP (see :mod:`benchmarks.stage`), which are what the table shows, and events
that a script in the page dispatches once an animation frame (the lines "scripted"), which prove
that the driver's own process is not what limits the first. A scripted event comes too late for
the frame it is fired in, so it says nothing of the delay between hand and picture.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from playwright.async_api import Browser, Frame, Page

from benchmarks.figures import Figure, Say, median, percentile
from benchmarks.stage import TRACK, Hand, box_of, map_frame, quiet, until, watched_page

GROUP = "scrubbing"
HANDLE = ".ca-handle"  # not that of the statement day, below it
DRAG_SECONDS = 3
STILL_MILLISECONDS = 300
FLICKS = 8
FLICK_SECONDS = 0.4


@dataclass(frozen=True, slots=True)
class Track:
    """The slider's track on the page: its ends, its height, and where each day's slot is."""

    left: float
    right: float
    y: float
    days: tuple[str, ...]
    x: tuple[float, ...]

    def day_at(self, x: float) -> str:
        """Return the day whose slot is nearest."""
        return min(zip(self.x, self.days, strict=True), key=lambda slot: abs(slot[0] - x))[1]


@dataclass(frozen=True, slots=True)
class Drag:
    """What one drag showed; times in milliseconds."""

    frames: list[float]
    days_share: float  #: days painted while the button was down, of those under the path
    delays: list[float]  #: from the first move onto a day's slot to the frame that shows it


async def measure_track(page: Page, frame: Frame) -> Track:
    """Ask the slider where its handle stands on each day, from the keyboard."""
    handle = frame.locator(HANDLE)
    last = int(await handle.get_attribute("aria-valuemax") or 0)
    left, right, top, bottom = await box_of(frame, TRACK)
    days, xs = [], []
    await handle.focus()
    await page.keyboard.press("Home")
    for slot in range(last + 1):
        await _shown(frame, slot)
        days.append(await frame.evaluate("() => claimAtlas.state().day"))
        start, stop, _, _ = await box_of(frame, HANDLE)
        xs.append((start + stop) / 2)
        await page.keyboard.press("ArrowRight")
    await quiet(page)
    return Track(left + 1, right - 1, (top + bottom) / 2, tuple(days), tuple(xs))


async def _shown(frame: Frame, slot: int) -> None:
    shows = "n => document.querySelector('.ca-handle').getAttribute('aria-valuenow') === n"

    async def there() -> bool:
        return bool(await frame.evaluate(shows, str(slot)))

    await until(there, f"slot {slot}")


async def drag(page: Page, frame: Frame, track: Track) -> Drag:
    """Drag over the whole track with real input."""
    hand = await Hand.on(page, track.y)
    await frame.evaluate("() => { bench.clear(); bench.count(true); }")
    await hand.press(track.left)
    await hand.glide(track.left, track.right, DRAG_SECONDS)
    await quiet(page, STILL_MILLISECONDS)
    await hand.release(track.right)
    return await _read(page, frame, track)


async def scripted_drag(page: Page, frame: Frame, track: Track) -> Drag:
    """Drag over the whole track by a script in the page."""
    await frame.evaluate("() => { bench.clear(); bench.count(true); }")
    await frame.evaluate("([track, ms]) => bench.drive(track, ms)", [TRACK, DRAG_SECONDS * 1000])
    return await _read(page, frame, track)


async def _read(page: Page, frame: Frame, track: Track) -> Drag:
    await frame.evaluate("() => bench.count(false)")
    seen: dict[str, list[Any]] = await frame.evaluate("() => ({...bench})")
    await quiet(page)
    around = await (await frame.frame_element()).bounding_box()
    assert around, "the map's frame is not on the page"
    origin = around["x"]
    down, up = (
        next(event["at"] for event in seen["inputs"] if event["type"] == kind)
        for kind in ("pointerdown", "pointerup")
    )
    moves = [e for e in seen["inputs"] if e["type"] == "pointermove" and down <= e["at"] <= up]
    stop = moves[-1]["at"]
    paints = [paint for paint in seen["paints"] if down <= paint["at"] <= up]
    first_on: dict[str, float] = {}
    for event in moves:
        first_on.setdefault(track.day_at(event["x"] + origin), event["at"])
    first_shown: dict[str, float] = {}
    for paint in paints:
        first_shown.setdefault(paint["day"], paint["at"])
    ticks = [at for at in seen["frames"] if down <= at <= stop]
    return Drag(
        frames=[later - earlier for earlier, later in pairwise(ticks)],
        days_share=100 * len(first_shown.keys() & set(track.days)) / len(track.days),
        # The first day is there before the hand moves.
        delays=[
            first_shown[day] - at
            for day, at in first_on.items()
            if day in first_shown and day != track.days[0]
        ],
    )


async def scrubbing(browser: Browser, url: str, runs: int, say: Say) -> list[Figure]:
    """Measure some drags of both kinds."""
    async with watched_page(browser) as page:
        await page.goto(url)
        frame = await map_frame(page)
        await quiet(page, 1500)
        track = await measure_track(page, frame)
        say(f"  {len(track.days)} slots on the track")
        await drag(page, frame, track)  # the first compiles the code
        real = [await drag(page, frame, track) for _ in range(runs)]
        stops = [await flicks(page, frame, track) for _ in range(runs)]
        scripted = [await scripted_drag(page, frame, track) for _ in range(runs)]
    return [*_figures(real), _stops(stops), *_frames(scripted, ", scripted")]


async def flicks(page: Page, frame: Frame, track: Track) -> list[float]:
    """Stop abruptly, one pixel into a day's slot; time from there to the last painted frame.

    The end of an even drag says little: the last slot is on the screen before the hand stops.
    """
    hand = await Hand.on(page, track.y)
    last = len(track.days) - 1
    times = []
    for flick in range(FLICKS):
        target = last - flick if flick % 2 else flick
        before = target + (1 if target < last / 2 else -1)
        edge = (track.x[target] + track.x[before]) / 2
        stop = edge + (1 if track.x[target] > edge else -1)
        start = track.x[last if target < last / 2 else 0]
        await frame.evaluate("() => bench.clear()")
        await hand.press(start)
        await hand.glide(start, stop, FLICK_SECONDS)
        await quiet(page, STILL_MILLISECONDS)
        seen: dict[str, list[Any]] = await frame.evaluate("() => ({...bench})")
        await hand.release(stop)
        await quiet(page)
        stopped = [each["at"] for each in seen["inputs"] if each["type"] == "pointermove"][-1]
        if seen["paints"][-1]["day"] != track.days[target]:
            raise AssertionError(f"stopped on {track.days[target]}, shown: {seen['paints'][-1]}")
        times.append(max(0.0, seen["paints"][-1]["at"] - stopped))
    return times


def _stops(runs: list[list[float]]) -> Figure:
    return Figure(GROUP, "hand's stop to last paint, longest", "ms", tuple(map(max, runs)), 50)


def _figures(drags: list[Drag]) -> list[Figure]:
    delays = [each.delays for each in drags]
    return [
        *_frames(drags, ""),
        Figure(GROUP, "input to painted map, median", "ms", tuple(map(median, delays))),
        Figure(
            GROUP, "input to painted map, 95th percentile", "ms",
            tuple(percentile(each, 0.95) for each in delays),
        ),
    ]  # fmt: skip


def _frames(drags: list[Drag], how: str) -> list[Figure]:
    frames = [each.frames for each in drags]
    return [
        Figure(GROUP, f"frame time, median{how}", "ms", tuple(map(median, frames))),
        Figure(
            GROUP, f"frame time, 95th percentile{how}", "ms",
            tuple(percentile(each, 0.95) for each in frames), 18,
        ),
        Figure(GROUP, f"frame time, longest{how}", "ms", tuple(max(each) for each in frames)),
        Figure(
            GROUP, f"days painted in a 3 s drag{how}", "%",
            tuple(each.days_share for each in drags), 93, more_is_better=True,
        ),
    ]  # fmt: skip
