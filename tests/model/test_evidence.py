"""Claims held against their documents: what is reported, and what is not."""

import csv
import io
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from docx import Document
from matplotlib import rc_context
from matplotlib.figure import Figure

from dashboard.model.documents import read_document
from dashboard.model.reading import document_files, read_folder
from dashboard.model.report import Severity

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA / "evidence", tmp_path / "evidence"))


def change(folder: Path, table: str, row_id: str, **cells: str) -> None:
    """Write some cells of one row anew."""
    path = folder / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    id_column = f"{table[:-1]}_id"
    for row in rows:
        row.update(cells if row[id_column] == row_id else {})
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def told(folder: Path) -> list[str]:
    return [f"{issue.severity} {issue.code}: {issue}" for issue in read_folder(folder).report]


def test_what_the_documents_bear_out_is_not_mentioned(folder: Path) -> None:
    assert told(folder) == []
    assert read_folder(folder).paragraphs == {"bulletin": 4, "letter": 4, "page": 5}


@pytest.mark.parametrize(
    ("claim", "cells", "expected"),
    [
        pytest.param(
            "b1", {"locator": "¶9"},
            'warning locator-beyond: claims.csv, line 2, column locator: "¶9" is beyond the end: '
            "documents/bulletin.txt has 4 paragraphs. It stands in ¶2.",
            id="beyond the end",
        ),
        pytest.param(
            "b3", {"low": "1520", "high": "1520"},
            "warning figure-not-found: claims.csv, line 4, column low: The figure 1520 is not "
            "found in ¶3 of documents/bulletin.txt. Check the locator and the cell.",
            id="figure mistyped",
        ),
        pytest.param(
            "l3", {"locator": "¶2"},
            "warning figure-not-found: claims.csv, line 9, column low: The figure -50 is not "
            "found in ¶2 of documents/letter.md. It stands in ¶4.",
            id="paragraph miscounted",
        ),
        pytest.param(
            "b5", {"quote": "Freilassung aller Gefangenen"},
            'warning quote-not-found: claims.csv, line 6, column quote: The quote "Freilassung '
            'aller Gefangenen" is not found in ¶4 of documents/bulletin.txt. '
            "Check the locator and the cell.",
            id="quote changed",
        ),
        pytest.param(
            "p1", {"locator": "p. 3"},
            'note locator-unread: claims.csv, line 10, column locator: "p. 3" names no paragraph, '
            "so the passage is not opened. Write such as ¶4 or ¶5–6.",
            id="a page",
        ),
    ],
)  # fmt: skip
def test_what_they_lack_is(folder: Path, claim: str, cells: dict[str, str], expected: str) -> None:
    change(folder, "claims", claim, **cells)
    assert told(folder) == [expected]


def test_one_of_several_cited_paragraphs_is_enough(folder: Path) -> None:
    change(folder, "claims", "b1", locator="¶1–3")
    assert told(folder) == []


def test_number_words_of_other_languages_are_only_a_note(folder: Path) -> None:
    change(folder, "sources", "bulletin", language="tr")
    change(folder, "claims", "b3", low="1520", high="1520")
    severities = {issue.code: issue.severity for issue in read_folder(folder).report}
    assert severities["figure-not-found"] is Severity.NOTE


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("documents/absent.txt", "no-document"),
        ("documents", "no-document"),
        ("../evidence/documents/bulletin.txt", "file-path"),
        ("/etc/passwd", "file-path"),
        ("out.txt", "document-outside"),
        ("claims.csv", "document-kind"),
    ],
)
def test_a_document_that_is_not_opened_costs_no_claim(folder: Path, file: str, code: str) -> None:
    (folder.parent / "outside.txt").write_text("outside", "utf-8")
    (folder / "out.txt").symlink_to(folder.parent / "outside.txt")
    change(folder, "sources", "bulletin", file=file)
    dataset = read_folder(folder)
    assert [issue.code for issue in dataset.report] == [code]
    assert len(dataset.claims) == 12
    assert "bulletin" not in dataset.paragraphs


def test_the_documents_of_a_folder_are_named(folder: Path) -> None:
    names = ("documents/bulletin.txt", "documents/letter.md", "documents/page.html")
    assert document_files(folder) == names
    change(folder, "sources", "letter", file="../outside.md")
    assert document_files(folder) == names[::2]
    (folder / "sources.csv").unlink()
    assert document_files(folder) == ()


def test_the_shipped_data_name_no_document(sample_data: Path) -> None:
    dataset = read_folder(sample_data)
    assert dataset.paragraphs == {}
    assert codes(dataset.report) <= {"new-value"}


def codes(issues: Iterable[object]) -> set[str]:
    return {str(getattr(issue, "code", "")) for issue in issues}


def word_file(texts: Iterable[str]) -> bytes:
    file, document = io.BytesIO(), Document()
    for text in texts:
        document.add_paragraph(text)
    document.save(file)
    return file.getvalue()


def pdf_file(texts: Iterable[str]) -> bytes:
    """Return a page with a line for each paragraph, the longest last."""
    file, page = io.BytesIO(), Figure(figsize=(12, 6))
    for number, text in enumerate(texts):
        page.text(0.05, 0.9 - 0.1 * number, text, fontsize=8)
    with rc_context({"pdf.fonttype": 42}):
        page.savefig(file, format="pdf")
    return file.getvalue()


PACKED = (
    "Three workers were arrested.",
    "The company counts 1,250 strikers.",
    "The dairy at Birkental in the valley has been on strike since the morning of the second day.",
)


@pytest.mark.parametrize(
    ("name", "write"), [("letter.docx", word_file), ("letter.pdf", pdf_file)], ids=["docx", "pdf"]
)
def test_word_files_and_pdfs_are_held_against_their_claims(
    folder: Path, name: str, write: Callable[[Iterable[str]], bytes]
) -> None:
    (folder / name).write_bytes(write(PACKED))
    change(folder, "sources", "bulletin", file=name, language="en")
    cells = {"quote": "", "wording": "", "measure": "count", "population": "", "unit": "people"}
    for claim, low, locator in (("b1", "3", "¶1"), ("b2", "1250", "¶2"), ("b3", "1250", "¶4")):
        change(folder, "claims", claim, locator=locator, low=low, high=low, **cells)
    dataset = read_folder(folder)
    assert dataset.paragraphs["bulletin"] == 3
    beyond = [(i.code, i.row_id) for i in dataset.report if i.row_id in ("b1", "b2", "b3")]
    assert beyond == [("locator-beyond", "b3")]
    assert read_document(folder, name).paragraphs == PACKED


def test_a_pdf_of_pictures_says_that_it_holds_no_text(folder: Path) -> None:
    (folder / "scan.pdf").write_bytes(pdf_file([]))
    change(folder, "sources", "bulletin", file="scan.pdf")
    assert codes(read_folder(folder).report) == {"document-empty"}
