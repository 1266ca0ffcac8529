"""From a folder of headers to a map, only in the browser; conflicts; hostile text that is typed."""

import csv
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from dashboard.geocoding.outlines import load_outlines
from dashboard.model.reading import read_folder
from tests.browser.atlas import SLOW, idle, map_frame, ready, wait_for_state
from tests.browser.conftest import NewPage
from tests.browser.server import Servers
from tests.browser.test_folders import folder, one_claim
from tests.browser.test_hostile import MADE_OF_DATA, PAYLOADS, guarded, shown
from tests.browser.test_pages import link

__all__ = ["guarded"]

SAVED = ".ca-edit-said"


@pytest.fixture
def empty(at: Path) -> Path:
    """Return a folder with headers only."""
    return folder(at)


@pytest.fixture
def edited(at: Path) -> Iterator[Path]:
    """Yield a folder with one claim; it is whole in the end, whatever was done."""
    yield one_claim(at)
    report = read_folder(at, load_outlines()).report  # as the command checks, which takes longer
    assert report.exit_code == 0, str(report)


def check(at: Path) -> str:
    """Run ``claim-atlas check``, which must find nothing to mend."""
    command = [sys.executable, "-m", "dashboard.cli", "check", str(at)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def rows(at: Path, table: str) -> list[dict[str, str]]:
    """Return a table as the csv module reads it."""
    with (at / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def edit(page: Page, url: str, section: str = "Add a claim") -> None:
    """Open one of the forms of the Data page."""
    page.goto(url)
    page.locator(".st-key-pages").get_by_role("link", name="Data").click(timeout=SLOW)
    press(page, "Edit")
    if section != "Add a claim":
        press(page, section)
    idle(page)


def press(page: Page, name: str) -> None:
    """Press one of a row of choices."""
    radio = page.locator(".st-key-document-page, .st-key-edit-page").get_by_role(
        "radio", name=name, exact=True
    )
    radio.first.click(timeout=SLOW)
    expect(radio.first).to_be_checked(timeout=SLOW)


def field(page: Page, name: str) -> Locator:
    """Return the widget whose key ends so: ``claim-locator``."""
    return page.locator(f'[class*="st-key-edit-"][class$="-{name}"], '
                        f'[class*="st-key-edit-"][class*="-{name} "]').first  # fmt: skip


def write(page: Page, name: str, text: str) -> None:
    """Type into a field and leave it."""
    box = field(page, name).locator("input, textarea").first
    box.fill(text)
    box.press("Tab")
    idle(page)


def pick(page: Page, name: str, text: str) -> None:
    """Choose in a drop-down by typing."""
    box = field(page, name).get_by_role("combobox")
    box.click()
    box.press_sequentially(text)
    page.get_by_role("option").filter(has_text=text).first.click()
    idle(page)


def open_event(page: Page, title: str) -> None:
    """Choose an event to change, and wait until its form has taken the place of the empty one."""
    pick(page, "events-chosen", title)
    expect(field(page, "events-title").locator("input")).to_have_value(title, timeout=SLOW)


def fill(page: Page, **cells: str) -> None:
    """Fill several fields; ``source__label`` is the field ``source-label``."""
    for name, text in cells.items():
        write(page, name.replace("__", "-"), text)


def save(page: Page, label: str = "Save the claim") -> None:
    """Save, and wait until the page says so."""
    button = page.get_by_role("button", name=label, exact=True)
    expect(button).to_be_enabled(timeout=SLOW)
    button.click()
    expect(page.locator(SAVED)).to_be_visible(timeout=SLOW)
    idle(page)


def claim_with_everything_new(page: Page) -> None:
    """Add a source, an event at a place of the gazetteer, and a figure in one form."""
    fill(page, source__label="Red Flag", source__title="On the strike", source__language="en")
    write(page, "source-published", "2022-01-07?")
    expect(page.locator(".ca-edit-day").first).to_have_text("7 January 2022 (uncertain)")
    pick(page, "source-kind", "report")
    fill(page, claim__claim="At least 225 people died in Zhanaozen.", claim__locator="¶1")
    pick(page, "claim-stance", "asserts")
    write(page, "event-title", "People are killed in Zhanaozen")
    write(page, "event-date", "5 January 2022")
    expect(page.locator(".ca-edit-wrong")).to_have_text("Write it as 2022-01-05.")
    write(page, "event-date", "2022-01-05")
    pick(page, "event-category", "killing")
    write(page, "event-find-query", "Schanaosen")
    page.locator("[data-testid=stRadio] label").filter(has_text="Zhanaozen").click()
    idle(page)
    page.get_by_text("A figure", exact=True).click()
    idle(page)
    pick(page, "claim-measure", "deaths")
    fill(page, claim__wording="at least", claim__low="225")
    expect(page.locator(".ca-edit-preview")).to_contain_text("deaths: 225 or more")
    expect(page.locator(".ca-edit-preview")).to_contain_text("5 January 2022, Zhanaozen")
    save(page)


def claim_that_contradicts(page: Page) -> None:
    """Let another source meet the first at the same event."""
    pick(page, "source", "New source")
    fill(page, source__label="Ministry", source__title="Statement", source__published="2022-01-07")
    write(page, "source-language", "ru")
    pick(page, "source-kind", "statement")
    fill(page, claim__claim="Dozens of people were killed in Zhanaozen.", claim__locator="¶2")
    pick(page, "claim-stance", "asserts")
    same = page.locator(".st-key-edit-same")
    expect(same).to_contain_text("People are killed in Zhanaozen")
    same.get_by_role("button", name="Same event").first.click()
    idle(page)
    page.get_by_text("A figure", exact=True).click()
    idle(page)
    pick(page, "claim-measure", "deaths")
    write(page, "claim-wording", "dozens")
    expect(field(page, "claim-low").locator("input")).to_have_value("24")
    expect(field(page, "claim-high").locator("input")).to_have_value("99")
    save(page)


def claim_at_a_point_of_ones_own(page: Page) -> None:
    """Add a second place, set on the map, for what the gazetteer lacks."""
    pick(page, "source", "Red Flag")
    fill(page, claim__claim="Workers blocked the road to the depot.", claim__locator="¶5")
    pick(page, "claim-stance", "reports")
    pick(page, "event", "New event")
    fill(page, event__title="A road is blocked", event__date="2022-01-06")
    pick(page, "event-category", "protest")
    pick(page, "event-place", "Another place")
    write(page, "event-find-query", "Qqdepot 14")
    ground = page.frame_locator(".st-key-edit-page iframe").locator(".leaflet-container")
    ground.click(position={"x": 90, "y": 200})
    expect(page.get_by_text("Your point:")).to_be_visible(timeout=SLOW)
    idle(page)
    save(page)


def test_from_headers_to_a_map_with_a_conflict(page: Page, serve: Servers, empty: Path) -> None:
    url = serve(empty)
    page.goto(url)
    page.get_by_role("button", name="Add the first claim").click(timeout=SLOW)
    expect(page.locator(".st-key-edit-side")).to_be_visible()

    claim_with_everything_new(page)
    place = rows(empty, "places")[0]
    assert (place["name"], place["names"]) == ("Zhanaozen", "Schanaosen")
    assert (place["geocoder"], place["geocoded_query"]) == ("gazetteer", "Schanaosen")
    claim_that_contradicts(page)
    claim_at_a_point_of_ones_own(page)
    by_hand = rows(empty, "places")[1]
    assert (by_hand["name"], by_hand["geocoder"], by_hand["kind"]) == (
        "Qqdepot 14", "manual", "site",
    )  # fmt: skip
    claims = rows(empty, "claims")
    assert [row["source_id"] for row in claims] == ["red-flag", "ministry", "red-flag"]
    assert claims[0]["event_id"] == claims[1]["event_id"] != claims[2]["event_id"]
    assert [(row["low"], row["high"], row["unit"]) for row in claims[:2]] == [
        ("225", "", "people"), ("24", "99", "people"),
    ]  # fmt: skip
    check(empty)

    link(page, "Map")
    frame = map_frame(page)
    ready(page, frame)
    wait_for_state(frame, claims=2)
    link(page, "Compare")
    expect(page.locator("[data-testid=stMain]")).to_contain_text("deaths")
    expect(page.locator("[data-testid=stMain]")).to_contain_text("Ministry")


def test_a_change_of_somebody_else_is_shown_and_chosen_row_by_row(
    page: Page, serve: Servers, edited: Path
) -> None:
    edit(page, serve(edited), "Events")
    open_event(page, "A strike")
    write(page, "events-title", "Mine_title")
    file = edited / "events.csv"
    file.write_text(file.read_text("utf-8").replace("A strike", "Theirs_title"), encoding="utf-8")
    page.get_by_role("button", name="Save", exact=True).click()
    table = page.locator(".ca-edit-conflict")
    expect(table).to_contain_text("A strike", timeout=SLOW)
    expect(table).to_contain_text("Theirs_title")
    expect(table).to_contain_text("Mine_title")
    assert rows(edited, "events")[0]["title"] == "Theirs_title", "nothing is overwritten silently"
    expect(page.get_by_role("button", name="Save what I chose")).to_be_disabled()
    press(page, "Keep mine")
    page.get_by_role("button", name="Save what I chose").click()
    expect(page.locator(SAVED)).to_be_visible(timeout=SLOW)
    assert rows(edited, "events")[0]["title"] == "Mine_title"
    press(page, "History")
    expect(page.locator(".ca-edit-version").first).to_contain_text("Change the event strike")
    page.get_by_role("button", name="Undo the last save").click()
    expect(page.locator(SAVED)).to_contain_text("Undid", timeout=SLOW)
    assert rows(edited, "events")[0]["title"] == "Theirs_title"


def test_another_row_that_changed_meanwhile_is_kept(
    page: Page, serve: Servers, edited: Path
) -> None:
    edit(page, serve(edited), "Events")
    open_event(page, "A strike")
    write(page, "events-title", "A longer strike")
    claims = edited / "claims.csv"
    before = claims.read_text("utf-8")
    claims.write_text(f"{before}c9,strike,red,Somebody added this.,¶9,asserts\n", encoding="utf-8")
    save(page, "Save")
    assert rows(edited, "events")[0]["title"] == "A longer strike"
    assert rows(edited, "claims")[-1]["claim"] == "Somebody added this."


def test_removing_says_what_hangs_on_it(page: Page, serve: Servers, edited: Path) -> None:
    edit(page, serve(edited), "Events")
    open_event(page, "A strike")
    page.get_by_text("Remove this event …").click()
    expect(page.locator(".ca-edit-hanging")).to_contain_text("Crew 0 went on strike.")
    page.get_by_role("button", name="Remove 1 event and 1 claim").click()
    expect(page.locator(SAVED)).to_contain_text("Removed", timeout=SLOW)
    assert rows(edited, "events") == rows(edited, "claims") == []
    press(page, "History")
    page.get_by_role("button", name="Undo the last save").click()
    expect(page.locator(SAVED)).to_contain_text("Undid", timeout=SLOW)
    assert len(rows(edited, "claims")) == 1


def test_the_view_stays_when_the_data_change(page: Page, serve: Servers, edited: Path) -> None:
    url = serve(edited)
    page.goto(f"{url}/?day=2022-01-05&place=almaty")
    ready(page, map_frame(page))
    link(page, "Data")
    press(page, "Edit")
    press(page, "Events")
    open_event(page, "A strike")
    write(page, "events-title", "A long strike")
    save(page, "Save")
    link(page, "Map")
    frame = map_frame(page)
    ready(page, frame)
    wait_for_state(frame, day="2022-01-05", place="almaty")
    expect(page.locator(".st-key-panel")).to_contain_text("A long strike")


def test_hostile_text_in_every_field_stays_text(
    guarded: Page, serve: Servers, edited: Path
) -> None:
    page = guarded
    edit(page, serve(edited))
    pick(page, "source", "New source")
    text = "".join(PAYLOADS[1:8])
    write(page, "source-label", PAYLOADS[5][:24])  # more would be a warning
    for name in ("source-title", "claim-claim", "claim-locator", "claim-attributed_to"):
        write(page, name, text)
    pick(page, "event", "New event")
    write(page, "event-title", text)
    pick(page, "event-place", "Another place")
    write(page, "event-find-query", PAYLOADS[1])
    ground = page.frame_locator(".st-key-edit-page iframe").locator(".leaflet-container")
    ground.click(position={"x": 90, "y": 200})
    expect(page.get_by_text("Your point:")).to_be_visible(timeout=SLOW)
    fill(page, source__published="2022-01-07", source__language="en", event__date="2022-01-05")
    for name, choice in (("source-kind", "report"), ("claim-stance", "asserts"),
                         ("event-category", "strike")):  # fmt: skip
        pick(page, name, choice)
    expect(page.locator(".ca-edit-preview")).to_contain_text(shown(text)[:200])
    save(page)
    for made in MADE_OF_DATA:
        assert page.locator(made).count() == 0, made
    for section in ("Claims", "Events", "Places", "Sources", "History"):
        press(page, section)
        idle(page)
        expect(page.locator("[data-testid=stException]")).to_have_count(0)
        for frame in page.frames:
            for made in MADE_OF_DATA:
                assert frame.locator(made).count() == 0, made
    assert shown(rows(edited, "claims")[-1]["claim"]) == shown(text)
    assert rows(edited, "places")[-1]["name"] == PAYLOADS[1]


def test_editing_is_off_where_others_may_come(page: Page, serve: Servers, edited: Path) -> None:
    edit(page, serve(edited, "--no-edit"))
    expect(page.get_by_text("Editing is switched off here")).to_be_visible()
    expect(page.locator(".st-key-edit-page")).to_have_count(0)
    for part in ("Import", "Draft"):
        expect(page.get_by_role("radio", name=part)).to_have_count(0)
    link(page, "Map")
    frame = map_frame(page)
    ready(page, frame)


def test_the_forms_fit_a_phone(new_page: NewPage, serve: Servers, edited: Path) -> None:
    page = new_page()
    edit(page, serve(edited))
    page.set_viewport_size({"width": 390, "height": 844})
    pick(page, "event", "New event")
    pick(page, "event-place", "Another place")
    write(page, "event-find-query", "Paris")
    expect(page.get_by_role("radio", name="Paris").first).to_be_attached(timeout=SLOW)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
