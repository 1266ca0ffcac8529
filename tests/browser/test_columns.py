"""The columns on their way: the same in the browser as in Python, sent once, never half applied."""

import base64
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from playwright.sync_api import Page, Route, expect

from dashboard.analysis.selection import Selection
from dashboard.analysis.timeline import build_axis
from dashboard.views.browser import packed_state, packed_view
from dashboard.views.columns import pack
from dashboard.views.map_view import map_state, map_view
from dashboard.webmap.streamlit_map import ASSETS
from tests.analysis.small_atlas import atlas
from tests.browser.atlas import (
    go_to,
    map_frame,
    open_ready,
    ready,
    state,
    wait_for_state,
    wait_until,
)
from tests.browser.conftest import NewPage
from tests.browser.watch import Watch
from tests.views.test_columns import COLUMNS, HEADERS

#: The packed columns' addresses, as the map's frame asks for them.
PACKED = re.compile(r"/component/dashboard\.webmap\.served\.columns/[0-9a-f]{32}\.gz$")

_UNPACK = """
async (text) => {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const { header, columns } = await ClaimAtlas.columns.unpack(bytes);
  return { header, columns: Object.entries(columns).map(([name, column]) => [name, [...column]]) };
}
"""


@pytest.fixture
def reader(page: Page) -> Page:
    """Return a page that holds the unpacking alone."""
    page.goto("about:blank")
    page.add_script_tag(path=ASSETS / "js" / "columns.js")
    return page


def unpacked(page: Page, packed: bytes) -> Any:
    """Return header and columns as the browser reads them."""
    found = page.evaluate(_UNPACK, base64.b64encode(packed).decode("ascii"))
    return found["header"], dict(found["columns"])


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(COLUMNS, HEADERS)
def test_the_browser_reads_what_python_packs(
    reader: Page, columns: dict[str, list[int]], header: dict[str, Any]
) -> None:
    assert unpacked(reader, pack(header, columns)) == (header, columns)


def test_view_and_state_of_an_atlas_come_out_whole(reader: Page) -> None:
    data = atlas()
    axis = build_axis(data.claims)
    view = map_view(data, axis)
    header, columns = unpacked(reader, packed_view(view))
    assert header["places"] == view.header()["places"]
    assert columns == {name: column.tolist() for name, column in view.columns().items()}
    counts = map_state(data, axis, view, Selection(sources=frozenset({"red"})))
    header, columns = unpacked(reader, packed_state(counts))
    assert header["sources"] == ["red"]
    assert columns["shown"] == counts.shown.tolist()


#: How many bytes of each packed column came over the network, 0 from the browser's cache.
_TRANSFERRED = """
() => performance.getEntriesByType("resource").filter(({ name }) => name.includes(".columns/"))
  .map(({ transferSize }) => transferSize)
"""


def test_a_reload_fetches_no_column_again(new_page: NewPage, sample_url: str) -> None:
    page = new_page()  # whose cache is empty
    frame = open_ready(page, sample_url)
    view, counts = frame.evaluate(_TRANSFERRED)
    assert view > counts > 0
    frame = open_ready(page, sample_url)
    assert frame.evaluate(_TRANSFERRED) == [0, 0]


def test_a_slow_mask_does_not_overtake_a_newer_one(page: Page, sample_url: str) -> None:
    frame = open_ready(page, sample_url)
    everything = state(frame)["sources"]
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)
        if len(held) > 1:
            route.continue_()

    page.route(PACKED, hold)
    shown = frame.evaluate_handle(
        "() => { const seen = [];"
        " claimAtlas.onPaint(({sources, claims}) => seen.push([sources.length, claims]), true);"
        " return seen; }"
    )
    page.locator(".st-key-source-0 label").first.click()
    wait_until(page, lambda: held, what="the first mask")
    page.locator(".st-key-source-1 label").first.click()
    wait_for_state(frame, sources=everything[2:])
    after = state(frame)
    held[0].continue_()
    page.locator(".st-key-source-1 label").first.click()
    wait_for_state(frame, sources=[everything[1], *everything[2:]])
    seen = [tuple(each) for each in shown.json_value()]
    assert (len(everything) - 2, after["claims"]) in seen
    # Never the first mask, which was overtaken, before the one that followed the second.
    assert seen.index((len(everything) - 2, after["claims"])) < next(
        at for at, (sources, _) in enumerate(seen) if sources == len(everything) - 1
    )


def test_a_hand_goes_on_while_a_mask_is_under_way(page: Page, sample_url: str) -> None:
    frame = open_ready(page, sample_url)
    before = state(frame)
    held: list[Route] = []
    page.route(PACKED, lambda route: held.append(route))  # noqa: PLW0108  # no builtin here
    page.locator(".st-key-source-0 label").first.click()
    wait_until(page, lambda: held, what="the mask")
    go_to(frame, day="2022-01-05")
    there = wait_for_state(frame, day="2022-01-05")
    assert there["sources"] == before["sources"], "nothing is half applied"
    assert there["hidden"] == 0
    held[0].continue_()
    wait_for_state(frame, day="2022-01-05", sources=before["sources"][1:])


def test_what_cannot_be_loaded_is_said_and_tried_again(
    page: Page, sample_url: str, watch: Watch
) -> None:
    page.route(PACKED, lambda route: route.fulfill(status=404))
    page.goto(sample_url)
    note = page.frame_locator("iframe[title*=folium]").locator(".ca-loading")
    expect(note).to_contain_text("the server says 404. Trying again")
    page.unroute_all()
    frame = map_frame(page)
    ready(page, frame)
    expect(frame.locator(".ca-loading")).to_be_hidden()
    watch.forgive("404")
