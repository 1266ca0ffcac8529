"""The slider under mouse, finger and keyboard: the map follows at once, the page at rest."""

import re
from typing import Any

import pytest
from playwright.sync_api import Frame, Page, expect

from dashboard.analysis.description import describe
from dashboard.analysis.selection import Selection
from dashboard.analysis.timeline import Axis
from dashboard.model.dataset import Dataset
from dashboard.model.edtf_days import edtf_words
from dashboard.views.slots import slot_views
from tests.browser.atlas import (
    canvas,
    go_to,
    handle_positions,
    mark,
    open_ready,
    ready,
    state,
    wait_for_state,
    wait_until,
)
from tests.browser.conftest import NewPage
from tests.browser.counting import Folder

PHONE = (390, 844)
#: Notes each painted state with what stands in the page and on the map in that very frame.
_RECORD = """
() => {
  window.painted = [];
  const text = (part) => document.querySelector(part).textContent;
  window.claimAtlas.onPaint((state) => window.painted.push({
    day: state.day, claims: state.claims, said: state.sentence,
    date: text(".ca-date"), sentence: text(".ca-sentence"),
    spoken: document.querySelector(".ca-handle").getAttribute("aria-valuetext"),
    places: state.places.map((place) => place.id),
    donuts: window.claimAtlas.boxes().filter((box) => box.kind === "donut").map((box) => box.place),
    down: document.querySelector(".ca-track").classList.contains("ca-dragging"),
  }));
}
"""

#: Notes in each frame of the screen which day date, sentence and handle show.
_RECORD_FRAMES = """
() => {
  window.frames60 = [];
  const note = () => {
    window.frames60.push([
      document.querySelector(".ca-date").textContent,
      document.querySelector(".ca-sentence b").textContent,
      document.querySelector(".ca-handle").getAttribute("aria-valuenow"),
    ]);
    requestAnimationFrame(note);
  };
  requestAnimationFrame(note);
}
"""


def track_point(page: Page, frame: Frame, x: float) -> tuple[float, float]:
    """Return the point of the page that lies `x` pixels into the track."""
    box = frame.locator(".ca-track").bounding_box()
    assert box
    return box["x"] + x, box["y"] + box["height"] * 0.4


def painted(frame: Frame) -> list[dict[str, Any]]:
    """Return what was painted since the recording began."""
    seen: list[dict[str, Any]] = frame.evaluate("() => window.painted")
    return seen


def panel_shows(page: Page, words: str) -> None:
    """Wait until the panel tells of these days."""
    expect(page.locator(".ca-panel-head p").first).to_contain_text(f" · {words}")


def test_dragging_paints_every_day_under_the_hand_all_in_one_frame(
    page: Page, sample_url: str, sample: Folder, sample_dataset: tuple[Dataset, Axis]
) -> None:
    frame = open_ready(page, sample_url)
    positions = handle_positions(frame, sample.keys)
    frame.evaluate(_RECORD)
    frame.evaluate(_RECORD_FRAMES)
    page.mouse.move(*track_point(page, frame, positions[0]))
    page.mouse.down()
    for day, x in zip(sample.keys, positions, strict=True):
        page.mouse.move(*track_point(page, frame, x))
        wait_for_state(frame, day=day)
    seen = painted(frame)
    assert list(dict.fromkeys(each["day"] for each in seen if each["down"])) == sample.keys
    page.mouse.up()
    views = {view.key: view for view in slot_views(sample_dataset[1])}
    for each in seen:
        day = each["day"]
        assert each["sentence"] == each["spoken"] == each["said"]
        assert each["sentence"] == describe(*sample_dataset, Selection(day=day))
        assert short(each["date"]) == short(views[day].words)
        expected = sample.count(day).places
        assert set(each["places"]) == set(expected)
        points = {place for place in expected if sample.is_point(place)}
        assert {sample.drawn[index] for index in each["donuts"]} == points
    words = [(short(view.words), view.short, str(at)) for at, view in enumerate(views.values())]
    for date, sentence, now in frame.evaluate("() => window.frames60"):
        assert (short(date), sentence, now) in words


def short(words: str) -> str:
    """``Wednesday, 5 January`` and ``Wed, 5 January`` are the same day."""
    return re.sub("^([A-Z][a-z]{2})[a-z]*, ", r"\1, ", words)


def test_a_quick_drag_ends_where_the_hand_stops_and_never_queues(
    page: Page, sample_url: str, sample: Folder
) -> None:
    frame = open_ready(page, sample_url)
    positions = handle_positions(frame, sample.keys)
    page.mouse.move(*track_point(page, frame, positions[0]))
    frame.evaluate(_RECORD)
    page.mouse.down()
    page.mouse.move(*track_point(page, frame, positions[-1]), steps=80)
    wait_for_state(frame, day=sample.keys[-1])
    days = [each["day"] for each in painted(frame)]
    assert days == sorted(days, key=sample.keys.index), "a drag to the right paints forwards"
    assert len(set(days)) >= len(sample.keys) * 0.5
    page.mouse.up()
    panel_shows(page, "14 January 2022")


def test_the_panel_and_the_address_follow_when_the_hand_lets_go(
    page: Page, sample_url: str, sample: Folder
) -> None:
    frame = open_ready(page, sample_url)
    positions = dict(zip(sample.keys, handle_positions(frame, sample.keys), strict=True))
    page.mouse.move(*track_point(page, frame, positions["2022-01-02"]))
    page.mouse.down()
    page.mouse.move(*track_point(page, frame, positions["2022-01-08"]), steps=10)
    page.mouse.up()
    panel_shows(page, "8 January 2022")
    expect(page).to_have_url(re.compile(r"\?day=2022-01-08$"))
    claims = len(sample.visible(sample.window("2022-01-08")))
    expect(page.locator(".ca-panel-head p").first).to_contain_text(f"{claims} claims")


def test_the_panel_follows_a_hand_that_rests_without_letting_go(
    page: Page, sample_url: str, sample: Folder
) -> None:
    frame = open_ready(page, sample_url)
    positions = dict(zip(sample.keys, handle_positions(frame, sample.keys), strict=True))
    page.mouse.move(*track_point(page, frame, positions["2022-01-02"]))
    page.mouse.down()
    page.mouse.move(*track_point(page, frame, positions["2022-01-10"]), steps=5)
    panel_shows(page, "10 January 2022")
    page.mouse.up()


def test_the_hand_may_leave_the_track_and_even_the_window(
    page: Page, sample_url: str, sample: Folder
) -> None:
    frame = open_ready(page, sample_url)
    positions = handle_positions(frame, sample.keys)
    page.mouse.move(*track_point(page, frame, positions[4]))
    page.mouse.down()
    x, y = track_point(page, frame, positions[7])
    page.mouse.move(x, y - 300, steps=5)
    wait_for_state(frame, day=sample.keys[7])
    page.mouse.move(2, y, steps=5)
    wait_for_state(frame, day=sample.keys[0])
    page.mouse.up()
    page.mouse.move(x, y)
    assert state(frame)["day"] == sample.keys[0], "the hand has let go"
    page.mouse.move(*track_point(page, frame, positions[2]))
    page.mouse.click(*track_point(page, frame, positions[2]), button="right")
    assert state(frame)["day"] == sample.keys[0], "only the main button drags"


def test_a_click_on_the_track_goes_there(page: Page, sample_url: str, sample: Folder) -> None:
    frame = open_ready(page, sample_url)
    positions = handle_positions(frame, sample.keys)
    for index in (3, len(positions) - 1, 0):
        page.mouse.click(*track_point(page, frame, positions[index]))
        wait_for_state(frame, day=sample.keys[index])
    panel_shows(page, "December 1991")


@pytest.mark.parametrize("size", [(1366, 768), PHONE])
def test_a_finger_drags_the_handle(
    new_page: NewPage, sample_url: str, sample: Folder, size: tuple[int, int]
) -> None:
    page = new_page(*size, has_touch=True, is_mobile=size == PHONE)
    frame = open_ready(page, sample_url)
    positions = handle_positions(frame, sample.keys)
    frame.evaluate(_RECORD)
    frame.locator(".ca-track").scroll_into_view_if_needed()
    touch = page.context.new_cdp_session(page)

    def finger(kind: str, x: float | None = None) -> None:
        at = [] if x is None else [dict(zip("xy", track_point(page, frame, x), strict=True))]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": at})

    finger("touchStart", positions[10])
    for index in range(10, 20):
        finger("touchMove", positions[index])
        wait_for_state(frame, day=sample.keys[index])
    assert all(each["down"] for each in painted(frame)[1:])
    finger("touchEnd")
    panel_shows(page, "8 January 2022")
    no_wider(page)


def no_wider(page: Page) -> None:
    """Nothing lies to the right of the window, and nothing has moved there."""
    for where in page.frames:
        assert where.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.evaluate("() => innerWidth === outerWidth && window.scrollX === 0")
    assert page.locator("[data-testid=stMain]").evaluate(
        "(main) => main.scrollWidth <= main.clientWidth && main.scrollLeft === 0"
    )


def test_a_thumb_chooses_a_place_and_scrolls_to_its_claims(
    new_page: NewPage, sample_url: str, sample: Folder
) -> None:
    page = new_page(*PHONE, has_touch=True, is_mobile=True)
    frame = open_ready(page, f"{sample_url}/?day=2022-01-06")
    box = canvas(frame).bounding_box()
    assert box
    at = mark(frame, sample.drawn.index("almaty"))
    page.touchscreen.tap(box["x"] + at["x"], box["y"] + at["y"])
    wait_for_state(frame, place="almaty")
    heading = page.locator(".ca-panel-head h2")
    expect(heading).to_have_text("Almaty")
    touch = page.context.new_cdp_session(page)
    # Below map and slider, whose own drags these are, a hand's breadth of the claims is left.
    for kind, y in [("touchStart", 820), *(("touchMove", y) for y in range(800, 200, -40))]:
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": 195, "y": y}]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(heading).to_be_in_viewport()
    expect(page.locator(".st-key-panel .ca-event li").first).to_be_in_viewport()
    no_wider(page)


def test_the_track_holds_the_finger_against_scrolling(page: Page, sample_url: str) -> None:
    frame = open_ready(page, sample_url)
    action = frame.locator(".ca-track").evaluate("(track) => getComputedStyle(track).touchAction")
    assert action in ("none", "pan-y")


KEYS: list[tuple[str, int]] = [
    ("ArrowRight", 1),
    ("ArrowUp", 1),
    ("ArrowLeft", -1),
    ("ArrowDown", -1),
    ("Shift+ArrowRight", 7),
    ("Shift+ArrowLeft", -7),
    ("Shift+ArrowUp", 7),
    ("Shift+ArrowDown", -7),
    ("PageUp", 7),
    ("PageDown", -7),
    ("End", 99),
    ("ArrowRight", 1),  # there is nothing behind the last day
    ("PageDown", -7),
    ("Home", -99),
    ("ArrowLeft", -1),
    ("Shift+ArrowLeft", -7),
]


def test_every_key_moves_the_handle_and_tells_it(
    page: Page, sample_url: str, sample: Folder, sample_dataset: tuple[Dataset, Axis]
) -> None:
    frame = open_ready(page, f"{sample_url}/?day={sample.keys[10]}")
    handle = frame.get_by_role("slider", name="Day", exact=True)
    handle.focus()
    at = 10
    expect(handle).to_have_attribute("aria-valuemax", str(len(sample.keys) - 1))
    for key, by in KEYS:
        at = min(len(sample.keys) - 1, max(0, at + by))
        page.keyboard.press(key)
        wait_for_state(frame, day=sample.keys[at])
        expect(handle).to_have_attribute("aria-valuenow", str(at))
        spoken = describe(*sample_dataset, Selection(day=sample.keys[at]))
        expect(handle).to_have_attribute("aria-valuetext", spoken)
    panel_shows(page, "December 1991")


def test_keys_in_the_search_field_stay_there(page: Page, sample_url: str) -> None:
    frame = open_ready(page, sample_url)
    before = state(frame)["day"]
    page.get_by_placeholder("Search claims").focus()
    page.keyboard.type("a b")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Home")
    expect(page.get_by_placeholder("Search claims")).to_have_value("a b")
    assert state(frame)["day"] == before


def test_space_plays_and_pauses(page: Page, sample_url: str, sample: Folder) -> None:
    frame = open_ready(page, f"{sample_url}/?day={sample.keys[8]}")
    frame.get_by_role("slider", name="Day", exact=True).focus()
    page.keyboard.press("Space")
    expect(frame.get_by_role("button", name="Pause")).to_be_visible()
    wait_for_state(frame, day=sample.keys[10])
    page.keyboard.press("Space")
    expect(frame.get_by_role("button", name="Play")).to_be_visible()
    stopped = state(frame)["day"]
    expect(page).to_have_url(re.compile(f"day={stopped}"))
    panel_shows(page, edtf_words(stopped))


def test_playing_stops_at_the_last_day_and_starts_again_from_the_first(
    page: Page, sample_url: str, sample: Folder
) -> None:
    frame = open_ready(page, f"{sample_url}/?day={sample.keys[-3]}")
    speed = frame.get_by_title("Speed")
    for name in ("2×", "4×"):
        speed.click()
        expect(speed).to_have_text(name)
    frame.get_by_role("button", name="Play").click()
    wait_for_state(frame, day=sample.keys[-1])
    expect(frame.get_by_role("button", name="Play")).to_be_visible()
    frame.evaluate(_RECORD)
    frame.get_by_role("button", name="Play").click()
    wait_until(page, lambda: sample.keys[1] in {each["day"] for each in painted(frame)})
    assert sample.keys[0] in {each["day"] for each in painted(frame)}


def test_the_loop_goes_round(page: Page, sample_url: str, sample: Folder) -> None:
    frame = open_ready(page, f"{sample_url}/?day={sample.keys[-2]}")
    frame.get_by_title("Speed").click()
    frame.get_by_title("Speed").click()
    loop = frame.get_by_role("button", name="Start again after the last day")
    loop.click()
    expect(loop).to_have_attribute("aria-pressed", "true")
    frame.evaluate(_RECORD)
    frame.get_by_role("button", name="Play").click()
    wait_until(page, lambda: sample.keys[1] in {each["day"] for each in painted(frame)})
    frame.get_by_role("button", name="Pause").click()
    days = list(dict.fromkeys(each["day"] for each in painted(frame)))
    assert days[:4] == [*sample.keys[-2:], *sample.keys[:2]] or days[:3] == [
        sample.keys[-1],
        *sample.keys[:2],
    ]


def test_speed_shortens_the_time_a_day_stays(page: Page, sample_url: str, sample: Folder) -> None:
    """Measured by the page's own clock, coarsely: four times as fast is at least twice."""
    frame = open_ready(page, f"{sample_url}/?day={sample.keys[0]}")
    seconds: dict[str, float] = {}
    for name, presses in (("1×", 0), ("4×", 2)):
        for _ in range(presses):
            frame.get_by_title("Speed").click()
        expect(frame.get_by_title("Speed")).to_have_text(name)
        seconds[name] = frame.evaluate(
            """
            async (last) => {
              window.claimAtlas.goTo({ day: last[0] });
              const start = performance.now();
              document.querySelector(".ca-play").click();
              await new Promise((done) => {
                const stop = window.claimAtlas.onPaint((state) => {
                  if (state.day === last[1]) { stop(); done(); }
                });
              });
              document.querySelector(".ca-play").click();
              return (performance.now() - start) / 1000;
            }
            """,
            [sample.keys[0], sample.keys[3]],
        )
    assert seconds["4×"] < seconds["1×"] / 2


def test_any_step_by_hand_stops_the_playing(page: Page, sample_url: str, sample: Folder) -> None:
    frame = open_ready(page, f"{sample_url}/?day={sample.keys[4]}")
    frame.get_by_role("button", name="Play").click()
    expect(frame.get_by_role("button", name="Pause")).to_be_visible()
    frame.get_by_role("button", name="Previous day", exact=True).click()
    expect(frame.get_by_role("button", name="Play")).to_be_visible()


def test_previous_and_next_day(page: Page, sample_url: str, sample: Folder) -> None:
    frame = open_ready(page, f"{sample_url}/?day={sample.keys[0]}")
    go = {name: frame.get_by_role("button", name=name, exact=True)
          for name in ("Previous day", "Next day")}  # fmt: skip
    for index in range(1, len(sample.keys)):
        go["Next day"].click()
        wait_for_state(frame, day=sample.keys[index])
    for index in reversed(range(len(sample.keys) - 4, len(sample.keys) - 1)):
        go["Previous day"].click()
        wait_for_state(frame, day=sample.keys[index])


@pytest.mark.parametrize("query", ["", "sources=icor"])
def test_previous_and_next_day_with_claims(
    page: Page, sample_url: str, sample: Folder, query: str
) -> None:
    """Of exactly that day, and of the sources that are shown; at the ends the button is off."""
    frame = open_ready(page, f"{sample_url}/?{query}")
    shown = Folder(sample.path, sample.keys)
    if query:
        shown.claims = [claim for claim in sample.claims if claim.source == "icor"]
    days = shown.exact_days()
    previous = frame.get_by_role("button", name=re.compile("^Previous day with claims"))
    following = frame.get_by_role("button", name=re.compile("^Next day with claims"))
    go_to(frame, day=days[0])
    for day in days[1:]:
        following.click()
        wait_for_state(frame, day=day)
    expect(following).to_be_disabled()
    for day in reversed(days[:-1]):
        previous.click()
        wait_for_state(frame, day=day)
    expect(previous).to_be_disabled()


def test_modes_and_the_number_of_days(page: Page, sample_url: str, sample: Folder) -> None:
    frame = open_ready(page, f"{sample_url}/?day=2022-01-06")
    names = ("^last [0-9]+ days", "^up to this day", "One day more", "One day fewer")
    press = {name: frame.get_by_role("button", name=re.compile(name)) for name in names}
    last = press[names[0]]
    last.click()
    wait_for_state(frame, mode="last", lastDays=3, claims=sample.count("2022-01-06", "last").claims)
    expect(last).to_have_attribute("aria-pressed", "true")
    panel_shows(page, "4 to 6 January 2022")
    expect(page).to_have_url(re.compile("mode=last3"))
    for number in (4, 5):
        press["One day more"].click()
        claims = sample.count("2022-01-06", "last", number).claims
        wait_for_state(frame, mode="last", lastDays=number, claims=claims)
    expect(last).to_have_text("last 5 days")
    panel_shows(page, "2 to 6 January 2022")
    for number in (4, 3, 2, 2):
        press["One day fewer"].click()
        wait_for_state(frame, mode="last", lastDays=number)
    press["^up to this day"].click()
    claims = sample.count("2022-01-06", "until").claims
    wait_for_state(frame, mode="until", claims=claims)
    panel_shows(page, "up to 6 January 2022")
    expect(page).to_have_url(re.compile("mode=until"))
    frame.get_by_role("button", name="this day", exact=True).click()
    wait_for_state(frame, mode="day", claims=sample.count("2022-01-06").claims)
    expect(page).not_to_have_url(re.compile("mode="))


def test_a_bar_tells_its_day_and_its_claims(page: Page, sample_url: str, sample: Folder) -> None:
    frame = open_ready(page, sample_url)
    positions = dict(zip(sample.keys, handle_positions(frame, sample.keys), strict=True))
    go_to(frame, day="2022-01-10")
    page.mouse.move(*track_point(page, frame, positions["2022-01-06"]))
    count = sample.count("2022-01-06")
    tip = frame.locator(".ca-bar-tip")
    expect(tip).to_contain_text("6 January 2022")
    expect(tip).to_contain_text(f"{count.claims} claims, {count.spans} dated only as a span")
    assert state(frame)["day"] == "2022-01-10", "pointing is not dragging"


def test_the_slider_keeps_its_size_when_the_window_changes(
    page: Page, sample_url: str, sample: Folder
) -> None:
    frame = open_ready(page, sample_url)
    wide = handle_positions(frame, sample.keys)[-1]
    page.set_viewport_size({"width": 1000, "height": 700})
    wait_until(page, lambda: handle_positions(frame, sample.keys)[-1] < wide)
    ready(page, frame)
    positions = handle_positions(frame, sample.keys)
    page.mouse.click(*track_point(page, frame, positions[5]))
    wait_for_state(frame, day=sample.keys[5])
