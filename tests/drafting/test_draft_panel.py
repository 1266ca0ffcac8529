"""The page for drafting, run by Streamlit's own test harness, and the rows it hands on."""

import csv
import html
import io
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.drafting.context import DraftContext
from dashboard.drafting.drafting import draft
from dashboard.drafting.folder import dataset_context
from dashboard.language import LANGUAGES
from dashboard.model.dataset import Dataset
from dashboard.model.reading import read_folder
from dashboard.model.schemas import CLAIMS
from dashboard.model.translations import in_language
from dashboard.panels.draft_marks import meanings, pieces
from dashboard.panels.draft_rows import fitted, likely_event, rows_csv, with_ids

TEXT = (
    "Gestern besetzten 300 Demonstranten den Flughafen von Almaty.\n\n"
    "In Schanaosen starben 2011 mindestens 16 Streikende, so der Sender Khabar.\n\n"
    "Solidarität mit allen!"
)
HOSTILE = 'Gestern starben 5 <img src=x onerror="alert(1)"> Menschen in Almaty.'


def script(folder: str) -> None:
    from pathlib import Path

    from dashboard.panels.draft_panel import draft_panel
    from dashboard.panels.loading import load

    draft_panel(load(Path(folder)))


@pytest.fixture(scope="module")
def dataset(sample_data: Path) -> Dataset:
    return read_folder(sample_data)


def started(sample_data: Path, text: str) -> AppTest:
    page = AppTest.from_function(script, args=(str(sample_data),), default_timeout=60).run()
    page.selectbox(key="draft-source").select("mlpd")
    page.text_area(key="draft-text").input(text)
    page.button[0].click().run()
    assert not page.exception
    return page


def shown(page: AppTest) -> str:
    return " ".join(element.proto.body for element in page.get("html"))


def press_accept(page: AppTest, name: str) -> None:
    next(b for b in page.button if b.proto.form_id == f"draft-form-{name}").click().run()
    assert not page.exception


def test_candidates_are_accepted_dropped_and_taken_back(sample_data: Path) -> None:
    page = started(sample_data, TEXT)
    assert "<b>2 candidates</b>" in shown(page)
    assert '<mark class="ca-mark-place">Flughafen von Almaty</mark>' in shown(page)
    page.text_area(key="draft-field-claim-0-0-0").input("Demonstrators took the airport.")
    press_accept(page, "0-0")
    page.button(key="draft-drop-0-1").click().run()
    assert "Every candidate is decided." in shown(page)
    page.get("button_group")[0].select("accepted").run()
    page.button(key="draft-back-0-0").click().run()
    assert not page.exception
    assert page.session_state["draft-state"].open == [0]


def test_a_correction_is_what_is_collected(sample_data: Path) -> None:
    page = started(sample_data, TEXT)
    page.text_area(key="draft-field-claim-0-1-0").input("Strikers died in Zhanaozen.")
    page.text_input(key="draft-field-low-0-1-0").input("14")
    press_accept(page, "0-1")
    (row,) = page.session_state["draft-state"].rows
    assert (row["claim"], row["low"]) == ("Strikers died in Zhanaozen.", "14")
    assert row["quote"].startswith("In Schanaosen starben 2011")


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ("", "Write what is said first"),
        ("  ", "Write what is said first"),
        (TEXT.partition("\n")[0], "This is the quotation."),
        (TEXT.partition("\n")[0].upper().rstrip("."), "This is the quotation."),
    ],
)
def test_a_quotation_is_not_accepted_as_a_claim(sample_data: Path, claim: str, said: str) -> None:
    page = started(sample_data, TEXT)
    assert page.text_area(key="draft-field-claim-0-0-0").value == ""
    page.text_area(key="draft-field-claim-0-0-0").input(claim)
    press_accept(page, "0-0")
    assert said in shown(page)
    assert page.session_state["draft-state"].open == [0, 1]


def test_what_is_inferred_stands_apart_and_fills_no_cell(sample_data: Path) -> None:
    text = f"{TEXT.partition(chr(10))[0]}\n\nDort wurden 40 Menschen festgenommen."
    page = started(sample_data, text)
    body = shown(page)
    assert "Not said here, inferred from the context" in body
    assert '<span class="ca-inferred-place">place?</span> “Dort”: Almaty airport' in body
    place = page.selectbox(key="draft-field-place-0-1-0")
    assert place.value == ""
    assert place.options[1] == "Almaty airport (inferred, ¶1: pointed at)"
    page.text_area(key="draft-field-claim-0-1-0").input("40 people were arrested there.")
    press_accept(page, "0-1")
    (row,) = page.session_state["draft-state"].rows
    assert "place" not in row
    assert "date" not in row


def test_text_of_a_document_is_no_markup(sample_data: Path) -> None:
    body = shown(started(sample_data, HOSTILE))
    assert "<img" not in body
    assert html.escape("<img", quote=False) in body


def test_no_text_is_said_and_not_drafted(sample_data: Path) -> None:
    page = started(sample_data, "  ")
    assert "Open a file, or paste a text." in shown(page)
    assert "draft-state" not in page.session_state


def test_pieces_are_the_whole_sentence(dataset: Dataset) -> None:
    for each in draft(TEXT, dataset_context(dataset, DraftContext("mlpd"))):
        assert "".join(piece.text for piece in pieces(each)) == each.sentence
        assert meanings(each)


def test_an_event_is_guessed_only_when_one_fits(dataset: Dataset) -> None:
    airport, shot = draft(TEXT, dataset_context(dataset, DraftContext("mlpd")))
    assert likely_event(shot, dataset) == "zhanaozen-2011"
    (vague,) = draft(
        "Kasachstan war 2022 in Aufruhr.", dataset_context(dataset, DraftContext("mlpd"))
    )
    assert likely_event(vague, dataset) == ""


def test_rows_keep_place_and_day_only_where_they_differ(dataset: Dataset) -> None:
    _, shot = draft(TEXT, dataset_context(dataset, DraftContext("mlpd")))
    cells = fitted(shot.rows[0], "zhanaozen-2011", dataset).cells
    assert "place" not in cells
    assert cells["date"] == "2011"
    assert cells["attributed_to"] == "Sender Khabar"


def test_a_place_that_the_folder_lacks_is_said(dataset: Dataset) -> None:
    (each,) = draft("In Lima starben 5 Menschen.", dataset_context(dataset, DraftContext("mlpd")))
    row = fitted(each.rows[0], "", dataset)
    assert row.unknown_place == "Lima"
    assert "place" not in row.cells


def test_places_are_found_by_their_english_names_in_every_language(dataset: Dataset) -> None:
    kazakh = in_language(dataset, LANGUAGES[-1])
    (each,) = draft(
        "In Zhanaozen and Moscow 5 people died.", dataset_context(kazakh, DraftContext("mlpd"))
    )
    found = [(place.place_id, place.name) for place in each.places]
    assert found == [("zhanaozen", "Жаңаөзен"), ("moscow", "Мәскеу")]


def test_ids_go_on_and_the_file_has_the_columns_of_claims() -> None:
    rows = with_ids([{"source_id": "cwi", "claim": "=1"}, {"source_id": "new"}], ["cwi-009", "x"])
    assert [row["claim_id"] for row in rows] == ["cwi-010", "new-01"]
    read = list(csv.DictReader(io.StringIO(rows_csv(rows).decode())))
    assert tuple(read[0]) == CLAIMS.columns
    assert read[0]["claim"] == "=1"
