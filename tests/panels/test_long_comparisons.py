"""Comparisons of more questions than anybody reads at once, in Streamlit's runner."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.analysis.selection import Mode, Selection
from dashboard.analysis.timeline import build_axis
from dashboard.model.reading import read_folder
from dashboard.panels import compare_page, compare_panel, matrix_panel
from dashboard.views.compare import question_view, touched

#: So many questions have two answers, and so many have one.
SEVERAL, SINGLE = compare_page.CHARTS + 5, compare_page.SINGLES + 10
SOURCES = matrix_panel.SOURCES + 3
TABLES = {
    "sources": (
        "source_id,title,label,published,language,kind",
        [f"s{n},Paper {n},Paper {n},2022-01-06,en,news" for n in range(SOURCES)],
    ),
    "places": (
        "place_id,name,kind,latitude,longitude",
        [f"p{n},Village {n},city,43.{n},77.{n}" for n in range(SEVERAL + SINGLE)],
    ),
    "events": (
        "event_id,title,date,place,category",
        [f"e{n},Rally {n},2022-01-05,p{n},protest" for n in range(SEVERAL + SINGLE)],
    ),
    "claims": (
        "claim_id,event_id,source_id,locator,claim,stance,measure,low,high,unit,population",
        [
            *(
                f"a{n},e{n},s0,¶1,They were {n + 1}.,asserts,deaths,{n + 1},{n + 1},people,all"
                for n in range(SEVERAL + SINGLE)
            ),
            *(
                f"b{n},e{n},s{SOURCES - 1},¶1,They were 900.,asserts,deaths,900,900,people,all"
                for n in range(SEVERAL)
            ),
        ],
    ),
}
SAMPLE = Path(__file__).parents[2] / "data"
RUN_SECONDS = 60


def _beside(folder: str) -> None:
    """Show the comparison beside the map, of all days."""
    from dataclasses import replace
    from pathlib import Path

    from dashboard.analysis.selection import Mode
    from dashboard.panels import session
    from dashboard.panels.compare_panel import compare_panel
    from dashboard.panels.loading import load

    atlas = load(Path(folder))
    selection = session.visit(atlas).address.selection
    compare_panel(atlas, replace(selection, day=atlas.axis.slots[-1].key, mode=Mode.UNTIL))


def _page(folder: str, part: str) -> None:
    """Show a part of the Compare page, of all days."""
    from dataclasses import replace
    from pathlib import Path

    import streamlit as st

    from dashboard.panels import compare_page, session
    from dashboard.panels.loading import load

    atlas = load(Path(folder))
    visit = session.visit(atlas)
    st.session_state["visit"] = replace(
        visit, address=replace(visit.address, compare=part, span="all")
    )
    compare_page._part(atlas)


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Return a folder with more questions, places and sources than a page shows."""
    for table, (header, rows) in TABLES.items():
        (tmp_path / f"{table}.csv").write_text("\n".join([header, *rows, ""]), "utf-8")
    return tmp_path


def words(app: AppTest) -> str:
    """Return all HTML of the last run."""
    assert not app.exception
    return "\n".join(each.proto.body for each in app.get("html"))


def run(script: object, *args: object) -> AppTest:
    """Return the first run of a script."""
    texts = tuple(map(str, args))
    return AppTest.from_function(script, args=texts, default_timeout=RUN_SECONDS).run()  # type: ignore[arg-type]


def test_beside_the_map_stand_the_charts_first_and_the_rest_is_counted() -> None:
    app = run(_beside, SAMPLE)
    data = read_folder(SAMPLE)
    axis = build_axis(data.claims)
    everything = Selection(axis.slots[-1].key, Mode.UNTIL)
    found = touched(data, axis, everything)
    views = [question_view(data, everything, each.id) for each in found]
    several = [each for each in views if each.status != "one answer only"]
    several.sort(key=lambda each: (each.kind not in ("figure", "day"), each.status != "conflict"))
    told = words(app)
    places = [
        told.index(f"<h3>{each.asking}<small>{each.subject}</small>")
        for each in several[: compare_panel.BESIDE]
    ]
    assert places == sorted(places)
    assert f"{len(several) - compare_panel.BESIDE} more questions on the Compare page" in told
    assert f"{len(views) - len(several)} questions with one answer only" in told


def test_questions_and_single_answers_come_a_page_at_a_time(many: Path) -> None:
    app = run(_page, many, "questions")

    def cards() -> list[str]:
        return re.findall(r"<h3>.*?<small>(Rally \d+)</small>", words(app))

    def singles() -> list[str]:
        table = words(app).partition("ca-q-singles")[2]
        return re.findall(r'class="ca-muted">(Rally \d+)', table)

    first, alone = cards(), singles()
    assert (len(first), len(alone)) == (compare_page.CHARTS, compare_page.SINGLES)
    assert f"{SEVERAL} questions" in words(app), "the heading counts all pages"
    assert f"{SINGLE} questions with one answer only" in words(app)
    assert f"Questions 1 to {len(first)} of {SEVERAL}" in words(app)
    assert "<details" in words(app) and 'ca-q-singles" open' not in words(app)
    app.button(key="questions-next").click().run()
    assert len(cards()) == 5 and len({*first, *cards()}) == SEVERAL
    assert app.button(key="questions-next").disabled
    app.button(key="singles-next").click().run()
    assert len(singles()) == 10 and len({*alone, *singles()}) == SINGLE
    assert 'ca-q-singles" open' in words(app), "who turns its pages reads it"
    assert len(cards()) == 5, "the cards stay where they were"


def test_the_matrix_is_turned_by_sources_and_by_places(many: Path) -> None:
    app = run(_page, many, "matrix")

    def heads(scope: str) -> list[str]:
        return re.findall(rf'<th scope="{scope}".*?>(?:<span>)?((?:Paper|Village) \d+)', words(app))

    size = matrix_panel.MOST_CELLS // matrix_panel.SOURCES
    assert heads("col")[:3] == ["Paper 0", f"Paper {SOURCES - 1}", "Paper 1"], "who says most first"
    assert (len(heads("col")), len(heads("row"))) == (matrix_panel.SOURCES, size)
    assert heads("row")[0] == "Village 0"
    app.button(key="matrix-sources-next").click().run()
    assert len(heads("col")) == 3 and "ca-cell-silent" in words(app)
    app.button(key="matrix-next").click().run()
    assert len(heads("row")) == SEVERAL + SINGLE - size
    assert app.button(key="matrix-next").disabled
