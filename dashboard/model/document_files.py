"""Word files and PDFs -> their text, paragraphs apart by a blank line.

One reader for drafting and for evidence: a locator counts the same paragraphs in both.
"""

import io
import re
import time
from typing import Any

from dashboard.language import N_, lazy
from dashboard.model.office_files import Limits, xml_parts

_DOCX = Limits(part_size=20_000_000, tags=300_000)
#: Bytes and instructions of a page, which has some thousands; pages; and no other program.
_PDF: dict[str, Any] = {
    "zlib_maximum_output_length": 5_000_000,
    "lzw_maximum_output_length": 5_000_000,
    "run_length_maximum_output_length": 5_000_000,
    "array_based_stream_maximum_output_length": 5_000_000,
    "stream_parsing_work_maximum_count": 200_000,
    "page_tree_maximum_page_entries": 5_000,
    "jbig2dec_binary": None,
}
#: A file may be made to keep its reader busy for ever. Seconds of the processor, since a busy
#: machine is no fault of the file; a page that is begun takes one more at the most.
_MOST_SECONDS = 4.0


class DocumentTooLongError(ValueError):
    """Why a document is not read to its end, as the end of a sentence that begins with its name."""


def docx_text(content: bytes) -> str:
    """Return the paragraphs of a Word file, then the cells of its tables.

    Raises :class:`dashboard.model.office_files.OfficeFileError` for one that is too much.
    """
    from docx import Document

    for _part in xml_parts(content, N_("is not a document (.docx)"), _DOCX):
        pass  # each is looked at before any is read for good
    document = Document(io.BytesIO(content))
    texts = [paragraph.text for paragraph in document.paragraphs]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n\n".join(text for text in (*texts, *cells) if text.strip())


def pdf_text(content: bytes) -> str:
    """Return the text of a PDF's pages, its lines joined to paragraphs.

    Raises :class:`DocumentTooLongError` when that takes too long.
    """
    from pypdf import Configuration, PdfReader, apply_configuration

    end = time.thread_time() + _MOST_SECONDS

    def still_in_time(*_: object) -> None:
        if time.thread_time() > end:
            raise DocumentTooLongError(
                lazy("takes more than {n} s to read", n=round(_MOST_SECONDS))
            )

    class TimedReader(PdfReader):
        """Looks at the clock with each object, for a page may name fonts without end."""

        def get_object(self, *asked: Any, **options: Any) -> Any:
            still_in_time()
            return super().get_object(*asked, **options)

    pages = []
    with apply_configuration(Configuration(**_PDF)):
        for page in TimedReader(io.BytesIO(content)).pages:
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
