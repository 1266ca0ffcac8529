"""What the browser sends is checked like any other input."""

from typing import Any

import pytest

from dashboard.webmap.streamlit_map import ASSETS, assets_version, font_url, read_event

EVENT: dict[str, Any] = {
    "seq": 1700000000000.5,
    "day": "2022-01-05",
    "mode": "last",
    "lastDays": 7,
    "place": "almaty",
    "camera": [5.25, 48.1, 67],
    "action": "present",
}


def test_an_event_is_read_whole() -> None:
    event = read_event(EVENT)
    assert event is not None
    assert (event.seq, event.day, event.mode) == (1700000000000.5, "2022-01-05", "last")
    assert (event.last_days, event.place, event.action) == (7, "almaty", "present")
    assert event.camera == (5.25, 48.1, 67)


def test_what_is_left_out_has_a_default() -> None:
    event = read_event({"seq": 1})
    assert event is not None
    assert (event.day, event.mode, event.last_days, event.place) == (None, "day", 3, None)
    assert (event.camera, event.action) == (None, "")


@pytest.mark.parametrize(
    "value",
    [None, "", "seq", 3, [], [1], {}, {"seq": None}, {"seq": "1"}, {"last_clicked": None}],
    ids=str,
)
def test_anything_else_is_no_event(value: Any) -> None:
    assert read_event(value) is None


@pytest.mark.parametrize(
    ("field", "value", "read", "expected"),
    [
        ("day", 5, "day", None),
        ("day", ["2022-01-05"], "day", None),
        ("mode", None, "mode", "day"),
        ("mode", {}, "mode", "day"),
        ("lastDays", "7", "last_days", 3),
        ("lastDays", 2.5, "last_days", 3),
        ("lastDays", None, "last_days", 3),
        ("place", 7, "place", None),
        ("camera", [1, 2], "camera", None),
        ("camera", [1, 2, 3, 4], "camera", None),
        ("camera", [1, "2", 3], "camera", None),
        ("camera", "1/2/3", "camera", None),
        ("camera", {"0": 1}, "camera", None),
        ("action", 1, "action", ""),
    ],
)
def test_a_field_of_another_type_falls_back(
    field: str, value: Any, read: str, expected: Any
) -> None:
    event = read_event(EVENT | {field: value})
    assert getattr(event, read) == expected


def test_the_assets_have_a_version_and_the_font_is_streamlits_own() -> None:
    assert len(assets_version()) == 12
    assert font_url().endswith(".woff2")
    assert font_url().startswith("../../static/media/")
    assert (ASSETS / "basemap" / "world.topo.json").stat().st_size > 100_000
