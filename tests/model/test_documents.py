"""Documents: paragraphs as locators count them, and nothing from outside the folder."""

import os
from pathlib import Path

import pytest

from dashboard.model import document_files, documents
from dashboard.model.document_files import DocumentTooLongError, pdf_text
from dashboard.model.documents import read_document
from dashboard.model.locators import paragraph_numbers
from tests.fuzz.made_pdf import lost_objects, many_fonts, many_pages

EVIDENCE = Path(__file__).parents[1] / "data" / "evidence"


def written(folder: Path, name: str, content: bytes) -> str:
    (folder / name).write_bytes(content)
    return name


def code(folder: Path, name: str) -> str:
    problem = read_document(folder, name).problem
    return problem.code if problem else ""


def test_paragraphs_stand_between_blank_lines_headings_and_lists_included() -> None:
    paragraphs = read_document(EVIDENCE, "documents/bulletin.txt").paragraphs
    assert len(paragraphs) == 4
    assert paragraphs[0] == "Streik in der Molkerei Birkental"
    assert paragraphs[3].count("\n") == 2, "the list belongs to its paragraph"


def test_a_web_page_is_cut_into_blocks_without_its_scripts() -> None:
    assert read_document(EVIDENCE, "documents/page.html").paragraphs == (
        "Home",
        "Dairy at a standstill",
        "The company counts 1,250 strikers;\nthe council speaks of thousands.",
        "Three were arrested.",
        "None was charged.",
    )


@pytest.mark.parametrize(
    ("content", "paragraphs"),
    [
        pytest.param(b"", (), id="empty"),
        pytest.param(b" \n\t\n", (), id="blank"),
        pytest.param(b"one\r\n\r\ntwo\r\n", ("one", "two"), id="CRLF"),
        pytest.param("\ufeffeins\n \u00a0\nzwei".encode(), ("eins", "zwei"), id="mark, NBSP line"),
        pytest.param("größer".encode("utf-16"), ("größer",), id="utf-16"),
        pytest.param(b"a\x00b\x1b[31m", ("a␀b␛[31m",), id="control characters"),
        pytest.param("\u202eabc".encode(), ("⟦right-to-left override⟧abc",), id="direction"),
    ],
)
def test_texts_of_all_sorts(tmp_path: Path, content: bytes, paragraphs: tuple[str, ...]) -> None:
    assert read_document(tmp_path, written(tmp_path, "a.txt", content)).paragraphs == paragraphs


@pytest.mark.parametrize(
    ("page", "paragraphs"),
    [
        (b"loose<ul><li>a<li>b</ul>tail", ("loose", "a", "b", "tail")),
        (b"<div>one<br>more<br><br>two</div>", ("one\nmore", "two")),
        (b"<table><tr><td>1<td>2<tr><td>3</table>", ("1  2", "3")),
        (b"<p>&lt;script&gt; &amp; co</p><style>x</style>", ("<script> & co",)),
        ("<meta charset=windows-1251><p>Алматы".encode("cp1251"), ("Алматы",)),
        (b"<div>" * 3000 + b"deep", ("deep",)),
        (b"", ()),
    ],
    ids=["list", "breaks", "table", "escaped", "windows-1251", "deep", "empty"],
)
def test_pages_of_all_sorts(tmp_path: Path, page: bytes, paragraphs: tuple[str, ...]) -> None:
    assert read_document(tmp_path, written(tmp_path, "a.html", page)).paragraphs == paragraphs


def test_nothing_outside_the_folder_is_opened(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", "utf-8")
    (folder / "link.txt").symlink_to(secret)
    (folder / "out").symlink_to(tmp_path)
    (folder / "circle.txt").symlink_to(folder / "circle.txt")
    os.mkfifo(folder / "pipe.txt")
    assert code(folder, "link.txt") == "document-outside"
    assert code(folder, "out/secret.txt") == "document-outside"
    assert code(folder, "../secret.txt") == "document-outside"
    assert code(folder, str(secret)) == "document-outside"
    for name in ("circle.txt", "pipe.txt", "no\0name.txt", "x" * 5000, "absent.txt", "."):
        assert code(folder, name) == "no-document", name


def test_a_link_within_the_folder_is_followed(tmp_path: Path) -> None:
    written(tmp_path, "a.txt", b"one")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    assert read_document(tmp_path, "b.txt").paragraphs == ("one",)


def test_what_cannot_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert code(tmp_path, written(tmp_path, "a.doc", b"PK")) == "document-kind"
    for name in ("a.docx", "a.pdf"):
        assert code(tmp_path, written(tmp_path, name, b"PK")) == "document-unreadable"
    name = written(tmp_path, "old.txt", "Müll in Größe".encode("cp1252"))
    problem = read_document(tmp_path, name).problem
    assert problem is not None
    assert problem.explanation[0].startswith('"old.txt", line 1: is not UTF-8')
    assert "CSV" not in " ".join(problem.explanation)
    monkeypatch.setattr(documents, "LIMIT_BYTES", 10)
    assert code(tmp_path, written(tmp_path, "long.txt", b"x" * 11)) == "document-large"
    assert code(tmp_path, written(tmp_path, "just.txt", b"x" * 10)) == ""


@pytest.mark.parametrize(
    ("locator", "numbers"),
    [
        ("¶4", (4,)),
        ("¶ 4", (4,)),
        ("¶5–6", (5, 6)),
        ("¶¶ 5-6, 9", (5, 6, 9)),
        ("¶1, ¶4", (1, 4)),
        ("¶4 und ¶1", (4, 1)),
        ("para 12", (12,)),
        ("Absatz 3 bis 4", (3, 4)),
        ("¶0", ()),
        ("¶6–5", ()),
        ("¶1–999999", ()),
        ("¶", ()),
        ("4", ()),
        ("p. 4", ()),
        ("12:30", ()),
        ("¶4, side note", ()),
        ("<script>¶4", ()),
    ],
)
def test_locators(locator: str, numbers: tuple[int, ...]) -> None:
    assert paragraph_numbers(locator) == numbers


@pytest.mark.parametrize(
    ("clock", "content", "why"),
    [
        ("_OPENING_SECONDS", lost_objects(40_000), "takes more than 0 s to open"),
        ("_PAGE_SECONDS", many_fonts(), "has a page that takes more than 0 s to read"),
        ("_MOST_SECONDS", many_pages(), "takes more than 0 s to read"),
    ],
    ids=["opening", "page", "whole"],
)
def test_each_clock_of_a_pdf_says_what_takes_so_long(
    monkeypatch: pytest.MonkeyPatch, clock: str, content: bytes, why: str
) -> None:
    monkeypatch.setattr(document_files, clock, 0.1)
    with pytest.raises(DocumentTooLongError) as refused:
        pdf_text(content)
    assert str(refused.value) == why


def test_the_clock_of_a_page_does_not_run_while_the_file_is_opened(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(document_files, "_PAGE_SECONDS", 0.3)
    assert "page 1" in pdf_text(lost_objects(60_000))
