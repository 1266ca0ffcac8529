"""A folder of Parquet files: the same data set, messages with rows."""

import shutil
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from pandas.testing import assert_frame_equal

from dashboard.editing.workplace import Workplace
from dashboard.errors import ClaimAtlasError, DataFolderError
from dashboard.model.parquet_tables import read_parquet
from dashboard.model.reading import read_folder
from dashboard.model.schemas import CLAIMS, TABLES
from tests.model.conftest import GOOD


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the good folder with every table as Parquet, figures and degrees as numbers."""
    for table in TABLES:
        frame = pd.read_csv(GOOD / table.file, dtype="str", keep_default_na=False)
        for name in {"low", "high", "latitude", "longitude"} & set(frame.columns):
            frame[name] = pd.to_numeric(frame[name])
        parquet = table.file.replace(".csv", ".parquet")
        pq.write_table(pa.Table.from_pandas(frame), tmp_path / parquet)
    return tmp_path


def test_it_is_the_same_data_set(folder: Path) -> None:
    parquet, csv = read_folder(folder), read_folder(GOOD)
    assert parquet.report.issues == ()
    for name in ("sources", "places", "events", "claims"):
        ours, theirs = (getattr(each, name).drop(columns="line") for each in (parquet, csv))
        assert_frame_equal(ours, theirs)


def test_messages_count_rows(folder: Path) -> None:
    table = pq.read_table(folder / "claims.parquet").to_pandas()
    table.loc[1, "stance"] = "shouts"
    pq.write_table(pa.Table.from_pandas(table), folder / "claims.parquet")
    (issue,) = read_folder(folder).report.issues
    assert str(issue).startswith('claims.parquet, row 2, column stance: "shouts" is not in')


def test_a_csv_file_beside_it_is_read_and_the_other_named(folder: Path) -> None:
    shutil.copy(GOOD / "events.csv", folder)
    (issue,) = read_folder(folder).report.issues
    assert (
        str(issue) == "events.parquet: lies beside events.csv and is not read. Keep one of the two."
    )


def test_a_cell_that_is_too_long_leaves_with_its_row_and_a_reason(folder: Path) -> None:
    table = pq.read_table(folder / "claims.parquet").to_pandas()
    table.loc[1, "claim"] = "x" * 40_000
    pq.write_table(pa.Table.from_pandas(table), folder / "claims.parquet")
    dataset = read_folder(folder)
    assert len(dataset.claims) == len(table) - 1
    (why,) = dataset.set_aside["reason"]
    assert "column claim has 40,000 characters; at most 32,767" in why


def test_a_column_of_lists_is_read_as_empty_and_named(folder: Path) -> None:
    table = pq.read_table(folder / "claims.parquet")
    lists = pa.array([["x"]] * len(table))
    pq.write_table(table.append_column("tags", lists), folder / "claims.parquet")
    codes = {issue.code for issue in read_folder(folder).report}
    assert codes == {"column-type", "unknown-column"}


def written(folder: Path, columns: dict[str, pa.Array], **options: object) -> None:
    """Write some of the claims' columns anew."""
    table = pq.read_table(folder / "claims.parquet")
    for name, cells in columns.items():
        table = table.drop_columns([name]) if name in table.column_names else table
        table = table.append_column(name, cells)
    pq.write_table(table, folder / "claims.parquet", store_schema=False, **options)


def test_texts_behind_their_lengths_are_read(folder: Path) -> None:
    before = read_folder(folder).claims.drop(columns="line")
    encodings = dict.fromkeys(("claim_id", "claim"), "DELTA_LENGTH_BYTE_ARRAY")
    written(folder, {}, use_dictionary=["stance"], column_encoding=encodings, row_group_size=2)
    assert_frame_equal(read_folder(folder).claims.drop(columns="line"), before)


def test_texts_behind_their_lengths_take_room_too(folder: Path) -> None:
    cell = {"claim_id": pa.array(["x" * 70_000_000])}
    encoding = {"claim_id": "DELTA_LENGTH_BYTE_ARRAY"}
    options = {"use_dictionary": False, "column_encoding": encoding, "compression": "zstd"}
    pq.write_table(pa.table(cell), folder / "claims.parquet", **options)
    with pytest.raises(DataFolderError, match=r"claims\.parquet: unpacks to more than"):
        read_folder(folder)


@pytest.mark.parametrize("last", [16, 12], ids=["said", "not said"])
def test_texts_behind_their_lengths_beside_a_dictionary_are_refused(
    folder: Path, last: int
) -> None:
    pq.write_table(pa.table({"claim_id": ["a"]}), folder / "claims.parquet")
    content = (folder / "claims.parquet").read_bytes()
    plain, lengths = bytes([0x19, 0x35, 0, 6, 16]), bytes([0x19, 0x35, 12, 6, last])
    assert content.count(plain) == 1, "the encodings of the one chunk"
    (folder / "claims.parquet").write_bytes(content.replace(plain, lengths))
    wanted = r"claim_id is stored as DELTA_LENGTH_BYTE_ARRAY \+ RLE_DICTIONARY, of which"
    with pytest.raises(DataFolderError, match=wanted):
        read_folder(folder)


def test_bytes_that_are_no_text_leave_with_their_whole_column(folder: Path) -> None:
    rows = 40_000
    ids = pa.array(map(str, range(rows)))
    notes = pa.array([b"caf\xc3\xa9"] * (rows - 1) + [b"caf\xe9"], pa.binary())
    pq.write_table(pa.table({"claim_id": ids, "notes": notes}), folder / "claims.parquet")
    content = (folder / "claims.parquet").read_bytes()
    table = read_parquet(content, "claims.parquet", CLAIMS.columns, CLAIMS.derived)
    assert len(table.frame) == rows and set(table.frame["notes"]) == {""}
    (issue,) = table.issues
    assert "is of the type binary, which is no text; it was read as empty" in str(issue)


def test_bytes_that_are_text_are_read(folder: Path) -> None:
    claims = [
        f"Said {each}" for each in range(pq.read_metadata(folder / "claims.parquet").num_rows)
    ]
    written(folder, {"claim": pa.array([each.encode() for each in claims], pa.binary())})
    dataset = read_folder(folder)
    assert (dataset.report.issues, dataset.claims["claim"].tolist()) == ((), claims)


def test_what_is_said_to_be_text_and_is_not_is_refused_with_its_row(folder: Path) -> None:
    rows = pq.read_metadata(folder / "claims.parquet").num_rows
    cells = pa.array([*[b"a"] * (rows - 1), b"caf\xe9"], pa.binary())
    written(folder, {"claim": pa.StringArray.from_buffers(rows, *cells.buffers()[1:])})
    with pytest.raises(DataFolderError) as refused:
        read_folder(folder)
    assert str(refused.value) == (
        f"claims.parquet, row {rows}: the column claim is not UTF-8, as the file says that it is. "
        "Write it again."
    )


@pytest.mark.parametrize(("columns", "most"), [(20, 500_000), (30, 333_333)], ids=str)
def test_as_many_rows_are_read_as_the_format_says(folder: Path, columns: int, most: int) -> None:
    cells = pa.nulls(most + 1, pa.int32())
    table = pa.table({f"c{number}": cells for number in range(columns)})
    pq.write_table(table, folder / "claims.parquet")
    with pytest.raises(DataFolderError, match=f"more than {most:,} rows"):
        read_folder(folder)


@pytest.mark.parametrize("content", [b"", b"PAR1", b"PAR1 nothing PAR1", b"claim_id\nc1\n"])
def test_what_is_no_parquet_is_refused_in_words(folder: Path, content: bytes) -> None:
    (folder / "claims.parquet").write_bytes(content)
    with pytest.raises(DataFolderError, match=r"claims\.parquet: is not a Parquet file"):
        read_folder(folder)


def test_a_missing_column_is_named(folder: Path) -> None:
    table = pq.read_table(folder / "claims.parquet").drop_columns(["stance"])
    pq.write_table(table, folder / "claims.parquet")
    with pytest.raises(DataFolderError, match=r"claims\.parquet: the column stance is missing"):
        read_folder(folder)


def test_editing_says_that_it_is_for_reading(folder: Path) -> None:
    with pytest.raises(ClaimAtlasError, match="Parquet is for reading"):
        Workplace(folder).read()
