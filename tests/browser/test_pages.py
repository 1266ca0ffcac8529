"""The other looks and pages: presentation, dark, sources, data, report, downloads."""

import csv
import io
import re
import zipfile
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.atlas import (
    go_to,
    idle,
    map_frame,
    open_ready,
    ready,
    state,
    wait_for_state,
    wait_until,
)
from tests.browser.conftest import NewPage
from tests.browser.counting import Folder
from tests.browser.server import Servers

TABLES = ("sources.csv", "places.csv", "events.csv", "claims.csv")


def link(page: Page, name: str) -> None:
    """Follow a link of the sidebar."""
    page.locator(".st-key-pages").get_by_role("link", name=name).click()


def present(page: Page) -> None:
    """Wait until the page is the presentation view: map and claims, and no button to save."""
    expect(page.locator("section[data-testid=stSidebar]")).not_to_be_visible()
    expect(page.locator(".ca-panel-head")).to_be_visible()
    expect(page.get_by_role("button", name="Save picture")).to_have_count(0)


def test_the_maps_button_enters_the_presentation_and_leaves_it(
    page: Page, sample_url: str, sample: Folder
) -> None:
    frame = open_ready(page, f"{sample_url}/?day=2022-01-07&sources=icor,cwi&place=almaty")
    before = state(frame)
    expect(page.get_by_role("button", name="Save picture")).to_be_visible()
    frame.get_by_role("button", name="Presentation view").click()
    expect(page).to_have_url(re.compile("view=present"))
    present(page)
    wait_until(page, frame.is_detached)
    frame = map_frame(page)
    kept = ("day", "mode", "place", "sources", "claims")
    wait_for_state(frame, ready=True, **{key: before[key] for key in kept})
    slider = frame.get_by_role("slider", name="Day", exact=True)
    slider.focus()
    page.keyboard.press("ArrowRight")
    wait_for_state(frame, day="2022-01-08")
    frame.get_by_role("button", name="Leave the presentation view").click()
    expect(page).not_to_have_url(re.compile("view=present"))
    expect(page.locator("section[data-testid=stSidebar]")).to_be_visible()
    wait_until(page, frame.is_detached)
    frame = map_frame(page)
    wait_for_state(frame, day="2022-01-08", place="almaty", sources=["icor", "cwi"])


def test_the_presentation_has_a_link(new_page: NewPage, sample_url: str) -> None:
    page = new_page(1920, 1080)
    frame = open_ready(page, f"{sample_url}/?day=2022-01-07&view=present")
    present(page)
    assert state(frame)["day"] == "2022-01-07"
    expect(page).to_have_url(re.compile("view=present"))
    outer = page.locator("iframe").first.bounding_box()
    panel = page.locator(".st-key-panel").bounding_box()
    assert outer and panel
    assert outer["width"] > 1920 * 0.6
    assert panel["x"] + panel["width"] <= 1920
    size = frame.locator(".ca-date").evaluate(
        "(date) => parseFloat(getComputedStyle(date).fontSize)"
    )
    assert size >= 24, "large type"


def brightness(colour: str) -> float:
    """``rgb(22, 25, 29)`` -> 0.1."""
    channels = [float(part) for part in re.findall(r"[\d.]+", colour)[:3]]
    return sum(channels) / 3 / 255


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_map_and_page_follow_the_colour_scheme(
    new_page: NewPage, sample_url: str, scheme: str
) -> None:
    page = new_page(color_scheme=scheme)
    frame = open_ready(page, sample_url)
    assert frame.evaluate("() => document.documentElement.dataset.theme") == scheme
    for where, part in ((page.main_frame, ".stApp"), (frame, "body"), (frame, ".ca-slider")):
        ground = where.locator(part).first.evaluate(
            """
            (part) => {
              for (let at = part; at; at = at.parentElement) {
                const colour = getComputedStyle(at).backgroundColor;
                if (!/, 0\\)$/.test(colour)) return colour;
              }
            }
            """
        )
        assert (brightness(ground) < 0.4) == (scheme == "dark"), f"{part}: {ground}"
    ink = frame.locator(".ca-date").evaluate("(date) => getComputedStyle(date).color")
    assert (brightness(ink) > 0.6) == (scheme == "dark")


def test_sources_page_and_back_with_the_view_kept(
    page: Page, sample_url: str, sample: Folder
) -> None:
    frame = open_ready(page, f"{sample_url}/?day=2022-01-07&mode=last2&sources=icor,cwi&q=the")
    claims = state(frame)["claims"]
    link(page, "Sources")
    expect(page.get_by_role("heading", name="Sources", exact=True)).to_be_visible()
    cards = page.locator(".ca-card")
    expect(cards).to_have_count(len(sample.rows("sources")))
    for number, row in enumerate(sample.rows("sources")):
        count = sum(claim.source == row["source_id"] for claim in sample.claims)
        expect(cards.nth(number)).to_contain_text(row["label"])
        expect(cards.nth(number)).to_contain_text(row["title_en"] or row["title"])
        expect(cards.nth(number)).to_contain_text(f"{count} claims")
    link(page, "Map")
    frame = map_frame(page)
    ready(page, frame)
    wait_for_state(frame, day="2022-01-07", mode="last", lastDays=2, claims=claims)
    asked = parse_qs(urlsplit(page.url).query)
    expect(page).to_have_url(re.compile("sources=icor"))
    assert asked["sources"] == ["icor,cwi"]


def test_a_source_card_leads_to_its_claims(page: Page, sample_url: str) -> None:
    open_ready(page, sample_url)
    link(page, "Sources")
    page.locator(".st-key-card-cwi").get_by_role("button").click()
    frame = map_frame(page)
    ready(page, frame)
    wait_for_state(frame, sources=["cwi"])


def test_the_view_survives_a_visit_to_the_data_after_scrubbing(page: Page, sample_url: str) -> None:
    frame = open_ready(page, sample_url)
    go_to(frame, day="2022-01-11", place="kazakhstan")
    expect(page).to_have_url(re.compile("day=2022-01-11"))
    link(page, "Data")
    expect(page.get_by_role("heading", name="Data", exact=True)).to_be_visible()
    link(page, "Map")
    frame = map_frame(page)
    ready(page, frame)
    wait_for_state(frame, day="2022-01-11", place="kazakhstan")


def download(page: Page, label: str | re.Pattern[str]) -> tuple[str, bytes]:
    """Press a button that downloads; return name and bytes."""
    idle(page)
    with page.expect_download() as started:
        page.get_by_role("button", name=label).click()
    return started.value.suggested_filename, Path(started.value.path()).read_bytes()


def test_the_zip_holds_the_files_byte_for_byte(
    page: Page, sample_url: str, sample_folder: Path
) -> None:
    open_ready(page, sample_url)
    link(page, "Data")
    name, content = download(page, re.compile("All files"))
    assert name.endswith(".zip")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert sorted(archive.namelist()) == sorted(TABLES)
        for table in TABLES:
            assert archive.read(table) == (sample_folder / table).read_bytes()


def test_a_table_downloads_as_the_reader_read_it(
    page: Page, sample_url: str, sample: Folder
) -> None:
    open_ready(page, sample_url)
    link(page, "Data")
    for table, text in (("claims", "claim"), ("sources", "title")):
        page.get_by_role("tab", name=re.compile(table, re.IGNORECASE)).click()
        name, content = download(page, re.compile(f"{table}.csv"))
        assert name == f"{table}.csv"
        assert content.startswith(b"\xef\xbb\xbf"), "a spreadsheet knows UTF-8 by its mark"
        rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
        for column in (f"{table[:-1]}_id", text):
            assert [row[column] for row in rows] == [row[column] for row in sample.rows(table)]


@pytest.fixture
def broken_url(serve: Servers, tmp_path_factory: pytest.TempPathFactory, sample: Folder) -> str:
    """Return the address of the shipped data with three faults."""
    folder = tmp_path_factory.mktemp("faults") / "data"
    folder.mkdir()
    for table in TABLES:
        (folder / table).write_bytes((sample.path / table).read_bytes())
    with (folder / "claims.csv").open("a", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(sample.rows("claims")[0]), lineterminator="\n")
        row = sample.rows("claims")[0] | {"low": "", "high": "", "measure": ""}
        writer.writerow(row | {"claim_id": "lost", "event_id": "no-such-event"})
        writer.writerow(row | {"claim_id": "odd", "measure": "deaths", "low": "about 20"})
        writer.writerow(row | {"claim_id": "late", "date": "2022-13-45"})
    return serve(folder)


def test_faults_are_reported_and_rows_set_aside_are_counted_and_listed(
    page: Page, broken_url: str
) -> None:
    open_ready(page, broken_url)
    tray = page.locator(".st-key-tray")
    expect(tray).to_contain_text(re.compile(r"\d rows? set aside"))
    aside = re.search(r"(\d) rows? set aside", tray.inner_text())
    assert aside
    tray.get_by_role("button", name="list").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Rows set aside")
    expect(dialog).to_contain_text("no-such-event")
    rows = dialog.locator("table").last.locator("tbody tr")
    expect(rows).to_have_count(int(aside[1]))
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    link(page, "Data")
    expect(page.locator(".ca-doc-head")).to_contain_text("to look at")
    page.get_by_role("tab", name=re.compile("Report")).click()
    report = page.locator(".ca-doc:visible").first
    for word in ("no-such-event", "about 20", "2022-13-45", "claims.csv"):
        expect(report).to_contain_text(word)


def test_a_folder_without_faults_says_so(page: Page, sample_url: str) -> None:
    open_ready(page, sample_url)
    expect(page.locator("section[data-testid=stSidebar]")).to_contain_text(
        "every claim has a day and a place"
    )
    link(page, "Data")
    expect(page.locator(".ca-doc-head")).to_contain_text("Nothing to mend")


def test_the_panel_turns_its_pages(page: Page, sample_url: str, sample: Folder) -> None:
    last = sample.keys[-1]
    open_ready(page, f"{sample_url}/?day={last}&mode=until")
    total = len(sample.visible(sample.window(last, "until")))
    lines = page.locator(".st-key-panel .ca-event li")
    expect(lines).to_have_count(100)
    first = lines.first.text_content()
    turn = page.locator(".st-key-turn-claims")
    turn.get_by_role("button", name="Next").click()
    expect(page.locator(".st-key-panel")).to_contain_text(f"claims 101 to 200 of {total}")
    assert lines.first.text_content() != first
    turn.get_by_role("button", name="Next").click()
    expect(lines).to_have_count(total - 200)
    expect(turn.get_by_role("button", name="Next")).to_be_disabled()


def test_the_panel_of_a_place_lists_each_claim_with_source_and_locator(
    page: Page, sample_url: str, sample: Folder
) -> None:
    open_ready(page, f"{sample_url}/?day=2022-01-06&place=almaty")
    there = [c for c in sample.visible(sample.window("2022-01-06")) if c.place == "almaty"]
    rows = {row["claim_id"]: row for row in sample.rows("claims")}
    labels = {row["source_id"]: row["label"] for row in sample.rows("sources")}
    lines = page.locator(".st-key-panel .ca-event li")
    expect(lines).to_have_count(len(there))
    told = [" ".join((line.text_content() or "").split()) for line in lines.all()]
    for claim in there:
        row = rows[claim.id]
        parts = [
            labels[claim.source],
            " ".join(row["claim"].split()),
            row["locator"],
            row["wording"],
        ]
        assert any(all(part in text for part in parts) for text in told), claim.id
    silent = [label for source, label in labels.items() if source not in {c.source for c in there}]
    for label in silent:
        expect(page.locator(".ca-silence")).to_contain_text(label)
