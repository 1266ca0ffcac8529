"""What an office file (.xlsx, .docx) unpacks to, looked at before anything reads it.

Such a file is a ZIP of XML: 40 kB may unpack to gigabytes, and a small text may become millions
of objects. Who makes one does so to stop the machine that opens it.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from dashboard.language import lazy

_ENDS = (".xml", ".rels")
#: What zipfile raises for bytes that are no archive, or a damaged one: it checks few offsets.
_UNREADABLE = (BadZipFile, OSError, RuntimeError, ValueError, EOFError, zlib.error)
_DOCTYPES = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"))


class OfficeFileError(ValueError):
    """What is wrong with the file, as the end of a sentence that begins with its name."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes and parts of the file unpacked; bytes and tags of each XML part."""

    size: int = 200_000_000
    parts: int = 5_000
    part_size: int = 60_000_000
    tags: int = 2_500_000


def xml_parts(content: bytes, otherwise: str, limits: Limits) -> Iterator[tuple[str, bytes]]:
    """Yield name and text of the XML in an office file, each when it is found harmless.

    Raises :class:`OfficeFileError` for what is no such file, which is ``otherwise``, a message of
    the catalogues, or would be too much of one.
    """
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            _require_size(parts, limits)
            for part in parts:
                if part.filename.endswith(_ENDS):
                    text = archive.read(part)
                    _require_harmless(text, limits)
                    yield part.filename, text
    except OfficeFileError:
        raise
    except _UNREADABLE as error:
        raise OfficeFileError(lazy(otherwise)) from error


def _require_size(parts: list[ZipInfo], limits: Limits) -> None:
    size = sum(part.file_size for part in parts)
    if size > limits.size or len(parts) > limits.parts:
        raise OfficeFileError(
            lazy(
                "unpacks to {bytes} bytes in {parts} parts; at most {most} in {most_parts} are "
                "read",
                bytes=size,
                parts=len(parts),
                most=limits.size,
                most_parts=limits.parts,
            )
        )
    largest = max((part.file_size for part in parts if part.filename.endswith(_ENDS)), default=0)
    if largest > limits.part_size:
        raise OfficeFileError(
            lazy(
                "holds a part of {bytes} bytes; at most {most} are read",
                bytes=largest,
                most=limits.part_size,
            )
        )


def _require_harmless(text: bytes, limits: Limits) -> None:
    if any(doctype in text for doctype in _DOCTYPES):
        raise OfficeFileError(lazy("declares a document type, as no office program does"))
    if text.count(b"<") > limits.tags:
        raise OfficeFileError(lazy("holds a part of more than {n} tags", n=limits.tags))
