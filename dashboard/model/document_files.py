"""Word files and PDFs -> their text, paragraphs apart by a blank line.

One reader for drafting and for evidence: a locator counts the same paragraphs in both.
"""

import io
import re
from zipfile import ZipFile

#: A packed file that unpacks to more is not read.
_MOST_BYTES = 200_000_000


def docx_text(content: bytes) -> str:
    """Return the paragraphs of a Word file, then the cells of its tables."""
    from docx import Document

    with ZipFile(io.BytesIO(content)) as packed:
        if sum(each.file_size for each in packed.infolist()) > _MOST_BYTES:
            raise ValueError("unpacks to more than 200 MB")
    document = Document(io.BytesIO(content))
    texts = [paragraph.text for paragraph in document.paragraphs]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n\n".join(text for text in (*texts, *cells) if text.strip())


def pdf_text(content: bytes) -> str:
    """Return the text of a PDF's pages, its lines joined to paragraphs."""
    from pypdf import PdfReader

    pages = [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]
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
