"""The passage behind a locator, and an open page that sees its files change by itself."""

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.atlas import (
    go_to,
    idle,
    listening,
    map_frame,
    open_ready,
    ready,
    state,
    wait_for_state,
    wait_until,
)
from tests.browser.conftest import NewPage
from tests.browser.server import Servers
from tests.browser.test_folders import HEADS, one_claim

EVIDENCE = Path(__file__).parents[1] / "data" / "evidence"
HOSTILE = "<img src=x onerror=window.pwned=1> {{ 7*7 }} :red[x] $x^2$ **so** \u202eturned\u202c"
PATIENCE = 20_000


@pytest.fixture(scope="module")
def evidence_url(serve: Servers, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the address of a copy of the folder with documents."""
    return serve(shutil.copytree(EVIDENCE, tmp_path_factory.mktemp("evidence") / "data"))


def test_a_locator_opens_its_passage_and_gives_the_focus_back(
    page: Page, evidence_url: str
) -> None:
    frame = open_ready(page, evidence_url)
    locator = page.locator("button[data-passage=b2]")
    expect(page.locator("button[data-passage]")).to_have_count(11)
    listening(page)
    locator.click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Streik in der Molkerei Birkental")
    expect(dialog.locator("mark")).to_have_text("Dutzende")
    expect(dialog.locator(".ca-cited")).to_have_count(1)
    expect(dialog.locator(".ca-passage-row")).to_have_count(3)
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(locator).to_be_focused()
    assert not frame.is_detached(), "the map stays"


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_locator_works_by_keyboard_again_and_again(
    page: Page, evidence_url: str, key: str
) -> None:
    open_ready(page, evidence_url)
    listening(page)
    dialog = page.get_by_role("dialog")
    for claim, word in (("l3", "halved"), ("l3", "halved"), ("b1", "dreitausend")):
        locator = page.locator(f"button[data-passage={claim}]")
        locator.focus()
        page.keyboard.press(key)
        expect(dialog.locator("mark").first).to_have_text(word)
        page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)
        expect(locator).to_be_focused()  # given back, which would undo a focus set before


def test_opening_a_passage_leaves_the_rest_of_the_page(page: Page, evidence_url: str) -> None:
    """A dialog that a fragment opens once took the place of the sources' colours."""
    open_ready(page, evidence_url)
    box = page.locator(".st-key-source-0 label > div:has(> svg)")
    colour = "e => getComputedStyle(e).borderTopColor"
    before = box.evaluate(colour)
    listening(page)
    page.locator("button[data-passage=b2]").click()
    expect(page.get_by_role("dialog").locator("mark")).to_have_text("Dutzende")
    assert box.evaluate(colour) == before


def test_without_documents_there_is_nothing_to_open(page: Page, sample_url: str) -> None:
    open_ready(page, sample_url)
    expect(page.locator(".st-key-panel .ca-event li").first).to_be_visible()
    expect(page.locator("button[data-passage]")).to_have_count(0)
    expect(page.locator(".st-key-passages")).to_have_count(0)


def test_a_hostile_document_is_text(page: Page, serve: Servers, tmp_path: Path) -> None:
    at = one_claim(tmp_path / "hostile")
    sources = f"{HEADS['sources']},file\nred,Red,{HOSTILE},2022-01-07,en,report,a.txt\n"
    (at / "sources.csv").write_text(sources, "utf-8")
    (at / "claims.csv").write_text(
        f"{HEADS['claims']}\nc1,strike,red,{HOSTILE},¶1,asserts\n", "utf-8"
    )
    (at / "a.txt").write_text(f"{HOSTILE}\n\nnext", "utf-8")
    open_ready(page, serve(at))
    listening(page)
    page.locator("button[data-passage=c1]").click()
    cited = page.get_by_role("dialog").locator(".ca-cited p")
    expect(cited).to_contain_text("<img src=x onerror=window.pwned=1> {{ 7*7 }}")
    expect(cited).to_contain_text("⟦right-to-left override⟧")
    expect(page.locator("[role=dialog] img, [role=dialog] .katex")).to_have_count(0)
    assert page.evaluate("() => window.pwned === undefined")


def test_an_open_page_sees_its_tables_change_and_keeps_the_view(
    page: Page, serve: Servers, tmp_path: Path
) -> None:
    at = tmp_path / "sample"
    shutil.copytree(EVIDENCE, at)
    events = (at / "events.csv").read_text("utf-8")
    (at / "events.csv").write_text(events + "later,2031-01-09,birkental,Talks,politics\n", "utf-8")
    claims = (at / "claims.csv").read_text("utf-8")
    (at / "claims.csv").write_text(claims + "k1,later,letter,There were talks.,¶1,asserts,,,,,,\n")
    frame = open_ready(page, serve(at))
    go_to(frame, day="2031-01-09")
    expect(page.locator(".st-key-panel .ca-event li")).to_have_count(1)
    expect(page).to_have_url(re.compile("day=2031-01-09"))
    with (at / "claims.csv").open("a", encoding="utf-8") as file:
        file.write("k2,later,page,Talks were held.,¶1,asserts,,,,,,\n")
    expect(page.locator(".st-key-panel .ca-event li")).to_have_count(2, timeout=PATIENCE)
    wait_until(page, frame.is_detached, 20, "a map of the new data")
    frame = map_frame(page)
    ready(page, frame)
    wait_for_state(frame, day="2031-01-09", claims=2)
    expect(page).to_have_url(re.compile("day=2031-01-09"))


def test_an_open_page_sees_a_document_change_without_a_new_map(
    page: Page, serve: Servers, tmp_path: Path
) -> None:
    at = Path(shutil.copytree(EVIDENCE, tmp_path / "documents"))
    frame = open_ready(page, serve(at))
    expect(page.locator("button[data-passage]")).to_have_count(11)
    (at / "documents" / "letter.md").write_text("Only one paragraph is left.\n", "utf-8")
    expect(page.locator("button[data-passage]")).to_have_count(8, timeout=PATIENCE)
    (at / "documents" / "letter.md").unlink()
    (at / "documents" / "bulletin.txt").unlink()
    expect(page.locator("button[data-passage]")).to_have_count(3, timeout=PATIENCE)
    assert not frame.is_detached()


def test_an_open_page_mends_by_itself(page: Page, serve: Servers, tmp_path: Path) -> None:
    at = one_claim(tmp_path / "mending")
    open_ready(page, serve(at))
    kept = shutil.move(at / "claims.csv", tmp_path / "kept.csv")
    body = page.locator("body")
    expect(body).to_contain_text("The data folder cannot be read now", timeout=PATIENCE)
    shutil.move(kept, at / "claims.csv")
    expect(body).not_to_contain_text("The data folder cannot be read now", timeout=PATIENCE)
    ready(page, map_frame(page))


def test_looking_for_changes_disturbs_nothing(new_page: NewPage, serve: Servers) -> None:
    """Over three looks the page neither draws anything anew nor loses what the hand did."""
    page = new_page()
    frame = open_ready(page, serve(EVIDENCE))
    idle(page)
    page.evaluate(
        """() => {
          window.changes = 0;
          window.runs = 0;
          const app = document.querySelector("[data-testid=stApp]");
          new MutationObserver((found) => {
            window.runs += found.filter((each) => each.attributeName === "data-test-script-state"
              && app.getAttribute(each.attributeName) === "running").length;
          }).observe(app, { attributes: true });
          const watched = (each) => new MutationObserver((found) => {
            window.changes += found.length;
          }).observe(each, { subtree: true, childList: true, characterData: true });
          document.querySelectorAll(".st-key-panel, [data-testid=stSidebar]").forEach(watched);
        }"""
    )
    paints = state(frame)
    wait_until(page, lambda: page.evaluate("() => window.runs >= 3"), 20, "three looks")
    idle(page)
    assert page.evaluate("() => window.changes") == 0
    assert state(frame) == paints
    assert not frame.is_detached()
