"""Bytes that the browser fetches once: files named after their content, served by Streamlit.

They lie in a folder of the person's cache, which is safe to delete and outlives the server, so
that an open page finds its columns again after a restart. Two servers may share the folder.
"""

import atexit
import hashlib
import os
import shutil
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path
from threading import Lock

import streamlit.components.v1 as components

from dashboard.model.kept import cache_root, part_file, sweep_parts

#: So many files are kept, those asked for last.
KEPT = 200
_MAKING = Lock()


def serve(data: bytes) -> str:
    """Return the address of ``data``, relative to a component's frame."""
    path = folder() / f"{hashlib.sha256(data).hexdigest()[:32]}.gz"
    address = f"../{__name__}.columns/{path.name}"
    if not is_served(address):
        _write(path, data)
        _prune(path.parent)
    return address


def is_served(address: str) -> bool:
    """Whether there is something at the address still; if so, it is kept for longer."""
    path = folder() / (address.rpartition("/")[2] or "nothing")
    try:
        os.utime(path)
    except FileNotFoundError:
        return False
    return True


def folder() -> Path:
    """Return the folder; one of this process alone where nothing can, or shall, be kept.

    Visitors who come at once get the same: Streamlit serves only the one that was declared last.
    """
    with _MAKING:
        return made_folder()


@cache
def made_folder() -> Path:
    """Make the folder, and let Streamlit serve it; :func:`folder` sees to it that this is once."""
    root = cache_root()
    where = None if root is None else _shared(root / "map")
    if where is None:
        where = Path(tempfile.mkdtemp(prefix="claim-atlas-"))
        atexit.register(shutil.rmtree, where, ignore_errors=True)
    components.declare_component("columns", path=str(where))
    return where


def _shared(wanted: Path) -> Path | None:
    try:
        wanted.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        return None
    return wanted if os.access(wanted, os.W_OK) else None


def _write(path: Path, data: bytes) -> None:
    """Write a file that is never seen half; the folder may have been deleted meanwhile."""
    try:
        _write_once(path, data)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write_once(path, data)


def _write_once(path: Path, data: bytes) -> None:
    with part_file(path.parent) as part:
        part.write_bytes(data)
        part.replace(path)


def _prune(where: Path) -> None:
    """Delete what nobody asked for recently; another server may do the same at once."""
    found = []
    for path in where.glob("*.gz"):
        with suppress(FileNotFoundError):
            found.append((path.stat().st_mtime_ns, path))
    for _, path in sorted(found, reverse=True)[KEPT:]:
        path.unlink(missing_ok=True)
    sweep_parts(where)
