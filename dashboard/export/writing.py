"""Files that are there whole or not at all."""

import os
from pathlib import Path


def write_whole(path: Path, content: bytes, *, force: bool = False) -> None:
    """Write a file beside its place and move it there when it is complete.

    Raises:
        FileExistsError: The file is there, and ``force`` was not given.
        OSError: The folder takes no file.
    """
    refuse_existing(path, force=force)
    beside = path.with_name(f".{path.name[:200]}.{os.getpid()}.part")
    try:
        beside.write_bytes(content)
        refuse_existing(path, force=force)  # somebody may have been quicker
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def refuse_existing(path: Path, *, force: bool) -> None:
    """Raise ``FileExistsError`` for a file that must not be overwritten."""
    if path.exists() and not force:
        raise FileExistsError(f"{path} is there already. Name another file, or add --force.")
