"""The tables of a folder as they stand: names and cells in their order, nothing checked.

What the formats out are made of, so that no unknown column and no odd row is lost on the way.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboard.errors import DataFolderError
from dashboard.language import N_, _
from dashboard.model.decoding import decode
from dashboard.model.header import read_header
from dashboard.model.limits import require_lines, require_rows
from dashboard.model.parquet_tables import SUFFIX
from dashboard.model.progress import Progress, counting, part_of, parts_of, silent
from dashboard.model.reading import data_files
from dashboard.model.schemas import TABLES, Table
from dashboard.model.workbook_file import WORKBOOK, Book, Sheet, open_workbook
from dashboard.model.workbook_tables import header_of, row_texts

#: What long work says while it makes grids.
READING = N_("Reading the tables")
#: The share of the work of writing a folder in another format that is done when it is read.
SPLIT = 0.3
#: The share of the work on a workbook that is done when its sheets are read.
_OPENED = 0.7


@dataclass(frozen=True, slots=True)
class Grid:
    """One table: ``names`` of its columns and its rows, each as wide as the names."""

    table: Table
    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def sheet(self) -> str:
        """``claims`` of ``claims.csv``."""
        return self.table.file.removesuffix(".csv")

    def records(self) -> list[dict[str, str]]:
        """Return the rows by the names of their columns; the first of two equal names counts."""
        names = [_known(name, self.table) for name in self.names]
        return [dict(reversed(list(zip(names, row, strict=True)))) for row in self.rows]


def folder_grids(folder: Path, progress: Progress = silent) -> list[Grid]:
    """Return the four tables of a folder, whether it holds CSV files or a workbook.

    Raises :class:`DataFolderError` when a table is missing or too broken to be carried over.
    """
    files = data_files(folder)
    if files == (WORKBOOK,):
        return workbook_grids((folder / WORKBOOK).read_bytes(), progress=progress)
    if parquet := [file for file in files if file.endswith(SUFFIX)]:
        raise DataFolderError(
            _(
                "{folder} holds {files}: Parquet is read, but not carried over cell by cell. "
                "Write these tables as CSV files first.",
                folder=str(folder),
                files=", ".join(parquet),
            )
        )
    told = counting(TABLES, READING, progress, every=1)
    return [csv_grid((folder / table.file).read_bytes(), table) for table in told]


def csv_grid(content: bytes, table: Table) -> Grid:
    """Split one file into cells, exactly as they are written."""
    text = decode(content, table.file).text
    lines = list(io.StringIO(text, newline=""))
    require_lines(len(lines), table.file)
    header = read_header(lines, table.file, table.columns, table.derived)
    start = next(index for index, line in enumerate(lines) if _names_columns(line))
    reader = csv.reader(iter(lines[start:]), delimiter=header.delimiter, strict=True)
    try:
        names, *rows = [row for row in reader if any(row)]
    except csv.Error as error:
        raise DataFolderError(
            _(
                "{file}, line {line}: a quote is not closed, or text stands behind it. Run "
                "claim-atlas check and mend it first.",
                file=table.file,
                line=str(start + reader.line_num),
            )
        ) from error
    return _grid(table, names, rows)


def workbook_grids(content: bytes, file: str = WORKBOOK, progress: Progress = silent) -> list[Grid]:
    """Split a workbook into cells as text; a missing sheet is an empty table."""
    book = open_workbook(content, file, part_of(progress, 0.0, _OPENED))
    sheets = {sheet.name.strip().casefold(): sheet for sheet in reversed(book.sheets)}
    found = {table.file: sheets.get(table.file.removesuffix(".csv")) for table in TABLES}
    if missing := [name.removesuffix(".csv") for name, sheet in found.items() if not sheet]:
        raise DataFolderError(
            _("{file} lacks the sheet {missing}.", file=file, missing=", ".join(missing))
        )
    tables = [(sheet, table) for table in TABLES if (sheet := found[table.file])]
    rows = [len(sheet.rows) for sheet, _table in tables]
    parts = parts_of(part_of(progress, _OPENED, 1.0), rows)
    return [
        _sheet_grid(sheet, table, book, part)
        for (sheet, table), part in zip(tables, parts, strict=True)
    ]


def grid_csv(names: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return UTF-8 CSV."""
    return "".join(csv_line(row) for row in (names, *rows)).encode()


def csv_line(cells: Iterable[str], delimiter: str = ",", end: str = "\n") -> str:
    """Return one row; the csv module leaves a lone carriage return bare, which ends a row."""
    cells = list(cells)
    line = delimiter.join(cells)
    special = {'"', "\r", "\n"}
    if special.isdisjoint(line) and line.count(delimiter) == len(cells) - 1:
        return line + end
    special.add(delimiter)
    quoted = (
        cell if special.isdisjoint(cell) else '"{}"'.format(cell.replace('"', '""'))
        for cell in cells
    )
    return delimiter.join(quoted) + end


def _sheet_grid(sheet: Sheet, table: Table, book: Book, progress: Progress) -> Grid:
    _, names, below = header_of(sheet, table.columns, f"{book.file}, sheet {sheet.name}")
    known = [_known(name, table) for name in names]
    told = counting(below, READING, progress)
    rows = [row_texts(cells, known, book.epoch)[0] for _, cells in told]
    return _grid(table, names, rows)


def _grid(table: Table, names: Sequence[str], rows: Sequence[Sequence[str]]) -> Grid:
    width = max([len(names), *map(len, rows)])
    require_rows(len(rows), width, table.file)
    padded = ((*row, *[""] * (width - len(row))) for row in [names, *rows])
    first, *rest = padded
    return Grid(table, first, tuple(row for row in rest if any(row)))


def _known(name: str, table: Table) -> str:
    bare = name.strip()
    return bare.casefold() if bare.casefold() in table.columns else bare


def _names_columns(line: str) -> bool:
    return bool(line.strip(" ,;\t\r\n")) and not line.startswith("sep=")
