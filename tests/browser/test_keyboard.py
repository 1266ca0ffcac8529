"""The whole map page by keyboard alone, what a screen reader hears of it, and reduced motion."""

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.browser.atlas import go_to, open_ready, state, wait_for_state, wait_until
from tests.browser.conftest import NewPage
from tests.browser.counting import Folder
from tests.browser.tabbing import walked
from tests.browser.test_crowds import crowd_url, donuts

__all__ = ["crowd_url"]

DAY = "2022-01-06"
#: Counts how often the polite region changes from now on.
_LISTEN = """
() => {
  window.heard = [];
  const region = document.querySelector("[role=status]");
  new MutationObserver(() => window.heard.push(region.textContent))
    .observe(region, { childList: true, characterData: true, subtree: true });
}
"""


def heard(frame: Frame) -> list[str]:
    found: list[str] = frame.evaluate("() => window.heard")
    return found


def settled(page: Page, frame: Frame) -> None:
    """Wait until the list of places is made, which is when the hand has rested."""
    expect(frame.locator("[role=status]")).not_to_be_empty()


def test_tab_reaches_everything_and_its_focus_is_seen(page: Page, sample_url: str) -> None:
    frame = open_ready(page, f"{sample_url}/?day={DAY}")
    settled(page, frame)
    names = [stop["name"] for stop in walked(page)]
    wanted = """Skip to main content|Map|Compare|Sources|Data|Export|Search|none|Places
        Kazakhstan, country, 81 claims|Zoom in|Zoom out|Show the whole region|Presentation view
        Play|Previous day|Next day|Jump to the next disagreement|this day|up to this day|Day
        As known on|Claims|Save picture|Kazakhstan"""
    order = [name.strip() for line in wanted.splitlines() for name in line.split("|")]
    at = 0
    for name in order:
        found = [number for number, each in enumerate(names) if each == name and number >= at]
        assert found, f"{name} comes behind {names[:at]} in {names}"
        at = found[0]


def test_places_are_chosen_from_the_list_and_marked_on_the_map(
    page: Page, sample_url: str, sample: Folder
) -> None:
    frame = open_ready(page, f"{sample_url}/?day={DAY}")
    settled(page, frame)
    items = frame.locator(".ca-places ol button")
    shown = {each["id"]: each for each in state(frame)["places"]}
    expect(items).to_have_count(len(shown))
    assert frame.locator(".ca-places").evaluate("(list) => list.offsetHeight") <= 1, "out of sight"
    items.first.focus()
    expect(frame.locator(".ca-places")).to_be_in_viewport(ratio=1)
    for place in sorted(shown.values(), key=lambda each: -each["claims"])[:1]:
        expect(items.first).to_contain_text(sample.name(place["id"]))
        labels = {row["source_id"]: row["label"] for row in sample.rows("sources")}
        for source, count in place["bySource"].items():
            expect(items.first).to_contain_text(f"{labels[source]} {count}")
        expect(items.first).to_contain_text("Sources disagree here")
        assert place["open"]
    page.keyboard.press("ArrowDown")
    expect(items.nth(1)).to_be_focused()
    expect(frame.locator(".ca-tip strong")).to_have_text("Almaty")
    page.keyboard.press("Escape")
    expect(frame.locator(".ca-tip")).to_be_hidden()
    page.keyboard.press("Enter")
    wait_for_state(frame, place="almaty")
    expect(page.locator(".ca-panel-head h2")).to_have_text("Almaty")
    expect(frame.locator("[role=status]")).to_contain_text("Chosen: Almaty")
    page.keyboard.press("ArrowRight")
    wait_for_state(frame, day="2022-01-07", place="almaty")
    expect(frame.locator(".ca-places button:focus")).to_contain_text("Almaty, city")
    page.keyboard.press("Escape")
    wait_for_state(frame, place=None)


def test_the_map_is_zoomed_and_moved_from_the_list(page: Page, sample_url: str) -> None:
    frame = open_ready(page, f"{sample_url}/?day={DAY}")
    settled(page, frame)
    before = state(frame)
    frame.locator(".ca-places ol button").first.focus()
    page.keyboard.press("+")
    wait_until(page, lambda: state(frame)["zoom"] > before["zoom"], what="a nearer view")
    page.keyboard.press("0")
    wait_for_state(frame, zoom=before["zoom"])
    page.keyboard.press("Shift+ArrowRight")
    wait_until(page, lambda: state(frame)["center"][1] > before["center"][1], what="a move east")
    assert state(frame)["day"] == DAY


def test_a_chip_gives_its_focus_to_the_place_in_the_list(page: Page, sample_url: str) -> None:
    frame = open_ready(page, f"{sample_url}/?day={DAY}")
    settled(page, frame)
    chip = frame.locator(".ca-chip", has_text="Moscow")
    chip.focus()
    page.keyboard.press("Enter")
    wait_for_state(frame, place="moscow")
    expect(frame.locator(".ca-places button:focus")).to_contain_text("Moscow")


def test_a_place_in_a_crowd_is_parted_from_it(page: Page, crowd_url: str) -> None:
    frame = open_ready(page, f"{crowd_url}/?at=6/43.25/76.9")
    settled(page, frame)
    assert len(donuts(frame)) == 1
    frame.locator(".ca-places ol button").nth(1).focus()
    page.keyboard.press("Enter")
    wait_until(page, lambda: len(donuts(frame)) > 1, what="more donuts")
    assert state(frame)["place"] is not None


def test_buttons_and_modes_work_by_enter_and_space(page: Page, sample_url: str) -> None:
    frame = open_ready(page, f"{sample_url}/?day={DAY}")
    frame.get_by_role("button", name="up to this day").press("Enter")
    wait_for_state(frame, mode="until")
    frame.get_by_role("button", name="this day", exact=True).press("Space")
    wait_for_state(frame, mode="day", day=DAY)
    frame.get_by_role("button", name="Jump to the next disagreement").press("Enter")
    wait_until(page, lambda: state(frame)["day"] > DAY, what="a later day")
    zoom = state(frame)["zoom"]
    frame.get_by_role("button", name="Zoom in").press("Enter")
    wait_until(page, lambda: state(frame)["zoom"] > zoom, what="a nearer view")


def test_it_is_said_once_when_the_hand_rests_and_not_while_it_moves(
    page: Page, sample_url: str, sample: Folder
) -> None:
    frame = open_ready(page, f"{sample_url}/?day={DAY}")
    settled(page, frame)
    frame.evaluate(_LISTEN)
    track = frame.locator(".ca-track").bounding_box()
    assert track
    y = track["y"] + 30
    page.mouse.move(track["x"] + track["width"] * 0.5, y)
    page.mouse.down()
    for step in range(20):
        page.mouse.move(track["x"] + track["width"] * (0.5 + step * 0.02), y)
    page.wait_for_function("() => true")
    frame.evaluate("() => new Promise((done) => setTimeout(done, 900))")
    assert heard(frame) == [], "the hand still holds the handle"
    page.mouse.up()
    wait_until(page, lambda: heard(frame), what="a sentence")
    frame.evaluate("() => new Promise((done) => setTimeout(done, 900))")
    assert len(heard(frame)) == 1
    # Who stands on the handle hears the sentence as its value, and it is not said twice.
    assert state(frame)["sentence"] not in heard(frame)[0]
    frame.locator(".ca-handle").blur()
    go_to(frame, day="2022-01-08")
    wait_until(page, lambda: len(heard(frame)) > 1, what="a sentence")
    words = heard(frame)[-1]
    assert "Sources disagree at" in words and "Moscow" in words
    expect(frame.get_by_role("img", name=f"Map: {state(frame)['sentence']}")).to_be_attached()


def test_reduced_motion_steps_and_jumps(new_page: NewPage, sample_url: str) -> None:
    page = new_page(reduced_motion="reduce")
    frame = open_ready(page, f"{sample_url}/?day={DAY}")
    frame.get_by_role("button", name="Play, a step at a time").click()
    wait_for_state(frame, day="2022-01-07")
    assert frame.evaluate("() => !document.querySelector('.ca-play[aria-label=Pause]')")
    zoom = state(frame)["zoom"]
    frame.get_by_role("button", name="Zoom in").click()
    assert frame.evaluate("() => !document.querySelector('.leaflet-zoom-anim')")
    wait_until(page, lambda: state(frame)["zoom"] > zoom)
    moving = "() => document.getAnimations().filter((each) => each.playState === 'running').length"
    assert frame.evaluate(moving) == 0


@pytest.mark.parametrize("vision", ["deuteranopia", "protanopia", "achromatopsia"])
def test_the_swatches_of_the_sources_differ_for_every_eye(
    new_page: NewPage, sample_url: str, vision: str
) -> None:
    """Each source's swatch has a picture of its own, even where all colours are grey."""
    page = new_page(390, 844)
    frame = open_ready(page, f"{sample_url}/?day={DAY}")
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setEmulatedVisionDeficiency", {"type": vision})
    swatches = frame.locator(".ca-legend .ca-swatch")
    expect(swatches.first).to_be_visible()
    pictures = {swatch.screenshot() for swatch in swatches.all()}
    assert len(pictures) == swatches.count() == 5


def test_forced_colours_keep_what_is_pressed(new_page: NewPage, sample_url: str) -> None:
    page = new_page(forced_colors="active")
    frame = open_ready(page, f"{sample_url}/?day={DAY}")
    ground = "(button) => getComputedStyle(button).backgroundColor"
    pressed = frame.get_by_role("button", name="this day", exact=True).evaluate(ground)
    other = frame.get_by_role("button", name="up to this day").evaluate(ground)
    assert pressed != other


@pytest.mark.parametrize("view", ["map", "present"])
def test_the_list_is_there_on_a_phone_and_says_what_the_filters_hide(
    new_page: NewPage, sample_url: str, sample: Folder, view: str
) -> None:
    page = new_page(390, 844)
    frame = open_ready(page, f"{sample_url}/?day={DAY}&sources=icor,cwi&view={view}")
    settled(page, frame)
    places = frame.get_by_role("list", name="Places on the map: 6 January 2022", exact=True)
    shown = state(frame)
    expect(places.get_by_role("listitem")).to_have_count(len(shown["places"]))
    labels = {row["source_id"]: row["label"] for row in sample.rows("sources")}
    told = " ".join(places.get_by_role("listitem").all_inner_texts())
    assert {source for source, label in labels.items() if label in told} == {"icor", "cwi"}
    hidden = f"Hidden by the filters: {shown['hidden']} claims ("
    status, below = frame.locator("[role=status]"), frame.locator(".ca-places > p").last
    expect(status).to_contain_text(hidden)
    expect(below).to_contain_text(hidden)
    frame.get_by_role("button", name="Show all").click()
    wait_for_state(frame, hidden=0)
    expect(places.get_by_role("listitem")).to_have_count(len(state(frame)["places"]))
    expect(status).not_to_contain_text("Hidden")
    expect(below).not_to_contain_text("Hidden")
