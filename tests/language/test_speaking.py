"""Which language is spoken, and how it writes numbers, lists, days and counts."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from dashboard.language import (
    _,
    current,
    day_words,
    either,
    find_by,
    language_named,
    listed,
    ngettext,
    number_words,
    percent_words,
    pgettext,
    preferred,
    sentence,
    use,
)
from dashboard.language.names import language_words
from dashboard.model.edtf_days import edtf_words, span_words
from dashboard.model.translations import foreign

NARROW, WIDE = "\u202f", "\xa0"

HEADERS = [
    ("", "en"),
    ("de-CH,de;q=0.9", "de"),
    ("zz, kk;q=0.5, en;q=0.3", "kk"),
    ("en;q=0.4, ru-RU;q=0.8", "ru"),
    ("de;q=0, zz", "en"),
    ("*", "en"),
    ("x" * 5_000, "en"),
    ("ru;q=\u0661", "en"),
]


@pytest.mark.parametrize(("header", "code"), HEADERS)
def test_the_browser_is_asked_for_the_language(header: str, code: str) -> None:
    assert preferred(header).code == code


def test_a_language_holds_inside_its_with_alone() -> None:
    assert current().code == "en"
    with use("de"):
        assert _("no claims") == "keine Aussagen"
        with use("ru"):
            assert current().name == "Русский"
        assert current().code == "de"
    assert _("no claims") == "no claims"


def test_another_language_than_these_is_refused() -> None:
    with pytest.raises(ValueError, match="zz"), use("zz"):
        pass


def test_a_thread_without_a_language_finds_the_visitors() -> None:
    find_by(lambda: language_named("kk"))
    try:
        with use("de"), ThreadPoolExecutor(1) as pool:
            assert pool.submit(lambda: current().code).result() == "kk"
            assert current().code == "de"
    finally:
        find_by(lambda: None)


# EDTF, and what it is in German, Russian and Kazakh
DAYS = [
    ("2022-01-05", "5. Januar 2022", "5 января 2022 г.", "2022 ж. 5 қаңтар"),
    ("2022-01", "Januar 2022", "январь 2022 г.", "2022 ж. қаңтар"),
    ("2022", "2022", "2022 г.", "2022 ж."),
    ("199X", "die 1990er Jahre", "1990-е годы", "1990-жылдар"),
    ("2022-01-03/2022-01-06", "3.–6. Januar 2022", "3–6 января 2022 г.", "2022 ж. 3–6 қаңтар"),
    (
        "2021-12-31/2022-01-05",
        "31. Dezember 2021 – 5. Januar 2022",
        "31 декабря 2021 г. – 5 января 2022 г.",
        "2021 ж. 31 желтоқсан – 2022 ж. 5 қаңтар",
    ),
    ("2021-12/2022-01", "Dezember 2021 – Januar 2022", "декабрь 2021 г. – январь 2022 г.",
     "2021 ж. желтоқсан – 2022 ж. қаңтар"),
    ("1991/2021", "1991–2021", "1991–2021 гг.", "1991–2021 жж."),
    ("2022-01~", "etwa Januar 2022", "примерно январь 2022 г.", "шамамен 2022 ж. қаңтар"),
    ("2022-01-05?", "5. Januar 2022 (unsicher)", "5 января 2022 г. (неточно)",
     "2022 ж. 5 қаңтар (нақты емес)"),
    ("2022-01/..", "ab Januar 2022", "с января 2022 г.", "2022 ж. қаңтар немесе одан кейін"),
    ("../2022-01", "bis Januar 2022", "не позднее января 2022 г.",
     "2022 ж. қаңтар немесе одан бұрын"),
    ("[2022-01-01,2022-01-02]", "1. Januar 2022 oder 2. Januar 2022",
     "1 января 2022 г. или 2 января 2022 г.", "2022 ж. 1 қаңтар не 2022 ж. 2 қаңтар"),
    ("", "ohne Datum", "без даты", "күні жоқ"),
]  # fmt: skip


@pytest.mark.parametrize("row", DAYS, ids=[row[0] for row in DAYS])
def test_a_date_in_each_language(row: tuple[str, ...]) -> None:
    text, *words = row
    for code, expected in zip(("de", "ru", "kk"), words, strict=True):
        with use(code):
            assert edtf_words(text).replace(NARROW, " ").replace("\u2009", " ") == expected


def test_a_day_with_its_weekday() -> None:
    day, words = date(2022, 1, 5), {}
    for code in ("en", "de", "ru", "kk"):
        with use(code):
            words[code] = day_words(day, weekday=True).replace(NARROW, " ")
    assert words == {
        "en": "Wednesday, 5 January 2022",
        "de": "Mittwoch, 5. Januar 2022",
        "ru": "среда, 5 января 2022 г.",
        "kk": "2022 ж. 5 қаңтар, сәрсенбі",
    }


def test_september_is_short_in_three_letters() -> None:
    assert span_words(738_399, 738_400) == "1 September 2022"
    with use("en"):
        assert day_words(date(2022, 9, 1)) == "1 September 2022"


NUMBERS = [("en", "1,234,567.5", "41 %"), ("de", "1.234.567,5", f"41{WIDE}%"),
           ("ru", f"1{WIDE}234{WIDE}567,5", f"41{WIDE}%"),
           ("kk", f"1{WIDE}234{WIDE}567,5", "41%")]  # fmt: skip


@pytest.mark.parametrize(("code", "number", "percent"), NUMBERS)
def test_numbers(code: str, number: str, percent: str) -> None:
    with use(code):
        assert number_words(1_234_567.5) == number
        assert percent_words(0.41) == percent


COUNTS = {0: "0 утверждений", 1: "1 утверждение", 2: "2 утверждения", 5: "5 утверждений",
          11: "11 утверждений", 21: "21 утверждение", 1_004: f"1{WIDE}004 утверждения"}  # fmt: skip


@pytest.mark.parametrize("number", COUNTS)
def test_russian_counts(number: int) -> None:
    with use("ru"):
        assert ngettext("{n} claim", "{n} claims", number) == COUNTS[number]


def test_lists() -> None:
    told = {}
    for code in ("en", "de", "ru", "kk"):
        with use(code):
            told[code] = (listed("ABC"), listed("AB"), either("AB"), listed("A"), listed(""))
    assert told["en"] == ("A, B and C", "A and B", "A or B", "A", "")
    assert told["de"] == ("A, B und C", "A und B", "A oder B", "A", "")
    assert told["ru"] == ("A, B и C", "A и B", "A или B", "A", "")
    assert told["kk"][:2] == ("A, B, C", "A және B")


def test_what_is_in_no_catalogue_stays() -> None:
    with use("de"):
        assert pgettext("category", "blockade") == "blockade"
        assert pgettext("category", "") == ""


def test_no_sentence_ends_with_two_stops() -> None:
    with use("ru"):
        assert sentence("5 января 2022 г.") == "5 января 2022 г."
        assert not _("Still to fill: {fields}.", fields="2022 г.").endswith("..")


def test_braces_in_a_field_stay_what_they_are() -> None:
    assert _("cites {voice}", voice="{n} {0.__class__}") == "cites {n} {0.__class__}"


@pytest.mark.parametrize(
    ("code", "words", "mark"),
    [("eng", "English", ""), ("deu-AT", "Austrian German", "de-AT"), ("EN-gb", "English", ""),
     ("xq", "xq", "xq"), ("rus", "Russian", "ru")],
)  # fmt: skip
def test_a_language_may_have_three_letters(code: str, words: str, mark: str) -> None:
    assert language_words(code) == words
    assert foreign(code) == mark, "what stands behind a text for a reader of English"
