"""Earlier states of a folder: each save keeps the one before it, the last hundred stay.

``.claim-atlas/contents`` has every content once, named by its SHA-256;
``.claim-atlas/versions`` has a record a save, which says what the tables were.
"""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from dashboard.model.journal import (
    HIDDEN,
    SaveRecord,
    digest,
    is_newer,
    kept,
    kept_path,
    last_record,
    parsed_record,
    record_path,
)
from dashboard.model.whole_files import write_whole

KEPT = 100


@dataclass(frozen=True, slots=True)
class Version:
    """The state before one save; ``at`` and ``what`` are that save's."""

    id: str
    at: datetime
    what: str
    tables: tuple[str, ...]  #: those that the save changed
    kind: str = "save"  #: or ``undo``, ``restore``
    undone: bool = False


def open_hidden(folder: Path) -> Path:
    """Make the hidden folder; it keeps itself out of a git repository."""
    hidden = folder / HIDDEN
    for part in (hidden, hidden / "contents", hidden / "versions"):
        part.mkdir(exist_ok=True)
    ignore = hidden / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", encoding="utf-8")
    return hidden


def keep(folder: Path, content: bytes) -> str:
    """Keep a content; it is on the disk when this returns its hash."""
    sha = digest(content)
    if kept(folder, sha) is None:
        write_whole(kept_path(folder, sha), content)
    return sha


def new_id(folder: Path) -> str:
    """Return an id behind all others: ``000042-1f3a``."""
    last = last_record(folder)
    ids = [path.stem for path in _paths(folder)] + ([last.id] if last else [])
    numbers = [int(each[:6]) for each in ids if each[:6].isdigit()]
    return f"{max(numbers, default=0) + 1:06d}-{uuid4().hex[:4]}"


def write_record(folder: Path, record: SaveRecord) -> None:
    """Put the record into the journal, on the disk when this returns."""
    write_whole(record_path(folder), _as_bytes(record))


def list_version(folder: Path, record: SaveRecord) -> None:
    """Add the record to the versions, and drop those beyond the last hundred."""
    write_whole(_path(folder, record.id), _as_bytes(replace(record, done=True)))
    _prune(folder)


def records(folder: Path) -> tuple[SaveRecord, ...]:
    """Return the records of the saves, newest first; what is no record is passed over."""
    found = (parsed_record(_bytes(path)) for path in _paths(folder))
    return tuple(record for record in found if record is not None)


def newer_record(folder: Path) -> Path | None:
    """Return a record that only a newer Claim Atlas can read, the last one first."""
    paths = (record_path(folder), *_paths(folder))
    return next((path for path in paths if is_newer(_bytes(path))), None)


def versions(folder: Path) -> tuple[Version, ...]:
    """Return the earlier states, newest first."""
    found = records(folder)
    undone = {record.undoes for record in found}
    return tuple(
        Version(
            record.id,
            datetime.fromisoformat(record.at),
            record.what,
            tuple(file.removesuffix(".csv") for file in record.moved),
            record.kind,
            record.id in undone,
        )
        for record in found
    )


def to_undo(folder: Path) -> SaveRecord | None:
    """Return the newest save that is neither undone nor itself an undoing."""
    found = records(folder)
    undone = {record.undoes for record in found}
    left = (each for each in found if each.kind != "undo" and each.id not in undone)
    return next(left, None)


def _path(folder: Path, version_id: str) -> Path:
    return folder / HIDDEN / "versions" / f"{version_id}.json"


def _paths(folder: Path) -> list[Path]:
    return sorted((folder / HIDDEN / "versions").glob("[0-9]*.json"), reverse=True)


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:  # dropped just now, as the hundred-and-first
        return None


def _as_bytes(record: SaveRecord) -> bytes:
    return json.dumps(asdict(record), ensure_ascii=False, indent=1).encode()


def drop_unnamed(folder: Path) -> None:
    """Drop the contents that no record names; a failure costs only room."""
    last = last_record(folder)
    left = [*records(folder), *([last] if last else [])]
    named = {sha for each in left for side in (each.before, each.after) for sha in side.values()}
    with suppress(OSError):
        for path in (folder / HIDDEN / "contents").iterdir():
            if path.name not in named:
                path.unlink()


def _prune(folder: Path) -> None:
    old = _paths(folder)[KEPT:]
    with suppress(OSError):
        for path in old:
            path.unlink()
    if old:
        drop_unnamed(folder)
