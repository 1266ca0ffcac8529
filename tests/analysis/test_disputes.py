"""Who stands against whom where no figure is at stake."""

from dashboard.analysis.answers import Question, Status
from dashboard.analysis.comparison import comparison
from dashboard.analysis.question_reading import read_questions
from tests.analysis.small_atlas import Row, claim
from tests.analysis.spoken_atlas import spoken, toll


def whether(*claims: Row) -> list[Question]:
    questions = read_questions(comparison(spoken(list(claims))))
    return [each for each in questions if each.kind == "whether"]


def answers(question: Question) -> list[str]:
    return [f"{each.claim_id}{' cited' if each.voice else ''}" for each in question.answers]


def conflicts(question: Question) -> set[tuple[str, str]]:
    names = answers(question)
    return {
        (names[each.left], names[each.right])
        for each in question.relations
        if each.kind.name == "CONFLICT"
    }


def test_a_claim_that_disputes_what_it_cites_holds_two_answers() -> None:
    (question,) = whether(
        claim("strike", "red", stance="disputes", attributed_to="the president"),
        claim("strike", "gov", "The mayor spoke.", attributed_to="the mayor", stance="reports"),
        claim("strike", "union", "It was a strike."),
    )
    assert question.id == "c1.whether"
    assert answers(question) == ["c1 cited", "c1"]
    assert conflicts(question) == {("c1 cited", "c1")}
    assert question.status is Status.CONFLICT


def test_the_same_voice_in_another_source_stands_with_it() -> None:
    (question,) = whether(
        claim("strike", "red", stance="disputes", attributed_to="the president"),
        claim("strike", "gov", stance="reports", attributed_to="The President"),
    )
    assert ("c1", "c2") in {tuple(sorted(pair)) for pair in conflicts(question)}
    assert len(conflicts(question)) == 2


def test_a_denial_in_its_own_voice_stands_against_all_who_say_so() -> None:
    (question,) = whether(
        claim("strike", "gov", "There was no strike.", stance="denies"),
        claim("strike", "red"),
        claim("strike", "union", stance="reports"),
        claim("strike", "gov", "The square was empty."),
    )
    assert answers(question) == ["c1", "c2", "c3"]
    assert conflicts(question) == {("c1", "c2"), ("c1", "c3")}


def test_a_contradiction_may_join_two_events_and_meets_the_voice() -> None:
    (question,) = whether(
        claim("strike", "red", stance="disputes", attributed_to="the president"),
        claim("vague", "union", "An uprising.", relation="contradicts", relates_to="c1"),
    )
    assert conflicts(question) == {("c1 cited", "c1"), ("c1 cited", "c2")}
    assert question.subject == "Strike at the oil field"
    assert set(question.event_ids) == {"strike", "vague"}


def test_two_disputes_of_one_event_are_told_together_but_not_mixed() -> None:
    (question,) = whether(
        claim("strike", "red", stance="disputes", attributed_to="the president"),
        claim("strike", "union", stance="disputes", attributed_to="the mayor"),
    )
    assert conflicts(question) == {("c1 cited", "c1"), ("c2 cited", "c2")}


def test_what_contradicts_itself_in_a_circle_has_no_sides() -> None:
    (question,) = whether(
        claim("strike", "red", relation="contradicts", relates_to="c2"),
        claim("strike", "gov", relation="contradicts", relates_to="c3"),
        claim("strike", "union", relation="contradicts", relates_to="c1"),
    )
    assert len(conflicts(question)) == 3
    assert {each.side for each in question.answers} == {-1}


def test_figures_that_contradict_each_other_are_compared_as_figures() -> None:
    assert whether(toll("1"), toll("2", relation="contradicts", relates_to="c1")) == []
