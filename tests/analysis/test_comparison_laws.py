"""What holds for any data: order, symmetry, strangers, and intervals that never shrink."""

from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.analysis.comparison import Comparison, comparison
from dashboard.analysis.question_reading import read_questions
from dashboard.analysis.statements import statements_of
from tests.analysis.small_atlas import SOURCES, Row, claim
from tests.analysis.spoken_atlas import spoken

DAYS = ["2022-01-06", "2022-01-07~", "2022-01-09", "2022-01", "2022-01-09/..", "../2022-01-10", ""]
WORDS = ["", "about", "dozens", "at least", "thousands", "much higher"]
STRANGER: Row = {"source_id": "zebra", "label": "Zebra", "published": "2022-01-08"}

figures = st.none() | st.integers(0, 30) | st.sampled_from([1000, 1004, 2000, 9999, 10_000])


@st.composite
def rows(draw: Any) -> Row:
    """A claim on some event, with or without a figure, a date, a place, a relation."""
    low, high = draw(figures), draw(figures)
    if low is not None and high is not None:
        low, high = min(low, high), max(low, high)
    place = draw(st.sampled_from(["", "", "almaty", "airport", "moscow"]))
    more = {"place": place, "place_id": place} if place else {}
    return claim(
        draw(st.sampled_from(["deaths", "strike", "airport-taken"])),
        draw(st.sampled_from(["red", "gov", "union"])),
        stance=draw(st.sampled_from(["asserts", "reports", "disputes", "denies", "retracts"])),
        attributed_to=draw(st.sampled_from(["", "", "the mayor", "The Mayor"])),
        as_of=draw(st.sampled_from(DAYS)),
        date=draw(st.sampled_from(["", "", "2022-01-04", "2022-01-05~", "2022-01-06/2022-01-07"])),
        measure=draw(st.sampled_from(["", "deaths", "hospitalised", "amount"])),
        population=draw(st.sampled_from(["", "all", "strikers"])),
        low="" if low is None else low,
        high="" if high is None else high,
        wording=draw(st.sampled_from(WORDS)),
        relation=draw(
            st.sampled_from(["", "", "", "repeats", "revises", "retracts", "contradicts"])
        ),
        relates_to=draw(st.sampled_from([f"n{number}" for number in range(6)])),
        **more,
    )


tables = st.lists(rows(), max_size=8).map(
    lambda claims: [{**each, "claim_id": f"n{number}"} for number, each in enumerate(claims)]
)


def read(claims: list[Row], **tables: Any) -> Comparison:
    return comparison(spoken(claims, **tables))


def meaning(found: Comparison) -> dict[str, Any]:
    """Return all that a comparison says, without positions and in no order."""
    told: dict[str, Any] = {}
    for question in read_questions(found):
        answers = {
            (each.claim_id, each.voice): (
                each.low, each.high, each.struck, each.repeats, each.origin, sorted(each.also),
                each.side >= 0,
            )
            for each in question.answers
        }  # fmt: skip
        names = [(each.claim_id, each.voice) for each in question.answers]
        relations = {
            (frozenset((names[each.left], names[each.right])), each.kind, each.basis,
             each.factor, each.counted, None if each.first is None else names[each.first])
            for each in question.relations
        }  # fmt: skip
        told[question.id] = (answers, relations, question.status, question.origins, question.title)
    return told


@settings(max_examples=60, deadline=None)
@given(tables, st.randoms(use_true_random=False))
def test_the_order_of_rows_means_nothing(claims: list[Row], random: Any) -> None:
    shuffled = random.sample(claims, len(claims))
    assert meaning(read(claims)) == meaning(read(shuffled))


@settings(max_examples=60, deadline=None)
@given(tables)
def test_a_stranger_changes_nothing(claims: list[Row]) -> None:
    before = meaning(read(claims))
    stranger = claim("sale", "zebra", measure="amount", low=7, claim_id="z1")
    after = meaning(read([*claims, stranger], sources=[*SOURCES, {**STRANGER, "title": "Z"}]))
    assert {name: after[name] for name in before} == before
    assert set(after) - set(before) == {"sale.amount"}


@settings(max_examples=60, deadline=None)
@given(tables)
def test_what_is_compared_is_never_narrower_than_what_is_claimed(claims: list[Row]) -> None:
    these = statements_of(spoken(claims))
    assert (these.reach_low <= these.low).all()
    assert (these.reach_high >= these.high).all()
    named = ~np.isnan(these.stated)
    assert (these.low[named] <= these.stated[named]).all()
    assert (these.stated[named] <= these.high[named]).all()


@settings(max_examples=60, deadline=None)
@given(tables)
def test_every_pair_is_related_once_and_only_within_its_question(claims: list[Row]) -> None:
    for question in read_questions(read(claims)):
        size = len(question.answers)
        pairs = [(each.left, each.right) for each in question.relations]
        assert len(set(pairs)) == len(pairs) == size * (size - 1) // 2
        assert all(left < right for left, right in pairs)
