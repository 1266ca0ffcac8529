"""100,000 claims: compared in seconds once, masked in milliseconds while one scrubs."""

from dataclasses import replace
from time import process_time

import numpy as np
import pandas as pd
import pytest

from dashboard.analysis.comparison import comparison
from dashboard.analysis.facts import facts_of
from dashboard.analysis.question_reading import read_question
from dashboard.analysis.roll import MOST_COMPARED
from dashboard.analysis.selection import Selection
from dashboard.model.dataset import Dataset
from tests.analysis.spoken_atlas import spoken, toll

CLAIMS = 100_000
#: A loaded machine gets twice what the issue grants (2 s).
MOST_SECONDS = 4.0
MOST_AGAIN = 0.5


def many(events: int) -> Dataset:
    """Return 100,000 tolls, spread evenly over events."""
    small = spoken([toll("26"), toll("225..", "2022-01-09", "gov")])
    random = np.random.default_rng(20220105)
    number = np.arange(CLAIMS)
    claims = small.claims.iloc[number % 2].reset_index(drop=True)
    low = random.integers(1, 5000, CLAIMS).astype(np.float64)
    claims = claims.assign(
        claim_id=[f"n{each}" for each in number],
        event_id=[f"e{each % events}" for each in number],
        low=low,
        high=np.where(random.random(CLAIMS) < 0.3, np.nan, low),
    )
    row = small.events[small.events["event_id"] == "deaths"]
    table = pd.concat([row] * events, ignore_index=True)
    table = table.assign(event_id=[f"e{each}" for each in range(events)])
    return replace(small, claims=claims, events=table, fingerprint=f"{events}")


@pytest.mark.parametrize("events", [20_000, 2_500, 1])
def test_a_hundred_thousand_claims(events: int) -> None:
    data = many(events)
    facts_of(data)
    begin = process_time()
    comparison(data).headings  # noqa: B018
    middle = process_time()
    comparison(data, Selection(sources=frozenset({"gov"}))).statuses  # noqa: B018
    assert middle - begin < MOST_SECONDS
    assert process_time() - middle < MOST_AGAIN


def test_beyond_the_cap_answers_are_listed_counted_and_not_compared() -> None:
    claims = [toll(str(each), f"2022-01-{each % 28 + 1:02}") for each in range(1, 61)]
    question = read_question(comparison(spoken(claims)), "deaths.deaths")
    assert len(question.answers) == 60
    assert question.uncompared == 60 - MOST_COMPARED
    assert len(question.relations) == MOST_COMPARED * (MOST_COMPARED - 1) // 2
