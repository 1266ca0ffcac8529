"""The filters of data with more sources and places than anybody reads, in Streamlit's runner."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.panels import place_list, source_list
from dashboard.panels.session import Visit

SOURCES, PLACES = 2 * source_list.PAGE + 5, place_list.MOST + 10
RUN_SECONDS = 60
TABLES = {
    "sources": (
        "source_id,title,label,published,language,kind",
        "s{n},Paper {n},Paper {n},2022-01-06,en,news",
        SOURCES,
    ),
    "places": (
        "place_id,name,kind,latitude,longitude",
        "p{n},Village {n},city,43.{n},77.{n}",
        PLACES,
    ),
    "events": (
        "event_id,title,date,place,category",
        "e{n},Rally {n},2022-01-05,p{n},protest",
        PLACES,
    ),
    "claims": (
        "claim_id,event_id,source_id,locator,claim,stance",
        "c{n},e{n},s{source},¶1,They came.,asserts",
        PLACES,
    ),
}


def _script(folder: str) -> None:
    """Show the filters, and tell what is chosen."""
    from pathlib import Path

    import streamlit as st

    from dashboard.panels import session, sidebar
    from dashboard.panels.loading import load

    atlas = load(Path(folder))
    session.visit(atlas)
    sidebar.filters(atlas)
    st.session_state["told"] = session.visit(atlas)


@pytest.fixture
def app(tmp_path: Path) -> AppTest:
    """Run the filters of a folder with long lists; the last source has most claims."""
    for table, (header, row, count) in TABLES.items():
        rows = (
            row.format(n=n, source=n if n < SOURCES else SOURCES - 1)
            for n in range(count)
        )  # fmt: skip
        (tmp_path / f"{table}.csv").write_text("\n".join([header, *rows, ""]), "utf-8")
    places = tmp_path / "places.csv"
    twins = places.read_text("utf-8").replace("p1,Village 1,", "p1,Village 0,")
    places.write_text(twins, "utf-8")
    app = AppTest.from_function(_script, args=(str(tmp_path),), default_timeout=RUN_SECONDS).run()
    assert not app.exception
    return app


def told(app: AppTest) -> Visit:
    """Return the visit after the last run."""
    assert not app.exception
    visit: Visit = app.session_state["told"]
    return visit


def boxes(app: AppTest) -> list[str]:
    """Return the sources whose boxes are shown."""
    return [each.label for each in app.sidebar.checkbox or app.checkbox]


def test_sources_come_a_page_at_a_time_those_with_most_claims_first(app: AppTest) -> None:
    first = boxes(app)
    assert first[0] == f"Paper {SOURCES - 1}" and len(first) == source_list.PAGE
    app.button(key="sources-next").click().run()
    second = boxes(app)
    app.button(key="sources-next").click().run()
    rest = boxes(app)
    assert len({*first, *second, *rest}) == SOURCES and len(rest) == 5
    assert app.button(key="sources-next").disabled
    app.checkbox[0].uncheck().run()
    chosen = told(app).address.selection.sources
    assert chosen is not None and len(chosen) == SOURCES - 1
    assert boxes(app) == rest  # the page stays where it was turned to


def test_a_source_is_found_by_a_part_of_its_name(app: AppTest) -> None:
    app.button(key="sources-next").click().run()
    second = boxes(app)
    app.text_input(key="sources-sought").input(" pAPER 1 ").run()
    assert boxes(app) == ["Paper 1", *(f"Paper {n}" for n in range(10, 20))]
    app.text_input(key="sources-sought").input("").run()
    assert boxes(app) == second  # where the list was turned to before
    app.text_input(key="sources-sought").input("nobody").run()
    assert not boxes(app)
    assert any("No source" in each.proto.body for each in app.get("html"))


def test_two_places_of_one_name_are_two_choices(app: AppTest) -> None:
    options = app.multiselect[0].options
    assert len(set(options)) == place_list.MOST
    assert {each for each in options if each.startswith("Village 0 ")} == {
        "Village 0 (1) · p0", "Village 0 (1) · p1",
    }  # fmt: skip
    app.multiselect[0].set_value(["Village 0"]).run()
    assert told(app).address.selection.places == {"p0", "p1"}


def test_a_place_that_is_not_listed_is_chosen_by_its_name(app: AppTest) -> None:
    widget = app.multiselect[0]
    assert len(widget.options) == place_list.MOST
    widget.set_value(["p0", f"village {PLACES - 1}"]).run()
    assert told(app).address.selection.places == {"p0", f"p{PLACES - 1}"}
    assert len(app.multiselect[0].options) == place_list.MOST + 1
    app.multiselect[0].set_value(["p0", "Village 30"]).run()  # 30, and 300 to 309
    assert told(app).address.selection.places == {"p0", "p30"}
    app.multiselect[0].set_value(["p0", "Villa"]).run()
    assert told(app).address.selection.places == {"p0"}
    assert any("“Villa”" in each.proto.body for each in app.get("html"))
    app.run()
    assert not any("“Villa”" in each.proto.body for each in app.get("html"))
