"""What the tables do with the corpus: take it as text, or refuse it with a sentence."""

import csv
from pathlib import Path
from urllib.parse import parse_qs, quote

import pytest

from dashboard.analysis.address import SCHEMA, decode
from dashboard.export.scene import Scene
from dashboard.model.reading import read_folder
from dashboard.model.schemas import TABLES
from tests.hostile.folder import GOOD, free, name_of, own, ruled, table_bytes
from tests.hostile.values import HOSTILE, HUGE


def test_every_column_is_tried(plain: Path) -> None:
    for table in TABLES:
        assert {*free(table), *ruled(table)} == {*table.columns, *own(table)}
        with (plain / table.file).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        for column in free(table):
            assert sum(row[column] != GOOD[name_of(table)].get(column, "") for row in rows) > 40


def test_free_columns_take_all_of_it_and_lose_no_row(plain: Path) -> None:
    dataset = read_folder(plain)
    assert dataset.set_aside.empty
    tables = (dataset.sources, dataset.places, dataset.events)
    assert {len(table) for table in tables} == {len(HOSTILE)}
    assert len(dataset.claims) == 2 * len(HOSTILE)
    assert {issue.code for issue in dataset.report} == {
        "new-value", "long-label", "control-characters", "unknown-column",
    }  # fmt: skip


def test_a_ruled_column_refuses_it_in_a_sentence(refused: Path) -> None:
    dataset = read_folder(refused)
    issues = [(issue.file, issue.column, issue.value, str(issue)) for issue in dataset.report]
    for table in TABLES:
        for column in ruled(table):
            found = [each for each in issues if each[:2] == (table.file, column)]
            values = {value for _, _, value, _ in found}
            assert len(values) > 35, (table.file, column, "nearly all values are refused")
            for _, _, _, words in found:
                assert words.startswith(f"{table.file}, line ") and words.endswith((".", "?"))
                assert len(words) < 500, "a message quotes the beginning of a long value"
    cells = dataset.sources[["url", "archive_url"]].to_numpy().ravel()
    assert {str(cell) for cell in cells} <= {"", HOSTILE["url"]}
    files = [str(cell) for cell in dataset.sources["file"]]
    assert not any(".." in file or file.startswith("/") for file in files)


def test_a_huge_cell_leaves_with_its_row_and_a_reason(plain: Path, tmp_path: Path) -> None:
    for table in TABLES:
        (tmp_path / table.file).write_bytes((plain / table.file).read_bytes())
    for table in TABLES:
        for column in table.columns:
            row = GOOD[name_of(table)] | {table.id_column: f"huge-{len(column)}", column: HUGE}
            names = [*table.columns, *own(table)]
            with (tmp_path / table.file).open("ab") as file:
                file.write(table_bytes([[row.get(name, "") for name in names]]))
    dataset = read_folder(tmp_path)
    assert len(dataset.set_aside) == sum(len(table.columns) for table in TABLES)
    assert all("1,000,000 characters; at most 32,767" in why for why in dataset.set_aside["reason"])
    assert max(len(cell) for row in dataset.set_aside["cells"] for cell in row.values()) < 6_000
    assert len(dataset.claims) == 2 * len(HOSTILE)


@pytest.mark.parametrize("key", [parameter.key for parameter in SCHEMA])
def test_an_address_falls_back_and_says_so(scene: Scene, key: str) -> None:
    for value in (*HOSTILE.values(), HUGE):
        query = f"{key}={quote(value, errors='replace')}"
        text = parse_qs(query, errors="replace", max_num_fields=1)[key][0]
        _, notices = decode({key: text}, scene.dataset, scene.axis)
        assert all(len(notice) < 400 for notice in notices), value[:40]
