"""Decks opened again: every claim of a slide leads to source and view; nothing runs off."""

import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from itertools import combinations
from pathlib import Path
from zipfile import ZipFile

import numpy as np
import openpyxl
import pytest
from pptx import Presentation
from pypdf import PdfReader

from dashboard.analysis.claim_slots import claim_slots
from dashboard.analysis.filters import in_window, shown
from dashboard.analysis.selection import Mode
from dashboard.errors import SelectionError
from dashboard.export.deck import deck_outline, deck_pptx
from dashboard.export.deck_options import DeckOptions, Per
from dashboard.export.options import Theme
from dashboard.export.scene import Scene, days_with_claims, open_scene

HOST = "https://host.example/atlas/"
#: Days enough to see every kind of slide: a year, a quiet day, a crowded one.
SOME = ("2007", "2022-01-02", "2022-01-05")
#: (data, options): each deck is made once and looked at by many tests.
DECKS = {
    "days": ("sample", DeckOptions(keys=SOME)),
    "all-days": ("sample", DeckOptions(with_map=False)),
    "every-claim": ("sample", DeckOptions(keys=SOME, claims=None, with_map=False)),
    "places": ("sample", DeckOptions(per=Per.PLACE, with_map=False)),
    "questions": ("sample", DeckOptions(per=Per.QUESTION)),
    "dark": ("sample", DeckOptions(keys=("2022-01-06",), theme=Theme.DARK)),
    "hostile-days": ("hostile", DeckOptions()),
    "hostile-places": ("hostile", DeckOptions(per=Per.PLACE, claims=None, with_map=False)),
    "hostile-questions": ("hostile", DeckOptions(per=Per.QUESTION)),
}


@pytest.fixture(scope="module")
def scenes(repository: Path) -> dict[str, Scene]:
    folders = {"sample": repository / "data", "hostile": repository / "tests/data/hostile"}
    return {name: open_scene(folder, {}, HOST)[0] for name, folder in folders.items()}


@pytest.fixture(scope="module")
def made(scenes):
    """Return a function that makes each deck of the table once."""
    kept = {}

    def make(name):
        if name not in kept:
            data, options = DECKS[name]
            kept[name] = deck_pptx(scenes[data], options)
        return kept[name]

    return make


def opened(file: bytes):
    return Presentation(BytesIO(file))


def notes_of(slide) -> str:
    return slide.notes_slide.notes_text_frame.text


def tables_of(slide):
    return [shape.table for shape in slide.shapes if shape.has_table]


def cells_of(slide) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for table in tables_of(slide) for row in table.rows]


def named(slide, name):
    return next((shape for shape in slide.shapes if shape.name == name), None)


def slide_titled(deck, title):
    return next(slide for slide in deck.slides if slide.shapes.title.text == title)


@pytest.mark.parametrize("name", DECKS)
def test_nothing_runs_off_a_slide_or_lies_on_anything_else(made, name):
    deck = opened(made(name))
    assert (deck.slide_width, deck.slide_height) == (12192000, 6858000)
    for slide in deck.slides:
        boxes = []
        for shape in slide.shapes:
            left, top, width, height = shape.left, shape.top, shape.width, shape.height
            assert left >= 0 and top >= 0, shape.name
            assert left + width <= deck.slide_width, shape.name
            assert top + height <= deck.slide_height, shape.name
            boxes.append((shape.name, left, top, left + width, top + height))
        for one, two in combinations(boxes, 2):
            across = one[1] < two[3] and two[1] < one[3]
            assert not (across and one[2] < two[4] and two[2] < one[4]), (one[0], two[0])


@pytest.mark.parametrize("name", DECKS)
def test_tables_are_as_tall_as_their_rows_and_as_wide_as_their_columns(made, name):
    for slide in opened(made(name)).slides:
        for shape in slide.shapes:
            if shape.has_table:
                assert abs(sum(row.height for row in shape.table.rows) - shape.height) < 100
                assert abs(sum(each.width for each in shape.table.columns) - shape.width) < 100


@pytest.mark.parametrize("name", DECKS)
def test_every_slide_has_a_title_notes_and_its_number(made, name):
    for slide in opened(made(name)).slides:
        assert slide.shapes.title is not None and slide.shapes.title.text.strip()
        assert slide.shapes.title.is_placeholder
        assert f"Link to this view: {HOST}" in notes_of(slide)
    assert b'type="slidenum"' in slide_xml(made(name), 2)


@pytest.mark.parametrize("name", DECKS)
def test_outline_is_the_deck(made, scenes, name):
    data, options = DECKS[name]
    outline = deck_outline(scenes[data], options)
    slides = list(opened(made(name)).slides)
    assert sum(plan.slides for plan in outline) == len(slides)
    assert [outline[0].kind, outline[-1].kind] == ["title", "sources"]
    at = 0
    for plan in outline:
        start = slides[at].shapes.title.text.removesuffix("…")
        assert plan.title.startswith(start.split("\ufffd")[0])
        for number, slide in enumerate(slides[at + 1 : at + plan.slides], start=2):
            assert f"continued, {number} of {plan.slides}" in slide.shapes.title.text
        at += plan.slides


def test_all_days_with_claims_have_a_slide_and_no_claim_is_lost(made, scenes):
    scene = scenes["sample"]
    outline = deck_outline(scene, DECKS["all-days"][1])
    assert tuple(plan.key for plan in outline if plan.kind == "day") == days_with_claims(scene)
    notes = "\n".join(notes_of(slide) for slide in opened(made("all-days")).slides)
    for claim in scene.dataset.claims["claim"]:
        assert claim in notes


@pytest.mark.parametrize("day", SOME)
def test_every_claim_of_a_day_is_in_its_notes_with_source_locator_and_link(made, scenes, day):
    scene = scenes["sample"].showing(day=day)
    plans = deck_outline(scene, DECKS["days"][1])
    title = next(plan.title for plan in plans if plan.key == day)
    slide = slide_titled(opened(made("days")), title)
    notes = notes_of(slide)
    assert f"Link to this view: {scene.link}" in notes.splitlines()
    rows = np.flatnonzero(in_window(scene.dataset, scene.axis, scene.selection))
    labels = scene.dataset.sources.set_index("source_id")["label"]
    for claim in scene.dataset.claims.iloc[rows].to_dict("records"):
        assert f"{labels[claim['source_id']]} {claim['locator']}: {claim['claim']}" in notes
    assert notes.count("• ") == len(rows)


def test_what_is_on_a_slide_and_what_is_counted_make_all(made, scenes):
    """8 on the slide, "And 14 more dated to 5 January 2022 and 74 dated only as a span"."""
    slide = slide_titled(opened(made("days")), "Wednesday, 5 January 2022")
    on_slide = len(cells_of(slide)) - 1
    remark = named(slide, "Not on this slide").text_frame.text
    counted = sum(int(word) for word in remark.split("dated to")[0].split() if word.isdigit())
    spans = int(remark.split(" and ")[1].split()[0])
    scene = scenes["sample"].showing(day="2022-01-05")
    here = in_window(scene.dataset, scene.axis, scene.selection)
    spanning = claim_slots(scene.dataset, scene.axis).spanning
    assert on_slide + counted == int((here & ~spanning).sum())
    assert spans == int((here & spanning).sum())


def test_a_figure_on_a_slide_leads_to_its_source_and_view(made):
    """From "troops: 4,000" to MLPD, ¶6, and the address of the day."""
    slide = slide_titled(opened(made("dark")), "Thursday, 6 January 2022")
    row = next(row for row in cells_of(slide) if "4,000" in row[2])
    assert row[0] == "● MLPD" and row[3] == "¶6"
    (line,) = [line for line in notes_of(slide).splitlines() if "4,000 soldiers" in line]
    assert line.startswith("• MLPD ¶6: ") and "as of 11 January 2022" in line
    origin = named(slide, "Origin").text_frame.paragraphs[0].runs[-1]
    assert origin.hyperlink.address == f"{HOST}?"  # 6 January is the default day
    assert (
        named(slide, "Map")
        ._element.nvPicPr.cNvPr.get("descr")
        .startswith("Map. Thursday, 6 January 2022")
    )


def test_sources_have_their_colour_in_the_table(made):
    slide = slide_titled(opened(made("dark")), "Thursday, 6 January 2022")
    dots = {
        row.cells[0].text: str(row.cells[0].text_frame.paragraphs[0].runs[0].font.color.rgb)
        for row in list(tables_of(slide)[0].rows)[1:]
    }
    assert dots["● ICOR"] == "0072B2" and dots["● CWI"] == "D55E00"


def test_maps_are_at_twice_their_size_and_have_words(made):
    for slide in opened(made("days")).slides:
        shape = named(slide, "Map")
        if shape is not None:
            pixels = shape.image.size[0] / (shape.width / 12192000 * 1280)
            assert pixels == pytest.approx(2, abs=0.02)
            assert "claims" in shape._element.nvPicPr.cNvPr.get("descr")
    with_maps = [slide for slide in opened(made("days")).slides if named(slide, "Map")]
    assert len(with_maps) == len(SOME)


def test_all_exact_claims_on_slides_where_that_is_asked(made, scenes):
    deck, scene = opened(made("every-claim")), scenes["sample"].showing(day="2022-01-05")
    here = in_window(scene.dataset, scene.axis, scene.selection)
    here &= ~claim_slots(scene.dataset, scene.axis).spanning
    slides = [slide for slide in deck.slides if "5 January" in slide.shapes.title.text]
    assert len(slides) > 1
    told = "\n".join(row[1] for slide in slides for row in cells_of(slide))
    for claim in scene.dataset.claims["claim"][here]:
        assert claim in told


def test_days_that_were_not_chosen_are_counted_on_the_title_slide(made, scenes):
    words = named(opened(made("days")).slides[0], "What is in this deck").text_frame.text
    scene = scenes["sample"]
    inside = np.zeros(len(scene.dataset.claims), dtype=bool)
    for day in SOME:
        inside |= in_window(scene.dataset, scene.axis, scene.showing(day=day).selection)
    assert f"{inside.sum()} of {len(inside)} claims" in words
    assert f"Not in this deck: {(~inside).sum()} claims" in words


def test_place_slides_have_the_places_of_the_days_in_view(scenes):
    scene = scenes["sample"]
    outline = deck_outline(scene, DECKS["places"][1])
    mask = in_window(scene.dataset, scene.axis, scene.selection)
    places = scene.dataset.claims["place_id"][mask]
    plans = [plan for plan in outline if plan.kind == "place"]
    assert {plan.key: plan.claims for plan in plans} == places.value_counts().to_dict()
    until = scene.showing(day=scene.axis.slots[-1].key, mode=Mode.UNTIL)
    longer = deck_outline(until, DECKS["places"][1])
    assert sum(plan.claims for plan in longer if plan.kind == "place") == len(mask)


def test_question_slides_lead_with_conflicts_and_show_answers_and_silence(made, scenes):
    deck = opened(made("questions"))
    summaries = [named(slide, "Summary") for slide in deck.slides]
    stands = [each.text_frame.text.split(" · ")[0] for each in summaries if each is not None]
    conflicts = [each == "The answers cannot all hold" for each in stands]
    assert conflicts[0] and conflicts == sorted(conflicts, reverse=True)
    slide = slide_titled(deck, "How many deaths? · Strikers shot at Zhanaozen")
    assert ["● ICOR", "16\nstrikers", "6 to 31 January 2022", "¶6"] in cells_of(slide)
    words = named(slide, "How the answers stand").text_frame.text
    assert "they cannot both hold" in words
    assert "Silent: Solidarity appeal, Uprising report and MLPD." in words
    link = f"{HOST}compare?question=zhanaozen-2011.deaths"
    assert f"Link to this view: {link}" in notes_of(slide).splitlines()


def test_charts_are_native_and_hold_the_figures(made):
    slide = slide_titled(opened(made("questions")), "How many deaths? · Strikers shot at Zhanaozen")
    shape = next(shape for shape in slide.shapes if shape.has_chart)
    plot = shape.chart.plots[0]
    assert list(plot.categories) == [
        "ICOR: 16",
        "CWI: up to 100",
        "official count (cited by CWI): 14",
    ]
    assert [list(each.values) for each in plot.series] == [[16, 0, 14], [0, 100, 0]]
    assert "ICOR: 16" in shape._element.nvGraphicFramePr.cNvPr.get("descr")
    book = openpyxl.load_workbook(BytesIO(shape.chart.part.chart_workbook.xlsx_part.blob))
    assert [cell.value for cell in book.active["B"]] == ["at least", 16, 0, 14]


def test_answers_that_count_different_things_are_in_no_chart(made):
    slide = slide_titled(opened(made("questions")), "How much? · Sunninghill Park sold")
    assert not any(shape.has_chart for shape in slide.shapes)
    assert any("15,000,000 GBP" in row[1] for row in cells_of(slide))


def test_closing_slide_lists_all_sources_those_left_out_too(scenes):
    scene = scenes["sample"].showing(sources=frozenset({"cwi", "mlpd"}))
    deck = opened(deck_pptx(scene, DeckOptions(keys=("2022-01-11",), with_map=False)))
    last = deck.slides[len(deck.slides) - 1]
    rows = {row[0].splitlines()[0]: row for row in cells_of(last)}
    assert set(rows) == {"Source"} | {f"● {each}" for each in scene.dataset.sources["label"]}
    assert rows["● ICOR"] == [
        "● ICOR\nleft out by the filters",
        "[Statement on the uprising in Kazakhstan, untitled]",
        "ICOR", "6 to 31 January 2022", "statement", "0 of 49",
    ]  # fmt: skip
    stamp = named(last, "Origin of the data")
    assert "left out: ICOR, Solidarity appeal and Uprising report" in stamp.text_frame.text
    notes = "\n".join(notes_of(slide) for slide in deck.slides)
    assert shown(scene.dataset, scene.selection).sum() == 173 and "Hidden by filters" in notes


def test_sources_link_to_the_web_only(made):
    """The hostile folder has addresses that are scripts, data and one that is a page."""
    for name in ("hostile-days", "hostile-places", "hostile-questions"):
        with ZipFile(BytesIO(made(name))) as file:
            for part in file.namelist():
                if part.endswith(".rels"):
                    text = file.read(part).decode()
                    assert "javascript:" not in text and "data:text" not in text
                    assert "evil.example" not in text
        last = list(opened(made(name)).slides)[-1]
        links = [
            run.hyperlink.address
            for table in tables_of(last)
            for cell in table.iter_cells()
            for paragraph in cell.text_frame.paragraphs
            for run in paragraph.runs
        ]
        assert {link for link in links if link} <= {"https://example.org/?a=1&b=<i>"}


def test_hostile_texts_are_only_texts(made, scenes):
    notes = "\n".join(notes_of(slide) for slide in opened(made("hostile-days")).slides)
    for claim in scenes["hostile"].dataset.claims["claim"]:
        assert (
            claim.replace("\u202e", "\ufffd")
            .replace("\u202c", "\ufffd")
            .replace("\u2066", "\ufffd")
            .replace("\u2069", "\ufffd")
            in notes
        )
    assert '=HYPERLINK("http://evil.example","x")' in notes
    deck = opened(made("hostile-questions"))
    books = [
        openpyxl.load_workbook(BytesIO(shape.chart.part.chart_workbook.xlsx_part.blob)).active
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_chart
    ]
    cells = [cell for book in books for row in book.iter_rows() for cell in row]
    assert all(cell.data_type != "f" and cell.hyperlink is None for cell in cells)


def test_characters_that_xml_cannot_hold_are_seen_as_replaced(scenes):
    options = DeckOptions(title="a\x00b\x1b\ud800c\u202ed\nline", keys=("2007",), with_map=False)
    deck = opened(deck_pptx(scenes["sample"], options))
    assert deck.slides[0].shapes.title.text == "a\ufffdb\ufffd\ufffdc\ufffdd line"


@pytest.mark.parametrize("name", ["days", "questions"])
def test_same_scene_same_bytes(made, scenes, name):
    data, options = DECKS[name]
    again = deck_pptx(replace(scenes[data]), options)
    assert again == made(name)


def test_progress_counts_every_slide_and_keys_keep_the_order_of_days(scenes):
    told: list[tuple[str, int, int, float]] = []
    options = DeckOptions(keys=("2022-01-05", "2007"), with_map=False)
    file = deck_pptx(scenes["sample"], options, lambda *step: told.append(step))
    slides = list(opened(file).slides)
    made = [step[1:3] for step in told if step[0] == "Making slides"]
    assert made == [(number, len(slides) - 1) for number in range(len(slides) - 1)]
    assert [step[1:3] for step in told if step[0] == "Laying out slides"] == [(0, 2), (1, 2)]
    shares = [step[3] for step in told]
    assert shares == sorted(shares) and told[-1][0] == "Writing the file"
    assert [slide.shapes.title.text for slide in slides[1:3]] == [
        "2007",
        "Wednesday, 5 January 2022",
    ]


@pytest.mark.parametrize("per", list(Per))
def test_a_key_that_is_not_there_is_refused(scenes, per):
    with pytest.raises(SelectionError, match="'never'"):
        deck_outline(scenes["sample"], DeckOptions(per=per, keys=("never",)))


def test_a_selection_without_claims_still_has_title_and_sources(scenes):
    scene = scenes["sample"].showing(search="no such word anywhere")
    for per in Per:
        outline = deck_outline(scene, DeckOptions(per=per))
        assert [plan.kind for plan in outline] == ["title", "sources"]
        deck = opened(deck_pptx(scene, DeckOptions(per=per)))
        assert len(deck.slides) == 2
        assert named(deck.slides[0], "What is in this deck").text_frame.text == "No claims"
        sources = [row[0] for row in cells_of(deck.slides[1])[1:]]
        assert all(each.endswith("no claim in this view") for each in sources)


def test_a_folder_without_claims_still_gives_a_deck(repository, tmp_path):
    for name in ("sources", "places", "events", "claims"):
        head = (repository / "data" / f"{name}.csv").read_text("utf-8").splitlines()[0]
        (tmp_path / f"{name}.csv").write_text(f"{head}\n", "utf-8")
    scene, _ = open_scene(tmp_path, {})
    for per in Per:
        assert len(opened(deck_pptx(scene, DeckOptions(per=per))).slides) == 2


def test_libreoffice_reads_as_many_pages_as_slides(made, tmp_path):
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not on this machine")
    names = ("days", "questions", "hostile-places")
    for name in names:
        (tmp_path / f"{name}.pptx").write_bytes(made(name))
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
    command += ["--convert-to", "pdf", *(f"{name}.pptx" for name in names)]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=240)
    pages = {name: PdfReader(tmp_path / f"{name}.pdf").pages for name in names}
    for name in names:
        assert len(pages[name]) == len(opened(made(name)).slides), name
    assert "Wednesday, 5 January 2022" in pages["days"][3].extract_text()


def slide_xml(file: bytes, number: int) -> bytes:
    with ZipFile(BytesIO(file)) as package:
        return package.read(f"ppt/slides/slide{number}.xml")
