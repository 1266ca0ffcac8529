"""Steps that the browser tests share. They wait for conditions and never sleep."""

import time
from collections.abc import Callable
from typing import Any, TypeVar

from playwright.sync_api import Error, Frame, Locator, Page, expect

from tests.browser.watch import Watch

POLL_MILLISECONDS = 20
#: A server's first visitor waits until the data are read, on a machine where others work, too.
FIRST_SECONDS = 90
#: What waits for Python, on a machine where others work, too, in milliseconds.
SLOW = 40_000
REST_MILLISECONDS = 600
Json = dict[str, Any]

#: True once Python has rested for so many milliseconds.
AT_REST = """
(milliseconds) => {
  const resting = document.querySelector("[data-testid=stApp]")
    ?.getAttribute("data-test-script-state") === "notRunning";
  const now = performance.now();
  if (!resting || !window.restingSince) window.restingSince = now;
  const long = resting && now - window.restingSince > milliseconds;
  if (long) window.restingSince = 0;
  return long;
}
"""

#: Goes to each step and tells what the frame that painted it holds: state, words, boxes.
_WALK = """
async (steps) => {
  const paintedAs = (step) => new Promise((done, fail) => {
    const late = setTimeout(() => fail(new Error(`never painted ${JSON.stringify(step)}`)), 20000);
    const stop = window.claimAtlas.onPaint((state) => {
      if (Object.entries(step).some(([key, value]) => state[key] !== value)) return;
      clearTimeout(late);
      stop();
      done({
        state, date: document.querySelector(".ca-date").textContent,
        sentence: document.querySelector(".ca-sentence").textContent,
        spoken: document.querySelector(".ca-handle").getAttribute("aria-valuetext"),
        boxes: window.claimAtlas.boxes(),
      });
    });
    window.claimAtlas.goTo(step);
  });
  const seen = [];
  for (const step of steps) seen.push(await paintedAs(step));
  return seen;
}
"""

#: Boxes in pixels of the map's own rectangle, whatever the map was dragged by.
_BOXES = """
() => {
  const { x, y } = document.querySelector(".leaflet-map-pane")._leaflet_pos;
  return window.claimAtlas.boxes().map((box) => ({
    kind: box.kind, place: box.place,
    x: (box.kind === "donut" ? box.x : (box.left + box.right) / 2) + x,
    y: (box.kind === "donut" ? box.y : (box.top + box.bottom) / 2) + y,
  }));
}
"""

#: Where the handle stands on each of the days, in pixels of the track.
_HANDLE = """
async (keys) => {
  const box = (part) => document.querySelector(part).getBoundingClientRect();
  const found = [];
  for (const day of keys) {
    await new Promise((done) => {
      const stop = window.claimAtlas.onPaint((state) => {
        if (state.day !== day) return;
        stop();
        done();
      });
      window.claimAtlas.goTo({ day });
    });
    const handle = box(".ca-handle");
    found.push(handle.left + handle.width / 2 - box(".ca-track").left);
  }
  return found;
}
"""

Found = TypeVar("Found")


def open_map(page: Page, url: str, timeout_seconds: float = FIRST_SECONDS) -> Frame:
    """Go to `url` and return the map's frame once its plugin answers."""
    page.goto(url)
    return map_frame(page, timeout_seconds)


def map_frame(page: Page, timeout_seconds: float = FIRST_SECONDS) -> Frame:
    """Return the frame that has ``window.claimAtlas``, now or soon."""
    return wait_until(page, lambda: _frame_of_plugin(page), timeout_seconds, "window.claimAtlas")


def open_ready(page: Page, url: str) -> Frame:
    """Go to `url` and return the map's frame once basemap and panel are there, too."""
    frame = open_map(page, url)
    ready(page, frame)
    return frame


def ready(page: Page, frame: Frame) -> None:
    """Wait until the basemap is painted and the claims stand beside the map."""
    wait_until(page, lambda: state(frame)["ready"], FIRST_SECONDS, "the basemap")
    expect(page.locator(".ca-panel-head")).to_be_visible()


def state(frame: Frame) -> dict[str, Any]:
    """Return what the map says that it shows."""
    shown: dict[str, Any] = frame.evaluate("() => window.claimAtlas.state()")
    return shown


def go_to(frame: Frame, **where: Any) -> None:
    """Send the map to a day, a place, a mode: ``go_to(frame, day="2022-01-05")``."""
    frame.evaluate("where => { window.claimAtlas.goTo(where); }", where)


def wait_for_state(frame: Frame, timeout_seconds: float = 20, **expected: Any) -> dict[str, Any]:
    """Return the map's state once it has all the `expected` values."""

    def shown() -> dict[str, Any] | None:
        now = state(frame)
        return now if all(now.get(key) == value for key, value in expected.items()) else None

    try:
        return wait_until(frame, shown, timeout_seconds)
    except AssertionError:
        raise AssertionError(f"expected {expected}, the map shows {state(frame)}") from None


def walk(frame: Frame, steps: list[Json]) -> list[Json]:
    """Return what is painted at each step: ``state``, ``date``, ``sentence``, ``boxes``."""
    seen: list[Json] = frame.evaluate(_WALK, steps)
    return seen


def canvas(frame: Frame) -> Locator:
    """Return the map itself, without headline and slider."""
    return frame.locator(".leaflet-container")


def mark(frame: Frame, place: int, kind: str = "donut") -> Json:
    """Return the position ``{x, y}`` of a place's donut, name or pill on :func:`canvas`."""
    boxes = frame.evaluate(_BOXES)
    found = [box for box in boxes if box["place"] == place and box["kind"] == kind]
    assert found, f"no {kind} of place {place} among {boxes}"
    return {"x": found[0]["x"], "y": found[0]["y"]}


def handle_positions(frame: Frame, keys: list[str]) -> list[float]:
    """Return where on the track the handle stands for each day, in pixels."""
    found: list[float] = frame.evaluate(_HANDLE, keys)
    return found


def idle(page: Page) -> None:
    """Wait until Python rests, and has rested so long that what was done last is through, too.

    A click begins a run after a while, a typed text after 0.3 s. What is pressed during a run may
    be lost, and the frames of a page are put up anew by it.
    """
    page.evaluate("() => { window.restingSince = 0; }")
    page.wait_for_function(AT_REST, arg=REST_MILLISECONDS, timeout=SLOW)


def visit(page: Page, url: str, watch: Watch, timeout_seconds: float = 30) -> None:
    """Open a page that is not the map by its address, and wait until it rests."""
    page.goto(url)
    page.locator("h1").wait_for(timeout=1000 * timeout_seconds)
    # Streamlit asks below the page's own path first, and then where it is answered.
    watch.forgive("404 .*/_stcore/")
    idle(page)


def file_field(page: Page) -> str:
    """Return what the field for a file says beside its button: words of the style sheet."""
    field = page.get_by_test_id("stFileUploaderDropzoneInstructions").locator("> div")
    words: str = field.evaluate("(each) => getComputedStyle(each, '::after').content")
    return words.strip('"')


def listening(page: Page) -> None:
    """Wait until a locator that is pressed is heard: the listener is loaded behind the page."""
    expect(page.locator("html[data-passages]")).to_be_attached()


def wait_until(
    page: Page | Frame,
    condition: Callable[[], Found | None],
    timeout_seconds: float = 20,
    what: str = "the condition",
) -> Found:
    """Return the first truthy value of `condition`, asked again while the page goes on."""
    deadline = time.monotonic() + timeout_seconds
    while not (found := condition()):
        assert time.monotonic() < deadline, f"waited {timeout_seconds} s for {what}"
        page.wait_for_timeout(POLL_MILLISECONDS)  # lets the page's events in, unlike time.sleep
    return found


def _frame_of_plugin(page: Page) -> Frame | None:
    return next((frame for frame in page.frames if _has_plugin(frame)), None)


def _has_plugin(frame: Frame) -> bool:
    try:
        return bool(frame.evaluate("() => Boolean(window.claimAtlas)"))
    except Error:  # the frame is gone, or not there yet
        return False
