"""Clock, locale, fonts and caches of the machine: same words and same bytes whatever they are."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

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
