"""A full disk, and a folder that takes nothing: a sentence, and no half file."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.errors import ClaimAtlasError
from dashboard.export.animation import AnimationOptions, animation
from dashboard.export.scene import Scene, open_scene
from tests.model.conftest import GOOD
from tests.panels.test_editing import open_edit, text

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs permissions and limits of POSIX")

#: Calls ``claim-atlas`` as nobody, or on a disk with little room.
CALLED = """
import encodings.utf_8_sig, openpyxl, os, resource, sys  # nobody may not read root's own Python
import dashboard.export.still, dashboard.export.table_view, dashboard.interchange.formats
from dashboard.cli import claim_atlas, main

room, who, *arguments = sys.argv[1:]
if who == "nobody" and os.geteuid() == 0:
    os.setgroups([]), os.setgid(65534), os.setuid(65534)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(room), resource.RLIM_INFINITY))
sys.argv = ["claim-atlas", *arguments]
main()
"""


def called(room: int, who: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    root = Path(__file__).parents[2]
    return subprocess.run(
        [sys.executable, "-c", CALLED, str(room), who, *map(str, arguments)], cwd=root,
        env=os.environ | {"PYTHONPATH": str(root)}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_an_export_to_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    out = tmp_path / "claims.csv"
    out.write_text("the old one", encoding="utf-8")
    run = called(100, "anybody", "export", "table", GOOD, "--out", out, "--force")
    assert run.returncode == 2
    assert run.stderr.startswith(f"The file could not be written. {out}: ")
    assert "Make room" in run.stderr
    assert out.read_text("utf-8") == "the old one"
    assert list(tmp_path.iterdir()) == [out]


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def table(rows: int) -> str:
    """Return a foreign table: each row is a claim, with a source and a place of its own."""
    head = "Who,Where,Day,Lat,Lon,Text\n"
    return head + "".join(f"S{n},P{n},2022-01-05,{n % 80},{n},Text {n}.\n" for n in range(rows))


#: Which column is what.
MAPPED = ["--map", "source=Who,place=Where,date=Day,latitude=Lat,longitude=Lon,claim=Text"]


@pytest.mark.parametrize(("new", "room"), [(True, 1), (True, 6_550), (False, 1), (False, 8_000)])
def test_an_import_to_a_full_disk_leaves_the_folder_as_it_was(
    tmp_path: Path, new: bool, room: int
) -> None:
    """Whether it breaks off at once, or when only claims.csv is too large."""
    folder = tmp_path / "data"
    if not new:
        shutil.copytree(GOOD, folder)
    (tmp_path / "table.csv").write_text(table(150), "utf-8")
    before = contents(tmp_path)
    full = called(room, "anybody", "import", "csv", tmp_path / "table.csv", folder, *MAPPED)
    assert full.returncode == 2, full.stdout
    assert full.stderr.startswith(f"{folder}: the disk is full. Nothing was saved")
    after = contents(tmp_path)
    after.pop(str(folder / ".claim-atlas" / ".gitignore"), None)
    after.pop(str(folder / ".claim-atlas" / "lock"), None)
    assert after == before
    assert folder.exists() != new


@pytest.mark.parametrize("form", ["datapackage", "geojson", "new"])
@pytest.mark.parametrize("there", [False, True])
def test_what_a_full_disk_does_not_take_leaves_nothing(
    tmp_path: Path, form: str, there: bool
) -> None:
    out = tmp_path / "out"
    convert = ("convert", GOOD, "--to", form, "--out", out, "--force")
    command = ("new", out) if form == "new" else convert
    if there and form in ("datapackage", "new"):
        out.mkdir()
    elif there:
        out.write_text("the old one", "utf-8")
    before = sorted(tmp_path.rglob("*"))
    run = called(500, "anybody", *command)
    assert run.returncode == 2, run.stdout
    assert str(out) in run.stderr and "Make room on the disk" in run.stderr
    assert sorted(tmp_path.rglob("*")) == before
    assert not out.is_file() or out.read_text("utf-8") == "the old one"


@pytest.mark.parametrize("command", ["workbook", "convert"])
def test_a_workbook_that_finds_no_room_says_so(tmp_path: Path, command: str) -> None:
    out = tmp_path / "out.xlsx"
    said = ["workbook", GOOD] if command == "workbook" else ["convert", GOOD, "--to", "workbook"]
    run = called(500, "anybody", *said, "--out", out)
    assert run.returncode == 2, run.stdout
    assert "Make room" in run.stderr and "fault of claim-atlas" not in run.stderr
    assert not list(tmp_path.iterdir())


def test_a_folder_that_may_only_be_read_is_exported_elsewhere(open_room: Path) -> None:
    room = open_room
    folder = Path(shutil.copytree(GOOD, room / "data"))
    (room / "out").mkdir()
    (room / "out").chmod(0o777)
    folder.chmod(0o555)
    try:
        run = called(10**9, "nobody", "export", "table", folder, "--out", room / "out" / "t.csv")
        assert run.returncode == 0, run.stderr
        inside = called(10**9, "nobody", "export", "table", folder, "--out", folder / "t.csv")
    finally:
        folder.chmod(0o755)
    assert (room / "out" / "t.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert inside.returncode == 2
    assert inside.stderr.startswith(f"The file could not be written. {folder / 't.csv'}: ")


@pytest.fixture(scope="module")
def scene() -> Scene:
    return open_scene(GOOD, {"day": "2022-01-02"})[0]


def test_a_film_without_room_for_it_says_where_room_is_needed(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    import tempfile

    monkeypatch.setattr(tempfile, "tempdir", "/dev/null/nowhere")
    with pytest.raises(ClaimAtlasError, match="temporary files .*Make room .* TMPDIR"):
        animation(scene, AnimationOptions(form="mp4", days=("2022-01-02",)))


def test_a_film_that_the_disk_cuts_off_says_so(
    scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The encoder is ended by the system in the middle of its file."""
    import resource
    import tempfile

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, hard))
    try:
        with pytest.raises(ClaimAtlasError, match="temporary files .*Make room .* TMPDIR"):
            animation(scene, AnimationOptions(form="mp4", days=("2022-01-02",)))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def asked_as_nobody() -> Iterator[None]:
    """Let the system answer what may be written for a user who is not root; else all may be."""
    own = os.getresuid()
    if os.geteuid() == 0:
        os.setresuid(65534, 0, 0)
    yield
    os.setresuid(*own)


@pytest.mark.usefixtures("asked_as_nobody")
def test_the_edit_page_says_that_a_folder_may_only_be_read(open_room: Path) -> None:
    folder = Path(shutil.copytree(GOOD, open_room / "data"))
    folder.chmod(0o777)
    words = "This folder cannot be written to: what you fill in here cannot be saved."
    assert words not in text(open_edit(folder))
    folder.chmod(0o555)
    try:
        assert text(open_edit(folder)).count(words) == 1
    finally:
        folder.chmod(0o755)
