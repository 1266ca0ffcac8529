"""A disk that does not take it: a clear sentence, and nothing lost."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.editing.changes import Update
from dashboard.editing.workplace import Workplace
from dashboard.model.not_saved import Busy, ReadOnly
from tests.editing.conftest import contents

CHANGE = Update("claims", "example-claim", {"claim": "Trees were planted."})
pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs permissions and limits of POSIX")

#: A program that saves under a limit, and says how that ended.
LIMITED = """
import os, resource, sys
from pathlib import Path
from dashboard.editing.changes import Update
from dashboard.editing.workplace import Workplace
from dashboard.errors import ClaimAtlasError

workplace = Workplace(Path(sys.argv[1]))
sheets = workplace.read()
cells = {"notes": "x" * int(sys.argv[3])}
changes = [Update("events", "example-event", cells), Update("claims", "example-claim", cells)]
workplace.check(sheets, changes)  # all modules are there, even for nobody
if sys.argv[2] == "nobody" and os.geteuid() == 0:
    os.setgroups([]), os.setgid(65534), os.setuid(65534)
for limit in map(int, sys.argv[4:]):
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    try:
        print("saved", *workplace.save(sheets.base, changes, "more").tables)
    except ClaimAtlasError as error:
        print(type(error).__name__, error)
"""


def limited(workplace: Workplace, repository: Path, *how: str) -> str:
    environment = os.environ | {"PYTHONPATH": str(repository)}
    command = [sys.executable, "-c", LIMITED, str(workplace.folder), *how]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout


@pytest.fixture
def in_reach(fresh: Workplace) -> Iterator[Workplace]:
    """Let others into the folder and its parents, as pytest does not."""
    opened = [path for path in fresh.folder.parents if path.stat().st_uid == os.geteuid()]
    modes = {path: path.stat().st_mode for path in opened if path != Path("/")}
    for path, mode in modes.items():
        if "pytest" in str(path):
            path.chmod(mode | 0o055)
    yield fresh
    for path, mode in modes.items():
        path.chmod(mode)


@pytest.mark.parametrize("saved_before", [False, True])
def test_a_folder_that_may_not_be_written_to(
    in_reach: Workplace, repository: Path, saved_before: bool
) -> None:
    if saved_before:
        in_reach.save(in_reach.read().base, [CHANGE], "before")
    before, folder = contents(in_reach), in_reach.folder
    everything = [folder, *folder.rglob("*")]
    for path in everything:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        said = limited(in_reach, repository, "nobody", "10", "1000000")
    finally:
        for path in everything:
            path.chmod(0o755 if path.is_dir() else 0o644)
    assert said.startswith(f"ReadOnly {folder}: cannot be written to. Nothing was saved.")
    assert "copy the folder" in said
    assert contents(in_reach) == before


def test_a_full_disk(fresh: Workplace, repository: Path) -> None:
    before = contents(fresh)
    limits = ["1", "100", "1000", "30000"]
    said = limited(fresh, repository, "somebody", "32000", *limits).splitlines()
    full = f"NoSpace {fresh.folder}: the disk is full. Nothing was saved, and nothing is lost. "
    assert [line.startswith(full) for line in said] == [True] * len(limits), said
    assert contents(fresh) == before
    assert fresh.versions() == ()
    kept = list((fresh.folder / ".claim-atlas" / "contents").iterdir())
    assert kept == [], "what failed takes no room"
    said = limited(fresh, repository, "somebody", "32000", "1000000").splitlines()
    assert said == ["saved events claims"]
    assert list(fresh.folder.rglob("*.claim-atlas-part")) == []


def test_a_file_that_is_write_protected_stays(fresh: Workplace) -> None:
    if os.geteuid() == 0:
        pytest.skip("nothing is protected from root")
    (fresh.folder / "claims.csv").chmod(0o444)
    before = contents(fresh)
    with pytest.raises(ReadOnly):
        fresh.save(fresh.read().base, [CHANGE], "more")
    assert contents(fresh) == before


def test_a_save_that_never_ends_is_not_waited_for_for_ever(
    fresh: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from filelock import FileLock

    fresh.save(fresh.read().base, [CHANGE], "before")
    monkeypatch.setattr("dashboard.model.committing.PATIENCE_SECONDS", 0)
    with (
        FileLock(fresh.folder / ".claim-atlas" / "lock"),
        pytest.raises(Busy, match="another save"),
    ):
        fresh.undo()


def test_a_place_in_the_way_puts_all_back(fresh: Workplace) -> None:
    """The second of two files cannot take its place: the first goes back."""
    before = contents(fresh)
    changes = [Update("sources", "example-source", {"notes": "new"}), CHANGE]
    sheets = fresh.read()
    step = []

    def hook(event: str, args: tuple[object, ...]) -> None:
        if step and event == "os.rename" and str(args[1]).endswith("/claims.csv"):
            step.clear()
            raise PermissionError(13, "held by another program", str(args[1]))

    sys.addaudithook(hook)
    step.append("armed")
    with pytest.raises(ReadOnly):
        fresh.save(sheets.base, changes, "both")
    assert contents(fresh) == before == dict(fresh.read().base.contents)
    assert fresh.versions() == ()
    assert list(fresh.folder.rglob("*.claim-atlas-part")) == []
    assert fresh.save(sheets.base, changes, "both").tables == ("sources", "claims")
