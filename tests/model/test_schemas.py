"""The schemas are the one place: the documentation follows, and so do the words."""

import pytest

from dashboard.model.data_format import data_format
from dashboard.model.dataset import Dataset
from dashboard.model.reading import read_folder
from dashboard.model.schemas import TABLES, Table
from dashboard.model.vague_words import VAGUE_WORDS, contradicts, vague_word
from tests.model.conftest import BROKEN, GOOD

DOCUMENT = BROKEN.parents[2] / "docs" / "data-format.md"
NAN = float("nan")


def test_the_document_is_what_the_schemas_say() -> None:
    written = DOCUMENT.read_text(encoding="utf-8")
    assert written == data_format(), "python -m dashboard.model.schemas > docs/data-format.md"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.file)
def test_every_column_says_what_it_is(table: Table) -> None:
    for column in table.schema.columns.values():
        assert column.title
        assert column.description.endswith(".")


def test_the_columns_derived_are_those_that_a_file_may_not_take() -> None:
    dataset: Dataset = read_folder(GOOD)
    for table in TABLES:
        frame = getattr(dataset, table.file.removesuffix(".csv"))
        assert set(frame) - set(table.columns) == table.derived


@pytest.mark.parametrize(
    ("wording", "english"),
    [
        ("dozens", "dozens"),
        ("well over Dozens of", "dozens"),
        ("tens of thousands", "tens of thousands"),
        ("hundreds of thousands", "hundreds of thousands"),
        ("thousands", "thousands"),
        ("mehrere Dutzende", "dozens"),
        ("Zehntausende", "tens of thousands"),
        ("десятки тысяч", "tens of thousands"),
    ],
)
def test_vague_words_are_found_longest_first(wording: str, english: str) -> None:
    word = vague_word(wording)
    assert word is not None
    assert word.english == english


@pytest.mark.parametrize("wording", ["", "at least", "dozens, at least 13", "thousandsfold"])
def test_other_words_are_not_vague(wording: str) -> None:
    assert vague_word(wording) is None


@pytest.mark.parametrize(
    ("low", "high", "contradicting"),
    [
        pytest.param(24, 99, False, id="the interval"),
        pytest.param(24, NAN, False, id="open above"),
        pytest.param(NAN, NAN, False, id="open"),
        pytest.param(10, 200, False, id="wider"),
        pytest.param(24, 24, True, id="an invented point"),
        pytest.param(50, NAN, True, id="low is higher"),
        pytest.param(NAN, 90, True, id="high is lower"),
    ],
)
def test_figures_may_not_know_more_than_the_word(
    low: float, high: float, contradicting: bool
) -> None:
    dozens = next(word for word in VAGUE_WORDS if word.english == "dozens")
    assert contradicts(dozens, low, high) is contradicting
