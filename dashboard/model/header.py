"""The first line of a table: which columns it has, and what parts its cells."""

import csv
from dataclasses import dataclass, replace

from dashboard.errors import DataFolderError
from dashboard.model.decoding import UNPRINTABLE
from dashboard.model.limits import require_columns
from dashboard.model.report import Issue, Severity

_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs"}
_SAVE_WITH_COMMAS = "Save it as comma-separated values, and mind that 43,25 must then read 43.25."


@dataclass(frozen=True, slots=True)
class Header:
    """Names of the columns (``""``: ignored), the first line below, and the delimiter."""

    file: str
    columns: tuple[str, ...]
    stop: int
    delimiter: str
    issues: tuple[Issue, ...] = ()


def read_header(
    lines: list[str], file: str, known: tuple[str, ...], derived: frozenset[str]
) -> Header:
    """Read the header; its names are stripped, and known ones put in lower case.

    Raises :class:`DataFolderError` when the file has no line with text.
    """
    at = _first_line(lines)
    if at == len(lines):
        raise DataFolderError(
            f"{file}: is empty. Its first line must name the columns: {known[0]}, ..."
        )
    delimiter = _delimiter(lines[at], known)
    names, stop = _names(lines, at, delimiter, file)
    header = name_columns(names, file, known, derived, line=at + 1)
    issues = list(header.issues)
    if delimiter != ",":
        message = f"its cells are parted by {_DELIMITERS[delimiter]}. It was read all the same."
        parted = Issue(Severity.WARNING, "delimiter", file, message, _SAVE_WITH_COMMAS, at + 1)
        issues.insert(0, parted)
    return replace(header, stop=stop, delimiter=delimiter, issues=tuple(issues))


def name_columns(
    names: list[str], file: str, known: tuple[str, ...], derived: frozenset[str], line: int
) -> Header:
    """Return the header of stripped ``names`` that stand in one ``line``."""
    require_columns(names, file)
    names = [UNPRINTABLE.sub("", name) for name in names]
    issues: list[Issue] = []
    columns: list[str] = []
    for index, name in enumerate(names):
        columns.append(_column(name, index, columns, file, known, derived, issues))
    issues = [replace(issue, line=line) for issue in issues]
    return Header(file, tuple(columns), line, ",", tuple(issues))


def _first_line(lines: list[str]) -> int:
    """Skip blank lines and Excel's own ``sep=;``."""
    at = 0
    while at < len(lines) and (not lines[at].strip(" ,;\t\r\n") or lines[at].startswith("sep=")):
        at += 1
    return at


def _delimiter(line: str, known: tuple[str, ...]) -> str:
    """Return the delimiter that yields most of the columns looked for."""

    def found(delimiter: str) -> int:
        names = {name.strip(' \t\r\n"').casefold() for name in line.split(delimiter)}
        return len(names.intersection(known))

    return max(_DELIMITERS, key=found)


def _names(lines: list[str], at: int, delimiter: str, file: str) -> tuple[list[str], int]:
    reader = csv.reader(iter(lines[at:]), delimiter=delimiter, strict=True)
    try:
        return [name.strip() for name in next(reader)], at + reader.line_num
    except csv.Error as error:
        raise DataFolderError(
            f"{file}, line {at + 1}: a quote in the header is not closed. Drop the quotes."
        ) from error


def _column(
    name: str,
    index: int,
    before: list[str],
    file: str,
    known: tuple[str, ...],
    derived: frozenset[str],
    issues: list[Issue],
) -> str:
    """Return the name to use: lower case when known, set apart when it is ours or taken."""
    column = name.casefold() if name.casefold() in known else name
    if not column:
        return ""

    def say(severity: Severity, code: str, message: str, mend: str = "") -> None:
        issues.append(Issue(severity, code, file, message, mend, column=name, value=name))

    if column != name:
        say(Severity.NOTE, "header-case", f"was read as {column}.", f"Write {column}.")
    if column in before:
        message = f"stands twice in the header; the second (column {index + 1}) is ignored."
        say(Severity.ERROR, "double-column", message, "Delete or rename one of them.")
        return ""
    if column in derived:
        say(Severity.NOTE, "reserved-column", f'is a name of our own; kept as "{column} (file)".')
        return f"{column} (file)"
    if column not in known:
        say(Severity.NOTE, "unknown-column", "is not in the schema; kept as an extra detail.")
    return column
