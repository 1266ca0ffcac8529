"""A CSV file of another format as rows of text, each with its line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.analysis.wording import capitalised
from dashboard.errors import DataFolderError, ForeignFileError
from dashboard.interchange.drafts import Refused, Row
from dashboard.language import _, together
from dashboard.model.csv_tables import read_table
from dashboard.model.suggestions import Suggestions


@dataclass(frozen=True, slots=True)
class ForeignTable:
    """All rows below the header: those that could be split into cells, and the others."""

    columns: tuple[str, ...]
    rows: list[tuple[int, Row]]
    broken: list[Refused]


def read_foreign(content: bytes, file: str, looked_for: Sequence[str] = ()) -> ForeignTable:
    """Split a CSV file; ``looked_for`` helps to tell what parts its cells.

    Raises :class:`ForeignFileError` when it has no header or no certain encoding.
    """
    try:
        raw = read_table(content, file, tuple(looked_for) or ("id", "date"), frozenset({"line"}))
    except DataFolderError as error:
        raise ForeignFileError(str(error)) from error
    columns = tuple(str(name) for name in raw.frame.columns if name != "line")
    rows = [
        (int(line), dict(zip(columns, map(str, cells), strict=True)))
        for line, *cells in raw.frame.itertuples(index=False, name=None)
    ]
    broken = [
        Refused(row.line, row.row_id[:60], capitalised(str(row.reason))) for row in raw.set_aside
    ]
    return ForeignTable(columns, rows, broken)


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
