"""Sixty places in one city: one donut from afar that opens on a click, and nothing lost."""

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.browser.atlas import Json, canvas, open_ready, state, wait_until
from tests.browser.server import Servers
from tests.browser.test_layout import gap
from tests.export.crowd import PLACES, write_crowd

CITY = "43.25/76.9"


@pytest.fixture(scope="module")
def crowd_url(serve: Servers, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the address of a made-up folder in which sixty places lie in one city."""
    return serve(write_crowd(tmp_path_factory.mktemp("crowd") / "data"))


def donuts(frame: Frame) -> list[Json]:
    """Return the donuts on the map."""
    boxes: list[Json] = frame.evaluate("() => window.claimAtlas.boxes()")
    return [box for box in boxes if box["kind"] == "donut"]


def test_many_places_are_one_donut_from_afar(page: Page, crowd_url: str) -> None:
    frame = open_ready(page, f"{crowd_url}/?at=6/{CITY}")
    assert len(donuts(frame)) == 1
    claims = state(frame)["claims"]
    size = canvas(frame).evaluate("(map) => [map.clientWidth / 2, map.clientHeight / 2]")
    canvas(frame).hover(position={"x": size[0], "y": size[1]})
    tip = frame.locator(".ca-tip")
    expect(tip.locator("strong")).to_contain_text(f"and {PLACES - 1} more")
    expect(tip.locator("small").first).to_contain_text(f"{claims} claims")
    told = tip.locator("ul").first.locator("b").all_inner_texts()
    assert sum(map(int, told)) == claims


def test_a_click_on_the_crowd_shows_it_from_nearer_by(page: Page, crowd_url: str) -> None:
    frame = open_ready(page, f"{crowd_url}/?at=6/{CITY}")
    size = canvas(frame).evaluate("(map) => [map.clientWidth / 2, map.clientHeight / 2]")
    canvas(frame).click(position={"x": size[0], "y": size[1]})
    wait_until(page, lambda: len(donuts(frame)) > 1, what="more donuts")
    assert state(frame)["place"] is None
    assert state(frame)["zoom"] > 6


@pytest.mark.parametrize("zoom", [3, 8, 10, 12])
def test_no_mark_of_a_crowd_lies_on_another(page: Page, crowd_url: str, zoom: int) -> None:
    frame = open_ready(page, f"{crowd_url}/?at={zoom}/{CITY}")
    boxes: list[Json] = frame.evaluate("() => window.claimAtlas.boxes()")
    assert boxes
    for number, box in enumerate(boxes):
        assert all(gap(box, other) > -0.5 for other in boxes[:number])
