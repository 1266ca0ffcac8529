"""``claim-atlas draft`` on real files: what it prints, how it ends."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dashboard.cli import claim_atlas

FLOOD = Path(__file__).parent / "texts" / "flood.md"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(claim_atlas, ["draft", *map(str, arguments)])


def test_text_lists_candidates_and_counts_what_was_left_out() -> None:
    result = run(FLOOD, "--source", "flood", "--published", "2024-09-19")
    assert result.exit_code == 0
    assert "Opole: Opole, city (exact)" in result.output
    assert "zwölf Menschen: 12 [injured, all, people]" in result.output
    assert "Left out 6 sentences" in result.output


def test_json_has_offsets_into_the_text() -> None:
    result = run(FLOOD, "--source", "flood", "--published", "2024-09-19", "--format", "json")
    found = json.loads(result.output)
    assert found["country"] == "PL"
    assert found["candidates"]
    for each in found["candidates"]:
        assert found["text"][each["start"] : each["stop"]] == each["sentence"]
        for place in each["places"]:
            assert found["text"][place["start"] : place["stop"]] == place["text"]


def test_the_folder_gives_day_language_and_places(sample_data: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Gestern kamen 30 Soldaten nach Schanaosen.", "utf-8")
    result = run(file, "--source", "mlpd", "--folder", sample_data, "--format", "json")
    (candidate,) = json.loads(result.output)["candidates"]
    cells = candidate["rows"][0]["cells"]
    assert (cells["place"], cells["date"], cells["low"]) == ("zhanaozen", "2022-01-10", "30")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["none.txt", "--source", "x"], "none.txt"),
        ([str(FLOOD), "--source", "x", "--published", "yesterday"], "yesterday"),
    ],
)
def test_what_cannot_be_used_ends_with_2_and_a_sentence(arguments: list[str], says: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert says in result.output
    assert "Traceback" not in result.output


def test_an_unknown_source_is_named_with_those_there_are(sample_data: Path) -> None:
    result = run(FLOOD, "--source", "nobody", "--folder", sample_data)
    assert result.exit_code == 2
    assert "mlpd" in result.output


def test_no_candidate_ends_with_1(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Solidarity! What next?", "utf-8")
    result = run(file, "--source", "x")
    assert result.exit_code == 1
    assert "0 candidates" in result.output


def test_nothing_steers_the_terminal(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("In Oran died 5 people\x1b[31m\u202e on Monday.", "utf-8")
    output = run(file, "--source", "x").output
    assert "\x1b" not in output
    assert "\u202e" not in output
