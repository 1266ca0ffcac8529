"""Nothing lies on anything else: on every day, in windows of three sizes, donut, name and pill."""

from itertools import combinations
from math import hypot

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.browser.atlas import Json, canvas, open_ready, wait_until, walk
from tests.browser.conftest import NewPage
from tests.browser.counting import Folder

SIZES = [(1920, 1080), (1366, 768), (390, 844)]
#: Antialiased edges may touch.
TOLERANCE = 0.5


def gap(a: Json, b: Json) -> float:
    """Return the distance in pixels between two marks, negative where they overlap."""
    if a["kind"] == b["kind"] == "donut":
        return float(hypot(a["x"] - b["x"], a["y"] - b["y"]) - a["r"] - b["r"])
    if "donut" in (a["kind"], b["kind"]):
        donut, box = (a, b) if a["kind"] == "donut" else (b, a)
        dx = max(box["left"] - donut["x"], 0, donut["x"] - box["right"])
        dy = max(box["top"] - donut["y"], 0, donut["y"] - box["bottom"])
        return float(hypot(dx, dy) - donut["r"])
    across = max(a["left"] - b["right"], b["left"] - a["right"])
    down = max(a["top"] - b["bottom"], b["top"] - a["bottom"])
    return float(max(across, down))


def overlaps(boxes: list[Json], sample: Folder) -> list[str]:
    """Name the pairs of marks that lie on each other."""
    return [
        f"{a['kind']} {sample.drawn[a['place']]} and {b['kind']} {sample.drawn[b['place']]}"
        for a, b in combinations(boxes, 2)
        if gap(a, b) < -TOLERANCE
    ]


def chips(frame: Frame) -> list[Json]:
    """Return the chips at the edge and the buttons as boxes of the map's rectangle."""
    found: list[Json] = frame.evaluate(
        """
        () => {
          const map = document.querySelector(".leaflet-container").getBoundingClientRect();
          const parts = document.querySelectorAll(".ca-chip, .ca-edge-more, .ca-map-button");
          return [...parts].map((part) => {
            const { left, right, top, bottom } = part.getBoundingClientRect();
            return { kind: "chip", text: part.ariaLabel || part.textContent, left: left - map.left,
                     right: right - map.left, top: top - map.top, bottom: bottom - map.top };
          });
        }
        """
    )
    return found


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_page_marks_and_chips_fit_every_window(
    new_page: NewPage, sample_url: str, sample: Folder, width: int, height: int
) -> None:
    page = new_page(width, height)
    frame = open_ready(page, sample_url)
    frame.evaluate("() => document.fonts.ready")
    the_page_fits(page, frame, width, height)
    marks_keep_off_each_other(frame, sample)
    chips_keep_off_the_marks(frame, sample)


def marks_keep_off_each_other(frame: Frame, sample: Folder) -> None:
    found = {}
    named = 0
    for mode in ("day", "until"):
        for seen in walk(frame, [{"day": day, "mode": mode} for day in sample.keys]):
            named += sum(box["kind"] == "name" for box in seen["boxes"])
            if clash := overlaps(seen["boxes"], sample):
                found[seen["state"]["day"], mode] = clash
    assert not found
    assert named > len(sample.keys), "names are drawn at all"


def chips_keep_off_the_marks(frame: Frame, sample: Folder) -> None:
    found = {}
    for day in sample.keys:
        walk(frame, [{"day": day, "mode": "day"}])
        size = canvas(frame).evaluate("(map) => [map.clientWidth, map.clientHeight]")
        offset = frame.evaluate("() => document.querySelector('.leaflet-map-pane')._leaflet_pos")
        boxes = [moved(box, offset) for box in frame.evaluate("() => window.claimAtlas.boxes()")]
        around = chips(frame)
        clash = [
            f"{chip['text']} on {box['kind']} {sample.drawn[box['place']]}"
            for chip in around
            for box in boxes
            if gap(chip, box) < -TOLERANCE
        ]
        clash += [
            f"{chip['text']} beyond the edge"
            for chip in around
            if chip["left"] < 0 or chip["top"] < 0
            or chip["right"] > size[0] or chip["bottom"] > size[1]
        ]  # fmt: skip
        pairs = combinations(around, 2)
        clash += [f"{a['text']} on {b['text']}" for a, b in pairs if gap(a, b) < -TOLERANCE]
        if clash:
            found[day] = clash
    assert not found


def test_a_chip_is_marked_where_its_place_has_a_question_in_conflict(
    new_page: NewPage, sample_url: str
) -> None:
    frame = open_ready(new_page(1366, 768), f"{sample_url}/?day=2022-01-08")
    marked = frame.locator(".ca-chip-open")
    expect(marked).to_have_text(["→Moscow 1 claim"])
    expect(marked).to_have_attribute("title", "Go to Moscow, 1 open question")
    expect(frame.locator(".ca-chip:not(.ca-chip-open)")).not_to_have_count(0)


@pytest.mark.parametrize("query", ["mode=until", "mode=until&view=present"])
@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1366, 768)])
def test_the_map_stays_in_view_while_its_claims_are_read(
    new_page: NewPage, sample_url: str, width: int, height: int, query: str
) -> None:
    page = new_page(width, height)
    open_ready(page, f"{sample_url}/?day=2022-01-14&{query}")
    panel = page.locator(".st-key-panel")
    page.mouse.move(width - 100, height / 2)
    for _ in range(3):
        page.mouse.wheel(0, 20_000)
    wait_until(page, lambda: panel.evaluate("(each) => each.scrollTop") > height)
    box = page.locator(".st-key-map-page iframe").bounding_box()
    assert box and box["y"] > -20 and box["y"] + box["height"] < height + 20


def moved(box: Json, by: Json) -> Json:
    """Return the box on the map's rectangle."""
    across, down = ("left", "right", "x"), ("top", "bottom", "y")
    return (
        box
        | {key: box[key] + by["x"] for key in across if key in box}
        | {key: box[key] + by["y"] for key in down if key in box}
    )


@pytest.mark.parametrize("zoom", [3, 6, 9, 12])
def test_places_close_to_each_other_stay_apart_at_every_zoom(
    new_page: NewPage, sample_url: str, sample: Folder, zoom: int
) -> None:
    """Almaty and its airport are two donuts, and each can be pointed at."""
    frame = open_ready(new_page(), f"{sample_url}/?day=2022-01-05&at={zoom}/43.3/76.95")
    boxes = walk(frame, [{"day": "2022-01-05"}])[0]["boxes"]
    donuts = {sample.drawn[b["place"]] for b in boxes if b["kind"] == "donut"}
    assert {"almaty", "almaty-airport"} <= donuts
    assert not overlaps(boxes, sample)


def the_page_fits(page: Page, frame: Frame, width: int, height: int) -> None:
    for where in (page.main_frame, frame):
        wide = where.evaluate("() => document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, "there is something to the right of the window"
    slider = frame.locator(".ca-slider").bounding_box()
    outer = page.locator("iframe").first.bounding_box()
    assert slider and outer
    assert slider["y"] + slider["height"] <= outer["y"] + outer["height"] + 1
    assert outer["y"] + outer["height"] <= height + 1 or width < 640
