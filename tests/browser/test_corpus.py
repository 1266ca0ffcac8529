"""The whole corpus on every page of the real dashboard: nothing runs, asks, or breaks the page.

What single places do with single texts is in ``test_hostile.py``; here every value of
``tests/hostile`` stands in every column at once.
"""

import io
import re
import shutil
from functools import partial
from pathlib import Path
from urllib.parse import quote
from zipfile import ZipFile

import pytest
from playwright.sync_api import Error, FilePayload, Frame, Page, expect

from dashboard.analysis.address import SCHEMA
from dashboard.export.page import page_html
from dashboard.export.scene import open_scene
from tests.browser.atlas import canvas, idle, open_map, ready, visit, wait_until
from tests.browser.server import Servers
from tests.browser.test_accessibility import SIDEWAYS, press
from tests.browser.test_compare import a_tip_is_text
from tests.browser.test_hostile import MADE_OF_DATA, guarded, shown
from tests.browser.test_pages import download, link
from tests.browser.watch import Watch
from tests.hostile.folder import DAY, empty_folder, plain_folder, refused_folder
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
    """Look at all frames: no element was made of data, nothing ran, nothing is too wide.

    Streamlit's own way to save a table, which writes formulas, is out of reach.
    """
    wait_until(page, partial(all_frames_are_inert, page), what="frames that stay")
    assert page.evaluate("() => getComputedStyle(document.body).display") != "none"
    expect(page.locator("[data-testid=stException]")).to_have_count(0)
    expect(page.get_by_role("button", name="Download as CSV")).to_have_count(0)


def all_frames_are_inert(page: Page) -> bool:
    """Look at each frame; return False where one went away meanwhile, as a preview does."""
    for frame in page.frames:
        try:
            for made in MADE_OF_DATA:
                assert frame.locator(made).count() == 0, (made, frame.url)
            assert frame.evaluate("() => window.pwned === undefined")
            wait_until(page, partial(no_wider, frame), what=f"nothing sideways in {frame.url}")
        except Error:
            if not frame.is_detached():
                raise
            return False
    return True


def no_wider(frame: Frame) -> bool:
    return bool(frame.evaluate(SIDEWAYS) <= 0)


def test_the_map_is_inert(guarded: Page, serve: Servers, corpus: Path) -> None:
    page = guarded
    frame = open_map(page, f"{serve(corpus)}/?day={DAY}", timeout_seconds=60)
    ready(page, frame)
    expect(page.locator(".st-key-panel")).to_contain_text(HOSTILE["script"])
    nothing_came_of_it(page)
    the_list_of_places_is_text(page, frame)
    what_the_mouse_is_over_is_text(page, frame)
    press(page, "Compare")
    idle(page)
    a_chart_is_text(page)
    link(page, "Sources")
    idle(page)
    nothing_came_of_it(page)


def test_the_presentation_is_inert(guarded: Page, serve: Servers, corpus: Path) -> None:
    url = f"{serve(corpus)}/?day={DAY}&view=present&panel=compare"
    ready(guarded, open_map(guarded, url, timeout_seconds=60))
    nothing_came_of_it(guarded)


def test_compare_is_inert(guarded: Page, serve: Servers, corpus: Path, watch: Watch) -> None:
    """Each event is a question with two answers: cards, charts and tips hold the corpus."""
    page = guarded
    visit(page, f"{serve(corpus)}/compare", watch, timeout_seconds=60)
    expect(page.locator(".st-key-compare-page")).to_contain_text(HOSTILE["script"])
    a_chart_is_text(page)
    for part in ("Matrix", "Source by source"):
        press(page, part)
        idle(page)
        nothing_came_of_it(page)
    expect(page.locator(".ca-two")).to_be_visible()


def a_chart_is_text(page: Page) -> None:
    """Charts and the tips of their rows are text."""
    chart = page.locator("[data-testid=stVegaLiteChart] svg.marks")
    expect(chart.first).to_be_visible(timeout=60_000)
    nothing_came_of_it(page)
    a_tip_is_text(page)
    nothing_came_of_it(page)


def test_data_and_its_forms_are_inert(
    guarded: Page, serve: Servers, corpus: Path, watch: Watch
) -> None:
    page = guarded
    visit(page, f"{serve(corpus)}/data", watch, timeout_seconds=60)
    for tab in page.get_by_role("tab").all():
        tab.click()
        nothing_came_of_it(page)
    press(page, "Edit")
    for part in ("Claims", "Events", "Places", "Sources", "History"):
        idle(page)
        nothing_came_of_it(page)
        press(page, part)
    for part in ("Draft", "Import"):
        idle(page)
        nothing_came_of_it(page)
        press(page, part)
    a_file_to_import_is_text(page)


def test_exports_are_inert(guarded: Page, serve: Servers, corpus: Path, watch: Watch) -> None:
    visit(guarded, f"{serve(corpus)}/export", watch, timeout_seconds=60)
    for part in ("Picture", "Slides", "Animation", "Web page", "Table"):
        press(guarded, part)
        idle(guarded)
        nothing_came_of_it(guarded)


def test_the_name_of_a_folder_is_text(
    guarded: Page, serve: Servers, sample_folder: Path, tmp_path: Path
) -> None:
    name = "<img src=evil onerror=window.pwned=1> $x^2$ **Bold** :red[x] {{ 7*6 }}"
    open_map(guarded, serve(shutil.copytree(sample_folder, tmp_path / name)))
    link(guarded, "Data")
    heads = guarded.locator(".ca-doc-head")
    expect(heads.first).to_contain_text(name)
    nothing_came_of_it(guarded)
    file, content = download(guarded, re.compile("All files"))
    assert file.startswith("_img src=evil onerror=window.pwned=1_") and file.endswith(".zip")
    with ZipFile(io.BytesIO(content)) as archive:
        assert "claims.csv" in archive.namelist()
    press(guarded, "Import")
    expect(heads.filter(has_text="Import")).to_contain_text(name)
    nothing_came_of_it(guarded)


def test_what_is_refused_is_text(guarded: Page, serve: Servers, tmp_path: Path) -> None:
    """Each value stands in the columns that have rules, and in what is said of them."""
    open_map(guarded, serve(refused_folder(tmp_path / "refused")), timeout_seconds=60)
    expect(guarded.locator(".ca-panel-head")).to_be_visible()
    guarded.locator(".st-key-tray").get_by_role("button", name="list").click()
    dialog = guarded.get_by_role("dialog")
    expect(dialog).to_contain_text("Rows set aside")
    expect(dialog).to_contain_text(HOSTILE["script"])
    nothing_came_of_it(guarded)
    guarded.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    link(guarded, "Data")
    guarded.get_by_role("tab", name=re.compile("Report")).click()
    expect(guarded.locator(".ca-doc:visible").first).to_contain_text(HOSTILE["script"])
    nothing_came_of_it(guarded)


def the_list_of_places_is_text(page: Page, frame: Frame) -> None:
    """The map's text alternative names each place as the data do."""
    places = frame.locator(".ca-places li")
    expect(places).to_have_count(len(HOSTILE))
    texts = [shown(text) for text in places.all_text_contents()]
    for name in ("script", "template-literal", "markdown-image", "latex", "formula", "css"):
        assert any(text.startswith(f"{shown(HOSTILE[name])}, city, 2 claims") for text in texts)
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
    idle(page)  # until then the field may be made anew, and would forget the file
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


def test_every_key_of_an_address_is_inert(
    guarded: Page, serve: Servers, corpus: Path, watch: Watch
) -> None:
    """Each value stands in one of the keys, and those that run or ask in all of them.

    No UTF-8 are half a surrogate pair and a stray byte, and no text is NUL.
    """
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
    for value in ("%ED%A0%80", "%FF", "%00"):
        broken = "&".join(f"{each.key}=a{value}" for each in SCHEMA)
        open_map(guarded, f"{serve(corpus)}/?{broken}&{value}=1")
        expect(notices).to_have_count(len(SCHEMA))
        nothing_came_of_it(guarded)
        visit(guarded, f"{serve(corpus)}/compare?{broken}&{value}=1", watch, timeout_seconds=60)
        nothing_came_of_it(guarded)
    visit(
        guarded, f"{serve(corpus)}/compare?{query}&{quote(everywhere)}=1", watch, timeout_seconds=60
    )
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
