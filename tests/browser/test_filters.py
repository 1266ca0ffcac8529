"""Filters: each takes away what it should, says so, and leaves the map where it is."""

import csv
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Locator, Page, expect

from tests.browser.atlas import Json, canvas, open_ready, state, wait_for_state
from tests.browser.conftest import NewPage
from tests.browser.counting import Claim, Folder, folded
from tests.browser.server import Servers

DAY = "2022-01-05"
CAMERA = "5.5/45.1/70.2"


@contextmanager
def standing_still(page: Page, frame: Frame) -> Iterator[None]:
    """Fail when the map is mounted anew, or its day, place or zoom changes in between."""
    frame.evaluate("() => { window.neverMountedAnew = true; }")
    kept = ("day", "mode", "place", "zoom")
    before = {key: state(frame)[key] for key in kept}
    yield
    assert not frame.is_detached()
    assert frame.evaluate("() => window.neverMountedAnew === true")
    assert {key: state(frame)[key] for key in kept} == before
    assert len([each for each in page.frames if "st_folium" in each.url]) == 1


def shows(page: Page, frame: Frame, sample: Folder, passes: Callable[[Claim], bool]) -> Json:
    """Wait until map, sentence, notice and panel show the claims that pass, and no others."""
    expected = sample.count(DAY, passes=passes)
    found = wait_for_state(frame, claims=expected.claims, hidden=expected.hidden)
    assert {place["id"]: place["bySource"] for place in found["places"]} == expected.places
    expect(frame.locator(".ca-sentence")).to_have_text(found["sentence"])
    notice = frame.locator(".ca-notice")
    if expected.hidden:
        labels = {row["source_id"]: row["label"] for row in sample.rows("sources")}
        there = sample.visible(sample.window(DAY))
        away = [claim.source for claim in there if claim.on_map and not passes(claim)]
        parts = [f"{label} {away.count(source)}" for source, label in labels.items()
                 if source in away]  # fmt: skip
        noun = "claim" if expected.hidden == 1 else "claims"
        words = f"Hidden by the filters: {expected.hidden} {noun} ({', '.join(parts)})."
        expect(notice).to_contain_text(words)
    else:
        expect(notice).to_have_text("Hidden by the filters: nothing")
    summary = page.locator(".ca-panel-head p").first
    shown = sum(map(passes, sample.visible(sample.window(DAY))))
    expect(summary).to_contain_text(
        f"{shown} claim{'' if shown == 1 else 's'} by" if shown else "no claims"
    )
    return found


def by(source: str) -> Callable[[Claim], bool]:
    """Pass the claims of a source."""
    return lambda claim: claim.source == source


def without(source: str) -> Callable[[Claim], bool]:
    """Pass the claims of all others."""
    return lambda claim: claim.source != source


def holding(words: list[str]) -> Callable[[Claim], bool]:
    """Pass the claims in which all words occur."""
    return lambda claim: all(word in claim.text for word in words)


def sidebar(page: Page) -> Locator:
    """Return the sidebar."""
    return page.locator("section[data-testid=stSidebar]")


def box(page: Page, label: str) -> Locator:
    """Return the check box of a source."""
    return sidebar(page).get_by_role("checkbox", name=label, exact=True)


def only(page: Page, number: int) -> None:
    """Press "only" of the source with this number."""
    row = page.locator(f".st-key-source-{number}")
    row.hover()
    row.get_by_role("button", name="only").click()


@pytest.fixture
def frame(page: Page, sample_url: str) -> Frame:
    """Return the map on one day, moved away from its home."""
    return open_ready(page, f"{sample_url}/?day={DAY}&at={CAMERA}")


def test_each_source_off_and_on_again(page: Page, frame: Frame, sample: Folder) -> None:
    with standing_still(page, frame):
        for row in sample.rows("sources"):
            source, label = row["source_id"], row["label"]
            box(page, label).click(force=True)
            found = shows(page, frame, sample, without(source))
            assert source not in found["sources"]
            assert "4 of 5 sources" in found["sentence"]
            expect(page).to_have_url(re.compile("sources="))
            box(page, label).click(force=True)
            shows(page, frame, sample, lambda claim: True)
    expect(page).not_to_have_url(re.compile("sources="))


def test_each_source_alone(page: Page, frame: Frame, sample: Folder) -> None:
    with standing_still(page, frame):
        for number, row in enumerate(sample.rows("sources")):
            source = row["source_id"]
            only(page, number)
            found = shows(page, frame, sample, by(source))
            assert found["sources"] == [source]
            expect(page).to_have_url(re.compile(f"sources={source}(&|$)"))


def test_the_centre_stays_while_filters_change(page: Page, frame: Frame, sample: Folder) -> None:
    before = state(frame)["center"]
    only(page, 0)
    shows(page, frame, sample, by("icor"))
    # less than a pixel: Leaflet counts a map of odd height in whole ones
    assert state(frame)["center"] == pytest.approx(before, abs=0.02)


def test_a_filter_keeps_the_zoom_that_a_hand_has_chosen(
    page: Page, sample_url: str, sample: Folder
) -> None:
    frame = open_ready(page, f"{sample_url}/?day={DAY}")
    frame.get_by_role("button", name="Zoom in").click()
    expect(page).to_have_url(re.compile("at="))
    zoom = state(frame)["zoom"]
    only(page, 0)
    shows(page, frame, sample, by("icor"))
    assert state(frame)["zoom"] == zoom


def test_no_source_and_all_sources(page: Page, frame: Frame, sample: Folder) -> None:
    head = page.locator(".st-key-heading-sources")
    with standing_still(page, frame):
        head.get_by_role("button", name="none").click()
        found = shows(page, frame, sample, lambda claim: False)
        assert "none of 5 sources: no claims" in found["sentence"]
        for row in sample.rows("sources"):
            expect(box(page, row["label"])).not_to_be_checked()
        head.get_by_role("button", name="all").click()
        shows(page, frame, sample, lambda claim: True)
        for row in sample.rows("sources"):
            expect(box(page, row["label"])).to_be_checked()


def test_show_all_takes_every_filter_back(page: Page, sample_url: str, sample: Folder) -> None:
    filters = "sources=cwi&categories=killing&places=almaty&q=Almaty"
    frame = open_ready(page, f"{sample_url}/?day={DAY}&at={CAMERA}&{filters}")
    with standing_still(page, frame):
        frame.get_by_role("button", name="Show all").click()
        shows(page, frame, sample, lambda claim: True)
    expect(page.get_by_placeholder("Search claims")).to_have_value("")
    expect(page).not_to_have_url(re.compile("sources=|categories=|places=|q="))
    expect(page).to_have_url(re.compile("at="))


def test_kinds_of_event(page: Page, frame: Frame, sample: Folder) -> None:
    kinds = sidebar(page).get_by_role("toolbar", name="Kind of event")
    with standing_still(page, frame):
        kinds.get_by_role("button", name=re.compile("^protest ")).click()
        shows(page, frame, sample, lambda claim: claim.category == "protest")
        kinds.get_by_role("button", name=re.compile("^clash ")).click()
        found = shows(page, frame, sample, lambda claim: claim.category in ("protest", "clash"))
        assert "protests and clashes" in found["sentence"]
        expect(page).to_have_url(re.compile("categories=(protest%2Cclash|clash%2Cprotest)"))
        page.locator(".st-key-heading-kinds").get_by_role("button", name="all").click()
        shows(page, frame, sample, lambda claim: True)


def test_the_number_at_each_kind_is_that_of_the_files(
    page: Page, frame: Frame, sample: Folder
) -> None:
    kinds = sidebar(page).get_by_role("toolbar", name="Kind of event").get_by_role("button")
    told = dict(text.rsplit(" ", 1) for text in kinds.all_inner_texts())
    counted: dict[str, int] = {}
    for claim in sample.claims:
        counted[claim.category] = counted.get(claim.category, 0) + 1
    assert {name: int(number) for name, number in told.items()} == counted


def test_places_and_what_lies_in_them(page: Page, frame: Frame, sample: Folder) -> None:
    field = sidebar(page).get_by_role("combobox", name="Places")
    inside = sample.inside({"almaty"})
    assert "almaty-airport" in inside
    with standing_still(page, frame):
        field.click()
        field.press_sequentially("Almaty")
        page.get_by_role("option", name=re.compile(r"^Almaty \(")).click()
        found = shows(page, frame, sample, lambda claim: claim.place in inside)
        assert ", Almaty: " in found["sentence"]
        expect(page).to_have_url(re.compile("places=almaty(&|$)"))
        page.keyboard.press("Escape")
        expect(page.get_by_role("option")).to_have_count(0)
        page.locator(".st-key-heading-places").get_by_role("button", name="all").click()
        shows(page, frame, sample, lambda claim: True)


WORDS = ["airport", "AIRPORT", "Жаңаөзен", "жанаозен", "Schangaösen", "schangaosen", "Präsident",
         "tokayev order", "  gas   price "]  # fmt: skip


def test_the_search_finds_words_whatever_their_case_accents_and_script(
    page: Page, frame: Frame, sample: Folder
) -> None:
    field = page.get_by_placeholder("Search claims")
    with standing_still(page, frame):
        for text in WORDS:
            field.fill(text)
            field.press("Enter")
            words = folded(text).split()
            said = f'text "{" ".join(text.split())}"'
            expect(frame.locator(".ca-sentence")).to_contain_text(said)
            shows(page, frame, sample, holding(words))
        field.fill("")
        field.press("Enter")
        shows(page, frame, sample, lambda claim: True)


def test_a_search_for_nothing_there_says_so(page: Page, frame: Frame, sample: Folder) -> None:
    page.get_by_placeholder("Search claims").fill("xyzzy")
    page.get_by_placeholder("Search claims").press("Enter")
    found = shows(page, frame, sample, lambda claim: False)
    assert found["sentence"].endswith('text "xyzzy": no claims')


def test_filters_meet(page: Page, frame: Frame, sample: Folder) -> None:
    with standing_still(page, frame):
        only(page, 3)
        source = sample.rows("sources")[3]["source_id"]
        shows(page, frame, sample, by(source))
        page.get_by_placeholder("Search claims").fill("almaty")
        page.get_by_placeholder("Search claims").press("Enter")
        shows(page, frame, sample, lambda c: c.source == source and "almaty" in c.text)
        frame.get_by_role("button", name="Next day", exact=True).focus()
    frame.get_by_role("button", name="Next day", exact=True).click()
    after = sample.keys[sample.keys.index(DAY) + 1]
    wait_for_state(
        frame,
        day=after,
        claims=sample.count(
            after, passes=lambda c: c.source == source and "almaty" in c.text
        ).claims,
    )


def test_a_step_on_the_map_right_before_a_filter_does_not_spoil_it(
    page: Page, frame: Frame, sample: Folder
) -> None:
    every = page.locator(".st-key-heading-sources").get_by_role("button", name="all")
    modes = [frame.get_by_role("button", name=re.compile(name)) for name in ("^last", "^this day")]
    for number in range(6):
        modes[number % 2].click()
        only(page, 3)
        wait_for_state(frame, sources=["cwi"])
        expect(page).to_have_url(re.compile("sources=cwi(&|$)"))
        modes[(number + 1) % 2].click()
        every.click()
        wait_for_state(frame, hidden=0)


def test_a_filter_never_paints_an_empty_map(page: Page, frame: Frame, sample: Folder) -> None:
    """In no frame between the click and its effect are basemap and marks away."""
    frame.evaluate(
        """
        () => {
          window.flashes = 0;
          const look = () => {
            const { claims, ready } = window.claimAtlas.state();
            const canvases = document.querySelectorAll(".leaflet-container canvas").length;
            const bounds = document.querySelector(".leaflet-container").getBoundingClientRect();
            if (!claims || !ready || canvases < 3 || bounds.width < 300) window.flashes += 1;
            requestAnimationFrame(look);
          };
          look();
        }
        """
    )
    sources = [row["source_id"] for row in sample.rows("sources")]
    off: set[str] = set()
    for row in sample.rows("sources")[:3]:
        box(page, row["label"]).click(force=True)
        off.add(row["source_id"])
        wait_for_state(frame, sources=[s for s in sources if s not in off])
    assert frame.evaluate("() => window.flashes") == 0
    opacity = page.locator("iframe").first.evaluate("(map) => getComputedStyle(map).opacity")
    assert opacity == "1"


def test_the_first_filter_of_a_new_server_leaves_the_map_too(
    page: Page, serve: Callable[[Path], str], sample_data: Path, tmp_path: Path
) -> None:
    folder = shutil.copytree(sample_data, tmp_path / "data")
    frame = open_ready(page, f"{serve(folder)}?day={DAY}")  # its first page also reads the data
    with standing_still(page, frame):
        page.locator(".st-key-source-0 label").first.click()
        wait_for_state(frame, sources=["solidarity-appeal", "uprising-report", "cwi", "mlpd"])


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1366, 768)])
def test_a_filter_does_not_move_the_map(
    new_page: NewPage, sample_url: str, width: int, height: int
) -> None:
    page = new_page(width, height)
    frame = open_ready(page, f"{sample_url}/?day={DAY}")
    before = canvas(frame).bounding_box()
    page.locator(".st-key-source-list [data-testid=stCheckbox] label").first.click()
    expect(frame.locator(".ca-notice")).to_contain_text("Show all")
    assert canvas(frame).bounding_box() == before


def test_what_is_hidden_off_the_map_is_counted_too(
    page: Page, serve: Servers, sample_data: Path, tmp_path: Path
) -> None:
    """A claim with a day and without a place."""
    folder = shutil.copytree(sample_data, tmp_path / "data")
    claims = list(csv.DictReader((folder / "claims.csv").open(encoding="utf-8", newline="")))
    source = claims[0]["source_id"]
    event = {"event_id": "nowhere", "title": "Nowhere", "category": "protest"}
    claim = {"claim_id": "nowhere", "source_id": source, "event_id": "nowhere",
             "stance": "asserts", "date": "1930-05-05",
             "claim": "Nobody says where it was.", "locator": "¶99"}  # fmt: skip
    for name, row in (("events.csv", event), ("claims.csv", claim)):
        path = folder / name
        header = next(csv.reader(path.open(encoding="utf-8", newline="")))
        with path.open("a", encoding="utf-8", newline="") as file:
            csv.DictWriter(file, header).writerow(row)
    others = ",".join({each["source_id"] for each in claims} - {source})
    frame = open_ready(page, f"{serve(folder)}/?day=1930-05-05&sources={others}")
    words = "Hidden by the filters: 1 claim (1 not on the map)."
    expect(frame.locator(".ca-notice")).to_contain_text(words)
