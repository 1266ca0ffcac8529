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
from dashboard.model.reading import read_folder
from dashboard.model.schemas import TABLES
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


def test_a_column_of_lists_is_read_as_empty_and_named(folder: Path) -> None:
    table = pq.read_table(folder / "claims.parquet")
    lists = pa.array([["x"]] * len(table))
    pq.write_table(table.append_column("tags", lists), folder / "claims.parquet")
    codes = {issue.code for issue in read_folder(folder).report}
    assert codes == {"column-type", "unknown-column"}


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
