"""Files that are on the disk whole, under their own name, or not at all."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from dashboard.language import lazy

_PART = ".claim-atlas-part"


def write_whole(path: Path, content: bytes, *, force: bool = True) -> None:
    """Write a file beside its place, flush it to the disk, then put it there.

    Raises:
        FileExistsError: The file is there, and ``force`` is not given.
        OSError: The folder takes no file.
    """
    refuse_existing(path, force=force)
    fresh = beside(path, content)
    try:
        refuse_existing(path, force=force)  # somebody may have been quicker
    except FileExistsError:
        fresh.unlink()
        raise
    put(fresh, path)
    flush_folder(path.parent)


def write_together(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Write several files beside their places, and put them there once the disk has them all.

    The folder is made where it is missing. Raises :class:`OSError` when the disk does not take
    all of them, or a place is taken by what cannot be replaced; what was written is then gone
    again, only a file that has taken the place of an older one stays.
    """
    missing = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    fresh: dict[Path, Path] = {}
    new: list[Path] = []
    try:
        for name, content in contents.items():
            fresh[folder / name] = beside(folder / name, content)
        for path, part in fresh.items():
            if not path.exists():
                new.append(path)
            put(part, path)
    except BaseException:
        for path in (*fresh.values(), *new):
            path.unlink(missing_ok=True)
        if missing:
            with suppress(OSError):
                folder.rmdir()
        raise
    flush_folder(folder)


def refuse_existing(*paths: Path, force: bool) -> None:
    """Raise ``FileExistsError`` for the first file that must not be overwritten."""
    there = next((path for path in paths if path.exists()), None)
    if there is not None and not force:
        raise FileExistsError(
            lazy("{file} is there already. Name another file, or add --force.", file=str(there))
        )


def beside(path: Path, content: bytes) -> Path:
    """Write what is to take the place of ``path`` beside it, with the same permissions."""
    target = path.resolve()  # a link stays a link
    fresh = target.with_name(f".{target.name[:40]}.{uuid4().hex[:12]}{_PART}")
    try:
        with fresh.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            fresh.chmod(target.stat().st_mode & 0o7777)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        error.filename = str(path)  # the one that the caller knows
        raise
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    return fresh


def put(fresh: Path, path: Path) -> None:
    """Put a file written beside in its place, in one step."""
    try:
        fresh.replace(path.resolve())
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise


def sweep(folder: Path) -> None:
    """Delete what saves that were killed left lying beside the files."""
    for fresh in folder.glob(f".*{_PART}"):
        with suppress(OSError):
            fresh.unlink()


def flush_folder(folder: Path) -> None:
    """Flush the names in a folder to the disk, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
