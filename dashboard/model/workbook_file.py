"""Bytes of an .xlsx file -> its sheets as grids of text, whatever Excel has done to them.

A file from elsewhere may be made to exhaust the machine: its size unpacked and the number
of its cells are limited before and while it is read.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook

from dashboard.errors import DataFolderError

WORKBOOK = "claims.xlsx"
_MOST_BYTES = 200_000_000
_MOST_PARTS = 5_000
_MOST_CELLS = 4_000_000
_SAVE_AGAIN = "Save it again as .xlsx from a spreadsheet program."


@dataclass(frozen=True, slots=True)
class SheetCell:
    """What is stored in one cell."""

    value: Any
    number_format: str = "General"
    kind: str = "n"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its rows that are not empty, numbered as Excel does."""

    name: str
    hidden: bool
    rows: list[tuple[int, list[SheetCell]]]
    #: Formulas of a workbook that no spreadsheet program has ever worked out.
    unsolved: int = 0


@dataclass(frozen=True, slots=True)
class Book:
    """All sheets of a file, and the day from which it counts."""

    sheets: list[Sheet]
    epoch: datetime
    file: str = WORKBOOK


def open_workbook(content: bytes, file: str = WORKBOOK) -> Book:
    """Read all sheets.

    Raises :class:`DataFolderError` for what is no workbook, or unpacks to too much.
    """
    formulas = _inspect(content, file)
    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=True)
        sheets = list(_sheets(book.worksheets, file))
        if formulas and not any(_solved(sheets, content)):
            sheets = _counted(sheets, content)
        return Book(sheets, book.epoch, file)
    except DataFolderError:
        raise
    except Exception as error:  # openpyxl lets through whatever a broken part makes fail
        raise DataFolderError(f"{file}: cannot be read as a workbook. {_SAVE_AGAIN}") from error


def _inspect(content: bytes, file: str) -> bool:
    """Refuse what is no workbook or too large; tell whether there are formulas."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            size = sum(part.file_size for part in parts)
            if size > _MOST_BYTES or len(parts) > _MOST_PARTS:
                raise DataFolderError(
                    f"{file}: unpacks to {size:,} bytes in {len(parts):,} parts; at most "
                    f"{_MOST_BYTES:,} in {_MOST_PARTS:,} are read. Split it, or use CSV files."
                )
            inner = [part for part in parts if part.filename.startswith("xl/")]
            texts = [archive.read(part) for part in inner if part.filename.endswith(".xml")]
    except (BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError) as error:
        raise DataFolderError(f"{file}: is not a workbook (.xlsx). {_SAVE_AGAIN}") from error
    if any(b"<!DOCTYPE" in text[:1_000] for text in texts):
        raise DataFolderError(f"{file}: declares a document type, as no workbook does.")
    return any(b"<f>" in text or b"<f " in text for text in texts)


def _sheets(found: Iterable[Any], file: str) -> Iterator[Sheet]:
    read = 0
    for sheet in found:
        rows = []
        for number, row in _rows(sheet):
            read += len(row)
            if read > _MOST_CELLS:
                raise DataFolderError(f"{file}: has more than {_MOST_CELLS:,} cells. Split it.")
            rows.append((number, row))
        yield Sheet(sheet.title, sheet.sheet_state != "visible", rows)


def _rows(sheet: Any) -> Iterator[tuple[int, list[SheetCell]]]:
    """Yield the rows that hold something, without the empty cells at their end."""
    sheet.reset_dimensions()  # what a file says of its own size may be a lie
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        row = [
            SheetCell(cell.value, cell.number_format, cell.data_type)
            if cell.value is not None
            else SheetCell(None)
            for cell in cells
        ]
        while row and row[-1].value is None:
            row.pop()
        if row:
            yield number, row


def _formula_cells(content: bytes) -> Iterator[tuple[str, int, int]]:
    """Yield sheet, row and column (from 0) of each formula."""
    for sheet in load_workbook(BytesIO(content), read_only=True).worksheets:
        sheet.reset_dimensions()
        for number, cells in enumerate(sheet.iter_rows(), start=1):
            for column, cell in enumerate(cells):
                if cell.data_type == "f":
                    yield sheet.title, number, column


def _solved(sheets: Iterable[Sheet], content: bytes) -> Iterator[bool]:
    values = {(sheet.name, number): row for sheet in sheets for number, row in sheet.rows}
    for name, number, column in _formula_cells(content):
        row = values.get((name, number), [])
        yield column < len(row) and row[column].value is not None


def _counted(sheets: Iterable[Sheet], content: bytes) -> list[Sheet]:
    names = [name for name, _, _ in _formula_cells(content)]
    return [
        Sheet(sheet.name, sheet.hidden, sheet.rows, names.count(sheet.name)) for sheet in sheets
    ]
