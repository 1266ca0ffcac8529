"""What was worked out of a data folder, kept on the disk for the next time.

A :class:`Keeper` holds named columns in Arrow files below the user's cache directory, one
folder for each content of the data. A file's name holds the checksum of its bytes, a file
appears whole under its name or not at all, and whatever does not check out is worked out
anew: two processes may write at once, and anybody may delete all of it at any time. Nothing
is kept inside the data folder, which may come from anybody.
"""

import os
import shutil
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import mkstemp

import numpy as np
import numpy.typing as npt
import platformdirs
import pyarrow as pa

#: Folders below this size are read faster than it is worth to keep anything.
LEAST_BYTES = 2_000_000
#: So many contents, and so many bytes of them, are kept; those longest unused go first.
MOST_CONTENTS, MOST_BYTES = 12, 4_000_000_000
#: Another directory instead of the user's, or ``0`` for none at all.
VARIABLE = "CLAIM_ATLAS_CACHE"
#: Files being written; one that is older was left by a process that was killed.
_PART, _PART_SECONDS = ".part", 3600
#: A folder of a content, and nothing else that lies in the cache directory.
_CONTENT = "[0-9a-f]" * 32
_ROOMS = ("language", "model", "geocoding", "analysis")

Column = npt.NDArray[np.generic] | list[str]
Columns = Mapping[str, Column]


@dataclass(frozen=True, slots=True)
class Keeper:
    """The results of one content; without a folder it keeps nothing."""

    folder: Path | None = None

    @classmethod
    def of(cls, content: str, size: int) -> "Keeper":
        """Return the keeper of what was worked out of a content of so many bytes by this code."""
        root = cache_root()
        if root is None or size < LEAST_BYTES:
            return cls()
        key = sha256(f"{content} {_code()}".encode()).hexdigest()
        return cls(root / key[:32])

    def columns(self, name: str, compute: Callable[[], Columns]) -> Columns:
        """Return columns of any lengths: as they were kept, or else computed and kept."""
        if self.folder is None:
            return compute()
        kept = self.arrow(name, lambda: _packed(compute()))
        return {column: _unpacked(kept[column].chunk(0)) for column in kept.column_names}

    def arrow(self, name: str, compute: Callable[[], pa.Table]) -> pa.Table:
        """Return a table: as it was kept, or else computed and kept."""
        kept = self.table(name)
        if kept is None:
            kept = compute()
            self.keep(name, kept)
            kept = self.table(name) or kept  # from the file, where it takes no memory
        return kept

    def table(self, name: str) -> pa.Table | None:
        """Return a table that was kept; ``None`` when it is not there or not whole."""
        if self.folder is None:
            return None
        for path in self.folder.glob(f"{name}.*.arrow"):
            with suppress(OSError, pa.ArrowException, KeyError):
                if path.name == _file_name(name, _checksum(path)):
                    return pa.ipc.open_file(pa.memory_map(str(path))).read_all()
            with suppress(OSError):
                path.unlink()
        return None

    def keep(self, name: str, table: pa.Table) -> None:
        """Keep a table; a disk that is full or read-only is no reason to stop."""
        if self.folder is None:
            return
        with suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with part_file(self.folder) as part:
                with part.open("wb") as file, pa.ipc.new_file(file, table.schema) as writer:
                    writer.write_table(table)
                part.rename(self.folder / _file_name(name, _checksum(part)))
            _make_room(self.folder)

    def touch(self) -> None:
        """Remember that this content was asked for: it goes last."""
        if self.folder is not None:
            with suppress(OSError):
                os.utime(self.folder)


def cache_root() -> Path | None:
    """Return where results are kept; ``None`` when nothing is to be kept."""
    chosen = os.environ.get(VARIABLE)
    if chosen == "0":
        return None
    return Path(chosen) if chosen else Path(platformdirs.user_cache_dir("claim-atlas", False))


@contextmanager
def part_file(folder: Path) -> Iterator[Path]:
    """Yield an empty file to write and rename; it is deleted where that fails."""
    handle, name = mkstemp(dir=folder, suffix=_PART)
    os.close(handle)
    try:
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def sweep_parts(folder: Path) -> None:
    """Delete what processes that were killed left half written."""
    for part in folder.glob(f"*{_PART}"):
        with suppress(OSError):
            if time.time() - part.stat().st_mtime > _PART_SECONDS:
                part.unlink()


def _packed(columns: Columns) -> pa.Table:
    """Return one row of lists: Arrow's columns are of one length, ours are not."""
    arrays = {name: pa.array(column) for name, column in columns.items()}
    lists = {
        name: pa.LargeListArray.from_arrays(pa.array([0, len(array)], pa.int64()), array)
        for name, array in arrays.items()
    }
    return pa.table(lists)


def _unpacked(column: pa.LargeListArray) -> Column:
    values = column.values
    if pa.types.is_string(values.type):
        return list(values.to_pylist())
    return np.asarray(values)


def _file_name(name: str, checksum: int) -> str:
    return f"{name}.{checksum:08x}.arrow"


def _checksum(path: Path) -> int:
    checksum = 0
    with path.open("rb") as opened:
        while block := opened.read(1 << 20):
            checksum = zlib.crc32(block, checksum)
    return checksum


def _make_room(mine: Path) -> None:
    """Drop the contents longest unused beyond the number and size that are kept."""
    contents = sorted(mine.parent.glob(_CONTENT), key=lambda each: -each.stat().st_mtime)
    size = 0
    for number, each in enumerate(contents):
        sweep_parts(each)
        size += sum(file.stat().st_size for file in each.iterdir())
        if each != mine and (number >= MOST_CONTENTS or size > MOST_BYTES):
            shutil.rmtree(each, ignore_errors=True)


@cache
def _code() -> str:
    """Hash the code and data that results come from: what other code made is not believed."""
    package = Path(__file__).resolve().parent.parent
    digest = sha256(f"{pa.__version__} {np.__version__}".encode())
    for room in _ROOMS:
        for path in sorted((package / room).rglob("*")):
            if path.suffix == ".py":
                digest.update(path.read_bytes())
            elif path.is_file() and "__pycache__" not in path.parts:
                digest.update(f"{path.name} {path.stat().st_size}".encode())
    return digest.hexdigest()
