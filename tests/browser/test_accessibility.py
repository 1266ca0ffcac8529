"""Everyone can use it: axe-core on every page in light and dark, headings, and narrow windows."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboard.export.page import page_html
from dashboard.export.scene import open_scene
from tests.browser.atlas import idle, open_ready
from tests.browser.axe import violations
from tests.browser.conftest import NewPage
from tests.browser.server import Servers
from tests.browser.watch import Watch

EVIDENCE = Path(__file__).parents[1] / "data" / "evidence"
DAY = "day=2022-01-06"

#: How each page is reached from an address: what is pressed there, in order.
PAGES: dict[str, tuple[str, tuple[str, ...]]] = {
    "map": (f"/?{DAY}", ()),
    "a place, filtered": (f"/?{DAY}&place=almaty&places=almaty&sources=icor,cwi", ()),
    "comparison beside the map": (f"/?{DAY}&panel=compare", ()),
    "presentation": (f"/?{DAY}&view=present", ()),
    "questions": ("/compare", ()),
    "matrix": ("/compare", ("Matrix",)),
    "source by source": ("/compare", ("Source by source",)),
    "sources": ("/sources", ()),
    "data": ("/data", ("Look",)),
    "edit": ("/data", ("Edit",)),
    "import": ("/data", ("Import",)),
    "draft": ("/data", ("Draft",)),
    "picture": ("/export", ("Picture",)),
    "slides": ("/export", ("Slides",)),
    "animation": ("/export", ("Animation",)),
    "web page": ("/export", ("Web page",)),
    "table": ("/export", ("Table",)),
}

_HEADINGS = """
() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
  .filter((each) => each.checkVisibility() && !each.closest("[role=dialog]"))
  .map((each) => [Number(each.tagName[1]), each.textContent])
"""
#: What is wider than its window and cannot be reached by scrolling down alone.
_SIDEWAYS = """
() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  const main = document.querySelector("[data-testid=stMain]") || document.body;
  return Math.max(scrollWidth - clientWidth, main.scrollWidth - main.clientWidth);
}
"""
#: Choices of a row that another box cuts off.
_CUT = """
() => [...document.querySelectorAll("[data-testid=stButtonGroup] button, [data-testid=stButtonGroup] [role=radio]")]
  .filter((each) => each.checkVisibility() && each.getBoundingClientRect().right > innerWidth)
  .map((each) => each.textContent)
"""


@pytest.fixture(scope="module")
def edited_url(serve: Servers, sample_folder: Path) -> str:
    """Return the address of the sample, which may be edited: forms are pages, too."""
    return serve(sample_folder, "--edit")


@pytest.fixture
def visit(edited_url: str, watch: Watch) -> Callable[[Page, str], None]:
    """Return a function that opens one of ``PAGES``."""

    def go(page: Page, name: str) -> None:
        address, presses = PAGES[name]
        if address.startswith("/?"):
            open_ready(page, edited_url + address)
        else:
            page.goto(edited_url + address)
            page.locator("h1").wait_for()
            # Streamlit asks below the page's own path first, and then where it is answered.
            watch.forgive("404 .*/_stcore/")
        for press in presses:
            radio = page.get_by_role("radio", name=press, exact=True)
            radio.click(force=True)
            expect(radio).to_be_checked()
        idle(page)
        expect(page.locator("h1")).to_have_count(1)

    return go


@pytest.mark.parametrize("name", PAGES)
def test_no_page_violates_a_rule_in_light_or_dark(
    page: Page, visit: Callable[[Page, str], None], name: str
) -> None:
    visit(page, name)
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    expect(page.locator(".stApp")).to_have_css("color-scheme", "dark")
    assert violations(page) == []


@pytest.fixture
def passage(page: Page, serve: Servers, tmp_path: Path) -> Iterator[Page]:
    """Yield a page with the passage of a claim open."""
    open_ready(page, serve(shutil.copytree(EVIDENCE, tmp_path / "data")))
    page.locator("button[data-passage=b2]").press("Enter")
    expect(page.get_by_role("dialog").locator("mark")).to_have_text("Dutzende")
    yield page


def test_the_dialog_of_a_passage_violates_no_rule(passage: Page) -> None:
    assert violations(passage) == []


def test_a_dialog_keeps_the_focus_and_gives_it_back(passage: Page) -> None:
    for _ in range(6):
        passage.keyboard.press("Tab")
        assert passage.evaluate("() => Boolean(document.activeElement.closest('[role=dialog]'))")
    passage.keyboard.press("Escape")
    expect(passage.locator("button[data-passage=b2]")).to_be_focused()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_page_of_its_own_violates_no_rule(
    page: Page, sample_folder: Path, tmp_path: Path, theme: str
) -> None:
    scene = open_scene(sample_folder, {"day": "2022-01-06"})[0]
    path = tmp_path / "atlas.html"
    path.write_text(page_html(scene, theme=theme), encoding="utf-8")
    page.context.new_page()
    page.goto(path.as_uri())
    page.wait_for_function("() => window.claimAtlas?.state().ready")
    for tab in ("Claims", "Compare", "Sources"):
        page.locator(".page-tabs").get_by_role("button", name=tab).click()
        assert violations(page) == [], tab


@pytest.mark.parametrize("name", PAGES)
def test_headings_are_in_order_and_nothing_is_wider_than_a_narrow_window(
    page: Page, visit: Callable[[Page, str], None], name: str
) -> None:
    """683 is a laptop at 200 %, 390 a phone, 320 a desktop at 400 %."""
    visit(page, name)
    headings = page.evaluate(_HEADINGS)
    levels = [level for level, _ in headings]
    assert levels[0] == 1 and levels.count(1) == 1, headings
    assert all(b - a <= 1 for a, b in zip(levels, levels[1:], strict=False)), headings
    assert page.evaluate("() => document.documentElement.lang") == "en"
    for width in (683, 390, 320):
        page.set_viewport_size({"width": width, "height": 844})
        page.wait_for_function(f"() => innerWidth === {width}")
        for frame in page.frames:
            expect_narrow(page, frame.evaluate(_SIDEWAYS), f"{name} at {width}: {frame.url}")
        assert page.evaluate(_CUT) == [], f"{name} at {width}"


def expect_narrow(page: Page, beyond: int, where: str) -> None:
    """Fail where something stands to the right of its window."""
    assert beyond <= 0, f"{where}: {beyond} pixels"
