"""The address: every state is in it, a copied link brings it back, nonsense is told."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.atlas import (
    Json,
    canvas,
    mark,
    open_map,
    open_ready,
    state,
    wait_for_state,
)
from tests.browser.conftest import NewPage
from tests.browser.counting import Claim, Folder, folded

LINKS: dict[str, tuple[str, Json]] = {
    "a day": ("day=2022-01-05", {"day": "2022-01-05", "mode": "day", "place": None}),
    "a year and no source": ("day=2007&sources=none", {"day": "2007", "sources": [], "claims": 0}),
    "up to a day at a place": (
        "day=2022-01-03&mode=until&place=almaty",
        {"day": "2022-01-03", "mode": "until", "place": "almaty"},
    ),
    "the last days, two sources, a zoom": (
        "day=2022-01-07&mode=last5&sources=cwi,mlpd&at=6.5/44.2/74",
        {"mode": "last", "lastDays": 5, "sources": ["cwi", "mlpd"], "zoom": 6.5},
    ),
}


@pytest.mark.parametrize("name", LINKS)
def test_a_link_opens_its_view(page: Page, sample_url: str, name: str) -> None:
    query, expected = LINKS[name]
    frame = open_ready(page, f"{sample_url}/?{query}")
    wait_for_state(frame, **expected)
    expect(page.locator(".ca-notices li")).to_have_count(0)
    asked = parse_qs(query)
    now = parse_qs(urlsplit(page.url).query)
    assert {key: now[key] for key in now if key != "at"} == {
        key: value for key, value in asked.items() if key in now and key != "at"
    }
    assert set(asked) - set(now) <= {"day"}, "only the usual day is left out"


def test_a_link_opens_on_its_centre(page: Page, sample_url: str) -> None:
    frame = open_ready(page, f"{sample_url}/?at=6.5/44.2/74")
    assert state(frame)["center"] == pytest.approx([44.2, 74], abs=0.01)
    expect(page).to_have_url(re.compile("at=6.5(%2F|/)44.2(%2F|/)74$"))


def test_a_link_with_filters_counts_as_the_files_do(
    page: Page, sample_url: str, sample: Folder
) -> None:
    query = "day=2022-01-06&mode=last3&categories=protest,killing&places=kazakhstan&q=ALMATY"
    frame = open_ready(page, f"{sample_url}/?{query}")
    inside = sample.inside({"kazakhstan"})

    def passes(claim: Claim) -> bool:
        kinds = claim.category in ("protest", "killing")
        return kinds and claim.place in inside and folded("ALMATY") in claim.text

    expected = sample.count("2022-01-06", "last", 3, passes)
    assert expected.claims
    wait_for_state(frame, claims=expected.claims, hidden=expected.hidden)
    expect(page.get_by_placeholder("Search claims")).to_have_value("ALMATY")
    expect(page.get_by_role("checkbox", name="CWI", exact=True)).to_be_checked()


NONSENSE = {
    "day": ("yesterday", "day"),
    "mode": ("last1000", "mode"),
    "sources": ("pravda", "source"),
    "categories": ("rumour,gossip", "kinds of event"),
    "places": ("atlantis", "place"),
    "place": ("lemuria", "place"),
    "view": ("upside-down", "view"),
    "at": ("here", "map position"),
}


def test_nonsense_falls_back_and_says_so(page: Page, sample_url: str) -> None:
    query = "&".join(f"{key}={value}" for key, (value, _) in NONSENSE.items())
    frame = open_ready(page, f"{sample_url}/?{query}&utm_source=x")
    notices = page.locator(".ca-notices li")
    expect(notices).to_have_count(len(NONSENSE))
    for value, noun in NONSENSE.values():
        notice = notices.filter(has_text=f"The address asks for the {noun}").filter(
            has_text=value.partition(",")[0]
        )
        expect(notice).to_have_count(1)
        for word in value.split(","):
            expect(notice).to_contain_text(word)
        expect(page).not_to_have_url(re.compile(value.partition(",")[0]))
    assert state(frame)["claims"] > 0
    assert state(frame)["mode"] == "day"
    frame.get_by_role("button", name="Previous day", exact=True).click()
    expect(notices).to_have_count(0)


def test_a_day_between_the_steps_opens_the_nearest(page: Page, sample_url: str) -> None:
    frame = open_ready(page, f"{sample_url}/?day=2022-02-20")
    expect(page.locator(".ca-notices li")).to_contain_text("no step of the time axis")
    assert state(frame)["day"] == "2022-01-14"


def test_a_copied_link_opens_the_same_view_in_another_browser(
    new_page: NewPage, sample_url: str, sample: Folder
) -> None:
    mine = new_page()
    frame = open_ready(mine, f"{sample_url}/?day=2022-01-07&at=5.25/43/74")
    frame.get_by_role("button", name=re.compile("^last 3 days")).click()
    frame.get_by_role("button", name="One day more").click()
    expect(mine).to_have_url(re.compile("mode=last4"))
    mine.locator(".st-key-source-3").hover()
    mine.locator(".st-key-source-3").get_by_role("button", name="only").click()
    expect(mine).to_have_url(re.compile("sources=cwi"))
    mine.get_by_placeholder("Search claims").fill("the")
    mine.get_by_placeholder("Search claims").press("Enter")
    wait_for_state(frame, mode="last", lastDays=4, sources=["cwi"])
    expect(mine).to_have_url(re.compile("q=the.*at="))
    at = mark(frame, sample.drawn.index("almaty"))
    canvas(frame).click(position={"x": at["x"], "y": at["y"]})
    wait_for_state(frame, place="almaty")
    expect(mine).to_have_url(re.compile("place=almaty"))
    theirs = new_page()
    other = open_ready(theirs, mine.url)
    same = ("day", "mode", "lastDays", "place", "sources", "claims", "hidden", "sentence", "zoom")
    expected = {key: state(frame)[key] for key in same}
    wait_for_state(other, **expected)
    assert state(other)["places"] == state(frame)["places"]
    without_camera = [re.sub("at=[^&]*", "", each.url) for each in (mine, theirs)]
    assert without_camera[0] == without_camera[1]


def test_back_and_forward_bring_the_views_back(page: Page, sample_url: str) -> None:
    frame = open_ready(page, f"{sample_url}/?day=2022-01-05")
    frame.get_by_role("button", name="Next day", exact=True).click()
    expect(page).not_to_have_url(re.compile("day=2022-01-05"))
    page.locator(".st-key-source-3").hover()
    page.locator(".st-key-source-3").get_by_role("button", name="only").click()
    wait_for_state(frame, sources=["cwi"], day="2022-01-06")
    expect(page).to_have_url(re.compile("sources=cwi"))
    page.go_back()
    wait_for_state(frame, hidden=0, day="2022-01-06")
    expect(page.get_by_role("checkbox", name="MLPD")).to_be_checked()
    page.go_back()
    wait_for_state(frame, day="2022-01-05")
    expect(page.locator(".ca-panel-head p").first).to_contain_text("5 January 2022")
    page.go_forward()
    wait_for_state(frame, day="2022-01-06")
    expect(page).not_to_have_url(re.compile("sources="))


def test_a_reload_keeps_the_view(page: Page, sample_url: str) -> None:
    frame = open_ready(page, sample_url)
    frame.get_by_role("slider", name="Day", exact=True).focus()
    page.keyboard.press("Home")
    expect(page).to_have_url(re.compile("day=1991-12"))
    page.reload()
    frame = open_map(page, page.url)
    wait_for_state(frame, day="1991-12")
