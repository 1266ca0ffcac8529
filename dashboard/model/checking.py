"""Hold one table against its schema: pandera finds, the rules explain."""

from collections.abc import Iterator
from functools import cache

import pandas as pd
from pandera.errors import SchemaErrors

from dashboard.language import lazy
from dashboard.model.draft import Draft
from dashboard.model.report import Issue, Severity, line_words
from dashboard.model.row_rules import RowRule
from dashboard.model.rules import Explanation, Rule
from dashboard.model.schemas import Table
from dashboard.model.suggestions import quoted


def check_cells(draft: Draft) -> None:
    """Report every cell and row that breaks a rule of the schema, and set the bad rows aside."""
    table, firsts = draft.table, cache(lambda: _first_rows(draft))
    to_empty: dict[str, list[int]] = {}
    for column, code, index in _failures(table, draft.frame):
        if column is None:
            _report_row(draft, next(rule for rule in table.row_rules if rule.code == code), index)
        elif code == "field_uniqueness":
            _report_duplicate(draft, column, index, firsts())
        else:
            rule = next(rule for rule in table.rules(column) if rule.code == code)
            _report_cell(draft, rule, column, index)
            if rule.empties:
                to_empty.setdefault(column, []).append(index)
    for column, indices in to_empty.items():
        draft.empty(indices, column)
    draft.issues[:] = _once(draft.issues)
    draft.drop_doomed()


def _failures(table: Table, frame: pd.DataFrame) -> Iterator[tuple[str | None, str, int]]:
    """Yield (column, code of the rule, row); the column is ``None`` for rules between cells."""
    try:
        table.schema.validate(frame, lazy=True)
    except SchemaErrors as errors:
        cases = errors.failure_cases
        between = cases["schema_context"] == "DataFrameSchema"
        columns = cases["column"].astype("object").mask(between, None)
        found = zip(columns, cases["check"], cases["index"].astype("int64"), strict=True)
        yield from dict.fromkeys(found)


def _report_cell(draft: Draft, rule: Rule, column: str, index: int) -> None:
    def explain() -> Explanation:
        return rule.explain(draft.cell(index, column))

    aside = rule.sets_aside
    draft.report_or_count(rule.severity, rule.code, index, column, explain, sets_aside=aside)


def _report_row(draft: Draft, rule: RowRule, index: int) -> None:
    def explain() -> Explanation:
        return rule.explain({name: draft.cell(index, name) for name in draft.table.columns})

    aside = rule.severity is Severity.ERROR
    draft.report_or_count(rule.severity, rule.code, index, rule.column, explain, sets_aside=aside)


def _first_rows(draft: Draft) -> dict[str, int]:
    """Return the row in which each id stands first."""
    rows: dict[str, int] = {}
    for index, row_id in draft.cells(draft.table.id_column):
        rows.setdefault(row_id, index)
    return rows


def _report_duplicate(draft: Draft, column: str, index: int, firsts: dict[str, int]) -> None:
    row_id = draft.cell(index, column)
    if not row_id:
        return  # reported as empty

    def explain() -> Explanation:
        first = line_words(draft.file, draft.line(firsts[row_id]))
        return (
            lazy("{value} is already the id of {row}.", value=quoted(row_id), row=first),
            lazy("Give one of the two rows another id."),
        )

    draft.report_or_count(Severity.ERROR, "duplicate-id", index, column, explain, sets_aside=True)


def _once(issues: list[Issue]) -> list[Issue]:
    """Keep the first of the notes that say the same about the same value."""
    seen: dict[object, Issue] = {}
    for number, issue in enumerate(issues):
        note = issue.severity is Severity.NOTE and issue.code == "new-value"
        seen.setdefault((issue.column, issue.value) if note else number, issue)
    return list(seen.values())
