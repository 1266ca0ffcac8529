"""ZIP archives that are the same bytes whenever they are made."""

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

#: The first moment that a ZIP can hold.
_MOMENT = (1980, 1, 1, 0, 0, 0)


def packed(files: Iterable[tuple[str, bytes]], *, small: bool = True) -> bytes:
    """Return a ZIP of named contents in their order; pictures need not be made ``small``."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, content in files:
            entry = ZipInfo(name, _MOMENT)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3  # the same on Windows, where it would be 0
            archive.writestr(entry, content, ZIP_DEFLATED if small else ZIP_STORED)
    return buffer.getvalue()


def repacked(archive: bytes, instead: dict[str, bytes]) -> bytes:
    """Return the same files without their times, some of them with other content."""
    with ZipFile(BytesIO(archive)) as old:
        files = [(name, instead.get(name) or old.read(name)) for name in old.namelist()]
    return packed(files)
