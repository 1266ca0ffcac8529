"""What the browser fetches once: one file a content, kept while it is asked for."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.model.kept import VARIABLE
from dashboard.webmap import served


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return the folder of files in a cache of the test's own."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    served.made_folder.cache_clear()
    yield tmp_path / "cache" / "map"
    served.made_folder.cache_clear()


def test_the_same_content_has_the_same_address(cache: Path) -> None:
    one, again, other = served.serve(b"one"), served.serve(b"one"), served.serve(b"other")
    assert one == again != other
    assert one.startswith("../dashboard.webmap.served.columns/")
    assert sorted(each.read_bytes() for each in cache.iterdir()) == [b"one", b"other"]


def test_what_was_deleted_is_served_again(cache: Path) -> None:
    address = served.serve(b"one")
    assert served.is_served(address)
    for each in cache.iterdir():
        each.unlink()
    assert not served.is_served(address)
    assert served.serve(b"one") == address
    assert served.is_served(address)


def test_a_cache_that_was_deleted_is_made_again(cache: Path) -> None:
    address = served.serve(b"one")
    shutil.rmtree(cache.parent)
    assert not served.is_served(address)
    other = served.serve(b"other")
    assert served.is_served(other)
    assert [each.read_bytes() for each in cache.iterdir()] == [b"other"]


def test_two_servers_may_serve_and_prune_at_once(cache: Path) -> None:
    code = (
        "import sys; from dashboard.webmap import served\n"
        "served.KEPT = 3\n"
        "for number in range(200): served.serve(f'{sys.argv[1]} {number}'.encode())"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", code, name], stderr=subprocess.PIPE, text=True)
        for name in ("one", "two")
    ]
    said = [process.communicate(timeout=120)[1] for process in running]
    assert [process.returncode for process in running] == [0, 0], said
    assert {each.suffix for each in cache.iterdir()} == {".gz"}
    assert served.serve(b"the last") and len(list(cache.iterdir())) <= served.KEPT


@pytest.mark.parametrize("address", ["", "../x/", "nothing", "../x/../../passwd"])
def test_an_address_of_nothing_is_not_served(cache: Path, address: str) -> None:
    assert not served.is_served(address)


def test_what_nobody_asked_for_goes_first(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(served, "KEPT", 3)
    first, *_ = addresses = [served.serve(bytes([number])) for number in range(3)]
    for age, address in enumerate(addresses):
        os.utime(cache / address.rpartition("/")[2], (1000 + age, 1000 + age))
    assert served.is_served(first)  # which makes it the newest
    newest = served.serve(b"newest")
    assert [served.is_served(each) for each in addresses] == [True, False, True]
    assert served.is_served(newest)


@pytest.mark.parametrize("where", ["0", "file"], ids=["none is wanted", "it is in the way"])
def test_without_a_cache_the_process_has_one_of_its_own(tmp_path: Path, where: str) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    code = (
        "from dashboard.webmap import served\n"
        "assert served.is_served(served.serve(b'one'))\n"
        "print(served.folder())"
    )
    value = where if where == "0" else str(tmp_path / where)
    environment = os.environ | {VARIABLE: value, "XDG_CACHE_HOME": str(tmp_path / "user")}
    run = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert [each.name for each in tmp_path.iterdir()] == ["file"], "nothing was kept"
    assert not Path(run.stdout.strip()).exists(), "and nothing is left"


def test_visitors_who_come_at_once_share_a_folder(tmp_path: Path) -> None:
    """Each would make one of its own, and the server answers for the last alone."""
    code = (
        "import tempfile, time\n"
        "from concurrent.futures import ThreadPoolExecutor\n"
        "from dashboard.webmap import served\n"
        "make = tempfile.mkdtemp\n"
        "tempfile.mkdtemp = lambda **given: time.sleep(0.2) or make(**given)\n"
        "with ThreadPoolExecutor(4) as visitors:\n"
        "    print(len(set(visitors.map(lambda _: served.folder(), range(4)))))"
    )
    environment = os.environ | {VARIABLE: "0", "TMPDIR": str(tmp_path)}
    run = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == ["1"]
