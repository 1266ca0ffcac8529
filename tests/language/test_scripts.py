"""The scripts speak as Python does: the same words for the same days, numbers and lists."""

import json
from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Page, sync_playwright

from dashboard import language
from dashboard.geocoding.topology import FOLDER
from dashboard.language import LANGUAGES, listed, ngettext, number_words, use
from dashboard.language.browser import for_browser
from dashboard.model.edtf_days import span_words
from dashboard.webmap.streamlit_map import ASSETS
from tests.browser.chromium import FLAGS, find_chromium

CODES = [each.code for each in LANGUAGES]
#: Days on which months, years and leap years begin and end, and some between.
DAYS = [
    date(year, month, day).toordinal()
    for year in (1989, 2000, 2021, 2022)
    for month, day in ((1, 1), (1, 2), (2, 28), (3, 1), (9, 1), (9, 30), (12, 1), (12, 31))
]
SPANS = [(start, stop) for start in DAYS for stop in (start + 1, *DAYS) if start < stop]
NUMBERS = [0, 1, 2, 4, 5, 11, 21, 22, 100, 1_004, 12_345, 1_234_567.5]


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    """Yield an empty page with the scripts that know languages and days."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        page = browser.new_page()
        for script in ("language.js", "dates.js"):
            page.add_script_tag(path=ASSETS / "js" / script)
        yield page
        browser.close()


def said(page: Page, expression: str, values: object) -> list[str]:
    """Return what the scripts say in the current language, for each of some values."""
    page.evaluate(
        "(told) => ClaimAtlas.language.speak(told)", json.loads(json.dumps(for_browser()))
    )
    found: list[str] = page.evaluate(f"(values) => values.map(({expression}))", values)
    return found


@pytest.mark.browser
@pytest.mark.parametrize("code", CODES)
def test_spans_of_days(page: Page, code: str) -> None:
    with use(code):
        told = said(page, "([start, stop]) => ClaimAtlas.dates.spanWords(start, stop)", SPANS)
        assert told == [span_words(start, stop) for start, stop in SPANS]


@pytest.mark.browser
@pytest.mark.parametrize("code", CODES)
def test_months_of_the_axis(page: Page, code: str) -> None:
    with use(code):
        told = said(page, "ClaimAtlas.language.monthName", list(range(12)))
        assert told == [language.month_name(date(2022, month, 1)) for month in range(1, 13)]


NARROW = {"en": "Wed, 5 January 2022", "de": "Mi., 5. Januar 2022",
          "ru": "ср, 5 января 2022 г.", "kk": "2022 ж. 5 қаңтар, ср"}  # fmt: skip


@pytest.mark.browser
@pytest.mark.parametrize("code", CODES)
def test_a_short_weekday_is_no_word_cut_off(page: Page, code: str) -> None:
    start = date(2022, 1, 5).toordinal()
    slots = [{"start": start, "stop": start + 1}, {"start": start, "stop": start + 9, "words": "!"}]
    with use(code):
        told = said(page, "ClaimAtlas.dates.narrowWords", slots)
    assert [words.replace("\u202f", " ") for words in told] == [NARROW[code], "!"]


@pytest.mark.browser
@pytest.mark.parametrize("code", CODES)
def test_counts_numbers_and_lists(page: Page, code: str) -> None:
    with use(code):
        counted = said(
            page, 'n => ClaimAtlas.language.ngettext("{n} claim", "{n} claims", n)', NUMBERS
        )
        assert counted == [ngettext("{n} claim", "{n} claims", each) for each in NUMBERS]
        numbers = said(page, "ClaimAtlas.language.number", NUMBERS)
        assert numbers == [number_words(each) for each in NUMBERS]
        lists = said(page, "ClaimAtlas.language.listed", [["A"], ["A", "B"], ["A", "B", "C", "D"]])
        assert lists == [listed("A"), listed("AB"), listed("ABCD")]


@pytest.mark.browser
def test_a_date_takes_the_full_stop_of_its_sentence(page: Page) -> None:
    with use("ru"):
        told = said(
            page, 'day => ClaimAtlas.language._("{sentence}.", { sentence: day })', ["г.", "г"]
        )
    assert told == ["г.", "г."]


#: Jamaica is a quarter of New York; CLDR knows Kyiv and Singapore by the names of zones.
LABELS = ("Moscow", "Semey", "Kazan", "Jamaica", "Kyiv", "Singapore")
NAMES = {"en": ["Kazakhstan", *LABELS],
         "de": ["Kasachstan", "Moskau", "Semey", "Kazan", "Jamaica", "Kiew", "Singapur"],
         "ru": ["Казахстан", "Москва", "Семей", "Казань", "Jamaica", "Киев", "Сингапур"],
         "kk": ["Қазақстан", "Мәскеу", "Семей", "Kazan", "Jamaica", "Киев", "Сингапур"],
         }  # fmt: skip


@pytest.mark.browser
@pytest.mark.parametrize("code", CODES)
def test_names_of_the_basemap(page: Page, code: str) -> None:
    with use(code):
        countries = said(
            page, 'code => ClaimAtlas.language.countryName(code, "Kazakhstan")', ["KZ"]
        )
        columns = json.loads((FOLDER / "cities.json").read_text("utf-8"))
        labels = [columns["name"].index(name) for name in LABELS]
        columns = {name: columns[name] for name in ("name", "names", "country")}
        call = f"at => ClaimAtlas.language.cityName({json.dumps(columns)}, at)"
        cities = said(page, call, labels)
    assert [*countries, *cities] == NAMES[code]
