"""Tests that must not pass: ``test_harness.py`` runs them, pytest does not collect them."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.atlas import map_frame
from tests.browser.server import Servers

HERE = Path(__file__).parent


def test_that_writes_a_console_error(page: Page) -> None:
    page.evaluate("() => console.error('a console error')")


def test_that_asks_another_host(page: Page) -> None:
    page.evaluate("() => { new Image().src = 'http://192.0.2.7/beacon.png'; }")


def test_whose_server_asks_another_host(page: Page, serve: Servers) -> None:
    page.goto(serve.script(HERE / "curious_app.py"))
    page.get_by_text("I am offline").wait_for()


@pytest.mark.timeout(3)
def test_that_hangs(page: Page) -> None:
    page.evaluate("() => new Promise(() => {})")


def test_that_fails(page: Page, serve: Servers) -> None:
    page.goto(serve.script(HERE / "tiny_app.py"))
    assert map_frame(page) is None
