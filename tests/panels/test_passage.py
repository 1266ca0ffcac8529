"""The passage as the dialog shows it: marked, cut to size, and never markup."""

import csv
import shutil
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from dashboard.model.reading import read_folder
from dashboard.panels.templating import render
from dashboard.views import passage
from dashboard.views.passage import PassageView, passage_view
from tests.fuzz.made_pdf import long_report

EVIDENCE = Path(__file__).parents[1] / "data" / "evidence"
SOURCE = (
    "source_id,label,title,published,language,kind,file\n{},S,A title,2031-01-07,en,report,{}\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EVIDENCE, tmp_path / "evidence"))


def view_of(folder: Path, claim_id: str) -> PassageView:
    view = passage_view(read_folder(folder), claim_id)
    assert view is not None
    return view


def marked(view: PassageView) -> list[str]:
    return [piece.text for each in view.paragraphs for piece in each.pieces if piece.marked]


def cited_alone(folder: Path, text: str, **cells: str) -> PassageView:
    """Return the passage of one claim about a document with this text."""
    (folder / "text.txt").write_text(text, "utf-8")
    (folder / "sources.csv").write_text(SOURCE.format("s", "text.txt"), "utf-8")
    head = "claim_id,event_id,source_id,claim,locator,stance,low,high,measure,quote".split(",")
    row = dict(zip(head, ["c", "arrests", "s", "Said.", "¶1", "asserts"], strict=False)) | cells
    with (folder / "claims.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, head)
        writer.writeheader()
        writer.writerow(row)
    return view_of(folder, "c")


def test_the_cited_paragraph_stands_between_its_neighbours(folder: Path) -> None:
    view = view_of(folder, "b3")
    assert [(each.number, each.cited) for each in view.paragraphs] == [
        (2, False), (3, True), (4, False),
    ]  # fmt: skip
    assert marked(view) == ["1.250", "Wir bedauern", "sehr"]
    assert view.notes == ("Marked: the figure and the quote.",)
    assert (view.title, view.locator, view.length) == (
        "Streik in der Molkerei Birkental", "¶3", "4 paragraphs",
    )  # fmt: skip


def test_ranges_and_gaps(folder: Path) -> None:
    text = "\n\n".join(f"Paragraph number {number}." for number in range(1, 31))
    view = cited_alone(folder, text, locator="¶1, ¶9")
    assert [each.number for each in view.paragraphs] == [1, 2, 8, 9, 10]
    assert [each.number for each in view.paragraphs if each.gap] == [8]
    view = cited_alone(folder, text, locator="¶1–20")
    assert sum(each.cited for each in view.paragraphs) == passage.MOST_CITED
    assert view.notes == ("And 14 cited paragraphs more.",)


def test_a_long_paragraph_is_shown_around_what_is_marked(folder: Path) -> None:
    text = "word " * 10_000 + "exactly 77 people " + "tail " * 10_000
    view = cited_alone(folder, text, low="77", high="77", measure="deaths")
    (paragraph,) = view.paragraphs
    shown = sum(len(piece.text) for piece in paragraph.pieces)
    assert marked(view) == ["77"]
    assert shown <= passage.CITED_LETTERS
    assert shown + paragraph.before + paragraph.after == len(text.strip())


def test_what_is_not_found_is_said_and_nothing_is_marked(folder: Path) -> None:
    view = cited_alone(folder, "Nobody counted.", low="77", measure="deaths")
    assert marked(view) == []
    assert view.notes == ("The figure was not found in ¶1.",)


def test_claims_without_a_document_have_no_passage(folder: Path) -> None:
    dataset = read_folder(folder)
    assert passage_view(dataset, "u1") is None
    assert passage_view(dataset, "<script>") is None
    (folder / "documents" / "letter.md").unlink()
    gone = passage_view(dataset, "l1")
    assert gone is not None, "the document went away after the data were read"
    assert "is not in the data folder" in gone.notes[0]


def test_a_text_is_never_markup(folder: Path) -> None:
    hostile = "<img src=x onerror=alert(1)> {{ 7*7 }} <b>77</b> </article><script>1</script>\x00"
    view = cited_alone(folder, hostile, low="77", high="77", measure="deaths")
    page = LexborHTMLParser(render("passage.html", view=view))
    assert not page.css("img, script, .ca-passage-text b")
    (shown,) = page.css(".ca-cited p")
    assert shown.text(deep=True) == hostile.replace("\x00", "␀")
    assert [mark.text() for mark in page.css("mark")] == ["77"]


def test_a_document_is_read_once_until_it_changes(folder: Path) -> None:
    dataset = read_folder(folder)
    told: list[str] = []

    def progress(what: str, done: int, total: int, share: float) -> None:
        told.append(what)

    (folder / "report.pdf").write_bytes(long_report(pages=2))
    dataset.sources.loc[dataset.sources["source_id"] == "bulletin", "file"] = "report.pdf"
    first = passage_view(dataset, "b1", progress)
    pages = len(told)
    again = passage_view(dataset, "b1", progress)
    assert (again, len(told)) == (first, pages) and pages > 0
    (folder / "report.pdf").write_bytes(long_report(pages=3))
    changed = passage_view(dataset, "b1", progress)
    assert changed != first and len(told) > pages
