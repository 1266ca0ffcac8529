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
from pptx import Presentation

from dashboard.cli import claim_atlas
from dashboard.export.deck import deck_pptx
from dashboard.export.deck_options import DeckOptions, Per
from dashboard.export.file_names import file_name
from dashboard.export.options import StillOptions
from dashboard.export.scene import Scene
from dashboard.export.spreadsheet import FORMULA_STARTS
from dashboard.export.still import still_picture
from dashboard.export.table import table_file
from tests.hostile.folder import GOOD, name_of
from tests.hostile.values import HOSTILE

#: What moves a terminal's cursor, turns its text or hides part of it.
STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


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
    for value in ("latex", "mathtext", "script", "surrogate", "long-text"):
        options = StillOptions(640, 360, title=HOSTILE[value], caption=HOSTILE[value])
        picture = still_picture(scene, options, form)
        if form == "svg":
            tags = {each.tag.rpartition("}")[2] for each in ET.fromstring(picture).iter()}
            assert not tags & {"script", "foreignObject", "iframe", "a"}
            assert b"evil.example/x.png onerror=window.pwned=1>" not in picture


@pytest.mark.parametrize("per", list(Per))
def test_a_deck_opens_again_and_links_to_nothing_evil(scene: Scene, per: Per) -> None:
    content = deck_pptx(scene, DeckOptions(per=per, with_map=False, title=HOSTILE["nul"]))
    assert len(Presentation(io.BytesIO(content)).slides) > 1
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
    result = run("export", "table", plain, "--q", HOSTILE["ansi"], "--out", tmp_path / "a.csv")
    assert result.exit_code == 0


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
