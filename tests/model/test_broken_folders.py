"""One folder per fault: exactly these messages, in each language, and these rows set aside.

Each folder of ``tests/data/broken`` holds the file that differs from ``good`` and
``expected.txt``. After a change of the messages that is meant, write them anew with
``REWRITE_EXPECTED=1 pytest tests/model/test_broken_folders.py`` and read the difference.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dashboard.errors import DataFolderError
from dashboard.language import LANGUAGES, use
from dashboard.model.dataset import Dataset
from dashboard.model.reading import read_folder
from tests.model.conftest import BROKEN, Boxes

CASES = sorted(path.name for path in BROKEN.iterdir() if path.is_dir() and path.name != "good")


def read(folder: Path, outlines: Boxes) -> Dataset | DataFolderError:
    try:
        return read_folder(folder, outlines)
    except DataFolderError as error:
        return error


def described(found: Dataset | DataFolderError) -> Iterator[str]:
    """Yield what a person would read about the folder."""
    if isinstance(found, DataFolderError):
        yield f"unusable: {found}"
        return
    for issue in found.report:
        yield f"{issue.severity} {issue.code}: {issue}"
    for row in found.set_aside.itertuples():
        yield f"set aside {row.file} {row.line} {row.row_id}: {row.reason}"


def messages(found: Dataset | DataFolderError) -> list[str]:
    """Return what the description is made of."""
    if isinstance(found, DataFolderError):
        return [found.args[0]]
    said = [text for issue in found.report for text in (issue.message, issue.mend) if text]
    return said + found.set_aside["reason"].tolist()


@pytest.mark.parametrize("name", CASES)
def test_a_fault_is_named_with_its_place_and_mend(
    name: str, folder_with: Callable[..., Path], outlines: Boxes
) -> None:
    files = {path.name: path.read_bytes() for path in (BROKEN / name).glob("*.csv")}
    told = read(folder_with(files), outlines)
    found = "\n".join(described(told)) + "\n"
    expected = BROKEN / name / "expected.txt"
    if os.environ.get("REWRITE_EXPECTED"):
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")
    for language in LANGUAGES[1:]:
        with use(language):
            assert [each for each in messages(told) if str(each) == each] == []


def test_the_folder_that_all_faults_start_from_has_none(
    folder_with: Callable[..., Path], outlines: Boxes
) -> None:
    dataset = read_folder(folder_with(), outlines)
    assert list(dataset.report) == []
    assert dataset.set_aside.empty
