"""Word files and PDFs -> their text, paragraphs apart by a blank line.

One reader for drafting and for evidence: a locator counts the same paragraphs in both.
"""

import io
import re
import time
from typing import Any

from dashboard.language import N_, lazy
from dashboard.model.office_files import Limits, xml_parts
from dashboard.model.progress import Progress, counting, silent

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
#: A file may be made to keep its reader busy for ever: so long before its first page, for each
#: page, and for the whole. Seconds of the processor, since a busy machine is no fault of the file.
_OPENING_SECONDS, _PAGE_SECONDS, _MOST_SECONDS = 4.0, 4.0, 20.0


class DocumentTooLongError(Exception):
    """Why a document is not read to its end, as the end of a sentence that begins with its name."""


def docx_text(content: bytes, progress: Progress = silent) -> str:
    """Return the paragraphs of a Word file, then the cells of its tables.

    Raises :class:`dashboard.model.office_files.OfficeFileError` for one that is too much.
    """
    from docx import Document

    progress(N_("Reading the document"), 0, 0, 0.0)
    for _part in xml_parts(content, N_("is not a document (.docx)"), _DOCX):
        pass  # each is looked at before any is read for good
    document = Document(io.BytesIO(content))
    texts = [paragraph.text for paragraph in document.paragraphs]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n\n".join(text for text in (*texts, *cells) if text.strip())


class _Patience:
    """Two clocks: one of the whole document, and one of its opening, which each page winds up."""

    def __init__(self, refusal: type[DocumentTooLongError]) -> None:
        self._refusal = refusal
        self._began = self._turned = time.thread_time()
        self._opened = False

    def turn(self) -> None:
        """End the opening or a page, and begin the next page."""
        self.look()
        self._turned, self._opened = time.thread_time(), True

    def look(self, *_: object) -> None:
        """Raise the refusal when a clock has run down."""
        now = time.thread_time()
        if not self._opened and now - self._began > _OPENING_SECONDS:
            why = lazy("takes more than {n} s to open", n=round(_OPENING_SECONDS))
            raise self._refusal(why)
        if self._opened and now - self._turned > _PAGE_SECONDS:
            why = lazy("has a page that takes more than {n} s to read", n=round(_PAGE_SECONDS))
            raise self._refusal(why)
        if now - self._began > _MOST_SECONDS:
            why = lazy("takes more than {n} s to read", n=round(_MOST_SECONDS))
            raise self._refusal(why)


def pdf_text(content: bytes, progress: Progress = silent) -> str:
    """Return the text of a PDF's pages, its lines joined to paragraphs.

    Raises :class:`DocumentTooLongError` when that takes too long.
    """
    from pypdf import Configuration, PdfReader, apply_configuration
    from pypdf.errors import LimitReachedError

    class TooLongError(DocumentTooLongError, LimitReachedError):
        """One that pypdf lets through: any other means to it that an object is broken."""

    patience = _Patience(TooLongError)

    class TimedReader(PdfReader):
        """Looks at the clock with each object, for a page may name fonts without end.

        A file without its table of objects has them all looked up: ``read_object_header``.
        """

        def read_object_header(self, *asked: Any) -> tuple[int, int]:
            patience.look()
            return super().read_object_header(*asked)

        def get_object(self, *asked: Any, **options: Any) -> Any:
            patience.look()
            return super().get_object(*asked, **options)

    texts = []
    with apply_configuration(Configuration(**_PDF)):
        pages = TimedReader(io.BytesIO(content)).pages
        for page in counting(pages, N_("Reading the pages"), progress, every=1):
            patience.turn()
            texts.append(page.extract_text(visitor_operand_before=patience.look))
            patience.look()
    return _unwrapped("\n".join(texts))


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
