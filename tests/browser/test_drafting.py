"""From a text that is pasted to claims in the data, only in the browser."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.atlas import SLOW, idle
from tests.browser.server import Servers
from tests.browser.test_editing import check, press, rows
from tests.browser.test_folders import one_claim
from tests.browser.test_pages import link

TEXT = """Streik in Almaty

Am 5. Januar 2022 besetzten 300 Demonstranten den Flughafen von Almaty.

In der Stadt wurden nach Angaben der Polizei 40 Menschen festgenommen.

Am 6. Januar 2022 starben in Almaty 5 Menschen.

Für Frieden und Freiheit!"""
OWN = "Forty people were arrested in Almaty, the police said."


@pytest.fixture
def drafted(at: Path) -> Path:
    """Return a folder with one source, in German, and one event."""
    one_claim(at)
    sources = at / "sources.csv"
    sources.write_text(sources.read_text("utf-8").replace(",en,", ",de,"), "utf-8")
    return at


def paste(page: Page, url: str, text: str = TEXT) -> None:
    """Open the Draft page and hand a text in."""
    page.goto(url)
    link(page, "Data")
    expect(page.locator(".st-key-document-page")).to_be_visible(timeout=SLOW)
    idle(page)  # a row that is still being laid out moves from under the click
    press(page, "Draft")
    page.locator(".st-key-draft-text textarea").fill(text)
    page.get_by_role("button", name="Find candidates").click()
    expect(page.locator(".ca-draft-counts")).to_be_visible(timeout=SLOW)
    idle(page)


def card(page: Page, words: str) -> Locator:
    """Return the card of a sentence."""
    return page.locator("[class*=st-key-draft-card-]").filter(has_text=words).first


def accept(page: Page, words: str, claim: str) -> None:
    """Write the claim of a candidate and accept it."""
    card(page, words).locator("textarea").fill(claim)
    card(page, words).get_by_role("button", name="Accept").click()
    idle(page)


def choose(page: Page, words: str, name: str, option: str, typed: str = "") -> None:
    """Choose in a drop-down of a card, by typing what it begins with."""
    box = card(page, words).locator(f"[class*=st-key-draft-{name}-]").get_by_role("combobox")
    box.click()
    box.press_sequentially(typed or option)
    page.get_by_role("option").filter(has_text=option).first.click()
    idle(page)


def test_a_text_becomes_claims_that_pass_the_check(
    page: Page, serve: Servers, drafted: Path
) -> None:
    paste(page, serve(drafted))
    police, deaths = "nach Angaben der Polizei", "starben in Almaty"
    expect(page.locator(".ca-draft-counts")).to_contain_text("3 candidates")

    shown = card(page, police).locator(".ca-draft-inferred")
    expect(shown).to_contain_text("Not said here, inferred from the context")
    expect(shown).to_contain_text("“In der Stadt”: Almaty")
    expect(card(page, police).locator(".ca-draft-sentence mark.ca-mark-place")).to_have_count(0)

    accept(page, police, "In der Stadt wurden nach Angaben der Polizei 40 Menschen festgenommen.")
    expect(card(page, police)).to_contain_text("This is the quotation.")
    accept(page, police, "")
    expect(card(page, police)).to_contain_text("Write what is said first")

    choose(page, police, "event", "A strike")
    card(page, police).get_by_text("Correct", exact=True).click()
    low = card(page, police).locator("[class*=st-key-draft-field-low] input")
    expect(low).to_have_value("40")
    low.fill("38")
    choose(page, police, "field-date", "(inferred, ¶2", typed="2022-01-05")
    accept(page, police, OWN)
    expect(page.locator("[class*=st-key-draft-card-]")).to_have_count(2)

    card(page, deaths).get_by_role("button", name="Drop").click()
    idle(page)
    expect(page.locator("[class*=st-key-draft-card-]")).to_have_count(1)

    page.get_by_role("button", name="Save into the data").click()
    said = page.locator(".ca-draft-said").filter(has_text="1 claim saved.")
    expect(said).to_be_visible(timeout=SLOW)
    (added,) = (row for row in rows(drafted, "claims") if row["claim"] == OWN)
    assert added["event_id"] == "strike"
    assert (added["low"], added["high"], added["measure"]) == ("38", "40", "arrests")
    assert added["quote"] == TEXT.split("\n\n")[2]
    assert added["locator"] == "¶3"
    assert len(rows(drafted, "claims")) == 2
    check(drafted)


def test_a_row_without_an_event_is_not_saved(page: Page, serve: Servers, drafted: Path) -> None:
    paste(page, serve(drafted), TEXT.replace("5. Januar 2022", "5. Mai 2021"))
    police = "nach Angaben der Polizei"
    choose(page, police, "event", "No event yet")
    accept(page, police, OWN)
    expect(page.locator(".ca-draft-said.ca-draft-wrong")).to_contain_text("1 row names no event")
    expect(page.get_by_role("button", name="Save into the data")).to_be_disabled()
    assert len(rows(drafted, "claims")) == 1


def test_a_card_fits_every_screen(page: Page, serve: Servers, drafted: Path) -> None:
    paste(page, serve(drafted))
    wide = "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    for width, height in ((1920, 1080), (390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_function(f"() => innerWidth === {width}")
        page.wait_for_function(wide)
        for box in page.locator(".ca-draft-inferred li").all():
            found = box.bounding_box()
            assert found
            assert found["x"] >= 0
            assert found["x"] + found["width"] <= width
