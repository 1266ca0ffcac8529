"""Bytes that the browser fetches once: files named after their content, served by Streamlit.

They lie in a folder of the person's cache, which is safe to delete and outlives the server, so
that an open page finds its columns again after a restart. Two servers may share the folder.
"""

import hashlib
import os
import tempfile
from functools import cache
from pathlib import Path

import streamlit.components.v1 as components

from dashboard.geocoding.online import default_cache

#: So many files are kept, those asked for last.
KEPT = 200


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


@cache
def folder() -> Path:
    """Return the folder; one of this process alone where the person's cache cannot be written."""
    wanted = default_cache() / "map"
    try:
        wanted.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not os.access(wanted, os.W_OK):
            raise PermissionError(wanted)
    except OSError:
        wanted = Path(tempfile.mkdtemp(prefix="claim-atlas-"))
    components.declare_component("columns", path=str(wanted))
    return wanted


def _write(path: Path, data: bytes) -> None:
    """Write a file that is never seen half."""
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    Path(name).replace(path)


def _prune(where: Path) -> None:
    """Delete what nobody asked for recently; another server may do the same at once."""
    found = []
    for path in where.iterdir():
        try:
            found.append((path.stat().st_mtime_ns, path))
        except FileNotFoundError:
            continue
    for _, path in sorted(found, reverse=True)[KEPT:]:
        path.unlink(missing_ok=True)
