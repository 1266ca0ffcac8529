"""The whole corpus on every page of the real dashboard: nothing runs, asks, or breaks the page.

What single places do with single texts is in ``test_hostile.py``; here every value of
``tests/hostile`` stands in every column at once.
"""

from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import FilePayload, Frame, Page, expect

from dashboard.analysis.address import SCHEMA
from dashboard.export.page import page_html
from dashboard.export.scene import open_scene
from tests.browser.atlas import canvas, idle, open_map, ready
from tests.browser.server import Servers
from tests.browser.test_editing import press
from tests.browser.test_hostile import MADE_OF_DATA, guarded, shown
from tests.browser.test_pages import link
from tests.hostile.folder import DAY, empty_folder, plain_folder
from tests.hostile.foreign import foreign
from tests.hostile.values import HOSTILE

__all__ = ["guarded"]

#: Where the places stand on the map, in its own pixels.
BOXES = """
() => {
  const { x, y } = document.querySelector(".leaflet-map-pane")._leaflet_pos;
  return window.claimAtlas.boxes().filter(({ kind }) => kind === "donut")
    .map((box) => ({ x: box.x + x, y: box.y + y }));
}
"""
#: Whether a tip lies within the map, and its text within the tip.
WITHIN = """
(tip) => {
  const [inner, outer] = [tip, tip.parentElement].map((each) => each.getBoundingClientRect());
  return inner.left >= outer.left - 1 && inner.right <= outer.right + 1
    && inner.top >= outer.top - 1 && tip.scrollWidth <= tip.clientWidth;
}
"""


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
    frame = open_map(page, f"{serve(corpus)}/?day={DAY}", timeout_seconds=60)
    ready(page, frame)
    expect(page.locator(".st-key-panel")).to_contain_text(HOSTILE["script"])
    nothing_came_of_it(page)
    the_list_of_places_is_text(page, frame)
    what_the_mouse_is_over_is_text(page, frame)
    for name in ("Compare", "Sources", "Data", "Export"):
        link(page, name)
        idle(page)
        nothing_came_of_it(page)
    link(page, "Data")
    idle(page)
    for half in ("Edit", "Draft", "Import"):
        press(page, half)
        idle(page)
        nothing_came_of_it(page)
    a_file_to_import_is_text(page)


def the_list_of_places_is_text(page: Page, frame: Frame) -> None:
    """The map's text alternative names each place as the data do."""
    places = frame.locator(".ca-places li")
    expect(places).to_have_count(len(HOSTILE))
    texts = [shown(text) for text in places.all_text_contents()]
    for name in ("script", "template-literal", "markdown-image", "latex", "formula", "css"):
        assert any(text.startswith(f"{shown(HOSTILE[name])}, city, 1 claim") for text in texts)
    places.first.get_by_role("button").focus()
    nothing_came_of_it(page)
    page.keyboard.press("Escape")


def what_the_mouse_is_over_is_text(page: Page, frame: Frame) -> None:
    """Nothing but text is in a tip, and it stays on the map however long the text is."""
    ground = canvas(frame)
    box = ground.bounding_box()
    assert box
    told = 0
    for mark in frame.evaluate(BOXES):
        if 0 < mark["x"] < box["width"] - 80 and 0 < mark["y"] < box["height"]:
            ground.hover(position={"x": mark["x"], "y": mark["y"]}, force=True)
            tip = frame.locator(".ca-tip")
            expect(tip).to_be_visible()
            assert tip.evaluate(WITHIN), mark
            told += 1
    assert told > 10
    nothing_came_of_it(page)


def a_file_to_import_is_text(page: Page) -> None:
    """A foreign file and its name, on the page that shows its rows before they are added."""
    name = f"{HOSTILE['handler']}{HOSTILE['markdown-image']}.json"
    file: FilePayload = {"name": name, "mimeType": "text/plain", "buffer": foreign("timemap")}
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_role("button", name="Import into this folder")).to_be_visible()
    nothing_came_of_it(page)
    for tab in page.get_by_role("tab").all():
        tab.click()
        nothing_came_of_it(page)
    page.get_by_role("button", name="Import into this folder").click()
    expect(page.get_by_text("Added ")).to_be_visible()
    nothing_came_of_it(page)


def test_every_key_of_an_address_is_inert(guarded: Page, serve: Servers, corpus: Path) -> None:
    """Each value stands in one of the keys, and those that run or ask in all of them."""
    short = [value for value in HOSTILE.values() if len(value) < 200]
    everywhere = "".join(HOSTILE[name] for name in ("handler", "markdown-image", "latex"))
    query = "&".join(
        f"{each.key}={quote(everywhere + ''.join(short[at :: len(SCHEMA)]), errors='replace')}"
        for at, each in enumerate(SCHEMA)
    )
    open_map(guarded, f"{serve(corpus)}/?{query}&{quote(everywhere)}=1")
    notices = guarded.locator(".ca-notices li")
    expect(notices.first).to_be_visible()
    assert notices.count() == len(SCHEMA), "all but the search, and one for the unknown key"
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


def test_a_page_of_its_own_without_claims_says_so(guarded: Page, tmp_path: Path) -> None:
    scene, _ = open_scene(empty_folder(tmp_path / "empty"), {})
    path = tmp_path / "page.html"
    path.write_text(page_html(scene), encoding="utf-8")
    guarded.goto(path.as_uri())
    expect(guarded.locator(".page-panel-head")).to_contain_text("no claims")
    expect(guarded.locator("#page-map")).to_contain_text("holds no claims yet")
    nothing_came_of_it(guarded)
