"""CSV -> workbook -> CSV: nothing is lost, nothing runs, and the workbook helps."""

import csv
import io
import shutil
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from dashboard.cli import claim_atlas
from dashboard.errors import DataFolderError
from dashboard.interchange.grids import Grid, csv_grid, folder_grids, grid_csv, workbook_grids
from dashboard.interchange.workbook_writing import column_help, write_workbook
from dashboard.model.schemas import CLAIMS, TABLES

FILES = [table.file for table in TABLES]
EMPTY = [Grid(table, table.columns, ()) for table in TABLES[:-1]]


def called(*arguments: object) -> Result:
    return CliRunner().invoke(claim_atlas, ["workbook", *map(str, arguments)])


def there_and_back(grid: Grid) -> Grid:
    return workbook_grids(write_workbook([*EMPTY, grid]))[-1]


@pytest.mark.parametrize("name", ["data", "tests/data/hostile", "tests/data/broken/good"])
def test_a_folder_comes_back_byte_for_byte(name: str, repository: Path, tmp_path: Path) -> None:
    folder, out, back = repository / name, tmp_path / "a.xlsx", tmp_path / "back"
    assert called(folder, "--out", out).exit_code == 0
    assert called(out, "--out", back).exit_code == 0
    for file in FILES:
        rows = list(csv.reader(io.StringIO((folder / file).read_text(), newline="")))
        again = list(csv.reader(io.StringIO((back / file).read_text(), newline="")))
        assert again == [row for row in rows if any(row)], file


CELLS = st.one_of(
    st.sampled_from(["", "=1+1", "-1", "@SUM(A1)", "007", "1e5", "12.5%", "44259", "TRUE", " x ",
                     "#REF!", "_x0041_", "a\r\nb\rc", "\x00\x1f", "2021-03", "NaN", "inf", "\ufeff",
                     "1_000", "٣", "0.1", "-0", "1.0", "\ufffe", "_x005F_x0041_"]),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
)  # fmt: skip
ROWS = st.lists(st.lists(CELLS, min_size=5, max_size=5).map(tuple), max_size=6)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=ROWS)
def test_any_cell_comes_back_as_it_was(rows: list[tuple[str, ...]]) -> None:
    names = ("claim_id", "date", "low", "unit", "Own column")
    kept = tuple(row for row in rows if any(row))
    grid = Grid(CLAIMS, names, kept)
    assert there_and_back(grid) == grid
    assert csv_grid(grid_csv(names, kept), CLAIMS) == grid


def test_order_and_unknown_and_double_columns_are_kept() -> None:
    names = ("Mine", "low", "claim_id", "low", "", "EVENT_ID")
    grid = Grid(CLAIMS, names, (("a", "1", "c1", "2", "loose", "e1"), ("", "", "c2", "", "", "")))
    assert there_and_back(grid) == grid
    assert grid.records()[0] == {
        "Mine": "a", "low": "1", "claim_id": "c1", "": "loose", "event_id": "e1",
    }  # fmt: skip


def test_no_text_is_a_formula(repository: Path) -> None:
    content = write_workbook(folder_grids(repository / "tests/data/hostile"))
    sheets = load_workbook(BytesIO(content)).worksheets
    kinds = {cell.data_type for sheet in sheets for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    assert any(
        str(cell.value).startswith("=")
        for sheet in sheets
        for row in sheet.iter_rows()
        for cell in row
    )


def test_headers_explain_and_columns_offer_what_may_stand_there(sample_data: Path) -> None:
    book = load_workbook(BytesIO(write_workbook(folder_grids(sample_data))))
    for table in TABLES:
        sheet = book[table.file.removesuffix(".csv")]
        for cell in sheet[1]:
            known = cell.value in table.columns
            assert (cell.comment is not None) == known, (table.file, cell.value)
    claims = book["claims"]
    columns = {cell.value: cell.column_letter for cell in claims[1]}
    rules = {
        str(rule.sqref).split("2:")[0]: rule for rule in claims.data_validations.dataValidation
    }
    assert rules[columns["source_id"]].formula1 == "sources!$A$2:$A$20000"
    assert rules[columns["stance"]].showErrorMessage
    assert not rules[columns["measure"]].showErrorMessage, "others are welcome"
    stances = rules[columns["stance"]].formula1
    offered = [row[0].value for row in book["lists"][stances.split("!")[1].replace("$", "")]]
    assert offered == ["asserts", "reports", "disputes", "denies", "retracts"]
    assert book["lists"].sheet_state == "hidden"


def test_help_is_plain_text() -> None:
    text = column_help("date", CLAIMS)
    assert "2022-01-03/2022-01-06" in text
    assert not set("`[]#") & set(text)


def test_a_text_too_long_for_a_cell_is_refused_and_named() -> None:
    with pytest.raises(DataFolderError, match=r"claims\.csv, column claim_id: .* 32,768"):
        write_workbook([*EMPTY, Grid(CLAIMS, ("claim_id",), (("x" * 32_768,),))])


def test_nothing_is_overwritten_unasked(sample_data: Path, tmp_path: Path) -> None:
    out, folder = tmp_path / "a.xlsx", tmp_path / "copy"
    shutil.copytree(sample_data, folder)
    assert called(folder, "--out", out).exit_code == 0
    first = out.read_bytes()
    result = called(folder, "--out", out)
    assert (result.exit_code, out.read_bytes()) == (1, first)
    assert "is there already" in result.output
    assert called(out, "--out", folder).exit_code == 1
    assert called(out, "--out", folder, "--force").exit_code == 0
    assert not list(tmp_path.rglob(".*")), "no half file is left behind"


def test_what_is_broken_or_absent_is_a_sentence(repository: Path, tmp_path: Path) -> None:
    broken = repository / "tests/data/broken/quote-unclosed"
    folder = tmp_path / "broken"
    shutil.copytree(repository / "tests/data/broken/good", folder)
    for file in broken.glob("*.csv"):
        shutil.copy(file, folder)
    result = called(folder, "--out", tmp_path / "a.xlsx")
    assert (result.exit_code, "claim-atlas check" in result.output) == (2, True)
    assert called(tmp_path / "nothing", "--out", tmp_path / "a.xlsx").exit_code == 2
    assert called(folder / "claims.csv", "--out", tmp_path / "x").exit_code == 2


def test_references_are_offered_wherever_the_ids_stand() -> None:
    sources = Grid(TABLES[0], ("label", "source_id"), (("Wire", "wire"),))
    grids = [sources, *EMPTY[1:], Grid(CLAIMS, ("claim_id", "source_id"), ())]
    claims = load_workbook(BytesIO(write_workbook(grids)))["claims"]
    found = claims.data_validations.dataValidation
    [rule] = [each for each in found if str(each.sqref).startswith("B2")]
    assert rule.formula1 == "sources!$B$2:$B$20000"


def test_geocode_says_what_to_do_with_a_workbook(sample_data: Path, tmp_path: Path) -> None:
    (tmp_path / "claims.xlsx").write_bytes(write_workbook(folder_grids(sample_data)))
    result = CliRunner().invoke(claim_atlas, ["geocode", str(tmp_path)])
    assert (result.exit_code, "claim-atlas workbook" in result.output) == (2, True)
