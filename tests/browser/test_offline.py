"""A whole session in a network namespace that has nothing but loopback, not even an address."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
LOOPBACK_UP = "ip link set lo up && exec "


def _namespace(command: str) -> list[str]:
    return ["unshare", "--net", "--map-root-user", "sh", "-c", LOOPBACK_UP + command]


def _possible() -> bool:
    if not (shutil.which("unshare") and shutil.which("ip")):
        return False
    return not subprocess.run(_namespace("true"), capture_output=True, check=False).returncode


@pytest.mark.skipif(not _possible(), reason="no network namespaces here")
def test_server_and_browser_need_no_network() -> None:
    """Load, scrub, filter and copy a link with no network at all."""
    tests = [
        "test_load.py::test_the_page_shows_the_sample_whole_and_from_here",
        "test_load.py::test_land_sea_and_lakes_have_their_colours",
        "test_slider.py::test_the_panel_and_the_address_follow_when_the_hand_lets_go",
        "test_filters.py::test_no_source_and_all_sources",
        "test_links.py::test_a_copied_link_opens_the_same_view_in_another_browser",
        "test_pages.py::test_sources_page_and_back_with_the_view_kept",
    ]
    command = f"{sys.executable} -m pytest -p no:cacheprovider -p no:xdist {' '.join(tests)}"
    left = ("PYTEST_XDIST_WORKER", "PYTEST_CURRENT_TEST")
    run = subprocess.run(
        _namespace(command),
        cwd=HERE,
        env={key: value for key, value in os.environ.items() if key not in left},
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert f"{len(tests)} passed" in run.stdout, run.stdout[-6000:] + run.stderr[-2000:]
