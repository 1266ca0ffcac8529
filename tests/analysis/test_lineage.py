"""Repeats, retractions, revisions: what stands for what, and that circles cost nothing."""

import numpy as np

from dashboard.analysis.answers import Question, Status
from dashboard.analysis.lineage import covered
from tests.analysis.spoken_atlas import asked, pairs, toll

SIX, SEVEN, NINE, TEN = (f"2022-01-{day:02}" for day in (6, 7, 9, 10))


def struck(question: Question) -> set[str]:
    return {each.claim_id for each in question.answers if each.struck}


def test_repeats_collapse_to_their_origin() -> None:
    question = asked(
        [
            toll("225", source="gov"),
            toll("24..99", wording="dozens", relation="repeats", relates_to="c1"),
            toll("225", source="union", relation="repeats", relates_to="c2"),
        ]
    )
    assert (len(question.sources), question.origins) == (3, 1)
    assert [each.repeats for each in question.answers] == ["", "c1", "c2"]
    assert question.status is Status.AGREE  # "dozens" is compared through what it repeats
    assert not any(each.counted for each in question.relations)


def test_a_repeat_speaks_for_itself_where_its_origin_is_hidden() -> None:
    claims = [
        toll("225", source="gov"),
        toll("24..99", relation="repeats", relates_to="c1"),
        toll("500", source="union", as_of=SIX),
    ]
    assert asked(claims).answers[2].repeats == "c1"
    shown = asked(claims, sources=frozenset({"red", "union"}))
    assert shown.status is Status.CONFLICT
    assert [each.repeats for each in shown.answers] == ["", ""]


def test_one_voice_with_one_figure_is_likely_one_origin() -> None:
    def cites(voice: str, figure: str = "225", source: str = "red") -> Question:
        one = toll("225", source="gov", attributed_to="the Health Ministry", stance="reports")
        two = toll(figure, source=source, attributed_to=voice, stance="reports")
        return asked([one, two])

    assert cites("Health Ministry of Kazakhstan").origins == 2
    assert cites("the HEALTH Ministry").origins == 1
    assert cites("the Health Ministry", "226").origins == 2
    nameless = [
        toll("225", source=each, attributed_to="unnamed sources") for each in ("gov", "red")
    ]
    assert asked(nameless).origins == 2


def test_a_retracted_claim_stays_and_bears_on_nothing() -> None:
    claims = [
        toll("164", NINE, "gov"),
        toll("", TEN, "union", relation="retracts", relates_to="c1", stance="retracts"),
        toll("20", NINE, "red"),
    ]
    question = asked(claims)
    assert struck(question) == {"c1"}
    assert question.answers[0].retracted_by == ("c2",)
    assert question.status is Status.ONE
    before = asked(claims, as_known_on=NINE)
    assert struck(before) == set()
    assert before.status is Status.CONFLICT
    hidden = asked(claims, sources=frozenset({"gov", "red"}))
    assert struck(hidden) == {"c1"}  # that it was retracted is no matter of filters


def test_nothing_may_be_left() -> None:
    claims = [
        toll("164", NINE, "gov"),
        toll("", TEN, "gov", relation="retracts", relates_to="c1", stance="retracts"),
    ]
    assert asked(claims).status is Status.RETRACTED


def test_a_retraction_may_be_retracted() -> None:
    claims = [
        toll("164", NINE),
        toll("", TEN, wording="void", relation="retracts", relates_to="c1"),
        toll("", "2022-01-11", wording="void", relation="retracts", relates_to="c2"),
    ]
    assert struck(asked(claims)) == {"c2"}
    assert struck(asked(claims, as_known_on=TEN)) == {"c1"}


def test_revisions_form_a_chain() -> None:
    question = asked(
        [
            toll("225", SEVEN),
            toll("227", NINE, relation="revises", relates_to="c1"),
            toll("220", TEN, relation="revises", relates_to="c2"),
        ]
    )
    assert question.answers[2].revises == ("c1", "c2")
    assert pairs(question) == {
        **dict.fromkeys([("c1", "c2"), ("c2", "c1"), ("c2", "c3"), ("c3", "c2")], "sequence"),
        **dict.fromkeys([("c1", "c3"), ("c3", "c1")], "conflict"),
    }


def test_circles_end() -> None:
    for relation in ("repeats", "revises", "retracts", "contradicts"):
        question = asked(
            [
                toll("1", relation=relation, relates_to="c3"),
                toll("2", relation=relation, relates_to="c1"),
                toll("3", relation=relation, relates_to="c2"),
                toll("4", relation=relation, relates_to="c4"),
            ]
        )
        assert len(question.answers) == 4
        assert all(len(each.revises) < 4 for each in question.answers)


def test_a_chain_of_repeats_is_represented_by_any_of_it_that_is_seen() -> None:
    parent = np.array([-1, 0, 1, -1, 3, 6, 5])  # 2 repeats 1 repeats 0; 5 and 6 go round
    nobody = np.zeros(7, dtype=np.bool_)
    for seen, expected in (([0], [1, 2]), ([1], [2]), ([0, 3], [1, 2, 4]), ([5], [5, 6]), ([], [])):
        mask = nobody.copy()
        mask[seen] = True
        assert np.flatnonzero(covered(parent, mask)).tolist() == expected
    assert not len(covered(parent[:0], nobody[:0]))
