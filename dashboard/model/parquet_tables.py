"""A table as a Parquet file instead of CSV: the same cells as text, rows counted from 1.

Messages name file and row: ``claims.parquet, row 7``. A few bytes of Parquet can stand for
gigabytes: a dictionary says a long text once for a million rows. So texts are read as such
dictionaries, some rows at a time, and what they come to is added up before it is written out.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.errors import DataFolderError
from dashboard.language import lazy
from dashboard.model.csv_tables import RawTable, table_of_columns
from dashboard.model.header import name_columns
from dashboard.model.limits import Room, require_rows
from dashboard.model.parquet_cells import (
    as_text,
    first_broken,
    has_parts,
    letters,
    may_be_no_text,
    of_words,
)
from dashboard.model.report import Issue, Severity

SUFFIX = ".parquet"
#: So many rows are read at once.
_ROWS = 1 << 15
#: A row takes so many times less than in a CSV file, at the least.
_PACKED = 4
#: Of a page there are so many copies for a while.
_PAGES = 2
#: What texts are stored as in the file.
_TEXT = "BYTE_ARRAY"
#: Texts that share their beginnings with the text before, which cannot be read as dictionaries.
_SHARED = "DELTA_BYTE_ARRAY"
#: Texts that follow each other with their lengths apart; Arrow reads these as they are only.
_LENGTHS = "DELTA_LENGTH_BYTE_ARRAY"
_DICTIONARY = "RLE_DICTIONARY"


def parquet_name(file: str) -> str:
    """``claims.csv`` -> ``claims.parquet``."""
    return file.removesuffix(".csv") + SUFFIX


def read_parquet(
    content: bytes,
    file: str,
    known: tuple[str, ...],
    derived: frozenset[str],
    seen: Callable[[int, int], None] = lambda row, rows: None,
) -> RawTable:
    """Read all columns as text; ``seen`` is told now and then which row of how many is read.

    Raises :class:`DataFolderError` when the file is no Parquet, or holds more than is read.
    """
    opened = _opened(content, file)
    fields = list(opened.schema_arrow)
    if not fields:
        raise _no_parquet(file)
    header = name_columns([each.name.strip() for each in fields], file, known, derived, line=None)
    room = Room(file, len(content))
    _require_unpacked(opened.metadata, len(content), file, room)
    reading = _Reading(opened.metadata, content, file, room)
    table = table_of_columns(header, reading.blocks(fields, seen))
    table.issues += reading.issues.values()
    return table


def _opened(content: bytes, file: str) -> pq.ParquetFile:
    try:
        return pq.ParquetFile(pa.BufferReader(content))
    except (pa.ArrowException, OSError) as error:
        raise _no_parquet(file) from error


def _require_unpacked(about: pq.FileMetaData, size: int, file: str, room: Room) -> None:
    """Refuse what the file itself says is too much, before any of it is unpacked."""
    require_rows(about.num_rows, len(about.schema), file, size * _PACKED)
    groups = (about.row_group(number) for number in range(about.num_row_groups))
    chunks = [group.column(at) for group in groups for at in range(group.num_columns)]
    unpacked = sum(chunk.total_uncompressed_size for chunk in chunks)
    room.require(0, 0, _PAGES * unpacked)
    room.require(about.num_rows, len(about.schema))
    for chunk in chunks:
        if bad := _bad_encoding(chunk):
            raise DataFolderError(
                lazy(
                    "{file}: the column {column} is stored as {kind}, of which a few bytes may "
                    "stand for gigabytes. Write it without.",
                    file=file,
                    column=chunk.path_in_schema,
                    kind=bad,
                )
            )


def _bad_encoding(chunk: pq.ColumnChunkMetaData) -> str:
    """Return the encoding in which a text may be said again and again without a dictionary."""
    if _SHARED in chunk.encodings:
        return _SHARED
    both = _LENGTHS in chunk.encodings and chunk.has_dictionary_page
    return f"{_LENGTHS} + {_DICTIONARY}" if both else ""


def _as_dictionaries(group: pq.RowGroupMetaData) -> list[int]:
    """Return the columns of texts that Arrow can read as dictionaries."""
    chunks = ((at, group.column(at)) for at in range(group.num_columns))
    return [
        at
        for at, chunk in chunks
        if chunk.physical_type == _TEXT and _LENGTHS not in chunk.encodings
    ]


def _no_parquet(file: str) -> DataFolderError:
    return DataFolderError(lazy("{file}: is not a Parquet file. Write it again.", file=file))


@dataclass(slots=True)
class _Reading:
    """The way through one file: the room that its cells may take, and what is odd about them."""

    about: pq.FileMetaData
    content: bytes
    file: str
    room: Room
    issues: dict[str, Issue] = field(default_factory=dict)

    def blocks(
        self, fields: list[pa.Field], seen: Callable[[int, int], None]
    ) -> Iterator[tuple[pa.Array, list[pa.Array]]]:
        """Yield the rows' numbers (int64), and their cells as text by column."""
        row, rows = 0, self.about.num_rows
        names = [each.name for each in fields if not has_parts(each.type)]
        unread = self._no_texts([each for each in fields if may_be_no_text(each.type)])
        for batch in self._batches(names):
            seen(row, rows)
            self.room.take(batch.num_rows, len(fields), sum(map(letters, batch.columns)))
            columns = iter(batch.columns)
            texts = []
            for each in fields:
                column = None if has_parts(each.type) else next(columns)
                if column is None or each.name in unread:
                    texts.append(self._unread(each, batch.num_rows))
                else:
                    texts.append(self._text(column, each.name, row))
            yield pa.array(range(row + 1, row + batch.num_rows + 1), pa.int64()), texts
            row += batch.num_rows

    def _batches(self, names: list[str]) -> Iterator[pa.RecordBatch]:
        """Yield some rows of these columns at a time, texts as dictionaries where that can be."""
        about, source = self.about, pa.BufferReader(self.content)
        groups = range(about.num_row_groups)
        try:
            for texts, alike in groupby(groups, lambda at: _as_dictionaries(about.row_group(at))):
                part = pq.ParquetFile(source, metadata=about, read_dictionary=texts)
                for batch in part.iter_batches(_ROWS, row_groups=list(alike), columns=names):
                    if batch.schema.names != names:  # "a.b" is a column, or b in the parts of a
                        raise _no_parquet(self.file)
                    yield batch
        except (pa.ArrowException, OSError) as error:
            raise _no_parquet(self.file) from error

    def _no_texts(self, fields: list[pa.Field]) -> frozenset[str]:
        """Return the columns with a cell that is no text: none of their cells is read."""
        found: set[str] = set()
        names = [each.name for each in fields]
        for batch in self._batches(names) if names else ():
            self.room.require(batch.num_rows, len(names), sum(map(letters, batch.columns)))
            for name, column in zip(names, batch.columns, strict=True):
                try:
                    as_text(column)
                except pa.ArrowException:
                    found.add(name)
        return frozenset(found)

    def _text(self, column: pa.Array, name: str, before: int) -> pa.Array:
        """Return the cells as text; the first stands in the row after ``before``."""
        text = as_text(column)
        try:
            text.validate(full=True)
        except pa.ArrowInvalid as error:  # the file says that it is UTF-8, and nobody has looked
            raise DataFolderError(
                lazy(
                    "{file}, row {row}: the column {column} is not UTF-8, as the file says that "
                    "it is. Write it again.",
                    file=self.file,
                    row=str(before + 1 + first_broken(text)),
                    column=name.strip(),
                )
            ) from error
        return text

    def _unread(self, column: pa.Field, rows: int) -> pa.Array:
        """Return empty cells for a column that is no text, and say so once."""
        if column.name not in self.issues:
            message = lazy(
                "is of the type {kind}, which is no text; it was read as empty.",
                kind=str(of_words(column.type)),
            )
            mend = lazy("Write the column as text, number or day.")
            self.issues[column.name] = Issue(
                Severity.WARNING,
                "column-type",
                self.file,
                message,
                mend,
                column=column.name.strip(),
            )
        return pa.nulls(rows, pa.large_string()).fill_null("")
