"""Bytes of an .xlsx file -> its sheets as grids of text, whatever Excel has done to them.

A file from elsewhere may be made to exhaust the machine: its size unpacked and the number
of its cells are limited before and while it is read.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO
from typing import Any

from dashboard.errors import DataFolderError
from dashboard.language import N_, lazy, together
from dashboard.model.office_files import Limits, OfficeFileError, xml_parts
from dashboard.model.progress import ROWS_A_STEP, Progress, part_of, silent

WORKBOOK = "claims.xlsx"
_LIMITS = Limits()
_MOST_CELLS = 1_000_000
#: As many as a sheet can have: a lone cell in the last row is somebody's slip.
_MOST_ROWS = 1_048_576
#: Formats, sheets and names become an object each; a workbook made by people has some hundreds.
_MOST_OBJECTS = 100_000
#: The share of the work that is done when the values are read, where formulas are counted, too.
_VALUES = 0.6
_BESIDE_SHEETS = ("xl/styles.xml", "xl/workbook.xml", "[Content_Types].xml", ".rels")
_SAVE_AGAIN = lazy("Save it again as .xlsx from a spreadsheet program, or use CSV files.")


@dataclass(frozen=True, slots=True)
class SheetCell:
    """What is stored in one cell."""

    value: Any
    number_format: str = "General"
    kind: str = "n"


_EMPTY = SheetCell(None)


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


def open_workbook(content: bytes, file: str = WORKBOOK, progress: Progress = silent) -> Book:
    """Read all sheets; ``progress`` is told how many of their rows are read.

    Raises :class:`DataFolderError` for what is no workbook, or unpacks to too much.
    """
    formulas, rows = _inspect(content, file)
    values = _VALUES if formulas else 1.0
    try:
        book = _load(content, data_only=True)
        sheets = list(_sheets(book.worksheets, file, rows, part_of(progress, 0.0, values)))
        if formulas:
            sheets = _counted(sheets, _formula_cells(content, rows, part_of(progress, values, 1.0)))
        return Book(sheets, book.epoch, file)
    except DataFolderError:
        raise
    except Exception as error:  # openpyxl lets through whatever a broken part makes fail
        wrong = lazy("{file}: cannot be read as a workbook.", file=file)
        raise DataFolderError(together([wrong, _SAVE_AGAIN])) from error


def _inspect(content: bytes, file: str) -> tuple[bool, int]:
    """Refuse what is no workbook or too large; tell whether it has formulas, and how many rows."""
    formulas, rows = False, 0
    try:
        for name, text in xml_parts(content, N_("is not a workbook (.xlsx)"), _LIMITS):
            if name.endswith(_BESIDE_SHEETS) and text.count(b"<") > _MOST_OBJECTS:
                raise OfficeFileError(lazy("holds more formats, sheets and names than can be read"))
            formulas = formulas or b"<f>" in text or b"<f " in text
            rows += text.count(b"<row")
    except OfficeFileError as error:
        wrong = lazy("{file}: {why}.", file=file, why=error.args[0])
        raise DataFolderError(together([wrong, _SAVE_AGAIN])) from error
    return formulas, rows


def _sheets(found: Iterable[Any], file: str, total: int, progress: Progress) -> Iterator[Sheet]:
    read, passed = 0, 0
    for sheet in found:
        rows = []
        for number, row in _rows(sheet):
            if passed % ROWS_A_STEP == 0:
                _tell(progress, passed, total)
            read, passed = read + len(row), passed + 1
            if read > _MOST_CELLS or passed > _MOST_ROWS:
                raise DataFolderError(
                    lazy(
                        "{file}: has more than {cells} cells or {rows} rows. Split it, or use CSV "
                        "files.",
                        file=file,
                        cells=_MOST_CELLS,
                        rows=_MOST_ROWS,
                    )
                )
            while row and row[-1].value is None:
                row.pop()
            if row:
                rows.append((number, row))
        yield Sheet(sheet.title, sheet.sheet_state != "visible", rows)


def _tell(progress: Progress, row: int, total: int) -> None:
    """Say how many rows are read; a sheet may leave out empty ones, which are passed, too."""
    total = max(total, row)
    progress(N_("Reading the sheets"), row, total, row / max(total, 1))


def _rows(sheet: Any) -> Iterator[tuple[int, list[SheetCell]]]:
    """Yield all rows, empty ones too."""
    sheet.reset_dimensions()  # what a file says of its own size may be a lie
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        yield (
            number,
            [
                SheetCell(cell.value, cell.number_format, cell.data_type)
                if cell.value is not None
                else _EMPTY
                for cell in cells
            ],
        )


def _load(content: bytes, *, data_only: bool) -> Any:
    from openpyxl import load_workbook  # few folders have a workbook; it takes 6 MB

    return load_workbook(BytesIO(content), read_only=True, data_only=data_only)


def _formula_cells(
    content: bytes, total: int, progress: Progress
) -> Iterator[tuple[str, int, int]]:
    """Yield sheet, row and column (from 0) of each formula."""
    passed = 0
    for sheet in _load(content, data_only=False).worksheets:
        sheet.reset_dimensions()
        for number, cells in enumerate(sheet.iter_rows(), start=1):
            if passed % ROWS_A_STEP == 0:
                _tell(progress, passed, total)
            passed += 1
            for column, cell in enumerate(cells):
                if cell.data_type == "f":
                    yield sheet.title, number, column


def _counted(sheets: list[Sheet], formulas: Iterable[tuple[str, int, int]]) -> list[Sheet]:
    """Return the sheets, with their formulas counted when not one of them has a value."""
    values = {(sheet.name, number): row for sheet in sheets for number, row in sheet.rows}
    found: Counter[str] = Counter()
    for name, number, column in formulas:
        row = values.get((name, number), [])
        if column < len(row) and row[column].value is not None:
            return sheets
        found[name] += 1
    return [replace(sheet, unsolved=found[sheet.name]) for sheet in sheets]
