"""How much of a table is read. What goes beyond stops a machine and informs nobody.

A file from elsewhere may be made to exhaust whoever opens it. These limits are far above what
people write by hand and below what takes seconds or a gigabyte to read.
"""

import csv
import sys
from collections.abc import Sequence

from dashboard.errors import DataFolderError

#: Characters of a cell: as many as a spreadsheet's cell holds.
LONGEST_CELL = 32_767
LONGEST_NAME = 200  #: of a column's name
MOST_COLUMNS = 1_000
MOST_LINES = 2_000_000
MOST_ROWS = 500_000
MOST_CELLS = 10_000_000

# The csv module's own limit speaks of no row and no column; ours does.
csv.field_size_limit(min(sys.maxsize, 2**31 - 1))


def require_columns(names: Sequence[str], file: str) -> None:
    """Raise :class:`DataFolderError` for a header that no table has."""
    if len(names) > MOST_COLUMNS:
        raise _too_much(file, len(names), "columns", MOST_COLUMNS, "Is this the right file?")
    for number, name in enumerate(names, start=1):
        if len(name) > LONGEST_NAME:
            raise DataFolderError(
                f"{file}: the name of column {number} has {len(name):,} characters; at most "
                f"{LONGEST_NAME} are read. Is its first line the header?"
            )


def require_lines(number: int, file: str) -> None:
    """Raise :class:`DataFolderError` for a file of lines without end."""
    if number > MOST_LINES:
        raise _too_much(file, number, "lines", MOST_LINES, "Split it, or drop its empty lines.")


def require_rows(number: int, columns: int, file: str) -> None:
    """Raise :class:`DataFolderError` when ``number`` rows are too many to be held at once."""
    most = min(MOST_ROWS, MOST_CELLS // max(columns, 1))
    if number > most:
        raise DataFolderError(f"{file}: has more than {most:,} rows. Split it.")


def _too_much(file: str, number: int, what: str, most: int, mend: str) -> DataFolderError:
    return DataFolderError(f"{file}: has {number:,} {what}; at most {most:,} are read. {mend}")
