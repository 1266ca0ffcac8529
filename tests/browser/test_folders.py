"""Odd data folders: nothing in them, one claim, only a country, files that change while open."""

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.browser.atlas import (
    map_frame,
    open_map,
    open_ready,
    ready,
    state,
    wait_for_state,
    wait_until,
)
from tests.browser.server import Servers

HEADS = {
    "sources": "source_id,label,title,published,language,kind",
    "places": "place_id,name,kind,country,latitude,longitude,area",
    "events": "event_id,date,place,title,category",
    "claims": "claim_id,event_id,source_id,claim,locator,stance",
}
SOURCE = "red,Red Flag,On the strike,2022-01-07,en,report"
ALMATY = "almaty,Almaty,city,KZ,43.25,76.95,"
COUNTRY = "kz,Kazakhstan,country,KZ,,,KZ"


def folder(at: Path, **tables: list[str]) -> Path:
    """Write a data folder; what is not named has a header only."""
    at.mkdir(parents=True, exist_ok=True)
    for name, head in HEADS.items():
        lines = [head, *tables.get(name, [])]
        (at / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return at


def one_claim(at: Path, place: str = ALMATY, claims: int = 1, title: str = "A strike") -> Path:
    """Write a folder with one event."""
    return folder(
        at,
        sources=[SOURCE],
        places=[place],
        events=[f"strike,2022-01-05,{place.partition(',')[0]},{title},strike"],
        claims=[f"c{n},strike,red,Crew {n} went on strike.,¶{n},asserts" for n in range(claims)],
    )


def test_headers_only_make_a_page_that_helps(page: Page, serve: Servers, at: Path) -> None:
    page.goto(serve(folder(at)))
    main = page.locator("[data-testid=stMain]")
    expect(main).to_contain_text(re.compile("no claims", re.IGNORECASE), timeout=20_000)
    expect(main).to_contain_text("claim-atlas check")
    page.get_by_role("link", name="Sources").first.click()
    expect(page.get_by_role("heading", name="Sources", exact=True)).to_be_visible()
    page.get_by_role("link", name="Data").first.click()
    expect(page.get_by_role("heading", name="Data", exact=True)).to_be_visible()
    expect(page.locator("[data-testid=stException]")).to_have_count(0)


@pytest.mark.parametrize("query", ["day=2022-01-05", "place=almaty&mode=last3", "view=present"])
def test_an_empty_folder_bears_any_address(
    page: Page, serve: Servers, at: Path, query: str
) -> None:
    page.goto(f"{serve(folder(at))}/?{query}")
    main = page.locator("[data-testid=stMain]")
    expect(main).to_contain_text(re.compile("no claims", re.IGNORECASE), timeout=20_000)
    expect(page.locator("[data-testid=stException]")).to_have_count(0)


def sentence(frame: Frame) -> str:
    """Return the headline."""
    return str(state(frame)["sentence"])


def test_one_claim_is_enough(page: Page, serve: Servers, at: Path) -> None:
    frame = open_ready(page, serve(one_claim(at)))
    assert sentence(frame) == "5 January 2022, 1 source: 1 claim at 1 place"
    expect(page.locator(".st-key-panel")).to_contain_text("Crew 0 went on strike.")
    expect(page.locator(".ca-panel-head p").first).to_contain_text("1 claim by 1 of 1 source")
    frame.get_by_role("slider", name="Day", exact=True).focus()
    for key in ("ArrowRight", "ArrowLeft", "End", "Home", "PageUp", "Space"):
        page.keyboard.press(key)
    wait_for_state(frame, day="2022-01-05", claims=1)
    expect(frame.get_by_role("button", name=re.compile("with claims")).first).to_be_disabled()


def test_one_claim_about_a_country_opens_on_it(page: Page, serve: Servers, at: Path) -> None:
    frame = open_ready(page, serve(one_claim(at, COUNTRY)))
    assert sentence(frame) == "5 January 2022, 1 source: 1 claim at 1 place"
    boxes = frame.evaluate("() => window.claimAtlas.boxes()")
    assert [box["kind"] for box in boxes] == ["pill"]


def test_claims_without_a_day_alone_are_counted_and_listed(
    page: Page, serve: Servers, at: Path
) -> None:
    folder(
        at,
        sources=[SOURCE],
        places=[ALMATY],
        events=["some,,almaty,Some day,strike"],
        claims=["c1,some,red,It happened some day.,¶1,asserts"],
    )
    page.goto(serve(at))
    expect(page.locator("[data-testid=stMain]")).to_contain_text(
        "1 claim without a day", timeout=20_000
    )
    page.get_by_role("link", name="Data").first.click()
    page.get_by_role("tab", name=re.compile("Report")).click()
    expect(page.locator(".ca-doc:visible").last).to_contain_text("It happened some day.")
    expect(page.locator("[data-testid=stException]")).to_have_count(0)


def test_files_that_change_are_read_anew(page: Page, serve: Servers, at: Path) -> None:
    """Titles that differ after an underscore only, then a number of claims: the map is new."""
    one_claim(at, title="Strike_one")
    url = serve(at)
    open_ready(page, url)
    expect(page.locator(".st-key-panel")).to_contain_text("Strike_one")
    one_claim(at, title="Strike_two")
    page.reload()
    expect(page.locator(".st-key-panel")).to_contain_text("Strike_two", timeout=20_000)
    one_claim(at, title="Strike_two", claims=3)
    page.reload()
    frame = open_map(page, url)
    ready(page, frame)
    wait_for_state(frame, claims=3)
    expect(page.locator(".st-key-panel .ca-event li")).to_have_count(3)
    moved = ALMATY.replace("Almaty,", "Almaty_two,")
    one_claim(at, place=moved, claims=3)
    frame = open_ready(page, url)
    frame.get_by_role("button", name="Next day", exact=True).click()
    expect(page.locator(".st-key-panel")).to_contain_text("Almaty_two")


def test_files_that_change_under_an_open_page_reach_it_with_the_next_step(
    page: Page, serve: Servers, at: Path
) -> None:
    one_claim(at)
    frame = open_ready(page, serve(at))
    wait_for_state(frame, claims=1)
    one_claim(at, claims=5)
    page.locator(".st-key-heading-sources").get_by_role("button", name="none").click()
    page.locator(".st-key-heading-sources").get_by_role("button", name="all").click()
    expect(page.locator(".st-key-panel .ca-event li")).to_have_count(5)
    wait_until(page, frame.is_detached, 20, "a map of the new data")
    wait_for_state(map_frame(page), claims=5, hidden=0)


def test_a_folder_that_breaks_while_open_says_so_and_mends(
    page: Page, serve: Servers, at: Path, tmp_path: Path
) -> None:
    one_claim(at)
    url = serve(at)
    open_ready(page, url)
    kept = shutil.copy(at / "claims.csv", tmp_path / "kept.csv")
    (at / "claims.csv").unlink()
    page.reload()
    expect(page.locator(".ca-kept")).to_contain_text("cannot be read now", timeout=20_000)
    expect(page.locator(".ca-kept")).to_contain_text("lacks claims.csv")
    expect(page.locator("body")).to_contain_text("claim-atlas check")
    shutil.move(kept, at / "claims.csv")
    frame = open_ready(page, url)
    wait_for_state(frame, claims=1)


def test_a_table_without_a_needed_column_says_which(
    page: Page, serve: Servers, tmp_path: Path
) -> None:
    at = one_claim(tmp_path / "columns")
    text = (at / "events.csv").read_text("utf-8")
    (at / "events.csv").write_text(text.replace("event_id,date,", "event_id,when,"), "utf-8")
    page.goto(serve(at))
    expect(page.locator("body")).to_contain_text("date", timeout=20_000)
    expect(page.locator("body")).to_contain_text("events.csv")
    expect(page.locator("[data-testid=stException]")).to_have_count(0)


def test_of_many_disagreements_at_a_place_the_list_names_some(
    page: Page, serve: Servers, at: Path
) -> None:
    """In ten years of claims a place has thousands: their titles took longer than the map."""
    figures = [
        f"c{event}-{source},e{event},{source},{dead} died.,¶1,asserts,deaths,{dead},{dead}"
        for event in range(7)
        for source, dead in (("red", 3), ("gov", 8))
    ]
    folder(
        at,
        sources=[SOURCE, "gov,Government,Report,2022-01-07,en,report"],
        places=[ALMATY],
        events=[f"e{event},2022-01-05,almaty,Clash {event},clash" for event in range(7)],
    )
    head = f"{HEADS['claims']},measure,low,high"
    (at / "claims.csv").write_text("\n".join([head, *figures]) + "\n", encoding="utf-8")
    frame = open_ready(page, serve(at))
    words = frame.locator(".ca-places li em")
    expect(words).to_contain_text("Sources disagree here")
    expect(words).to_contain_text("; 2 more")
    assert words.inner_text().count("How many deaths?") == 5
    assert len(state(frame)["places"][0]["open"]) == 7
