"""One table while it is being checked: rows leave it only with a reason on record."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Any

import pandas as pd

from dashboard.language import lazy, nlazy, together
from dashboard.model.csv_tables import RawTable
from dashboard.model.report import Issue, Severity, column_words, line_words
from dashboard.model.rules import Explanation
from dashboard.model.schemas import Table
from dashboard.model.set_aside import SetAside

#: So many cells of a column that are wrong in one way are explained; the others are counted. Whole
#: columns are wrong where a file's columns have slipped.
MOST_ALIKE = 1_000


@dataclass(slots=True)
class Draft:
    """The rows still in ``frame`` (text, plus ``line``), what was found, and what left.

    ``frame`` keeps the index of the file's rows, so that findings can name them; only
    :meth:`settled` renumbers.
    """

    table: Table
    frame: pd.DataFrame
    own_columns: tuple[str, ...]
    issues: list[Issue]
    set_aside: list[SetAside]
    file: str  #: as messages name it: ``claims.csv`` or ``claims.xlsx, sheet claims``
    _reasons: dict[int, list[str]] = field(default_factory=dict)
    #: Reasons in words, by column, what is wrong and the mend; and several, by all of them.
    _said: dict[tuple[str, ...], str] = field(default_factory=dict)
    _gone: dict[str, int] = field(default_factory=dict)
    #: Findings by column and code; rows of those that are only counted, with how bad they are.
    _found: Counter[tuple[str, str]] = field(default_factory=Counter)
    _alike: dict[tuple[str, str, Severity], list[int]] = field(default_factory=dict)
    #: Columns of ``frame`` as they are now: asking a frame for a cell takes five times as long.
    _columns: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, raw: RawTable, table: Table) -> "Draft":
        """Start with all rows of a file; columns of the schema that it lacks are empty."""
        frame, own = raw.frame, tuple(name for name in raw.frame.columns if name != "line")
        absent = [name for name in table.columns if name not in frame]
        frame = frame.assign(**{name: pd.Series("", frame.index, dtype="str") for name in absent})
        return cls(table, frame, own, raw.issues, raw.set_aside, raw.file)

    def report(
        self,
        severity: Severity,
        code: str,
        index: int,
        column: str,
        explanation: Explanation,
        *,
        sets_aside: bool = False,
    ) -> None:
        """Note an issue of one cell, and doom its row when it ``sets_aside``."""
        message, mend = explanation
        value, row_id = self.cell(index, column), self.cell(index, self.table.id_column)
        issue = Issue(
            severity, code, self.file, message, mend, self.line(index), column, value, row_id
        )
        self.issues.append(issue)
        if sets_aside:
            key = column, message, mend
            if key not in self._said:  # of a million rows, most lack the same
                words = together([message, mend])
                self._said[key] = together([column_words(column), words], separator=": ")
            self._reasons.setdefault(index, []).append(self._said[key])

    def report_or_count(
        self,
        severity: Severity,
        code: str,
        index: int,
        column: str,
        explain: Callable[[], Explanation],
        *,
        sets_aside: bool = False,
    ) -> None:
        """Report one of perhaps very many: where many are alike, this one is only counted.

        Its row is doomed either way when the finding ``sets_aside``.
        """
        self._found[column, code] += 1
        if self._found[column, code] <= MOST_ALIKE:
            self.report(severity, code, index, column, explain(), sets_aside=sets_aside)
            return
        self._alike.setdefault((column, code, severity), []).append(index)
        if sets_aside:
            key = ("", column)
            if key not in self._said:
                words = lazy("wrong in the same way as others above it.")
                self._said[key] = together([column_words(column), words], separator=": ")
            self._reasons.setdefault(index, []).append(self._said[key])

    def _sum_up(self) -> None:
        """Report how many findings were only counted."""
        for (column, code, severity), rows in self._alike.items():
            message = nlazy(
                "{n} more cell is wrong in the same way, in {row}.",
                "{n} more cells are wrong in the same way, the first in {row}.",
                len(rows),
                row=line_words(self.file, self.line(min(rows))),
            )
            mend = lazy("See whether the file's columns have slipped.")
            self.issues.append(Issue(severity, code, self.file, message, mend, column=column))
        self._alike.clear()

    def report_each(
        self,
        mask: "pd.Series[bool]",
        column: str,
        code: str,
        explain: Callable[[str], Explanation],
        *,
        severity: Severity = Severity.ERROR,
        sets_aside: bool = False,
    ) -> None:
        """Report all rows of ``mask``, which is aligned with ``frame``."""
        once = cache(explain)
        for index, cell in self.cells(column, mask):
            self.report_or_count(
                severity, code, index, column, partial(once, cell), sets_aside=sets_aside
            )

    def cells(self, column: str, mask: "pd.Series[bool] | None" = None) -> list[tuple[int, str]]:
        """Return row and content of a column's cells, or of those in ``mask``."""
        cells = self.frame[column] if mask is None else self.frame.loc[mask, column]
        return list(zip(cells.index.tolist(), cells.tolist(), strict=True))

    def cell(self, index: int, column: str) -> str:
        """Return one cell as it stands in the table now."""
        if column not in self._columns:
            self._columns[column] = self.frame[column]
        return str(self._columns[column].at[index])

    def line(self, index: int) -> int:
        """Return the line of the file at which a row begins."""
        return int(self.cell(index, "line"))

    def empty(self, indices: list[int], *columns: str) -> None:
        """Drop cells whose content must not be used."""
        if indices:
            self.frame.loc[indices, list(columns)] = ""
            self._columns.clear()

    def drop_doomed(self) -> None:
        """Move the doomed rows from ``frame`` to ``set_aside``."""
        self._sum_up()
        if not self._reasons:
            return
        doomed = self.frame.loc[sorted(self._reasons)]
        ids, lines = doomed[self.table.id_column].tolist(), doomed["line"].tolist()
        texts = zip(*(doomed[name].tolist() for name in self.own_columns), strict=True)
        for index, line, row_id, text in zip(doomed.index, lines, ids, texts, strict=True):
            reasons = tuple(self._reasons[index])
            if reasons not in self._said:
                self._said[reasons] = together(reasons)
            reason = self._said[reasons]
            cells = dict(zip(self.own_columns, text, strict=True))
            self.set_aside.append(SetAside(self.file, line, row_id, reason, cells))
        self._gone.clear()
        self.frame = self.frame.drop(index=doomed.index)
        self._columns.clear()
        self._reasons.clear()

    def line_set_aside(self, row_id: str) -> int | None:
        """Return the line of a row that was set aside; ``None`` for any other id."""
        if not self._gone:
            self._gone = {row.row_id: row.line for row in reversed(self.set_aside) if row.row_id}
        return self._gone.get(row_id)

    def settled(self) -> pd.DataFrame:
        """Return the rows that stay, with a fresh index."""
        return self.frame.reset_index(drop=True)
