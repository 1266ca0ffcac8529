"""Text of a CSV file -> rows with the line an editor shows, and what is odd about them.

A row that cannot be told apart (an unclosed quote, more cells than the header) is set
aside alone: reading goes on with the next line.
"""

import io
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import reduce
from itertools import islice

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.errors import DataFolderError
from dashboard.language import lazy, together
from dashboard.model.csv_columns import OddRowsError, columns_of, longest
from dashboard.model.csv_records import CUT, Record, records
from dashboard.model.decoding import (
    COPY_AGAIN,
    SAVE_AS_UTF8,
    UNPRINTABLE,
    UNPRINTABLE_RE2,
    decode,
    is_printable,
)
from dashboard.model.header import Header, read_header
from dashboard.model.limits import LONGEST_CELL, require_lines, require_rows
from dashboard.model.report import Issue, Severity
from dashboard.model.set_aside import SetAside
from dashboard.model.text_columns import frame_of

#: The code of the issue of such a row: the rest of the file is still to come, or lost.
CUT_SHORT = "cut-short"
#: Characters that are kept of a cell that is not read.
_OF_LONG = 200
#: So many rows become columns at once: the rest of the file stays lines meanwhile.
_BLOCK = 4_000
#: A file of so many bytes is worth a look whether it can be read by columns.
LARGE = 1_000_000
#: In so many characters its header ends.
_HEAD = 100_000
#: Is told now and then: rows so far, columns, the line of how many.
Seen = Callable[[int, int, int, int], None]
#: What ``str.strip`` takes away.
_BLANKS = "".join(filter(str.isspace, map(chr, range(sys.maxunicode))))


@dataclass(slots=True)
class RawTable:
    """One file's rows as text: its columns, plus ``line`` (int)."""

    file: str
    frame: pd.DataFrame
    issues: list[Issue] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)


def read_table(
    content: bytes,
    file: str,
    known: tuple[str, ...],
    derived: frozenset[str],
    seen: Callable[[int, int], None] = lambda line, lines: None,
) -> RawTable:
    """Split ``content`` into rows of stripped text; no check of the cells' meaning.

    ``known`` are the schema's columns, ``derived`` the names that a file may not take, ``seen``
    is told now and then which line of how many is read.
    Raises :class:`DataFolderError` when there is no header or no certain encoding.
    """
    decoded = decode(content, file)

    def watched(number: int, columns: int, line: int, lines: int) -> None:
        require_rows(number, columns, file, len(content))
        seen(line, lines)

    table = None
    if len(content) >= LARGE:
        table = _by_columns(decoded.text, len(content), file, known, derived, watched)
    if table is None:
        lines = list(io.StringIO(decoded.text, newline=""))
        require_lines(len(lines), file, len(content))
        header = read_header(lines, file, known, derived)
        table = table_of(header, _watched(records(lines, header), header, len(lines), watched))
    if decoded.foreign:
        message = lazy(
            "is encoded as {encoding}, not UTF-8. It was read all the same.",
            encoding=decoded.foreign,
        )
        table.issues.insert(0, Issue(Severity.WARNING, "encoding", file, message, SAVE_AS_UTF8))
    return table


def _by_columns(
    text: str, size: int, file: str, known: tuple[str, ...], derived: frozenset[str], seen: Seen
) -> RawTable | None:
    """Read a large file by columns; ``None`` when something in it is odd."""
    head = list(io.StringIO(text[:_HEAD], newline=""))
    try:
        header = read_header(head, file, known, derived)
    except DataFolderError:  # perhaps of what was cut off here
        return None
    if header.stop >= len(head) - 1:
        return None
    body = text[sum(map(len, head[: header.stop])) :].encode()
    count = header.stop + body.count(b"\n") + (not body.endswith(b"\n"))
    require_lines(count, file, size)
    width = len(header.columns)

    def blocks() -> Iterator[tuple[pa.Array, list[pa.Array]]]:
        number = 0
        for lines, columns in columns_of(body, width, header.delimiter, header.stop + 1):
            number += len(lines)
            seen(number, width, lines[0].as_py(), count)
            yield lines, columns

    try:
        return table_of_columns(header, blocks(), printable=is_printable(body))
    except OddRowsError:
        return None


def table_of(header: Header, records: Iterable[Record]) -> RawTable:
    """Put records under their header; what is odd about them goes into the issues."""
    table = RawTable(header.file, pd.DataFrame(), list(header.issues))
    rest = iter(records)
    blocks = [_block([], header, table)]
    while block := list(islice(rest, _BLOCK)):
        blocks.append(_block(block, header, table))
    table.frame = frame_of(blocks)
    return table


def table_of_columns(
    header: Header, blocks: Iterable[tuple[pa.Array, list[pa.Array]]], *, printable: bool = False
) -> RawTable:
    """Put columns of text under their header, as :func:`table_of` does with records.

    Each block has the lines of its rows (int64), and their cells by column. Where they are
    ``printable``, no cell is looked at for control characters.
    """
    table = RawTable(header.file, pd.DataFrame(), list(header.issues))
    found = [_block([], header, table)]
    for lines, texts in blocks:
        cleaned = _cleaned(lines, texts, header)
        cleaned = cleaned if printable else _printable(cleaned, table)
        found.append(_without_long(cleaned, header, table))
    table.frame = frame_of(found)
    return table


def _watched(records: Iterable[Record], header: Header, lines: int, seen: Seen) -> Iterator[Record]:
    """Tell now and then how many records there were, and in which line the last one stands."""
    for number, record in enumerate(records):
        if number % _BLOCK == 0:
            seen(number, len(header.columns), record.line, lines)
        yield record


def _block(records: list[Record], header: Header, table: RawTable) -> pa.Table:
    """Return stripped cells by column, ``line`` first, without blank rows and those set aside."""
    width = len(header.columns)
    rows, lines = [], []
    for record in records:
        cells = record.cells
        if len(cells) != width or record.broken:
            cells = _fitted(record, header, table)
        elif max(map(len, cells)) > LONGEST_CELL:
            cells = _refuse_long(record, header, table)
        if cells:
            rows.append(cells)
            lines.append(record.line)
    columns = list(zip(*rows, strict=True)) or [()] * width
    texts = [pa.array(column, pa.large_string()) for column in columns]
    return _printable(_cleaned(pa.array(lines, pa.int64()), texts, header), table)


def _cleaned(lines: pa.Array, texts: list[pa.Array], header: Header) -> pa.Table:
    """Strip all cells, and drop blank rows."""
    stripped = [pc.utf8_trim(column, characters=_BLANKS) for column in texts]
    found = pa.Table.from_arrays([lines, *stripped], ["line", *header.columns])
    filled = _any(pc.greater(pc.binary_length(column), 0) for column in stripped)
    return found.filter(filled)


def _without_long(found: pa.Table, header: Header, table: RawTable) -> pa.Table:
    """Set rows aside for a cell that is too long."""
    texts = found.columns[1:]
    if all(longest(column) <= LONGEST_CELL for column in texts):
        return found
    long = _any(pc.greater(pc.utf8_length(column), LONGEST_CELL) for column in texts)
    for row in pc.indices_nonzero(long).to_pylist():
        line, *cells = (column[row].as_py() for column in found.columns)
        _refuse_long(Record(line, cells), header, table)
    return found.filter(pc.invert(long))


def _any(masks: Iterable[pa.Array]) -> pa.Array:
    return reduce(pc.or_, masks)


def _fitted(record: Record, header: Header, table: RawTable) -> list[str]:
    """Return the cells, padded to the header; ``[]`` when the row is blank or set aside."""
    width, cells = len(header.columns), record.cells
    if record.broken == CUT:
        mend = together([COPY_AGAIN, lazy("If nothing is missing, end the row with a line break.")])
        _refuse(table, record, header, CUT_SHORT, record.broken, mend)
        return []
    if record.broken:
        mend = lazy('Close it with ", and double every quote inside a cell: "he said ""no""".')
        _refuse(table, record, header, "quote", record.broken, mend)
        return []
    if not any(cell.strip() for cell in cells):
        return []
    if len(cells) > width:
        message = lazy("has {n} cells, but the header has {width}.", n=len(cells), width=width)
        mend = lazy(
            'Put a cell that contains "{delimiter}" into double quotes.', delimiter=header.delimiter
        )
        _refuse(table, record, header, "surplus-cells", message, mend)
        return []
    if len(cells) < width:
        message = lazy(
            "has {n} cells, but the header has {width}; the rest was read as empty.",
            n=len(cells),
            width=width,
        )
        mend = lazy(
            'End the row with the missing "{delimiter}", or check for a cell too few.',
            delimiter=header.delimiter,
        )
        _note(table, record.line, "missing-cells", message, mend)
    if max(map(len, cells)) > LONGEST_CELL:
        return _refuse_long(record, header, table)
    return [*cells, *[""] * (width - len(cells))]


def _refuse_long(record: Record, header: Header, table: RawTable) -> list[str]:
    """Set a row aside for a cell that is too long; return no cells."""
    cells = [cell.strip() for cell in record.cells]
    at = max(range(len(cells)), key=lambda index: len(cells[index]))
    if len(cells[at]) <= LONGEST_CELL:  # the rest was blanks
        return cells
    message = lazy(
        "the cell of column {column} has {n} characters; at most {most} are read.",
        column=header.columns[at] or str(at + 1),
        n=len(cells[at]),
        most=LONGEST_CELL,
    )
    mend = lazy("Keep the part that is cited, and name the whole text as the source's file.")
    _refuse(table, record, header, "long-cell", message, mend)
    return []


def _printable(found: pa.Table, table: RawTable) -> pa.Table:
    """Drop control characters; every line break in a cell becomes a line feed."""
    texts = found.columns[1:]
    odd = [pc.match_substring_regex(column, UNPRINTABLE_RE2) for column in texts]
    rows = pc.indices_nonzero(_any(odd)).to_pylist()
    if not rows:
        return found
    noted = set()
    for at, column in enumerate(texts, start=1):
        cells = column.to_pylist()
        for row in rows:
            cell = cells[row].replace("\r\n", "\n").replace("\r", "\n")
            cells[row] = UNPRINTABLE.sub("", cell)
            if cells[row] != cell:
                noted.add(row)
        found = found.set_column(at, found.field(at), pa.array(cells, pa.large_string()))
    message = lazy("holds control characters (such as NUL), which were dropped.")
    mend = lazy("Delete them in the file.")
    for row in sorted(noted):
        _note(table, found["line"][row].as_py(), "control-characters", message, mend)
    return found


def _note(table: RawTable, line: int, code: str, message: str, mend: str) -> None:
    issue = Issue(Severity.WARNING, code, table.file, message, mend, line=line)
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
    table.set_aside.append(
        SetAside(table.file, record.line, row_id, together([message, mend]), cells)
    )
