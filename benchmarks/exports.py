"""What a click on "Save" costs: a still, a deck, an animation, the page of its own."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.figures import Figure, Say
from dashboard.analysis.selection import Mode
from dashboard.export.animation import AnimationOptions, animation
from dashboard.export.deck import deck_pptx
from dashboard.export.deck_options import DeckOptions
from dashboard.export.options import StillOptions
from dashboard.export.page import page_html
from dashboard.export.scene import Scene, open_scene
from dashboard.export.still import still_picture

GROUP = "exports"
DAY = "2022-01-06"
DAYS = 14
MEGABYTE = 1_000_000


async def exports(folder: Path, runs: int, say: Say) -> list[Figure]:
    """Make each export of the sample data as often as asked, the first still apart."""
    scene, _ = await asyncio.to_thread(open_scene, folder, {"day": DAY})
    film = AnimationOptions(days=_days(scene))
    works: list[tuple[str, Callable[[], object], float]] = [
        ("still, 1920x1080 PNG", lambda: still_picture(scene, StillOptions()), 1000),
        ("deck, all days with claims", lambda: deck_pptx(scene, DeckOptions()), 10_000),
        (f"MP4, {DAYS} days at 1080p", lambda: animation(scene, film), 20_000),
        ("page of its own", lambda: page_html(scene), 5000),
    ]
    await asyncio.to_thread(still_picture, scene, StillOptions())  # letters and land, once
    figures = []
    for name, work, target in works:
        times = [await asyncio.to_thread(_milliseconds, work) for _ in range(runs)]
        say(f"  {name} {min(times):.0f} ms")
        figures.append(Figure(GROUP, name, "ms", tuple(times), target))
    size = len(page_html(scene).encode()) / MEGABYTE
    return [*figures, Figure(GROUP, "page of its own, size", "MB", (size,), 5)]


def _days(scene: Scene) -> tuple[str, ...]:
    """Return the last days of the axis: those of January 2022."""
    assert scene.selection.mode is Mode.DAY
    return tuple(scene.axis.keys)[-DAYS:]


def _milliseconds(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return (time.perf_counter() - begin) * 1000
