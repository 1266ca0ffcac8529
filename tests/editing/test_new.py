"""``claim-atlas new``: what it makes passes the check, and it takes nobody's place."""

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dashboard import cli
from dashboard.analysis.timeline import build_axis
from dashboard.editing.changes import Remove
from dashboard.editing.new_folder import GUIDE, guide
from dashboard.editing.workplace import Workplace
from dashboard.model.reading import read_folder
from dashboard.model.schemas import TABLES
from dashboard.views.map_view import map_view


def run(*words: str) -> Result:
    return CliRunner().invoke(cli.claim_atlas, list(words))


@pytest.mark.parametrize(("options", "rows"), [((), 1), (("--empty",), 0)])
def test_the_folder_has_nothing_to_mend(
    tmp_path: Path, options: tuple[str, ...], rows: int
) -> None:
    folder = tmp_path / "my data" / "atlas"
    made = run("new", str(folder), *options)
    assert made.exit_code == 0, made.output
    assert f"claim-atlas run '{folder}'" in made.output
    checked = run("check", str(folder))
    assert (checked.exit_code, checked.output.splitlines()[-1]) == (0, "Nothing to mend.")
    dataset = read_folder(folder)
    assert len(dataset.claims) == len(dataset.places) == rows
    assert len(map_view(dataset, build_axis(dataset.claims)).places) == rows, "it can be shown"
    for table in TABLES:
        with (folder / table.file).open(encoding="utf-8-sig", newline="") as file:
            assert next(csv.reader(file)) == list(table.columns)


def test_the_example_says_what_it_is_and_can_be_deleted(tmp_path: Path) -> None:
    run("new", str(tmp_path / "atlas"))
    workplace = Workplace(tmp_path / "atlas")
    sheets = workplace.read()
    for table in ("sources", "events", "claims"):
        assert "an example" in sheets.rows(table)[0]["notes"]
    assert "an example" in sheets.rows("places")[0]["geocoded_query"]
    ids = [(table, row_id) for table in ("sources", "places", "events", "claims")
           for row_id in sheets.ids(table)]  # fmt: skip
    assert all(row_id.startswith("example-") for _, row_id in ids)
    workplace.save(sheets.base, [Remove(*each) for each in ids], "Deleted the example")
    assert run("check", str(tmp_path / "atlas")).exit_code == 0
    empty = tmp_path / "empty"
    run("new", str(empty), "--empty")
    for table in TABLES:
        assert (empty / table.file).read_bytes() == (workplace.folder / table.file).read_bytes()


def test_the_guide_names_all_tables_and_what_must_be_filled() -> None:
    for table in TABLES:
        assert f"`{table.file}`" in guide()
        assert all(f"`{name}`" in guide() for name in table.required)
    assert "example-" in guide() and "example-" not in guide(example=False)
    assert len(guide().splitlines()) < 60, "short"


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "d.txt", "c.txt"):
        (tmp_path / name).write_text("mine")
    refused = run("new", str(tmp_path))
    assert refused.exit_code == 1
    assert "is not empty: it has a.txt, b.txt, c.txt and 1 more" in refused.stderr
    assert len(list(tmp_path.iterdir())) == 4


def test_a_folder_that_is_empty_is_used(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert run("new", str(tmp_path)).exit_code == 0
    assert (tmp_path / GUIDE).is_file()


def test_a_file_or_a_place_that_cannot_be_is_unusable(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        refused = run("new", str(folder))
        assert refused.exit_code == 2
        assert "Name a folder" in refused.stderr
    assert (tmp_path / "file").read_text() == "mine"
