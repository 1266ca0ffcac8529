"""The same hand on two small apps of our own, so that figures of another machine can be judged."""

import asyncio
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Page

from benchmarks.figures import Figure, Say, median
from benchmarks.stage import quiet, until, watched_page
from tests.browser.server import Servers

GROUP = "for comparison"
PEERS = Path(__file__).parent / "peers"
STEPS = 15


async def comparison(browser: Browser, runs: int, say: Say) -> list[Figure]:
    """Measure an empty Streamlit page and a map that is rebuilt for each day."""
    servers = Servers()
    try:
        empty_url = await asyncio.to_thread(servers.script, PEERS / "empty_slider.py")
        empty = [await _peer(browser, empty_url, ".peer-day") for _ in range(runs)]
        say(f"  empty page {min(map(median, empty)):.0f} ms")
        rebuilt_url = await asyncio.to_thread(servers.script, PEERS / "rebuilt_map.py")
        rebuilt = [await _peer(browser, rebuilt_url, None) for _ in range(runs)]
        say(f"  rebuilt map {min(map(median, rebuilt)):.0f} ms")
    finally:
        await asyncio.to_thread(servers.stop)
    return [
        Figure(GROUP, "empty st.slider page: step to text", "ms", tuple(map(median, empty))),
        Figure(
            GROUP, "st.slider + rebuilt st_folium: step to map", "ms", tuple(map(median, rebuilt))
        ),
    ]


async def _peer(browser: Browser, url: str, selector: str | None) -> list[float]:
    """Step a Streamlit slider by key (it sends each step at once) and time the answer."""
    async with watched_page(browser) as page:
        await page.goto(url)
        await page.get_by_role("slider").wait_for(state="attached")
        await quiet(page, 2500)
        if selector:
            await page.evaluate("selector => bench.watch(selector)", selector)
        await page.get_by_role("slider").focus()
        return [await _step(page, step) for step in range(STEPS + 2)][2:]


async def _step(page: Page, step: int) -> float:
    await page.evaluate("() => bench.clear()")
    await page.keyboard.press("ArrowLeft" if step % 4 < 2 else "ArrowRight")

    async def answered() -> list[dict[str, Any]]:
        texts: list[dict[str, Any]] = await page.evaluate("() => bench.texts")
        return texts

    texts = await until(answered, "the peer's answer")
    await quiet(page, 500)
    pressed: float = await page.evaluate(
        "() => bench.inputs.find(({type}) => type === 'keydown').at"
    )
    return float(texts[0]["at"]) - pressed
