"""A document's file -> its text: txt, md, html, docx, and pdf where it holds text."""

import io
import re
from pathlib import Path

from dashboard.errors import DraftingError
from dashboard.model.decoding import decode

#: What can be read, by the end of the file's name.
SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm", ".docx", ".pdf")
_BLOCKS = "p,h1,h2,h3,h4,h5,h6,li,blockquote,td,th,dt,dd,figcaption,pre,caption"
_MOST_BYTES = 50_000_000


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
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(content)
    tree.strip_tags(["script", "style", "noscript", "nav", "template"], recursive=True)
    blocks = [node for node in tree.css(_BLOCKS) if not node.css(_BLOCKS)[1:]]
    texts = [" ".join(node.text(separator="").split()) for node in blocks]
    if not any(texts) and tree.body is not None:
        return str(tree.body.text(separator="\n\n"))
    return "\n\n".join(filter(None, texts))


def _docx(content: bytes, name: str) -> str:
    from docx import Document

    document = Document(io.BytesIO(content))
    texts = [paragraph.text for paragraph in document.paragraphs]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n\n".join(text for text in (*texts, *cells) if text.strip())


def _pdf(content: bytes, name: str) -> str:
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
