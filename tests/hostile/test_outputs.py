"""The corpus in every file that is written and every line that is printed: text, nothing else."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from click.testing import CliRunner, Result
from PIL import Image
from pptx import Presentation

from dashboard.cli import claim_atlas
from dashboard.export.deck import deck_pptx
from dashboard.export.deck_options import DeckOptions, Per
from dashboard.export.deck_text import plain
from dashboard.export.file_names import file_name
from dashboard.export.options import StillOptions
from dashboard.export.page import page_html
from dashboard.export.scene import Scene, open_scene
from dashboard.export.spreadsheet import FORMULA_STARTS
from dashboard.export.still import still_picture, still_words
from dashboard.export.still_text import clean
from dashboard.export.table import table_file
from dashboard.language import LANGUAGES, Language
from tests.hostile.folder import DAY, GOOD, empty_folder, name_of
from tests.hostile.values import HOSTILE

#: What moves a terminal's cursor, turns its text or hides part of it.
STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def run(*arguments: object) -> Result:
    """Run the command line; what it prints is fit for a terminal, and it never breaks down."""
    result = CliRunner().invoke(claim_atlas, list(map(str, arguments)))
    assert not STEERING.search(result.output), STEERING.search(result.output)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result


def formulas(content: bytes) -> list[str]:
    """Return the cells of a workbook that are formulas or links."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    return [
        str(cell.value)
        for cell in cells
        if cell.data_type == "f" or (cell.hyperlink and "evil" in str(cell.hyperlink.target))
    ]


@pytest.mark.parametrize("form", ["png", "svg", "pdf"])
def test_a_still_shows_text(scene: Scene, form: str) -> None:
    """All values stand in the captions of three pictures, and in the claims beside one of them."""
    for part in range(3):
        values = [clean(value)[:70] for value in list(HOSTILE.values())[part::3]]
        options = StillOptions(
            1280, 720, title=values[0], caption="  ".join(values), claims=not part
        )
        picture = still_picture(scene, options, form)
        if form == "svg":
            drawn = ET.fromstring(picture)
            tags = {each.tag.rpartition("}")[2] for each in drawn.iter()}
            assert not tags & {"script", "foreignObject", "iframe", "a"}
            assert b"evil.example/x.png onerror=window.pwned=1>" not in picture
            text = "".join("".join(drawn.itertext()).split())
            assert [value for value in values if "".join(value.split()) not in text] == []


@pytest.mark.parametrize("form", ["gif", "mp4", "png"])
def test_an_animation_shows_text(plain: Path, tmp_path: Path, form: str) -> None:
    """The command's own words are drawn, too; a film's files lie where they were asked for."""
    out = tmp_path / f"film.{form}"
    words = ["--title", HOSTILE["mathtext"], "--caption", HOSTILE["bidi"] + HOSTILE["script"]]
    made = run(
        "export", "animation", plain, "--out", out, "--format", form, "--size", "480x320",
        "--days", f"{DAY},{DAY}", *words,
    )  # fmt: skip
    assert made.exit_code == 0, made.output
    assert [path.name for path in tmp_path.iterdir()] == [out.name]
    content = out.read_bytes()
    if form == "mp4":
        assert content[4:8] == b"ftyp"
    elif form == "gif":
        with Image.open(io.BytesIO(content)) as film:
            assert film.size == (480, 320)
    else:
        still = StillOptions(480, 320, title=words[1], caption=words[3])
        scene = open_scene(plain, {"day": DAY})[0]
        with ZipFile(out) as frames:
            assert frames.namelist() == [f"0001-{DAY}.png", f"0002-{DAY}.png"]
            assert frames.read(frames.namelist()[1]) == still_picture(scene, still)


@pytest.mark.parametrize("language", LANGUAGES[1:], ids=lambda each: each.code)
def test_other_languages_take_it_as_text(plain: Path, language: Language) -> None:
    """The sentences around the values are others, and translations are values themselves."""
    named = "printf,jinja,latex,mathtext,script,streamlit,url,zero-width"
    scene, notices = open_scene(plain, {"day": DAY, "places": named, "lang": language.code})
    assert notices == () and len(scene.dataset.claims) == 2 * len(HOSTILE)
    options = StillOptions(640, 900, title=HOSTILE["printf"], caption=HOSTILE["jinja"])
    picture = still_picture(scene, options, "svg")
    assert HOSTILE["printf"] in "".join(ET.fromstring(picture).itertext())
    words = still_words(scene, options)
    assert HOSTILE["printf"] in words
    slides = Presentation(io.BytesIO(deck_pptx(scene, DeckOptions(with_map=False)))).slides
    notes = "".join(slide.notes_slide.notes_text_frame.text for slide in slides)
    assert all(HOSTILE[each] in notes for each in ("printf", "jinja", "script"))
    page = page_html(scene, title=HOSTILE["script-end"])
    assert HOSTILE["script"] not in page and HOSTILE["script-end"] not in page
    assert formulas(table_file(scene, "xlsx")) == []


def test_pictures_without_claims_are_whole(tmp_path: Path) -> None:
    scene, _ = open_scene(empty_folder(tmp_path / "empty"), {})
    assert "no claims" in still_words(scene, StillOptions())
    for form, claims in (("png", True), ("pdf", False)):
        assert still_picture(scene, StillOptions(640, 360, claims=claims), form)
    picture = still_picture(scene, StillOptions(640, 360), "svg")
    assert "no claims" in "".join(ET.fromstring(picture).itertext())


@pytest.mark.parametrize("per", list(Per))
def test_a_deck_opens_again_and_links_to_nothing_evil(scene: Scene, per: Per) -> None:
    content = deck_pptx(scene, DeckOptions(per=per, with_map=False, title=HOSTILE["nul"]))
    slides = Presentation(io.BytesIO(content)).slides
    notes = "".join(slide.notes_slide.notes_text_frame.text for slide in slides)
    said = "".join(notes.split())
    assert len(slides) > 1
    claims = scene.dataset.claims["claim"].unique()
    assert len(claims) == len(HOSTILE)
    lacking = [claim for claim in claims if "".join(plain(claim).split()) not in said]
    assert lacking == [], "each value is read on a slide or in its notes"
    with ZipFile(io.BytesIO(content)) as file:
        for name in file.namelist():
            if name.endswith((".xml", ".rels")):
                ET.fromstring(file.read(name))
            if name.endswith(".rels"):
                assert not re.search(rb"evil|javascript:|data:text|file:", file.read(name))
            if name.endswith(".xlsx"):
                assert formulas(file.read(name)) == []


def test_tables_hold_no_formula(scene: Scene) -> None:
    assert formulas(table_file(scene, "xlsx")) == []
    rows = csv.reader(io.StringIO(table_file(scene, "csv").decode("utf-8-sig"), newline=""))
    cells = [cell for row in rows for cell in row]
    assert [cell for cell in cells if cell.startswith(FORMULA_STARTS)] == []
    assert "'" + HOSTILE["formula"] in cells
    for form in ("geojson", "json"):
        assert HOSTILE["script"] in json.dumps(json.loads(table_file(scene, form)))


@pytest.mark.parametrize("form", ["datapackage", "timemap", "geojson", "workbook"])
def test_other_formats_hold_it_as_it_was_written(plain: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / ("package" if form == "datapackage" else f"out.{form}")
    assert run("convert", plain, "--to", form, "--out", out).exit_code == 0
    if form == "workbook":
        assert formulas(out.read_bytes()) == []
    else:
        text = (out / "claims.csv" if out.is_dir() else out).read_text("utf-8")
        assert "<script>window.pwned=1</script>" in text
    assert [path.name for path in tmp_path.iterdir()] == [out.name], "nothing written elsewhere"


def test_a_terminal_is_not_steered(plain: Path, refused: Path, tmp_path: Path) -> None:
    assert run("check", plain).exit_code == 1
    assert run("check", refused).exit_code == 1
    for value in HOSTILE.values():
        run("check", tmp_path / file_name(value, "csv"), "--format", "text")
    run("geocode", plain, "--dry-run")
    assert json.loads(run("geocode", plain, "--dry-run", "--format", "json").stdout)
    result = run("export", "table", plain, "--q", HOSTILE["ansi"], "--out", tmp_path / "a.csv")
    assert result.exit_code == 0


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE)
def test_a_terminal_is_not_steered_by_what_is_typed(tmp_path: Path, value: str) -> None:
    room = tmp_path / "a" / "b" / "c" / "d"  # so deep that no ../ leads out of it
    room.mkdir(parents=True)
    said = value.encode("utf-8", "replace").decode().replace("\0", "")  # no argument holds NUL
    run("geocode", "--name", said)
    assert run("geocode", f"{room}/{said}").exit_code == 2
    assert run("run", f"{room}/{said}").exit_code == 2
    run("new", f"{room}/{said}")


@pytest.mark.parametrize("suffix", ["txt", "md", "html"])
def test_a_draft_prints_text(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"a.{suffix}"
    said = (f"On 5 January 2022, 5 {value} died in Almaty." for value in HOSTILE.values())
    file.write_bytes("\n\n".join(said).encode("utf-8", "replace"))
    run("draft", file, "--source", HOSTILE["ansi"], "--published", "2022-01-06", "--language", "en")


def test_no_name_of_a_file_leads_anywhere() -> None:
    for value in HOSTILE.values():
        name = file_name(value, "png")
        assert Path(name).name == name and "/" not in name and "\\" not in name
        assert not name.startswith(".") and len(name.encode()) < 256
        assert not STEERING.search(name)


def test_a_document_is_only_opened_inside_the_folder(tmp_path: Path) -> None:
    from dashboard.model.documents import read_document

    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    (tmp_path / "in").mkdir()
    for value in (*HOSTILE.values(), "../secret.txt", str(tmp_path / "secret.txt")):
        found = read_document(tmp_path / "in", value)
        assert found.paragraphs == () and found.problem is not None


def test_the_good_rows_are_good() -> None:
    from dashboard.model.schemas import TABLES

    for table in TABLES:
        assert set(table.required) <= set(GOOD[name_of(table)])
