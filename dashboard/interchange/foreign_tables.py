"""A CSV file of another format as rows of text, each with its line."""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.analysis.wording import capitalised
from dashboard.errors import DataFolderError, ForeignFileError
from dashboard.interchange.drafts import Refused, Row
from dashboard.language import N_, _, together
from dashboard.model.csv_tables import read_table
from dashboard.model.decoding import decode_head
from dashboard.model.header import read_header
from dashboard.model.progress import Progress, silent
from dashboard.model.suggestions import Suggestions

_LOOKED_FOR = ("id", "date")
_DERIVED = frozenset({"line"})


@dataclass(frozen=True, slots=True)
class ForeignTable:
    """All rows below the header: those that could be split into cells, and the others."""

    columns: tuple[str, ...]
    rows: list[tuple[int, Row]]
    broken: list[Refused]


def read_foreign(
    content: bytes, file: str, looked_for: Sequence[str] = (), progress: Progress = silent
) -> ForeignTable:
    """Split a CSV file; ``looked_for`` helps to tell what parts its cells.

    Columns that are looked for are called as they are there, whatever case the file has.

    Raises :class:`ForeignFileError` when it names no columns or has no certain encoding.
    """
    spelled = _spelled(looked_for)

    def seen(line: int, lines: int) -> None:
        progress(N_("Reading the file"), line, lines, line / lines)

    try:
        raw = read_table(content, file, tuple(spelled), _DERIVED, seen)
    except DataFolderError as error:
        raise ForeignFileError(str(error)) from error
    names = (str(name) for name in raw.frame.columns if name != "line")
    columns = _columns(names, spelled, file)
    lines, *cells = (raw.frame[name].tolist() for name in raw.frame.columns)
    rows = [
        (line, dict(zip(columns, row, strict=True)))
        for line, row in zip(lines, zip(*cells, strict=True), strict=True)
    ]
    broken = [
        Refused(row.line, row.row_id[:60], capitalised(str(row.reason))) for row in raw.set_aside
    ]
    return ForeignTable(columns, rows, broken)


def foreign_columns(content: bytes, file: str, looked_for: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the names in the header of a CSV file; of a large file no more is decoded.

    Raises :class:`ForeignFileError` as :func:`read_foreign` does.
    """
    spelled = _spelled(looked_for)
    try:
        lines = list(io.StringIO(decode_head(content, file), newline=""))
        names = read_header(lines, file, tuple(spelled), _DERIVED).columns
    except DataFolderError as error:
        raise ForeignFileError(str(error)) from error
    return _columns(filter(None, names), spelled, file)


def _columns(names: Iterable[str], spelled: Mapping[str, str], file: str) -> tuple[str, ...]:
    columns = tuple(spelled.get(name, name) for name in names)
    if not columns:  # all that its first line holds may be quotes: "",""
        raise ForeignFileError(_("{file}: its first line names no column.", file=file))
    return columns


def _spelled(looked_for: Sequence[str]) -> dict[str, str]:
    return {name.casefold(): name for name in looked_for or _LOOKED_FOR}


def require_columns(table: ForeignTable, needed: Iterable[str], what: str) -> None:
    """Raise :class:`ForeignFileError` when the file is not such an export."""
    missing = [name for name in needed if name not in table.columns]
    if missing:
        like = Suggestions(table.columns).question(missing[0])
        raise ForeignFileError(
            together(
                [
                    _(
                        "This is no {what}: it lacks the columns {columns}.",
                        what=what,
                        columns=", ".join(missing),
                    ),
                    like,
                ]
            )
        )
