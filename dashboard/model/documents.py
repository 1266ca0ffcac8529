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

from dashboard.errors import DataFolderError
from dashboard.model.decoding import SAVE_AS_UTF8, decode
from dashboard.model.document_files import DocumentTooLongError, docx_text, pdf_text
from dashboard.model.document_html import html_blocks, html_text
from dashboard.model.html_limits import too_much
from dashboard.model.office_files import OfficeFileError
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


def read_document(folder: Path, file: str) -> Document:
    """Open ``file``, a path relative to ``folder``, and cut it into paragraphs.

    Nothing outside the folder is opened, whether the path or a link leads there, and nothing
    above :data:`LIMIT_BYTES`; control characters come out as visible signs.
    """
    path = _inside(folder, file)
    if isinstance(path, Problem):
        return Document(problem=path)
    try:
        with path.open("rb") as opened:
            content = opened.read(LIMIT_BYTES + 1)
    except OSError as error:
        return _refused("document-unreadable", f"{quoted(file)} cannot be read ({error.strerror}).",
                        "Check who may read it.")  # fmt: skip
    if len(content) > LIMIT_BYTES:
        wrong = f"{quoted(file)} is larger than {LIMIT_BYTES // 1_000_000} MB; it is not opened."
        return _refused("document-large", wrong, "Keep the part that is cited.")
    return _cut(content, file, path.suffix.casefold())


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
        wrong = f"{quoted(file)} is not in the data folder."
        return Problem("no-document", (wrong, "Put the document there."), Severity.NOTE)
    if not path.is_relative_to(folder.resolve()):
        wrong = f"{quoted(file)} leads out of the data folder; it is not opened."
        return Problem("document-outside", (wrong, "Copy the document into the folder."))
    if path.suffix.casefold() not in (*TEXTS, *PAGES, *_FILES):
        wrong = f"{quoted(file)} is not a text that can be opened beside the claims."
        mend = "Save it as .txt, .md, .html, .docx or .pdf if its passages should open."
        return Problem("document-kind", (wrong, mend), Severity.NOTE)
    return path


def _cut(content: bytes, file: str, suffix: str) -> Document:
    if suffix in PAGES:
        page = html_text(content)
        if why := too_much(page):
            wrong = f"{quoted(file)} {why}; it is not opened."
            return _refused("document-large", wrong, "Save its text as .txt.")
        blocks = (text_paragraphs(block) for block in html_blocks(page))
        return Document(tuple(paragraph for block in blocks for paragraph in block))
    if suffix in _FILES:
        return _file(content, file, suffix)
    try:
        return Document(text_paragraphs(decode(content, quoted(file)).text))
    except DataFolderError as error:
        wrong = str(error).removesuffix(SAVE_AS_UTF8).strip()
        return _refused("document-encoding", f"{wrong} It is not opened.", "Save it as UTF-8.")


def _file(content: bytes, file: str, suffix: str) -> Document:
    """Read a Word file or a PDF; one without text, such as a scan, has no paragraphs to open."""
    try:
        paragraphs = text_paragraphs(_FILES[suffix](content))
    except (OfficeFileError, DocumentTooLongError) as why:
        wrong = f"{quoted(file)} {why}; it is not opened."
        return _refused("document-large", wrong, "Save its text as .txt.")
    except Exception:  # the libraries raise whatever a broken file makes them
        wrong = f"{quoted(file)} cannot be read: it is damaged, or no {suffix} file."
        return _refused("document-unreadable", wrong, "Save it anew.")
    if paragraphs:
        return Document(paragraphs)
    mend = "Recognise the text of its pages first, if they are pictures."
    return _refused("document-empty", f"{quoted(file)} holds no text.", mend)


def _refused(code: str, wrong: str, mend: str) -> Document:
    return Document(problem=Problem(code, (wrong, mend)))
