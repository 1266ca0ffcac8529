"""The page driven in a real Chromium, from file://, with the network cut."""

import csv
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import Frame, Page, expect

from dashboard.analysis.address import decode
from dashboard.analysis.comparison import comparison
from dashboard.export.page import embed_snippet, page_html
from dashboard.export.scene import Scene, open_scene
from dashboard.export.stamp import stamp_lines
from dashboard.views.compare import touched
from dashboard.views.hidden_contradictions import hidden_contradictions
from dashboard.views.map_view import filters_phrase, map_state
from dashboard.views.open_view import contested
from dashboard.views.panel import PAGE, panel_view
from tests.browser.lasting import LastingChromium, lasting_chromium
from tests.browser.watch import Watch

pytestmark = pytest.mark.browser

HOSTILE = Path(__file__).parents[1] / "data" / "hostile"
READY = "() => window.claimAtlas && claimAtlas.state().ready && claimAtlas.state().painted > 1"
VIEWS = (
    {},
    {"day": "2022-01-05", "sources": "cwi"},
    {"day": "2022-01-05", "mode": "last3", "sources": "icor,mlpd", "categories": "protest,killing"},
    {"day": "2022-01-14", "mode": "until", "q": "gas price"},
    {"day": "2022-01-07", "known": "2022-01-07"},
    {"day": "2022-01-07", "known": "2022-01-06", "sources": "icor,cwi"},
    {"day": "2022-01-06", "known": "2021-12-31"},
    {"day": "2022-01-06", "known": "2022-01-09", "q": "Almaty"},
    {"day": "2022-01-06", "place": "almaty", "sources": "mlpd,cwi"},
    {"day": "2022-01-06", "places": "kazakhstan"},
    {"day": "2011", "sources": "none"},
    {"mode": "until", "day": "2022-01-14", "q": "ALMATY"},
)

#: What the page selects and says, in the shape of the dashboard's own views.
FOUND = """() => {
  const { model, state, passed, conflicts, atlas } = claimAtlasPage;
  const shown = model.here(state).map((there, claim) => there && passed[claim]);
  const event = ({ event, spanning, claims }) => [
    model.data.events[event].title, spanning, claims.map((claim) => model.lines[claim].id)];
  const texts = (selector) => Array.from(
    document.querySelectorAll(selector), (each) => each.textContent);
  return {
    groups: model.groups(shown).map(({ place, events }) => [
      model.data.places[place]?.id ?? "", events.map(event)]),
    head: texts(".page-panel-head > *"),
    rows: Array.from(atlas.activity.shown),
    off: Array.from(atlas.activity.offShown),
    open: atlas.open.layers,
    questions: atlas.view.questions,
    phrase: model.phrase(state),
    hidden: conflicts.hidden(state, passed).map(({ words }) => words),
    stamp: texts("#page-stamp-rest p"),
    silent: texts(".page-place > header + .page-note"),
  };
}"""
#: The elements to operate that have no name.
NAMELESS = """(all) => all.filter((each) => {
  const named = each.getAttribute("aria-label") || each.textContent.trim();
  return !named && !each.closest("label")?.textContent.trim();
}).map((each) => each.outerHTML)"""

OpenPage = Callable[..., Page]


@pytest.fixture(scope="module")
def chromium() -> Iterator[LastingChromium]:
    with lasting_chromium() as chromium:
        yield chromium


@pytest.fixture(scope="module")
def scene(sample_data: Path) -> Scene:
    return open_scene(sample_data, {})[0]


@pytest.fixture(scope="module")
def file(scene: Scene, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "atlas.html"
    path.write_text(page_html(scene), encoding="utf-8")
    return path


@pytest.fixture
def watch() -> Iterator[Watch]:
    """Fail for every problem, and for every request but that for the file itself."""
    watch = Watch()
    yield watch
    strange = [url for url in watch.requests if urlsplit(url).scheme not in ("file", "data")]
    strange += [url for url in watch.requests if url.startswith("file") and ".html" not in url]
    assert not watch.problems and not strange, [*watch.problems, *strange]


@pytest.fixture
def open_page(chromium: LastingChromium, watch: Watch, file: Path) -> Iterator[OpenPage]:
    contexts = []

    def open_one(hash_: str = "", width: int = 1366, height: int = 768, path: Path = file) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": height}, offline=True)
        contexts.append(context)
        watch.attach(context)
        page = context.new_page()
        page.goto(f"{path.as_uri()}{hash_}")
        return page

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def opened_once(chromium: LastingChromium, file: Path) -> Iterator[tuple[Page, Watch]]:
    """Yield the page of the sample in one window, which takes a second or two to open."""
    context = chromium.new_context(viewport={"width": 1366, "height": 768}, offline=True)
    watch = Watch()
    watch.attach(context)
    page = context.new_page()
    page.goto(file.as_uri())
    page.wait_for_function(READY)
    yield page, watch
    context.close()


@pytest.fixture
def page(opened_once: tuple[Page, Watch]) -> Iterator[Page]:
    """Yield the page of the sample with its plain view."""
    page, watch = opened_once
    go(page, {"day": "2022-01-05"})
    go(page, {})
    yield page
    assert not watch.problems
    assert all(urlsplit(url).scheme in ("file", "data") for url in watch.requests)


def go(page: Page, params: dict[str, str]) -> None:
    """Give the page an address; ``view=map`` is the plain one."""
    page.evaluate("(hash) => { location.hash = hash; }", urlencode(params) or "view=map")
    page.wait_for_function("() => !claimAtlasPage.atlas._frame")


def looked_at(page: Page) -> dict[str, Any]:
    return page.evaluate("() => claimAtlas.state()")


def test_the_file_opens_without_any_request(open_page: OpenPage, watch: Watch) -> None:
    page = open_page()
    page.wait_for_function(READY)
    assert [url for url in watch.requests if not url.startswith("data:")] == [page.url]
    expect(page.get_by_role("heading", level=1)).to_have_text("Kazakhstan, January 2022")
    assert looked_at(page)["claims"] > 100
    assert page.evaluate("() => location.hash") == ""


def test_the_policy_shuts_the_network_and_strange_scripts_out(
    open_page: OpenPage, watch: Watch
) -> None:
    page = open_page()
    page.wait_for_function(READY)
    with page.expect_console_message(lambda message: message.type == "error"):
        fetched = "() => fetch('https://example.org').then(() => 'open', () => 'shut')"
        assert page.evaluate(fetched) == "shut"
    with page.expect_console_message(lambda message: message.type == "error"):
        page.evaluate(
            """() => {
              const script = document.createElement("script");
              script.textContent = "window.pwned = 1";
              document.body.append(script);
            }"""
        )
    assert page.evaluate("() => window.pwned === undefined")
    assert all("Content Security Policy" in problem for problem in watch.forgive("."))


def test_every_view_is_selected_as_the_dashboard_selects_it(page: Page, scene: Scene) -> None:
    contradicted = 0
    for params in VIEWS:
        go(page, params)
        address, notices = decode(params, scene.dataset, scene.axis)
        assert not notices, params
        selection = address.selection
        view = panel_view(scene.dataset, scene.axis, selection, limit=10_000)
        found = page.evaluate(FOUND)
        groups = [
            [
                group.id,
                [
                    [event.title, event.spanning, [claim.id for claim in event.claims]]
                    for event in group.events
                ],
            ]
            for group in view.groups
        ]
        assert found["groups"] == groups, params
        if selection.place is None and view.total <= PAGE:
            silent = [each.silence.words for each in view.groups if each.silence.words]
            assert found["silent"] == silent, params
        state = map_state(scene.dataset, scene.axis, scene.view, selection)
        assert found["rows"] == list(state.shown), params
        assert found["off"] == list(state.off_shown), params
        assert found["phrase"] == filters_phrase(scene.dataset, selection), params
        assert opened(found["open"]) == opened(state.open.layers), params
        assert tuple(found["questions"]) == contested(scene.dataset)
        told = hidden_contradictions(scene.dataset, scene.axis, selection).first
        assert found["hidden"] == [each.words for each in told], params
        contradicted += len(told)
        assert found["stamp"] == list(stamp_lines(scene.showing(**changes(selection)))), params
        head = [view.heading, view.summary]
        if selection.as_known_on is None:
            assert found["head"][:2] == head, params
        if view.hidden.words:
            assert f"{view.hidden.words.capitalize()[0]}{view.hidden.words[1:]}." in found["head"]
        if view.silence.words:
            assert view.silence.words in found["head"], params
    assert contradicted > 1


def changes(selection: Any) -> dict[str, Any]:
    names = type(selection).__slots__
    return {name: getattr(selection, name) for name in names}


def opened(layers: Iterable[Any]) -> list[set[tuple[int, int, int, int]]]:
    """Return the rows (place, first, last, question) of each layer."""
    names = ("place", "first", "last", "question")
    return [set(zip(*(map(int, layer[name]) for name in names), strict=True)) for layer in layers]


def test_the_slider_moves_map_panel_and_address(page: Page) -> None:
    page.get_by_role("slider", name="Day").focus()
    before = looked_at(page)["day"]
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("(day) => claimAtlas.state().day !== day", arg=before)
    expect(page.locator(".page-panel-head")).to_contain_text("5 January 2022")
    page.wait_for_function("() => location.hash === '#day=2022-01-05'")
    box = page.locator(".ca-track").first.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] - 40, box["y"] + 30)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 20, box["y"] + 30, steps=4)
    page.mouse.up()
    expect(page.locator(".page-panel-head")).to_contain_text("14 January 2022")
    assert looked_at(page)["day"] == "2022-01-14"


def test_playing_and_modes_work(page: Page) -> None:
    page.get_by_role("button", name="up to this day").click()
    expect(page.locator(".page-panel-head")).to_contain_text("up to 6 January 2022")
    assert "mode=until" in page.evaluate("() => location.hash")
    page.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_function("() => claimAtlas.state().day === '2022-01-07'")
    page.get_by_role("button", name="Pause", exact=True).click()


def test_the_second_clock_is_told_everywhere(page: Page) -> None:
    page.get_by_role("slider", name="As known on").focus()
    page.keyboard.press("Home")
    expect(page.locator(".page-panel-head")).to_contain_text("as known on 6 January 2022")
    expect(page.locator("#page-stamp-rest")).to_contain_text("as known on 6 January 2022")
    assert "known=2022-01-06" in page.evaluate("() => location.hash")


def test_a_source_is_filtered_and_the_page_says_what_is_hidden(page: Page) -> None:
    all_claims = looked_at(page)["claims"]
    page.get_by_role("checkbox", name="MLPD").uncheck()
    page.wait_for_function("(all) => claimAtlas.state().claims < all", arg=all_claims)
    state = looked_at(page)
    assert state["claims"] + state["hidden"] == all_claims
    assert "mlpd" not in state["sources"]
    expect(page.locator(".page-hidden")).to_contain_text("MLPD")
    expect(page.locator(".page-notices")).to_contain_text("Hidden by the filter: MLPD")
    expect(page.locator("#page-stamp")).to_contain_text("left out: MLPD")
    page.locator(".page-notices").get_by_role("button", name="Show it").first.click()
    expect(page.get_by_role("checkbox", name="MLPD")).to_be_checked()
    expect(page.locator(".page-notices")).to_be_hidden()


def test_only_none_and_all(page: Page) -> None:
    page.get_by_role("button", name="Only CWI").click()
    page.wait_for_function("() => claimAtlas.state().sources.join() === 'cwi'")
    page.get_by_role("button", name="No source").click()
    expect(page.locator(".page-panel-head")).to_contain_text("no claims")
    page.locator(".ca-notice").get_by_role("button", name="Show all").click()
    page.wait_for_function("() => claimAtlas.state().sources.length === 5")
    expect(page.get_by_role("button", name="All sources")).to_be_disabled()


def test_kinds_of_event_and_places_are_filters(page: Page) -> None:
    kind = page.locator(".page-pill", has_text="deployment")
    kind.click()
    expect(kind).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".ca-sentence")).to_contain_text("deployments")
    kind.click()
    expect(page.locator(".ca-sentence")).not_to_contain_text("deployments")
    page.locator(".page-places details").evaluate("(box) => { box.open = true; }")
    page.locator(".page-places .page-pill", has_text="Zhanaozen").click()
    page.wait_for_function("() => location.hash === '#places=zhanaozen'")


def test_a_search_reaches_claims_and_map(page: Page) -> None:
    page.get_by_role("searchbox").fill("AIRPORT")
    expect(page.locator(".ca-sentence")).to_contain_text('text "AIRPORT"')
    claims = page.locator(".page-event li")
    assert claims.count() == looked_at(page)["claims"] > 0
    page.get_by_role("searchbox").fill("no such word")
    expect(page.locator(".page-panel-head")).to_contain_text("no claims")
    assert page.evaluate("() => location.hash") == "#q=no+such+word"


def test_a_place_is_chosen_and_left(page: Page) -> None:
    page.locator(".page-place h3").get_by_role("button", name="Almaty", exact=True).click()
    expect(page.locator(".page-panel-head h2")).to_have_text("Almaty")
    assert looked_at(page)["place"] == "almaty"
    assert page.evaluate("() => location.hash") == "#place=almaty"
    page.get_by_role("button", name="← All places").click()
    expect(page.locator(".page-panel-head h2")).to_have_text("All places")
    page.wait_for_function("() => claimAtlas.state().place === null")


def test_a_link_brings_the_view_back(open_page: OpenPage) -> None:
    hash_ = "#day=2022-01-05&mode=last3&sources=cwi&place=almaty&q=police&at=7/43.2/76.9"
    page = open_page(hash_)
    page.wait_for_function(READY)
    state = looked_at(page)
    assert (state["day"], state["mode"], state["lastDays"]) == ("2022-01-05", "last", 3)
    assert (state["place"], state["sources"], state["zoom"]) == ("almaty", ["cwi"], 7)
    expect(page.get_by_role("searchbox")).to_have_value("police")
    assert page.evaluate("() => location.hash") == hash_


def test_an_address_of_other_data_says_so(open_page: OpenPage) -> None:
    page = open_page("#day=1850-01-01&sources=cwi,<img src=x>&known=soon")
    page.wait_for_function(READY)
    expect(page.locator(".page-notices")).to_contain_text("what this page does not have")
    expect(page.locator(".page-notices")).to_contain_text('known "soon"')
    assert looked_at(page)["sources"] == ["cwi"]


def test_a_page_opens_with_its_scene_and_can_leave_it(
    open_page: OpenPage, sample_data: Path, tmp_path: Path
) -> None:
    scene, _ = open_scene(sample_data, {"day": "2022-01-05", "sources": "cwi"})
    path = tmp_path / "of-cwi.html"
    path.write_text(page_html(scene, title="One source", theme="dark"), encoding="utf-8")
    page = open_page(path=path)
    page.wait_for_function(READY)
    assert looked_at(page)["sources"] == ["cwi"]
    assert page.evaluate("() => [location.hash, document.documentElement.dataset.theme]") == [
        "",
        "dark",
    ]
    go(page, {})
    page.wait_for_function("() => claimAtlas.state().sources.length === 5")
    assert page.evaluate("() => location.hash") == "#view=map"


def test_the_comparison_speaks_the_dashboards_words(page: Page, scene: Scene) -> None:
    page.get_by_role("button", name="Compare", exact=True).click()
    selection = scene.selection
    headings = {each.id: each for each in comparison(scene.dataset).headings}
    several = [
        headings[each.id]
        for each in touched(scene.dataset, scene.axis, selection)
        if headings[each.id].status != "one answer only"
    ]
    expect(page.locator(".page-card")).to_have_count(len(several))
    page.get_by_role("button", name="all days").click()
    whole = [each for each in headings.values() if each.status != "one answer only"]
    expect(page.locator(".page-card")).to_have_count(len(whole))
    card = page.locator(".page-card", has_text="Strikers shot at Zhanaozen").first
    expect(card).to_contain_text("The answers cannot all hold")
    expect(card).to_contain_text("ICOR says 16; CWI, citing official count, says 14")
    expect(card).to_contain_text("Silent: ")
    assert card.locator(".page-dot").count() == 3
    page.get_by_role("checkbox", name="ICOR").uncheck()
    expect(card.locator(".page-away")).to_contain_text("filtered out")


def test_the_sources_are_told_with_links_to_the_web_only(page: Page, scene: Scene) -> None:
    page.get_by_role("button", name="Sources", exact=True).click()
    expect(page.locator(".page-source")).to_have_count(len(scene.dataset.sources))
    links = page.locator(".page-source a").evaluate_all("(links) => links.map((a) => a.href)")
    wanted = [url for name in ("url", "archive_url") for url in scene.dataset.sources[name] if url]
    assert len(links) == len(wanted)
    assert all(link.startswith(("http://", "https://")) for link in links)
    page.locator(".page-source").first.get_by_role("button").click()
    page.wait_for_function("() => claimAtlas.state().sources.length === 1")


def test_the_map_can_stand_alone(page: Page) -> None:
    page.get_by_role("button", name="Presentation view").click()
    expect(page.locator("#page-panel")).to_be_hidden()
    expect(page.locator(".ca-legend")).to_be_visible()
    assert page.evaluate("() => location.hash") == "#view=present"
    page.keyboard.press("PageUp")
    page.wait_for_function("() => claimAtlas.state().day === '2022-01-05'")
    page.get_by_role("button", name="Presentation view").click()
    expect(page.locator("#page-panel")).to_be_visible()
    assert page.evaluate("() => claimAtlasPage.atlas.scale()") == 1


@pytest.mark.parametrize("sandbox", ["allow-scripts allow-popups", "allow-scripts", None])
def test_it_works_in_a_frame(
    open_page: OpenPage, file: Path, tmp_path: Path, sandbox: str | None
) -> None:
    shutil.copy(file, tmp_path / "atlas.html")
    snippet = embed_snippet("atlas.html", "Kazakhstan")
    given = 'sandbox="allow-scripts allow-popups" '
    assert given in snippet
    snippet = snippet.replace(given, f'sandbox="{sandbox}" ' if sandbox else "")
    host = tmp_path / "host.html"
    host.write_text(f"<!DOCTYPE html><body style='margin:0'>{snippet}", encoding="utf-8")
    outer = open_page(path=host, width=960, height=640)
    frame = framed(outer)
    frame.wait_for_function(READY)
    frame.get_by_role("slider", name="Day").focus()
    outer.keyboard.press("ArrowLeft")
    expect(frame.locator(".page-panel-head")).to_contain_text("5 January 2022")
    frame.get_by_role("button", name="Filters").click()
    frame.get_by_role("checkbox", name="MLPD").uncheck()
    frame.wait_for_function("() => claimAtlas.state().sources.length === 4")


def framed(page: Page) -> Frame:
    element = page.locator("iframe").element_handle()
    frame = element.content_frame() if element else None
    assert frame
    return frame


def test_a_hostile_folder_does_nothing(open_page: OpenPage, tmp_path: Path) -> None:
    scene, _ = open_scene(HOSTILE, {})
    path = tmp_path / "hostile.html"
    path.write_text(page_html(scene), encoding="utf-8")
    page = open_page(path=path)
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.wait_for_function(READY)
    with (HOSTILE / "claims.csv").open(encoding="utf-8", newline="") as rows:
        texts = {row["claim_id"]: row["claim"] for row in csv.DictReader(rows)}
    seen = ""
    for params in (
        {"mode": "until", "day": scene.axis.slots[-1].key},
        {"panel": "compare", "span": "all"},
    ):
        go(page, params)
        seen += page.locator("#page-panel").inner_text()
    assert texts["c3"] in seen
    go(page, {})
    expect(page.locator(".page-dayless summary")).to_have_text(
        "1 claim without a day, on no day of the slider"
    )
    page.get_by_role("button", name="Sources", exact=True).click()
    assert not dialogs
    assert page.evaluate("() => window.pwned === undefined")
    made = "img, svg[onload], [onerror], [onmouseover], a[href^=javascript], script[src], .katex"
    assert page.locator(made).count() == 0
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1366, 768), (960, 540), (390, 844)])
def test_everything_has_room(open_page: OpenPage, width: int, height: int) -> None:
    page = open_page(width=width, height=height)
    page.wait_for_function(READY)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    boxes = {
        name: page.locator(selector).bounding_box()
        for name, selector in (
            ("map", "#map_div"), ("slider", ".ca-slider"), ("panel", "#page-panel"),
            ("head", ".page-head"), ("foot", ".page-foot"),
        )
    }  # fmt: skip
    for name, box in boxes.items():
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= width + 1, name
    assert boxes["map"]["height"] >= 240 and boxes["map"]["width"] >= 360
    if width > 700:
        assert boxes["foot"]["y"] + boxes["foot"]["height"] <= height + 1
        assert boxes["map"]["x"] + boxes["map"]["width"] <= boxes["panel"]["x"] + 1
    assert boxes["map"]["y"] + boxes["map"]["height"] <= boxes["slider"]["y"] + 1
    buttons = page.locator(".ca-row button:visible, .page-tabs button:visible")
    for box in buttons.evaluate_all("(all) => all.map((b) => b.getBoundingClientRect().toJSON())"):
        assert box["left"] >= 0 and box["right"] <= width


def test_everything_is_reached_by_the_keyboard(open_page: OpenPage) -> None:
    page = open_page()
    page.wait_for_function(READY)
    operated = page.locator("button:visible, input:visible, [tabindex='0']:visible")
    assert operated.count() > 30
    assert operated.evaluate_all(NAMELESS) == []
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.textContent") == "To the claims"
    page.keyboard.press("Enter")
    day = looked_at(page)["day"]
    page.keyboard.press("ArrowDown")
    assert looked_at(page)["day"] == day, "arrow keys scroll the claims when they have the focus"
