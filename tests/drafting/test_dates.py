"""Days in words -> EDTF, relative to the document's own day."""

import pytest

from dashboard.drafting.context import DraftContext
from dashboard.drafting.date_finding import DateFinder
from dashboard.model.edtf_days import parse_edtf

THURSDAY = "2022-01-06"

GERMAN = [
    ("am Mittwoch", "2022-01-05"),
    ("heute Morgen", "2022-01-06"),  # not tomorrow
    ("gestern", "2022-01-05"),
    ("vorgestern Abend", "2022-01-04"),
    ("am ersten Tag des Jahres 2022", "2022-01-01"),
    ("am letzten Tag des Jahres 2021", "2021-12-31"),
    ("Anfang Januar", "2022-01-01/2022-01-10"),
    ("Mitte Dezember 2021", "2021-12-11/2021-12-20"),
    ("in der ersten Januarwoche", "2022-01-01/2022-01-07"),
    ("in der Nacht zum 6. Januar", "2022-01-05/2022-01-06"),
    ("in der Nacht auf Donnerstag", "2022-01-05/2022-01-06"),
    ("seit Sonntag", "2022-01-02/2022-01-06"),
    ("bis zum 5. Januar", "../2022-01-05"),
    ("vom 3. bis 6. Januar", "2022-01-03/2022-01-06"),
    ("30. Dezember bis 2. Januar", "2021-12-30/2022-01-02"),
    ("14.1.2022", "2022-01-14"),
    ("10.1.22", "2022-01-10"),
    ("2011", "2011"),
    ("Schon 2011 hatten sie gestreikt", "2011"),
    ("vor zehn Jahren", "2011/2012"),
    ("vor zwei Tagen", "2022-01-04"),
    ("in den letzten 15 Jahren", "2007/2022"),
    ("seit Jahrzehnten", "1992~/2022~"),
    ("letzte Woche", "2021-12-27/2022-01-02"),
    ("Anfang der Woche", "2022-01-03/2022-01-04"),
    ("im vergangenen Jahr", "2021"),
    ("in den 1990er Jahren", "1990/1999"),
    ("im Mai", "2021-05"),  # the last one
    ("am 29. Dezember", "2021-12-29"),
]
ENGLISH = [
    ("on Wednesday", "2022-01-05"),
    ("last Thursday", "2021-12-30"),
    ("this morning", "2022-01-06"),
    ("last night", "2022-01-05/2022-01-06"),
    ("last week", "2021-12-27/2022-01-02"),
    ("on January 5", "2022-01-05"),
    ("5th of January 2022", "2022-01-05"),
    ("between 3 and 6 January 2022", "2022-01-03/2022-01-06"),
    ("since 2 January", "2022-01-02/2022-01-06"),
    ("until Monday", "../2022-01-03"),
    ("in early January", "2022-01-01/2022-01-10"),
    ("three days ago", "2022-01-03"),
    ("over the past 15 years", "2007/2022"),
    ("in 2019", "2019"),
    ("summer of 2020", "2020-06/2020-08"),
    ("over the weekend", "2022-01-01/2022-01-02"),
]
NO_DAYS = [
    "Die Preise steigen.",  # no Tuesday
    "2000 Soldaten kamen.",
    "mehr als 1990 Menschen",
    "It may be so, and they march on.",
    "zwei Tage lang",
    "um 20 Uhr",
]


def edtf(text: str, published: str = THURSDAY) -> list[str]:
    return [each.edtf for each in DateFinder(DraftContext(published=published)).dates(text)]


@pytest.mark.parametrize(("text", "expected"), GERMAN + ENGLISH)
def test_words_become_days(text: str, expected: str) -> None:
    assert edtf(text) == [expected]
    parse_edtf(expected)


@pytest.mark.parametrize("text", NO_DAYS)
def test_no_day_is_invented(text: str) -> None:
    assert edtf(text) == []


def test_relative_days_need_a_day_of_the_document() -> None:
    text = "Gestern, am Mittwoch und am 5. Januar, sagte sie, wie schon am 5. Januar 2022."
    assert edtf(text, published="") == ["2022-01-05"]


def test_an_uncertain_or_wide_document_day_stays_so() -> None:
    assert edtf("Gestern", "2022-01-07?") == ["2022-01-06?"]
    assert edtf("Am 5. Januar", "2022-01-07?") == ["2022-01-05"]
    assert edtf("gestern", "2022-01-06/2022-01-31") == ["2022-01-05/2022-01-30"]


def test_words_for_now_are_marked() -> None:
    found = DateFinder(DraftContext(published=THURSDAY)).dates("Inzwischen herrscht Ruhe.")
    assert [(each.edtf, each.now) for each in found] == [(THURSDAY, True)]


def test_offsets_take_in_the_preposition() -> None:
    text = "Es geschah am Mittwoch in Oran."
    (found,) = DateFinder(DraftContext(published=THURSDAY)).dates(text)
    assert text[found.start : found.stop] == found.text == "am Mittwoch"
