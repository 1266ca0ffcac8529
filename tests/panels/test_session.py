"""A visitor's view between two runs, in Streamlit's own runner, on the shipped data."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

RUN_SECONDS = 60


def _script(event, visits_elsewhere, filters):  # type: ignore[no-untyped-def]
    """One run: take an event, leave for another page, choose filters; then tell the visit."""
    from pathlib import Path

    import streamlit as st

    import dashboard
    from dashboard.panels import session
    from dashboard.panels.loading import load
    from dashboard.webmap.streamlit_map import read_event

    atlas = load(Path(dashboard.__file__).parents[1] / "data")
    state = session.visit(atlas)
    st.session_state["again"] = session.take(read_event(event), atlas)
    if filters:
        session.choose(**filters)
    if visits_elsewhere:
        session.leave_map(atlas)
    session.write_url(atlas)
    state = session.visit(atlas)
    st.session_state["told"] = state
    st.session_state["url"] = dict(st.query_params)


def run(
    query: dict[str, str] | None = None,
    event: dict[str, Any] | None = None,
    *,
    elsewhere: bool = False,
    filters: dict[str, Any] | None = None,
) -> AppTest:
    """Run the script once with these parameters in the address."""
    app = AppTest.from_function(
        _script, args=(event, elsewhere, filters or {}), default_timeout=RUN_SECONDS
    )
    for key, value in (query or {}).items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    return app


def event(**more: Any) -> dict[str, Any]:
    """An event of the map."""
    return {"seq": 1.5, "day": "2022-01-07", "mode": "day", "lastDays": 3, **more}


def test_the_address_starts_the_visit() -> None:
    app = run({"day": "2022-01-07", "mode": "last5", "sources": "cwi", "place": "almaty"})
    selection = app.session_state["told"].address.selection
    assert (selection.day, selection.mode.value, selection.last_days) == ("2022-01-07", "last", 5)
    assert (selection.sources, selection.place) == ({"cwi"}, "almaty")
    assert app.session_state["told"].notices == ()
    assert app.session_state["url"] == {
        "day": "2022-01-07", "mode": "last5", "sources": "cwi", "place": "almaty",
    }  # fmt: skip


def test_nonsense_is_told_and_leaves_the_address() -> None:
    app = run({"mode": "sideways", "utm_source": "x"})
    assert len(app.session_state["told"].notices) == 1
    assert app.session_state["url"] == {}


def test_an_event_moves_the_address_and_no_command_answers_it() -> None:
    app = run(event=event(place="almaty", camera=[6, 44.0, 75.5]))
    told = app.session_state["told"]
    assert told.address.selection.day == "2022-01-07"
    assert told.address.selection.place == "almaty"
    assert tuple(told.address.camera) == (6, 44.0, 75.5)
    assert (told.command.number, told.seen) == (0, 1.5)
    assert not app.session_state["again"]
    assert app.session_state["url"]["at"] == "6/44/75.5"


def test_the_same_event_is_taken_once() -> None:
    app = run(event=event(action="present"))
    assert app.session_state["again"]
    assert app.session_state["told"].address.view == "present"
    app.run()
    assert not app.session_state["again"]


@pytest.mark.parametrize(
    ("action", "view"), [("present", "present"), ("leave", "map"), ("", "map"), ("rm -rf", "map")]
)
def test_only_known_actions_change_the_view(action: str, view: str) -> None:
    app = run(event=event(action=action))
    assert app.session_state["told"].address.view == view


def test_show_all_clears_the_filters_and_keeps_the_day() -> None:
    app = run({"sources": "cwi", "categories": "protest", "q": "gas"}, event(action="clear"))
    selection = app.session_state["told"].address.selection
    assert (selection.sources, selection.categories, selection.search) == (None, None, "")
    assert selection.day == "2022-01-07"


@pytest.mark.parametrize(
    "strange",
    [
        {"day": "yesterday"},
        {"day": "../../etc"},
        {"place": "<script>"},
        {"mode": "last", "lastDays": 10**9},
        {"camera": [99, 0, 0]},
    ],
    ids=str,
)
def test_an_event_that_no_map_sends_does_no_harm(strange: dict[str, Any]) -> None:
    app = run(event=event(**strange))
    assert app.session_state["told"].address.selection.mode.value in ("day", "last")
    assert "<script>" not in str(app.session_state["url"])


def test_filters_keep_what_the_map_owns() -> None:
    app = run({"day": "2022-01-07"}, filters={"search": "gas"})
    told = app.session_state["told"]
    assert (told.address.selection.day, told.address.selection.search) == ("2022-01-07", "gas")
    assert told.command.number == 0, "the map is not told to move"


def test_a_map_that_is_left_is_told_where_it_was() -> None:
    """It is mounted anew when its page comes back, and knows nothing of the hand any more."""
    app = run(event=event(place="almaty"), elsewhere=True)
    told = app.session_state["told"]
    assert told.command.number == 1
    assert told.command.address == told.address
    app.run()
    assert app.session_state["told"].command.number == 1, "once is enough"
