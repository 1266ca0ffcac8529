"""The page in the reader's language: the browser's, the address's, or the one chosen."""

import re
from functools import partial
from itertools import cycle
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from dashboard.language import _
from dashboard.language.current import use
from tests.browser.atlas import file_field, idle, open_ready, visit, wait_until
from tests.browser.conftest import NewPage
from tests.browser.test_accessibility import PAGES, edited_url, fits, press
from tests.browser.watch import Watch

__all__ = ["edited_url"]

#: How far the page scrolls down.
DOWNWARDS = """
() => {
  const { scrollHeight, clientHeight } = document.querySelector("[data-testid=stMain]");
  return scrollHeight - clientHeight;
}
"""


def html_lang(page: Page, code: str) -> None:
    """Wait until the document says that it is in this language."""
    expect(page.locator(f"html[lang={code}]")).to_be_attached(timeout=30_000)


CASES = [
    ("de-AT", "", "de", "Alle Orte"),
    ("fr-FR", "", "en", "All places"),
    ("en-US", "?lang=kk", "kk", "Барлық орындар"),
    ("de-DE", "?lang=ru", "ru", "Все места"),
]


@pytest.mark.parametrize(("locale", "query", "code", "heading"), CASES)
def test_the_address_comes_before_the_browser(
    new_page: NewPage, sample_url: str, locale: str, query: str, code: str, heading: str
) -> None:
    page = new_page(1366, 768, locale=locale)
    open_ready(page, f"{sample_url}/{query}")
    html_lang(page, code)
    expect(page.locator(".ca-panel-head h2")).to_have_text(heading)
    asked = parse_qs(urlsplit(query).query)
    assert parse_qs(urlsplit(page.url).query).get("lang") == asked.get("lang")


def test_a_language_that_is_chosen_stays(page: Page, sample_url: str) -> None:
    open_ready(page, sample_url)
    page.get_by_role("button", name="Русский").click()
    html_lang(page, "ru")
    expect(page).to_have_url(re.compile("lang=ru"))
    page.locator(".st-key-pages a").nth(2).click()
    expect(page.locator(".ca-card").first).to_be_visible(timeout=30_000)
    expect(page).to_have_url(re.compile("lang=ru"))
    html_lang(page, "ru")
    page.go_back()
    html_lang(page, "ru")


#: A laptop's window and a phone's: the others are test_accessibility.py's, in English.
WINDOWS = ((1366, 768), (390, 844))


def test_longer_words_fit_every_page(page: Page, edited_url: str, watch: Watch) -> None:
    """Each page in one of the languages, the next in the next: a walk each would last too long."""
    pages = [address for address in PAGES if "place=" not in address]
    for address, code in zip(pages, cycle(("ru", "kk", "de")), strict=False):
        url = f"{edited_url}{address}{'&' if '?' in address else '?'}lang={code}"
        if address.startswith("/?"):
            open_ready(page, url)
        else:
            visit(page, url, watch)
        html_lang(page, code)
        for part in PAGES[address] or ("",):
            if part:
                with use(code):
                    press(page, _(part))
            idle(page)
            fits(page, f"{address} {part}", WINDOWS)
        if address.startswith("/?") and "view=" not in address:
            wait_until(page, partial(scrolls_not, page), what=f"{address} not to scroll down")


def scrolls_not(page: Page) -> bool:
    return bool(page.evaluate(DOWNWARDS) <= 0)


def test_the_field_for_a_file_speaks_the_language(
    page: Page, edited_url: str, watch: Watch
) -> None:
    """Streamlit's own words in it are English; ours stand in their places."""
    visit(page, f"{edited_url}/data?lang=de", watch)
    html_lang(page, "de")
    with use("de"):
        press(page, _("Import"))
    idle(page)
    expect(page.get_by_role("button", name="Datei auswählen")).to_be_visible()
    expect(page.get_by_text("Upload", exact=True)).to_be_hidden()
    expect(page.get_by_text("per file")).to_be_hidden()
    assert file_field(page) == "höchstens 50 MB · CSV, JSON, GEOJSON, TXT, TSV"
