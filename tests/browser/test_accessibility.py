"""Everyone can use it: axe-core on every page in light and dark, headings, Tab, narrow windows."""

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page, expect

from dashboard.export.page import page_html
from dashboard.export.scene import open_scene
from tests.browser.atlas import canvas, idle, listening, open_ready, visit, wait_until
from tests.browser.axe import violations
from tests.browser.conftest import NewPage
from tests.browser.server import Servers
from tests.browser.tabbing import reached
from tests.browser.watch import Watch

EVIDENCE = Path(__file__).parents[1] / "data" / "evidence"
DAY = "day=2022-01-06"

#: The pages by their addresses, and what is pressed there one after another.
PAGES: dict[str, tuple[str, ...]] = {
    f"/?{DAY}": (),
    f"/?{DAY}&place=almaty&places=almaty&sources=icor,cwi": (),
    f"/?{DAY}&panel=compare": (),
    f"/?{DAY}&view=present": (),
    "/compare": ("Questions", "Matrix", "Source by source"),
    "/sources": (),
    "/data": ("Look", "Edit", "Import", "Draft"),
    "/export": ("Picture", "Slides", "Animation", "Web page", "Table"),
}
#: A laptop's width at 200 %, and its height with it, a phone, a desktop at 400 %.
WINDOWS = ((683, 844), (683, 384), (390, 844), (320, 844))

_HEADINGS = """
() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
  .filter((each) => each.checkVisibility() && !each.closest("[role=dialog]"))
  .map((each) => [Number(each.tagName[1]), each.textContent])
"""
#: What is wider than its window and cannot be reached by scrolling down alone.
SIDEWAYS = """
() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  const main = document.querySelector("[data-testid=stMain]") || document.body;
  return Math.max(scrollWidth - clientWidth, main.scrollWidth - main.clientWidth);
}
"""
#: Whether a part of the element is in the window.
_IN_VIEW = """
(part) => new Promise((done) => new IntersectionObserver(([entry], observer) => {
  observer.disconnect();
  done(entry.isIntersecting);
}).observe(part))
"""
#: Texts that their own box or one around it cuts off; the names of chips end in dots, and their
#: titles say them; the sidebar of a phone, the link to the content and Streamlit's own list of
#: kinds of files are out of sight or shortened by it.
_CUT_TEXTS = """
() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const apart = `.ca-unseen, .ca-chip, .ca-share, .ca-places, .page-foot summary, svg, style,
    script, noscript, [data-collapsed=true], [data-testid=stSkipToContent],
    [data-testid=stFileUploaderDropzone]`;
  const range = document.createRange();
  const cut = [];
  while (walker.nextNode()) {
    const text = walker.currentNode;
    const seen = { visibilityProperty: true, opacityProperty: true };
    if (!text.data.trim() || !text.parentElement.checkVisibility(seen)) continue;
    if (text.parentElement.closest(apart)) continue;
    range.selectNodeContents(text);
    const inner = range.getBoundingClientRect();
    for (let each = text.parentElement; each !== document.body; each = each.parentElement) {
      const { overflowX } = getComputedStyle(each);
      if (overflowX === "visible") continue;
      const outer = each.getBoundingClientRect();
      const within = inner.left > outer.left - 2 && inner.right < outer.right + 2;
      if (inner.width && !within && ["hidden", "clip"].includes(overflowX)) cut.push(text.data);
      break;
    }
  }
  return cut;
}
"""
#: Choices of a row that another box cuts off.
_CUT = """
() => [...document.querySelectorAll("[data-testid=stButtonGroup] :is(button, [role=radio])")]
  .filter((each) => each.checkVisibility() && each.getBoundingClientRect().right > innerWidth)
  .map((each) => each.textContent)
"""


@pytest.fixture(scope="module")
def edited_url(serve: Servers, sample_folder: Path) -> str:
    """Return the address of the sample, which may be edited: forms are pages, too."""
    return serve(sample_folder, "--edit")


@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_open_to_everyone(
    page: Page, edited_url: str, watch: Watch, address: str
) -> None:
    if address.startswith("/?"):
        open_ready(page, edited_url + address)
    else:
        visit(page, edited_url + address, watch)
    for part in PAGES[address] or ("",):
        if part:
            press(page, part)
        idle(page)
        in_order(page, part)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            expect(page.locator(".stApp")).to_have_css("color-scheme", scheme)
            if violations(page):  # the frames follow the page's colours a little later
                idle(page)
            assert violations(page) == [], (part, scheme)
        page.emulate_media(color_scheme="light")
        reached(page, part)
        fits(page, part)


def press(page: Page, name: str) -> None:
    """Press one of a row of choices, once it stands still and Python hears it."""
    idle(page)
    radio = page.get_by_role("radio", name=name, exact=True)
    radio.click()
    expect(radio).to_be_checked()


def in_order(page: Page, part: str) -> None:
    """Check the headings: one of the first level, and no level skipped."""
    expect(page.locator("h1")).to_have_count(1)
    headings = page.evaluate(_HEADINGS)
    levels = [level for level, _ in headings]
    assert levels[0] == 1 and levels.count(1) == 1, (part, headings)
    assert all(b - a <= 1 for a, b in zip(levels, levels[1:], strict=False)), (part, headings)
    assert all(frame.evaluate("() => document.documentElement.lang") for frame in page.frames)


def _fits(frame: Frame) -> bool:
    return bool(frame.evaluate(SIDEWAYS) <= 0)


def _cuts_nothing(frame: Frame) -> bool:
    return not frame.evaluate(_CUT_TEXTS)


def fits(page: Page, part: str, windows: tuple[tuple[int, int], ...] = WINDOWS) -> None:
    """Check that windows cut nothing off and scroll in one direction only."""
    for width, height in windows:
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_function(f"() => innerWidth === {width} && innerHeight === {height}")
        for frame in page.frames:
            wait_until(
                page,
                partial(_fits, frame),
                what=f"{part} at {width}: a page no wider than its window, {frame.url}",
            )
            wait_until(
                page,
                partial(_cuts_nothing, frame),
                what=f"{part} at {width}: a page that cuts off no text, {frame.url}",
            )
        wait_until(page, lambda: page.evaluate(_CUT) == [], what=f"{part} at {width}: choices")
    page.set_viewport_size({"width": 1366, "height": 768})


def test_a_laptop_at_200_percent_reaches_map_slider_and_claims(
    new_page: NewPage, sample_url: str
) -> None:
    """By the wheel alone."""
    page = new_page(683, 384)
    frame = open_ready(page, f"{sample_url}/?{DAY}")
    claims = page.locator(".st-key-panel .ca-event li")
    for part in (canvas(frame), frame.locator(".ca-track"), claims.first, claims.last):
        page.mouse.move(6, 190)  # over the map the wheel zooms
        for _ in range(100):
            if part.evaluate(_IN_VIEW):
                break
            page.mouse.wheel(0, 120)
        expect(part).to_be_in_viewport()
    for part in reversed((canvas(frame), frame.locator(".ca-track"))):
        part.scroll_into_view_if_needed()
        fit = part.evaluate("(part) => part.getBoundingClientRect().height <= 384")
        assert fit, f"{part} can be seen whole"


@pytest.fixture
def passage(page: Page, serve: Servers, tmp_path: Path) -> Iterator[Page]:
    """Yield a page with the passage of a claim open."""
    open_ready(page, serve(shutil.copytree(EVIDENCE, tmp_path / "data")))
    listening(page)
    page.locator("button[data-passage=b2]").press("Enter")
    expect(page.get_by_role("dialog").locator("mark")).to_have_text("Dutzende")
    yield page


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
    page.goto(path.as_uri())
    page.wait_for_function("() => window.claimAtlas?.state().ready")
    for tab in ("Claims", "Compare", "Sources"):
        page.locator(".page-tabs").get_by_role("button", name=tab).click()
        assert violations(page) == [], tab
