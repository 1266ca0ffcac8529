"""The same hand on two small apps of our own, so that figures of another machine can be judged."""

from typing import Any

from playwright.async_api import Browser, Page

from benchmarks.figures import Figure, Say, median
from benchmarks.serving import EMPTY, served
from benchmarks.stage import quiet, until, watched_page

GROUP = "for comparison"
REBUILT = EMPTY.with_name("rebuilt_map.py")
STEPS = 15


async def comparison(browser: Browser, runs: int, say: Say) -> list[Figure]:
    """Measure an empty Streamlit page and a map that is rebuilt for each day."""
    async with served(EMPTY) as server:
        empty = [await _peer(browser, server.url, ".peer-day") for _ in range(runs)]
    say(f"  empty page {min(map(median, empty)):.0f} ms")
    async with served(REBUILT) as server:
        rebuilt = [await _peer(browser, server.url, None) for _ in range(runs)]
    say(f"  rebuilt map {min(map(median, rebuilt)):.0f} ms")
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
