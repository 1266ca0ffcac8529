"""``claim-atlas export``: what it writes, what it refuses and how, and what it leaves behind."""

import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result
from PIL import Image
from pptx import Presentation

from dashboard.analysis.address import SCHEMA
from dashboard.cli import claim_atlas
from dashboard.export.command_view import HELP, KEYS
from dashboard.export.options import Stamp, StillOptions, Theme
from dashboard.export.scene import open_scene
from dashboard.export.still import still_picture
from dashboard.export.table import table_file
from dashboard.model.whole_files import write_whole

LINK = "https://atlas.example.org/map?day=2022-01-05&sources=icor%2Ccwi&utm_source=mail"


def exported(*arguments: object) -> Result:
    return CliRunner().invoke(claim_atlas, ["export", *map(str, arguments)])


def claims(file: Path) -> list[dict]:
    return json.loads(file.read_text())["claims"]


def test_a_table_holds_the_view_of_the_keys(sample_data: Path, tmp_path: Path) -> None:
    out = tmp_path / "shown.json"
    keys = ["--day", "2022-01-05", "--sources", "icor,cwi", "--known", "2022-01-14"]
    result = exported("table", sample_data, *keys, "--place", "kazakhstan", "--out", out)
    assert result.exit_code == 0, result.output
    params = {"day": "2022-01-05", "sources": "icor,cwi", "known": "2022-01-14"}
    scene, _ = open_scene(sample_data, params | {"place": "kazakhstan"})
    assert out.read_bytes() == table_file(scene, "json")
    assert result.output.startswith(f"Wrote {out}, ")
    assert "5 January 2022, 2 of 5 sources" in result.output


def test_every_key_of_the_selection_is_an_option_with_help() -> None:
    assert set(KEYS) == set(HELP) <= {each.key for each in SCHEMA}
    assert {"day", "mode", "sources", "categories", "places", "place", "q", "known", "at"} == set(
        KEYS
    )
    text = exported("still", "--help").output
    assert all(f"--{key} " in text for key in KEYS)


def test_a_link_says_what_is_shown_and_keys_override_it(sample_data: Path, tmp_path: Path) -> None:
    whole, part, lifted = (tmp_path / f"{name}.json" for name in ("whole", "part", "lifted"))
    exported("table", sample_data, "--url", LINK, "--out", whole)
    assert {claim["source_id"] for claim in claims(whole)} == {"icor", "cwi"}
    assert claims(whole)[0]["link"].startswith("https://atlas.example.org/map?day=2022-01-05&")
    exported("table", sample_data, "--url", LINK, "--sources", "mlpd", "--out", part)
    assert {claim["source_id"] for claim in claims(part)} == {"mlpd"}
    exported("table", sample_data, "--url", LINK, "--sources", "", "--out", lifted)
    assert {claim["source_id"] for claim in claims(lifted)} >= {"icor", "cwi", "mlpd"}


def test_links_back_start_with_the_dashboard(sample_data: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.json"
    exported("table", sample_data, "--url", LINK, "--dashboard", "http://here:8501", "--out", out)
    assert claims(out)[0]["link"].startswith("http://here:8501/?day=2022-01-05&sources=icor%2Ccwi")
    exported("table", sample_data, "--url", "?day=2022-01-05", "--out", out, "--force")
    assert claims(out)[0]["link"].startswith("?day=2022-01-05&")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--day", "2022-02-30"], ['the day "2022-02-30"', "The slider has: 1991-12, ", "2022-01"]),
        (["--day", "2024-01-01"], ['the day "2024-01-01"', "which is no step of the time axis"]),
        (
            ["--sources", "icor,mlpdd"],
            ['the source "mlpdd"', 'Did you mean "mlpd"?', "It has: ico"],
        ),
        (["--place", "almatty"], ['the place "almatty"', 'Did you mean "almaty" or']),
        (["--mode", "last99"], ['the mode "last99"', "which is none of day, last2 to last60"]),
        (["--at", "here"], ['the map position "here"', "which is not zoom/latitude/longitude"]),
        (["--known", "2022"], ['was known on "2022"', "which is no day such as 2022-01-07"]),
        (["--url", "?question=what"], ['the question "what"', "which this data does not have"]),
    ],
)
def test_a_view_that_the_data_does_not_have_is_refused_with_a_mend(
    sample_data: Path, tmp_path: Path, arguments: list[str], words: list[str]
) -> None:
    result = exported("table", sample_data, *arguments, "--out", tmp_path / "a.csv", "--force")
    assert result.exit_code == 1
    assert result.stderr.startswith("Nothing was written: this data does not have the view.\n")
    assert all(each in result.stderr for each in words), result.stderr
    assert "showing" not in result.stderr and "instead" not in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_existing_file_is_overwritten_only_by_force(sample_data: Path, tmp_path: Path) -> None:
    out = tmp_path / "shown.csv"
    out.write_text("mine")
    result = exported("table", sample_data, "--out", out)
    assert (result.exit_code, out.read_text()) == (1, "mine")
    message = f"{out} is there already. Name another file, or add --force.\n"
    assert result.stderr == message
    assert exported("table", sample_data, "--out", out, "--force").exit_code == 0
    assert out.read_text("utf-8-sig").startswith('"source","claim"')
    assert list(tmp_path.iterdir()) == [out]


def test_a_file_that_appears_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    out = tmp_path / "a.csv"
    write_whole(out, b"first", force=False)
    with pytest.raises(FileExistsError):
        write_whole(out, b"second", force=False)
    assert out.read_bytes() == b"first"
    assert list(tmp_path.iterdir()) == [out]


def test_what_cannot_be_moved_into_place_leaves_nothing(tmp_path: Path) -> None:
    out = tmp_path / "folder"
    out.mkdir()
    (out / "kept").touch()
    with pytest.raises(OSError, match="folder"):
        write_whole(out, b"content")
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--out", "a.ods"], "Let the name of --out end with .csv, .xlsx, .geojson, .json"),
        (["--out", "a.csv", "--format", "pdf"], "'pdf' is not one of 'csv', 'xlsx'"),
        (["--out", "no/such/a.csv"], "to write to. Make it first."),
        (["--out", "a.csv", "--dashboard", "javascript:1"], "is no web address."),
        (["--out", "a.csv", "--url", "map?day=2022-01-05"], "is no web address."),
        (["--out", "a.csv", "--url", "http://[x"], "is no link"),
        ([], "Missing option '--out'"),
    ],
)
def test_an_unusable_call_exits_with_2(
    sample_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = exported("table", sample_data, *arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_unusable_folder_exits_with_2(tmp_path: Path) -> None:
    result = exported("still", tmp_path, "--out", tmp_path / "a.png")
    assert result.exit_code == 2
    assert "lacks sources.csv, places.csv, events.csv, claims.csv" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_takes_no_file_is_named() -> None:
    if not Path("/proc/self").is_dir():
        pytest.skip("needs a folder in which nobody can write")
    result = exported("table", Path(__file__).parents[2] / "data", "--out", "/proc/self/a.csv")
    assert result.exit_code == 2
    assert result.stderr.startswith("The file could not be written. /proc/self/a.csv: ")


def test_rows_that_are_set_aside_are_mentioned(tmp_path: Path) -> None:
    broken = Path(__file__).parent.parent / "data" / "broken"
    folder = shutil.copytree(broken / "good", tmp_path / "atlas")
    for file in (broken / "figure-in-words").glob("*.csv"):
        shutil.copy(file, folder)
    result = exported("table", folder, "--out", tmp_path / "a.csv")
    assert result.exit_code == 0
    note = f"Note: 1 row is set aside and not in it. Why: claim-atlas check {folder}\n"
    assert result.stderr == note


def test_a_dash_is_standard_output(sample_data: Path) -> None:
    result = exported("table", sample_data, "--out", "-", "--format", "json")
    scene, _ = open_scene(sample_data, {})
    assert result.stdout_bytes == table_file(scene, "json")


def test_hostile_data_cannot_steer_the_terminal(tmp_path: Path) -> None:
    hostile = Path(__file__).parent.parent / "data" / "hostile"
    result = exported("table", hostile, "--categories", "x\x1b[31m", "--out", tmp_path / "a.xlsx")
    assert result.exit_code == 1
    assert "</script>" in result.stderr, "the kinds of event are named"
    assert not set("\x1b\x9b\u202e") & set(result.output)
    assert exported("table", hostile, "--out", tmp_path / "a.xlsx").exit_code == 0
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames == ["claims", "sources", "about"]


def test_a_still_looks_as_the_options_say(sample_data: Path, tmp_path: Path) -> None:
    out = tmp_path / "map.png"
    look = ["--size", "640x480", "--scale", "1.5", "--title", "Here", "--no-claims", "--no-legend"]
    look += ["--stamp", "short", "--theme", "dark", "--caption", "As said", "--lang", "de"]
    result = exported("still", sample_data, "--day", "2022-01-05", *look, "--out", out)
    assert result.exit_code == 0, result.output
    assert Image.open(out).size == (960, 720)
    scene, _ = open_scene(sample_data, {"day": "2022-01-05", "lang": "de"})
    options = StillOptions(
        width=640, height=480, scale=1.5, title="Here", caption="As said", legend=False,
        claims=False, stamp=Stamp.SHORT, theme=Theme.DARK,
    )  # fmt: skip
    assert out.read_bytes() == still_picture(scene, options)


@pytest.mark.parametrize(
    ("name", "start"), [("a.svg", b"<?xml"), ("a.pdf", b"%PDF"), ("-", b"%PDF")]
)
def test_the_name_of_the_file_says_the_format(
    sample_data: Path, tmp_path: Path, name: str, start: bytes
) -> None:
    out = name if name == "-" else tmp_path / name
    form = ["--format", "pdf"] if name == "-" else []
    result = exported("still", sample_data, "--size", "a4", *form, "--out", out)
    content = result.stdout_bytes if name == "-" else (tmp_path / name).read_bytes()
    assert content.startswith(start)


@pytest.mark.parametrize("size", ["99x99", "wide", "20000x100", "1920x"])
def test_a_size_that_no_picture_has_is_refused(sample_data: Path, tmp_path: Path, size) -> None:
    result = exported("still", sample_data, "--size", size, "--out", tmp_path / "a.png")
    assert result.exit_code == 2
    assert "1280x720" in result.stderr and "8000x8000" in result.stderr


def test_more_dots_than_memory_holds_are_refused(sample_data: Path, tmp_path: Path) -> None:
    huge = ["--size", "8000x8000", "--scale", "3"]
    result = exported("still", sample_data, *huge, "--out", tmp_path / "a.png")
    assert result.exit_code == 2
    assert "Choose a smaller size or scale" in result.stderr
    assert not list(tmp_path.iterdir())


def test_what_a_table_is_said_to_hold_is_what_it_holds(sample_data: Path, tmp_path: Path) -> None:
    out = tmp_path / "almaty.json"
    view = ["--day", "2022-01-05", "--known", "2022-01-07", "--place", "almaty"]
    result = exported("table", sample_data, *view, "--out", out)
    told = json.loads(out.read_text("utf-8"))["description"]
    assert told.endswith("3 claims at 1 place, all dated as a span")
    assert result.stdout.endswith(f": {told}.\n")


def test_an_animation_has_the_days_that_are_asked_for(sample_data: Path, tmp_path: Path) -> None:
    out = tmp_path / "days.gif"
    days = ["--from", "2022-01-05", "--to", "2022-01-06", "--seconds", "0.5", "--size", "480x320"]
    result = exported("animation", sample_data, *days, "--no-claims", "--out", out)
    assert result.exit_code == 0, result.output
    image = Image.open(io.BytesIO(out.read_bytes()))
    assert (image.n_frames, image.size, image.info["duration"]) == (2, (480, 320), 500)
    assert "2 frames, 2022-01-05 to 2022-01-06, " in result.stdout
    result = exported("animation", sample_data, "--from", "1900", "--out", tmp_path / "no.mp4")
    assert result.exit_code == 1
    assert result.stderr.startswith("1900 is no step of the slider. The slider has: 1991-12, ")


@pytest.mark.skipif(sys.platform == "win32", reason="sends the signal of Ctrl-C")
def test_ctrl_c_leaves_no_half_file(sample_data: Path, tmp_path: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    out, scratch = tmp_path / "out", tmp_path / "scratch"
    out.mkdir(), scratch.mkdir()
    command = [sys.executable, "-m", "dashboard.cli", "export", "animation", str(sample_data)]
    # A run in the background (CI, nohup) ignores Ctrl-C and hands that on to its children.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        [*command, "--size", "960x540", "--out", str(out / "days.mp4")],
        stderr=theirs,
        stdout=subprocess.PIPE,
        env=os.environ | {"TMPDIR": str(scratch), "PYTHONPATH": str(sample_data.parent)},
    )
    os.close(theirs)
    seen = ""
    while not re.search(r"Drawing frames: [1-9]\d* of \d+, about \d+ \w+ left", seen):
        seen += os.read(ours, 4096).decode()
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=60) == 1
    assert list(out.iterdir()) == [] and list(scratch.iterdir()) == []
    assert "Traceback" not in seen + os.read(ours, 4096).decode()


def test_a_deck_lists_its_slides_and_writes_those_that_are_chosen(
    sample_data: Path, tmp_path: Path
) -> None:
    listed = exported("deck", sample_data, "--list").output.splitlines()
    assert listed[0].startswith("title ") and listed[-1].startswith("sources ")
    (line,) = (line for line in listed if " 2022-01-05 " in line)
    assert line.startswith("day      2022-01-05  ") and line.endswith(" claims, 1 slide)")
    out = tmp_path / "days.pptx"
    result = exported("deck", sample_data, "--keys", "2022-01-05", "--no-map", "--out", out)
    assert result.exit_code == 0, result.output
    slides = list(Presentation(str(out)).slides)
    assert [any("5 January 2022" in text for text in texts(slide)) for slide in slides][1]
    assert f": {len(slides)} slides, all 5 sources." in result.output


def test_a_slide_that_the_deck_does_not_have_is_refused(sample_data: Path, tmp_path: Path) -> None:
    out = tmp_path / "days.pptx"
    result = exported("deck", sample_data, "--keys", "2022-01-05,2022-01-0x", "--out", out)
    assert (result.exit_code, out.exists()) == (1, False)
    assert result.stderr.startswith('No day with claims here has the key "2022-01-0x". Did you ')
    assert "The keys: 1991-12, " in result.stderr
    result = exported("deck", sample_data)
    assert (result.exit_code, "Missing option '--out'" in result.stderr) == (2, True)


def test_a_page_opens_with_the_view_and_can_be_embedded(sample_data: Path, tmp_path: Path) -> None:
    out = tmp_path / "my atlas.html"
    look = ["--title", "January", "--theme", "dark", "--embed"]
    result = exported("page", sample_data, "--day", "2022-01-05", *look, "--out", out)
    assert result.exit_code == 0, result.output
    text = out.read_text()
    assert "<title>January</title>" in text and "2022-01-05" in text
    assert '<iframe src="my%20atlas.html" title="January"' in result.stdout


def texts(slide: Any) -> list[str]:
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
