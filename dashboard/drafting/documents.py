"""A document's file -> its text: txt, md, html, docx, and pdf where it holds text."""

from pathlib import Path

from dashboard.errors import ClaimAtlasError, DraftingError
from dashboard.language import _
from dashboard.model.decoding import decode
from dashboard.model.document_files import DocumentTooLongError, docx_text, pdf_text
from dashboard.model.document_html import SILENT, html_blocks, html_text
from dashboard.model.html_limits import too_much
from dashboard.model.office_files import OfficeFileError
from dashboard.model.progress import Progress, silent

#: What can be read, by the end of the file's name.
SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm", ".docx", ".pdf")
_MOST_BYTES = 50_000_000


def read_document(path: Path, progress: Progress = silent) -> str:
    """Return the text of a file; :class:`DraftingError` says why there is none."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise DraftingError(
                _("{file} is larger than 50 MB. Take the text out of it first.", file=path.name)
            )
        content = path.read_bytes()
    except OSError as error:
        raise DraftingError(f"{path}: {error.strerror or error}.") from error
    return document_text(content, path.name, progress)


def document_text(content: bytes, name: str, progress: Progress = silent) -> str:
    """Return the text of a file's content; its ``name`` says what it is."""
    suffix = Path(name).suffix.lower()
    if suffix not in SUFFIXES:
        known = ", ".join(SUFFIXES)
        raise DraftingError(
            _(
                "{file} is none of {kinds}. Save it as one of these, or as text.",
                file=name,
                kinds=known,
            )
        )
    try:
        text = _text(content, name, suffix, progress)
    except ClaimAtlasError:  # a refusal, or whoever waited has gone
        raise
    except (OfficeFileError, DocumentTooLongError) as error:
        raise DraftingError(_too_much(name, str(error))) from error
    except Exception as error:  # the libraries raise whatever a broken file makes them
        raise DraftingError(
            _("{file} cannot be read: it is damaged, or no {kind} file.", file=name, kind=suffix)
        ) from error
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    if not text.strip():
        wrong = _("{file} holds no text.", file=name)
        mend = _("Its pages may be pictures: recognise their text first.")
        raise DraftingError(f"{wrong} {mend}" if suffix == ".pdf" else wrong)
    return text


def _too_much(name: str, why: str) -> str:
    return _("{file} {why}. Save its text as .txt.", file=name, why=why)


def _text(content: bytes, name: str, suffix: str, progress: Progress) -> str:
    if suffix in (".html", ".htm"):
        return _html(content, name)
    packed = {".docx": docx_text, ".pdf": pdf_text}
    return packed[suffix](content, progress) if suffix in packed else _plain(content, name)


def _plain(content: bytes, name: str) -> str:
    try:
        return decode(content, name).text
    except ValueError:
        return content.decode("cp1252", errors="replace")


def _html(content: bytes, name: str) -> str:
    page = html_text(content)
    if why := too_much(page):
        raise DraftingError(_too_much(name, str(why)))
    blocks = html_blocks(page, SILENT | {"nav"})
    return "\n\n".join(block for block in blocks if block.strip())
