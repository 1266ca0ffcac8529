"""One save over several files: all of it or nothing, whatever happens in between.

The steps, and what a kill between them leaves (``dashboard.model.journal`` reads it):

1. the contents before and after are kept, the new files lie beside the old: the old state;
2. the journal's record is written: from here on readers see the new state;
3. the new files take their places, one by one;
4. the version is listed, the record marked done.

Whoever saves next takes an open record to its end first.
"""

import errno
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from filelock import FileLock

from dashboard.model.journal import SaveRecord, digest, open_record, settled
from dashboard.model.not_saved import Newer
from dashboard.model.versions import (
    drop_unnamed,
    keep,
    list_version,
    new_id,
    newer_record,
    open_hidden,
    write_record,
)
from dashboard.model.whole_files import beside, flush_folder, put, sweep, write_whole

PATIENCE_SECONDS = 30


@contextmanager
def locked(folder: Path, patience_seconds: float | None = None) -> Iterator[None]:
    """Be the only one who writes, among threads and programs; an open save is ended first.

    Raises :class:`TimeoutError` when another writer does not end, :class:`Newer` when a newer
    Claim Atlas has saved here.
    """
    if (newer := newer_record(folder)) is not None:
        raise Newer(newer)
    hidden = open_hidden(folder)
    timeout = PATIENCE_SECONDS if patience_seconds is None else patience_seconds
    with FileLock(hidden / "lock", timeout=timeout):
        for part in (folder, hidden, hidden / "contents", hidden / "versions"):
            sweep(part)
        settle(folder)
        yield


def settle(folder: Path) -> None:
    """Take a save that broke off to its end. Only for who holds the lock."""
    record = open_record(folder)
    if record is None:
        return
    for file, content in settled(folder, record).items():
        if (folder / file).read_bytes() != content:
            write_whole(folder / file, content)
    holds = all(digest((folder / f).read_bytes()) == record.after[f] for f in record.moved)
    if holds and not record.back:
        list_version(folder, record)
    write_record(folder, replace(record, done=True))


def commit(
    folder: Path,
    before: Mapping[str, bytes],
    after: Mapping[str, bytes],
    what: str,
    *,
    kind: str = "save",
    undoes: str = "",
) -> SaveRecord:
    """Make the files what ``after`` says. Only for who holds the lock.

    Raises :class:`OSError` when the disk does not take it; the files are then as before.
    """
    try:
        record = _keep_all(folder, before, after, what)
        record = replace(record, kind=kind, undoes=undoes)
        _take_places(folder, record, after)
    except OSError:
        drop_unnamed(folder)  # a full disk must not be fuller for it
        raise
    with suppress(OSError):  # it is saved; an open record is ended by the next who saves
        list_version(folder, record)
        write_record(folder, replace(record, done=True))
    return record


def _keep_all(
    folder: Path, before: Mapping[str, bytes], after: Mapping[str, bytes], what: str
) -> SaveRecord:
    return SaveRecord(
        id=new_id(folder),
        at=datetime.now().astimezone().isoformat(timespec="seconds"),
        what=what,
        before={file: keep(folder, content) for file, content in before.items()},
        after={file: keep(folder, content) for file, content in after.items()},
    )


def _take_places(folder: Path, record: SaveRecord, after: Mapping[str, bytes]) -> None:
    """Write the new files beside the old, then let them take their places."""
    fresh: dict[str, Path] = {}
    try:
        for file in record.moved:
            _refuse_protected(folder / file)
            fresh[file] = beside(folder / file, after[file])
        _put_all(folder, record, fresh)
    finally:
        for path in fresh.values():
            with suppress(OSError):
                path.unlink(missing_ok=True)


def _refuse_protected(path: Path) -> None:
    """Respect a file that is write-protected; to take its place, the folder's leave is enough."""
    if not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))


def _put_all(folder: Path, record: SaveRecord, fresh: Mapping[str, Path]) -> None:
    """Write the record and move the new files to their places; if one is held fast, go back."""
    try:
        write_record(folder, record)
        for file, path in fresh.items():
            put(path, folder / file)
        flush_folder(folder)
    except OSError:
        write_record(folder, replace(record, back=True))
        settle(folder)
        raise
