"""Sources against places, days and questions, and the difference of two."""

import json
from pathlib import Path

import numpy as np
import pytest

from dashboard.analysis.selection import Mode, Selection
from dashboard.analysis.timeline import build_axis
from dashboard.model.dataset import Dataset
from dashboard.model.reading import read_folder
from dashboard.views.matrix import Across, Matrix, tally
from dashboard.views.two_sources import TwoSources, most_apart, two_sources
from tests.analysis.small_atlas import claim
from tests.analysis.spoken_atlas import spoken, toll

SAMPLE = read_folder(Path(__file__).parents[2] / "data")
SMALL = spoken(
    [
        claim("strike", "red", date="2022-01-03"),
        claim("strike", "gov", date="2022-01-04"),
        claim("strike", "red", "They marched.", date="2022-01-03"),
        toll("26", source="red"),
        toll("26..", source="gov"),
        claim("sale", "red"),
    ]
)


def table(data: Dataset, across: Across, selection: Selection, **more: bool) -> Matrix:
    found = tally(data, build_axis(data.claims), selection, across, **more)
    return found.part(np.arange(len(found.rows)), found.used)


def cells(found: Matrix) -> dict[str, str]:
    """Return a row a source: ``{"Red Flag": "2! 1 1"}``."""
    return {
        row.label: " ".join(f"{cell.claims}{'!' * cell.conflict}" for cell in line)
        for row, line in zip(found.rows, found.cells, strict=True)
    }


def test_places() -> None:
    found = table(SMALL, Across.PLACES, Selection())
    assert [each.label for each in found.columns] == ["Kazakhstan", "Almaty", "Moscow"]
    assert cells(found) == {"Red Flag": "1 2! 1", "Government": "1 1! 0", "Union": "0 0 0"}
    assert found.cells[0][1].words == "Red Flag, Almaty: 2 claims, in conflict"
    assert found.cells[2][0].words == "Union, Kazakhstan: silent"


def test_days_span() -> None:
    found = table(SMALL, Across.DAYS, Selection())
    assert [each.key for each in found.columns][:4] == ["2007", "2022-01-03", "2022-01-04",
                                                        "2022-01-05"]  # fmt: skip
    assert cells(found)["Red Flag"] == "1 3! 1 1 1"


def test_a_conflict_counts_in_its_own_question_only() -> None:
    found = table(SMALL, Across.QUESTIONS, Selection())
    assert [each.key for each in found.columns] == ["deaths.deaths", "strike.day"]
    assert cells(found) == {"Red Flag": "1 2!", "Government": "1 1!", "Union": "0 0"}


def test_the_window_and_the_filters() -> None:
    day = Selection("2022-01-04", Mode.DAY)
    assert cells(table(SMALL, Across.PLACES, day, window=True))["Red Flag"] == "1 0"
    red = Selection(sources=frozenset({"red"}))
    assert cells(table(SMALL, Across.PLACES, red))["Red Flag"] == "1 2 1"


@pytest.mark.parametrize("across", list(Across))
def test_the_sample_is_json(across: Across) -> None:
    found = table(SAMPLE, across, Selection())
    json.dumps(found.to_json(), allow_nan=False)
    if across is not Across.DAYS:
        assert sum(cell.claims for line in found.cells for cell in line) > 0
    if across is Across.PLACES:
        assert sum(cell.claims for line in found.cells for cell in line) == len(SAMPLE.claims)


@pytest.mark.parametrize("across", list(Across))
def test_a_part_holds_the_cells_of_the_whole(across: Across) -> None:
    whole = table(SAMPLE, across, Selection())
    found = tally(SAMPLE, build_axis(SAMPLE.claims), Selection(), across)
    part = found.part(np.array([3, 1]), found.used[::-2])
    assert [each.key for each in part.rows] == [whole.rows[at].key for at in (3, 1)]
    assert part.columns == whole.columns[::-2]
    assert part.cells == tuple(whole.cells[at][::-2] for at in (3, 1))
    assert found.fullest == max(cell.claims for line in whole.cells for cell in line)


def test_the_places_and_sources_with_most_claims_come_first_and_days_as_they_follow() -> None:
    def told(across: Across) -> list[str]:
        found = tally(SMALL, build_axis(SMALL.claims), Selection(), across)
        return [found.heading(at).label for at in found.columns.tolist()]

    assert told(Across.PLACES) == ["Almaty", "Kazakhstan", "Moscow"]
    assert told(Across.DAYS) == [
        each.label for each in table(SMALL, Across.DAYS, Selection()).columns
    ]
    found = tally(SMALL, build_axis(SMALL.claims), Selection(), Across.PLACES)
    assert [found.rows[at].label for at in found.sources.tolist()] == [
        "Red Flag", "Government", "Union",
    ]  # fmt: skip


def difference(data: Dataset, one: str, other: str, **more: bool) -> TwoSources:
    return two_sources(data, build_axis(data.claims), Selection("2022-01-04"), one, other, **more)


def test_two_sources() -> None:
    found = difference(SMALL, "red", "gov")
    assert [(each.event_id, each.standing, each.one, each.other) for each in found.events] == [
        ("deaths", "both", 1, 1),
        ("strike", "conflict", 2, 1),
        ("sale", "only one", 1, 0),
    ]
    assert found.events[1].questions == ("Which day? · Strike at the oil field",)
    assert found.words == (
        "Events: 1 told by Red Flag alone, 0 by Government alone, 2 by both; "
        "in 1 of these they cannot both hold."
    )
    assert (found.only_one, found.only_other, found.both, found.conflict) == (1, 0, 1, 1)
    json.dumps(found.to_json())


def test_two_sources_of_the_days_in_view() -> None:
    found = difference(SMALL, "red", "gov", window=True)
    assert [(each.event_id, each.standing) for each in found.events] == [
        ("deaths", "both"),
        ("strike", "only other"),
    ]


def test_the_two_that_disagree_most() -> None:
    def apart(day: str, **more: bool) -> tuple[str, ...]:
        return most_apart(SMALL, build_axis(SMALL.claims), Selection(day), **more)

    assert apart("2022-01-04") == ("red", "gov")
    assert apart("2022-01-04", window=True) == (), "not on this day"


def test_a_source_that_the_data_lacks() -> None:
    with pytest.raises(KeyError):
        difference(SMALL, "red", "blue")
