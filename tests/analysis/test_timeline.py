"""The time axis: runs, breaks, and a slot for every claim that has a day."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.selection import Mode
from dashboard.analysis.timeline import Axis, build_axis
from dashboard.model.edtf_days import parse_edtf

DAY = date(2022, 1, 1).toordinal()


def claims(*dates: str) -> pd.DataFrame:
    """Return a table with the days of EDTF dates, ``""`` for none, all by one source."""
    spans = [parse_edtf(text) if text else None for text in dates]
    return table([(span.start, span.stop) if span else (None, None) for span in spans])


def table(spans: list[tuple[int | None, int | None]]) -> pd.DataFrame:
    """Return a table with the columns that the axis reads."""
    days = pd.DataFrame(spans, columns=["start", "stop"]).astype("Int64")
    return days.assign(source_id="one")


@pytest.mark.parametrize(
    ("dates", "keys"),
    [
        ([], ""),
        ([""], ""),
        (["2022-01-05"], "2022-01-05"),
        (["2022-01-05", "2022-01-07"], "2022-01-05 2022-01-06 2022-01-07"),
        (
            ["2022-01-05/2022-01-08"],
            "2022-01-03 2022-01-04 2022-01-05 2022-01-06 2022-01-07 2022-01-08",
        ),
        (["2011-12-16", "2022-01-05"], "2011-12-16 2022-01-05"),
        (["2007", "2022-01-05"], "2007 2022-01-05"),
        (["2022-01", "2022-01-05"], "2022-01-05"),
        (["2022", "2022-01", "2021-01"], "2021-01 2022-01"),
        (["1991/2011-12"], "1991"),
        (["2007-06-01/2010", "2007-03-05"], "2007-03-05 2007-03-06/2007-12-31"),
        (["2007-06-01/2010", "2007-03"], "2007-03 2007-04/2007-12"),
        (["200X", "2007"], "2007"),
        (["0001-01-01/0001-01-05"], "0001-01-01 0001-01-02 0001-01-03 0001-01-04 0001-01-05"),
        (["9999-12-31", "9998/9999"], "9999-12-31"),
        (["9999-01-01/9999-12-30"], "9999-01-01/9999-12-30"),
    ],
    ids=str,
)  # fmt: skip
def test_the_slots(dates: list[str], keys: str) -> None:
    assert " ".join(slot.key for slot in build_axis(claims(*dates)).slots) == keys


def test_gaps_of_three_weeks_belong_to_a_run() -> None:
    near = build_axis(table([(DAY, DAY + 1), (DAY + 22, DAY + 23)]))
    far = build_axis(table([(DAY, DAY + 1), (DAY + 23, DAY + 24)]))
    assert (len(near), len(near.breaks)) == (2 + 23, 0)
    assert (len(far), len(far.breaks)) == (2, 1)
    assert (far.breaks[0].before, far.breaks[0].words) == (1, "2 to 23 January 2022")


spans = st.tuples(
    st.integers(730_000, 740_000), st.one_of(st.integers(1, 9), st.integers(1, 9_000))
).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(spans | st.just((None, None)), max_size=40))
def test_slots_never_overlap_and_show_every_claim(
    rows: list[tuple[int | None, int | None]],
) -> None:
    axis = build_axis(table(rows))
    for before, after in zip(axis.slots, axis.slots[1:], strict=False):
        assert before.stop <= after.start
    assert all(slot.start < slot.stop for slot in axis.slots)
    assert len(axis.keys) == len(axis.slots)
    for start, stop in rows:
        if start is not None and stop is not None:
            seen = [
                i for i, slot in enumerate(axis.slots) if slot.start < stop and start < slot.stop
            ]
            assert seen
            first, last = axis.first_last(np.array([start]), np.array([stop]))
            assert seen == list(range(int(first[0]), int(last[0]) + 1))


@given(st.lists(spans, min_size=1, max_size=20), st.data(), st.integers(2, 60))
def test_windows(rows: list[tuple[int | None, int | None]], data: st.DataObject, days: int) -> None:
    axis = build_axis(table(rows))
    index = data.draw(st.integers(0, len(axis) - 1))
    slot = axis.slots[index]
    assert axis.window(slot.key, Mode.DAY, days) == (index, index)
    assert axis.window(slot.key, Mode.UNTIL, days) == (0, index)
    since = slot.stop - days
    overlapping = [i for i, each in enumerate(axis.slots[: index + 1]) if each.stop > since]
    assert axis.window(slot.key, Mode.LAST, days) == (overlapping[0], index)


@pytest.mark.parametrize(
    ("dates", "key"),
    [
        (["2022-01-05", "2022-01-06", "2022-01-06"], "2022-01-06"),
        (["2022-01-05", "2022-01-06/2022-01-08", "2022-01-06/2022-01-07"], "2022-01-05"),
        (["2022-01-05/2022-01-07", "2022-01-06/2022-01-08"], "2022-01-06"),
        (["2007", "2007", "2022-01-06"], "2007"),
    ],
    ids=str,
)
def test_the_default_is_the_slot_with_most_claims_of_that_day_alone(
    dates: list[str], key: str
) -> None:
    axis = build_axis(claims(*dates))
    assert axis.slots[axis.default].key == key
    assert axis.index(None) == axis.default == axis.index("no such day")


def test_the_default_is_the_slot_in_which_most_sources_meet() -> None:
    rows = claims("2022-01-05", "2022-01-05", "2022-01-06", "2022-01-06", "2022-01-07")
    axis = build_axis(rows.assign(source_id=["a", "a", "a", "b", "c"]))
    assert axis.slots[axis.default].key == "2022-01-06"


def test_an_empty_axis_has_no_window() -> None:
    axis = Axis(())
    assert axis.window(None, Mode.DAY, 3) == (0, -1)
    assert (axis.index("2022"), axis.nearest(5, 6)) == (-1, -1)
    first, last = axis.first_last(np.array([5]), np.array([6]))
    assert (first.tolist(), last.tolist()) == ([-1], [-1])
