"""The Compare page, the compact form beside the map, the matrix, and two sources."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from dashboard.analysis.comparison import comparison
from dashboard.analysis.roll import Asked
from dashboard.geocoding.outlines import load_outlines
from dashboard.model.reading import read_folder
from tests.browser.atlas import map_frame, open_ready, ready, state, wait_for_state
from tests.browser.conftest import NewPage
from tests.browser.server import Servers
from tests.browser.watch import Watch

HOSTILE = Path(__file__).parents[1] / "data" / "hostile"
#: Milliseconds in which a page is there on a busy machine.
LOADED = 20_000
#: Of each question that the sample must show: its answers' sources in order, and a sentence.
QUESTIONS = [
    ("How many deaths?", "People killed", "MLPD's well over 160 is a lower bound"),
    ("How many injured?", "People injured", "both can hold"),
    ("How many arrests?", "People arrested", "all three can hold"),
    ("How many troops?", "Foreign troops arrive", "MLPD says 4,000"),
    ("Which day?", "Fuel prices rise", "they cannot all hold"),
    ("How many deaths?", "Strikers shot at Zhanaozen", "ICOR says 16"),
    ("What happened?", "Almaty airport", "told by Uprising report and Solidarity appeal"),
    ("Was it so?", "Statement: attempted coup", "contradict each other"),
    ("Was it so?", "Ambassador answers protest letters", "contradict each other"),
]


@pytest.fixture
def forgiving(watch: Watch) -> Iterator[None]:
    """Take back what Streamlit asks for in vain below the address of a page."""
    yield
    watch.forgive("console error: Failed to load resource: .* 404")


def open_compare(page: Page, url: str, watch: Watch, query: str = "") -> None:
    """Go to the page by its address: the map takes longer."""
    page.goto(f"{url}/compare?{query}")
    drawn(page)
    # Streamlit asks below the page's own path first, and then where it is answered.
    watch.forgive("404 .*/_stcore/")


def drawn(page: Page) -> None:
    """Wait until the page and all its charts are there."""
    expect(page.locator(".st-key-compare-page")).to_be_visible(timeout=LOADED)
    expect(page.locator("[data-test-script-state=notRunning]")).to_be_visible(timeout=LOADED)
    skeletons = page.locator("[data-testid=stMain] [data-testid=stSkeleton]")
    expect(skeletons).to_have_count(0, timeout=LOADED)
    charts = page.locator("[data-testid=stVegaLiteChart]")
    bare = charts.filter(has_not=page.locator("svg.marks"))
    expect(bare).to_have_count(0, timeout=LOADED)


def card(page: Page, asking: str, subject: str) -> Locator:
    """Return the card of a question."""
    title = page.locator("h3", has_text=asking).filter(has=page.locator("small", has_text=subject))
    return page.locator("[class*=st-key-question-]", has=title)


def params(page: Page) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(urlsplit(page.url).query).items()}


def test_the_sample_shows_its_questions(page: Page, sample_url: str, watch: Watch) -> None:
    open_compare(page, sample_url, watch)
    for asking, subject, sentence in QUESTIONS:
        found = card(page, asking, subject)
        expect(found).to_have_count(1)
        expect(found).to_contain_text(sentence)
    headings = page.locator(".ca-q-section").all_text_contents()
    assert "Cannot all hold" in headings[0], "what is in conflict comes first"
    expect(page.locator(".ca-q-singles summary")).to_contain_text("with one answer only")


def test_a_chart_has_the_sources_as_its_rows_and_their_words(
    page: Page, sample_url: str, watch: Watch
) -> None:
    open_compare(page, sample_url, watch)
    chart = card(page, "How many arrests?", "People arrested").locator("svg.marks")
    labels = chart.locator(".names_label_marks text").all_text_contents()
    assert labels == ["ICOR", "MLPD", "CWI", "CWI"]
    words = chart.locator(".names_words_marks text").all_text_contents()
    assert words[0] == "more than 3,000 · cites state broadcaster Khabar"
    table = card(page, "How many arrests?", "People arrested").locator("table")
    expect(table.locator("tbody tr")).to_have_count(4)
    expect(table).to_contain_text("state broadcaster Khabar")


def test_pointing_at_a_row_tells_its_claim(page: Page, sample_url: str, watch: Watch) -> None:
    open_compare(page, sample_url, watch)
    rows = card(page, "How many arrests?", "People arrested").locator(".hover_marks path")
    rows.first.hover()
    tip = page.locator("#vg-tooltip-element")
    expect(tip).to_be_visible()
    expect(tip).to_contain_text("more than 3,000")
    expect(tip).to_contain_text("¶5")


def test_figures_over_the_day_they_were_said(page: Page, sample_url: str, watch: Watch) -> None:
    open_compare(page, sample_url, watch)
    page.get_by_role("radio", name="When they said it").click()
    expect(page).to_have_url(re.compile("axis=said"))
    drawn(page)
    chart = card(page, "How many arrests?", "People arrested").locator("svg.marks")
    expect(chart).to_contain_text("MLPD: 10,000")
    expect(chart).to_contain_text("13 Jan")


def test_one_question_alone_and_back(page: Page, sample_url: str, watch: Watch) -> None:
    open_compare(page, sample_url, watch)
    card(page, "How many troops?", "Foreign").get_by_role("button", name="Enlarge").click()
    expect(page).to_have_url(re.compile("question=foreign-troops-arrive.troops"))
    expect(page.locator("[class*=st-key-question-]")).to_have_count(1)
    page.get_by_role("button", name="All questions").click()
    expect(page).not_to_have_url(re.compile("question="))
    expect(page.locator(".ca-q-section").first).to_be_visible()


def test_a_question_leads_to_its_day_and_place_on_the_map(
    page: Page, sample_url: str, watch: Watch
) -> None:
    open_compare(page, sample_url, watch)
    found = card(page, "How many deaths?", "Strikers shot at Zhanaozen")
    found.get_by_role("button", name="On the map").click()
    frame = map_frame(page)
    wait_for_state(frame, day="2011", place="zhanaozen")
    expect(card(page, "How many deaths?", "Strikers shot at Zhanaozen")).to_be_visible()


def test_filters_reach_the_page_and_silence_is_told(
    page: Page, sample_url: str, watch: Watch
) -> None:
    open_compare(page, sample_url, watch, "sources=icor,mlpd")
    found = card(page, "How many arrests?", "People arrested")
    expect(found.locator("svg.marks .names_label_marks text")).to_have_count(2)
    expect(found).to_contain_text("Filtered out: CWI.")


def test_only_the_days_of_the_map(page: Page, sample_url: str, watch: Watch) -> None:
    open_compare(page, sample_url, watch, "day=2011")
    everything = page.locator("[class*=st-key-question-]").count()
    page.locator(".st-key-span-switch label").click()
    expect(page).to_have_url(re.compile("span=shown"))
    expect(page.locator("[class*=st-key-question-]")).not_to_have_count(everything)
    expect(card(page, "How many deaths?", "Strikers shot at Zhanaozen")).to_have_count(1)
    expect(card(page, "How many arrests?", "People arrested")).to_have_count(0)


def test_a_cell_of_the_matrix_opens_the_map(page: Page, sample_url: str, watch: Watch) -> None:
    open_compare(page, sample_url, watch)
    page.get_by_role("radio", name="Matrix").click()
    cell = page.get_by_role("link", name=re.compile("^CWI, Zhanaozen: 4 claims"))
    expect(cell).to_have_text("4")
    expect(page.get_by_role("img", name="MLPD, Zhanaozen: silent")).to_have_count(1)
    cell.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("place=zhanaozen"))
    frame = map_frame(page)
    ready(page, frame)
    wait_for_state(frame, place="zhanaozen", sources=["cwi"], mode="until")
    expect(page.locator(".ca-panel-head")).to_contain_text("4 claims")


@pytest.mark.parametrize("across", ["Days", "Questions"])
def test_days_and_questions_in_the_matrix(
    page: Page, sample_url: str, watch: Watch, across: str
) -> None:
    open_compare(page, sample_url, watch)
    page.get_by_role("radio", name="Matrix").click()
    page.locator(".st-key-pick-across").get_by_role("radio", name=across).click()
    expect(page).to_have_url(re.compile(f"across={across.lower()}"))
    row = {"Days": "5 January 2022", "Questions": "How many arrests?"}[across]
    line = page.locator(".ca-matrix tbody tr", has_text=row).first
    expect(line.get_by_role("link").first).to_be_visible()
    line.get_by_role("link").last.click()
    page.wait_for_url(re.compile("sources="))
    ready(page, map_frame(page))
    if across == "Days":
        assert state(map_frame(page))["day"] == "2022-01-05"
    else:
        assert params(page)["panel"] == "compare"


def test_the_matrix_fits_a_projector_and_scrolls_in_its_box_on_a_phone(
    new_page: NewPage, sample_url: str, forgiving: None
) -> None:
    for width, height, scrolls in ((1366, 768, False), (390, 844, True)):
        page = new_page(width, height, has_touch=width < 500)
        page.goto(f"{sample_url}/compare?compare=matrix")
        box = page.locator(".ca-matrix")
        expect(box).to_be_visible()
        inside, outside = box.evaluate("(box) => [box.scrollWidth, box.clientWidth]")
        assert (inside > outside) is scrolls
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width


def test_one_source_and_two(page: Page, sample_url: str, watch: Watch) -> None:
    open_compare(page, sample_url, watch)
    page.get_by_role("radio", name="Source by source").click()
    beside = page.locator(".st-key-choose-1").get_by_role("radio", name="MLPD")
    expect(beside).to_be_checked()  # the page begins with the two that disagree most
    expect(page.locator(".ca-two")).to_contain_text("cannot both hold")
    page.locator(".st-key-choose-0").get_by_role("radio", name="CWI").click()
    expect(page).to_have_url(re.compile("pair=cwi%2Cmlpd"))
    beside.click()
    expect(page.locator(".ca-eyes")).to_contain_text("CWI makes 138 claims")
    beside.click()
    expect(page).to_have_url(re.compile("pair=cwi%2Cmlpd"))
    expect(page.locator(".ca-two h2")).to_have_count(3)
    expect(page.locator(".ca-two")).to_contain_text("cannot both hold")
    page.get_by_role("button", name="Show both on the map").click()
    wait_for_state(map_frame(page), sources=["cwi", "mlpd"])


def test_the_map_through_one_sources_eyes(page: Page, sample_url: str, forgiving: None) -> None:
    page.goto(f"{sample_url}/compare?compare=sources&pair=icor")
    page.get_by_role("button", name="Show the map as ICOR tells it").click()
    wait_for_state(map_frame(page), sources=["icor"])


def test_the_compact_form_beside_the_map(page: Page, sample_url: str) -> None:
    open_ready(page, sample_url)
    page.get_by_role("radio", name="Compare").click()
    expect(page).to_have_url(re.compile("panel=compare"))
    found = card(page, "How many arrests?", "People arrested")
    expect(found.locator("svg.marks .names_label_marks text")).to_have_count(4)
    expect(found).to_contain_text("Silent: Solidarity appeal and Uprising report.")
    panel, chart = page.locator(".st-key-panel"), found.locator("svg.marks")
    outer, inner = panel.bounding_box(), chart.bounding_box()
    assert outer and inner
    assert inner["x"] + inner["width"] <= outer["x"] + outer["width"]


@pytest.mark.parametrize("size", [(390, 844), (1366, 768), (1920, 1080)])
def test_no_chart_is_clipped_and_no_page_scrolls_sideways(
    new_page: NewPage, sample_url: str, size: tuple[int, int], forgiving: None
) -> None:
    page = new_page(*size)
    page.goto(f"{sample_url}/compare")
    for axis in ("figure", "said"):
        if axis == "said":
            page.get_by_role("radio", name="When they said it").click()
            expect(page).to_have_url(re.compile("axis=said"))
        drawn(page)
        assert page.evaluate("() => document.documentElement.scrollWidth") <= size[0]
        beyond = page.evaluate(
            """() => [...document.querySelectorAll("svg.marks text")].filter((text) => {
              const box = text.getBoundingClientRect();
              const card = text.closest("[class*=st-key-question-]").getBoundingClientRect();
              return getComputedStyle(text).opacity !== "0" && box.width
                && (box.right > card.right || box.left < card.left);
            }).map((text) => text.textContent)"""
        )
        assert not beyond, axis


def a_tip_is_text(page: Page) -> None:
    """Point at a row of the first chart: what its tip says is text."""
    page.locator(".hover_marks path").first.hover()
    tip = page.locator("#vg-tooltip-element")
    expect(tip).to_be_visible()
    assert tip.locator("img, svg, script, b, a").count() == 0


def test_hostile_text_does_nothing(page: Page, serve: Servers, forgiving: None) -> None:
    url = serve(HOSTILE)
    found = comparison(read_folder(HOSTILE, load_outlines())).headings
    figures = [each.id for each in found if each.asked is Asked.FIGURE]
    assert len(figures) > 5
    for name in figures[:6]:
        page.goto(f"{url}/compare?question={quote(name)}")
        drawn(page)
        a_tip_is_text(page)
        inert(page)
    page.get_by_role("button", name="All questions").click()
    page.locator(".ca-q-singles summary").click()
    inert(page)
    for part in ("Matrix", "Source by source"):
        page.get_by_role("radio", name=part).click()
        inert(page)
    page.locator(".st-key-choose-0").get_by_role("radio").first.click()
    expect(page.locator(".ca-eyes")).to_be_visible()
    inert(page)


def inert(page: Page) -> None:
    """Nothing ran, and no element was made of data."""
    assert page.evaluate("() => window.pwned === undefined")
    for made in ("img[src*=evil]", "svg[onload]", "[onerror]", "a[href^=javascript]", ".katex"):
        assert page.locator(made).count() == 0, made
