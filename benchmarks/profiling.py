"""Where the time of a step goes: a trace for Chromium's performance panel, and its summary.

Python's half of the same step, in the server, is what ``pyinstrument`` shows of
``benchmarks.scale_probe``.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Frame, Page

from benchmarks.answers import click_source, filter_to_map, release_to_panel
from benchmarks.scale_browser import PARTS, swipe, track_of
from benchmarks.scrubbing import Track
from benchmarks.stage import map_frame, quiet, watched_page

CATEGORIES = [
    "toplevel",
    "devtools.timeline",
    "disabled-by-default-devtools.timeline",
    "disabled-by-default-v8.cpu_profiler",
    "cc",
    "viz",
    "blink",
    "v8",
]
MOST_LINES = 14

Event = dict[str, Any]


async def profile(browser: Browser, url: str, folder: Path, step: str) -> str:
    """Do a step once under a trace; save it in ``folder`` and return what it says."""
    folder.mkdir(exist_ok=True)
    path = folder / f"{step}-trace.json"
    async with watched_page(browser) as page:
        page.set_default_timeout(180_000)
        await page.goto(url)
        frame = await map_frame(page)
        await quiet(page, 2500)
        track = await track_of(page, frame)
        await STEPS[step](page, frame, track)  # the first compiles the code
        await browser.start_tracing(page=page, path=path, categories=CATEGORIES)
        done = await STEPS[step](page, frame, track)
        await browser.stop_tracing()
    events: list[Event] = json.loads(path.read_text("utf-8"))["traceEvents"]
    lines = [f"trace: {path} (load it in Chromium's performance panel)", done, ""]
    lines += _busy_threads(events)
    lines += ["", "the page's main thread, self time of its tasks:", *_main_thread(events)]
    lines += ["", "its JavaScript, self time by function (sampled):", *_functions(events)]
    return "\n".join(lines)


async def _drag(page: Page, frame: Frame, track: Track) -> str:
    done = await swipe(page, frame, track)
    return f"{len(done.frames)} frames, days in {done.parts} of {PARTS} parts of the track"


async def _filter(page: Page, frame: Frame, track: Track) -> str:
    waits = await filter_to_map(page, frame, partial(click_source, page), 2, "click")
    return f"two clicks on a source: {', '.join(f'{wait:.0f} ms' for wait in waits)}"


async def _release(page: Page, frame: Frame, track: Track) -> str:
    waits = await release_to_panel(page, frame, track)
    return f"releases on other days: {', '.join(f'{wait:.0f} ms' for wait in waits)}"


STEPS = {"drag": _drag, "filter": _filter, "release": _release}


def _threads(events: list[Event]) -> dict[tuple[int, int], str]:
    processes = {
        event["pid"]: event["args"]["name"] for event in events if event["name"] == "process_name"
    }
    return {
        (event["pid"], event["tid"]): f"{processes.get(event['pid'], '?')}: {event['args']['name']}"
        for event in events
        if event["name"] == "thread_name"
    }


def _self_times(events: list[Event]) -> dict[tuple[int, int], dict[str, float]]:
    """Return milliseconds of CPU by thread and event name, each without the events inside it."""
    by_thread: dict[tuple[int, int], list[Event]] = defaultdict(list)
    for event in events:
        if event.get("ph") == "X" and "tdur" in event:
            by_thread[event["pid"], event["tid"]].append(event)
    return {thread: _nested(members) for thread, members in by_thread.items()}


def _nested(events: list[Event]) -> dict[str, float]:
    own: dict[str, float] = defaultdict(float)
    stack: list[Event] = []
    for event in sorted(events, key=lambda event: (event["ts"], -event.get("dur", 0))):
        while stack and stack[-1]["ts"] + stack[-1].get("dur", 0) <= event["ts"]:
            stack.pop()
        own[event["name"]] += event["tdur"] / 1000
        if stack:
            own[stack[-1]["name"]] -= event["tdur"] / 1000
        stack.append(event)
    return own


def _busy_threads(events: list[Event]) -> Iterator[str]:
    names = _threads(events)
    totals = {thread: sum(times.values()) for thread, times in _self_times(events).items()}
    yield "CPU by thread:"
    yield from _ranking({names.get(thread, "?"): time for thread, time in totals.items()}, 6)


def _main_thread(events: list[Event]) -> Iterator[str]:
    names = _threads(events)
    own = _self_times(events)
    mains = [thread for thread in own if names.get(thread) == "Renderer: CrRendererMain"]
    busiest = max(mains, key=lambda thread: sum(own[thread].values()))
    yield from _ranking(own[busiest], MOST_LINES)


def _functions(events: list[Event]) -> Iterator[str]:
    """Sum the samples of the JavaScript profiler by function."""
    nodes: dict[tuple[int, str, int], str] = {}
    times: dict[str, float] = defaultdict(float)
    for event in events:
        if event["name"] != "ProfileChunk":
            continue
        data = event["args"]["data"]
        chunk = data.get("cpuProfile", {})
        key = (event["pid"], event["id"])
        for node in chunk.get("nodes", ()):
            call = node["callFrame"]
            file = call.get("url", "").rpartition("/")[2].partition("?")[0]
            where = f" ({file}:{call.get('lineNumber', -1) + 1})" if file else ""
            nodes[*key, node["id"]] = f"{call['functionName'] or 'anonymous'}{where}"
        samples = zip(chunk.get("samples", ()), data.get("timeDeltas", ()), strict=False)
        for sample, delta in samples:
            times[nodes.get((*key, sample), "?")] += delta / 1000
    for idle in ("(idle)", "(root)", "(program)"):
        times.pop(idle, None)
    yield from _ranking(times, MOST_LINES + 8)


def _ranking(times: dict[str, float], most: int) -> Iterator[str]:
    ordered = sorted(times.items(), key=lambda item: -item[1])[:most]
    return (f"  {time:8.1f} ms  {name}" for name, time in ordered)
