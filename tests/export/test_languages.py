"""Exports in each language: opened again, they hold no English message, and its dates."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from zipfile import ZipFile

import numpy as np
import openpyxl
import pytest
from babel.messages.pofile import read_po
from click.testing import CliRunner
from PIL import Image
from pptx import Presentation

from dashboard.export.animation import AnimationOptions, animation
from dashboard.export.command import export
from dashboard.export.deck import deck_pptx
from dashboard.export.deck_options import DeckOptions, Per
from dashboard.export.options import StillOptions
from dashboard.export.page import page_html
from dashboard.export.scene import Scene, open_scene
from dashboard.export.still import still_boxes, still_picture
from dashboard.export.table import table_file
from dashboard.language import day_words, use
from dashboard.language.catalogues import FOLDER
from tests.export.test_animation import apart, gif_frames

CODES = ("de", "ru", "kk")
VIEW = {"day": "2022-01-05", "sources": "icor,cwi,mlpd"}
DAY = date(2022, 1, 5)


@pytest.fixture(scope="module", params=CODES)
def scene(request: pytest.FixtureRequest, sample_data: Path) -> Scene:
    found, notices = open_scene(
        sample_data, VIEW | {"lang": request.param}, "https://atlas.example/"
    )
    assert not notices
    return found


def english(code: str) -> set[str]:
    """Return what the catalogue says otherwise than the code: two words or more, up to a field."""
    with (FOLDER / f"{code}.po").open("rb") as file:
        messages = [message for message in read_po(file, locale=code) if message.id]
    texts = {each for message in messages for each in _texts(message.id)}
    said = {each for message in messages for each in _texts(message.string)}
    pieces = {piece.strip(" .,:;()") for text in texts for piece in re.split(r"\{\w+\}", text)}
    return {piece for piece in pieces if " " in piece and not any(piece in each for each in said)}


def _texts(entry: object) -> tuple[str, ...]:
    return (entry,) if isinstance(entry, str) else tuple(entry)


def assert_spoken(text: str, scene: Scene, *, dated: bool = True) -> None:
    """Find nothing English in a text but the data's own words, and the day as it is written."""
    own = " ".join(
        " ".join(map(str, table.to_numpy().ravel()))
        for table in (scene.dataset.sources, scene.dataset.events, scene.dataset.claims)
    ).casefold()  # as the page's search has them
    said = (each for each in english(scene.language.code) if each in text)
    found = [each for each in said if each.casefold() not in own]
    assert not found
    with use(scene.language):
        day = day_words(DAY).replace("\u202f", " ")  # stills set all spaces alike
    assert not dated or day in text.replace("\u202f", " ")


def _svg(scene: Scene) -> str:
    root = ET.fromstring(still_picture(scene, StillOptions(), "svg"))
    return "\n".join("".join(each.itertext()) for each in root.iter() if each.tag.endswith("text"))


def test_a_still(scene: Scene) -> None:
    text = _svg(scene)
    assert_spoken(text, scene)
    assert "Natural Earth" in text
    country = {"de": "USBEKISTAN", "ru": "УЗБЕКИСТАН", "kk": "ӨЗБЕКСТАН"}[scene.language.code]
    assert country in {each.name for each in still_boxes(scene, StillOptions())}


def _deck(scene: Scene, options: DeckOptions) -> str:
    deck = Presentation(io.BytesIO(deck_pptx(scene, options)))
    texts = []
    for slide in deck.slides:
        texts.append(slide.notes_slide.notes_text_frame.text)
        for shape in slide.shapes:
            texts += [shape.name, shape._element.xpath("string(.//p:cNvPr/@descr)")]
            if shape.has_text_frame:
                texts.append(shape.text_frame.text)
            if shape.has_table:
                texts += [cell.text for row in shape.table.rows for cell in row.cells]
            if shape.has_chart:
                texts += [each.name for each in shape.chart.series]
    named = ("Title ", "Subtitle ", "Slide Number Placeholder ")  # by python-pptx, and its numbers
    return "\n".join(each for each in texts if not each.startswith(named))


@pytest.mark.parametrize(
    "options",
    [
        DeckOptions(keys=("2022-01-05",), with_map=False),
        DeckOptions(per=Per.PLACE, with_map=False),
        DeckOptions(per=Per.QUESTION),
    ],
    ids=lambda options: options.per.value,
)
def test_a_deck(scene: Scene, options: DeckOptions) -> None:
    assert_spoken(_deck(scene, options), scene, dated=options.per is not Per.QUESTION)


class _Texts(HTMLParser):
    """Collects what a page says outside its scripts, and the text of each of its data."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self.data: dict[str, str] = {}
        self.language: str | None = ""
        self._in: str | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "html":
            self.language = given["lang"]
        self._in = (given.get("id") or tag) if tag in ("script", "style") else None
        self.said += [given[name] or "" for name in ("aria-label", "content") if name in given]

    def handle_data(self, data: str) -> None:
        if self._in is None:
            self.said.append(data)
        else:
            self.data[self._in] = self.data.get(self._in, "") + data


def _strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [each for key, part in value.items() if key != "view" for each in _strings(part)]
    if isinstance(value, list):
        return [each for part in value for each in _strings(part)]
    return [value] if isinstance(value, str) else []


def test_a_page(scene: Scene) -> None:
    page = _Texts(page_html(scene))
    assert page.language == scene.language.code
    assert_spoken("\n".join(page.said), scene)
    assert_spoken("\n".join(_strings(json.loads(page.data["page-data"]))), scene)
    settings = json.loads(page.data["page-settings"])
    assert settings["language"]["code"] == scene.language.code
    assert "Show it" in settings["language"]["messages"]


def test_a_workbook(scene: Scene) -> None:
    book = openpyxl.load_workbook(io.BytesIO(table_file(scene, "xlsx")))
    with use(scene.language):
        assert not {"claims", "sources", "about"} & set(book.sheetnames)
    cells = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    assert_spoken("\n".join(str(cell) for cell in cells if cell is not None), scene)


def test_an_animation(scene: Scene) -> None:
    """Its frames are stills in the scene's language, whoever asks."""
    options = StillOptions(width=320, height=240, claims=False)
    days = ("2022-01-04", "2022-01-05")
    with use("en"):
        packed = animation(scene, AnimationOptions("png", days=days, still=options))
        film = gif_frames(animation(scene, AnimationOptions("gif", days=days, still=options)))
    stills = [still_picture(scene.showing(day=day), options) for day in days]
    with ZipFile(io.BytesIO(packed)) as file:
        assert [file.read(name) for name in file.namelist()] == stills
    english_one = open_scene(scene.dataset.folder, VIEW | {"day": days[0]})[0]
    plain, mine = (
        np.asarray(Image.open(io.BytesIO(each)).convert("RGB"))
        for each in (still_picture(english_one, options), stills[0])
    )
    assert apart(film[0], mine) < apart(film[0], plain) / 2


def test_a_csv_file(scene: Scene) -> None:
    rows = list(csv.DictReader(io.StringIO(table_file(scene, "csv").decode("utf-8-sig"))))
    said = {row[name] for row in rows for name in ("shown", "figure", "relation", "day", "as_of")}
    assert_spoken("\n".join(said), scene)
    here = {"de": "Kasachstan", "ru": "Казахстан", "kk": "Қазақстан"}[scene.language.code]
    assert here in {row["place"] for row in rows}
    told = {"de": {"de"}, "ru": {"en"}, "kk": {"en"}}[scene.language.code]
    assert {row["claim_language"] for row in rows} == told


def test_geojson(scene: Scene) -> None:
    document = json.loads(table_file(scene, "geojson"))
    assert_spoken("\n".join([document["description"], *document["stamp"]]), scene)
    rows = [each["properties"] for each in document["features"]]
    assert_spoken("\n".join({row["figure"] for row in rows}), scene, dated=False)
    assert rows == json.loads(table_file(scene, "json"))["claims"]


def test_programs_find_the_same_columns_and_words_in_every_language(scene: Scene) -> None:
    plain = open_scene(scene.dataset.folder, VIEW)[0]
    mine, english_ones = (json.loads(table_file(each, "json")) for each in (scene, plain))
    assert mine["description"] != english_ones["description"]
    for name in ("stance", "category", "measure", "unit", "low", "date", "claim_id"):
        assert [row[name] for row in mine["claims"]] == [
            row[name] for row in english_ones["claims"]
        ]
    assert mine["claims"][0].keys() == english_ones["claims"][0].keys()


def test_whoever_asks_a_scene_speaks_its_language(scene: Scene) -> None:
    options = StillOptions(width=640, height=360)
    first = still_picture(scene, options)
    with use("en"):
        assert still_picture(scene, options) == first
    english_one = open_scene(scene.dataset.folder, VIEW)[0]
    assert still_picture(english_one, options) != first


@pytest.mark.parametrize("link", [[], ["--url", "https://atlas.example/?lang=ru"]])
def test_the_command_takes_the_language(sample_data: Path, tmp_path: Path, link: list[str]) -> None:
    out = tmp_path / "a.json"
    asked = ["--day", "2022-01-05", "--out", str(out)]
    lang = [] if link else ["--lang", "ru"]
    result = CliRunner().invoke(export, ["table", str(sample_data), *asked, *lang, *link])
    assert result.exit_code == 0, result.output
    told = json.loads(out.read_text("utf-8"))
    assert told["description"].startswith("5 января 2022")
    assert "lang=ru" in told["link"]
    assert ": 5 January 2022, all 5 sources: " in result.stdout, "the terminal speaks English"
    refused = CliRunner().invoke(export, ["table", str(sample_data), *asked, "--lang", "zz"])
    assert refused.exit_code == 2
