"""The corpus typed into the forms: saved and read again as text, or refused and not written."""

import csv
from pathlib import Path

import pytest

from dashboard.editing.cells import readable
from dashboard.editing.changes import Add, Update
from dashboard.editing.refusals import EditRefused
from dashboard.editing.workplace import Workplace
from dashboard.model.reading import read_folder
from dashboard.model.schemas import TABLES, Table
from tests.hostile.folder import GOOD, empty_folder, free, name_of, ruled
from tests.hostile.values import HOSTILE, HUGE


@pytest.fixture(scope="module")
def rows() -> list[Add]:
    """Return a good row for each value in each table, by the value's name."""
    return [
        Add(name_of(table), GOOD[name_of(table)] | {table.id_column: name})
        for table in TABLES
        for name in (*HOSTILE, "good")
    ]


@pytest.fixture
def workplace(tmp_path: Path, rows: list[Add]) -> Workplace:
    """Return a folder of these rows."""
    workplace = Workplace(empty_folder(tmp_path / "edited"))
    workplace.save(workplace.read().base, rows, "the good rows")
    return workplace


def contents(workplace: Workplace) -> dict[str, bytes]:
    return {table.file: (workplace.folder / table.file).read_bytes() for table in TABLES}


def written(workplace: Workplace, table: Table) -> dict[str, dict[str, str]]:
    """Return a table's rows by their ids, as the csv module reads them."""
    with (workplace.folder / table.file).open(encoding="utf-8", newline="") as file:
        return {row[table.id_column]: row for row in csv.DictReader(file)}


def test_every_value_in_every_free_cell_is_read_again(workplace: Workplace) -> None:
    changes = [
        Update(name_of(table), name, dict.fromkeys(free(table), value))
        for table in TABLES
        for name, value in HOSTILE.items()
    ]
    workplace.save(workplace.read().base, changes, "all of it")
    for table in TABLES:
        rows, sheet = written(workplace, table), workplace.read().rows(name_of(table))
        for row in sheet:
            assert row == rows[row[table.id_column]]
        for name, value in HOSTILE.items():
            assert {rows[name][column] for column in free(table)} == {readable(value)}
            assert readable(value), "something is left of each"
        assert rows["good"]["own_column"] == ""
    dataset = read_folder(workplace.folder)
    assert dataset.set_aside.empty
    assert dataset.claims.set_index("claim_id")["claim"]["script"] == HOSTILE["script"]
    assert [path.name for path in workplace.folder.parent.iterdir()] == ["edited"]


def test_what_was_done_is_told_as_it_was_said(workplace: Workplace) -> None:
    """The names of rows stand in the list of versions, too."""
    before = contents(workplace)
    values = [HOSTILE[name] for name in ("script", "surrogate", "ansi", "nul", "long-text")]
    for number, value in enumerate(values):
        change = Update("claims", "good", {"claim": f"{number}"})
        workplace.save(workplace.read().base, [change], value)
    assert [each.what for each in workplace.versions()[-2::-1]] == list(map(readable, values))
    for _ in values:
        assert workplace.undo() is not None
    assert contents(workplace) == before


@pytest.mark.parametrize("table", TABLES, ids=name_of)
def test_what_a_rule_forbids_is_refused_in_sentences(workplace: Workplace, table: Table) -> None:
    before = contents(workplace)
    changes = [
        Update(name_of(table), name, dict.fromkeys(ruled(table), value))
        for name, value in HOSTILE.items()
    ]
    huge = Update(name_of(table), "good", dict.fromkeys(free(table), HUGE))
    with pytest.raises(EditRefused) as refusal:
        workplace.save(workplace.read().base, [*changes, huge], "ruled")
    said = [str(issue) for issue in refusal.value.report]
    assert len({issue.row_id for issue in refusal.value.report}) > 35
    assert any("1,000,000 characters; at most 32,767" in each for each in said)
    for words in said:
        assert words.endswith((".", "?")) and len(words) < 500
    assert contents(workplace) == before, "nothing of it is written"
