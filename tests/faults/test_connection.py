"""A server that is killed, a line that breaks, a tab that dies: the view comes back by itself."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Error, Frame, Page, WebSocketRoute, expect

from tests.browser.atlas import go_to, idle, map_frame, ready, state, wait_for_state, wait_until
from tests.browser.conftest import NewPage
from tests.browser.server import Server, Servers, free_port
from tests.browser.watch import Watch
from tests.faults.small_folder import small

pytestmark = [pytest.mark.browser, pytest.mark.flaky(reruns=1)]

PATIENCE = 60_000  # Streamlit asks for its server more and more seldom
VIEW = "day=2022-01-05&sources=red&at=6/44/60"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small(tmp_path_factory.mktemp("connection") / "data")


class Mortal:
    """A server that can be killed and started again at the same address."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.folder = folder
        self.server = self._start()

    def _start(self) -> Server:
        run = [sys.executable, "-m", "dashboard.cli", "run", str(self.folder)]
        return Server.start([*run, "--port", str(self.port)], self.port)

    def kill(self) -> None:
        self.server.process.kill()
        self.server.process.wait()

    def start_again(self) -> None:
        self.server.stop()
        self.server = self._start()


@pytest.fixture
def mortal(folder: Path) -> Iterator[Mortal]:
    mortal = Mortal(folder)
    yield mortal
    mortal.server.stop()


def opened(page: Page, url: str) -> Frame:
    page.goto(url)
    frame = map_frame(page, 60)
    ready(page, frame)
    return frame


def lost(page: Page, head: str = ".st-key-map-page iframe") -> None:
    """Wait until the page says that its server is gone, and covers nothing with it."""
    strip = page.locator(".ca-lost")
    expect(strip).to_be_visible(timeout=PATIENCE)
    expect(strip).to_contain_text("goes on by itself")
    expect(page.get_by_text("Are you connected to the internet?")).not_to_be_visible()
    under, box = strip.bounding_box(), page.locator(head).first.bounding_box()
    assert under and box
    assert box["y"] >= under["y"] + under["height"]
    if "iframe" in head:
        assert box["y"] + box["height"] <= page.evaluate("() => innerHeight")


def same_view(page: Page, frame: Frame) -> None:
    """Wait until page, map and address agree on the day to which the hand went meanwhile."""
    expect(page.locator(".ca-lost")).not_to_be_visible(timeout=PATIENCE)
    expect(page).to_have_url(re.compile("day=2022-01-06"), timeout=PATIENCE)
    expect(page).to_have_url(re.compile("sources=red"))
    expect(page).to_have_url(re.compile("place=almaty"))
    expect(page).to_have_url(re.compile("at=6"))
    expect(page.locator(".ca-panel-head")).to_contain_text("6 January 2022")
    expect(page.locator(".st-key-panel")).to_contain_text("The square was cleared.")
    expect(page.locator(".st-key-panel")).not_to_contain_text("Order was kept.")
    assert not frame.is_detached(), "the map was never taken away"
    wait_for_state(frame, day="2022-01-06", sources=["red"], place="almaty")


#: The pages beside the map, and what stands there of the view.
OTHERS = {
    "compare": "The crew went on strike.",
    "sources": "On the order",
    "data": "Nothing to mend",
    "export": "5 January 2022",
}


def test_a_server_that_is_killed_and_comes_back(mortal: Mortal, page: Page, watch: Watch) -> None:
    frame = opened(page, f"{mortal.server.url}/?{VIEW}")
    camera = state(frame)["zoom"]
    others = {name: page.context.new_page() for name in OTHERS}
    for name, other in others.items():
        other.goto(f"{mortal.server.url}/{name}?{VIEW}")
        expect(other.locator("[data-testid=stMain]")).to_contain_text(OTHERS[name])
    for each in (page, *others.values()):
        idle(each)  # a widget whose script is still to come would never come
    mortal.kill()
    lost(page)
    go_to(frame, day="2022-01-06", place="almaty")
    wait_for_state(frame, day="2022-01-06")
    for name, other in others.items():
        lost(other, "h1")
        expect(other.locator("[data-testid=stMain]")).to_contain_text(OTHERS[name])
    mortal.start_again()
    same_view(page, frame)
    assert state(frame)["zoom"] == camera
    for name, other in others.items():
        expect(other.locator(".ca-lost")).not_to_be_visible(timeout=PATIENCE)
        expect(other.locator("[data-testid=stMain]")).to_contain_text(OTHERS[name])
        expect(other).to_have_url(re.compile(f"/{name}.*sources=red"))
    gone = "ERR_CONNECTION_REFUSED|not responding|server endpoint|disconnected from server"
    # Streamlit asks below the page's own path first, and then where it is answered.
    watch.forgive(f"{gone}|404 .*/_stcore/")


def test_a_line_that_breaks_and_holds_again(
    page: Page, serve: Servers, folder: Path, watch: Watch
) -> None:
    """What was chosen, and what only the session knows, is as it was."""
    lines: list[WebSocketRoute] = []

    def through(line: WebSocketRoute) -> None:
        line.connect_to_server()
        lines.append(line)

    page.route_web_socket(re.compile("/_stcore/stream"), through)
    frame = opened(page, f"{serve(folder)}/?{VIEW}")
    page.context.set_offline(True)
    lines[-1].close()
    lost(page)
    go_to(frame, day="2022-01-06", place="almaty")
    wait_for_state(frame, day="2022-01-06")
    page.context.set_offline(False)
    same_view(page, frame)
    assert len(lines) > 1
    watch.forgive("ERR_|not responding|server endpoint|disconnected from server")


def test_a_tab_that_dies_harms_nobody_and_its_address_brings_the_view_back(
    page: Page, new_page: NewPage, serve: Servers, folder: Path, watch: Watch
) -> None:
    url = serve(folder)
    other = opened(page, f"{url}/?{VIEW}")
    dying = new_page()
    frame = opened(dying, f"{url}/?{VIEW}")
    go_to(frame, day="2022-01-06", place="almaty")
    expect(dying).to_have_url(re.compile("day=2022-01-06"))
    address = dying.url
    with pytest.raises(Error):
        dying.goto("chrome://crash", timeout=20_000)
    wait_until(page, lambda: watch.problems, 20, "the crash")
    watch.forgive("the page crashed")
    again = new_page()
    same_view(again, opened(again, address))
    go_to(other, day="2022-01-06")
    expect(page.locator(".ca-panel-head")).to_contain_text("6 January 2022")
    assert "Traceback" not in dict(serve.logs())[url]
