"""A workbook instead of CSV files, and what Excel does to what people type."""

import shutil
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from dashboard.errors import DataFolderError
from dashboard.interchange.grids import folder_grids
from dashboard.interchange.workbook_writing import write_workbook
from dashboard.model.dataset import Dataset
from dashboard.model.reading import data_files, fingerprint, read_folder
from dashboard.model.report import Severity

HEADERS = {
    "sources": ["source_id", "label", "title", "published", "language", "kind"],
    "places": ["place_id", "name", "kind", "country", "latitude", "longitude"],
    "events": ["event_id", "date", "place", "title", "category"],
    "claims": ["claim_id", "event_id", "source_id", "claim", "locator", "stance",
               "date", "measure", "low", "high", "unit"],
}  # fmt: skip
ROWS: dict[str, list[list[Any]]] = {
    "sources": [["wire", "Wire", "A wire report", "2021-03-02", "en", "report"]],
    "places": [["port", "Port", "site", "", 10.5, 20.25]],
    "events": [["e1", "2021-03-01", "port", "Dockers stop work", "strike"]],
    "claims": [["c1", "e1", "wire", "Forty stopped work.", "¶1", "reports", "",
                "strikers", 40, 40, "people"]],
}  # fmt: skip


def book() -> Workbook:
    made = Workbook()
    made.remove(made.active)
    for name, header in HEADERS.items():
        sheet = made.create_sheet(name)
        for row in [header, *ROWS[name]]:
            sheet.append(row)
    return made


def read(made: Workbook, folder: Path) -> Dataset:
    made.save(folder / "claims.xlsx")
    return read_folder(folder)


def codes(dataset: Dataset) -> set[str]:
    return {issue.code for issue in dataset.report if issue.severity is not Severity.NOTE}


def test_a_folder_may_hold_a_workbook_instead(tmp_path: Path) -> None:
    dataset = read(book(), tmp_path)
    assert data_files(tmp_path) == ("claims.xlsx",)
    assert dataset.claims.loc[0, "low"] == 40
    assert dataset.claims.loc[0, "date_edtf"] == "2021-03-01"
    assert codes(dataset) == set()
    assert fingerprint(tmp_path) == dataset.fingerprint


def test_the_sample_reads_the_same_from_a_workbook(sample_data: Path, tmp_path: Path) -> None:
    (tmp_path / "claims.xlsx").write_bytes(write_workbook(folder_grids(sample_data)))
    ours, theirs = read_folder(tmp_path), read_folder(sample_data)
    for name in ("sources", "places", "events", "claims"):
        one, other = (getattr(each, name).drop(columns="line") for each in (ours, theirs))
        assert one.equals(other), name
    assert {issue.code for issue in ours.report} - {"no-document"} == {
        issue.code for issue in theirs.report
    } - {"no-document"}


def test_messages_name_sheet_and_row(tmp_path: Path) -> None:
    made = book()
    made["claims"].append(["c2", "e1", "wire", "", "¶1", "reports"])
    made["claims"].append(["c1", "e1", "wire", "Again.", "¶1", "reports"])
    made["claims"].append(["c3", "e2", "wire", "Of what?", "¶1", "reports"])
    dataset = read(made, tmp_path)
    found = [str(issue) for issue in dataset.report]
    assert any(text.startswith("claims.xlsx, sheet claims, row 3, column claim:") for text in found)
    assert any('"c1" is already the id of row 2.' in text for text in found)
    assert list(dataset.set_aside["line"]) == [3, 4, 5]
    assert set(dataset.set_aside["file"]) == {"claims.xlsx, sheet claims"}


def test_rows_are_numbered_as_excel_does_past_gaps(tmp_path: Path) -> None:
    made = book()
    made["events"]["A9"], made["events"]["B9"] = "e9", "soon"
    dataset = read(made, tmp_path)
    assert {issue.line for issue in dataset.report if issue.severity is Severity.ERROR} == {9}


DAYS = [
    (datetime(2021, 3, 4), "yyyy-mm-dd", "2021-03-04", None),
    (date(2021, 3, 4), "dd/mm/yyyy", "2021-03-04", None),
    (datetime(2021, 3, 1), "mmm-yy", "2021-03", None),  # typed as 2021-03
    (datetime(2021, 1, 1), "yyyy", "2021", None),
    (datetime(2021, 3, 4), '[$-409]d" of "mmmm yyyy', "2021-03-04", None),
    (datetime(2021, 3, 4, 14, 30), "yyyy-mm-dd hh:mm", "2021-03-04", "time-of-day"),
    (44259, "General", "2021-03-04", "serial-day"),
    (2021, "General", "2021", None),
    (2021.0, "0", "2021", None),
    (" 2021-03-04 \xa0", "@", "2021-03-04", None),
]


@pytest.mark.parametrize(("stored", "shown", "meant", "code"), DAYS)
def test_days_are_read_as_they_were_meant(stored, shown, meant, code, tmp_path: Path) -> None:
    made = book()
    made["claims"]["G2"] = stored
    made["claims"]["G2"].number_format = shown
    dataset = read(made, tmp_path)
    assert dataset.claims.loc[0, "date"] == meant
    assert codes(dataset) == ({code} if code else set())


def test_days_counted_from_1904(tmp_path: Path) -> None:
    made = book()
    made.epoch = CALENDAR_MAC_1904
    made["claims"]["G2"] = datetime(2021, 3, 4)
    made["events"]["B2"] = 44259 - 1462
    dataset = read(made, tmp_path)
    assert dataset.claims.loc[0, "date"] == "2021-03-04"
    assert dataset.events.loc[0, "date"] == "2021-03-04"


FIGURES = [
    (40, "General", 40), (40.0, "0.00", 40), ("40", "@", 40), (" 40 ", "@", 40),
    (0.1 + 0.2, "General", 0.3), (1e21, "General", 1e21),
]  # fmt: skip


@pytest.mark.parametrize(("stored", "shown", "meant"), FIGURES)
def test_figures_as_numbers_or_text(stored, shown, meant, tmp_path: Path) -> None:
    made = book()
    for cell in (made["claims"]["I2"], made["claims"]["J2"]):
        cell.value, cell.number_format = stored, shown
    dataset = read(made, tmp_path)
    assert dataset.claims.loc[0, "low"] == dataset.claims.loc[0, "high"] == meant


@pytest.mark.parametrize("unit", ["", "percent"])
def test_a_figure_typed_as_percent(unit: str, tmp_path: Path) -> None:
    made = book()
    sheet = made["claims"]
    sheet["I2"], sheet["J2"], sheet["K2"] = 0.125, 0.25, unit
    sheet["I2"].number_format = sheet["J2"].number_format = "0.0%"
    dataset = read(made, tmp_path)
    assert list(dataset.claims.loc[0, ["low", "high", "unit"]]) == [12.5, 25, "percent"]


def test_a_title_above_the_header_and_merged_header_cells(tmp_path: Path) -> None:
    made = book()
    sheet = made["claims"]
    sheet.insert_rows(1, 2)
    sheet["A1"] = "Our claims of March"
    sheet.merge_cells("A1:K1")
    for column in range(1, 12):  # "figure" over low and high, every other name over both rows
        name = sheet.cell(3, column).value
        figure = name in ("low", "high")
        sheet.cell(2, column).value = "figure" if name == "low" else None if figure else name
        sheet.cell(3, column).value = name if figure else None
        if not figure:
            sheet.merge_cells(start_row=2, end_row=3, start_column=column, end_column=column)
    sheet.merge_cells("I2:J2")
    dataset = read(made, tmp_path)
    assert list(dataset.claims.loc[0, ["low", "high"]]) == [40, 40]
    assert dataset.claims.loc[0, "line"] == 4


def test_a_column_without_a_name_is_mentioned(tmp_path: Path) -> None:
    made = book()
    made["claims"]["L2"] = "a note under a merged header"
    dataset = read(made, tmp_path)
    assert "surplus-cells" in codes(dataset), "as a CSV file with a cell too many"
    made["claims"]["M1"] = "mine"
    dataset = read(made, tmp_path)
    [issue] = [each for each in dataset.report if each.code == "nameless-column"]
    assert (issue.line, "column 12" in issue.message) == (2, True)


def test_hidden_sheets_rows_and_columns_are_read(tmp_path: Path) -> None:
    made = book()
    made["claims"].sheet_state = "hidden"
    made["events"].column_dimensions["B"].hidden = True
    made["events"].row_dimensions[2].hidden = True
    made.create_sheet("scratch").append(["anything"])
    dataset = read(made, tmp_path)
    assert len(dataset.claims) == 1
    notes = {issue.code for issue in dataset.report.of(Severity.NOTE)}
    assert {"hidden-sheet", "further-sheets"} <= notes


def test_trailing_empty_rows_and_styled_cells_are_no_rows(tmp_path: Path) -> None:
    made = book()
    for row in (50, 9_000):
        made["claims"].cell(row, 3).number_format = "@"
        made["claims"].cell(row, 4).value = "   "
    dataset = read(made, tmp_path)
    assert (len(dataset.claims), codes(dataset)) == (1, set())


def test_formulas_give_their_values(tmp_path: Path) -> None:
    made = book()
    made["claims"]["J2"] = "=20*2"
    dataset = read(made, tmp_path)
    assert "unsolved-formula" in codes(dataset), "never worked out, so nothing to read"
    with_value = _with_cached_value(tmp_path / "claims.xlsx", b"<f>20*2</f><v", b"40")
    (tmp_path / "claims.xlsx").write_bytes(with_value)
    dataset = read_folder(tmp_path)
    assert (dataset.claims.loc[0, "high"], codes(dataset)) == (40, set())


def test_an_error_in_a_cell_is_not_a_text(tmp_path: Path) -> None:
    made = book()
    made["claims"]["J2"] = "#REF!"
    assert made["claims"]["J2"].data_type == "e"
    dataset = read(made, tmp_path)
    assert "sheet-error" in codes(dataset)


def test_times_and_truth_values_are_texts(tmp_path: Path) -> None:
    made = book()
    made["claims"]["L1"], made["claims"]["M1"] = "clock", "seen"
    made["claims"]["L2"], made["claims"]["M2"] = time(14, 30), True
    dataset = read(made, tmp_path)
    assert list(dataset.claims.loc[0, ["clock", "seen"]]) == ["14:30:00", "TRUE"]


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    buffer = BytesIO()
    with (
        ZipFile(buffer, "w", ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(210):
            part.write(bytes(1_000_000))
    (tmp_path / "claims.xlsx").write_bytes(buffer.getvalue())
    assert len(buffer.getvalue()) < 1_000_000
    with pytest.raises(DataFolderError, match="unpacks to"):
        read_folder(tmp_path)


def test_entities_are_refused(tmp_path: Path) -> None:
    made = BytesIO()
    book().save(made)
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet/>'
    (tmp_path / "claims.xlsx").write_bytes(_with_part(made.getvalue(), "sheet1.xml", bomb))
    with pytest.raises(DataFolderError, match="document type"):
        read_folder(tmp_path)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"claim_id,event_id\n"])
def test_what_is_no_workbook_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "claims.xlsx").write_bytes(content)
    with pytest.raises(DataFolderError, match=r"claims\.xlsx: is not a workbook"):
        read_folder(tmp_path)


def test_a_broken_part_is_refused(tmp_path: Path) -> None:
    made = BytesIO()
    book().save(made)
    (tmp_path / "claims.xlsx").write_bytes(_with_part(made.getvalue(), "sheet1.xml", b"<worksh"))
    with pytest.raises(DataFolderError, match="cannot be read as a workbook"):
        read_folder(tmp_path)


def test_a_missing_sheet_and_an_empty_one_are_named(tmp_path: Path) -> None:
    made = book()
    del made["places"]
    with pytest.raises(DataFolderError, match="lacks the sheet places"):
        read(made, tmp_path)
    made.create_sheet("Places ")
    with pytest.raises(DataFolderError, match="sheet Places: is empty"):
        read(made, tmp_path)
    made["Places "].append(["place_id", "name"])
    with pytest.raises(DataFolderError, match="sheet Places, row 1: the column kind is missing"):
        read(made, tmp_path)


def test_csv_files_are_read_before_a_workbook_and_that_is_said(sample_data, tmp_path) -> None:
    folder = tmp_path / "both"
    shutil.copytree(sample_data, folder)
    book().save(folder / "claims.xlsx")
    dataset = read_folder(folder)
    assert len(dataset.claims) > 100
    assert "two-of-them" in codes(dataset)


def _with_part(content: bytes, name: str, instead: bytes) -> bytes:
    buffer = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(buffer, "w") as new:
        for part in old.namelist():
            new.writestr(part, instead if part.endswith(name) else old.read(part))
    return buffer.getvalue()


def _with_cached_value(path: Path, formula: bytes, value: bytes) -> bytes:
    """Do what a spreadsheet program does when it saves: put the value beside the formula."""
    assert load_workbook(path)["claims"]["J2"].value == "=20*2"
    with ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet4.xml")
    before = formula + (b" />" if formula + b" />" in sheet else b"></v>")
    assert before in sheet
    solved = sheet.replace(before, formula + b">" + value + b"</v>")
    return _with_part(path.read_bytes(), "sheet4.xml", solved)
