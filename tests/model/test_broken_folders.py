"""One folder per fault: exactly these messages, and exactly these rows set aside.

Each folder of ``tests/data/broken`` holds the file that differs from ``good`` and
``expected.txt``. After a change of the messages that is meant, write them anew with
``REWRITE_EXPECTED=1 pytest tests/model/test_broken_folders.py`` and read the difference.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dashboard.errors import DataFolderError
from dashboard.model.reading import read_folder
from tests.model.conftest import BROKEN, Boxes

CASES = sorted(path.name for path in BROKEN.iterdir() if path.is_dir() and path.name != "good")


def described(folder: Path, outlines: Boxes) -> Iterator[str]:
    """Yield what a person would read about the folder."""
    try:
        dataset = read_folder(folder, outlines)
    except DataFolderError as error:
        yield f"unusable: {error}"
        return
    for issue in dataset.report:
        yield f"{issue.severity} {issue.code}: {issue}"
    for row in dataset.set_aside.itertuples():
        yield f"set aside {row.file} {row.line} {row.row_id}: {row.reason}"


@pytest.mark.parametrize("name", CASES)
def test_a_fault_is_named_with_its_place_and_mend(
    name: str, folder_with: Callable[..., Path], outlines: Boxes
) -> None:
    files = {path.name: path.read_bytes() for path in (BROKEN / name).glob("*.csv")}
    found = "\n".join(described(folder_with(files), outlines)) + "\n"
    expected = BROKEN / name / "expected.txt"
    if os.environ.get("REWRITE_EXPECTED"):
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")


def test_the_folder_that_all_faults_start_from_has_none(
    folder_with: Callable[..., Path], outlines: Boxes
) -> None:
    dataset = read_folder(folder_with(), outlines)
    assert list(dataset.report) == []
    assert dataset.set_aside.empty
