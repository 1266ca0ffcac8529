"""Pointing at the map: donuts, pills, outlines and chips tell and choose their place."""

import re

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.browser.atlas import Json, canvas, go_to, mark, open_ready, state, wait_for_state
from tests.browser.counting import Folder

DAY = "2022-01-06"

#: Where a point of the earth lies on the map's rectangle, in pixels.
_PIXEL_OF = """
(point) => {
  const container = document.querySelector(".leaflet-container");
  const { zoom, center } = window.claimAtlas.state();
  const at = (degrees) => L.CRS.EPSG3857.latLngToPoint(L.latLng(degrees), zoom);
  const { x, y } = at(point).subtract(at(center));
  return { x: x + container.clientWidth / 2, y: y + container.clientHeight / 2 };
}
"""


#: In the west of China, which has no outline in the home view.
_GROUND = ([46.3, 84.3], [45.5, 84.0], [44.0, 83.5], [42.5, 83.5], [40.0, 83.5])
_IS_FREE = """
({ x, y }) => {
  const map = document.querySelector(".leaflet-container").getBoundingClientRect();
  const hit = document.elementFromPoint(map.left + x, map.top + y);
  const onMap = Boolean(hit) && hit.closest(".leaflet-container") !== null;
  return onMap && !hit.closest("button");
}
"""


def open_ground(frame: Frame) -> Json:
    """Return a point of the map on which there is nothing: chips lie where there is room."""
    points: list[Json] = [frame.evaluate(_PIXEL_OF, each) for each in _GROUND]
    return next(point for point in points if frame.evaluate(_IS_FREE, point))


def heading(page: Page, name: str) -> None:
    """Wait until the panel is about this place."""
    expect(page.locator(".ca-panel-head h2")).to_have_text(name)


def visible_donut(frame: Frame, sample: Folder) -> str:
    """Return a place whose donut lies well inside the view, the one with most claims."""
    box = canvas(frame).evaluate("(map) => ({ width: map.clientWidth, height: map.clientHeight })")
    for place in sorted(state(frame)["places"], key=lambda each: -each["claims"]):
        if sample.is_point(place["id"]):
            at = mark(frame, sample.drawn.index(place["id"]))
            if 60 < at["x"] < box["width"] - 80 and 60 < at["y"] < box["height"] - 60:
                return str(place["id"])
    raise AssertionError("no donut in view")


def click(frame: Frame, at: Json) -> None:
    """Click on the map."""
    canvas(frame).click(position={"x": at["x"], "y": at["y"]})


def test_a_click_on_a_donut_chooses_its_place_and_another_takes_it_back(
    page: Page, sample_url: str, sample: Folder
) -> None:
    frame = open_ready(page, f"{sample_url}/?day={DAY}")
    place = visible_donut(frame, sample)
    index = sample.drawn.index(place)
    click(frame, mark(frame, index))
    wait_for_state(frame, place=place)
    heading(page, sample.name(place))
    claims = sum(sample.count(DAY).places[place].values())
    expect(page.locator(".ca-panel-head p").first).to_contain_text(f"{claims} claim")
    expect(page.locator(".st-key-panel .ca-event li")).to_have_count(claims)
    expect(page).to_have_url(re.compile(f"place={place}(&|$)"))
    click(frame, mark(frame, index))
    wait_for_state(frame, place=None)
    heading(page, "All places")
    expect(page).not_to_have_url(re.compile("place="))


def test_a_click_on_a_name_chooses_its_place(page: Page, sample_url: str, sample: Folder) -> None:
    frame = open_ready(page, f"{sample_url}/?day={DAY}")
    place = visible_donut(frame, sample)
    click(frame, mark(frame, sample.drawn.index(place), "name"))
    wait_for_state(frame, place=place)


def test_a_click_on_a_pill_chooses_the_country(page: Page, sample_url: str, sample: Folder) -> None:
    frame = open_ready(page, f"{sample_url}/?day={DAY}")
    click(frame, mark(frame, sample.drawn.index("kazakhstan"), "pill"))
    wait_for_state(frame, place="kazakhstan")
    heading(page, "Kazakhstan")


AREAS = [
    pytest.param(
        "the steppe of the east", DAY, 48.2, 70.5, "kazakhstan"),
    pytest.param("the west, part of it", "2022-01-03", 48.6, 58.9, "west-kazakhstan"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "day", "latitude", "longitude", "place"), AREAS)
def test_a_click_inside_an_outline_chooses_the_smallest_area(
    page: Page, sample_url: str, what: str, day: str, latitude: float, longitude: float, place: str
) -> None:
    frame = open_ready(page, f"{sample_url}/?day={day}")
    assert place in {each["id"] for each in state(frame)["places"]}, what
    click(frame, frame.evaluate(_PIXEL_OF, [latitude, longitude]))
    wait_for_state(frame, place=place)


def test_a_click_where_nothing_is_chooses_nothing(
    page: Page, sample_url: str, sample: Folder
) -> None:
    frame = open_ready(page, f"{sample_url}/?day={DAY}&place=kazakhstan")
    wait_for_state(frame, place="kazakhstan")
    click(frame, open_ground(frame))
    wait_for_state(frame, place=None)


def test_escape_takes_the_choice_back(page: Page, sample_url: str, sample: Folder) -> None:
    frame = open_ready(page, f"{sample_url}/?day={DAY}")
    place = visible_donut(frame, sample)
    click(frame, mark(frame, sample.drawn.index(place)))
    heading(page, sample.name(place))
    page.keyboard.press("Escape")
    wait_for_state(frame, place=None)
    heading(page, "All places")


def test_a_choice_stays_while_the_days_go_by(page: Page, sample_url: str, sample: Folder) -> None:
    frame = open_ready(page, f"{sample_url}/?day={DAY}&place=almaty")
    heading(page, "Almaty")
    go_to(frame, day="2022-01-07")
    wait_for_state(frame, day="2022-01-07", place="almaty")
    claims = sum(sample.count("2022-01-07").places["almaty"].values())
    summary = page.locator(".ca-panel-head p").first
    expect(summary).to_contain_text(f"{claims} claims")
    expect(summary).to_contain_text("7 January 2022")
    expect(page).to_have_url(re.compile("place=almaty"))


def test_the_panel_leads_back_to_all_places(page: Page, sample_url: str) -> None:
    frame = open_ready(page, f"{sample_url}/?day={DAY}&place=almaty")
    page.get_by_role("button", name="All places").click(timeout=5000)
    wait_for_state(frame, place=None, day=DAY)
    heading(page, "All places")


def test_a_place_in_the_panel_leads_to_the_map(page: Page, sample_url: str) -> None:
    frame = open_ready(page, f"{sample_url}/?day={DAY}")
    page.locator(".st-key-panel").get_by_role("button", name="Kazakhstan", exact=True).click()
    wait_for_state(frame, place="kazakhstan", day=DAY)
    heading(page, "Kazakhstan")


def test_the_tip_names_the_sources_and_their_claims(
    page: Page, sample_url: str, sample: Folder
) -> None:
    frame = open_ready(page, f"{sample_url}/?day={DAY}")
    labels = {row["source_id"]: row["label"] for row in sample.rows("sources")}
    tip = frame.locator(".ca-tip")
    for place, kind in ((visible_donut(frame, sample), "donut"), ("kazakhstan", "pill")):
        at = mark(frame, sample.drawn.index(place), kind)
        canvas(frame).hover(position={"x": at["x"], "y": at["y"]})
        counts = sample.count(DAY).places[place]
        expect(tip.locator("strong")).to_have_text(sample.name(place))
        number = sum(counts.values())
        words = f"{number} {'claim' if number == 1 else 'claims'}, "
        expect(tip.locator("small").first).to_have_text(f"{words}{len(counts)} of 5 sources speak")
        told = tip.locator("ul").first.locator("li").all_inner_texts()
        rows = [[part for part in text.split("\n") if part] for text in told]
        expected = [[label, str(counts[source])] for source, label in labels.items()
                    if source in counts]  # fmt: skip
        assert [["".join(row[:-1]), row[-1]] for row in rows] == expected
    at = open_ground(frame)
    canvas(frame).hover(position={"x": at["x"], "y": at["y"]})
    expect(tip).to_be_hidden()


def test_chips_at_the_edge_lead_to_places_outside_the_view(
    page: Page, sample_url: str, sample: Folder
) -> None:
    frame = open_ready(page, f"{sample_url}/?day=2007")
    chips = frame.locator(".ca-chip")
    places = sample.count("2007").places
    chip = chips.first
    name = chip.locator("b").inner_text()
    place = next(p for p in places if sample.name(p) == name)
    expect(chip).to_contain_text(f"{sum(places[place].values())} claim")
    chip.click()
    expect(page).to_have_url(re.compile("at="))  # the map has come to rest
    assert state(frame)["place"] == place
    heading(page, name)
    expect(chips.filter(has=frame.get_by_text(name, exact=True))).to_have_count(0)
    expect(page).to_have_url(re.compile("at="))
    frame.get_by_role("button", name="Show the whole region").click()
    expect(chips.filter(has=frame.get_by_text(name, exact=True))).to_have_count(1)


#: How many colours the pixels of a canvas have: smooth letters have many.
_COLOURS = """
(canvas) => {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return new Set(new Uint32Array(data.buffer)).size;
}
"""


def test_every_place_outside_the_view_is_a_chip_or_is_counted(
    page: Page, sample_url: str, sample: Folder
) -> None:
    frame = open_ready(page, f"{sample_url}/?day={DAY}&mode=until")
    boxes = frame.evaluate("() => window.claimAtlas.boxes()")
    pills = {sample.drawn[box["place"]] for box in boxes if box["kind"] == "pill"}
    size = canvas(frame).evaluate("(map) => [map.clientWidth, map.clientHeight]")
    outside = []
    for place in state(frame)["places"]:
        if sample.is_point(place["id"]):
            at = mark(frame, sample.drawn.index(place["id"]))
            within = -40 <= at["x"] <= size[0] + 40 and -40 <= at["y"] <= size[1] + 40
        else:
            within = place["id"] in pills
        if not within:
            outside.append(place["id"])
    chips = frame.locator(".ca-chip").count()
    more = frame.locator(".ca-edge-more")
    counted = re.search(r"\d+", more.get_attribute("aria-label") or "")
    assert counted
    assert more.evaluate(_COLOURS) > 5, "the words are drawn"
    assert chips + int(counted[0]) == len(outside)


def test_zoom_buttons_and_the_wheel(page: Page, sample_url: str) -> None:
    frame = open_ready(page, sample_url)
    home = state(frame)["zoom"]
    frame.get_by_role("button", name="Zoom in").click()
    nearer = wait_for_state(frame, zoom=home + 0.75)
    expect(page).to_have_url(re.compile(rf"at={nearer['zoom']:g}%2F"))
    frame.get_by_role("button", name="Zoom out").click()
    wait_for_state(frame, zoom=home)
    expect(page).not_to_have_url(re.compile("at="))
