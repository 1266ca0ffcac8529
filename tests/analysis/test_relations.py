"""The table of cases: how two answers stand to each other, and by which rule."""

import pytest

from dashboard.analysis.comparison import comparison
from dashboard.analysis.relations import Basis, Kind
from tests.analysis.small_atlas import EVENTS, Row, claim
from tests.analysis.spoken_atlas import asked, pairs, related, spoken, toll

SIX, SEVEN, NINE, MARCH = "2022-01-06", "2022-01-07", "2022-01-09", "2022-03-14"
VAGUE = "2022-01-06/2022-01-31"
CUSTODY = "deaths in custody included"


def dozens(as_of: str = SIX, **more: str) -> Row:
    return toll("24..99", as_of, wording="dozens", **more)


@pytest.mark.parametrize(
    ("one", "two", "kind", "basis"),
    [
        # the cases of the issue
        (toll("26"), dozens(SEVEN), "compatible", "overlap"),
        (toll("225", "2022-01-15"), toll("227", "2022-02"), "sequence", "later"),
        (toll("230", MARCH), toll("238", MARCH, scope=CUSTODY), "other", "scope"),
        (toll("225..", wording="at least"), toll("160..", wording="well over"), "compatible",
         "overlap"),
        (toll("3000..", wording="more than"), toll("10000"), "compatible", "overlap"),
        # same: equal, equal but for an open side, rounded; never by rounding small tolls
        (toll("225"), toll("225", MARCH), "same", "stated"),
        (toll("225.."), toll("225"), "same", "stated"),
        (dozens(), dozens(MARCH), "same", "stated"),
        (toll("10000"), toll("9960"), "same", "stated"),
        (toll("225"), toll("226"), "conflict", "apart"),
        (toll("100.."), toll("..100"), "compatible", "overlap"),
        # soft words: "about", the edges of "thousands"
        (toll("300", wording="about"), toll("320"), "compatible", "overlap"),
        (toll("300"), toll("320"), "conflict", "apart"),
        (toll("2000..9999", wording="thousands"), toll("10000"), "compatible", "overlap"),
        (toll("2000..9999"), toll("10100"), "conflict", "apart"),
        (toll("", wording="unknown number"), toll("225"), "compatible", "no_figure"),
        # time: a toll grows and never shrinks
        (toll("26", SIX), toll("164", NINE), "sequence", "later"),
        (toll("26", NINE), toll("164", SIX), "conflict", "apart"),
        (toll("26", SIX), toll("164", SIX), "conflict", "apart"),
        (toll("..100", SIX), toll("164", NINE), "sequence", "later"),
        # vague statement days: what they allow is no conflict
        (toll("26", SIX), toll("164", VAGUE), "sequence", "maybe_later"),
        (toll("26", VAGUE), toll("164", SIX), "conflict", "apart"),
        (toll("26", VAGUE), toll("164", VAGUE), "sequence", "maybe_later"),
        (toll("26", "2022-01-07~"), toll("164", "2022-01-07~"), "sequence", "maybe_later"),
        (toll("26", "2022-01-07?"), toll("164", SEVEN), "sequence", "maybe_later"),
        (toll("26", "2022-01-09/.."), toll("164", NINE), "conflict", "apart"),
        (toll("26", NINE), toll("164", "2022-01-09/.."), "sequence", "maybe_later"),
        # long after the event nothing grows any more
        (toll("26", "2032-01-01"), toll("164", "2032-02-01"), "conflict", "apart"),
        (toll("26", SIX), toll("164", "2032-02-01"), "sequence", "later"),
        # other people, scopes, places, units, days: never a contradiction
        (toll("26", population="demonstrators"), toll("19"), "other", "population"),
        (toll("26", population="protesters"), toll("19", population="demonstrators"), "conflict",
         "apart"),
        (toll("26", population=""), toll("19"), "conflict", "apart"),
        (toll("26", place="almaty", place_id="almaty"), toll("19"), "other", "place"),
        (toll("26", unit="percent"), toll("19"), "other", "unit"),
        (toll("26", date="2022-01-04"), toll("19", date="2022-01-05"), "other", "days"),
        (toll("26", date="2022-01-04"), toll("26", date="2022-01-05"), "same", "stated"),
        # what changes with the days, and what does not
        (toll("400", SIX, measure="hospitalised"), toll("60", NINE, measure="hospitalised"),
         "sequence", "later"),
        (toll("400", SIX, measure="amount"), toll("60", NINE, measure="amount"), "conflict",
         "apart"),
        (toll("400", SIX, measure="dances"), toll("60", NINE, measure="Dances"), "sequence",
         "later"),
    ],
)  # fmt: skip
def test_two_figures(one: Row, two: Row, kind: str, basis: str) -> None:
    name = f"deaths.{one['measure']}"
    for claims in ([one, {**two, "source_id": "gov"}], [{**two, "source_id": "gov"}, one]):
        (relation,) = asked(claims, name).relations
        assert (relation.kind.name.lower(), relation.basis.name.lower()) == (kind, basis)


def test_a_factor_says_how_far_stated_figures_are_apart() -> None:
    relation = related(toll("3000.."), toll("10000"))
    assert relation.factor == pytest.approx(10 / 3)
    assert related(toll("26"), dozens(SEVEN)).factor is None
    assert related(toll("225"), toll("225")).factor is None
    assert related(toll("225"), toll("300", population="demonstrators")).factor is None


def test_a_sequence_knows_what_came_first() -> None:
    question = asked([toll("164", NINE), toll("26", SIX)])
    (relation,) = question.relations
    assert relation.first is not None
    assert question.answers[relation.first].claim_id == "c2"


@pytest.mark.parametrize(
    ("relation", "kind", "basis"),
    [
        ("repeats", Kind.SAME, Basis.REPEATS),
        ("revises", Kind.SEQUENCE, Basis.REVISES),
        ("retracts", Kind.SEQUENCE, Basis.RETRACTS),
        ("contradicts", Kind.CONFLICT, Basis.CONTRADICTS),
    ],
)
@pytest.mark.parametrize("figure", ["100..", "3"])
def test_what_the_data_says_overrules_what_is_computed(
    relation: str, kind: Kind, basis: Basis, figure: str
) -> None:
    found = related(toll("26"), toll(figure, SIX, relation=relation, relates_to="c1"))
    assert (found.kind, found.basis) == (kind, basis)


DAYS = [
    ("2022-01-01", "2022-01-01", "same"),
    ("2022-01-01", "2022-01-02", "conflict"),
    ("2022-01-01", "2022-01-03/2022-01-04", "conflict"),  # "at the beginning of the week"
    ("2022-01-03", "2022-01-03/2022-01-04", "compatible"),
    ("2022-01-02", "2022-01-03~/2022-01-04", "compatible"),
    ("2022-01-02?", "2022-01-03", "compatible"),
    ("2022-01-02", "2022-01", "compatible"),
    ("2022-01-02", "2022-01-03/..", "conflict"),
    ("2022-01-05", "2022-01-03/..", "compatible"),
]


@pytest.mark.parametrize(("one", "two", "kind"), DAYS)
def test_two_days(one: str, two: str, kind: str) -> None:
    claims = [
        claim("strike", "red", date=one),
        claim("strike", "union", date=two),
        claim("strike", "gov", date="2022-02-20"),
    ]
    for rows in (claims, claims[::-1]):
        found = pairs(asked([{**row, "claim_id": row["source_id"]} for row in rows], "strike.day"))
        assert found["red", "union"] == kind


def test_no_question_of_days_where_nobody_dates_the_event_otherwise() -> None:
    same_day = [claim("strike", source, date="2022-01-04") for source in ("red", "union")]
    one_source = [claim("strike", "red", date=day) for day in ("2022-01-04", "2022-01-05")]
    long_event = [claim("long", "red", date="2022-01-04"), claim("long", "gov", date="2022-01-19")]
    of_today = [
        claim("strike", "red", date="2022-01-09", as_of="2022-01-09"),
        claim("strike", "gov", date="2022-01-04"),
    ]
    events = [*EVENTS, {**EVENTS[0], "event_id": "long", "date": "2022-01-03/2022-01-20"}]
    for rows in (same_day, one_source, long_event, of_today):
        assert comparison(spoken(rows, events=events)).headings == ()


@pytest.mark.parametrize(
    ("event", "one", "two", "kind"),
    [
        ("deaths", "almaty", "airport", "compatible"),  # one in the other
        ("deaths", "almaty", "nowhere", "compatible"),  # both in the event's own place
        ("strike", "almaty", "moscow", "conflict"),
        ("strike", "airport", "nowhere", "conflict"),
    ],
)
def test_two_places(event: str, one: str, two: str, kind: str) -> None:
    rows = [
        claim(event, source, place=place, place_id=place)
        for source, place in (("red", one), ("gov", two))
    ]
    assert pairs(asked(rows, f"{event}.place"))["c1", "c2"] == kind
