"""Files that come together, or not at all."""

from pathlib import Path

import pytest

from dashboard.model.whole_files import write_together


def test_a_place_that_is_taken_leaves_no_half(tmp_path: Path) -> None:
    """A folder has the name of the second file."""
    (tmp_path / "events.csv" / "inside").mkdir(parents=True)
    with pytest.raises(OSError):
        write_together(tmp_path, {"claims.csv": b"claims", "events.csv": b"events", "x.csv": b""})
    assert [path.name for path in tmp_path.iterdir()] == ["events.csv"]


def test_a_folder_of_its_own_goes_with_its_files(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with pytest.raises(OSError):
        write_together(folder, {"claims.csv": b"claims", "no/such/folder.csv": b""})
    assert not folder.exists()
    write_together(folder, {"claims.csv": b"claims", "events.csv": b"events"})
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {
        "claims.csv": b"claims", "events.csv": b"events"
    }  # fmt: skip
