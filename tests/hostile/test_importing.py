"""The corpus in files of other formats: on the import page, by the command, in a workbook."""

import csv
from pathlib import Path

import pytest
from openpyxl import Workbook
from streamlit.testing.v1 import AppTest

from dashboard.editing.cells import readable
from dashboard.model.reading import read_folder
from dashboard.model.schemas import TABLES
from dashboard.model.sheet_cells import escaped
from tests.hostile.folder import GOOD, empty_folder, free, name_of, own
from tests.hostile.foreign import foreign
from tests.hostile.test_outputs import run
from tests.hostile.values import HOSTILE
from tests.panels.test_import_panel import RUN_SECONDS, _script

#: The formats and the names of files that hold them.
FORMS = {"csv": "csv", "geojson": "geojson", "timemap": "json"}
MAP = "date=date,title=title,claim=text,place=place,latitude=lat,longitude=lon"


def claims(folder: Path) -> str:
    return (folder / "claims.csv").read_text("utf-8")


@pytest.mark.parametrize("form", FORMS)
def test_an_import_takes_it_as_text(tmp_path: Path, form: str) -> None:
    file, folder = tmp_path / f"hostile.{form}", tmp_path / "folder"
    file.write_bytes(foreign(form))
    run("import", form, file, folder, *(["--map", MAP] if form == "csv" else []))
    assert HOSTILE["script"] in claims(folder)
    assert {path.name for path in tmp_path.iterdir()} == {file.name, "folder"}
    assert run("check", folder).exit_code in (0, 1)
    assert run("import", "csv", file, folder, "--guess").exit_code in (0, 2)


@pytest.mark.parametrize("form", FORMS)
def test_the_import_page_shows_it_and_writes_it(tmp_path: Path, form: str) -> None:
    folder = empty_folder(tmp_path / "folder")
    page = AppTest.from_function(_script, args=(str(folder),), default_timeout=RUN_SECONDS).run()
    name = f"{HOSTILE['handler']}{HOSTILE['traversal']}.{FORMS[form]}"
    page.file_uploader(key="import-file").upload(name, foreign(form), "text/plain").run()
    assert not page.exception and not page.error
    shown = page.dataframe[2].value
    assert len(shown) == 20 and set(shown.map(type).to_numpy().ravel()) == {str}
    page.button(key="import-write").click().run()
    assert not page.exception and not page.error
    assert page.success[0].value.startswith("Added")
    dataset = read_folder(folder)
    assert dataset.set_aside.empty
    assert len(dataset.events) == len(HOSTILE), "ids that look alike are of two events"
    assert len(dataset.claims) >= len(HOSTILE)
    assert HOSTILE["script"] in claims(folder)
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


@pytest.mark.parametrize("content", ["{}", "[[]]", '{"features": 1}', '["x"]', "\ud800"])
@pytest.mark.parametrize("name", ["script", "surrogate", "bidi"])
def test_what_is_no_file_of_a_format_is_refused_on_the_page(
    tmp_path: Path, name: str, content: str
) -> None:
    folder = empty_folder(tmp_path / "folder")
    page = AppTest.from_function(_script, args=(str(folder),), default_timeout=RUN_SECONDS).run()
    given = (content + HOSTILE[name]).encode("utf-8", "surrogatepass")
    page.file_uploader(key="import-file").upload("a.json", given, "text/plain").run()
    assert not page.exception
    assert page.error or page.info
    assert HOSTILE["script"] not in "".join(each.value for each in page.error)


def test_a_workbook_of_it_is_a_folder_of_text(tmp_path: Path) -> None:
    file, folder = tmp_path / "claims.xlsx", tmp_path / "folder"
    _workbook(file)
    assert run("workbook", file, "--out", folder).exit_code == 0
    for table in TABLES:
        with (folder / table.file).open(encoding="utf-8", newline="") as lines:
            rows = {row[table.id_column]: row for row in csv.DictReader(lines)}
        for name, value in HOSTILE.items():
            cells = {readable(rows[name][column]) for column in free(table)}
            assert cells == {readable(value.replace("\ud800", "\ufffd"))}, name
    read = read_folder(tmp_path)
    assert len(read.claims) == len(HOSTILE) + 1 and read.set_aside.empty
    assert run("check", tmp_path).exit_code in (0, 1)
    assert {path.name for path in tmp_path.iterdir()} == {"claims.xlsx", "folder"}


def _workbook(file: Path) -> None:
    """Write every value as a text into every free cell, as another program would."""
    book = Workbook()
    book.active.title = "Sheet '=1+1"
    sheets = {name_of(table): book.create_sheet(name_of(table)) for table in TABLES}
    for table in TABLES:
        sheets[name_of(table)].append([*table.columns, *own(table)])
    for name, value in {"good": "Good", **HOSTILE}.items():
        for table in TABLES:
            row = GOOD[name_of(table)] | dict.fromkeys(free(table), escaped(value))
            row[table.id_column] = name
            sheet = sheets[name_of(table)]
            sheet.append([row.get(column, "") for column in (*table.columns, *own(table))])
            for cell in sheet[sheet.max_row]:
                cell.data_type = "s" if cell.value else "n"
    book.save(file)
