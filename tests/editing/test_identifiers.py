"""Ids: short, readable, of any script, and not taken."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.editing.identifiers import suggest_id
from dashboard.model.rules import IDENTIFIER


@pytest.mark.parametrize(
    ("text", "taken", "expected"),
    [
        ("Protesters occupy the airport", (), "protesters-occupy-the-airport"),
        ("Жаңаөзен", (), "zhangaozen"),
        ("Müller & Söhne_2022", (), "muller-sohne-2022"),
        ("北京", (), "beijing"),
        ("Almaty", ("almaty", "almaty-2"), "almaty-3"),
        ("…", (), "row"),
        ("<script>alert(1)</script>", (), "script-alert-1-script"),
        ("Officials say that the airport of the city was held for hours", (),
         "officials-say-that-the-airport-of-the"),
        ("x" * 60, (), "x" * 40),
    ],
)  # fmt: skip
def test_an_id_is_suggested(text: str, taken: tuple[str, ...], expected: str) -> None:
    assert suggest_id(text, taken) == expected


@given(st.text(), st.sets(st.sampled_from(["row", "row-2", "a", "a-2", "0"])))
@settings(deadline=None)
def test_every_suggestion_is_an_id_and_free(text: str, taken: set[str]) -> None:
    suggested = suggest_id(text, taken)
    assert suggested and IDENTIFIER.holds(suggested)
    assert suggested not in taken
