"""The hold-out list agrees with its texts: every word quoted stands in its paragraph."""

import csv
import re
from pathlib import Path

import pytest

from dashboard.model.edtf_days import parse_edtf

FOLDER = Path(__file__).parents[2] / "benchmarks" / "unseen"
Row = dict[str, str]


def rows_of(name: str) -> list[Row]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


GOLD = rows_of("gold.csv")
TEXTS = sorted(FOLDER.glob("*.txt"))


def paragraph(row: Row) -> str:
    text = (FOLDER / f"{row['source_id']}.txt").read_text("utf-8")
    return re.split(r"\n\n+", text)[int(row["locator"].removeprefix("¶")) - 1]


def of_kind(kind: str) -> list[Row]:
    return [row for row in GOLD if row["kind"] == kind]


def test_every_text_has_a_list_and_every_list_a_text() -> None:
    assert {path.stem for path in TEXTS} == {row["source_id"] for row in GOLD}


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_text_says_first_that_it_is_made_up(path: Path) -> None:
    first = path.read_text("utf-8").split("\n\n")[0].casefold()
    assert "test" in first
    assert "made up" in first or "erfunden" in first


def test_quoted_words_stand_whole_in_their_paragraph() -> None:
    wrong = [
        row
        for row in GOLD
        if row["words"]
        and not re.search(rf"(?<!\w){re.escape(row['words'])}(?!\w)", paragraph(row))
    ]
    assert not wrong


def test_only_what_is_not_named_lacks_words() -> None:
    assert not [row for row in GOLD if not row["words"] and row["given"] in ("", "named")]


def test_a_sentence_is_known_by_its_first_words() -> None:
    assert not [row for row in of_kind("kept") if paragraph(row).count(row["words"]) != 1]


def test_places_days_and_figures_belong_to_a_sentence_of_the_list() -> None:
    def key(row: Row) -> tuple[str, str, str]:
        return row["source_id"], row["locator"], row["sentence"]

    sentences = {key(row) for row in GOLD if row["kind"] == "kept" or row["value"] == "sentence"}
    told = [*of_kind("place"), *of_kind("day"), *of_kind("figure")]
    assert {key(row) for row in told} <= sentences


def test_places_are_in_the_list_of_places() -> None:
    assert {row["value"] for row in of_kind("place")} <= {
        row["place_id"] for row in rows_of("places.csv")
    }


def test_days_are_edtf() -> None:
    spans = [parse_edtf(row["value"]) for row in of_kind("day")]
    assert all(span.start < span.stop for span in spans)


def test_figures_have_a_bound_and_a_measure() -> None:
    for row in of_kind("figure"):
        bounds = [float(row[column]) for column in ("low", "high") if row[column]]
        assert bounds, row
        assert bounds == sorted(bounds), row
        assert row["measure"], row
        assert row["population"], row
