"""Sheets and changes -> the bytes that the files would have, or why that cannot be."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dashboard.editing.cells import readable
from dashboard.editing.changes import Add, Change, Remove, Update
from dashboard.editing.sheet import Cells, Sheet, opened
from dashboard.editing.sheets import SCHEMAS, Base, Sheets
from dashboard.errors import DataFolderError
from dashboard.language import lazy, lazy_listed
from dashboard.model.report import Issue, Severity
from dashboard.model.suggestions import Suggestions, quoted


@dataclass(frozen=True, slots=True)
class Applied:
    """The files with the changes, and the changes that could not be made."""

    base: Base
    problems: tuple[Issue, ...] = ()


@dataclass(slots=True)
class _Plan:
    """What becomes of one table; rows that are there go by their first line."""

    sheet: Sheet
    updates: dict[int, dict[str, str]] = field(default_factory=dict)
    removed: set[int] = field(default_factory=set)
    added: list[dict[str, str]] = field(default_factory=list)
    problems: list[Issue] = field(default_factory=list)

    def say(self, code: str, row_id: str, column: str, message: str, mend: str) -> None:
        issue = Issue(
            Severity.ERROR, code, self.sheet.table.file, message, mend,
            column=column, value=row_id, row_id=row_id,
        )  # fmt: skip
        self.problems.append(issue)


def applied(sheets: Sheets, changes: Iterable[Change]) -> Applied:
    """Make the changes, in their order, each on what those before it left.

    Raises :class:`DataFolderError` when the file, read again, would not hold what was meant.
    """
    plans = {name: _Plan(sheets.sheet(name)) for name in SCHEMAS}
    for change in changes:
        if change.table not in plans:
            raise ValueError(f"{change.table!r} is no table: {', '.join(plans)}")
        _note(plans[change.table], change)
    contents = {plan.sheet.table.file: _content(plan, sheets) for plan in plans.values()}
    return Applied(Base(contents), tuple(each for plan in plans.values() for each in plan.problems))


def _note(plan: _Plan, change: Change) -> None:
    if isinstance(change, Add):
        _add(plan, _cells(plan, change.cells))
        return
    fresh = _among(plan.added, plan.sheet.table.id_column, change.id)
    if fresh is None:
        _on_file(plan, change)
    elif isinstance(change, Remove):
        plan.added.remove(fresh)
    else:
        fresh |= _cells(plan, change.cells, change.id)


def _add(plan: _Plan, cells: Cells) -> None:
    column = plan.sheet.table.id_column
    if cells.get(column):
        plan.added.append(cells)
    else:
        example = plan.sheet.table.schema.columns[column].metadata["example"]
        mend = lazy("Give the row an id such as {example}.", example=example)
        plan.say("empty", "", column, lazy("is empty."), mend)


def _on_file(plan: _Plan, change: Update | Remove) -> None:
    column, file = plan.sheet.table.id_column, plan.sheet.table.file
    found = [row for row in plan.sheet.by_id.get(change.id, []) if row.first not in plan.removed]
    if not found:
        like = Suggestions(tuple(plan.sheet.by_id)).question(change.id)
        message = lazy("{value} is not in {file}.", value=quoted(change.id), file=file)
        plan.say("no-such-row", change.id, column, message, like)
    elif len(found) > 1:
        message = lazy(
            "{value} is the id of several rows: lines {lines}.",
            value=quoted(change.id),
            lines=lazy_listed([f"{row.first + 1}" for row in found]),
        )
        mend = lazy("Give each its own id first, in a text editor or a spreadsheet.")
        plan.say("duplicate-id", change.id, column, message, mend)
    elif isinstance(change, Remove):
        plan.removed.add(found[0].first)
        plan.updates.pop(found[0].first, None)
    else:
        was = found[0].cells | plan.updates.get(found[0].first, {})
        cells = _cells(plan, change.cells, change.id)
        differing = {name: cell for name, cell in cells.items() if was.get(name, "") != cell}
        if differing:
            plan.updates.setdefault(found[0].first, {}).update(differing)


def _cells(plan: _Plan, cells: Mapping[str, str], row_id: str = "") -> Cells:
    """Return the cells as they will be read; report columns that nobody knows."""
    known = {*plan.sheet.columns, *plan.sheet.table.columns}
    row_id = row_id or cells.get(plan.sheet.table.id_column, "")
    for name in cells:
        if name not in known:
            like = Suggestions(tuple(known)).question(name)
            plan.say("unknown-column", row_id, name, lazy("is no column of the table."), like)
    return {name: readable(cell) for name, cell in cells.items() if name in known}


def _among(rows: list[Cells], column: str, row_id: str) -> Cells | None:
    return next((cells for cells in rows if cells[column] == row_id), None)


def _content(plan: _Plan, sheets: Sheets) -> bytes:
    """Return the table's bytes; untouched ones are the very same."""
    sheet = plan.sheet
    if not (plan.updates or plan.removed or plan.added):
        return sheets.base.contents[sheet.table.file]
    written = (*plan.updates.values(), *plan.added)
    new_columns = tuple(
        name
        for name in sheet.table.columns
        if name not in sheet.columns and any(cells.get(name) for cells in written)
    )
    updates = {first: _kept(cells, sheet, new_columns) for first, cells in plan.updates.items()}
    content = sheet.edited(updates, frozenset(plan.removed), tuple(plan.added), new_columns)
    _verify(content, plan)
    return content


def _kept(cells: Cells, sheet: Sheet, new_columns: tuple[str, ...]) -> Cells:
    return {n: cell for n, cell in cells.items() if n in sheet.columns or n in new_columns}


def _verify(content: bytes, plan: _Plan) -> None:
    """Read the new bytes and hold them against what was meant."""
    blank = dict.fromkeys((*plan.sheet.columns, *plan.sheet.table.columns), "")
    meant = [
        row.cells | plan.updates.get(row.first, {})
        for row in plan.sheet.rows
        if row.first not in plan.removed
    ]
    meant += [blank | cells for cells in plan.added]
    read = [row.cells for row in opened(content, plan.sheet.table.file).rows]
    if read != meant:
        raise DataFolderError(
            lazy(
                "{file}: the change would not be read as it is meant, because of a broken row (an "
                "unclosed quote?). Run claim-atlas check and mend it first.",
                file=plan.sheet.table.file,
            )
        )
