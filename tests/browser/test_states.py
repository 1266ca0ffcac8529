"""Axe on what no address leads to: dialogs, conflicts, files that wait, faults, a phone.

The pages by their addresses are held by ``test_accessibility.py``.
"""

import shutil
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.atlas import SLOW, idle, listening, map_frame, ready, wait_until
from tests.browser.axe import violations
from tests.browser.server import Servers
from tests.browser.test_accessibility import EVIDENCE, SIDEWAYS
from tests.browser.test_editing import open_event, press, write
from tests.browser.test_pages import link

#: A claim that is set aside, for its event is nowhere.
LOST = "lost,no-such-event,letter,It was said.,¶1,asserts,,,,,,\n"
ROWS: FilePayload = {
    "name": "rows.csv",
    "mimeType": "text/csv",
    "buffer": b"date,title,place,source\n2031-01-06,A march,Birkental,Letter\nsome day,,,\n",
}
#: On a phone in the dark and on a desktop in the light: each rule meets each size and each look.
LOOKS: tuple[tuple[int, int, Literal["dark", "light"]], ...] = (
    (390, 844, "dark"),
    (1366, 768, "light"),
)
WHILE_IT_IS_READ = 60_000


def faults(page: Page, state: str) -> list[str]:
    """Return what axe finds in a state of the page, which is no wider than its window."""
    idle(page)
    found = []
    for width, height, scheme in LOOKS:
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme)
        page.wait_for_function(f"() => innerWidth === {width}")
        expect(page.locator(".stApp")).to_have_css("color-scheme", scheme)
        found += [f"{state}, {width}: {each}" for each in violations(page)]
        narrow = f"{state} to be no wider than {width}"
        wait_until(page, lambda: page.evaluate(SIDEWAYS) <= 0, what=narrow)
    return found


@pytest.fixture
def folder(at: Path) -> Path:
    """Return a folder with documents, a contradiction and a row that is set aside, as at first."""
    shutil.copytree(EVIDENCE, at)
    with (at / "claims.csv").open("a", encoding="utf-8") as file:
        file.write(LOST)
    return at


def test_from_a_folder_that_cannot_be_read_to_an_open_question(
    page: Page, serve: Servers, folder: Path
) -> None:
    url = serve(folder, "--edit")
    claims = (folder / "claims.csv").read_text("utf-8")
    (folder / "claims.csv").unlink()
    page.goto(url)
    expect(page.get_by_test_id("stAlert")).to_be_visible(timeout=WHILE_IT_IS_READ)
    found = faults(page, "an error")
    (folder / "claims.csv").write_text(claims.splitlines()[0] + "\n", "utf-8")
    expect(page.locator(".st-key-nothing-yet")).to_be_visible(timeout=WHILE_IT_IS_READ)
    found += faults(page, "nothing yet")
    (folder / "claims.csv").write_text(claims, "utf-8")
    ready(page, map_frame(page))
    page.goto(f"{url}/?lang=de&place=nowhere")
    ready(page, map_frame(page))
    expect(page.locator("html[lang=de]")).to_be_attached()
    expect(page.locator(".ca-notices")).to_be_visible()
    found += faults(page, "German, with notices")
    page.locator(".st-key-tray button").click()
    expect(page.get_by_role("dialog").locator("table").first).to_be_visible()
    found += faults(page, "the tray")
    page.keyboard.press("Escape")
    listening(page)
    page.locator("button[data-passage=b2]").click()
    expect(page.get_by_role("dialog").locator("mark")).to_have_text("Dutzende")
    found += faults(page, "a passage")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="English").click()
    link(page, "Compare")
    page.locator(".ca-q-conflict").first.wait_for()
    page.locator(".ca-q-foot summary").first.click()
    found += faults(page, "an open question")
    page.get_by_role("button", name="Enlarge").first.click()
    expect(page.get_by_role("button", name="All questions")).to_be_visible()
    found += faults(page, "one question alone")
    (folder / "claims.csv").unlink()
    expect(page.locator(".ca-kept")).to_be_visible(timeout=WHILE_IT_IS_READ)
    found += faults(page, "kept")
    (folder / "claims.csv").write_text(claims, "utf-8")
    expect(page.locator(".ca-kept")).to_have_count(0, timeout=WHILE_IT_IS_READ)
    assert not found, "\n".join(found)


def test_forms_conflicts_and_files_that_wait(page: Page, serve: Servers, folder: Path) -> None:
    page.goto(serve(folder, "--edit"))
    ready(page, map_frame(page))
    link(page, "Data")
    page.get_by_role("tab", name="Report").click()
    found = faults(page, "the report")
    press(page, "Edit")
    press(page, "Events")
    open_event(page, "Strike at the dairy")
    page.get_by_text("Remove this event …").click()
    expect(page.locator(".ca-edit-hanging")).to_be_visible(timeout=SLOW)
    found += faults(page, "removing")
    write(page, "events-title", "Mine")
    file = folder / "events.csv"
    file.write_text(file.read_text("utf-8").replace("Strike at the dairy", "Theirs"), "utf-8")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".ca-edit-conflict")).to_be_visible(timeout=SLOW)
    found += faults(page, "a conflict")
    press(page, "Keep mine")
    page.get_by_role("button", name="Save what I chose").click()
    expect(page.locator(".ca-edit-said")).to_be_visible(timeout=SLOW)
    press(page, "History")
    expect(page.locator(".ca-edit-version")).to_have_count(1)
    found += faults(page, "the history")
    press(page, "Import")
    upload(page, "import-file", ROWS)
    expect(page.get_by_role("button", name="Import into this folder")).to_be_visible(timeout=SLOW)
    page.get_by_role("tab", name="Not taken").click()
    found += faults(page, "a file to import")
    press(page, "Draft")
    upload(page, "draft-file", folder / "documents" / "bulletin.txt")
    page.get_by_role("button", name="Find candidates").click()
    expect(page.locator(".ca-draft-counts")).to_be_visible(timeout=SLOW)
    page.get_by_text("Correct", exact=True).first.click()
    found += faults(page, "a draft")
    link(page, "Map")
    ready(page, map_frame(page))
    map_frame(page).get_by_role("button", name="Presentation view").click()
    expect(page.locator("section[data-testid=stSidebar]")).not_to_be_visible()
    ready(page, map_frame(page))
    found += faults(page, "the presentation")
    map_frame(page).get_by_role("button", name="Leave the presentation view").click()
    page.set_viewport_size({"width": 390, "height": 844})
    page.get_by_test_id("stExpandSidebarButton").click()
    expect(page.locator(".st-key-source-list")).to_be_visible()
    found += violations(page)
    assert not found, "\n".join(found)


def upload(page: Page, key: str, file: FilePayload | Path) -> None:
    """Hand a file to the page and wait until Python has it."""
    field = page.locator(f".st-key-{key}")
    field.locator("input[type=file]").set_input_files(file)
    name = file.name if isinstance(file, Path) else file["name"]
    expect(field).to_contain_text(name, timeout=SLOW)
    idle(page)
