"""A folder that breaks while it is shown: what was read last stays, with the reason beside it."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from typing import Self

import pytest

from dashboard.errors import ClaimAtlasError, DataFolderError
from dashboard.model.reading import read_folder
from dashboard.panels import loading
from dashboard.panels.keeping import show_last_good
from tests.model.conftest import GOOD


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path / "Жаңаөзен"))


def cut(folder: Path, at: bytes, more: int = 0) -> None:
    """End claims.csv behind the last ``at``, and ``more`` bytes further."""
    content = (folder / "claims.csv").read_bytes()
    (folder / "claims.csv").write_bytes(content[: content.rindex(at) + len(at) + more])


def in_a_letter(folder: Path) -> None:
    with (folder / "claims.csv").open("ab") as file:
        file.write("c9,e1,s1,In Жаңа".encode()[:-1])


def in_a_quote(folder: Path) -> None:
    with (folder / "claims.csv").open("ab") as file:
        file.write(b'c9,e1,s1,"He said, and')


def removed(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).unlink()


BREAKAGES: dict[str, tuple[Callable[[Path], object], str]] = {
    "deleted": (shutil.rmtree, "is not a folder"),
    "a table is gone": (removed("places.csv"), "lacks places.csv"),
    "all tables are gone": (
        lambda folder: [path.unlink() for path in folder.glob("*.csv")],
        "lacks sources.csv, places.csv, events.csv, claims.csv",
    ),
    "cut in a row": (lambda folder: cut(folder, b",asserts"), "ends in the middle of this row"),
    "cut in a quote": (in_a_quote, "ends in the middle of this row"),
    "cut in a letter": (in_a_letter, "ends in the middle of a letter"),
    "cut in the header": (
        lambda folder: (folder / "claims.csv").write_bytes(b"claim_id,event_"),
        "the column event_id is missing",
    ),
    "empty": (lambda folder: (folder / "claims.csv").write_bytes(b""), "claims.csv"),
    "a folder in its place": (
        lambda folder: [(folder / "claims.csv").unlink(), (folder / "claims.csv").mkdir()],
        "lacks claims.csv",
    ),
    "half a workbook": (
        lambda folder: [
            *(path.unlink() for path in folder.glob("*.csv")),
            (folder / "claims.xlsx").write_bytes(b"PK\x03\x04 and no more"),
        ],
        "is not a workbook",
    ),
}


@pytest.mark.parametrize(("breaks", "says"), BREAKAGES.values(), ids=BREAKAGES)
def test_what_was_read_last_stays_and_the_whole_folder_comes_back(
    folder: Path, breaks: Callable[[Path], object], says: str
) -> None:
    good = show_last_good(folder)
    assert good.trouble == ""
    breaks(folder)
    for _ in range(2):
        kept = show_last_good(folder)
        assert says in kept.trouble
        assert (kept.atlas, kept.read_at) == (good.atlas, good.read_at)
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(GOOD, folder)
    with (folder / "events.csv").open("a", encoding="utf-8") as file:
        file.write("\n")  # another file than before
    back = show_last_good(folder)
    assert back.trouble == ""
    assert back.read_at > good.read_at


@pytest.mark.skipif(os.name != "posix", reason="needs permissions of POSIX")
@pytest.mark.parametrize("locked", [".", "claims.csv"])
def test_a_folder_that_is_locked_while_it_is_open_is_shown_as_it_was(
    open_room: Path, locked: str
) -> None:
    folder = Path(shutil.copytree(GOOD, open_room / "data"))
    good = show_last_good(folder)
    own = os.geteuid()
    os.utime(folder / "claims.csv", (1e9, 1e9))  # somebody wrote to it
    (folder / locked).chmod(0)
    try:
        if own == 0:
            os.seteuid(65534)
        kept = show_last_good(folder)
    finally:
        os.seteuid(own)
        (folder / locked).chmod(0o755)
    assert "cannot be read (Permission denied). Allow reading it" in kept.trouble
    assert kept.atlas is good.atlas
    again = show_last_good(folder)
    assert again.trouble == ""
    assert again.atlas is not good.atlas


def test_a_clock_that_is_put_back_a_day_changes_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page is read anew where a file changed, not where the clock says that it is late."""

    class Yesterday(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return super().now(tz) - timedelta(days=1)

    good = show_last_good(folder)
    monkeypatch.setattr("dashboard.panels.keeping.datetime", Yesterday)
    before = time.time_ns()
    monkeypatch.setattr("time.time_ns", lambda: before - 86_400 * 10**9)
    assert show_last_good(folder) is good
    assert not loading._being_written(loading.stamp(folder)), (
        "written tomorrow is no reason to wait"
    )
    with (folder / "events.csv").open("a", encoding="utf-8") as file:
        file.write("\n")
    after = show_last_good(folder)
    assert after.trouble == "" and after.atlas is not good.atlas
    assert after.read_at < good.read_at, "the day that the clock says"
    in_a_quote(folder)
    kept = show_last_good(folder)
    assert "in the middle of this row" in kept.trouble and kept.atlas is after.atlas


def test_a_folder_that_was_never_whole_is_refused(folder: Path) -> None:
    in_a_letter(folder)
    with pytest.raises(ClaimAtlasError, match="copied by half"):
        show_last_good(folder)


def test_a_row_that_breaks_off_is_set_aside_and_the_others_are_shown(folder: Path) -> None:
    """The first look at such a folder has nothing better to show."""
    whole = read_folder(folder)
    with (folder / "claims.csv").open("ab") as file:
        file.write(b"c9,e1,s1,Ten thousand took part.,p1,asserts,1")
    shown = show_last_good(folder)
    assert shown.trouble == ""
    assert len(shown.atlas.dataset.claims) == len(whole.claims)
    [issue] = [each for each in shown.atlas.dataset.report if each.code == "cut-short"]
    assert "copy the file again" in str(issue)


def test_a_last_row_without_a_line_break_is_whole_when_it_has_all_its_cells(folder: Path) -> None:
    content = (folder / "claims.csv").read_bytes()
    (folder / "claims.csv").write_bytes(content.rstrip(b"\n"))
    assert len(read_folder(folder).claims) == len(read_folder(GOOD).claims)


def test_a_file_that_is_being_written_is_waited_for(folder: Path) -> None:
    (folder / "claims.csv").touch()
    assert loading._being_written(loading.stamp(folder))
    for year in (2001, 2099):  # a clock that is wrong, here or on the other machine
        stamp = (year - 1970) * 31_556_952
        for each in folder.glob("*.csv"):
            os.utime(each, (stamp, stamp))
        assert not loading._being_written(loading.stamp(folder))


#: Reads a folder as nobody, whose permissions count even where the tests run as root.
AS_NOBODY = """
import os, sys
from pathlib import Path
from dashboard.errors import ClaimAtlasError
from dashboard.model.reading import fingerprint, read_folder

read_folder(Path(sys.argv[1]))  # all modules are there, even for nobody
if os.geteuid() == 0:
    os.setgroups([]), os.setgid(65534), os.setuid(65534)
try:
    print(fingerprint(Path(sys.argv[2])))
except ClaimAtlasError as error:
    print(error)
"""


@pytest.mark.skipif(os.name != "posix", reason="needs permissions of POSIX")
@pytest.mark.parametrize("locked", [".", "claims.csv"])
def test_a_locked_folder_is_told_in_a_sentence(
    open_room: Path, repository: Path, locked: str
) -> None:
    folder = Path(shutil.copytree(GOOD, open_room / "data"))
    (folder / locked).chmod(0)
    command = [sys.executable, "-c", AS_NOBODY, str(GOOD), str(folder)]
    try:
        run = subprocess.run(
            command, cwd=repository, capture_output=True, text=True, check=False,
            env=os.environ | {"PYTHONPATH": str(repository)},
        )  # fmt: skip
    finally:
        (folder / locked).chmod(0o755)
    assert run.returncode == 0, run.stderr
    assert "cannot be read (Permission denied). Allow reading it, or close" in run.stdout


def test_a_folder_that_is_gone_is_an_error_of_ours(tmp_path: Path) -> None:
    with pytest.raises(DataFolderError, match="is not a folder"):
        show_last_good(tmp_path / "gone")
