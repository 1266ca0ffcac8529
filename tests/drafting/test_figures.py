"""Figures with their words, bounds, and what they count."""

import re

import pytest

from dashboard.drafting import figure_meaning, figure_words
from dashboard.drafting.figure_finding import figures
from dashboard.drafting.number_words import digits_value, word_value
from dashboard.model.measures import MEASURES, Measure
from dashboard.model.vague_words import VAGUE_WORDS

CASES = [
    # text, low, high, wording, measure, population, unit
    ("mehr als 350 Polizisten und Soldaten sind verletzt", 350, None, "mehr als", "injured",
     "security forces", "people"),
    ("Dutzende Demonstrierende wurden getötet", 24, 99, "Dutzende", "deaths", "demonstrators",
     "people"),
    ("was zu Dutzenden von Toten führte", 24, 99, "Dutzenden", "deaths", "all", "people"),
    ("Tens of thousands of people marched", 20_000, 99_999, "Tens of thousands", "participants",
     "all", "people"),
    ("weit über 160 Tote", 160, None, "weit über", "deaths", "all", "people"),
    ("bis zu 100 (so heißt es) streikende Ölarbeiter wurden massakriert", None, 100, "bis zu",
     "deaths", "strikers", "people"),
    ("Der Preis stieg auf 60 Tenge", 60, 60, "", "price", "", "KZT"),
    ("Die Preise für Brot haben sich verdoppelt", 100, 100, "verdoppelt", "price change", "",
     "percent"),
    ("The price of bread doubled", 100, 100, "doubled", "price change", "", "percent"),
    ("Es waren -30 Grad Celsius", -30, -30, "", "temperature", "", "degrees Celsius"),
    ("It paid $3.2 million", 3.2e6, 3.2e6, "", "amount", "", "USD"),
    ("etwa 15 Millionen Pfund", 15e6, 15e6, "etwa", "amount", "", "GBP"),
    ("zwei bis drei Millionen Menschen", 2e6, 3e6, "", "count", "all", "people"),
    ("Between 200 and 300 protesters were arrested", 200, 300, "between", "arrests",
     "demonstrators", "people"),
    ("Police arrested 37 protesters", 37, 37, "", "arrests", "demonstrators", "people"),
    ("At least nine officers were injured", 9, None, "At least", "injured", "security forces",
     "people"),
    ("The death toll rose to 164.", 164, 164, "", "deaths", "all", "people"),
    ("4000 Soldaten griffen ein", 4000, 4000, "", "troops", "soldiers", "people"),
    ("mindestens 40.000 Einwohner flohen", 40_000, None, "mindestens", "count", "inhabitants",
     "people"),
    ("eine unbekannte Zahl wurde verletzt", None, None, "eine unbekannte Zahl", "injured", "all",
     "people"),
    ("die Millionenstadt Lagos", 1e6, None, "Millionenstadt", "count", "inhabitants", "people"),
    ("verfügt über 40 % der Vorkommen", 40, 40, "", "share", "", "percent"),
]  # fmt: skip
NONE = [
    "Am 5. Kapitel liegt es nicht.",
    "Tel. +49 30 1234567",
    "Schmalhorststraße 1c",
    "drei Tage lang",
    "ein Mann und eine Frau",
    "um 20 Uhr, §12, Nr. 7",
    "die 35-jährige Ärztin, Covid-19 und der G7",
]


@pytest.mark.parametrize(("text", "low", "high", "wording", "measure", "population", "unit"), CASES)
def test_figures(
    text: str, low: float | None, high: float | None, wording: str, measure: str, population: str,
    unit: str,
) -> None:  # fmt: skip
    (found,) = figures(text, language="en" if text.isascii() and "." in text else "")
    got = (found.low, found.high, found.wording, found.measure, found.population, found.unit)
    assert got == (low, high, wording, measure, population, unit)
    assert text[found.start : found.stop] == found.text


@pytest.mark.parametrize("text", NONE)
def test_no_figures(text: str) -> None:
    assert figures(text) == ()


def test_several_figures_each_have_their_own_measure() -> None:
    text = "10.000 Verhaftete, mindestens 2200 Verletzte und weit über 160 Tote"
    found = [(each.low, each.high, each.measure) for each in figures(text, language="de")]
    assert found == [(10_000, 10_000, "arrests"), (2200, None, "injured"), (160, None, "deaths")]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("More than 30 cars were set on fire.", "vehicles burned"),
        ("More than 30 shops were looted and cars burned.", "count"),
        ("More than 30 people burned cars.", "count"),
    ],
)
def test_a_measure_that_counts_no_people_begins_in_its_noun(
    text: str, measure: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    vehicles = Measure("vehicles burned", "How many vehicles were burned?")
    words = (vehicles.name, re.compile(r"\bcars?\b[^.;]*\b(?:burned|set on fire)|burned cars"))
    monkeypatch.setattr(figure_meaning, "MEASURES", {**MEASURES, vehicles.name: vehicles})
    monkeypatch.setattr(figure_words, "MEASURE", (*figure_words.MEASURE, words))
    (found,) = figures(text, language="en")
    people = "people" in text
    assert (found.measure, found.unit) == (measure, "people" if people else "")


def test_of_them_takes_up_the_group_named_last() -> None:
    text = "Sie hatten auf streikende Arbeiter geschossen und 16 von ihnen getötet."
    assert [(each.measure, each.population) for each in figures(text)] == [("deaths", "strikers")]


def test_a_bare_sum_has_the_currency_named_before() -> None:
    (found,) = figures(
        "Etwa 330 Millionen davon gehören ihr.", before="Sie besitzen 530 Mio. Euro."
    )
    assert found.low == 330_000_000


@pytest.mark.parametrize("word", VAGUE_WORDS)
def test_every_vague_word_of_the_table_is_known(word: object) -> None:
    for spelling in word.spellings[:3]:
        (found,) = figures(f"{spelling} Menschen")
        assert (found.low, found.high) == (word.low, word.high)


@pytest.mark.parametrize(
    ("text", "value"),
    [("einundzwanzig", 21), ("dreihundertfünfzig", 350), ("twenty-one", 21),
     ("two hundred and five", 205), ("zwölftausend", 12_000), ("und", None), ("Haus", None)],
)  # fmt: skip
def test_number_words(text: str, value: float | None) -> None:
    assert word_value(text) == value


def test_digits_follow_the_language() -> None:
    assert digits_value("8.000", "de") == digits_value("8,000", "en") == 8000
    assert digits_value("2,5", "de") == digits_value("2.5", "en") == 2.5
    assert digits_value("1 200 000") == 1_200_000
