"""``claim-atlas check``: what it prints, and how it exits."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dashboard import cli

BROKEN = Path(__file__).parent.parent / "data" / "broken"


def checked(folder: Path, *options: str) -> Result:
    return CliRunner().invoke(cli.claim_atlas, ["check", str(folder), *options])


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """Return a folder with one claim whose figure is a word, and one note."""
    shutil.copytree(BROKEN / "good", tmp_path / "atlas")
    for name in ("figure-in-words", "category-new"):
        for file in (BROKEN / name).glob("*.csv"):
            shutil.copy(file, tmp_path / "atlas")
    return tmp_path / "atlas"


def test_a_clean_folder_exits_with_0() -> None:
    result = checked(BROKEN / "good")
    assert result.exit_code == 0
    assert result.output == "Read 2 sources, 4 places, 3 events, 5 claims.\nNothing to mend.\n"


def test_issues_stand_under_their_file_and_are_counted(faulty: Path) -> None:
    result = checked(faulty)
    assert result.exit_code == 1
    assert result.output.splitlines() == [
        "events.csv",
        '  note     line 2, column category: "econmy" is new to the list; it is used as it is. '
        'Did you mean "economy"?',
        "",
        "claims.csv",
        '  error    line 4, column low: "about 20" is not a number. Put the figure in low/high '
        "and the words in wording.",
        '  warning  line 5, column relates_to: "c3" is set aside (claims.csv, line 4). '
        "Mend that row first.",
        "",
        "Read 2 sources, 4 places, 3 events, 4 claims.",
        "Found 1 error, 1 warning, 1 note.",
        "Set aside 1 row, which the dashboard lists but does not show.",
    ]


def test_json_is_one_object(faulty: Path) -> None:
    result = checked(faulty, "--format", "json")
    answer = json.loads(result.output)
    assert result.exit_code == answer["exit_code"] == 1
    assert answer["usable"] is True
    assert answer["rows"] == {"sources": 2, "places": 4, "events": 3, "claims": 4}
    assert answer["counts"] == {"error": 1, "warning": 1, "note": 1}
    assert answer["issues"][1]["value"] == "about 20"
    assert answer["issues"][1]["line"] == 4
    assert [row["row_id"] for row in answer["set_aside"]] == ["c3"]


def test_an_unusable_folder_exits_with_2(tmp_path: Path) -> None:
    text, answer = checked(tmp_path), checked(tmp_path, "--format", "json")
    assert text.exit_code == answer.exit_code == 2
    assert "lacks sources.csv, places.csv, events.csv, claims.csv" in text.stderr
    assert json.loads(answer.output)["usable"] is False


def test_data_cannot_steer_the_terminal(tmp_path: Path) -> None:
    shutil.copytree(BROKEN / "good", tmp_path / "atlas")
    claims = tmp_path / "atlas" / "claims.csv"
    hostile = "\x9b2J\x1b[31mc4\u202e"
    claims.write_text(claims.read_text().replace("contradicts,c3", f"contradicts,{hostile}"))
    output = checked(tmp_path / "atlas").output
    assert "c4" in output
    assert not set("\x1b\x9b\u202e") & set(output)


def test_the_unforeseen_ends_as_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("dashboard.model.opening.read_data", lambda *_: 1 / 0)
    monkeypatch.setattr("sys.argv", ["claim-atlas", "check", str(BROKEN / "good")])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("Something went wrong: division by zero")


def test_run_starts_streamlit_where_its_theme_is(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[object] = []
    monkeypatch.setattr(cli, "_become", lambda command, folder: started.extend([command, folder]))
    CliRunner().invoke(cli.claim_atlas, ["run", str(BROKEN / "good"), "--port", "8600"])
    command, folder = started
    assert isinstance(command, list)
    assert command[1:4] == ["-m", "streamlit", "run"]
    assert "--server.port=8600" in command
    assert "--server.maxUploadSize=50" in command, "whatever this person's own settings say"
    assert command[-2:] == ["--", str(BROKEN / "good")]
    assert folder == cli.PACKAGE.parent


def test_run_refuses_a_folder_that_is_not_there(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli.claim_atlas, ["run", str(tmp_path / "none")])
    assert result.exit_code == 2
    assert "is not a folder" in result.stderr


@pytest.mark.parametrize(("number", "words"), [(0, "0 rows"), (1, "1 row"), (2000, "2,000 rows")])
def test_numbers_agree_with_their_nouns(number: int, words: str) -> None:
    assert cli.counted(number, "row") == words
