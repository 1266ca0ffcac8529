"""The first line of a table: which columns it has, and what parts its cells."""

import csv
from dataclasses import dataclass, replace

from dashboard.errors import DataFolderError
from dashboard.language import lazy
from dashboard.model.decoding import UNPRINTABLE
from dashboard.model.limits import require_columns
from dashboard.model.report import Issue, Severity
from dashboard.model.translated_columns import is_translation

#: What parts the cells, and what is said of it.
_DELIMITERS = {
    ",": "",
    ";": lazy("its cells are parted by semicolons. It was read all the same."),
    "\t": lazy("its cells are parted by tabs. It was read all the same."),
}
_SAVE_WITH_COMMAS = lazy(
    "Save it as comma-separated values, and mind that 43,25 must then read 43.25."
)


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
            lazy(
                "{file}: is empty. Its first line must name the columns: {column}, ...",
                file=file,
                column=known[0],
            )
        )
    delimiter = _delimiter(lines[at], known)
    names, stop = _names(lines, at, delimiter, file)
    header = name_columns(names, file, known, derived, line=at + 1)
    issues = list(header.issues)
    if delimiter != ",":
        message = _DELIMITERS[delimiter]
        parted = Issue(Severity.WARNING, "delimiter", file, message, _SAVE_WITH_COMMAS, at + 1)
        issues.insert(0, parted)
    return replace(header, stop=stop, delimiter=delimiter, issues=tuple(issues))


def name_columns(
    names: list[str], file: str, known: tuple[str, ...], derived: frozenset[str], line: int | None
) -> Header:
    """Return the header of stripped ``names`` that stand in one ``line``, if in any."""
    require_columns(names, file)
    names = [UNPRINTABLE.sub("", name) for name in names]
    issues: list[Issue] = []
    columns: list[str] = []
    for index, name in enumerate(names):
        columns.append(_column(name, index, columns, file, known, derived, issues))
    issues = [replace(issue, line=line) for issue in issues]
    return Header(file, tuple(columns), line or 0, ",", tuple(issues))


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
            lazy(
                "{file}, line {line}: a quote in the header is not closed. Drop the quotes.",
                file=file,
                line=str(at + 1),
            )
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
    plain = name.casefold()
    column = plain if plain in known or is_translation(plain, known) else name
    if not column:
        return ""

    def say(severity: Severity, code: str, message: str, mend: str = "") -> None:
        issues.append(Issue(severity, code, file, message, mend, column=name, value=name))

    if column != name:
        read = lazy("was read as {column}.", column=column)
        say(Severity.NOTE, "header-case", read, lazy("Write {text}.", text=column))
    if column in before:
        message = lazy(
            "stands twice in the header; the second (column {number}) is ignored.",
            number=str(index + 1),
        )
        say(Severity.ERROR, "double-column", message, lazy("Delete or rename one of them."))
        return ""
    if column in derived:
        kept = f"{column} (file)"
        message = lazy('is a name of our own; kept as "{column}".', column=kept)
        say(Severity.NOTE, "reserved-column", message)
        return kept
    if column not in known and not is_translation(column, known):
        message = lazy("is not in the schema; kept as an extra detail.")
        say(Severity.NOTE, "unknown-column", message)
    return column
