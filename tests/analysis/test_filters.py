"""Filters select, and say in words what they select."""

from dataclasses import fields

import pytest

from dashboard.analysis.description import date_phrase, describe, hidden, phrase
from dashboard.analysis.filters import in_window, shown
from dashboard.analysis.selection import Mode, Selection
from dashboard.analysis.timeline import build_axis
from tests.analysis.small_atlas import atlas

DATA = atlas()
AXIS = build_axis(DATA.claims)


def some(*ids: str) -> frozenset[str]:
    """Return a filter."""
    return frozenset(ids)


def numbers(mask: object) -> str:
    """Return the ids of the claims that pass, ``1 4``, from a mask."""
    return " ".join(DATA.claims.loc[mask, "claim_id"].str.removeprefix("c"))  # type: ignore[index]


def named(value: object) -> str:
    """Name a case; sets have no order, and every worker must find the same names."""
    if not isinstance(value, Selection):
        return str(value)
    changed = ((each.name, getattr(value, each.name)) for each in fields(value))
    parts = (
        f"{name}={sorted(what) if isinstance(what, frozenset) else what}"
        for name, what in changed
        if what is not None and what != ""
    )
    return " ".join(parts)


@pytest.mark.parametrize(
    ("selection", "claims", "words"),
    [
        (Selection(), "1 2 3 4 5 6 7 8 9", "all 3 sources"),
        (Selection(sources=some("gov")), "4 6", "1 of 3 sources"),
        (Selection(sources=some()), "", "none of 3 sources"),
        (Selection(sources=some("gov", "red", "union")), "1 2 3 4 5 6 7 8 9", "all 3 sources"),
        (Selection(categories=some("clash")), "3 4", "all 3 sources, clashes"),
        (
            Selection(categories=some("clash", "strike")),
            "1 2 3 4 8",
            "all 3 sources, strikes and clashes",
        ),
        (Selection(categories=some()), "", "all 3 sources, no kind of event"),
        (
            Selection(categories=some("clash", "strike", "killing", "property")),
            "1 2 3 4 5 6 7 8",
            "all 3 sources, 4 of 5 kinds of event",
        ),
        (Selection(places=some("almaty")), "1 2 3 4", "all 3 sources, Almaty"),
        (Selection(places=some("kazakhstan")), "1 2 3 4 5 6 9", "all 3 sources, Kazakhstan"),
        (
            Selection(places=some("airport", "moscow")),
            "3 4 7",
            "all 3 sources, Almaty airport and Moscow",
        ),
        (Selection(places=some()), "", "all 3 sources, no place"),
        (Selection(search="STRIKE"), "1 2", 'all 3 sources, text "STRIKE"'),
        (
            Selection(search=" airport  commandant "),
            "4",
            'all 3 sources, text "airport commandant"',
        ),
        (Selection(search="elan"), "2", 'all 3 sources, text "elan"'),
        (Selection(search="алматы"), "1 2", 'all 3 sources, text "алматы"'),
        (Selection(search="red flag dozens"), "5", 'all 3 sources, text "red flag dozens"'),
        (Selection(search="  "), "1 2 3 4 5 6 7 8 9", "all 3 sources"),
        (Selection(search=".*"), "", 'all 3 sources, text ".*"'),
    ],
    ids=named,
)  # fmt: skip
def test_filters(selection: Selection, claims: str, words: str) -> None:
    assert numbers(shown(DATA, selection)) == claims
    assert phrase(DATA, selection) == words


@pytest.mark.parametrize(
    ("day", "mode", "claims", "words"),
    [
        ("2022-01-03", Mode.DAY, "1 2 5 6", "3 January 2022"),
        ("2022-01-05", Mode.DAY, "4 5 6 9", "5 January 2022"),
        ("2022-01-05", Mode.LAST, "1 2 3 4 5 6 9", "3 to 5 January 2022"),
        ("2022-01-01", Mode.LAST, "", "30 December 2021 to 1 January 2022"),
        ("2022-01-03", Mode.UNTIL, "1 2 5 6 7", "up to 3 January 2022"),
        ("2007", Mode.LAST, "7", "2007"),
        ("2007", Mode.UNTIL, "7", "up to 2007"),
    ],
)
def test_windows(day: str, mode: Mode, claims: str, words: str) -> None:
    selection = Selection(day=day, mode=mode)
    assert numbers(in_window(DATA, AXIS, selection)) == claims
    assert date_phrase(AXIS, selection) == words


@pytest.mark.parametrize(
    ("selection", "sentence", "away"),
    [
        (
            Selection("2022-01-03"),
            "3 January 2022, all 3 sources: 4 claims at 2 places, 2 dated as a span",
            "",
        ),
        (
            Selection("2022-01-05", sources=some("gov")),
            "5 January 2022, 1 of 3 sources: 2 claims at 2 places, 1 dated as a span",
            "hidden by filters: 2 claims (Red Flag 1, Union 1)",
        ),
        (
            Selection("2022-01-05"),
            "5 January 2022, all 3 sources: "
            "3 claims at 2 places, 2 dated as a span; 1 not on the map",
            "",
        ),
        (
            Selection("2022-01-05", categories=some("protest")),
            "5 January 2022, all 3 sources, protests: no claims; 1 not on the map",
            "hidden by filters: 3 claims (Red Flag 1, Government 2)",
        ),
        (
            Selection("2007", search="strike"),
            '2007, all 3 sources, text "strike": no claims',
            "hidden by filters: 1 claim (Union 1)",
        ),
    ],
    ids=named,
)
def test_the_sentence(selection: Selection, sentence: str, away: str) -> None:
    assert describe(DATA, AXIS, selection) == sentence
    assert hidden(DATA, AXIS, selection).words == away


def test_places_that_contain_each_other_are_no_endless_loop() -> None:
    places = [
        {"place_id": "a", "name": "A", "parent_id": "b"},
        {"place_id": "b", "name": "B", "parent_id": "a"},
    ]
    data = atlas([], places=places)
    assert shown(data, Selection(places=some("a"))).tolist() == []


def test_an_atlas_without_claims_has_a_sentence() -> None:
    data = atlas([], sources=[])
    sentence = describe(data, build_axis(data.claims), Selection())
    assert sentence == "no day, 0 sources: no claims"
