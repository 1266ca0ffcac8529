"""``docs/comparison.md`` names the numbers and words that the code goes by."""

from pathlib import Path

import pytest

from dashboard.analysis import intervals, question_groups, relations, roll
from dashboard.analysis.answers import Status
from dashboard.analysis.timeline import SHARP_DAYS
from dashboard.model.measures import MEASURES, Trend

TEXT = " ".join(
    (Path(__file__).parents[1] / "docs" / "comparison.md").read_text(encoding="utf-8").split()
)


@pytest.mark.parametrize(
    "words",
    [
        f"from {intervals.ROUNDED:,} on within {intervals.TOLERANCE:.1%}".replace("%", " %"),
        f"beside one figure: {intervals.SOFT:.0%} to either side".replace("%", " %"),
        f"more than {relations.CLOSED_DAYS} days after the event",
        f"More than {roll.MOST_COMPARED} answers",
        f"at most {SHARP_DAYS} days",
        *(f"| {kind.name.lower()} |" for kind in roll.Asked),
        *(f"| {kind.name.lower()} |" for kind in relations.Kind),
        *(f"*{status}*" for status in Status),
        *(each.name for each in MEASURES.values() if each.trend is Trend.GROWING),
    ],
)
def test_the_page_names_it(words: str) -> None:
    assert words in TEXT


def test_a_week_is_said_in_words() -> None:
    assert question_groups.NEAR_DAYS == 7 and "within a week" in TEXT
