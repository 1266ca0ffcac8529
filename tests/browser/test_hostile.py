"""Text from data and from addresses does nothing: it stands on the screen as it was written.

tests/data/hostile/ holds markup, scripts, template and Streamlit directives, marks that turn
the reading direction, and words without end, in every text column. Each payload that could
run would set ``window.pwned``, open a dialog or ask evil.example.
"""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Dialog, Error, Page, expect

from tests.browser.atlas import canvas, mark, open_map, open_ready, ready, state, wait_for_state
from tests.browser.server import Servers
from tests.browser.test_layout import gap
from tests.browser.test_pages import download, link

HOSTILE = Path(__file__).parents[1] / "data" / "hostile"
PAYLOADS = [
    "<script>window.pwned=1</script>",
    "<img src=http://evil.example/x.png onerror=window.pwned=1>",
    "</script><script>window.pwned=1</script>",
    "`${window.pwned=1}`",
    "{{ 7*7 }} {% raw %}",
    ":red[x] :material/home: $x^2$ ![i](http://evil.example/x.png)",
    "'\"><svg onload=window.pwned=1>",
    "\u202eabc\u202c",
    "x" * 3000,
    "%00%0a%0d",
    "__proto__",
]
#: What the hostile texts would become if anything took them for markup.
MADE_OF_DATA = (
    "img[src*=evil]",
    "svg[onload]",
    "[onerror]",
    "[onmouseover]",
    "a[href^=javascript]",
    "a[href*=evil]",
    "b:text-is('Bold')",
    ".katex",
)
KEYS = ("day", "mode", "sources", "categories", "places", "place", "q", "view", "at")


def rows(table: str) -> list[dict[str, str]]:
    """Return a table of the hostile folder."""
    with (HOSTILE / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def hostile_url(serve: Servers) -> str:
    """Return the address of the hostile folder."""
    return serve(HOSTILE)


@pytest.fixture
def guarded(page: Page) -> Iterator[Page]:
    """Yield a page in which no payload may have run in the end, in any frame."""
    dialogs: list[str] = []

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    yield page
    assert not dialogs
    for frame in page.frames:
        try:
            assert frame.evaluate("() => window.pwned === undefined"), frame.url
        except Error:  # the frame went away
            continue


def shown(text: str) -> str:
    """Make spaces equal, as a page shows them."""
    return " ".join(text.split())


def body(page: Page) -> str:
    """Return all text of the page, its spaces made single.

    Labels part addresses by a word joiner, which has no width, lest they become links.
    """
    return shown((page.locator("body").text_content() or "").replace("\u2060", ""))


def test_the_panel_shows_every_claim_as_it_was_written(guarded: Page, hostile_url: str) -> None:
    open_ready(guarded, f"{hostile_url}/?day=2022-01-05")
    text = body(guarded)
    events = {row["event_id"]: row for row in rows("events") if row["date"]}
    for claim in rows("claims")[:14]:
        if claim["event_id"] in events:
            assert shown(claim["claim"]) in text
            assert shown(claim["attributed_to"]) in text
            assert shown(claim["quote"]) in text
            assert shown(events[claim["event_id"]]["title"]) in text
    for place in rows("places"):
        assert shown(place["name"]) in text, "as the heading of its claims"
    for row in events.values():
        if row["event_id"] not in ("nowhere",) and not row["event_id"].startswith("<"):
            assert shown(row["category"]) in text, "as a kind to choose"


def test_no_element_was_made_of_data(guarded: Page, hostile_url: str) -> None:
    frame = open_ready(guarded, f"{hostile_url}/?day=2022-01-05")
    for where in (guarded.main_frame, frame):
        for made in MADE_OF_DATA:
            assert where.locator(made).count() == 0, made
    assert guarded.evaluate("() => getComputedStyle(document.body).display") == "block"


def test_labels_of_check_boxes_and_kinds_are_no_markdown(guarded: Page, hostile_url: str) -> None:
    open_ready(guarded, hostile_url)
    for row in rows("sources"):
        name = shown(row["label"])
        box = guarded.locator("section[data-testid=stSidebar]").get_by_role("checkbox")
        labels = [shown(each.get_attribute("aria-label") or "") for each in box.all()]
        texts = shown(guarded.locator(".st-key-source-list").text_content() or "")
        assert name in texts or name in labels
    sidebar = guarded.locator("section[data-testid=stSidebar]")
    assert sidebar.locator("[data-testid=stIconMaterial]:visible").count() == 0
    assert sidebar.locator("img").count() == 0


def test_filters_by_hostile_values_work(guarded: Page, hostile_url: str) -> None:
    frame = open_ready(guarded, f"{hostile_url}/?day=2022-01-05")
    everything = state(frame)["claims"]
    kinds = guarded.get_by_role("toolbar", name="Kind of event").get_by_role("button")
    for number in range(kinds.count()):
        kinds.nth(number).click()
        chosen = f"categories=[^&]*(%2C[^&]*){{{number}}}(&|$)"
        everything_is = number == kinds.count() - 1
        expect(guarded).to_have_url(re.compile("^(?!.*categories)" if everything_is else chosen))
    wait_for_state(frame, hidden=0, claims=everything)
    for text in PAYLOADS[:8]:
        guarded.get_by_placeholder("Search claims").fill(text)
        guarded.get_by_placeholder("Search claims").press("Enter")
        frame.locator(".ca-sentence", has_text=f'text "{shown(text)}"').wait_for()


def test_the_map_names_places_as_they_were_written(guarded: Page, hostile_url: str) -> None:
    frame = open_ready(guarded, f"{hostile_url}/?day=2022-01-05")
    names = [row["name"] for row in rows("places")]
    size = canvas(frame).evaluate("(map) => [map.clientWidth, map.clientHeight]")
    told = []
    for index in range(1, len(names)):
        at = mark(frame, index)
        if 0 < at["x"] < size[0] - 70 and 0 < at["y"] < size[1]:
            canvas(frame).hover(position={"x": at["x"], "y": at["y"]})
            expect(frame.locator(".ca-tip strong")).to_have_text(names[index])
            told.append(names[index])
    assert {"Depot_one", "Depot_two"} <= set(told)
    chip = frame.locator(".ca-chip").first
    expect(chip.locator("b")).to_have_text(names[6])


def test_texts_that_differ_after_an_underscore_are_told_apart(
    guarded: Page, hostile_url: str
) -> None:
    frame = open_ready(guarded, f"{hostile_url}/?day=2022-01-05")
    heading = guarded.locator(".ca-panel-head h2")
    for index, name in ((4, "one"), (5, "two")):
        at = mark(frame, index)
        canvas(frame).click(position={"x": at["x"], "y": at["y"]})
        wait_for_state(frame, place=f"depot-{name}")
        expect(heading).to_have_text(f"Depot_{name}")
        panel = guarded.locator(".st-key-panel")
        expect(panel).to_contain_text(f"Crowd_{name} came")
        expect(panel).to_contain_text(f"Rally_{name}")


def test_long_words_push_nothing_out_of_its_place(guarded: Page, hostile_url: str) -> None:
    frame = open_ready(guarded, f"{hostile_url}/?day=2022-01-05")
    for where in (guarded.main_frame, frame):
        wide = where.evaluate("() => document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0
    panel = guarded.locator(".st-key-panel")
    assert panel.evaluate("(panel) => panel.scrollWidth - panel.clientWidth") <= 1
    sidebar = guarded.locator("[data-testid=stSidebarContent]")
    assert sidebar.evaluate("(bar) => bar.scrollWidth - bar.clientWidth") <= 1
    boxes = frame.evaluate("() => window.claimAtlas.boxes()")
    for number, box in enumerate(boxes):
        assert all(gap(box, other) > -0.5 for other in boxes[:number])


def test_the_tray_the_sources_and_the_data_page_are_inert(guarded: Page, hostile_url: str) -> None:
    open_ready(guarded, hostile_url)
    guarded.locator(".st-key-tray").get_by_role("button", name="list").click()
    dialog = guarded.get_by_role("dialog")
    expect(dialog).to_contain_text("Rows set aside")
    text = shown(dialog.text_content() or "")
    loose = next(row for row in rows("claims") if row["claim_id"] == "loose")
    assert shown(loose["claim"]) in text
    assert "<script>window.pwned=14</script>" in text
    guarded.keyboard.press("Escape")
    link(guarded, "Sources")
    expect(guarded.locator(".ca-card")).to_have_count(3)
    text = shown(guarded.locator("[data-testid=stMain]").text_content() or "")
    for row in rows("sources"):
        for column in ("label", "publisher", "author", "title", "kind", "notes"):
            assert shown(row[column]) in text, column
    hrefs = [a.get_attribute("href") for a in guarded.locator(".ca-card a").all()]
    assert all(href and href.startswith(("http://", "https://")) for href in hrefs)
    link(guarded, "Data")
    guarded.get_by_role("tab", name=re.compile("Report")).click()
    report = guarded.locator(".ca-doc:visible").first
    expect(report).to_contain_text("<script>window.pwned=14</script>")


def test_a_spreadsheet_finds_no_formula_in_what_it_gets(guarded: Page, hostile_url: str) -> None:
    open_ready(guarded, hostile_url)
    link(guarded, "Data")
    guarded.get_by_role("tab", name=re.compile("claims", re.IGNORECASE)).click()
    _, content = download(guarded, re.compile("claims.csv"))
    found = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    formula = next(row for row in found if row["claim_id"] == "formula")
    assert formula["claim"] == '\'=HYPERLINK("http://evil.example","x")'
    assert (formula["locator"], formula["attributed_to"]) == ("'@SUM(1+1)", "'+1")
    assert formula["own_column"] == "'-2"
    assert not [cell for row in found for cell in row.values() if cell[:1] in tuple("=+-@\t\r")]


def test_an_address_does_nothing_either(guarded: Page, sample_url: str) -> None:
    """Each text stands in every key at once; a key has its own notice, the search its words."""
    notices = guarded.locator(".ca-notices li")
    told = ["".join(PAYLOADS[:4]), *PAYLOADS[4:7]]
    for text in [*told, *PAYLOADS[:4], *PAYLOADS[7:]]:
        frame = open_map(guarded, f"{sample_url}/?{'&'.join(f'{k}={quote(text)}' for k in KEYS)}")
        expect(frame.locator(".ca-sentence")).to_contain_text(f'text "{shown(text)[:20]}')
        expect(notices).to_have_count(len(KEYS) - 1)
        for notice in notices.all() if text in told else ():
            assert shown(text)[:30].split(",")[0] in shown(notice.text_content() or "")
        assert notices.locator("img, script, .katex, a").count() == 0
        assert state(frame)["mode"] == "day"


def test_all_keys_hostile_at_once(guarded: Page, hostile_url: str) -> None:
    query = "&".join(f"{key}={quote(PAYLOADS[2] + PAYLOADS[5])}" for key in KEYS)
    frame = open_map(guarded, f"{hostile_url}/?{query}&<script>=1")
    ready(guarded, frame)
    expect(guarded.locator(".ca-notices li")).to_have_count(
        len(KEYS)
    )  # q asks for words; and for the unknown key
