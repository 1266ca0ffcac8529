"""A data folder that is being edited: read, check, save, go back; nothing is ever lost."""

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from dashboard.editing.cells import readable
from dashboard.editing.changes import Change
from dashboard.editing.consequences import consequences
from dashboard.editing.hanging import Hanging, hanging
from dashboard.editing.merging import difference, merged
from dashboard.editing.refusals import EditConflict, EditRefused
from dashboard.editing.sheets import TABLE_NAMES, Base, Sheets
from dashboard.errors import ClaimAtlasError, DataFolderError
from dashboard.language import lazy, lazy_listed
from dashboard.model import versions as history
from dashboard.model.committing import commit, locked
from dashboard.model.journal import SaveRecord, kept, open_record
from dashboard.model.not_saved import Newer, in_words
from dashboard.model.parquet_tables import SUFFIX
from dashboard.model.reading import table_contents
from dashboard.model.report import Report
from dashboard.model.versions import Version
from dashboard.model.workbook_file import WORKBOOK


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save left: the tables as they are now, and which of them it changed.

    ``version`` is the id of the state before, ``""`` when there was nothing to change;
    ``merged`` says that somebody else had saved in between and both are kept.
    """

    version: str
    what: str
    tables: tuple[str, ...]
    sheets: Sheets
    merged: bool = False


class Workplace:
    """One data folder, for one person among several."""

    def __init__(self, folder: Path) -> None:
        """Name the folder; it is read when it is asked for."""
        self.folder = Path(folder).resolve()

    @property
    def writable(self) -> bool:
        """Whether the folder looks as if it could be written to."""
        return os.access(self.folder, os.W_OK | os.X_OK)

    @property
    def newer(self) -> Newer | None:
        """Why nothing can be saved where a newer Claim Atlas has saved; usually ``None``."""
        record = history.newer_record(self.folder)
        return Newer(record) if record is not None else None

    def read(self) -> Sheets:
        """Return the rows as the files have them.

        A save that was killed half way is taken to its end, if the folder can be written to;
        what is read is one state of the folder either way.
        Raises :class:`DataFolderError` when the folder cannot be used.
        """
        if open_record(self.folder) is not None:
            with suppress(OSError), locked(self.folder, patience_seconds=0):
                pass
        return self._now()

    def check(self, sheets: Sheets, changes: Iterable[Change]) -> Report:
        """Say what ``claim-atlas check`` would say after the changes, of what they touch.

        That is all there is to say of the rows that change, and what is new elsewhere.
        """
        return consequences(self.folder, sheets, changes).report

    def blocking(self, sheets: Sheets, changes: Iterable[Change]) -> Report:
        """Say for what :meth:`save` would refuse the changes; empty when it would not."""
        return consequences(self.folder, sheets, changes).worse

    def save(self, base: Base, changes: Iterable[Change], what: str) -> Saved:
        """Make the changes in the files as they are now, all of them or none.

        ``base`` is ``sheets.base`` of what the person saw; ``what`` is a line for the list of
        versions. Raises :class:`EditConflict` where somebody else changed the same rows,
        :class:`EditRefused` where the folder would be worse, :class:`NotSaved` where the disk
        does not take it.
        """
        with in_words(self.folder), locked(self.folder):
            return self._save(base, tuple(changes), readable(what))

    def hanging(self, sheets: Sheets, table: str, row_id: str) -> tuple[Hanging, ...]:
        """Return what refers to a row: ``table``, ``id``, ``column`` and ``cells`` of each."""
        return hanging(sheets, table, row_id)

    def versions(self) -> tuple[Version, ...]:
        """Return the states before the last hundred saves, newest first."""
        return history.versions(self.folder)

    def restore(self, version_id: str) -> Saved:
        """Make the files what they were before that save; what they are now is kept, too."""
        with in_words(self.folder), locked(self.folder):
            found = {each.id: each for each in history.records(self.folder)}
            if version_id not in found:
                raise ClaimAtlasError(
                    lazy(
                        "There is no version {version}. The last {n} are kept; choose one of the "
                        "list.",
                        version=version_id,
                        n=history.KEPT,
                    )
                )
            record = found[version_id]
            then = self._contents(record.before, record)
            what = f"Went back to before: {record.what}"
            return self._commit(self._now(), Sheets(Base(then)), what, kind="restore")

    def undo(self) -> Saved | None:
        """Take back the last save that was not yet taken back; ``None`` when there is none.

        Rows that somebody changed since stay as they are: where they are the same rows,
        :class:`EditConflict` is raised.
        """
        with in_words(self.folder), locked(self.folder):
            record = history.to_undo(self.folder)
            if record is None:
                return None
            now = self._now()
            old = Sheets(Base(self._contents(record.before, record)))
            what, merge = f"Undid: {record.what}", now.base.hashes != dict(record.after)
            if merge:
                new = Sheets(Base(self._contents(record.after, record)))
                old = self._brought_together(new, now, difference(new, old))
            return self._commit(now, old, what, kind="undo", undoes=record.id, merge=merge)

    def _now(self) -> Sheets:
        contents = table_contents(self.folder)
        if WORKBOOK in contents:
            raise ClaimAtlasError(
                lazy(
                    "{folder} holds {file}, which is edited in a spreadsheet program. "
                    "To edit here, turn it into tables: {command}",
                    folder=str(self.folder),
                    file=WORKBOOK,
                    command=f"claim-atlas workbook {WORKBOOK} --out FOLDER",
                )
            )
        if parquet := [file for file in contents if file.endswith(SUFFIX)]:
            raise ClaimAtlasError(
                lazy(
                    "{folder} holds {files}, which cannot be changed here: Parquet is for "
                    "reading. To edit the data, write these tables as CSV files.",
                    folder=str(self.folder),
                    files=lazy_listed(parquet),
                )
            )
        return Sheets(Base(contents))

    def _save(self, base: Base, changes: tuple[Change, ...], what: str) -> Saved:
        now = self._now()
        merge = base.hashes != now.base.hashes
        if merge:
            return self._commit(
                now, self._brought_together(Sheets(base), now, changes), what, merge=True
            )
        return self._commit(now, self._with(now, changes), what)

    def _brought_together(self, base: Sheets, now: Sheets, changes: tuple[Change, ...]) -> Sheets:
        left, clashes = merged(base, now, changes)
        if clashes:
            raise EditConflict(clashes, now)
        return self._with(now, left)

    def _with(self, now: Sheets, changes: tuple[Change, ...]) -> Sheets:
        """Return the tables with the changes; they must not be worse for it."""
        if not changes:
            return now
        found = consequences(self.folder, now, changes)
        if len(found.worse):
            raise EditRefused(found.worse)
        return found.after

    def _commit(
        self,
        now: Sheets,
        after: Sheets,
        what: str,
        *,
        kind: str = "save",
        undoes: str = "",
        merge: bool = False,
    ) -> Saved:
        if after.base.hashes == now.base.hashes and not undoes:
            return Saved("", what, (), now, merge)
        record = commit(
            self.folder, now.base.contents, after.base.contents, what, kind=kind, undoes=undoes
        )
        names = tuple(name for name in TABLE_NAMES if f"{name}.csv" in record.moved)
        return Saved(record.id, what, names, after, merge)

    def _contents(self, hashes: Mapping[str, str], record: SaveRecord) -> dict[str, bytes]:
        found = {file: kept(self.folder, sha) for file, sha in hashes.items()}
        contents = {file: content for file, content in found.items() if content is not None}
        if len(contents) < len(found):
            raise DataFolderError(
                lazy(
                    'The version before "{what}" is no longer whole: a file in '
                    ".claim-atlas/contents is gone. Choose another version.",
                    what=record.what,
                )
            )
        return contents
