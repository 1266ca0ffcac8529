"""A document's file -> its text: txt, md, html, docx, and pdf where it holds text."""

import io
import re
import time
from pathlib import Path
from typing import Any

from dashboard.errors import DraftingError
from dashboard.model.decoding import decode
from dashboard.model.document_html import SILENT, html_blocks, html_text
from dashboard.model.html_limits import too_much
from dashboard.model.office_files import Limits, OfficeFileError, xml_parts

#: What can be read, by the end of the file's name.
SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm", ".docx", ".pdf")
_MOST_BYTES = 50_000_000
_DOCX = Limits(part_size=20_000_000, tags=300_000)
#: Bytes and instructions of a page, which has some thousands; pages; and no other program.
_PDF: dict[str, Any] = {
    "zlib_maximum_output_length": 5_000_000,
    "lzw_maximum_output_length": 5_000_000,
    "run_length_maximum_output_length": 5_000_000,
    "array_based_stream_maximum_output_length": 5_000_000,
    "stream_parsing_work_maximum_count": 500_000,
    "page_tree_maximum_page_entries": 5_000,
    "jbig2dec_binary": None,
}
#: A file may be made to keep its reader busy for ever; a report of 300 pages takes some 10.
_MOST_SECONDS = 20.0


def read_document(path: Path) -> str:
    """Return the text of a file; :class:`DraftingError` says why there is none."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise DraftingError(f"{path.name} is larger than 50 MB. Take the text out of it first.")
        content = path.read_bytes()
    except OSError as error:
        raise DraftingError(f"{path}: {error.strerror or error}.") from error
    return document_text(content, path.name)


def document_text(content: bytes, name: str) -> str:
    """Return the text of a file's content; its ``name`` says what it is."""
    suffix = Path(name).suffix.lower()
    if suffix not in SUFFIXES:
        known = ", ".join(SUFFIXES)
        raise DraftingError(f"{name} is none of {known}. Save it as one of these, or as text.")
    readers = {".docx": _docx, ".pdf": _pdf, ".html": _html, ".htm": _html}
    try:
        text = readers.get(suffix, _plain)(content, name)
    except DraftingError:
        raise
    except OfficeFileError as error:
        raise DraftingError(f"{name} {error}. Save its text as .txt.") from error
    except Exception as error:  # the libraries raise whatever a broken file makes them
        raise DraftingError(
            f"{name} cannot be read: it is damaged, or no {suffix} file."
        ) from error
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    if not text.strip():
        why = "Its pages may be pictures: recognise their text first." if suffix == ".pdf" else ""
        raise DraftingError(f"{name} holds no text. {why}".strip())
    return text


def _plain(content: bytes, name: str) -> str:
    try:
        return decode(content, name).text
    except ValueError:
        return content.decode("cp1252", errors="replace")


def _html(content: bytes, name: str) -> str:
    page = html_text(content)
    if why := too_much(page):
        raise DraftingError(f"{name} {why}. Save its text as .txt.")
    blocks = html_blocks(page, SILENT | {"nav"})
    return "\n\n".join(block for block in blocks if block.strip())


def _docx(content: bytes, name: str) -> str:
    from docx import Document

    for _ in xml_parts(content, "document (.docx)", _DOCX):
        pass  # each is looked at before any is read for good
    document = Document(io.BytesIO(content))
    texts = [paragraph.text for paragraph in document.paragraphs]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n\n".join(text for text in (*texts, *cells) if text.strip())


def _pdf(content: bytes, name: str) -> str:
    from pypdf import Configuration, PdfReader, apply_configuration

    end = time.monotonic() + _MOST_SECONDS

    def still_in_time(*_: object) -> None:
        if time.monotonic() > end:
            raise DraftingError(
                f"{name} takes more than {_MOST_SECONDS:.0f} s to read. Take the pages that you "
                "need out of it, or save its text as .txt."
            )

    pages = []
    with apply_configuration(Configuration(**_PDF)):
        for page in PdfReader(io.BytesIO(content)).pages:
            still_in_time()
            pages.append(page.extract_text(visitor_operand_before=still_in_time))
    return _unwrapped("\n".join(pages))


def _unwrapped(text: str) -> str:
    """Join the lines of a page: a line that ends early and with a full stop ends a paragraph."""
    text = re.sub(r"(?<=[a-zäöüß])-\n(?=[a-zäöüß])", "", text)
    lines = [line.strip() for line in text.splitlines()]
    full = 0.85 * max(map(len, lines), default=0)
    joined = ""
    for line in lines:
        ended = len(line) < full and re.search(r"[.!?…:][\"'”“’»«)]*$", line)
        joined += f"{line}\n\n" if ended or not line else f"{line} "
    return joined
