"""Columns and header come out of the bytes as they went in, whatever is in them."""

import json
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.analysis.timeline import build_axis
from dashboard.views.browser import packed_view
from dashboard.views.columns import QUICK, SMALL, pack, unpack
from dashboard.views.map_view import map_view
from tests.analysis.small_atlas import atlas

NUMBERS = st.lists(st.integers(-(2**31), 2**31 - 1) | st.integers(0, 300), max_size=40)
COLUMNS = st.dictionaries(st.text(max_size=8), NUMBERS | NUMBERS.map(sorted), max_size=5)
HEADERS = st.dictionaries(
    st.text(max_size=8).filter(lambda name: name != "columns"),
    st.text() | st.lists(st.text(max_size=5)) | st.none() | st.booleans() | st.integers(-9, 9),
    max_size=4,
)


@settings(deadline=None)
@given(COLUMNS, HEADERS, st.sampled_from([QUICK, SMALL]))
def test_what_is_packed_comes_out_again(
    columns: dict[str, list[int]], header: dict[str, Any], level: int
) -> None:
    packed = pack(header, columns, level)
    told, found = unpack(packed)
    assert told == json.loads(json.dumps(header))
    assert {name: column.tolist() for name, column in found.items()} == columns
    assert pack(header, columns, level) == packed


@pytest.mark.parametrize("number", [2**32, -(2**31) - 1])
def test_a_number_beyond_32_bits_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="32 bits"):
        pack({}, {"place": [number, 0]})


@pytest.mark.parametrize(
    ("column", "most"),
    [
        (np.zeros(10_000, dtype=np.int64), 200),
        (np.arange(10_000), 200),
        (np.arange(10_000) * 70_000 % 256, 12_000),
    ],
    ids=["nothing", "steps", "one byte"],
)
def test_columns_take_no_more_than_they_need(column: Any, most: int) -> None:
    assert len(pack({}, {"any": column})) < most


def test_a_small_atlas_is_small_and_whole() -> None:
    data = atlas()
    view = map_view(data, build_axis(data.claims))
    packed = packed_view(view)
    header, columns = unpack(packed)
    assert len(packed) < 20_000
    assert header["places"] == view.header()["places"]
    for name, column in view.columns().items():
        assert columns[name].tolist() == column.tolist()
