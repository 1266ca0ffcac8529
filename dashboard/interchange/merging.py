"""A draft -> the tables of a folder, new or there: rows are added, never changed.

Sources and places that the folder has already are used; ids that are taken get a number. What
comes a second time, cell for cell, is counted and left alone, so importing twice is harmless.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.errors import DataFolderError, FolderChangedError
from dashboard.interchange.drafts import Draft, Row
from dashboard.interchange.grids import csv_grid, grid_csv
from dashboard.interchange.naming import folded, unused
from dashboard.interchange.row_adding import ADDING, with_rows
from dashboard.language import N_, _
from dashboard.model.committing import commit, locked
from dashboard.model.not_saved import in_words
from dashboard.model.progress import Progress, counting, part_of, parts_of, silent
from dashboard.model.schemas import TABLES, Table
from dashboard.model.whole_files import write_together
from dashboard.model.workbook_file import WORKBOOK

#: The share of an import that is done when the file is read, and when its rows are fitted in.
READ, PLANNED = 0.7, 0.95
_NEAR = 0.0005  # degrees, some 50 m


@dataclass(frozen=True, slots=True)
class Merge:
    """What a draft makes of a folder; :meth:`write` does it."""

    folder: Path
    before: dict[str, bytes | None]
    after: dict[str, bytes]
    added: dict[str, int]
    known: dict[str, int]

    def write(self, progress: Progress = silent) -> None:
        """Add all rows or none, as one save that the Edit page can take back.

        Raises :class:`FolderChangedError` when a table is not what it was, and
        :class:`NotSaved` when the disk does not take it; the folder is then as it was.
        """
        progress(N_("Writing the tables"), 0, 0, 0.0)
        there = {file: content for file, content in self.before.items() if content is not None}
        if self.after == self.before:
            return
        with in_words(self.folder):
            if there:
                with locked(self.folder):
                    self._refuse_changes(self.before)
                    commit(self.folder, there, self.after, _("Imported a file"))
            else:
                self._refuse_changes(self.before)
                write_together(self.folder, self.after)

    def _refuse_changes(self, expected: dict[str, bytes | None]) -> None:
        for file, content in expected.items():
            if _content(self.folder / file) != content:
                raise FolderChangedError(
                    _(
                        "{file} was changed meanwhile; it was left as it is. Import again.",
                        file=str(self.folder / file),
                    )
                )


def merge_into(folder: Path, draft: Draft) -> Merge:
    """Add a draft to a folder, which is made when it is not there; return what was added."""
    merge = plan_merge(folder, draft)
    merge.write()
    return merge


def plan_merge(folder: Path, draft: Draft, progress: Progress = silent) -> Merge:
    """Work out what a draft makes of a folder, and write nothing.

    Raises :class:`DataFolderError` when the folder has only some of the tables, a workbook
    instead, or a table that is too broken to add to.
    """
    progress(N_("Reading what the folder has"), 0, 0, 0.0)
    before = _before(folder)
    there = {file: _rows(file, content) for file, content in before.items()}
    compared = [len(draft.events), len(draft.claims)]
    merging = _Merging(there, parts_of(part_of(progress, 0.1, 0.5), compared))
    new = {
        "sources.csv": merging.sources(draft.sources),
        "places.csv": merging.places(draft.places),
        "events.csv": merging.events(draft.events),
        "claims.csv": merging.claims(draft.claims),
    }
    parts = parts_of(part_of(progress, 0.5, 1.0), [len(new[table.file]) for table in TABLES])
    after = {
        table.file: _with(table, before[table.file], new[table.file], part)
        for table, part in zip(TABLES, parts, strict=True)
    }
    added = {file.removesuffix(".csv"): len(rows) for file, rows in new.items()}
    return Merge(folder, before, after, added, merging.known)


def _before(folder: Path) -> dict[str, bytes | None]:
    before = {table.file: _content(folder / table.file) for table in TABLES}
    if (folder / WORKBOOK).exists() and not any(before.values()):
        raise DataFolderError(
            _(
                "{folder} holds {file}. Turn it into CSV files first: {command}",
                folder=str(folder),
                file=WORKBOOK,
                command=f"claim-atlas workbook {folder / WORKBOOK} --out FOLDER",
            )
        )
    missing = [file for file, content in before.items() if content is None]
    if missing and len(missing) < len(before):
        raise DataFolderError(
            _("{folder} lacks {files}.", folder=str(folder), files=", ".join(missing))
        )
    return before


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _rows(file: str, content: bytes | None) -> list[Row]:
    table = next(each for each in TABLES if each.file == file)
    return csv_grid(content, table).records() if content else []


def _with(table: Table, content: bytes | None, rows: Sequence[Row], progress: Progress) -> bytes:
    if content:
        return with_rows(content, table, rows, progress)
    used = {name for row in rows for name, cell in row.items() if cell}
    extra = dict.fromkeys(name for row in rows for name in row if name in used)
    names = [
        *(name for name in table.columns if name in used or name in table.required),
        *(name for name in extra if name not in table.columns),
    ]
    told = counting(rows, ADDING, progress)
    return grid_csv(names, ([row.get(name, "") for name in names] for row in told))


@dataclass(slots=True)
class _Merging:
    """Matches rows with those that are there, and renames ids that are taken."""

    there: dict[str, list[Row]]
    parts: Iterator[Progress]  #: of the work: events, claims
    known: dict[str, int] = field(default_factory=dict)
    _ids: dict[str, dict[str, str]] = field(default_factory=dict)

    def sources(self, rows: Iterable[Row]) -> list[Row]:
        ids = {row.get("source_id", "") for row in self.there["sources.csv"]}
        return self._matched("sources", rows, {each: each for each in ids})

    def places(self, rows: Iterable[Row]) -> list[Row]:
        there = self.there["places.csv"]
        by_name: dict[str, list[Row]] = {}
        for row in there:
            by_name.setdefault(folded(row.get("name", "")), []).append(row)
        by_id = {row.get("place_id", ""): row for row in there}
        rows, same = list(rows), dict[str, str]()
        for row in rows:
            like = by_name.get(folded(row["name"]), [])
            if (one := by_id.get(row["place_id"])) is not None:
                like = [one, *like]
            if found := next((each for each in like if _same_place(each, row)), None):
                same[row["place_id"]] = found.get("place_id", "")
        new = self._matched("places", rows, same, taken=set(by_id))
        return [self._referring(row, parent_id="places") for row in new]

    def events(self, rows: Sequence[Row]) -> list[Row]:
        return self._added(
            "events", [self._referring(row, place="places") for row in self._told(rows)]
        )

    def claims(self, rows: Sequence[Row]) -> list[Row]:
        references = {"event_id": "events", "source_id": "sources", "place": "places"}
        referring = [self._referring(row, **references) for row in self._told(rows)]
        return self._added("claims", referring)

    def _matched(
        self, name: str, rows: Iterable[Row], same: dict[str, str], taken: set[str] | None = None
    ) -> list[Row]:
        column = f"{name[:-1]}_id"
        used = set(same.values()) | (taken or set())
        renamed, new = self._ids.setdefault(name, {}), []
        for row in rows:
            row_id = row[column]
            if row_id in same:
                renamed[row_id] = same[row_id]
                continue
            renamed[row_id] = unused(row_id, used)
            used.add(renamed[row_id])
            new.append(row if renamed[row_id] == row_id else {**row, column: renamed[row_id]})
        self.known[name] = len(renamed) - len(new)
        return new

    def _added(self, name: str, rows: list[Row]) -> list[Row]:
        """Leave out what is there cell for cell; a row of a taken id gets another."""
        column = f"{name[:-1]}_id"
        there = {row.get(column, ""): row for row in self.there[f"{name}.csv"]}
        same = {
            row[column]: row[column]
            for row in rows
            if (old := there.get(row[column])) is not None
            and all(old.get(key, "").strip() == cell.strip() for key, cell in row.items())
        }
        return self._matched(name, rows, same, taken=set(there))

    def _referring(self, row: Row, **references: str) -> Row:
        """Point a row to what its references are called in the folder."""
        pointed = {
            column: found
            for column, name in references.items()
            if (cell := row.get(column)) and (found := self._ids[name].get(cell, cell)) != cell
        }
        return {**row, **pointed} if pointed else row

    def _told(self, rows: Sequence[Row]) -> Iterator[Row]:
        """Yield the rows, and tell now and then how many of the table are compared."""
        return counting(rows, N_("Comparing with what the folder has"), next(self.parts))


def _same_place(one: Row, other: Row) -> bool:
    """Tell whether two places lie together; of outlines, whether they are the same area."""
    if one.get("place_id") == other["place_id"] and not _has_point(other):
        return one.get("area", "") == other.get("area", "")
    if not _has_point(one) or not _has_point(other):
        area = other.get("area", "")
        return bool(area) and one.get("area", "") == area
    try:
        return all(
            abs(float(one[name]) - float(other[name])) <= _NEAR
            for name in ("latitude", "longitude")
        )
    except ValueError:
        return False


def _has_point(row: Row) -> bool:
    return bool(row.get("latitude")) and bool(row.get("longitude"))
