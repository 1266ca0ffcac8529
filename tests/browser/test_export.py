"""The Export page: what is saved is opened again, and shows the view of the page."""

import csv
import io
import json
import re
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, expect
from pptx import Presentation

from tests.browser.atlas import idle, open_ready, visit
from tests.browser.conftest import NewPage
from tests.browser.counting import Folder
from tests.browser.test_hostile import guarded, hostile_url
from tests.browser.watch import Watch

__all__ = ["guarded", "hostile_url"]

DAY = "2022-01-05"


def export(page: Page, watch: Watch, url: str, query: str, kind: str = "Picture") -> None:
    """Open the Export page on a view by its address, and choose what to make."""
    visit(page, f"{url}/export?{query}", watch, timeout_seconds=60)
    expect(page.get_by_role("heading", name="Export")).to_be_visible()
    choose(page, kind)


def choose(page: Page, name: str) -> None:
    """Press one of a row of choices."""
    radio = page.locator(".st-key-export-page").get_by_role("radio", name=name, exact=True)
    radio.click()
    expect(radio).to_be_checked()


def save(page: Page, label: str | re.Pattern[str]) -> tuple[str, bytes]:
    """Press a button that saves a file, once the page has come to rest; return name and bytes."""
    idle(page)
    with page.expect_download() as started:
        page.get_by_role("button", name=label).click()
    return started.value.suggested_filename, Path(started.value.path()).read_bytes()


def small(page: Page) -> None:
    """Choose the smallest size, that the test may be quick."""
    page.get_by_role("combobox", name="Size").click()
    page.get_by_role("option", name=re.compile("1280")).click()


def picture(page: Page) -> Page:
    """Wait until the preview shows a picture."""
    expect(page.frame_locator(".st-key-preview iframe").locator("img")).to_be_visible(
        timeout=20_000
    )
    return page


def test_one_click_beside_the_map_saves_the_view(page: Page, sample_url: str) -> None:
    open_ready(page, f"{sample_url}/?day={DAY}&sources=cwi")
    name, content = save(page, "Save picture")
    assert name == f"claim-atlas-{DAY}.png"
    assert Image.open(io.BytesIO(content)).size == (3840, 2160)


def test_a_saved_picture_is_there_for_a_slow_browser(
    page: Page, new_page: NewPage, sample_url: str
) -> None:
    """Streamlit drops a file after two runs of anybody's: the browser asks behind them."""
    page.add_init_script(
        """
        const click = HTMLAnchorElement.prototype.click;
        HTMLAnchorElement.prototype.click = function () {
          if (this.hasAttribute("download")) window.saveNow = () => click.call(this);
          else click.call(this);
        };
        """
    )
    open_ready(page, sample_url)
    other = new_page()
    open_ready(other, sample_url)
    page.get_by_role("button", name="Save picture").click()
    page.wait_for_function("() => window.saveNow")
    for _ in range(3):
        other.reload()
        idle(other)
    with page.expect_download() as started:
        page.evaluate("() => window.saveNow()")
    assert Image.open(started.value.path()).size == (3840, 2160)


def test_a_picture_in_its_formats_with_a_preview(page: Page, sample_url: str, watch: Watch) -> None:
    export(page, watch, sample_url, f"day={DAY}&sources=cwi,mlpd")
    small(page)
    shown = picture(page).frame_locator(".st-key-preview iframe").locator("img")
    expect(shown).to_have_attribute("alt", re.compile("5 January 2022, 2 of 5 sources"))
    expect(shown).to_have_attribute("width", "1280")
    page.get_by_label("Title").fill("What two sources say")
    page.get_by_label("Title").press("Enter")
    expect(shown).to_have_attribute("alt", re.compile("What two sources say"))
    page.get_by_label("File name").fill("../two sources")
    page.get_by_label("File name").press("Enter")
    choose(page, "3×")
    expect(page.get_by_text("3,840 × 2,160 pixels")).to_be_visible()
    name, content = save(page, "Save PNG")
    assert name == "two-sources.png"
    assert Image.open(io.BytesIO(content)).size == (3840, 2160)
    choose(page, "SVG")
    expect(page.get_by_text("drawn as lines and text")).to_be_visible()
    name, content = save(page, "Save SVG")
    assert name == "two-sources.svg"
    assert b"What two sources say" in content
    choose(page, "PDF")
    expect(page.get_by_role("button", name="Save PDF")).to_be_visible()
    assert save(page, "Save PDF")[1].startswith(b"%PDF")


def test_a_picture_goes_into_the_clipboard(
    new_page: NewPage, sample_url: str, watch: Watch
) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    export(page, watch, sample_url, f"day={DAY}")
    frame = picture(page).frame_locator(".st-key-preview iframe")
    frame.get_by_role("button", name="Copy picture").click()
    expect(frame.get_by_role("status")).to_have_text("Copied.")
    kinds = page.evaluate(
        "async () => (await navigator.clipboard.read()).map((each) => each.types)"
    )
    assert kinds == [["image/png"]]


def test_the_day_is_chosen_on_the_page_too(page: Page, sample_url: str, watch: Watch) -> None:
    export(page, watch, sample_url, f"day={DAY}")
    field = page.get_by_role("combobox", name="Day", exact=True)
    field.click()
    field.press_sequentially("7 January")
    page.get_by_role("option", name="7 January 2022", exact=True).click()
    expect(page.locator(".ca-doc-head p")).to_contain_text("7 January 2022")
    expect(page).to_have_url(re.compile("day=2022-01-07"))
    page.locator(".st-key-pages").get_by_role("link", name="Map").click()
    expect(page.locator(".ca-panel-head p").first).to_contain_text("7 January 2022")


def test_slides_are_made_and_counted_before(page: Page, sample_url: str, watch: Watch) -> None:
    export(page, watch, sample_url, f"day={DAY}&sources=mlpd", "Slides")
    page.locator(".st-key-deck-map label").click()
    told = page.get_by_text(re.compile(r"^\d+ slides in all\.$"))
    slides = int(told.inner_text().split()[0])
    page.get_by_role("button", name="Make the slides").click()
    name, content = save(page, re.compile(r"Save .*\.pptx"))
    assert name == "claim-atlas-slides.pptx"
    assert len(Presentation(io.BytesIO(content)).slides) == slides
    page.get_by_label("Title", exact=True).fill("Another one")
    page.get_by_label("Title", exact=True).press("Enter")
    expect(page.get_by_role("button", name="Make the slides")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile(r"Save .*\.pptx"))).to_have_count(0)


def test_an_animation_is_made_can_be_stopped_and_is_made_anew(
    page: Page, sample_url: str, watch: Watch
) -> None:
    export(page, watch, sample_url, f"day={DAY}&sources=mlpd", "Animation")
    choose(page, "GIF")
    small(page)
    make = page.get_by_role("button", name="Make the animation")
    make.click()
    page.get_by_role("button", name="Stop").click()
    expect(make).to_be_visible()
    expect(page.get_by_role("button", name="Stop")).to_have_count(0)
    expect(page.get_by_role("button", name=re.compile(r"Save .*\.gif"))).to_have_count(0)
    length = page.get_by_text(re.compile(r"^\d+ steps?, [\d.]+ seconds\.$")).inner_text()
    make.click()
    under_way = page.get_by_text(
        re.compile(r"^Drawing frames: \d+ of \d+, about \d+ seconds? left$")
    )
    expect(under_way).to_be_visible(timeout=20_000)
    expect(make).to_have_count(0)
    page.locator(".st-key-pages").get_by_role("link", name="Map").click()
    expect(page.locator(".ca-panel-head")).to_be_visible()
    page.locator(".st-key-pages").get_by_role("link", name="Export").click()
    page.get_by_role("button", name=re.compile(r"Save .*\.gif")).wait_for(timeout=90_000)
    name, content = save(page, re.compile(r"Save .*\.gif"))
    assert name.endswith(".gif")
    film = Image.open(io.BytesIO(content))
    assert film.size == (1280, 720)
    assert getattr(film, "n_frames", 1) == int(length.split()[0])


def test_the_page_of_its_own_is_shown_and_saved(page: Page, sample_url: str, watch: Watch) -> None:
    export(page, watch, sample_url, f"day={DAY}", "Web page")
    inner = page.frame_locator(".st-key-page-preview iframe")
    expect(inner.locator(".ca-sentence")).to_contain_text("5 January 2022", timeout=20_000)
    expect(page.locator(".st-key-export-page code")).to_contain_text("<iframe")
    name, content = save(page, re.compile(r"Save claim-atlas\.html"))
    assert name == "claim-atlas.html"
    assert b"<!doctype html>" in content[:40].lower()


def test_tables_hold_the_claims_of_the_view(
    page: Page, sample_url: str, watch: Watch, sample: Folder
) -> None:
    export(page, watch, sample_url, f"day={DAY}&sources=cwi", "Table")
    expected = sum(claim.source == "cwi" for claim in sample.visible(sample.window(DAY)))
    expect(page.get_by_text(f"{expected} claims.", exact=True)).to_be_visible()
    name, content = save(page, "CSV")
    assert name == f"claim-atlas-{DAY}.csv"
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert len(rows) == expected
    document = json.loads(save(page, re.compile("^JSON$"))[1])
    assert len(document["claims"]) == expected
    assert document["link"].startswith(f"{sample_url}/?")
    assert save(page, re.compile("XLSX"))[1].startswith(b"PK")
    assert len(json.loads(save(page, "GeoJSON")[1])["features"]) == expected


def test_hostile_data_are_text_here_too(guarded: Page, hostile_url: str, watch: Watch) -> None:
    export(guarded, watch, hostile_url, f"day={DAY}")
    for kind in ("Picture", "Slides", "Animation", "Web page", "Table"):
        choose(guarded, kind)
        if kind in ("Picture", "Animation"):
            picture(guarded)
        if kind == "Web page":
            inner = guarded.frame_locator(".st-key-page-preview iframe")
            expect(inner.locator(".ca-sentence")).to_contain_text("claims", timeout=20_000)
        idle(guarded)
        expect(guarded.locator("[data-testid=stException]")).to_have_count(0)
        wide = guarded.evaluate("() => document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, kind
