"""A page on a database that goes away, comes back, is slow, and is loaded anew."""

import re
from pathlib import Path

import psycopg
import pytest
from playwright.sync_api import Page, expect

from dashboard.model.postgresql.address import Database
from tests.browser.atlas import go_to, map_frame, wait_for_state
from tests.browser.server import Servers
from tests.faults.small_folder import small
from tests.faults.test_connection import opened
from tests.postgresql.conftest import loaded
from tests.postgresql.server import PASSWORD, PostgreSQL

pytestmark = [pytest.mark.browser, pytest.mark.flaky(reruns=1)]

VIEW = "day=2022-01-05&sources=red&at=6/44/60"


def test_the_view_survives_its_database(
    page: Page, serve: Servers, postgresql: PostgreSQL, database: Database, tmp_path: Path
) -> None:
    at = small(tmp_path / "data")
    loaded(at, database)
    url = serve(database.address.replace("@", ":hush%2Fhush%401@"), "--timeout", "2")
    frame = opened(page, f"{url}/?{VIEW}")
    panel, strip = page.locator(".st-key-panel"), page.locator(".ca-kept")
    unanswered = page.locator(".ca-unanswered")
    expect(panel).to_contain_text("The crew went on strike.")

    postgresql.stop()
    try:
        expect(strip).to_contain_text("The database does not answer now. You see it as it was read")
        expect(panel).to_contain_text("The crew went on strike.")
        go_to(frame, day="2022-01-06", place="almaty")
        expect(unanswered).to_contain_text("Check that the server runs")
        expect(page).to_have_url(re.compile("day=2022-01-06"))
    finally:
        postgresql.start()
    expect(strip).to_have_count(0)
    expect(panel).to_contain_text("The square was cleared.")
    expect(unanswered).to_have_count(0)
    assert not frame.is_detached(), "the map was never taken away"
    wait_for_state(frame, day="2022-01-06", sources=["red"], place="almaty")

    with postgresql.connect(database) as to, to.transaction():
        to.execute("LOCK TABLE claim_atlas_folded")
        search = page.get_by_role("textbox", name=re.compile("Search|text", re.IGNORECASE)).first
        search.fill("cleared")
        search.press("Enter")
        expect(unanswered.first).to_contain_text("did not answer within 2 seconds")
    page.get_by_role("button", name="Ask again").first.click()
    expect(unanswered).to_have_count(0)
    expect(panel).to_contain_text("The square was cleared.")

    claims = (at / "claims.csv").read_text("utf-8")
    (at / "claims.csv").write_text(claims.replace("was cleared", "was cleared at noon"), "utf-8")
    loaded(at, database)
    expect(panel).to_contain_text("The square was cleared at noon.")
    wait_for_state(map_frame(page), day="2022-01-06", place="almaty")

    page.locator(".st-key-pages").get_by_role("link", name="Data").click()
    expect(page.locator(".ca-doc-head")).to_contain_text(f"Database {database.name}")
    page.get_by_role("radio", name="Edit", exact=True).click()
    expect(page.locator("[data-testid=stMain]")).to_contain_text("then load it again")
    assert "hush" not in page.content()
    commands = [_read(path) for path in Path("/proc").glob("[0-9]*/cmdline")]
    ours = [command for command in commands if b"dashboard" in command]
    assert ours and not any(PASSWORD.encode() in command for command in ours)
    assert "Traceback" not in "".join(text for _, text in serve.logs())
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(database.libpq).close()  # without it nobody came in


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # it ended meanwhile
        return b""
