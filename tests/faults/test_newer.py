"""Files of a version that is yet to come: a clear sentence, and nothing of theirs is touched."""

import json
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from dashboard.analysis.address import decode
from dashboard.editing.changes import Update
from dashboard.editing.workplace import Workplace
from dashboard.interchange.grids import folder_grids
from dashboard.interchange.workbook_writing import write_workbook
from dashboard.model.not_saved import Newer
from dashboard.model.reading import read_folder
from tests.analysis.small_atlas import atlas
from tests.editing.conftest import good

__all__ = ["good"]

CHANGE = Update("claims", "c1", {"notes": "Seen again."})


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("record", ["journal.json", "versions"])
def test_a_folder_that_a_newer_version_edited_is_shown_and_not_saved_to(
    good: Workplace, record: str
) -> None:
    good.save(good.read().base, [CHANGE], "before")
    hidden = good.folder / ".claim-atlas"
    path = hidden / record if record.endswith(".json") else next((hidden / record).glob("*.json"))
    said = json.loads(path.read_text("utf-8")) | {"format": 2, "done": False}
    path.write_text(json.dumps(said), encoding="utf-8")
    before = contents(good.folder)
    assert len(read_folder(good.folder).claims) > 0
    again = Update("claims", "c1", {"notes": "And again."})
    for attempt in (
        lambda: good.save(good.read().base, [again], "after"),
        good.undo,
        lambda: good.restore("000001-abcd"),
    ):
        with pytest.raises(Newer, match="written by a newer version of Claim Atlas. Nothing was"):
            attempt()
    assert str(good.newer).startswith(str(path))
    assert contents(good.folder) == before


def test_what_is_no_record_at_all_stands_in_nobodys_way(good: Workplace) -> None:
    good.save(good.read().base, [CHANGE], "before")
    (good.folder / ".claim-atlas" / "journal.json").write_bytes(b"\xff{ half a")
    assert good.newer is None
    assert good.undo() is not None


def test_a_workbook_with_more_sheets_and_columns_is_read_and_told(
    good: Workplace, tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(BytesIO(write_workbook(folder_grids(good.folder))))
    book["claims"].cell(1, book["claims"].max_column + 1, "confidence_2")
    book["claims"].cell(2, book["claims"].max_column, "high")
    book.create_sheet("judgements").append(["judgement_id"])
    folder = tmp_path / "newer"
    folder.mkdir()
    book.save(folder / "claims.xlsx")
    before = contents(folder)
    dataset = read_folder(folder)
    told = [str(issue) for issue in dataset.report]
    assert any("judgements" in each and "not read" in each for each in told)
    assert any("confidence_2" in each for each in told)
    assert dataset.claims["confidence_2"].tolist()[0] == "high"
    assert contents(folder) == before


@pytest.mark.parametrize(
    ("keys", "says"),
    [
        (["layer"], '"layer", which'),
        (["layer", "tone"], '"layer" and "tone", which'),
        ([f"k{n}" for n in range(9)], '"k0", "k1", "k2" and 6 more, which'),
        (["x" * 500], f'"{"x" * 24}", which'),
    ],
)
def test_a_link_that_asks_for_more_shows_the_rest_and_says_so(keys: list[str], says: str) -> None:
    data, axis = atlas_and_axis()
    address, notices = decode({"mode": "until"} | dict.fromkeys(keys, "1"), data, axis)
    assert address.selection.mode.value == "until"
    [notice] = notices
    assert says in notice
    assert "this version of Claim Atlas does not know; showing the rest." in notice


def test_what_other_programs_add_to_a_link_is_passed_over() -> None:
    data, axis = atlas_and_axis()
    others = ["utm_source", "utm", "fbclid", "gclid", "ref", "embed", "embed_options"]
    assert decode(dict.fromkeys(others, "1"), data, axis)[1] == ()


def atlas_and_axis():  # type: ignore[no-untyped-def]
    from dashboard.analysis.timeline import build_axis

    data = atlas()
    return data, build_axis(data.claims)
