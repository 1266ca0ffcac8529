"""The full text of a source: a file below the data folder, cut into numbered paragraphs.

A paragraph of a text or Markdown file is what stands between blank lines, headings and
lists included, counted from 1: this is how the locator ``¶4`` counts. In a web page it is
a block: a heading, a paragraph, a point of a list, a row of a table. Word files and PDFs are
counted as drafting counts them.
"""

import re
import unicodedata
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from dashboard.errors import ClaimAtlasError
from dashboard.language import lazy, together
from dashboard.model.decoding import EncodingError, decode
from dashboard.model.document_files import DocumentTooLongError, docx_text, pdf_text
from dashboard.model.document_html import html_blocks, html_text
from dashboard.model.html_limits import too_much
from dashboard.model.office_files import OfficeFileError
from dashboard.model.progress import Progress, silent
from dashboard.model.report import Severity
from dashboard.model.rules import Explanation
from dashboard.model.suggestions import quoted

#: So large a file is opened at most.
LIMIT_BYTES = 20_000_000
TEXTS, PAGES = (".txt", ".md", ".markdown"), (".html", ".htm")
_FILES = {".docx": docx_text, ".pdf": pdf_text}
#: Categories of characters that nobody sees, and the marks that turn the reading direction.
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a document was not opened."""

    code: str
    explanation: Explanation
    severity: Severity = Severity.WARNING


@dataclass(frozen=True, slots=True)
class Document:
    """The paragraphs of a text, the first is ¶1; none, and the ``problem``, when it has one."""

    paragraphs: tuple[str, ...] = ()
    problem: Problem | None = None


def read_document(folder: Path, file: str, progress: Progress = silent) -> Document:
    """Open ``file``, a path relative to ``folder``, and cut it into paragraphs.

    Nothing outside the folder is opened, whether the path or a link leads there, and nothing
    above :data:`LIMIT_BYTES`; control characters come out as visible signs.
    """
    content = document_content(folder, file)
    if isinstance(content, Problem):
        return Document(problem=content)
    return _cut(content, file, Path(file).suffix.casefold(), progress)


def document_content(folder: Path, file: str) -> bytes | Problem:
    """Return the bytes of a document as :func:`read_document` opens it."""
    path = _inside(folder, file)
    if isinstance(path, Problem):
        return path
    try:
        with path.open("rb") as opened:
            content = opened.read(LIMIT_BYTES + 1)
    except OSError as error:
        wrong = lazy("{file} cannot be read ({why}).", file=quoted(file), why=error.strerror or "")
        return Problem("document-unreadable", (wrong, lazy("Check who may read it.")))
    if len(content) > LIMIT_BYTES:
        wrong = lazy(
            "{file} is larger than {size} MB; it is not opened.",
            file=quoted(file),
            size=LIMIT_BYTES // 1_000_000,
        )
        return Problem("document-large", (wrong, lazy("Keep the part that is cited.")))
    return content


def text_paragraphs(text: str) -> tuple[str, ...]:
    """Cut at blank lines; a line break within a paragraph, such as a list's, stays."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    blocks = groupby(lines, key=lambda line: bool(line.strip()))
    return tuple(visible("\n".join(block).strip()) for filled, block in blocks if filled)


def visible(text: str) -> str:
    """Replace what nobody sees, or what turns the reading, by a sign: NUL by ``␀``."""
    return _UNSEEN.sub(lambda found: _sign(found.group()), text)


def _sign(character: str) -> str:
    number = ord(character)
    if number < 0x20:
        return chr(0x2400 + number)
    if number == 0x7F:
        return "␡"
    return f"⟦{unicodedata.name(character, '').lower() or f'U+{number:04X}'}⟧"


def _inside(folder: Path, file: str) -> Path | Problem:
    """Return where the file really is, when that is below the folder and of a kind we read."""
    try:
        path = (folder / file).resolve()
        is_file = path.is_file()
    except (OSError, ValueError, RuntimeError):  # a name too long, a NUL, links in a circle
        is_file = False
    if not is_file:
        wrong = lazy("{file} is not in the data folder.", file=quoted(file))
        return Problem("no-document", (wrong, lazy("Put the document there.")), Severity.NOTE)
    if not path.is_relative_to(folder.resolve()):
        wrong = lazy("{file} leads out of the data folder; it is not opened.", file=quoted(file))
        return Problem("document-outside", (wrong, lazy("Copy the document into the folder.")))
    if path.suffix.casefold() not in (*TEXTS, *PAGES, *_FILES):
        wrong = lazy(
            "{file} is not a text that can be opened beside the claims.", file=quoted(file)
        )
        mend = lazy("Save it as .txt, .md, .html, .docx or .pdf if its passages should open.")
        return Problem("document-kind", (wrong, mend), Severity.NOTE)
    return path


def _cut(content: bytes, file: str, suffix: str, progress: Progress) -> Document:
    if suffix in PAGES:
        page = html_text(content)
        if why := too_much(page):
            wrong = lazy("{file} {why}; it is not opened.", file=quoted(file), why=why)
            return _refused("document-large", wrong, lazy("Save its text as .txt."))
        blocks = (text_paragraphs(block) for block in html_blocks(page))
        return Document(tuple(paragraph for block in blocks for paragraph in block))
    if suffix in _FILES:
        return _file(content, file, suffix, progress)
    try:
        return Document(text_paragraphs(decode(content, quoted(file)).text))
    except EncodingError as error:
        wrong = together([error.wrong, lazy("It is not opened.")])
        return _refused("document-encoding", wrong, lazy("Save it as UTF-8."))


def _file(content: bytes, file: str, suffix: str, progress: Progress) -> Document:
    """Read a Word file or a PDF; one without text, such as a scan, has no paragraphs to open."""
    try:
        paragraphs = text_paragraphs(_FILES[suffix](content, progress))
    except ClaimAtlasError:  # whoever waited has gone
        raise
    except (OfficeFileError, DocumentTooLongError) as error:
        wrong = lazy("{file} {why}; it is not opened.", file=quoted(file), why=error.args[0])
        return _refused("document-unreadable", wrong, lazy("Save its text as .txt."))
    except Exception:  # the libraries raise whatever a broken file makes them
        wrong = lazy(
            "{file} cannot be read: it is damaged, or no {kind} file.",
            file=quoted(file),
            kind=suffix,
        )
        return _refused("document-unreadable", wrong, lazy("Save it anew."))
    if paragraphs:
        return Document(paragraphs)
    mend = lazy("Recognise the text of its pages first, if they are pictures.")
    return _refused("document-empty", lazy("{file} holds no text.", file=quoted(file)), mend)


def _refused(code: str, wrong: str, mend: str) -> Document:
    return Document(problem=Problem(code, (wrong, mend)))
