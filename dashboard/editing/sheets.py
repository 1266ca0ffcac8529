"""The four tables of a folder at one moment, as a person edits them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from dashboard.editing.sheet import Cells, Sheet, opened
from dashboard.model.journal import digest
from dashboard.model.schemas import TABLES, Table

#: ``claims`` and the like, in the order in which the files are read.
TABLE_NAMES = tuple(table.file.removesuffix(".csv") for table in TABLES)
SCHEMAS: Mapping[str, Table] = dict(zip(TABLE_NAMES, TABLES, strict=True))


@dataclass(frozen=True)
class Base:
    """What the files were, by file name: what a save holds the files against."""

    contents: Mapping[str, bytes]

    @cached_property
    def hashes(self) -> dict[str, str]:
        """The SHA-256 of each file."""
        return {file: digest(content) for file, content in self.contents.items()}


class Sheets:
    """All rows as the files have them; nothing is set aside here, but for broken lines."""

    def __init__(self, base: Base) -> None:
        """Open the files; :class:`DataFolderError` when one cannot be read for certain."""
        self.base = base
        self._sheets = {name: opened(base.contents[t.file], t.file) for name, t in SCHEMAS.items()}

    def sheet(self, table: str) -> Sheet:
        """Return one table; ``KeyError`` for what is none."""
        return self._sheets[table]

    def rows(self, table: str) -> tuple[Cells, ...]:
        """Return all rows, cells by column: the file's own, and empty ones for the schema's."""
        return tuple(dict(row.cells) for row in self.sheet(table).rows)

    def columns(self, table: str) -> tuple[str, ...]:
        """Return the columns of the file, in its order."""
        return self.sheet(table).columns

    def ids(self, table: str) -> frozenset[str]:
        """Return the ids that are taken."""
        return frozenset(self.sheet(table).by_id)

    def row(self, table: str, row_id: str) -> Cells | None:
        """Return the cells of one row; ``None`` when there is none of that id."""
        found = self.sheet(table).row(row_id)
        return dict(found.cells) if found else None
