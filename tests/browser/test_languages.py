"""The page in the reader's language: the browser's, the address's, or the one chosen."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.atlas import open_ready
from tests.browser.conftest import NewPage


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
