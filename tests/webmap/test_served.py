"""What the browser fetches once: one file a content, kept while it is asked for."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.webmap import served


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return the folder of files in a cache of the test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    served.folder.cache_clear()
    yield tmp_path / "claim-atlas" / "map"
    served.folder.cache_clear()


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


def test_without_a_cache_to_write_to_the_process_has_one_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "claim-atlas").write_text("in the way", "utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    served.folder.cache_clear()
    try:
        assert served.is_served(served.serve(b"one"))
        assert tmp_path not in served.folder().parents
    finally:
        served.folder.cache_clear()
