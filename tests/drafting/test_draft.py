"""Whole texts about other events, in German and English, and what is done with hostile ones."""

from pathlib import Path

import pytest

from dashboard.drafting.candidates import Candidate
from dashboard.drafting.context import DraftContext
from dashboard.drafting.drafting import draft, draft_text
from dashboard.model.schemas import CLAIMS

TEXTS = Path(__file__).parent / "texts"
FLOOD = (TEXTS / "flood.md").read_text("utf-8")
STRIKE = (TEXTS / "strike.md").read_text("utf-8")
GERMAN = DraftContext("flood", "2024-09-19", "de")
ENGLISH = DraftContext("strike", "2023-03-14", "en")


def candidate(found: tuple[Candidate, ...], words: str) -> Candidate:
    return next(each for each in found if words in each.sentence)


def test_every_sentence_is_a_candidate_or_left_out_with_a_reason() -> None:
    found = draft_text(FLOOD, GERMAN)
    every = sorted((*found.candidates, *found.left_out), key=lambda each: each.start)
    assert "".join(FLOOD.split()) == "".join("".join(each.sentence for each in every).split())
    assert all(each.reasons for each in found.left_out)
    assert all(FLOOD[each.start : each.stop] == each.sentence for each in every)


@pytest.mark.parametrize(("text", "context"), [(FLOOD, GERMAN), (STRIKE, ENGLISH)])
def test_offsets_count_characters_of_the_whole_text(text: str, context: DraftContext) -> None:
    for each in draft(text, context):
        for _, item in each.recognised:
            assert text[item.start : item.stop] == item.text
            assert each.start <= item.start < item.stop <= each.stop


@pytest.mark.parametrize(("text", "context"), [(FLOOD, GERMAN), (STRIKE, ENGLISH)])
def test_demands_questions_and_addresses_are_left_out(text: str, context: DraftContext) -> None:
    out = draft_text(text, context).left_out
    words = " ".join(each.sentence for each in out)
    for part in ("Solidari", "?", "www." if "www." in text else "must resign"):
        assert part in words


def test_german() -> None:
    found = draft_text(FLOOD, GERMAN)
    assert found.country == "PL"
    opole = candidate(found.candidates, "Opole")
    assert opole.locator == "¶3"
    assert opole.rows[0].cells["date"] == "2024-09-16/2024-09-17"
    assert opole.rows[0].cells["place"] == "Opole"
    hurt = candidate(found.candidates, "zwölf Menschen")
    cells = [(r.cells["measure"], r.cells["low"], r.cells["attributed_to"]) for r in hurt.rows]
    assert cells == [("injured", "12", "Feuerwehr"), ("hospitalised", "3", "Feuerwehr")]
    assert {each.name for each in candidate(found.candidates, "Süden Polens").places} == {
        "south of Poland"
    }


def test_english() -> None:
    found = draft(STRIKE, ENGLISH)
    walk = candidate(found, "4,500")
    assert [each.name for each in walk.places] == ["Valparaíso", "San Antonio"]
    assert walk.rows[0].cells["stance"] == "reports"
    airport = candidate(found, "airport")
    assert [each.kind for each in airport.places] == ["site"]
    assert [each.text for each in airport.hedges] == ["reportedly"]


def test_rows_have_only_columns_of_claims() -> None:
    for each in (*draft(FLOOD, GERMAN), *draft(STRIKE, ENGLISH)):
        for row in each.rows:
            assert set(row.cells) <= set(CLAIMS.columns)
            assert set(row.carried) <= set(row.cells)


def test_what_a_sentence_lacks_is_carried_and_says_so() -> None:
    found = candidate(draft(STRIKE, ENGLISH), "denied that anyone")
    (row,) = found.rows
    assert (row.cells["date"], row.cells["place"]) == ("2023-03-11", "Cerro Moreno Airport")
    assert row.carried == ("place", "date")


def test_more_facts_are_worth_more() -> None:
    found = draft(STRIKE, ENGLISH)
    assert candidate(found, "4,500").worth > candidate(found, "Peruvian").worth


@pytest.mark.parametrize(
    "text",
    ["", " \n\n ", "<script>alert(1)</script>", "a" * 200_000, "\u202e5 Tote\u202c in Oran",
     "0000 31. Februar 0001 99.99.9999 1e999 " * 20, "(((" * 5_000, "„" * 5_000 + " sagte " * 500],
)  # fmt: skip
def test_strange_texts_are_read_without_a_crash(text: str) -> None:
    found = draft_text(text, ENGLISH)
    assert all(text[each.start : each.stop] == each.sentence for each in found.candidates)
