"""How much of a table is read. What goes beyond stops a machine and informs nobody.

A file from elsewhere may be made to exhaust whoever opens it. These limits are far above what
people write by hand and below what takes seconds or a gigabyte to read.
"""

import csv
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field

from dashboard.errors import DataFolderError
from dashboard.language import lazy

#: Characters of a cell: as many as a spreadsheet's cell holds.
LONGEST_CELL = 32_767
LONGEST_NAME = 200  #: of a column's name
MOST_COLUMNS = 1_000
MOST_LINES = 2_000_000
MOST_ROWS = 500_000
MOST_CELLS = 10_000_000
#: A row of claims takes some 200 bytes: a large file may have more rows, a small one is no table.
_ROW_BYTES, _LINE_BYTES = 40, 10
#: What the cells of a packed table may take: so much, or so many times its size on the disk.
_ROOM, _PACKED = 250_000_000, 25
#: What a cell takes beside its letters.
_CELL_BYTES = 12

# The csv module's own limit speaks of no row and no column; ours does.
csv.field_size_limit(min(sys.maxsize, 2**31 - 1))


def require_columns(names: Sequence[str], file: str) -> None:
    """Raise :class:`DataFolderError` for a header that no table has."""
    if len(names) > MOST_COLUMNS:
        raise DataFolderError(
            lazy(
                "{file}: has {n} columns; at most {most} are read. Is this the right file?",
                file=file,
                n=len(names),
                most=MOST_COLUMNS,
            )
        )
    for number, name in enumerate(names, start=1):
        if len(name) > LONGEST_NAME:
            raise DataFolderError(
                lazy(
                    "{file}: the name of column {number} has {n} characters; at most {most} are "
                    "read. Is its first line the header?",
                    file=file,
                    number=number,
                    n=len(name),
                    most=LONGEST_NAME,
                )
            )


def require_lines(number: int, file: str, size: int = 0) -> None:
    """Raise :class:`DataFolderError` for a file of lines without end.

    A file of ``size`` bytes may have as many lines as tables of that size have.
    """
    most = max(MOST_LINES, size // _LINE_BYTES)
    if number > most:
        raise DataFolderError(
            lazy(
                "{file}: has {n} lines; at most {most} are read. Split it, or drop its empty "
                "lines.",
                file=file,
                n=number,
                most=most,
            )
        )


def require_rows(number: int, columns: int, file: str, size: int = 0) -> None:
    """Raise :class:`DataFolderError` when ``number`` rows are too many to be held at once.

    A file of ``size`` bytes may have as many rows as tables of that size have.
    """
    most = max(min(MOST_ROWS, MOST_CELLS // max(columns, 1)), size // _ROW_BYTES)
    if number > most:
        raise DataFolderError(lazy("{file}: has more than {n} rows. Split it.", file=file, n=most))


@dataclass(slots=True)
class Room:
    """What the cells of a packed file of ``size`` bytes may take; more is refused.

    A table of claims has some three to ten times its size on the disk, a bomb a thousand times.
    """

    file: str
    size: int
    _taken: int = field(default=0, init=False)

    def require(self, rows: int, columns: int, letters: int = 0) -> None:
        """Raise :class:`DataFolderError` when there is no room for so many cells more."""
        most = max(_ROOM, _PACKED * self.size)
        if self._taken + rows * columns * _CELL_BYTES + letters > most:
            raise DataFolderError(
                lazy(
                    "{file}: unpacks to more than {n} MB, which is too much for a table of its "
                    "size. Write it as a CSV file instead.",
                    file=self.file,
                    n=most // 1_000_000,
                )
            )

    def take(self, rows: int, columns: int, letters: int) -> None:
        """Give room to cells; raises :class:`DataFolderError` when there is none."""
        self.require(rows, columns, letters)
        self._taken += rows * columns * _CELL_BYTES + letters
