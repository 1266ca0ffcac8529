"""Arrow tables into a database and back, by COPY: as text, a block at a time, without a loop."""

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from typing import Any

import pyarrow as pa
from psycopg import Cursor
from psycopg.sql import SQL, Identifier
from pyarrow import csv

from dashboard.model.postgresql.connecting import Connection

_SQL_TYPES = {
    pa.string(): "text",
    pa.large_string(): "text",
    pa.int64(): "bigint",
    pa.float64(): "double precision",
    pa.bool_(): "boolean",
}
_ARROW_TYPES = {name: kind for kind, name in _SQL_TYPES.items()}
#: So many rows travel at once.
_ROWS = 20_000
_BLOCK_BYTES = 1 << 24
#: Names longer than this PostgreSQL cuts; these it keeps for itself.
_LONGEST = 63
_TAKEN = frozenset({"tableoid", "xmin", "cmin", "xmax", "cmax", "ctid"})


def stored_names(columns: Sequence[str]) -> dict[str, str]:
    """Return by column the name it can have in a database: its own, or else ``column_17``."""
    names: dict[str, str] = {}
    for number, column in enumerate(columns, start=1):
        fits = 0 < len(column.encode()) <= _LONGEST and column not in _TAKEN
        names[column] = column if fits else f"column_{number}"
        while not fits and names[column] in columns:
            names[column] += "_"
    return names


def write_table(
    cursor: Cursor[Any],
    where: Identifier,
    table: pa.Table,
    names: Mapping[str, str],
    written: Callable[[int], None],
) -> int:
    """Make a table and fill it; ``written`` hears how many rows went; return the bytes sent."""
    cursor.execute(
        SQL("CREATE TABLE {} ({})").format(
            where,
            SQL(", ").join(
                SQL("{} {}").format(Identifier(names[field.name]), SQL(_SQL_TYPES[field.type]))
                for field in table.schema
            ),
        )
    )
    size = 0
    with cursor.copy(SQL("COPY {} FROM STDIN (FORMAT csv)").format(where)) as copy:
        for first in range(0, len(table), _ROWS):
            block = BytesIO()
            rows = table.slice(first, _ROWS)
            csv.write_csv(
                rows, block, csv.WriteOptions(include_header=False, quoting_style="all_valid")
            )
            copy.write(block.getbuffer())
            size += block.tell()
            written(len(rows))
    return size


def columns_of(connection: Connection, schema: str, table: str) -> dict[str, str]:
    """Return the SQL type of each column that may be read, in their order."""
    found = connection.execute(
        "SELECT column_name, data_type FROM information_schema.columns "
        "WHERE table_schema = %s AND table_name = %s ORDER BY ordinal_position",
        (schema, table),
    )
    return {str(name): str(kind) for name, kind in found}


def read_table(
    connection: Connection,
    where: Identifier,
    columns: Mapping[str, str],
    arrived: Callable[[int], None],
) -> pa.Table:
    """Return columns of a table in the order of its lines; ``arrived`` hears the bytes."""
    asked = SQL("COPY (SELECT {} FROM {} ORDER BY line) TO STDOUT (FORMAT csv)").format(
        SQL(", ").join(map(Identifier, columns)), where
    )
    received = BytesIO()
    with connection.cursor().copy(asked) as copy:
        for block in copy:
            arrived(received.write(block))
    schema = {name: _ARROW_TYPES[kind] for name, kind in columns.items()}
    if not received.tell():
        return pa.schema(schema.items()).empty_table()
    table = csv.read_csv(
        pa.BufferReader(received.getbuffer()),
        csv.ReadOptions(column_names=list(columns), block_size=_BLOCK_BYTES),
        csv.ParseOptions(newlines_in_values=True, ignore_empty_lines=False),
        csv.ConvertOptions(
            column_types=schema, null_values=[""], true_values=["t"], false_values=["f"]
        ),
    )
    return table.combine_chunks()
