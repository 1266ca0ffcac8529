"""A Chromium that outlasts a test which hung in it: ended from outside, started anew."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import psutil
import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Playwright, sync_playwright

from tests.browser.chromium import FLAGS, find_chromium


class LastingChromium:
    """Opens contexts in one browser, and in another one if that is gone."""

    def __init__(self, playwright: Playwright) -> None:
        self._playwright = playwright
        self._browser: Browser | None = None
        self._usual: BrowserContext | None = None

    def new_context(self, **options: Any) -> BrowserContext:
        """Return a browser profile of its own; `options` as Playwright takes them."""
        if not (self._browser and self._browser.is_connected()):
            path = find_chromium()
            assert path, "no Chromium found: scripts/setup.sh browser installs one"
            launch = self._playwright.chromium.launch
            self._browser = launch(executable_path=path, args=list(FLAGS))
        return self._browser.new_context(**options)

    def usual_context(self) -> BrowserContext:
        """Return the profile that test after test uses: its cache holds what pages are made of."""
        if not (self._usual and self._usual.browser and self._usual.browser.is_connected()):
            self._usual = self.new_context(viewport={"width": 1366, "height": 768})
        return self._usual

    def forget_pages(self) -> None:
        """Make that profile as it was, but for its cache; one that does not answer is given up."""
        if not self._usual:
            return
        try:
            for page in self._usual.pages:
                page.close()
            self._usual.set_offline(False)
            self._usual.clear_cookies()
            self._usual.clear_permissions()
        except Error:
            self._usual = None

    def close(self) -> None:
        """Close the browser."""
        if self._browser:
            self._browser.close()


@contextmanager
def lasting_chromium() -> Iterator[LastingChromium]:
    """Yield a Chromium; close it behind the tests, for its event loop blocks others."""
    with sync_playwright() as playwright:
        chromium = LastingChromium(playwright)
        yield chromium
        chromium.close()


def end_browsers_after(item: pytest.Item, seconds: float) -> None:
    """End this worker's browsers when a test takes too long.

    What Playwright asks of a page may never be answered, and has no time limit then; of a
    browser that is gone it knows. A signal would end Playwright's own loop as well, and with
    it all later tests.
    """
    timer = threading.Timer(seconds, _end_browsers)
    timer.daemon = True
    timer.start()
    item.cancel_timeout = timer.cancel  # type: ignore[attr-defined] # pytest-timeout calls it


def _end_browsers() -> None:
    for process in psutil.Process().children(recursive=True):
        with suppress(psutil.NoSuchProcess):  # it ended with one before
            if process.name().startswith("chrom"):
                process.kill()
