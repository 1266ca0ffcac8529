"""Figures and quotes found in a text as a reader would find them."""

from math import nan

import pytest

from dashboard.model.figures_in_text import mentions
from dashboard.model.quotes_in_text import Words, quote_spans
from dashboard.model.source_texts import Figure, Paragraph


def marked(text: str, figure: Figure, language: str = "de") -> list[str]:
    """Return the words that a reader sees marked."""
    return [text[start:stop] for start, stop in figure.spans(Paragraph(text, language))]


@pytest.mark.parametrize(
    ("text", "low", "high", "words"),
    [
        ("rund 3.000 Menschen", 3000, 3000, ["3.000"]),
        ("some 3,000 people", 3000, nan, ["3,000"]),
        ("5 200 Menschen", 5200, 5200, ["5 200"]),
        ("dreitausend Arbeiter", 3000, 3000, ["dreitausend"]),
        ("zweihundertfünfzigtausend", 250_000, 250_000, ["zweihundertfünfzigtausend"]),
        ("zwei hohe Offiziere", 2, 2, ["zwei"]),
        ("zweier Offiziere", 2, 2, ["zweier"]),
        ("vierundzwanzig Tote", 24, 24, ["vierundzwanzig"]),
        ("two hundred and fifty thousand", 250_000, nan, ["two hundred and fifty thousand"]),
        ("twenty-one dead", 21, 21, ["twenty-one"]),
        ("1,5 Millionen Mark", 1_500_000, 1_500_000, ["1,5 Millionen"]),
        ("half a million", 500_000, 500_000, ["half a million"]),
        ("£3m more", 3_000_000, 3_000_000, ["3m"]),
        ("2 to 3 million", 2_000_000, 3_000_000, ["2", "3 million"]),
        ("zwei Dutzend", 24, 24, ["zwei Dutzend"]),
        ("führte zu Dutzenden von Toten", 24, 99, ["Dutzenden"]),
        ("der Einmarsch tausender Truppen", 2000, 9999, ["tausender"]),
        ("Zehntausende kamen", 20_000, 99_999, ["Zehntausende"]),
        ("tens of thousands came", 20_000, 99_999, ["tens of thousands"]),
        ("mehrere tausend kamen", 2000, 9999, ["tausend"]),
        ("at least dozens", 24, nan, ["dozens"]),
        ("die Millionenmetropole", 1_000_000, nan, ["Millionenmetropole"]),
        ("die Verdopplung der Preise", 100, 100, ["Verdopplung"]),
        ("wages were halved", -50, -50, ["halved"]),
        ("bei -30 Grad", -30, -30, ["30"]),
        ("fell by 20 percent", -20, -20, ["20"]),
        ("40.125 percent", 40.125, 40.125, ["40.125"]),
        ("сотни тысяч", 200_000, 999_999, ["сотни тысяч"]),
    ],
)
def test_a_figure_is_found_however_it_is_written(
    text: str, low: float, high: float, words: list[str]
) -> None:
    assert marked(text, Figure(low, high)) == words


@pytest.mark.parametrize(
    ("text", "low", "high", "wording"),
    [
        ("am 5. Januar 2022 um 10.30 Uhr", 5, 5, ""),
        ("am 5. Januar 2022 um 10.30 Uhr", 2022, 2022, ""),
        ("on January 5, 2022", 5, 5, ""),
        ("8.000 Menschen", 8, 8, ""),
        ("zwei und drei", 5, 5, ""),
        ("mindestens 225", 522, nan, "mindestens"),
        ("Dutzende", 200, 999, ""),
        ("Dutzende", 3, nan, "at least"),
        ("20 wounded, nobody killed", 20, 30, ""),
        ("Wunder und andere Hunde", 2, 2, ""),
        ("", 1, 1, ""),
    ],
)
def test_another_figure_is_not(text: str, low: float, high: float, wording: str) -> None:
    assert marked(text, Figure(low, high, wording)) == []


def test_the_claims_own_wording_counts_where_it_says_how_many() -> None:
    assert marked("scores of people came", Figure(40, 99, "scores"), "en") == ["scores"]


def test_a_long_text_is_read_in_one_go() -> None:
    assert len(mentions("und " * 20_000 + "1 000 000 " * 5_000 + "sieben")) > 1


@pytest.mark.parametrize(
    ("quote", "text", "words"),
    [
        ("the people rest", "He said: “The **people**\nrest.”", ["The **people**\nrest"]),
        ("Demonstrant schoss", "Demonstranten schossen", ["Demonstranten schossen"]),
        ("dreitausend Tote", "Es gab 3.000 Tote.", ["3.000 Tote"]),
        ("we were [...] afraid", "We were, all of us, afraid", ["We were", "afraid"]),
        ("we … afraid", "We were, all of us, afraid", ["We", "afraid"]),
        ("Arbeiter*innen", "die Arbeiter*innen", ["Arbeiter*innen"]),
        ("Silbentrennung", "Silben\u00adtrennung", ["Silben\u00adtrennung"]),
        ("afraid … we", "We were, all of us, afraid", []),
        ("we were not afraid", "We were afraid", []),
        ("...", "We were afraid", []),
        ("", "We were afraid", []),
    ],
)  # fmt: skip
def test_a_quote_is_found_by_its_words(quote: str, text: str, words: list[str]) -> None:
    spans = quote_spans(quote, Words.of(text, "de"), "de")
    assert [text[start:stop] for start, stop in spans] == words
