"""The data folder goes away, breaks and changes under an open page."""

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.atlas import map_frame, wait_for_state, wait_until
from tests.browser.server import Servers
from tests.browser.test_folders import folder as written
from tests.faults.small_folder import small
from tests.faults.test_connection import opened

pytestmark = [pytest.mark.browser, pytest.mark.flaky(reruns=1)]

VIEW = "day=2022-01-06&sources=red&place=almaty&at=6/44/75"


def kept(page: Page, why: str) -> None:
    """Wait until the page says that it shows what was read last, and why."""
    strip = page.locator(".ca-kept")
    expect(strip).to_contain_text("cannot be read now. You see it as it was read on")
    expect(strip).to_contain_text(why)
    expect(strip).to_contain_text("claim-atlas check")
    expect(page.locator("[data-testid=stException]")).to_have_count(0)


def test_what_was_read_last_stays_on_every_page(page: Page, serve: Servers, tmp_path: Path) -> None:
    at = small(tmp_path / "open")
    away = tmp_path / "away"
    frame = opened(page, f"{serve(at)}/?{VIEW}")
    at.rename(away)
    kept(page, "is not a folder")
    expect(page.locator(".st-key-panel")).to_contain_text("The square was cleared.")
    for name, shows in (
        ("Compare", "Compare"), ("Sources", "Red Flag"), ("Export", "Export"), ("Data", "Data"),
    ):  # fmt: skip
        page.locator(".st-key-pages").get_by_role("link", name=name).click()
        expect(page.locator("[data-testid=stMain]")).to_contain_text(shows)
        kept(page, "is not a folder")
    page.get_by_role("radio", name="Edit", exact=True).click()
    expect(page.locator("[data-testid=stMain]")).to_contain_text("Name the folder that holds")
    expect(page.locator("[data-testid=stException]")).to_have_count(0)
    page.locator(".st-key-pages").get_by_role("link", name="Map").click()
    frame = map_frame(page)
    away.rename(at)
    expect(page.locator(".ca-kept")).to_have_count(0)
    assert not frame.is_detached(), "the map was never taken away"
    wait_for_state(frame, day="2022-01-06", sources=["red"], place="almaty")
    expect(page).to_have_url(re.compile("at=6"))


def test_a_copy_that_stops_half_way_changes_nothing_until_it_is_whole(
    page: Page, serve: Servers, tmp_path: Path
) -> None:
    at = small(tmp_path / "copied")
    frame = opened(page, f"{serve(at)}/?{VIEW}")
    whole = (at / "claims.csv").read_bytes()
    (at / "claims.csv").write_bytes(whole[: whole.index(b"Nobody")])
    kept(page, "claims.csv, line 3: the file ends in the middle of this row.")
    (at / "claims.csv").write_bytes(whole[: whole.index("¶2".encode()) + 1])
    kept(page, "ends in the middle of a letter")
    assert not frame.is_detached()
    (at / "claims.csv").write_bytes(whole + "c5,order,red,And later too.,¶3,asserts\n".encode())
    expect(page.locator(".ca-kept")).to_have_count(0)
    expect(page.locator(".st-key-panel")).to_contain_text("And later too.")
    wait_until(page, frame.is_detached, 20, "a map of the new data")
    wait_for_state(map_frame(page), day="2022-01-06", sources=["red"], place="almaty")


def test_another_folder_in_its_place_is_shown_from_the_same_view(
    page: Page, serve: Servers, tmp_path: Path
) -> None:
    at = small(tmp_path / "replaced")
    frame = opened(page, f"{serve(at)}/?{VIEW}")
    shutil.rmtree(at)
    written(
        at,
        sources=["red,Red Flag,On the strike,2022-01-07,en,report"],
        places=["aktau,Aktau,city,KZ,43.65,51.16,"],
        events=["march,2022-01-06,aktau,A march,protest"],
        claims=["c1,march,red,There was a march.,¶1,asserts"],
    )
    expect(page.locator(".ca-notices")).to_contain_text('"almaty"')
    expect(page.locator(".st-key-panel")).to_contain_text("There was a march.")
    expect(page.locator(".ca-kept")).to_have_count(0)
    wait_until(page, frame.is_detached, 20, "a map of the new data")
    wait_for_state(map_frame(page), day="2022-01-06", sources=["red"], place=None)
