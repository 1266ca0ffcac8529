"""Clock, locale, fonts and caches of the machine: same words and same bytes whatever they are."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from dashboard.analysis.comparison import comparison
from dashboard.analysis.description import describe
from dashboard.export.scene import open_scene
from dashboard.export.table import table_file
from dashboard.views.panel import panel_view
from tests.browser.atlas import map_frame, ready, state
from tests.browser.conftest import NewPage
from tests.browser.server import Server, free_port
from tests.browser.test_editing import press
from tests.browser.test_export import choose, save
from tests.browser.test_pages import link
from tests.model.conftest import GOOD

NOWHERE = "/dev/null/nowhere"  # below a file: not even root can make a folder there

#: What is set, and what is taken away, against the surroundings of the tests.
SURROUNDINGS: dict[str, dict[str, str]] = {
    "ASCII, and tomorrow": {"LC_ALL": "C", "PYTHONUTF8": "0", "TZ": "Pacific/Kiritimati"},
    "German": {"LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8", "LANGUAGE": "de"},
    "no fonts, no caches, no home, and yesterday": {
        "TZ": "Pacific/Pago_Pago",
        "FONTCONFIG_FILE": "/dev/null",
        "FONTCONFIG_PATH": NOWHERE,
        "HOME": NOWHERE,
        "MPLCONFIGDIR": NOWHERE,
        "XDG_CACHE_HOME": NOWHERE,
        "XDG_CONFIG_HOME": NOWHERE,
        "PYTHONPYCACHEPREFIX": NOWHERE,
    },
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder whose name is not ASCII, as many are."""
    return Path(shutil.copytree(GOOD, tmp_path_factory.mktemp("surroundings") / "Жаңаөзен"))


@pytest.fixture(scope="module")
def usual(folder: Path) -> dict[str, Any]:
    """Return every output as it is in the surroundings of the tests."""
    return outputs(folder)


def outputs(folder: Path, **surroundings: str) -> dict[str, Any]:
    """Make every output of a fresh copy in a process of its own."""
    copy = folder.with_name("Қазақстан")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy)
    run = called(["-m", "tests.faults.every_output", str(copy)], **surroundings)
    assert run.returncode == 0, run.stderr.decode("utf-8", "replace")
    told: dict[str, Any] = json.loads(run.stdout)
    return told


def called(command: list[str], **surroundings: str) -> subprocess.CompletedProcess[bytes]:
    root = Path(__file__).parents[2]
    environment = os.environ | {"PYTHONPATH": str(root)} | surroundings
    return subprocess.run(
        [sys.executable, *command], cwd=root, env=environment, capture_output=True, check=False
    )


@pytest.fixture(scope="module")
def locales(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a German locale, made here: few machines have one installed."""
    folder = tmp_path_factory.mktemp("locales")
    made = folder / "de_DE.UTF-8"
    if shutil.which("localedef") is None or not Path("/usr/share/i18n/locales/de_DE").exists():
        pytest.skip("this machine cannot make a German locale")
    command = ["localedef", "-i", "de_DE", "-f", "UTF-8", str(made)]
    subprocess.run(command, capture_output=True, check=False)  # 1 is a warning
    assert (made / "LC_NUMERIC").is_file()
    return folder


@pytest.mark.parametrize("surroundings", SURROUNDINGS.values(), ids=SURROUNDINGS)
def test_same_words_and_same_bytes(
    folder: Path,
    usual: dict[str, Any],
    surroundings: dict[str, str],
    request: pytest.FixtureRequest,
) -> None:
    if "de_DE" in surroundings.get("LC_ALL", ""):
        surroundings = surroundings | {"LOCPATH": str(request.getfixturevalue("locales"))}
        point = "import locale; locale.setlocale(locale.LC_ALL, ''); print(locale.str(0.5))"
        assert called(["-c", point], **surroundings).stdout.strip() == b"0,5"
    there = outputs(folder, **surroundings)
    assert there["told"] == usual["told"]
    assert there["made"] == usual["made"]


@pytest.mark.parametrize("mode", ["0", "1"])
def test_the_command_line_says_the_same_in_ascii(folder: Path, mode: str) -> None:
    """Where a terminal has no letter for it, the letter is written out, and nothing breaks."""
    command = ["-m", "dashboard.cli", "check", str(folder)]
    usual, there = called(command), called(command, LC_ALL="C", PYTHONUTF8=mode)
    assert there.returncode == usual.returncode
    words = usual.stdout.decode()
    if mode == "0":
        words = words.encode("ascii", "backslashreplace").decode()
    assert there.stdout.decode() == words


#: Runs a command that finds a folder on a disk that takes nothing, not even from root.
ON_A_READ_ONLY_DISK = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"'
DAY = "2022-01-05"


def read_only(folder: Path, *command: str) -> list[str]:
    return ["unshare", "--mount", "--map-root-user", "sh", "-c", ON_A_READ_ONLY_DISK, str(folder),
            *command]  # fmt: skip


def can_be_read_only(folder: Path) -> bool:
    if shutil.which("unshare") is None:
        return False
    written = ["sh", "-c", 'touch "$0/x" 2> /dev/null || echo no', str(folder)]
    run = subprocess.run(read_only(folder, *written), capture_output=True, check=False)
    return run.stdout == b"no\n"


@pytest.fixture
def odd(folder: Path) -> Iterator[tuple[str, bool]]:
    """Yield the address of a server in odd surroundings, and whether its folder is read-only.

    Its day is tomorrow, its letters are ASCII, and it has neither home nor caches nor fonts.
    """
    port = free_port()
    run = [sys.executable, "-m", "dashboard.cli", "run", str(folder), "--port", str(port)]
    locked = can_be_read_only(folder)
    ascii_, *_, bare = SURROUNDINGS.values()
    no_home = {
        "HOME": str(folder.parent / "no-such-home")
    }  # Streamlit stumbles over one below a file
    odd = bare | ascii_ | no_home
    server = Server.start(read_only(folder, *run) if locked else run, port, **odd)
    yield server.url, locked
    log = server.log()
    server.stop()
    assert "Traceback" not in log, log


@pytest.mark.browser
def test_its_pages_say_the_same(odd: tuple[str, bool], new_page: NewPage, folder: Path) -> None:
    url, locked = odd
    scene, _ = open_scene(folder, {"day": DAY}, f"{url}/")
    page = new_page(timezone_id="Pacific/Kiritimati")
    page.goto(f"{url}/?day={DAY}")
    frame = map_frame(page, 150)  # without caches all is worked out anew
    ready(page, frame)
    assert state(frame)["sentence"] == describe(scene.dataset, scene.axis, scene.selection)
    view = panel_view(scene.dataset, scene.axis, scene.selection)
    expect(page.locator(".ca-panel-head")).to_contain_text("5 January 2022")
    expect(page.locator(".ca-panel-head")).to_contain_text(view.summary)
    lines = page.locator(".st-key-panel .ca-event li")
    claims = [each for group in view.groups for event in group.events for each in event.claims]
    expect(lines).to_have_count(len(claims))
    for line, claim in zip(lines.all(), claims, strict=True):
        expect(line).to_contain_text(claim.claim)
    link(page, "Compare")
    compared = page.locator(".st-key-compare-page")
    for words in (each for heading in comparison(scene.dataset).headings
                  for each in heading.title.split(" · ")):  # fmt: skip
        expect(compared).to_contain_text(words)
    expect(compared).to_contain_text("ICOR says at least 160.")
    expect(compared).to_contain_text("7 January 2022")
    link(page, "Export")
    choose(page, "Table")
    assert save(page, "CSV")[1] == table_file(scene, "csv")
    link(page, "Data")
    expect(page.locator(".ca-doc-head")).to_contain_text(folder.name)
    press(page, "Edit")
    nowhere = page.get_by_text("This folder cannot be written to: what you fill in here cannot")
    expect(nowhere).to_have_count(int(locked))
    assert re.search("[?&]day=", page.url)
