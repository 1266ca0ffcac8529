"""What the browser gets: columns that fit each other, and counts that follow the filters."""

import json

from dashboard.analysis.selection import Mode, Selection
from dashboard.analysis.timeline import build_axis
from dashboard.views.map_view import filters_phrase, map_state, map_view
from tests.analysis.small_atlas import CLAIMS, atlas


def test_the_columns_of_the_small_atlas() -> None:
    data = atlas()
    drawn = map_view(data, build_axis(data.claims))
    view = drawn.header()
    assert json.loads(json.dumps(view)) == view
    assert view["places"]["id"] == ["kazakhstan", "almaty", "airport", "moscow"]
    assert view["places"]["latitude"] == [None, 43.25, 43.35, 55.75]
    assert view["places"]["areas"] == [["KZ"], [], [], []]
    assert view["slots"]["key"] == [
        "2007", "2022-01-01", "2022-01-02", "2022-01-03", "2022-01-04", "2022-01-05", "2022-01-06",
    ]  # fmt: skip
    assert view["slots"]["words"][:2] == ["2007", "Saturday, 1 January 2022"]
    assert view["slots"]["tick"] == ["2007", "1", "2", "3", "4", "5", "6"]
    assert view["slots"]["group"] == ["", "Jan 2022", "", "", "", "", ""]
    assert view["slots"]["break_before"] == [False, True, False, False, False, False, False]
    assert view["slots"]["break_words"][1] == "2008 to 2021"
    assert {name: column.tolist() for name, column in drawn.columns().items()} == {
        "place": [0, 0, 1, 1, 2, 2, 3],
        "source": [0, 1, 0, 2, 0, 1, 2],
        "first": [3, 3, 3, 3, 4, 5, 0],
        "reach": [3, 3, 0, 0, 0, 0, 0],
        "light": [1, 1, 0, 0, 0, 0, 0],
        "said": [1, 0, 1, 2, 1, 0, 2],
        "total": [1, 1, 1, 1, 1, 1, 1],
        "off_first": [5],
        "off_reach": [0],
        "off_said": [2],
    }
    assert view["known"]["short"] == ["5 Jan", "7 Jan", "8 Jan"]
    assert view["default"] == 3
    south, west, north, east = view["home"]
    assert (south, west, north, east) == (40.585, 46.48, 55.435, 87.325)


def test_a_state_counts_what_the_filters_show() -> None:
    data = atlas()
    axis = build_axis(data.claims)
    view = map_view(data, axis)
    selection = Selection(
        day="2022-01-05", mode=Mode.LAST, sources=frozenset({"red"}), search="AIRPORT"
    )
    state = map_state(data, axis, view, selection)
    assert state.shown.tolist() == [0, 0, 0, 0, 1, 0, 0]
    assert state.off_shown.tolist() == [0]
    assert state.sources == ("red",)
    assert state.header()["layers"] == [[layer, 0, 0] for layer in range(len(view.known) + 1)]
    assert filters_phrase(data, selection) == '1 of 3 sources, text "AIRPORT"'


def test_an_atlas_without_any_day_is_no_error() -> None:
    data = atlas([row for row in CLAIMS if row["event_id"] == "vague"])
    axis = build_axis(data.claims)
    view = map_view(data, axis)
    assert (view.default, view.home, len(view.activity)) == (-1, None, 0)
    assert len(map_state(data, axis, view, Selection()).shown) == 0
