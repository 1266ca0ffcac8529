"""A table as a Parquet file instead of CSV: the same cells as text, rows counted from 1.

Messages name file and row: ``claims.parquet, row 7``.
"""

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from dashboard.errors import DataFolderError
from dashboard.language import lazy
from dashboard.model.csv_tables import RawTable, table_of_texts
from dashboard.model.header import name_columns
from dashboard.model.report import Issue, Severity

SUFFIX = ".parquet"
#: A few bytes of Parquet can say that they are billions of rows.
_MOST_ROWS = 20_000_000


def parquet_name(file: str) -> str:
    """``claims.csv`` -> ``claims.parquet``."""
    return file.removesuffix(".csv") + SUFFIX


def read_parquet(
    content: bytes, file: str, known: tuple[str, ...], derived: frozenset[str]
) -> RawTable:
    """Read all columns as text; :class:`DataFolderError` when the file is no Parquet."""
    try:
        opened = pq.ParquetFile(pa.BufferReader(content))
        if opened.metadata.num_rows > _MOST_ROWS:
            raise DataFolderError(
                lazy(
                    "{file}: says that it has {n} rows; at most {most} are read. Split it.",
                    file=file,
                    n=opened.metadata.num_rows,
                    most=_MOST_ROWS,
                )
            )
        table = opened.read()
    except (pa.ArrowException, OSError) as error:
        raise DataFolderError(
            lazy("{file}: is not a Parquet file. Write it again.", file=file)
        ) from error
    names = [name.strip() for name in table.column_names]
    header = name_columns(names, file, known, derived, line=None)
    texts, issues = [], []
    for name, column in zip(names, table.columns, strict=True):
        text, trouble = _as_text(column, file, name)
        texts.append(text)
        issues += trouble
    lines = pa.array(range(1, table.num_rows + 1), pa.int64())
    raw = table_of_texts(header, lines, texts)
    raw.issues += issues
    return raw


def _as_text(column: pa.ChunkedArray, file: str, name: str) -> tuple[pa.ChunkedArray, list[Issue]]:
    """Return the cells as somebody would write them; ``225.0`` is 225, no cell is empty."""
    kind = column.type.value_type if pa.types.is_dictionary(column.type) else column.type
    try:
        if pa.types.is_timestamp(kind):
            column = column.cast(pa.timestamp("us")).cast(pa.date32())
        elif pa.types.is_floating(kind):
            column = pc.if_else(pc.is_nan(column), None, column)
        text = pc.fill_null(column.cast(pa.large_string()), "")
    except pa.ArrowException:
        text = pa.chunked_array([pa.nulls(len(column), pa.large_string()).fill_null("")])
        message = lazy(
            "is of the type {kind}, which is no text; it was read as empty.", kind=str(kind)
        )
        mend = lazy("Write the column as text, number or day.")
        return text, [Issue(Severity.WARNING, "column-type", file, message, mend, column=name)]
    if pa.types.is_floating(kind):
        text = pc.replace_substring_regex(text, r"^([+-]?\d+)\.0$", r"\1")
    return text, []
