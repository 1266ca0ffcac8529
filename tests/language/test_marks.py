"""What is not in the reader's language says so wherever it is shown: people see it, voices hear."""

import csv
import io
import json
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright
from pptx import Presentation

from dashboard.analysis.comparison import comparison
from dashboard.analysis.selection import Selection
from dashboard.export.deck import deck_pptx
from dashboard.export.deck_options import DeckOptions
from dashboard.export.deck_questions import question_keys, question_part
from dashboard.export.options import StillOptions
from dashboard.export.page import page_html
from dashboard.export.page_data import page_data
from dashboard.export.scene import Scene, open_scene
from dashboard.export.still import still_picture
from dashboard.export.table import table_file
from dashboard.language import use
from dashboard.model.translations import document_language
from dashboard.panels.templating import render
from dashboard.views.compare import view_of
from dashboard.views.panel import panel_view
from dashboard.views.sources_view import sources_view
from dashboard.views.tray import tray_view
from dashboard.views.two_sources import two_sources
from tests.browser.chromium import FLAGS, find_chromium

TABLES = {
    "sources": "source_id,label,title,title_en,published,language,kind,notes,notes_de\n"
    "a,A,Der Streik,The strike,2022-01-06,de,report,Undated.,\n"
    "b,B,Забастовка,,2022-01-06,ru,report,Scanned.,Gescannt.\n",
    "places": "place_id,name,name_ru,kind,country,latitude,longitude\n"
    "almaty,Almaty,Алматы,city,KZ,43.25,76.95\n",
    "events": "event_id,date,place,title,title_de,category\n"
    "e,2022-01-05,almaty,Strike,Ausstand,strike\nf,2022-01-05,almaty,Rally,,protest\n"
    "g,,almaty,Talks,,statement\n",
    "claims": "claim_id,event_id,source_id,claim,claim_de,locator,stance,attributed_to,"
    "measure,population,scope,low,high,quote,quote_translation,notes,tone,relation,relates_to,wording\n"
    "c1,e,a,They struck.,Sie streikten.,¶1,asserts,a union,arrests,all,in town,5,5,"
    "Sie streiken,They strike,unsure,dry,,,a handful\n"
    "c2,e,b,Seven were held.,,¶2,asserts,,arrests,all,,7,7,,,,,,,\n"
    "c3,f,b,They met.,,¶3,asserts,,,,,,,,,,,contradicts,c1,\n"
    "c4,g,b,They spoke.,,¶4,asserts,,,,,,,,,,,,,\n",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("marks")
    for name, text in TABLES.items():
        (path / f"{name}.csv").write_text(text, encoding="utf-8")
    return path


def scene_in(folder: Path, code: str) -> Scene:
    return open_scene(folder, {"day": "2022-01-05", "lang": code})[0]


def mark(title: str, own: str, code: str) -> str:
    return f'\u00a0<abbr class="ca-lang" title="{title}" lang="{own}">{code}</abbr>'


ENGLISH_MARK = mark("Dieser Text ist in einer anderen Sprache: Englisch", "de", "en")
ENGLISH_IN_PAGE = (  # the order of the scripts' attributes
    '\u00a0<abbr class="ca-lang" lang="de" title="Dieser Text ist in einer anderen Sprache: '
    'Englisch">en</abbr>'
)
ALL = {"claim": "en", "figure": "en", "wording": "en", "counted": "en", "attributed": "en",
       "quote": "de", "quote_translation": "en", "notes": "en", "label": "en"}  # fmt: skip
CASES = {
    "en": [{"quote": "de"}, {}, {}],
    "de": [{name: code for name, code in ALL.items() if name not in ("claim", "quote")},
           {"claim": "en", "label": "en"}, {"claim": "en", "label": "en"}],
    "kk": [ALL | {"claim": "en"}, {"claim": "en", "label": "en"}, {"claim": "en", "label": "en"}],
}  # fmt: skip


@pytest.mark.parametrize("code", CASES)
def test_a_claim_knows_the_language_of_its_parts(folder: Path, code: str) -> None:
    scene = scene_in(folder, code)
    with use(code):
        view = panel_view(scene.dataset, scene.axis, scene.selection)
    events = [event for group in view.groups for event in group.events]
    assert [line.languages for event in events for line in event.claims] == CASES[code]
    titles = {"en": [{}, {}], "de": [{}, {"title": "en"}], "kk": [{"title": "en"}] * 2}
    assert [event.languages for event in events] == titles[code]


def test_every_page_marks_texts_and_says_the_language_of_names(folder: Path) -> None:
    scene = scene_in(folder, "de")
    data, axis = scene.dataset, scene.axis
    with use("de"):
        (group,) = panel_view(data, axis, scene.selection).groups
        place = render("place.html", group=group, alone=True, slim=False)
        cards = [render("source_card.html", card=each) for each in sources_view(data)]
        tray = render("tray.html", view=tray_view(data))
        found = two_sources(data, axis, Selection(), "a", "b")
        two = render("compare_two.html", found=found, colours=("#000", "#111"),
                     lists=[("", "one", found.events, [])])  # fmt: skip
        view = view_of(comparison(data), "e.arrests")
        foot = render("compare_foot.html", view=view, compact=False, listed=False)
        count = render("place_count.html", group=group)
    for text, where in (
        ("Seven were held.", place), ("Rally", place),
        ("They strike", place), ("unsure", place), ("Undated.", cards[0]),
        ("They spoke.", tray), ("Rally", two), ("Seven were held.", foot),
    ):  # fmt: skip
        assert f'<span lang="en">{text}</span>{ENGLISH_MARK}' in where, text
    assert f"<span>beruft sich auf a union{ENGLISH_MARK}</span>" in place, "no voice but ours"
    assert (
        f'<div class="ca-figure">Festnahmen: 5, in town · „a handful“{ENGLISH_MARK}</div>' in place
    )
    assert f"(„a handful“){ENGLISH_MARK}<br>" in foot, "the words of a figure"
    assert f'<span class="ca-muted">alle, in town{ENGLISH_MARK}</span>' in foot, "what it counts"
    assert "Sie streikten.</div>" in place and "Ausstand</span>" in place
    assert '<span lang="en">A</span></b>' in place, "a name has no mark"
    assert '<span lang="en">Almaty</span>, ' in count
    assert '<p class="ca-title">Der Streik</p>' in cards[0] and "Gescannt.</dd>" in cards[1]
    title = "Dieser Text ist in einer anderen Sprache: Russisch"
    assert f'<span lang="ru">Забастовка</span>{mark(title, "de", "ru")}' in cards[1]


def test_exports_tell_the_language_of_a_claim(folder: Path) -> None:
    scene = scene_in(folder, "de")
    deck = Presentation(io.BytesIO(deck_pptx(scene, DeckOptions(keys=("2022-01-05",)))))
    notes = "\n".join(slide.notes_slide.notes_text_frame.text for slide in deck.slides)
    assert "Seven were held. [Festnahmen: 7; Sprache: Englisch" in notes
    assert "Sie streikten. [Festnahmen: 5, in town · „a handful“; b" in notes
    still = still_picture(scene, StillOptions(), "svg").decode()
    assert "Sprache: Englisch" in still
    rows = {row["claim_id"]: row for row in csv.DictReader(
        io.StringIO(table_file(scene, "csv").decode("utf-8-sig")))}  # fmt: skip
    told = {key: (row["claim_language"], row["event_language"]) for key, row in rows.items()}
    assert told == {"c1": ("de", "de"), "c2": ("en", "de"), "c3": ("en", "en")}
    features = json.loads(table_file(scene, "geojson"))["features"]
    assert {each["id"]: each["properties"]["claim_language"] for each in features} == {
        "c1": "de", "c2": "en", "c3": "en"}  # fmt: skip


def test_a_page_of_its_own_carries_the_languages(folder: Path) -> None:
    scene = scene_in(folder, "de")
    with use("de"):
        data = page_data(scene)
    assert [each.get("languages", {}).get("claim") for each in data["lines"]] == [
        None, "en", "en", "en"]  # fmt: skip
    assert [each["language"] for each in data["events"]] == ["", "en", "en"]
    assert [each["language"] for each in data["places"]] == ["en"]


def test_a_name_that_is_a_word_of_the_lists_is_translated(tmp_path: Path) -> None:
    claims = (
        "claim_id,event_id,source_id,claim,locator,stance,attributed_to,attributed_to_de,measure,"
        "population,population_de,scope,low,high\n"
        "c1,e,a,They struck.,¶1,asserts,demonstrators,Demonstrierende,arrests,"
        "demonstrators,nie gelesen,all,5,5\n"
    )
    for name, text in (TABLES | {"claims": claims}).items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    table = table_file(scene_in(tmp_path, "de"), "csv").decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(table))
    assert row["attributed_to"] == "Demonstrierende"
    assert (row["population"], row["scope"]) == ("demonstrators", "all"), "words of the lists"


def test_slides_of_a_question_mark_claims_that_are_its_answers(folder: Path) -> None:
    scene = scene_in(folder, "de")
    with use("de"):
        disputed, figure = (
            {row[1].text: row[1].remark for page in part.pages for row in page.table.rows}
            for part in (question_part(scene, key, DeckOptions()) for key in question_keys(scene))
        )
    assert disputed == {"Sie streikten.": "", "They met.": "Sprache: Englisch"}
    assert "Sprache" not in figure["7"], "a number is in no language"


@pytest.mark.browser
def test_a_page_of_its_own_speaks_its_own_words_itself(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(page_html(scene_in(folder, "de")), encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        page = browser.new_page()
        page.goto(path.as_uri())
        (claim,) = page.locator(".page-event li", has_text="Sie streikten.").all()
        inner = claim.inner_html().replace("&nbsp;", "\u00a0")
        browser.close()
    assert f"<span>beruft sich auf a union{ENGLISH_IN_PAGE}</span>" in inner
    assert (
        f'<div class="page-figure">Festnahmen: 5, in town · „a handful“{ENGLISH_IN_PAGE}</div>'
        in inner
    )
    notes = f'notes: <span lang="en">unsure</span>{ENGLISH_IN_PAGE} · tone: dry</div>'
    assert f'<div class="page-own">{notes}' in inner


@pytest.mark.parametrize(
    ("written", "read"),
    [("deu", "de"), ("eng", "en"), ("de-AT", "de-AT"), ("DEU-at", "de-at"), ("kaz", "kk"),
     ("und", ""), ("mul", ""), ("zxx", ""), ("German!", ""), ("", "")],
)  # fmt: skip
def test_a_code_of_three_letters_is_no_other_language(written: str, read: str) -> None:
    assert document_language({"language": written}) == read


def test_data_in_one_language_has_no_marks_but_of_what_is_printed(tmp_path: Path) -> None:
    for name, text in TABLES.items():
        head, *rows = csv.reader(io.StringIO(text))
        kept = [at for at, column in enumerate(head) if column[-3:] not in ("_de", "_ru", "_en")]
        lines = ([row[at] for at in kept] for row in (head, *rows))
        with (tmp_path / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(lines)
    scene = scene_in(tmp_path, "ru")
    with use("ru"):
        view = panel_view(scene.dataset, scene.axis, scene.selection)
        cards = sources_view(scene.dataset)
    lines = [line for group in view.groups for event in group.events for line in event.claims]
    printed = {"quote": "de", "quote_translation": "en"}
    assert [line.languages for line in lines] == [printed, {}, {}]
    assert [card.languages for card in cards] == [{"title": "de"}, {}]
    assert "claim_language" not in json.loads(table_file(scene, "json"))["claims"][0]
