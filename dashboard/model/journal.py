"""One save over several files: what readers see while it runs, or after it broke off.

The editor writes all contents to ``.claim-atlas/contents`` first, then the record
``.claim-atlas/journal.json`` (from then on the save holds), then the tables, then marks the
record done. Who reads goes by the record, so that a reader sees the old state or the new
one and never one file of each, without a lock and without writing anything::

    {"id": "000042-1f3a", "at": "2022-01-05T10:00:00", "what": "Added c14", "done": false,
     "before": {"claims.csv": "9f86d0..."}, "after": {"claims.csv": "60303a..."}}
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

HIDDEN = ".claim-atlas"
#: A save takes longer than a reading; so often in a row is out of the question.
_TRIES = 1000


@dataclass(frozen=True, slots=True)
class SaveRecord:
    """One save: the SHA-256 of each table before and after it.

    ``back`` says that it was given up on the way: the state before it is the one that holds.
    """

    id: str
    at: str
    what: str
    before: Mapping[str, str]
    after: Mapping[str, str]
    kind: str = "save"
    undoes: str = ""
    done: bool = False
    back: bool = False

    @property
    def moved(self) -> tuple[str, ...]:
        """The files that differ."""
        return tuple(file for file in self.after if self.before.get(file) != self.after[file])


def digest(content: bytes) -> str:
    """Return the SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def consistent_contents(folder: Path, files: Iterable[str]) -> dict[str, bytes]:
    """Return the bytes of ``files``, all before or all after any save.

    Raises :class:`OSError` when one cannot be read.
    """
    names = tuple(files)
    contents: dict[str, bytes] = {}
    for _ in range(_TRIES):
        before = _record_bytes(folder)
        contents = {name: (folder / name).read_bytes() for name in names}
        record = parsed_record(before)
        if record is not None and not record.done:
            contents |= {n: c for n, c in settled(folder, record).items() if n in names}
        if _record_bytes(folder) == before:
            break
    return contents


def open_record(folder: Path) -> SaveRecord | None:
    """Return the record of a save that runs or broke off; ``None`` when all is done."""
    record = last_record(folder)
    return record if record is not None and not record.done else None


def last_record(folder: Path) -> SaveRecord | None:
    """Return the record of the last save, done or not."""
    return parsed_record(_record_bytes(folder))


def settled(folder: Path, record: SaveRecord) -> dict[str, bytes]:
    """Return what the files of an open record hold once it is settled.

    That is the state after the save. Only where somebody wrote into a file after the save
    broke off half way does the state before it hold, with their file as it is.
    """
    there = {file: (folder / file).read_bytes() for file in record.moved}
    hashes = {file: digest(content) for file, content in there.items()}
    theirs = {f for f, h in hashes.items() if h not in (record.before.get(f), record.after[f])}
    half = any(hashes[file] == record.before.get(file) for file in record.moved)
    wanted = record.before if record.back or (theirs and half) else record.after
    return {
        file: content if file in theirs or hashes[file] == wanted[file]
        else kept(folder, wanted[file]) or content
        for file, content in there.items()
    }  # fmt: skip


def kept_path(folder: Path, sha: str) -> Path:
    """Return where a content is kept."""
    return folder / HIDDEN / "contents" / sha


def kept(folder: Path, sha: str) -> bytes | None:
    """Return a content that was kept; ``None`` when it is gone or not what it was."""
    try:
        content = kept_path(folder, sha).read_bytes()
    except OSError:
        return None
    return content if digest(content) == sha else None


def parsed_record(text: bytes | None) -> SaveRecord | None:
    """Return the record in a file's bytes; ``None`` for anything else.

    A folder may come from anybody: no name in it leads out of the folder.
    """
    try:
        said: dict[str, Any] = json.loads(text or b"null")
        record = SaveRecord(**said)
        sides = (dict(record.before), dict(record.after))
    except (TypeError, ValueError):
        return None
    names = [name for side in sides for name in side]
    hashes = [sha for side in sides for sha in side.values()]
    plain = all(re.fullmatch(r"[a-z]+\.csv", str(name)) for name in names)
    whole = all(re.fullmatch("[0-9a-f]{64}", str(sha)) for sha in hashes)
    return record if plain and whole and set(sides[0]) == set(sides[1]) else None


def is_newer(text: bytes | None) -> bool:
    """Whether a newer Claim Atlas wrote these bytes: a record that says more than ours do."""
    try:
        found = json.loads(text or b"null")
    except ValueError:
        return False
    return isinstance(found, dict) and not set(found) <= {each.name for each in fields(SaveRecord)}


def record_path(folder: Path) -> Path:
    """Return where the record of the last save is."""
    return folder / HIDDEN / "journal.json"


def _record_bytes(folder: Path) -> bytes | None:
    try:
        return record_path(folder).read_bytes()
    except OSError:
        return None
