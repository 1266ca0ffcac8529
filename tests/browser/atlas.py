"""Steps that the browser tests share. They wait for conditions and never sleep."""

import time
from collections.abc import Callable
from typing import Any, TypeVar

from playwright.sync_api import Error, Frame, Page

POLL_MILLISECONDS = 20

Found = TypeVar("Found")


def open_map(page: Page, url: str, timeout_seconds: float = 30) -> Frame:
    """Go to `url` and return the map's frame once its plugin answers."""
    page.goto(url)
    return map_frame(page, timeout_seconds)


def map_frame(page: Page, timeout_seconds: float = 30) -> Frame:
    """Return the frame that has ``window.claimAtlas``, now or soon."""
    return wait_until(page, lambda: _frame_of_plugin(page), timeout_seconds, "window.claimAtlas")


def state(frame: Frame) -> dict[str, Any]:
    """Return what the map says that it shows."""
    shown: dict[str, Any] = frame.evaluate("() => window.claimAtlas.state()")
    return shown


def go_to(frame: Frame, **where: Any) -> None:
    """Send the map to a day, a place, a mode: ``go_to(frame, day="2022-01-05")``."""
    frame.evaluate("where => { window.claimAtlas.goTo(where); }", where)


def wait_for_state(frame: Frame, timeout_seconds: float = 10, **expected: Any) -> dict[str, Any]:
    """Return the map's state once it has all the `expected` values."""

    def shown() -> dict[str, Any] | None:
        now = state(frame)
        return now if all(now.get(key) == value for key, value in expected.items()) else None

    try:
        return wait_until(frame, shown, timeout_seconds)
    except AssertionError:
        raise AssertionError(f"expected {expected}, the map shows {state(frame)}") from None


def wait_until(
    page: Page | Frame,
    condition: Callable[[], Found | None],
    timeout_seconds: float = 10,
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
