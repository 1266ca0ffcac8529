"""Formats out: a whole folder as data package, TimeMap JSON, GeoJSON and workbook."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from shapely.geometry import shape

from dashboard.cli import claim_atlas
from dashboard.interchange.geojson_reading import read_geojson
from dashboard.interchange.timemap import read_timemap
from dashboard.model.reading import read_folder
from dashboard.model.schemas import TABLES

TYPES = {"string", "number"}


def called(*arguments: object) -> Result:
    return CliRunner().invoke(claim_atlas, ["convert", *map(str, arguments)])


def test_the_package_describes_the_files_beside_it(sample_data: Path, tmp_path: Path) -> None:
    out = tmp_path / "package"
    assert called(sample_data, "--to", "datapackage", "--out", out).exit_code == 0
    package = json.loads((out / "datapackage.json").read_text())
    assert package["name"] == "data"
    assert [each["path"] for each in package["resources"]] == [table.file for table in TABLES]
    columns = {}
    for resource in package["resources"]:
        path, schema = out / resource["path"], resource["schema"]
        with path.open(newline="") as file:
            header, *rows = list(csv.reader(file))
        columns[resource["name"]] = header
        assert [field["name"] for field in schema["fields"]] == header
        assert resource["bytes"] == path.stat().st_size
        assert {field["type"] for field in schema["fields"]} <= TYPES
        for field, cells in zip(schema["fields"], zip(*rows, strict=True), strict=True):
            musts = field.get("constraints", {})
            assert not musts.get("required") or all(cells), field["name"]
            assert set(filter(None, cells)) <= set(musts.get("enum", cells)), field["name"]
            if field["type"] == "number":
                assert all(float(cell) == float(cell) for cell in cells if cell)
    for resource in package["resources"]:
        for key in resource["schema"].get("foreignKeys", []):
            other = key["reference"]["resource"] or resource["name"]
            assert set(key["reference"]["fields"]) <= set(columns[other])
            assert set(key["fields"]) <= set(columns[resource["name"]])
    assert len(read_folder(out).claims) == len(read_folder(sample_data).claims)


@pytest.mark.parametrize("name", ["data", "tests/data/hostile"])
def test_timemap_and_back(name: str, repository: Path, tmp_path: Path) -> None:
    out, dataset = tmp_path / "t.json", read_folder(repository / name)
    assert called(repository / name, "--to", "timemap", "--out", out).exit_code == 0
    document = json.loads(out.read_text())
    assert len(document["events"]) + len(document["left_out"]) == len(dataset.events)
    assert sum(len(event["claims"]) for event in document["events"]) <= len(dataset.claims)
    named = {source for event in document["events"] for source in event["sources"]}
    assert named <= set(document["sources"])
    draft = read_timemap(out.read_bytes())
    assert draft.rows == len(draft.taken) + len(draft.refused) == len(document["events"])
    assert not draft.refused


@pytest.mark.parametrize("name", ["data", "tests/data/hostile"])
def test_geojson_holds_every_event_and_claim(name: str, repository: Path, tmp_path: Path) -> None:
    out, dataset = tmp_path / "g.geojson", read_folder(repository / name)
    assert called(repository / name, "--to", "geojson", "--out", out).exit_code == 0
    features = json.loads(out.read_text())["features"]
    assert len(features) == len(dataset.events)
    said = [claim for feature in features for claim in feature["properties"]["claims"]]
    assert sorted(claim["claim_id"] for claim in said) == sorted(dataset.claims["claim_id"])
    assert all(claim["source"] and claim["source_id"] for claim in said)
    shapes = [shape(each["geometry"]) for each in features if each["geometry"]]
    assert all(each.is_valid for each in shapes)
    assert {each.geom_type for each in shapes} <= {"Point", "MultiPolygon"}
    draft = read_geojson(out.read_bytes())
    assert draft.rows == len(draft.taken) + len(draft.refused) == len(features)


def test_nothing_is_overwritten_unasked(sample_data: Path, tmp_path: Path) -> None:
    for form in ("datapackage", "timemap", "geojson", "workbook"):
        out = tmp_path / form
        assert called(sample_data, "--to", form, "--out", out).exit_code == 0
        assert called(sample_data, "--to", form, "--out", out).exit_code == 1, form
        assert called(sample_data, "--to", form, "--out", out, "--force").exit_code == 0
    assert called(tmp_path / "nothing", "--to", "timemap", "--out", tmp_path / "x").exit_code == 2
