"""One table's file, open for editing: its rows as people read them, its bytes as they are."""

import codecs
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from dashboard.editing.cells import cells_as_read, is_quoted, quoted_cell, split_cells, split_end
from dashboard.errors import DataFolderError
from dashboard.language import lazy, together
from dashboard.model.csv_records import records
from dashboard.model.decoding import SAVE_AS_UTF8, decode
from dashboard.model.header import Header, read_header
from dashboard.model.schemas import TABLES, Table

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
Cells = dict[str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """A row with text: its cells by column, and the file's lines from ``first`` to ``stop``."""

    id: str
    cells: Cells
    first: int
    stop: int


@dataclass(frozen=True)
class Sheet:
    """A file split into lines; ``rows`` are those that can be told apart."""

    table: Table
    mark: bytes
    codec: str
    lines: tuple[str, ...]
    header: Header
    rows: tuple[Row, ...]

    @classmethod
    def of(cls, content: bytes, table: Table) -> "Sheet":
        """Open a file's bytes; :class:`DataFolderError` when it cannot be read for certain."""
        mark, codec = _encoding(content, decode(content, table.file).foreign)
        text = content[len(mark) :].decode(codec)
        lines = tuple(io.StringIO(text, newline=""))
        header = read_header(list(lines), table.file, table.columns, table.derived)
        sheet = cls(table, mark, codec, lines, header, _rows(lines, header, table))
        if sheet.encoded("".join(lines)) != content:
            wrong = lazy("{file}: has an unusual encoding.", file=table.file)
            raise DataFolderError(together([wrong, SAVE_AS_UTF8]))
        return sheet

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the file that are read, in its order."""
        return tuple(name for name in self.header.columns if name)

    @cached_property
    def by_id(self) -> dict[str, list[Row]]:
        """The rows of each id: more than one where the file has it twice."""
        found: dict[str, list[Row]] = {}
        for row in self.rows:
            found.setdefault(row.id, []).append(row)
        return found

    def row(self, row_id: str) -> Row | None:
        """Return the first row of an id."""
        return next(iter(self.by_id.get(row_id, ())), None)

    def encoded(self, text: str) -> bytes:
        """Return text in the file's own encoding, with its byte order mark."""
        return self.mark + text.encode(self.codec)

    def edited(
        self,
        updates: Mapping[int, Mapping[str, str]],
        removed: frozenset[int],
        added: tuple[Mapping[str, str], ...],
        new_columns: tuple[str, ...] = (),
    ) -> bytes:
        """Return the file with changed cells and gone rows (by first line) and rows below.

        All other lines stay as they are; a new column alone makes every row a cell longer.
        """
        pen = _Pen(self, (*self.header.columns, *new_columns))
        text = list(self.lines)
        if new_columns:
            pen.widen_header(text, new_columns)
        for row in self.rows:
            cells = updates.get(row.first, {})
            if row.first in removed:
                text[row.first : row.stop] = [""] * (row.stop - row.first)
            elif cells or new_columns:
                raw = "".join(self.lines[row.first : row.stop])
                text[row.first : row.stop] = [""] * (row.stop - row.first)
                text[row.first] = pen.rewritten(raw, cells)
        return self.encoded("".join([*text, *pen.below("".join(text), added)]))


class _Pen:
    """Writes as the file is written: its delimiter, line ends and quotes."""

    def __init__(self, sheet: Sheet, columns: tuple[str, ...]) -> None:
        self._columns, self._stop = columns, sheet.header.stop
        self._delimiter = sheet.header.delimiter
        self._grows = len(columns) > len(sheet.header.columns)
        raw, end = split_end(sheet.lines[self._stop - 1])
        self._end = end or "\n"
        self._quotes = all(map(is_quoted, split_cells(raw, self._delimiter)))

    def widen_header(self, text: list[str], names: tuple[str, ...]) -> None:
        raw, end = split_end(text[self._stop - 1])
        fresh = [quoted_cell(name, self._delimiter, always=self._quotes) for name in names]
        text[self._stop - 1] = self._delimiter.join([raw, *fresh]) + end

    def rewritten(self, raw: str, cells: Mapping[str, str]) -> str:
        """Return a record with other cells; those that stay keep their quotes and spaces."""
        raw, end = split_end(raw)
        texts = split_cells(raw, self._delimiter)
        at = {self._columns.index(name): cell for name, cell in cells.items()}
        width = len(self._columns) if self._grows else max(at, default=0) + 1
        texts += [""] * (width - len(texts))
        for index, cell in at.items():
            quotes = is_quoted(texts[index])
            texts[index] = quoted_cell(cell, self._delimiter, always=quotes)
        return self._delimiter.join(texts) + end

    def below(self, before: str, added: tuple[Mapping[str, str], ...]) -> list[str]:
        """Return new records, behind a line end where the last line lacks one."""
        gap = [] if before.endswith(("\n", "\r")) or not added else [self._end]
        records = (
            self._delimiter.join(
                quoted_cell(cells.get(name, ""), self._delimiter, always=self._quotes)
                for name in self._columns
            )
            for cells in added
        )
        return [*gap, *(record + self._end for record in records)]


# Most tables of a folder are the same before and after a change.
@lru_cache(maxsize=16)
def opened(content: bytes, file: str) -> Sheet:
    """Return :meth:`Sheet.of`, or what it returned for the same bytes."""
    return Sheet.of(content, next(table for table in TABLES if table.file == file))


def _encoding(content: bytes, foreign: str) -> tuple[bytes, str]:
    """Return the byte order mark and the codec of what comes behind it."""
    for mark, codec in _MARKS:
        if content.startswith(mark):
            return mark, codec
    return b"", foreign.lower() or "utf-8"


def _rows(lines: tuple[str, ...], header: Header, table: Table) -> tuple[Row, ...]:
    found = list(records(list(lines), header))
    starts = [record.line - 1 for record in found]
    blank = dict.fromkeys(table.columns, "")
    rows = []
    for record, first, stop in zip(found, starts, [*starts[1:], len(lines)], strict=False):
        cells = cells_as_read(record.cells)
        if record.broken or not any(cells):
            continue
        named = zip(header.columns, cells, strict=False)
        by_column = blank | dict.fromkeys(filter(None, header.columns), "")
        by_column |= {name: cell for name, cell in named if name}
        rows.append(Row(by_column[table.id_column], by_column, first, stop))
    return tuple(rows)
