"""The first page a person sees: it stands there whole, and all of it comes from this machine."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import Frame, Page, expect

from dashboard.model.edtf_days import edtf_words
from tests.browser.atlas import open_map, open_ready, state
from tests.browser.counting import Folder
from tests.browser.watch import Watch

#: The colour of a point of the basemap, given in degrees.
_PIXEL = """
([latitude, longitude]) => {
  const container = document.querySelector(".leaflet-container");
  const { zoom, center } = window.claimAtlas.state();
  const at = (point) => L.CRS.EPSG3857.latLngToPoint(L.latLng(point), zoom);
  const middle = L.point(container.clientWidth / 2, container.clientHeight / 2);
  const box = container.getBoundingClientRect();
  const spot = at([latitude, longitude]).subtract(at(center)).add(middle);
  for (const canvas of [...container.querySelectorAll("canvas")].reverse()) {
    const { left, top, width } = canvas.getBoundingClientRect();
    const scale = canvas.width / width;
    const [x, y] = [(spot.x + box.left - left) * scale, (spot.y + box.top - top) * scale];
    const pixel = [...canvas.getContext("2d").getImageData(x, y, 1, 1).data];
    if (pixel[3] === 255) return pixel.slice(0, 3).join();
  }
  return getComputedStyle(container).backgroundColor;
}
"""


def colour(frame: Frame, latitude: float, longitude: float) -> str:
    """Return the topmost solid colour that is painted at a point of the earth."""
    found: str = frame.evaluate(_PIXEL, [latitude, longitude])
    return found.removeprefix("rgb(").removesuffix(")").replace(" ", "")


def test_the_page_shows_the_sample_whole_and_from_here(
    page: Page, sample_url: str, sample: Folder, watch: Watch
) -> None:
    frame = open_ready(page, sample_url)
    assert page.title() == "Claim Atlas"
    assert state(frame)["ready"]
    expect(page.locator("section[data-testid=stSidebar]")).to_contain_text(
        f"{len(sample.claims)} claims by {len(sample.rows('sources'))} sources"
    )
    donuts = {box["place"] for box in frame.evaluate("() => window.claimAtlas.boxes()")
              if box["kind"] == "donut"}  # fmt: skip
    points = [p for p in state(frame)["places"] if sample.is_point(p["id"])]
    assert {sample.drawn[index] for index in donuts} == {place["id"] for place in points}
    assert any("basemap/world.topo.json" in url for url in watch.requests)
    assert {urlsplit(url).hostname for url in watch.requests if "://" in url} <= {"127.0.0.1", None}
    assert not watch.problems


def test_the_page_opens_where_most_sources_meet_with_a_bare_address(
    page: Page, sample_url: str, sample: Folder
) -> None:
    frame = open_ready(page, sample_url)
    exact = [claim for claim in sample.claims if not sample.is_span(claim)]
    weight = {}
    for key, (first, last) in zip(sample.keys, sample.slots, strict=True):
        there = [claim for claim in exact if first <= claim.first and claim.last <= last]
        weight[key] = (len({claim.source for claim in there}), len(there))
    assert state(frame)["day"] == max(weight, key=lambda day: weight[day])
    assert state(frame)["mode"] == "day"
    assert page.url.rstrip("/") == sample_url


def test_land_sea_and_lakes_have_their_colours(page: Page, sample_url: str) -> None:
    frame = open_ready(page, sample_url)
    china, caspian, balkhash = (
        colour(frame, 40.5, 80.5), colour(frame, 42.0, 50.5), colour(frame, 46.2, 74.1),
    )  # fmt: skip
    assert caspian == balkhash != china
    assert re.fullmatch(r"\d+,\d+,\d+", china)


def test_the_headline_is_told_and_the_slider_is_labelled(page: Page, sample_url: str) -> None:
    frame = open_ready(page, sample_url)
    expect(frame.get_by_role("status")).to_contain_text(f"{state(frame)['sentence']}.")
    handle = frame.get_by_role("slider", name="Day", exact=True)
    expect(handle).to_have_attribute("aria-valuetext", state(frame)["sentence"])
    assert handle.get_attribute("aria-valuemin") == "0"


def test_a_click_before_the_page_is_complete_is_not_lost(
    page: Page, sample_url: str, sample: Folder
) -> None:
    frame = open_map(page, sample_url)
    after = sample.keys[sample.keys.index(state(frame)["day"]) + 1]
    frame.get_by_role("button", name="Next day", exact=True).click()
    expect(page.locator(".ca-panel-head p").first).to_contain_text(edtf_words(after))
    assert state(frame)["day"] == after
