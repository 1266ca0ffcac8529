"""What is wrong with a data folder: one :class:`Issue` a finding, one :class:`Report` a folder."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


def line_word(file: str) -> str:
    """A file has lines, ``claims.xlsx, sheet claims`` and ``claims.parquet`` have rows."""
    return "row" if ", sheet " in file or file.endswith(".parquet") else "line"


class Severity(StrEnum):
    """How much an issue costs the person who looks at the map."""

    ERROR = "error"  #: the row (or file) is set aside and not shown
    WARNING = "warning"  #: shown, but somebody should look
    NOTE = "note"  #: worth saying once, nothing to mend: an unknown column that is kept


@dataclass(frozen=True, slots=True)
class Issue:
    """One finding, where it is, and how to mend it.

    ``line`` is the line in the file as an editor counts it (header is 1);
    ``file`` is the name relative to the data folder, ``value`` the cell as written.
    """

    severity: Severity
    code: str
    file: str
    message: str
    mend: str = ""
    line: int | None = None
    column: str | None = None
    value: str | None = None
    row_id: str | None = None

    def __str__(self) -> str:
        """``claims.csv, line 14, column low: "about 20" is not a number. Put the figure ...``."""
        where = [self.file]
        if self.line is not None:
            where.append(f"{line_word(self.file)} {self.line}")
        if self.column is not None:
            where.append(f"column {self.column}")
        return f"{', '.join(where)}: {self.message} {self.mend}".rstrip()


@dataclass(frozen=True, slots=True)
class Report:
    """All issues of a data folder, in the order of files and lines."""

    issues: tuple[Issue, ...] = ()

    def __iter__(self) -> Iterator[Issue]:
        return iter(self.issues)

    def __len__(self) -> int:
        return len(self.issues)

    def of(self, severity: Severity) -> tuple[Issue, ...]:
        """Return the issues of one severity."""
        return tuple(issue for issue in self.issues if issue.severity is severity)

    @property
    def exit_code(self) -> int:
        """0 when there is nothing to mend, 1 when there is."""
        return int(any(issue.severity is not Severity.NOTE for issue in self.issues))
