"""Text of a CSV file -> rows with the line an editor shows, and what is odd about them.

A row that cannot be told apart (an unclosed quote, more cells than the header) is set
aside alone: reading goes on with the next line.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pandas as pd

from dashboard.errors import DataFolderError
from dashboard.model.decoding import COPY_AGAIN, SAVE_AS_UTF8, UNPRINTABLE, decode
from dashboard.model.header import Header, read_header
from dashboard.model.limits import LONGEST_CELL, require_lines, require_rows
from dashboard.model.report import Issue, Severity
from dashboard.model.set_aside import SetAside

_TOO_MANY_BROKEN_LINES = 200
#: What is wrong with a last row that has neither all its cells nor a line break.
_CUT = "the file ends in the middle of this row."
#: The code of the issue of such a row: the rest of the file is still to come, or lost.
CUT_SHORT = "cut-short"
#: Characters that are kept of a cell that is not read.
_OF_LONG = 200


@dataclass(slots=True)
class RawTable:
    """One file's rows as text: its columns, plus ``line`` (int)."""

    file: str
    frame: pd.DataFrame
    issues: list[Issue] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Record:
    """A row's cells and its first line; ``broken`` says why it cannot be read."""

    line: int
    cells: list[str]
    broken: str = ""


def read_table(
    content: bytes, file: str, known: tuple[str, ...], derived: frozenset[str]
) -> RawTable:
    """Split ``content`` into rows of stripped text; no check of the cells' meaning.

    ``known`` are the schema's columns, ``derived`` the names that a file may not take.
    Raises :class:`DataFolderError` when there is no header or no certain encoding.
    """
    decoded = decode(content, file)
    lines = list(io.StringIO(decoded.text, newline=""))
    require_lines(len(lines), file)
    header = read_header(lines, file, known, derived)
    table = table_of(header, records(lines, header))
    if decoded.foreign:
        message = f"is encoded as {decoded.foreign}, not UTF-8. It was read all the same."
        table.issues.insert(0, Issue(Severity.WARNING, "encoding", file, message, SAVE_AS_UTF8))
    return table


def table_of(header: Header, records: Iterable[Record]) -> RawTable:
    """Put records under their header; what is odd about them goes into the issues."""
    table = RawTable(header.file, pd.DataFrame(), list(header.issues))
    rows, row_lines = [], []
    for record in records:
        if cells := _cells(record, header, table):
            rows.append(cells)
            row_lines.append(record.line)
            require_rows(len(rows), len(header.columns), header.file)
    frame = pd.DataFrame(rows, columns=list(header.columns), dtype="str")
    table.frame = frame[[name for name in header.columns if name]]
    table.frame.insert(0, "line", pd.Series(row_lines, dtype="int64"))
    return table


def records(lines: list[str], header: Header) -> Iterator[Record]:
    """Yield all records below the header; after a broken one go on with its second line."""
    at, broken = header.stop, 0
    while at < len(lines):
        reader = csv.reader(
            (lines[index] for index in range(at, len(lines))),
            delimiter=header.delimiter,
            strict=True,
        )
        seen = 0
        try:
            for cells in reader:
                short = any(cells) and len(cells) < len(header.columns)
                cut = short and at + reader.line_num >= len(lines) and _breaks_off(lines)
                yield Record(at + seen + 1, cells, _CUT if cut else "")
                seen = reader.line_num
            return
        except csv.Error:
            many = reader.line_num - seen > 1 or at + reader.line_num >= len(lines)
            cut = at + seen + 1 == len(lines) and _breaks_off(lines)
            yield Record(at + seen + 1, [lines[at + seen]], _CUT if cut else _quote_trouble(many))
        at, broken = at + seen + 1, broken + 1
        if broken > _TOO_MANY_BROKEN_LINES:
            raise DataFolderError(
                f"{header.file}: more than {_TOO_MANY_BROKEN_LINES} lines have broken quotes. "
                "Save the file again as CSV from a spreadsheet, which doubles quotes inside cells."
            )


def _breaks_off(lines: list[str]) -> bool:
    return not lines[-1].endswith(("\n", "\r"))


def _quote_trouble(runs_on: bool) -> str:
    if runs_on:
        return "a quote opens in this line and is never closed."
    return "there is text behind a closing quote."


def _cells(record: Record, header: Header, table: RawTable) -> list[str]:
    """Return the cells, padded to the header; ``[]`` when the row is blank or set aside."""
    width, cells = len(header.columns), record.cells
    if record.broken == _CUT:
        mend = f"{COPY_AGAIN} If nothing is missing, end the row with a line break."
        _refuse(table, record, header, CUT_SHORT, record.broken, mend)
        return []
    if record.broken:
        mend = 'Close it with ", and double every quote inside a cell: "he said ""no""".'
        _refuse(table, record, header, "quote", record.broken, mend)
        return []
    cells = [cell.strip() for cell in cells]
    if not any(cells):
        return []
    if len(cells) > width:
        message = f"has {len(cells)} cells, but the header has {width}."
        mend = f'Put a cell that contains "{header.delimiter}" into double quotes.'
        _refuse(table, record, header, "surplus-cells", message, mend)
        return []
    if len(cells) < width:
        message = f"has {len(cells)} cells, but the header has {width}; the rest was read as empty."
        mend = f'End the row with the missing "{header.delimiter}", or check for a cell too few.'
        _note(table, record, "missing-cells", message, mend)
    cells = [*cells[:width], *[""] * (width - len(cells))]
    if any(len(cell) > LONGEST_CELL for cell in cells):
        _refuse_long(table, record, header, cells)
        return []
    return _printable(cells, record, table)


def _refuse_long(table: RawTable, record: Record, header: Header, cells: list[str]) -> None:
    at = max(range(len(cells)), key=lambda index: len(cells[index]))
    message = (
        f"the cell of column {header.columns[at] or at + 1} has {len(cells[at]):,} characters; "
        f"at most {LONGEST_CELL:,} are read."
    )
    mend = "Keep the part that is cited, and name the whole text as the source's file."
    _refuse(table, record, header, "long-cell", message, mend)


def _printable(cells: list[str], record: Record, table: RawTable) -> list[str]:
    if not UNPRINTABLE.search("".join(cells)):
        return cells
    cells = [cell.replace("\r\n", "\n").replace("\r", "\n") for cell in cells]
    clean = [UNPRINTABLE.sub("", cell) for cell in cells]
    if clean != cells:
        message = "holds control characters (such as NUL), which were dropped."
        _note(table, record, "control-characters", message, "Delete them in the file.")
    return clean


def _note(table: RawTable, record: Record, code: str, message: str, mend: str) -> None:
    issue = Issue(Severity.WARNING, code, table.file, message, mend, line=record.line)
    table.issues.append(issue)


def _refuse(
    table: RawTable, record: Record, header: Header, code: str, message: str, mend: str
) -> None:
    texts = [cell if len(cell) <= LONGEST_CELL else f"{cell[:_OF_LONG]}…" for cell in record.cells]
    cells = dict(zip(header.columns, texts, strict=False))
    row_id = "" if record.broken else texts[0].strip()
    table.issues.append(
        Issue(Severity.ERROR, code, table.file, message, mend, line=record.line, row_id=row_id)
    )
    table.set_aside.append(SetAside(table.file, record.line, row_id, f"{message} {mend}", cells))
