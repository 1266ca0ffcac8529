"""A document's file -> its text: txt, md, html, docx, and pdf where it holds text."""

from pathlib import Path

from dashboard.errors import DraftingError
from dashboard.model.decoding import decode
from dashboard.model.document_files import docx_text, pdf_text

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
    try:
        text = _text(content, name, suffix)
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


def _text(content: bytes, name: str, suffix: str) -> str:
    if suffix in (".html", ".htm"):
        return _html(content)
    packed = {".docx": docx_text, ".pdf": pdf_text}
    return packed[suffix](content) if suffix in packed else _plain(content, name)


def _plain(content: bytes, name: str) -> str:
    try:
        return decode(content, name).text
    except ValueError:
        return content.decode("cp1252", errors="replace")


def _html(content: bytes) -> str:
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(content)
    tree.strip_tags(["script", "style", "noscript", "nav", "template"], recursive=True)
    blocks = [node for node in tree.css(_BLOCKS) if not node.css(_BLOCKS)[1:]]
    texts = [" ".join(node.text(separator="").split()) for node in blocks]
    if not any(texts) and tree.body is not None:
        return str(tree.body.text(separator="\n\n"))
    return "\n\n".join(filter(None, texts))
