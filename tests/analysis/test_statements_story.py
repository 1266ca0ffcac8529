"""One real series of statements on the same days, told on both clocks."""

from pathlib import Path

import pytest

from dashboard.analysis.answers import Question, Status
from dashboard.analysis.comparison import comparison
from dashboard.analysis.filters import in_window, shown
from dashboard.analysis.question_reading import read_question
from dashboard.analysis.selection import Selection
from dashboard.analysis.timeline import build_axis
from dashboard.model.reading import read_folder
from dashboard.model.report import Severity

DATASET = read_folder(Path(__file__).parents[1] / "data" / "statements")
AXIS = build_axis(DATASET.claims)


def deaths(day: str) -> Question:
    found = comparison(DATASET, Selection(as_known_on=day))
    return read_question(found, "deaths.deaths")


def told(question: Question) -> str:
    """Return what stands, and in brackets what is struck, in the order in which it was said."""
    figures = {
        each.claim_id: f"{each.low:g}" if each.low == each.high else each.wording
        for each in question.answers
    }
    struck = {each.claim_id for each in question.answers if each.struck}
    return " ".join(f"[{words}]" if each in struck else words for each, words in figures.items())


def kind(question: Question, one: str, two: str) -> str:
    (relation,) = question.between(one, two)
    return f"{relation.kind.name} {relation.basis.name}".lower()


def test_the_fixture_passes_the_check() -> None:
    assert DATASET.set_aside.empty
    assert {issue.severity for issue in DATASET.report} <= {Severity.NOTE}


@pytest.mark.parametrize(
    ("day", "figures", "status"),
    [
        ("2022-01-06", "dozens", Status.ONE),
        ("2022-01-07", "18 26 dozens", Status.HOLD),
        ("2022-01-09", "18 26 dozens 103 164 much higher", Status.HOLD),
        ("2022-01-10", "18 26 dozens [103] [164] much higher", Status.HOLD),
        ("2022-01-15", "18 26 dozens [103] [164] much higher 19 225", Status.SEQUENCE),
        ("2022-02-01", "18 26 dozens [103] [164] much higher 19 225 227", Status.SEQUENCE),
        ("2022-03-14", "18 26 dozens [103] [164] much higher 19 225 227 238 139 230",
         Status.SEQUENCE),
    ],
)  # fmt: skip
def test_the_statement_day(day: str, figures: str, status: Status) -> None:
    question = deaths(day)
    assert (told(question), question.status) == (figures, status)


def test_before_the_first_statement_nothing_is_known() -> None:
    assert comparison(DATASET, Selection(as_known_on="2022-01-05")).headings == ()


def test_how_the_statements_stand_to_each_other() -> None:
    question = deaths("2022-12-31")
    assert kind(question, "police-dozens", "authorities-26") == "compatible overlap"
    assert kind(question, "authorities-18", "prosecutor-19") == "sequence later"
    assert kind(question, "prosecutor-225", "prosecutor-227") == "sequence revises"
    assert kind(question, "prosecutor-225", "prosecutor-230") == "sequence later"
    assert kind(question, "prosecutor-230", "ombudswoman-238") == "other scope"
    assert kind(question, "authorities-26", "media-164") == "other population"
    assert kind(question, "media-103", "media-164") == "other place"
    assert kind(question, "rights-groups-higher", "prosecutor-230") == "compatible no_figure"
    chains = {each.claim_id: each.revises for each in question.answers if each.revises}
    assert chains["prosecutor-230"] == ("prosecutor-225", "prosecutor-227")
    assert not any(
        each.counted for each in question.relations if _ends(question, each, "media-164")
    )


def _ends(question: Question, relation: object, claim: str) -> bool:
    ends = (relation.left, relation.right)  # type: ignore[attr-defined]
    return claim in {question.answers[end].claim_id for end in ends}


@pytest.mark.parametrize("day", ["2022-01-04", "2022-01-05", "2022-01-07"])
def test_the_event_day_stays_where_it_was(day: str) -> None:
    """All was said of 4 to 7 January, whenever it was said."""
    for known, claims in (("2022-01-06", 1), ("2022-01-10", 8), (None, 15)):
        selection = Selection(day=day, as_known_on=known)
        mask = shown(DATASET, selection) & in_window(DATASET, AXIS, selection)
        assert mask.sum() == claims
