"""What is wrong with a data folder: one :class:`Issue` a finding, one :class:`Report` a folder."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from dashboard.language import lazy
from dashboard.model.suggestions import quoted

#: The mend of what hangs on another row with an error.
MEND_FIRST = lazy("Mend that row first.")


def line_words(file: str, line: int) -> str:
    """``line 14``; ``claims.xlsx, sheet claims`` and ``claims.parquet`` have rows."""
    if ", sheet " in file or file.endswith(".parquet"):
        return lazy("row {number}", number=str(line))
    return lazy("line {number}", number=str(line))


def column_words(column: str) -> str:
    """``column low``."""
    return lazy("column {name}", name=column)


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
            where.append(line_words(self.file, self.line))
        if self.column is not None:
            where.append(column_words(self.column))
        return f"{', '.join(map(str, where))}: {self.message} {self.mend}".rstrip()


def set_aside_already(value: str, file: str, line: int) -> tuple[str, str]:
    """Say that a row cannot be referred to, and the mend."""
    where = lazy("{file}, {line}", file=file, line=line_words(file, line))
    return lazy("{value} is set aside ({where}).", value=quoted(value), where=where), MEND_FIRST


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
