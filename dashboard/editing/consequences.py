"""What the checks would say of the folder after the changes, and what of it is the changes'."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dashboard.editing.applying import applied
from dashboard.editing.cells import readable
from dashboard.editing.changes import Add, Change, Remove
from dashboard.editing.hanging import Hanging, left_hanging
from dashboard.editing.sheets import SCHEMAS, Base, Sheets
from dashboard.geocoding.outlines import load_outlines
from dashboard.language import lazy, lazy_listed, lazy_some, nlazy
from dashboard.model.reading import read_contents
from dashboard.model.report import Issue, Report, Severity
from dashboard.model.suggestions import quoted

#: What is said of a row whose reference leads nowhere: once is enough.
_DANGLING = frozenset({"dangling", "unknown-place"})
#: So many ids of rows are named.
_MOST_NAMED = 5
_Cell = tuple[str, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Consequences:
    """The files with the changes, what there is to say, and what of that forbids to save."""

    after: Sheets
    report: Report
    worse: Report


def consequences(folder: Path, before: Sheets, changes: Iterable[Change]) -> Consequences:
    """Hold the folder as it would be against the checks of ``claim-atlas check``.

    The report has what is new, and all there is to say of the rows that change. What
    forbids to save is a change that cannot be made, a reference to a row that goes, and any
    new error; a row that was broken before may stay so in cells that nobody touches.
    """
    changes = tuple(changes)
    made = applied(before, changes)
    after = Sheets(made.base)
    gone = left_hanging(before, after)
    held = [_held(before, *key, rows) for key, rows in gone.items()]
    hanging = {(SCHEMAS[row.table].file, row.id) for rows in gone.values() for row in rows}
    was, will = _issues(folder, before.base), _issues(folder, made.base)
    new = [
        issue
        for issue in _new(was, will)
        if not (issue.code in _DANGLING and (issue.file, issue.row_id) in hanging)
    ]
    written = _written(changes)
    rows = {(file, row_id) for file, row_id, _ in written}
    about = [issue for issue in will if (issue.file, issue.row_id) in rows and issue not in new]
    broken = {(i.file, i.row_id) for i in was if i.severity is Severity.ERROR}
    worse = [
        issue
        for issue in new
        if issue.severity is Severity.ERROR
        and ((issue.file, issue.row_id) not in broken or _cell(issue) in written)
    ]
    first = [*made.problems, *held]
    return Consequences(after, Report((*first, *new, *about)), Report((*first, *worse)))


def _new(was: Iterable[Issue], will: Iterable[Issue]) -> list[Issue]:
    """Return what was not said before; lines do not count, for rows move."""
    known = Counter(map(_saying, was))
    found = []
    for issue in will:
        if known[_saying(issue)] > 0:
            known[_saying(issue)] -= 1
        else:
            found.append(issue)
    return found


def _saying(issue: Issue) -> tuple[str | None, ...]:
    return (issue.code, issue.file, issue.row_id, issue.column, issue.value)


def _cell(issue: Issue) -> _Cell:
    return (issue.file, issue.row_id, issue.column)


def _written(changes: Iterable[Change]) -> set[_Cell]:
    """Return the cells that the changes write, by the id that their row has afterwards."""
    cells: set[_Cell] = set()
    for change in changes:
        if isinstance(change, Remove) or change.table not in SCHEMAS:
            continue
        table = SCHEMAS[change.table]
        old = "" if isinstance(change, Add) else change.id
        row_id = readable(change.cells.get(table.id_column, old))
        names = table.columns if isinstance(change, Add) else change.cells
        cells |= {(table.file, row_id, name) for name in names}
    return cells


def _held(before: Sheets, table: str, row_id: str, rows: tuple[Hanging, ...]) -> Issue:
    """Say what hangs on a row that goes: ``"strike" is referred to by 2 claims: c1, c2.``."""
    row = before.sheet(table).row(row_id)
    parts = []
    for other in SCHEMAS:
        ids = [each.id for each in rows if each.table == other]
        if ids:
            parts.append(_counted(other, len(ids), lazy_some(ids, _MOST_NAMED)))
    by = lazy_listed(parts)
    return Issue(
        Severity.ERROR,
        "referred-to",
        SCHEMAS[table].file,
        lazy("{value} is referred to by {rows}.", value=quoted(row_id), rows=by),
        lazy("Remove them as well, or let them refer to another row."),
        line=row.first + 1 if row else None,
        column=SCHEMAS[table].id_column,
        value=row_id,
        row_id=row_id,
    )


def _counted(table: str, number: int, ids: str) -> str:
    """``2 claims (c1, c2)``."""
    if table == "sources":
        return nlazy("{n} source ({ids})", "{n} sources ({ids})", number, ids=ids)
    if table == "places":
        return nlazy("{n} place ({ids})", "{n} places ({ids})", number, ids=ids)
    if table == "events":
        return nlazy("{n} event ({ids})", "{n} events ({ids})", number, ids=ids)
    return nlazy("{n} claim ({ids})", "{n} claims ({ids})", number, ids=ids)


def _issues(folder: Path, base: Base) -> tuple[Issue, ...]:
    return _checked(folder, tuple(base.contents.items()))


# The state before is asked for with every keystroke in a form.
@lru_cache(maxsize=8)
def _checked(folder: Path, contents: tuple[tuple[str, bytes], ...]) -> tuple[Issue, ...]:
    return read_contents(folder, dict(contents), load_outlines()).report.issues
