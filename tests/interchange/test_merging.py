"""A draft into a folder: rows are added, nothing that is there changes, nothing comes twice."""

import csv
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dashboard.cli import claim_atlas
from dashboard.editing.workplace import Workplace
from dashboard.errors import DataFolderError, FolderChangedError
from dashboard.interchange.drafts import Draft
from dashboard.interchange.merging import merge_into, plan_merge
from dashboard.interchange.row_adding import with_rows
from dashboard.interchange.timemap import read_timemap
from dashboard.interchange.ucdp import read_ucdp
from dashboard.model.reading import read_folder
from dashboard.model.report import Severity
from dashboard.model.schemas import SOURCES, TABLES
from tests.interchange import layouts

FILES = [table.file for table in TABLES]


def called(*arguments: object) -> Result:
    return CliRunner().invoke(claim_atlas, ["import", *map(str, arguments)])


@pytest.fixture
def folder(sample_data: Path, tmp_path: Path) -> Path:
    return shutil.copytree(sample_data, tmp_path / "atlas")


def contents(folder: Path) -> dict[str, bytes]:
    return {file: (folder / file).read_bytes() for file in FILES}


def test_what_is_there_stays_and_the_folder_passes_check(folder: Path) -> None:
    before, dataset = contents(folder), read_folder(folder)
    merge = merge_into(folder, read_ucdp(layouts.ucdp({}, {"id": "2"})))
    assert merge.added == {"sources": 3, "places": 2, "events": 2, "claims": 6}
    after = read_folder(folder)
    assert len(after.claims) == len(dataset.claims) + 6
    assert not after.report.of(Severity.ERROR)
    for file in FILES:
        lines, now = before[file].splitlines(), (folder / file).read_bytes().splitlines()
        assert all(new.startswith(old) for old, new in zip(lines, now, strict=False)), file
        rest = {new[len(old) :].strip(b",") for old, new in zip(lines[1:], now[1:], strict=False)}
        assert rest == {b""}, "only empty cells for new columns"


def test_importing_twice_adds_nothing(folder: Path) -> None:
    draft = read_ucdp(layouts.ucdp({}, {"id": "2", "source_original": " padded "}))
    merge_into(folder, draft)
    first = contents(folder)
    again = merge_into(folder, draft)
    assert set(again.added.values()) == {0}
    assert again.known == {"sources": 3, "places": 2, "events": 2, "claims": 6}
    assert contents(folder) == first


def test_an_import_is_one_save_that_can_be_taken_back(folder: Path) -> None:
    before = contents(folder)
    merge_into(folder, read_ucdp(layouts.ucdp({})))
    [version] = Workplace(folder).versions()
    assert version.what == "Imported a file"
    assert version.tables == ("sources", "places", "events", "claims")
    Workplace(folder).undo()
    assert contents(folder) == before


def test_ids_that_are_taken_get_a_number_and_references_follow(tmp_path: Path) -> None:
    merge_into(tmp_path / "new", read_ucdp(layouts.ucdp({})))
    changed = {"best": "4", "date_start": "2021-03-02", "latitude": "6"}
    merge = merge_into(tmp_path / "new", read_ucdp(layouts.ucdp(changed)))
    assert merge.known["sources"] == 3, "sources of the same id are the same"
    dataset = read_folder(tmp_path / "new")
    assert list(dataset.events["event_id"]) == ["ucdp-900001", "ucdp-900001-2"]
    assert list(dataset.events["place_id"]) == ["obo", "obo-2"]
    assert (dataset.claims["event_id"] == "ucdp-900001-2").sum() == 3
    assert not dataset.report.of(Severity.ERROR)


def test_a_place_of_the_same_name_and_position_is_used(folder: Path) -> None:
    almaty = read_folder(folder).places.set_index("place_id").loc["almaty"]
    draft = Draft(
        places=[{"place_id": "x", "name": "ALMATY", "kind": "site",
                 "latitude": f"{almaty['latitude']:.5f}", "longitude": str(almaty["longitude"])}],
        events=[{"event_id": "e-x", "date": "2022-01-05", "place": "x", "title": "T",
                 "category": "protest"}],
    )  # fmt: skip
    assert merge_into(folder, draft).added["places"] == 0
    assert read_folder(folder).events.iloc[-1]["place"] == "almaty"


def test_a_table_changed_meanwhile_is_never_overwritten(folder: Path) -> None:
    merge = plan_merge(folder, read_ucdp(layouts.ucdp({})))
    with (folder / "claims.csv").open("a") as file:
        file.write("\n")
    before = contents(folder)
    with pytest.raises(FolderChangedError, match=r"claims\.csv was changed meanwhile"):
        merge.write()
    assert contents(folder) == before


def test_a_folder_made_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    merge = plan_merge(tmp_path / "new", read_ucdp(layouts.ucdp({})))
    merge_into(tmp_path / "new", read_timemap(layouts.TIMEMAP_BESIDE))
    with pytest.raises(FolderChangedError):
        merge.write()


def test_folders_that_cannot_be_added_to_are_refused(folder: Path, tmp_path: Path) -> None:
    draft = read_ucdp(layouts.ucdp({}))
    (folder / "places.csv").unlink()
    with pytest.raises(DataFolderError, match=r"lacks places\.csv"):
        plan_merge(folder, draft)
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "claims.xlsx").write_bytes(b"")
    with pytest.raises(DataFolderError, match="claim-atlas workbook"):
        plan_merge(tmp_path / "book", draft)


MANNERS = [
    (b"\xef\xbb\xbfsource_id;label\r\n\"a;1\";\"two\r\nlines\"\r\n",
     b"\xef\xbb\xbfsource_id;label;mine\r\n\"a;1\";\"two\r\nlines\";\r\nb;B;x\r\n"),
    (b"label,source_id\nshort\n\n", b"label,source_id,mine\nshort,,\n\nB,b,x\n"),
    (b"source_id,mine,label\n1,2,3", b"source_id,mine,label\n1,2,3\nb,x,B\n"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), MANNERS)
def test_rows_are_added_in_the_manner_of_the_file(before: bytes, after: bytes) -> None:
    row = {"source_id": "b", "label": "B", "mine": "x", "empty": ""}
    assert with_rows(before, SOURCES, [row]) == after
    assert with_rows(before, SOURCES, []) == before


def test_the_command_counts_and_lists_what_it_refuses(tmp_path: Path) -> None:
    file, folder = tmp_path / "ged.csv", tmp_path / "new"
    file.write_bytes(layouts.ucdp({}, {"id": "2", "low": "9"}))
    dry = called("ucdp", file, folder, "--dry-run")
    assert (dry.exit_code, folder.exists()) == (1, False)
    result = called("ucdp", file, folder)
    assert result.exit_code == 1
    assert "Read 2 rows: 1 taken, 1 refused." in result.output
    assert "refused: line 3 (2): Its low 9 is above its high 5." in result.output
    assert not read_folder(folder).report.of(Severity.ERROR)


def test_a_table_needs_a_person_to_say_what_its_columns_are(tmp_path: Path) -> None:
    file, folder = tmp_path / "towns.csv", tmp_path / "new"
    file.write_bytes(layouts.TABLE)
    assert called("csv", file, "--guess").exit_code == 0
    asked = called("csv", file, folder)
    assert (asked.exit_code, folder.exists()) == (1, False)
    assert '--map "date=Day"' in asked.output
    result = called("csv", file, folder, "--map", "title=Headline,date=Day", "--map", "place=Town")
    assert "Read 5 rows: 3 taken, 2 refused." in result.output
    for wrong in ("title", "nonsense=Day", "date=Nope"):
        assert called("csv", file, tmp_path / "x", "--map", wrong).exit_code == 2
    assert not (tmp_path / "x").exists()


def test_hostile_text_stays_text(repository: Path, tmp_path: Path) -> None:
    with (repository / "tests/data/hostile/claims.csv").open(newline="") as file:
        texts = [cell for row in csv.DictReader(file) for cell in row.values() if cell]
    rows = [{"id": str(n), "where_coordinates": text, "side_a": text, "source_original": text,
             "source_article": text} for n, text in enumerate(texts)]  # fmt: skip
    draft = read_ucdp(layouts.ucdp(*rows))
    assert draft.rows == len(draft.taken) + len(draft.refused) == len(rows)
    merge_into(tmp_path / "new", draft)
    assert not read_folder(tmp_path / "new").report.of(Severity.ERROR)
