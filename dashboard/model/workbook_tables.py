"""One workbook instead of four CSV files: its sheets as the same raw tables.

Messages name sheet and row: ``claims.xlsx, sheet claims, row 7``.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from dashboard.errors import DataFolderError
from dashboard.language import N_, lazy, nlazy
from dashboard.model.csv_records import Record
from dashboard.model.csv_tables import RawTable, table_of
from dashboard.model.header import Header, name_columns
from dashboard.model.progress import Progress, counting, part_of, parts_of, silent
from dashboard.model.report import Issue, Severity
from dashboard.model.schemas import TABLES, Table
from dashboard.model.sheet_cells import PERCENT, CellText, cell_text, is_unit_percent
from dashboard.model.workbook_file import Book, Sheet, SheetCell, open_workbook

#: A title and a few lines of explanation may stand above the header.
_HEADER_WITHIN = 10
#: The share of the work that is done when the sheets are read.
_OPENED = 0.7


def read_workbook(content: bytes, progress: Progress = silent) -> dict[str, RawTable]:
    """Return the raw tables by the name of the CSV file that each stands for.

    Raises :class:`DataFolderError` when the file is no workbook, or lacks a sheet.
    """
    book = open_workbook(content, progress=part_of(progress, 0.0, _OPENED))
    sheets = {sheet.name.strip().casefold(): sheet for sheet in reversed(book.sheets)}
    names = [table.file.removesuffix(".csv") for table in TABLES]
    if missing := [name for name in names if name not in sheets]:
        raise DataFolderError(
            lazy(
                "{file} lacks the sheet {missing}. A workbook holds the sheets {names}.",
                file=book.file,
                missing=", ".join(missing),
                names=", ".join(names),
            )
        )
    read = [len(sheets[name].rows) for name in names]
    parts = parts_of(part_of(progress, _OPENED, 1.0), read)
    tables = {
        table.file: sheet_table(sheets[name], table, book, part)
        for name, table, part in zip(names, TABLES, parts, strict=True)
    }
    ours = {*names, "lists"}  # the hidden sheet that our own drop-downs need
    others = [sheet.name for sheet in book.sheets if sheet.name.strip().casefold() not in ours]
    if others:
        message = lazy("has further sheets, which are not read: {names}.", names=", ".join(others))
        first = tables[TABLES[0].file]
        first.issues.insert(0, Issue(Severity.NOTE, "further-sheets", book.file, message))
    return tables


def sheet_table(sheet: Sheet, table: Table, book: Book, progress: Progress = silent) -> RawTable:
    """Return one sheet as a raw table; what Excel's habits changed is among its issues."""
    file = f"{book.file}, sheet {sheet.name.strip()}"
    top, names, below = header_of(sheet, table.columns, file)
    header = name_columns(names, file, table.columns, table.derived, top)
    issues: list[Issue] = []
    told = counting(below, N_("Reading the sheets"), progress)
    raw = table_of(header, _records(told, header, book.epoch, issues))
    raw.issues.extend([*_about(sheet, file), *_nameless(header, below), *issues])
    return raw


def header_of(
    sheet: Sheet, known: Sequence[str], file: str
) -> tuple[int, list[str], list[tuple[int, list[SheetCell]]]]:
    """Return the header's row, its names, and the rows below it.

    A title above the header is passed over; a heading merged over two columns with their
    names below, and names merged over both rows, make one header.
    """
    near = sheet.rows[:_HEADER_WITHIN]
    if not near:
        raise DataFolderError(
            lazy(
                "{file}: is empty. Its first row must name the columns: {column}, ...",
                file=file,
                column=known[0],
            )
        )
    at = max(range(len(near)), key=lambda index: (_hits(near[index][1], known), -index))
    top, names = near[at][0], _names(near[at][1])
    if at + 1 < len(sheet.rows):
        lower = _names(sheet.rows[at + 1][1])
        given = [name for name in lower if name]
        if given and all(name.casefold() in known and name not in names for name in given):
            width = max(len(names), len(lower))
            names, lower = [_padded(each, width) for each in (names, lower)]
            return top, [b or a for a, b in zip(names, lower, strict=True)], sheet.rows[at + 2 :]
    return top, names, sheet.rows[at + 1 :]


def _names(cells: Sequence[SheetCell]) -> list[str]:
    return [" ".join(str("" if cell.value is None else cell.value).split()) for cell in cells]


def _padded(names: list[str], width: int) -> list[str]:
    return [*names, *[""] * (width - len(names))]


def _hits(cells: Sequence[SheetCell], known: Sequence[str]) -> int:
    return len({name.casefold() for name in _names(cells)}.intersection(known))


def _records(
    rows: Iterable[tuple[int, list[SheetCell]]],
    header: Header,
    epoch: datetime,
    issues: list[Issue],
) -> Iterator[Record]:
    for number, cells in rows:
        texts, found = row_texts(cells, header.columns, epoch)
        issues += [
            _issue(header.file, each.code, each.trouble, number, column)
            for column, each in found
            if each.trouble
        ]
        yield Record(number, texts)


def row_texts(
    cells: Sequence[SheetCell], columns: Sequence[str], epoch: datetime
) -> tuple[list[str], list[tuple[str, CellText]]]:
    """Return a row as text, at least as wide as ``columns``, and each cell with its column."""
    names = [*columns, *[""] * (len(cells) - len(columns))]
    found = [
        (name, cell_text(cell.value, cell.number_format, cell.kind, name, epoch))
        for name, cell in zip(names, cells, strict=False)
    ]
    texts = [each.text for _, each in found] + [""] * (len(names) - len(cells))
    blank = [("unit", CellText(""))] if "unit" in columns[len(cells) :] else []
    if is_unit_percent({name: each for name, each in [*found, *blank] if name}):
        texts[columns.index("unit")] = PERCENT
    return texts, found


def _issue(file: str, code: str, trouble: str, row: int, column: str) -> Issue:
    mend = {
        "serial-day": lazy("Write days as text, such as 2022-01-05."),
        "time-of-day": lazy("Write the day alone."),
    }.get(code, lazy("Mend the formula, or write the value."))
    return Issue(Severity.WARNING, code, file, trouble, mend, row, column or None)


def _about(sheet: Sheet, file: str) -> Iterator[Issue]:
    if sheet.hidden:
        hidden = lazy("is hidden; it was read all the same.")
        yield Issue(Severity.NOTE, "hidden-sheet", file, hidden)
    if sheet.unsolved:
        message = nlazy(
            "holds a formula whose value was never worked out; read as empty.",
            "holds {n} formulas whose value was never worked out; read as empty.",
            sheet.unsolved,
        )
        mend = lazy("Open the workbook in a spreadsheet program and save it.")
        yield Issue(Severity.WARNING, "unsolved-formula", file, message, mend)


def _nameless(header: Header, rows: Sequence[tuple[int, list[SheetCell]]]) -> Iterator[Issue]:
    """Mention columns that hold something but have no name, as under a merged header."""
    for index, name in enumerate(header.columns):
        filled = [number for number, cells in rows if _holds(cells, index)]
        if not name and filled:
            message = lazy(
                "column {number} has no name in the header; its cells were not read.",
                number=str(index + 1),
            )
            yield replace(
                Issue(Severity.WARNING, "nameless-column", header.file, message),
                mend=lazy("Give every column a name of its own; do not merge header cells."),
                line=filled[0],
            )


def _holds(cells: Sequence[SheetCell], index: int) -> bool:
    return index < len(cells) and cells[index].value is not None
