"""What is kept of a large folder: the same data set, never believed when it does not check out."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from pandas.testing import assert_frame_equal

from benchmarks.made_up import write_folder
from dashboard.analysis.comparison import comparison
from dashboard.analysis.facts import facts_of
from dashboard.analysis.filters import shown
from dashboard.analysis.selection import Selection
from dashboard.model import kept
from dashboard.model.dataset import Dataset
from dashboard.model.kept import Keeper
from dashboard.model.reading import read_contents, read_folder, table_contents

TABLES = ("sources", "places", "events", "claims", "set_aside")


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made-up") / "data"
    write_folder(2_000, folder)
    claims = folder / "claims.csv"
    lines = claims.read_text("utf-8").split("\n")
    lines[3] = lines[3].replace(",reports,", ",shouts,").replace(",asserts,", ",shouts,")
    lines[5] = lines[5].replace(",e", ",nowhere", 1)
    claims.write_text("\n".join(lines), "utf-8")
    return folder


@pytest.fixture
def folder(made_up: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a folder large enough to be kept, with a row that is set aside."""
    monkeypatch.setattr(kept, "LEAST_BYTES", 1)
    monkeypatch.setattr("dashboard.model.reading.LEAST_BYTES", 1)
    monkeypatch.setenv(kept.VARIABLE, str(tmp_path / "kept"))
    yield shutil.copytree(made_up, tmp_path / "data")


def assert_same(one: Dataset, two: Dataset) -> None:
    for name in TABLES:
        assert_frame_equal(getattr(one, name), getattr(two, name))
    assert one.report == two.report
    assert (one.fingerprint, one.paragraphs) == (two.fingerprint, two.paragraphs)


def fresh(folder: Path) -> Dataset:
    return read_contents(folder, table_contents(folder))


def files(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "kept").rglob("*.arrow"))


def test_what_was_kept_is_what_was_read(folder: Path, tmp_path: Path) -> None:
    first, again = read_folder(folder), read_folder(folder)
    assert files(tmp_path)
    assert len(first.set_aside) >= 1
    assert_same(first, fresh(folder))
    assert_same(again, first)


def test_what_was_worked_out_is_kept_too(folder: Path, tmp_path: Path) -> None:
    plain = fresh(folder)
    for place in (folder, shutil.copytree(folder, tmp_path / "copy")):
        dataset = read_folder(place)  # a copy finds what was kept of the original
        assert np.array_equal(facts_of(dataset).category, facts_of(plain).category)
        found, expected = comparison(dataset), comparison(plain)
        assert found.names.ids == expected.names.ids
        assert found.statuses == expected.statuses
        search = Selection(search="house 4")
        assert np.array_equal(shown(dataset, search), shown(plain, search))
    assert len([path for path in files(tmp_path) if path.name.startswith("roll.")]) == 1


@pytest.mark.parametrize("damage", ["cut", "flipped", "emptied", "gone"])
def test_what_is_damaged_is_not_believed(folder: Path, tmp_path: Path, damage: str) -> None:
    first = read_folder(folder)
    for path in files(tmp_path):
        content = path.read_bytes()
        half = len(content) // 2
        if damage == "gone":
            path.unlink()
        elif damage == "cut":
            path.write_bytes(content[:half])
        elif damage == "emptied":
            path.write_bytes(b"")
        else:
            path.write_bytes(content[:half] + bytes([content[half] ^ 1]) + content[half + 1 :])
        assert_same(read_folder(folder), first)


def test_a_changed_byte_is_another_content(folder: Path) -> None:
    before = read_folder(folder)
    claims = folder / "claims.csv"
    claims.write_bytes(claims.read_bytes().replace(b"near house", b"near House", 1))
    after = read_folder(folder)
    assert after.fingerprint != before.fingerprint
    assert after.claims["claim"].str.contains("House").sum() == 1


def test_a_changed_document_is_another_content(folder: Path) -> None:
    sources = folder / "sources.csv"
    lines = sources.read_text("utf-8").splitlines()
    lines = [f"{line},{'file' if not at else 'one.txt' if at == 1 else ''}"
             for at, line in enumerate(lines)]  # fmt: skip
    sources.write_text("\n".join(lines), "utf-8")
    (folder / "one.txt").write_text("First.\n\nSecond.", "utf-8")
    assert read_folder(folder).paragraphs == {"s1": 2}
    (folder / "one.txt").write_text("First.\n\nSecond.\n\nThird.", "utf-8")
    assert read_folder(folder).paragraphs == {"s1": 3}


#: Reads a folder again and again as soon as it is told to; prints what it found each time.
READER = """
import sys
from pathlib import Path
from dashboard.analysis.comparison import comparison
from dashboard.model import kept, reading

kept.LEAST_BYTES = reading.LEAST_BYTES = 1
print("ready", flush=True)
sys.stdin.readline()
for _ in range(4):
    dataset = reading.read_folder(Path(sys.argv[1]))
    print(len(dataset.claims), len(comparison(dataset).statuses), flush=True)
"""


def test_two_processes_may_keep_at_once_while_a_third_deletes_all(
    folder: Path, tmp_path: Path
) -> None:
    call = [sys.executable, "-c", READER, str(folder)]
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    running = [subprocess.Popen(call, text=True, **pipes) for _ in range(2)]
    for process in running:
        assert process.stdout and process.stdout.readline() == "ready\n"
    for process in running:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()
    deleted = 0
    while any(process.poll() is None for process in running):
        deleted += bool(files(tmp_path))
        shutil.rmtree(tmp_path / "kept", ignore_errors=True)
        time.sleep(0.02)
    assert deleted, "there was something to delete"
    expected = f"{len(fresh(folder).claims)} {len(comparison(fresh(folder)).statuses)}\n"
    for process in running:
        told, errors = process.communicate(timeout=120)
        assert (told, errors) == (4 * expected, "")
    assert_same(read_folder(folder), fresh(folder))
    assert files(tmp_path), "what is deleted is made again"
    assert not list((tmp_path / "kept").rglob("*.part"))


def test_a_place_that_cannot_be_written_is_no_reason_to_stop(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv(kept.VARIABLE, str(tmp_path / "file"))
    assert_same(read_folder(folder), fresh(folder))


def test_a_disk_that_takes_no_more_is_left_without_halves(folder: Path, tmp_path: Path) -> None:
    code = (
        "import resource, sys; from pathlib import Path\n"
        "from dashboard.model import kept, reading\n"
        "kept.LEAST_BYTES = reading.LEAST_BYTES = 1\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
        "print(len(reading.read_folder(Path(sys.argv[1])).claims))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=True
    )
    assert run.stdout == f"{len(fresh(folder).claims)}\n"
    assert not any(path.name.startswith("claims.") for path in files(tmp_path)), "it is too large"
    assert not list((tmp_path / "kept").rglob("*.part"))


def test_what_was_killed_is_swept_when_room_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(kept.VARIABLE, str(tmp_path))
    keeper = Keeper.of("content", kept.LEAST_BYTES)
    keeper.columns("one", lambda: {"n": np.arange(3)})
    assert keeper.folder
    old, young = (keeper.folder / name for name in ("old.part", "young.part"))
    for part in (old, young):
        part.write_bytes(b"half")
    os.utime(old, (1000, 1000))
    keeper.columns("two", lambda: {"n": np.arange(3)})
    assert not old.exists()
    assert young.exists(), "somebody may be writing it"


def test_only_so_many_contents_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(kept.VARIABLE, str(tmp_path))
    monkeypatch.setattr(kept, "MOST_CONTENTS", 2)
    (tmp_path / "map").mkdir()
    (tmp_path / "nominatim.json").write_text("{}", "utf-8")
    for number in range(4):
        Keeper.of(str(number), kept.LEAST_BYTES).columns("n", lambda: {"n": np.arange(3)})
    others = {"map", "nominatim.json"}
    assert others < {each.name for each in tmp_path.iterdir()}
    assert len(list(tmp_path.iterdir())) == 2 + len(others)


def test_small_folders_are_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(kept.VARIABLE, str(tmp_path))
    assert Keeper.of("small", kept.LEAST_BYTES - 1) == Keeper()
