"""EDTF as days, and days as words."""

from datetime import date

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.errors import EdtfError
from dashboard.model.edtf_days import (
    DaySpan,
    Precision,
    day_words,
    edtf_words,
    parse_edtf,
    span_words,
    to_edtf,
)

DAY, SPAN, MONTH, YEAR = Precision.DAY, Precision.SPAN, Precision.MONTH, Precision.YEAR

# text, first day, last day, precision, words
DATES = [
    ("2022-01-05", "2022-01-05", "2022-01-05", DAY, "5 January 2022"),
    ("2022-01", "2022-01-01", "2022-01-31", MONTH, "January 2022"),
    ("2020-02", "2020-02-01", "2020-02-29", MONTH, "February 2020"),
    ("2011", "2011-01-01", "2011-12-31", YEAR, "2011"),
    ("199X", "1990-01-01", "1999-12-31", Precision.DECADE, "the 1990s"),
    ("2022-01-05?", "2022-01-05", "2022-01-05", DAY, "5 January 2022 (uncertain)"),
    ("2022-01~", "2022-01-01", "2022-01-31", MONTH, "about January 2022"),
    ("2022%", "2022-01-01", "2022-12-31", YEAR, "about 2022 (uncertain)"),
    ("2022-?01-05", "2022-01-05", "2022-01-05", DAY, "5 January 2022 (uncertain)"),
    ("2022-01-XX", "2022-01-01", "2022-01-31", MONTH, "January 2022"),
    ("2022-01-03/2022-01-06", "2022-01-03", "2022-01-06", SPAN, "3 to 6 January 2022"),
    ("2022-01-05/2022-01-05", "2022-01-05", "2022-01-05", DAY, "5 January 2022"),
    ("2022-01-28/2022-02-02", "2022-01-28", "2022-02-02", SPAN, "28 January to 2 February 2022"),
    ("2021-12/2022-01", "2021-12-01", "2022-01-31", SPAN, "December 2021 to January 2022"),
    ("2022-01~/2022-03", "2022-01-01", "2022-03-31", SPAN, "about January 2022 to March 2022"),
    ("1991/2021", "1991-01-01", "2021-12-31", SPAN, "1991 to 2021"),
    ("2022-01-05/..", "2022-01-05", "2022-01-05", SPAN, "from 5 January 2022"),
    ("2022-01-05/", "2022-01-05", "2022-01-05", SPAN, "from 5 January 2022"),
    ("../2022-01", "2022-01-01", "2022-01-31", SPAN, "until January 2022"),
    ("[2022-01-01,2022-01-02]", "2022-01-01", "2022-01-02", SPAN, "1 or 2 January 2022"),
    ("{2021-12-31,2022-01-01}", "2021-12-31", "2022-01-01", SPAN,
     "31 December 2021 and 1 January 2022"),
    ("[2022-01-02,2022-01-01]", "2022-01-01", "2022-01-02", SPAN, "2 or 1 January 2022"),
    ("[2022-01-01..2022-01-05]", "2022-01-01", "2022-01-05", SPAN,
     "some day of 1 to 5 January 2022"),
    ("[..2022-01-05]", "2022-01-05", "2022-01-05", SPAN, "until 5 January 2022"),
    (" 2022-01-05 ", "2022-01-05", "2022-01-05", DAY, "5 January 2022"),
    ("9999", "9999-01-01", "9999-12-31", YEAR, "9999"),
    ("0001-01-01", "0001-01-01", "0001-01-01", DAY, "1 January 1"),
]  # fmt: skip

# text, what the message must hold: the mend
REFUSED = [
    ("", "is empty"),
    ("5.1.2022", "Write year-month-day: 2022-01-05."),
    ("31.2.2022", "not a day of the calendar"),
    ("5/1/2022", "leaves open which number is the month"),
    ("2022-1-5", "Write 2022-01-05."),
    ("2022/01/05", "Write 2022-01-05."),
    ("2022-1", "Write 2022-01."),
    ("2022-W01", "Write its days: 2022-01-03/2022-01-09."),
    ("2022-W01-3", "Write its days: 2022-01-05."),
    ("2022-W99", "ISO week"),
    ("2022-21", "is a season"),
    ("20XX", "Write its years: 2000/2099."),
    ("0000", "outside the years 0001 to 9999"),
    ("-0044", "outside the years 0001 to 9999"),
    ("Y12022", "outside the years 0001 to 9999"),
    ("2022-02-30", "not a day of the calendar"),
    ("2022-13", "not a day of the calendar"),
    ("2022-01-05T10:00:00", "Write the day alone: 2022-01-05."),
    ("2022-01-06/2022-01-03", "Swap its ends: 2022-01-03/2022-01-06."),
    ("2022-01-05 bis 2022-01-07", "Write 2022-01-05/2022-01-07."),
    ("2022-XX-05", "is not an EDTF date"),
    ("../..", "open at both ends"),
    ("yesterday", "is not an EDTF date"),
    ("２０２２-01-05", "is not an EDTF date"),
    ("2022-01-05\n2022-01-06", "is not an EDTF date"),
]


def ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


@pytest.mark.parametrize(("text", "first", "last", "precision", "words"), DATES)
def test_a_date_has_days_and_words(
    text: str, first: str, last: str, precision: Precision, words: str
) -> None:
    span = parse_edtf(text)
    assert (span.start, span.stop - 1) == (ordinal(first), ordinal(last))
    assert span.precision is precision
    assert edtf_words(text) == words


@pytest.mark.parametrize(("text", "mend"), REFUSED)
def test_what_is_no_edtf_is_refused_with_the_mend(text: str, mend: str) -> None:
    with pytest.raises(EdtfError) as refused:
        parse_edtf(text)
    assert mend in str(refused.value)


def test_marks_and_open_ends_are_kept() -> None:
    assert parse_edtf("2022-01-05%") == DaySpan(738160, 738161, DAY, True, True)
    assert parse_edtf("2022-01-05/..").open_stop
    assert parse_edtf("../2022-01-05").open_start
    assert not parse_edtf("2022-01-03/2022-01-05").open_stop


def test_no_date_has_words_too() -> None:
    assert edtf_words("") == "no date"


def test_a_day_is_named_with_its_weekday() -> None:
    assert day_words(ordinal("2022-01-06")) == "Thursday, 6 January 2022"


@pytest.mark.parametrize(
    ("first", "last", "words", "shortest"),
    [
        ("2022-01-03", "2022-01-08", "3 to 8 January 2022", "2022-01-03/2022-01-08"),
        ("2021-12-30", "2022-01-02", "30 December 2021 to 2 January 2022",
         "2021-12-30/2022-01-02"),
        ("2022-01-01", "2022-01-31", "January 2022", "2022-01"),
        ("2022-01-01", "2022-03-31", "January to March 2022", "2022-01/2022-03"),
        ("2011-01-01", "2011-12-31", "2011", "2011"),
        ("1991-01-01", "2021-12-31", "1991 to 2021", "1991/2021"),
        ("2022-01-05", "2022-01-05", "5 January 2022", "2022-01-05"),
    ],
)  # fmt: skip
def test_a_span_has_words_and_a_shortest_edtf(
    first: str, last: str, words: str, shortest: str
) -> None:
    start, stop = ordinal(first), ordinal(last) + 1
    assert span_words(start, stop) == words
    assert to_edtf(start, stop) == shortest


def test_an_empty_span_has_no_words() -> None:
    with pytest.raises(ValueError, match="start < stop"):
        span_words(738160, 738160)


ordinals = st.integers(1, date.max.toordinal())


@given(ordinals, ordinals)
def test_the_shortest_edtf_of_a_span_is_that_span(one: int, other: int) -> None:
    start, stop = min(one, other), max(one, other) + 1
    span = parse_edtf(to_edtf(start, stop))
    assert (span.start, span.stop) == (start, stop)
    assert span_words(start, stop)


@given(st.text("0123456789-/.~?%[]{},XYTW ", max_size=24) | st.text(max_size=12))
def test_any_text_is_a_date_or_an_edtf_error(text: str) -> None:
    try:
        span = parse_edtf(text)
    except EdtfError as error:
        assert str(error)
        return
    assert span.start < span.stop
    assert edtf_words(text)


@pytest.mark.parametrize("text", ["2022-01-05", "2020-02", "2011", "2022-01-03/2022-02", "2022?"])
def test_the_plain_dates_that_go_past_the_package_mean_the_same_to_it(text: str) -> None:
    span, known = parse_edtf(text), edtf.parse_edtf(text)
    bounds = [
        date(*bound[:3]).toordinal() for bound in (known.lower_strict(), known.upper_strict())
    ]
    assert [span.start, span.stop - 1] == bounds
