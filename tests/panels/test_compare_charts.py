"""The charts of answers: valid for Vega-Lite, and no text of the data is ever an expression."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dashboard.analysis.comparison import comparison
from dashboard.geocoding.outlines import load_outlines
from dashboard.model.reading import read_folder
from dashboard.panels.compare_card import chip, list_rows
from dashboard.panels.compare_charts import answer_chart
from dashboard.panels.compare_marks import COMPACT, FOCUS, FULL, Size, marks, said_labels
from dashboard.panels.compare_said import said_chart
from dashboard.views.compare import QuestionView, view_of

DATA = Path(__file__).parents[1] / "data"


def views(folder: Path) -> dict[str, QuestionView]:
    found = comparison(read_folder(folder, load_outlines()))
    return {each.id: view_of(found, each.id) for each in found.headings}


@pytest.fixture(scope="module")
def sample(sample_data: Path) -> dict[str, QuestionView]:
    return views(sample_data)


@pytest.mark.parametrize("size", [FULL, COMPACT, FOCUS], ids=["full", "compact", "focus"])
@pytest.mark.parametrize("folder", ["", "statements", "hostile"])
def test_every_chart_is_valid(folder: str, size: Size, sample_data: Path) -> None:
    drawn = 0
    for view in views(DATA / folder if folder else sample_data).values():
        for chart in (answer_chart(view, size), said_chart(view, size)):
            if chart is not None:
                chart.to_dict(validate=True)
                drawn += 1
    assert drawn


def test_text_of_the_data_stays_data() -> None:
    texts = {text for view in views(DATA / "hostile").values() for row in view.rows
             for text in (row.claim, row.label, row.words, row.attributed) if text}  # fmt: skip
    assert any("window.pwned" in text for text in texts)
    for view in views(DATA / "hostile").values():
        for chart in (answer_chart(view, FULL), said_chart(view, FULL)):
            if chart is not None:
                for text in said_outside_of_data(chart.to_dict()):
                    assert "pwned" not in text
                    assert "evil" not in text


def said_outside_of_data(spec: Any) -> Iterator[str]:
    """Yield every text of a chart but the values of its rows."""
    if isinstance(spec, dict):
        for key, value in spec.items():
            yield key
            if key not in ("values", "datasets") or not isinstance(value, (list, dict)):
                yield from said_outside_of_data(value)
    elif isinstance(spec, list):
        for value in spec:
            yield from said_outside_of_data(value)
    else:
        yield str(spec)


def test_a_chart_has_a_row_an_answer_and_open_ends_reach_the_edge(
    sample: dict[str, QuestionView],
) -> None:
    view = sample["arrests.arrests"]
    assert view.scale
    rows = marks(view, view.scale, FULL).rows
    assert [(row["label"], row["low"], row["dot"], row["open_high"]) for row in rows] == [
        ("ICOR", 3000, 3000, True),
        ("MLPD", 10000, 10000, False),
        ("CWI", 2000, None, False),
        ("CWI", 8000, 8000, True),
    ]
    assert rows[0]["high"] == view.scale.high
    tops = [row["top"] for row in rows]
    assert tops == sorted(set(tops)), "one below the other"


def test_a_retracted_answer_is_struck_and_stays(sample: dict[str, QuestionView]) -> None:
    view = views(DATA / "statements")["deaths.deaths"]
    assert view.scale
    struck = [row for row in marks(view, view.scale, FULL).rows if row["struck"]]
    assert struck
    spec = json.dumps(answer_chart(view, FULL).to_dict())  # type: ignore[union-attr]
    assert '"struck_label"' in spec
    assert all(row["words"].endswith("retracted") for row in struck)


@pytest.mark.parametrize(
    ("question", "words", "short"),
    [
        ("arrests.arrests", "3 answers can all hold, × 3.3 apart", "can all hold, × 3.3 apart"),
        ("price-rise.day", "4 answers cannot all hold", "cannot all hold"),
        ("deaths.deaths", "6 answers follow each other", "follow each other"),
        ("price-rise.price-change", "4 answers count different things", "count different things"),
        ("injuries.hospitalised", "one answer", "one answer"),
        ("solidarity-appeal-04.account", "no contradiction recorded", "no contradiction recorded"),
    ],
)
def test_the_chip_says_how_the_answers_stand(
    sample: dict[str, QuestionView], question: str, words: str, short: str
) -> None:
    assert chip(sample[question]) == words
    assert chip(sample[question], short=True) == short


def test_who_disputes_a_claim_stands_below_it(sample: dict[str, QuestionView]) -> None:
    told = [(row.speaker, says) for row, _, says in list_rows(sample["cwi-038.whether"])]
    assert told[0][0] == "President Tokayev (cited by CWI)"
    assert told[1] == ("CWI", "disputes this")


@pytest.mark.parametrize(
    ("wanted", "free"),
    [
        ([], []),
        ([50], [50]),
        ([50, 51, 90], [50, 65, 90]),
        ([-5, 0, 0], [7.5, 22.5, 37.5]),
        ([98, 99, 100], [62.5, 77.5, 92.5]),
    ],
)
def test_labels_are_pushed_apart_and_stay_inside(wanted: list[float], free: list[float]) -> None:
    assert list(said_labels(wanted, 15, 100)) == free


def test_what_has_a_colour_has_a_name_beside_it(sample: dict[str, QuestionView]) -> None:
    """Without colours a dot or a bar is known by the words in its row."""
    for view in sample.values():
        for size in (FULL, COMPACT):
            for chart in filter(None, (answer_chart(view, size), said_chart(view, size))):
                layers = chart.to_dict()["layer"]
                named = {row["tip_who"] for layer in layers for row in texts_of(layer)}
                assert coloured(layers) <= named
                assert coloured(layers)


def texts_of(layer: Any) -> list[Any]:
    """Return the rows of a layer that writes the names of their sources.

    Where a name does not stand alone, the words begin with it.
    """
    field = layer["encoding"].get("text", {}).get("field")
    rows = layer["data"]["values"]
    return [row for row in rows if field == ("label" if "label" in row else "words")]


def coloured(layers: list[Any]) -> set[str]:
    """Return who stands behind the marks that are told apart by colour."""
    return {
        row["tip_who"]
        for layer in layers
        if "color" in layer["encoding"]
        for row in layer["data"]["values"]
    }
