"""The harness itself: it must see the map, and it must see what goes wrong."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.atlas import go_to, open_map, state, wait_for_state, wait_until
from tests.browser.server import Server, Servers
from tests.browser.watch import Watch

HERE = Path(__file__).parent
ELSEWHERE = "http://192.0.2.7/beacon.png"  # a documentation address: nobody is there


@pytest.fixture(scope="module")
def tiny_url(serve: Servers) -> str:
    return serve.script(HERE / "tiny_app.py")


def test_open_map_returns_the_frame_that_has_the_plugin(page: Page, tiny_url: str) -> None:
    frame = open_map(page, tiny_url)
    assert frame != page.main_frame
    assert state(frame) == {"day": "2022-01-01", "mode": "day"}


def test_go_to_is_followed_by_the_state(page: Page, tiny_url: str) -> None:
    frame = open_map(page, tiny_url)
    go_to(frame, day="2022-01-05")
    assert wait_for_state(frame, day="2022-01-05")["mode"] == "day"


def test_a_state_that_never_comes_is_told_with_what_is_there(page: Page, tiny_url: str) -> None:
    frame = open_map(page, tiny_url)
    with pytest.raises(AssertionError, match="expected .*1999.* shows .*2022-01-01"):
        wait_for_state(frame, timeout_seconds=0.1, day="1999")


def test_the_same_script_is_served_once(serve: Servers, tiny_url: str) -> None:
    assert serve.script(HERE / "tiny_app.py") == tiny_url


def test_a_request_to_another_host_is_stopped_and_noted(page: Page, watch: Watch) -> None:
    page.evaluate("url => fetch(url).catch(() => null)", ELSEWHERE)
    assert ELSEWHERE in watch.requests
    watch.forgive(f"another host: {re.escape(ELSEWHERE)}")
    watch.forgive("net::ERR_NAME_NOT_RESOLVED")  # it never left the browser


def test_a_socket_to_another_host_is_noted(page: Page, watch: Watch) -> None:
    page.evaluate("() => { new WebSocket('ws://192.0.2.7/live'); }")
    wait_until(page, lambda: len(watch.problems) > 1)
    watch.forgive("another host: ws://192.0.2.7/live")
    watch.forgive("console error: WebSocket connection")


def test_a_console_error_in_the_maps_frame_is_noted(
    page: Page, watch: Watch, tiny_url: str
) -> None:
    frame = open_map(page, tiny_url)
    frame.evaluate("() => console.error('the glyphs are gone')")
    wait_until(page, lambda: watch.problems)
    watch.forgive("console error: the glyphs are gone")


def test_an_uncaught_exception_is_noted(page: Page, watch: Watch) -> None:
    page.evaluate("() => { setTimeout(() => { throw new Error('lost'); }); }")
    wait_until(page, lambda: watch.problems)
    watch.forgive("uncaught in the page: .*lost")


def test_only_what_happened_can_be_forgiven(watch: Watch) -> None:
    with pytest.raises(AssertionError, match="no problem matches"):
        watch.forgive("anything")


def test_a_server_that_dies_is_told_with_its_log() -> None:
    dying = [sys.executable, "-c", "raise SystemExit('no such folder: nowhere')"]
    with pytest.raises(RuntimeError, match="(?s)ended; its log:.*no such folder: nowhere"):
        Server.start(dying, port=9)


def test_misbehaving_pages_fail_their_tests_and_leave_pictures() -> None:
    """Run the tests of misbehaving.py, which must all fail, in a pytest of their own."""
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "misbehaving.py"]
    run = subprocess.run(
        command, cwd=HERE, capture_output=True, text=True, check=False, timeout=180
    )
    assert "2 failed, 3 passed, 3 errors" in run.stdout, run.stdout + run.stderr
    for trace in (
        f"request to another host: {ELSEWHERE}",
        "console error: a console error",
        "LOOPBACK ONLY: refused 192.0.2.7",
        "FAILED misbehaving.py::test_that_hangs",
        "log of the server at http://127.0.0.1:",
    ):
        assert trace in run.stdout, run.stdout
    picture = Path(run.stdout.partition("picture: ")[2].splitlines()[0])
    assert picture.read_bytes().startswith(b"\x89PNG")
