"""The text of documents, and what is said of those without."""

import io
from pathlib import Path

import pytest
from docx import Document
from matplotlib import rc_context
from matplotlib.figure import Figure
from pypdf import PdfWriter

from dashboard.drafting.documents import document_text, read_document
from dashboard.drafting.paragraphs import paragraphs
from dashboard.errors import DraftingError

HTML = b"""<html><head><title>x</title><style>p{color:red}</style></head><body>
<nav><p>Menu</p></nav><h1>Kopf &amp; Kragen</h1><script>alert(1)</script>
<p>Am 5. Januar <b>kamen</b> Soldaten.</p><ul><li>Eins</li>
<li><p>Zwei</p></li></ul></body></html>"""


def test_html_gives_its_blocks_and_nothing_else() -> None:
    text = document_text(HTML, "page.html")
    assert text.split("\n\n") == ["Kopf & Kragen", "Am 5. Januar kamen Soldaten.", "Eins", "Zwei"]


def test_html_without_blocks_gives_its_text() -> None:
    assert document_text(b"<div>Nur Text</div>", "a.htm").strip() == "Nur Text"


def test_docx_gives_paragraphs_and_tables() -> None:
    document = Document()
    document.add_paragraph("Am 5. Januar kamen Soldaten.")
    document.add_table(1, 1).cell(0, 0).text = "Zelle"
    file = io.BytesIO()
    document.save(file)
    text = document_text(file.getvalue(), "x.docx")
    assert [text[a:b] for a, b in paragraphs(text)] == ["Am 5. Januar kamen Soldaten.", "Zelle"]


def test_plain_text_survives_windows(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Straßen\r\n\r\nÖl".encode("cp1252"))
    assert read_document(path) == "Straßen\n\nÖl"


def test_pdf_gives_its_text() -> None:
    text = document_text(_pdf("Soldiers came to Oran."), "a.pdf")
    assert text.strip() == "Soldiers came to Oran."


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"x", "a.odt", "is none of"),
        (b"  \n", "a.txt", "holds no text"),
        (b"no zip", "a.docx", "is not a document"),
        (b"%PDF-1.4 broken", "a.pdf", "cannot be read"),
    ],
)
def test_what_cannot_be_read_is_said(content: bytes, name: str, says: str) -> None:
    with pytest.raises(DraftingError, match=says):
        document_text(content, name)


def test_a_pdf_of_pictures_is_told_from_a_broken_one() -> None:
    writer, file = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    writer.write(file)
    with pytest.raises(DraftingError, match="pages may be pictures"):
        document_text(file.getvalue(), "scan.pdf")


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(DraftingError, match=r"none\.txt"):
        read_document(tmp_path / "none.txt")


def _pdf(words: str) -> bytes:
    figure, file = Figure(), io.BytesIO()
    figure.text(0.1, 0.5, words)
    with rc_context({"pdf.fonttype": 42}):
        figure.savefig(file, format="pdf")
    return file.getvalue()
