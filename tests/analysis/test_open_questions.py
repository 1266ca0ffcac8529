"""Where and when questions are in conflict, for the map."""

from dashboard.analysis.comparison import comparison
from dashboard.analysis.open_questions import OpenQuestions, conflicts_by_place_and_slot
from dashboard.analysis.selection import Selection
from dashboard.analysis.timeline import build_axis
from tests.analysis.small_atlas import PLACES, Row, claim
from tests.analysis.spoken_atlas import spoken, toll

CLAIMS = [
    claim("airport-taken", "red", date="2022-01-04"),
    claim("airport-taken", "gov", date="2022-01-06"),
    toll("26", source="red"),
    toll("19", source="gov"),
    claim("hidden", "red", stance="disputes", attributed_to="the mayor"),
    claim("vague", "red", stance="disputes", attributed_to="the mayor"),
]
NUMBERS = {place["place_id"]: number for number, place in enumerate(PLACES)}


def found(
    claims: list[Row] = CLAIMS, **filters: frozenset[str]
) -> tuple[OpenQuestions, list[str], list[str]]:
    """Return the conflicts, the days on the axis, and the ids of the questions."""
    data = spoken(claims)
    axis = build_axis(data.claims)
    selection = Selection(**filters)  # type: ignore[arg-type]
    keys = [slot.key for slot in axis.slots]
    compared = comparison(data, selection)
    ids = [compared.names.ids[each] for each in compared.roll.contested.tolist()]
    return conflicts_by_place_and_slot(compared, axis), keys, ids


def rows(
    questions: OpenQuestions, keys: list[str], ids: list[str]
) -> list[tuple[str, str, str, str]]:
    columns = (questions.place, questions.first, questions.last, questions.question)
    places = list(NUMBERS)
    return [
        (places[place], keys[first], keys[last], ids[number])
        for place, first, last, number in zip(*(each.tolist() for each in columns), strict=True)
    ]


def test_a_row_a_place_and_question() -> None:
    assert rows(*found()) == [
        ("kazakhstan", "2022-01-03", "2022-01-06", "deaths.deaths"),
        ("airport", "2022-01-04", "2022-01-06", "airport-taken.day"),
    ]  # a village has no coordinates, and what is vague no day


def test_a_window_counts_its_open_questions() -> None:
    questions, keys, ids = found()
    airport, country = NUMBERS["airport"], NUMBERS["kazakhstan"]
    third, fifth = keys.index("2022-01-03"), keys.index("2022-01-05")
    assert questions.count(airport, third, third) == 0
    assert questions.count(airport, fifth, fifth) == 1
    assert questions.count(country, third, fifth) == 1
    assert [keys[slot] for slot in questions.starts] == ["2022-01-03", "2022-01-04"]


def test_only_what_the_filters_show_is_in_conflict() -> None:
    questions, keys, ids = found(sources=frozenset({"red"}))
    assert rows(questions, keys, ids) == []
    assert len(questions) == 0


def test_no_claims_no_questions() -> None:
    questions, _, _ = found([])
    assert len(questions) == 0
