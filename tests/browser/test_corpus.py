"""The whole corpus on every page of the real dashboard: nothing runs, asks, or breaks the page.

What single places do with single texts is in ``test_hostile.py``; here every value of
``tests/hostile`` stands in every column at once.
"""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboard.analysis.address import SCHEMA
from dashboard.export.page import page_html
from dashboard.export.scene import open_scene
from tests.browser.atlas import idle, open_map, open_ready
from tests.browser.server import Servers
from tests.browser.test_editing import press
from tests.browser.test_hostile import MADE_OF_DATA, guarded
from tests.browser.test_pages import link
from tests.hostile.folder import DAY, plain_folder
from tests.hostile.values import HOSTILE

__all__ = ["guarded"]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that holds the corpus in each column that takes any text."""
    return plain_folder(tmp_path_factory.mktemp("corpus") / "plain")


def nothing_came_of_it(page: Page) -> None:
    """Look at all frames: no element was made of data, nothing ran, nothing is too wide."""
    for frame in page.frames:
        for made in MADE_OF_DATA:
            assert frame.locator(made).count() == 0, (made, frame.url)
    assert page.evaluate("() => window.pwned === undefined")
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("() => getComputedStyle(document.body).display") != "none"
    expect(page.locator("[data-testid=stException]")).to_have_count(0)


def test_every_page_is_inert(guarded: Page, serve: Servers, corpus: Path) -> None:
    page = guarded
    open_ready(page, f"{serve(corpus)}/?day={DAY}")
    expect(page.locator(".st-key-panel")).to_contain_text(HOSTILE["script"])
    nothing_came_of_it(page)
    for name in ("Compare", "Sources", "Data", "Export"):
        link(page, name)
        idle(page)
        nothing_came_of_it(page)
    link(page, "Data")
    idle(page)
    for half in ("Edit", "Import", "Draft"):
        press(page, half)
        idle(page)
        nothing_came_of_it(page)


def test_every_key_of_an_address_is_inert(guarded: Page, serve: Servers, corpus: Path) -> None:
    values = "".join(HOSTILE[name] for name in ("handler", "markdown-image", "latex", "streamlit"))
    query = "&".join(f"{each.key}={re.sub(r'[&#%+]', '', values)}" for each in SCHEMA)
    open_map(guarded, f"{serve(corpus)}/?{query}")
    expect(guarded.locator(".ca-notices li").first).to_be_visible()
    nothing_came_of_it(guarded)


def test_the_page_of_its_own_is_inert(guarded: Page, corpus: Path, tmp_path: Path) -> None:
    scene, _ = open_scene(corpus, {"day": DAY})
    path = tmp_path / "page.html"
    path.write_text(page_html(scene, title=HOSTILE["script-end"]), encoding="utf-8")
    guarded.goto(path.as_uri())
    guarded.wait_for_function("() => window.claimAtlas && claimAtlas.state().ready")
    expect(guarded.locator("#page-panel")).to_contain_text(HOSTILE["script"])
    expect(guarded.locator("h1")).to_have_text(HOSTILE["script-end"])
    nothing_came_of_it(guarded)
