"""Tables of what is shown: each file opened again by what people open it with."""

import csv
import io
import json
import shutil
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import numpy as np
import openpyxl
import pytest
from shapely.geometry import Point, shape

from dashboard.analysis.filters import in_window, shown
from dashboard.export.scene import Scene, open_scene
from dashboard.export.table import TABLE_FORMS, table_file
from dashboard.export.table_view import CLAIM_COLUMNS, NUMBERS
from dashboard.views.panel import panel_view

DATA = Path(__file__).parent.parent / "data"
DASHBOARD = "https://atlas.example.org/"
FORMULAS = {"=HYPERLINK(1)": "claim", "@SUM(A1)": "attributed_to", "-2+3": "scope", "+1": "wording"}
VIEWS = {
    "a day": {"day": "2022-01-05"},
    "two sources": {"day": "2022-01-05", "sources": "icor,cwi"},
    "a place": {"day": "2022-01-06", "mode": "until", "place": "almaty"},
    "as known on": {"mode": "until", "day": "2022-01-14", "known": "2022-01-07"},
    "a search": {"mode": "until", "day": "2022-01-14", "q": "gas"},
    "nothing": {"day": "2022-01-05", "sources": "none"},
}


def scene_of(folder: Path, **params: str) -> Scene:
    scene, notices = open_scene(folder, params, DASHBOARD)
    assert not notices
    return scene


def csv_rows(scene: Scene) -> list[dict[str, str]]:
    text = table_file(scene, "csv").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def sheets(scene: Scene) -> Any:
    return openpyxl.load_workbook(io.BytesIO(table_file(scene, "xlsx")))


@pytest.fixture
def formulas(tmp_path: Path) -> Path:
    """Return a folder in whose claims formulas stand, and whose own column has a bad name."""
    folder = shutil.copytree(DATA / "broken" / "good", tmp_path / "atlas")
    file = folder / "claims.csv"
    rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"))))
    for row in rows:
        row.update({column: formula for formula, column in FORMULAS.items()} | {"=own": "=2"})
    with file.open("w", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    return folder


@pytest.mark.parametrize("params", VIEWS.values(), ids=VIEWS)
def test_every_format_holds_the_claims_of_the_view_in_the_panels_order(
    sample_data: Path, params: dict[str, str]
) -> None:
    scene = scene_of(sample_data, **params)
    panel = panel_view(scene.dataset, scene.axis, scene.selection, limit=10_000)
    claims = [line.id for group in panel.groups for event in group.events for line in event.claims]
    mask = shown(scene.dataset, scene.selection) & in_window(
        scene.dataset, scene.axis, scene.selection
    )
    if scene.selection.place is None:
        assert len(claims) == int(np.count_nonzero(mask))
    assert [row["claim_id"] for row in csv_rows(scene)] == claims
    assert [row["claim_id"] for row in json.loads(table_file(scene, "json"))["claims"]] == claims
    features = json.loads(table_file(scene, "geojson"))["features"]
    assert [each["id"] for each in features] == claims
    sheet = sheets(scene)["claims"]
    ids = [column.name for column in CLAIM_COLUMNS].index("claim_id")
    assert [row[ids] for row in sheet.iter_rows(min_row=2, values_only=True)] == claims


def test_a_row_leads_from_the_figure_to_source_locator_and_view(sample_data: Path) -> None:
    scene = scene_of(sample_data, day="2022-01-14", mode="until", q="225")
    (row, *_) = (row for row in json.loads(table_file(scene, "json"))["claims"] if row["low"])
    claims = scene.dataset.claims.set_index("claim_id")
    written = claims.loc[row["claim_id"]]
    assert (row["low"], row["locator"]) == (written["low"], written["locator"])
    assert row["figure"].startswith(f"{row['measure']}: ")
    assert row["date"] == written["date_edtf"] and row["as_of_date"] == written["as_of_edtf"]
    assert row["source"] in {"ICOR", "CWI", "MLPD", "Solidarity appeal", "Uprising report"}
    params = dict(part.split("=") for part in row["link"].removeprefix(f"{DASHBOARD}?").split("&"))
    there = scene_of(sample_data, **params)
    assert there.selection.place == row["place_id"]
    assert row["claim_id"] in {each["claim_id"] for each in csv_rows(there)}


def test_the_sentence_names_days_filters_place_and_counts(sample_data: Path) -> None:
    scene = scene_of(sample_data, day="2022-01-06", mode="until", place="almaty", sources="icor")
    document = json.loads(table_file(scene, "json"))
    number = len(document["claims"])
    assert document["description"].startswith(
        "up to 6 January 2022, 1 of 5 sources, place Almaty: "
    )
    assert f": {number} claim" in document["description"]
    assert "at 1 place" in document["description"]
    assert {row["shown"] for row in csv_rows(scene)} == {document["description"]}
    assert document["selection"]["sources"] == ["icor"]
    assert document["selection"]["parameters"]["place"] == "almaty"


def test_sources_that_are_left_out_are_listed_as_such(sample_data: Path) -> None:
    scene = scene_of(sample_data, day="2022-01-05", sources="icor")
    sources = {row["source_id"]: row for row in json.loads(table_file(scene, "json"))["sources"]}
    assert len(sources) == len(scene.dataset.sources)
    assert sources["icor"]["included"] == "yes"
    assert sources["icor"]["claims"] == len(csv_rows(scene))
    assert (sources["mlpd"]["included"], sources["mlpd"]["claims"]) == ("left out", 0)
    rows = sheets(scene)["sources"].iter_rows(min_row=2, values_only=True)
    assert [row[0] for row in rows] == [row["source"] for row in sources.values()]


def test_csv_has_no_formula_and_numbers_stay_numbers(formulas: Path) -> None:
    rows = csv_rows(scene_of(formulas, mode="until", day="2022-01-06"))
    assert rows
    for row in rows:
        cells = {name: cell for name, cell in row.items() if name not in NUMBERS}
        assert not [cell for cell in (*cells, *cells.values()) if cell.startswith(tuple("=+-@\t"))]
        assert {row[column] for column in FORMULAS.values()} == {f"'{each}" for each in FORMULAS}
        assert row["'=own"] == "'=2"
    assert {float(row["low"]) for row in rows if row["low"]} != set()


def test_a_workbook_has_no_formula_and_its_texts_are_as_they_were(formulas: Path) -> None:
    book = sheets(scene_of(formulas, mode="until", day="2022-01-06"))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    texts = [cell.value for cell in cells]
    assert set(FORMULAS) <= set(texts) and "=own" in texts
    assert all(cell.quotePrefix for cell in cells if cell.value in FORMULAS)


def test_a_workbook_is_ready_to_read(sample_data: Path) -> None:
    book = sheets(scene_of(sample_data, day="2022-01-14", mode="until"))
    assert book.sheetnames == ["claims", "sources", "about"]
    claims = book["claims"]
    assert claims.freeze_panes == "B2"
    assert claims["B2"].alignment.wrap_text
    assert claims.column_dimensions["B"].width > claims.column_dimensions["D"].width
    heads = {cell.value: cell.column for cell in claims[1]}
    lows = [claims.cell(row, heads["low"]).value for row in range(2, claims.max_row + 1)]
    assert 225 in lows and all(low is None or isinstance(low, int | float) for low in lows)
    days = [claims.cell(row, heads["day (EDTF)"]).value for row in range(2, claims.max_row + 1)]
    assert all(isinstance(day, str) for day in days) and "2022-01-05" in days
    link = claims.cell(2, heads["in the dashboard"])
    assert link.hyperlink.target == link.value and link.value.startswith(DASHBOARD)
    about = {row[0]: row[1] for row in book["about"].iter_rows(values_only=True)}
    assert about["What is shown"].startswith("up to 14 January 2022, all 5 sources: ")
    assert about["The same view"].startswith(DASHBOARD)


def test_a_workbook_survives_characters_and_lengths_that_excel_refuses(tmp_path: Path) -> None:
    folder = shutil.copytree(DATA / "broken" / "good", tmp_path / "atlas")
    file = folder / "claims.csv"
    text = file.read_text()
    claim = scene_of(folder).dataset.claims["claim"].iloc[0]
    longest = "long " * 6_550  # what a cell of ours holds, one of Excel holds, too
    file.write_text(text.replace(claim, f"bell\x07{longest}"))
    sheet = sheets(scene_of(folder, mode="until", day="2022-01-06"))["claims"]
    (found,) = (cell.value for cell in sheet["B"] if cell.value.startswith("bell"))
    assert found == f"bell{longest}".strip()


def test_geometry_is_the_point_the_outline_or_none(sample_data: Path) -> None:
    scene = scene_of(sample_data, day="2022-01-14", mode="until")
    places = scene.dataset.places.set_index("place_id")
    kinds = set()
    for feature in json.loads(table_file(scene, "geojson"))["features"]:
        place = places.loc[feature["properties"]["place_id"]]
        geometry = shape(feature["geometry"])
        kinds.add(geometry.geom_type)
        assert geometry.is_valid
        if geometry.geom_type == "Point":
            assert (geometry.x, geometry.y) == (place["longitude"], place["latitude"])
        if feature["properties"]["place_id"] == "kazakhstan":
            assert geometry.contains(Point(67, 48)) and not geometry.contains(Point(37.6, 55.7))
    assert kinds == {"Point", "MultiPolygon"}


def test_a_place_that_nobody_knows_has_no_geometry(tmp_path: Path) -> None:
    folder = shutil.copytree(DATA / "broken" / "place-unknown", tmp_path / "atlas")
    for file in (DATA / "broken" / "good").glob("*.csv"):
        if not (folder / file.name).exists():
            shutil.copy(file, folder)
    scene = scene_of(folder, mode="until", day="2022-01-06")
    features = json.loads(table_file(scene, "geojson"))["features"]
    nowhere = [each for each in features if not each["properties"]["place_id"]]
    assert nowhere
    assert [each["geometry"] for each in nowhere] == [None] * len(nowhere)


@pytest.mark.parametrize("form", TABLE_FORMS)
def test_the_same_view_is_the_same_bytes(sample_data: Path, form: str) -> None:
    made = [table_file(scene_of(sample_data, day="2022-01-05"), form) for _ in range(2)]
    assert made[0] == made[1]
    assert made[0] != table_file(scene_of(sample_data, day="2022-01-06"), form)


def test_a_workbook_knows_no_time_of_day(sample_data: Path) -> None:
    content = table_file(scene_of(sample_data, day="2022-01-05"), "xlsx")
    with ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        core = archive.read("docProps/core.xml").decode()
    assert core.count("2000-01-01T00:00:00Z") == 2


@pytest.mark.parametrize("form", TABLE_FORMS)
def test_hostile_text_arrives_as_it_was_written(form: str) -> None:
    scene = scene_of(DATA / "hostile", day="2022-01-05")
    content = table_file(scene, form)
    if form == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(content))
        texts = {cell.value for row in book["claims"].iter_rows() for cell in row}
    elif form == "csv":
        texts = {cell for row in csv_rows(scene) for cell in row.values()}
    elif form in ("json", "geojson"):
        document = json.loads(content)
        rows = document.get("claims") or [each["properties"] for each in document["features"]]
        texts = {cell for row in rows for cell in row.values()}
    else:
        texts = content.decode("utf-8")
    for text in ("<script>window.pwned=1</script>", "{{ 7*7 }} {% raw %} {# no #}"):
        assert text in texts


def test_an_unknown_format_is_refused(sample_data: Path) -> None:
    with pytest.raises(ValueError, match=", ".join(TABLE_FORMS)):
        table_file(scene_of(sample_data), "ods")
