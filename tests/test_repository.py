"""What a fresh clone relies on: the lock is whole, and nothing points at one machine."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "benchmarks").rglob("*.md")]
)
# Put together here, so that this file does not hold what it forbids.
REGISTRY_HOSTS = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("files", "pythonhosted", "org"),
        ("test", "pypi", "org"),
        ("registry", "npmjs", "org"),
        ("registry", "yarnpkg", "com"),
        ("deb", "debian", "org"),
        ("proxy", "golang", "org"),
        ("crates", "io"),
    )
]
MACHINE_PATHS = [f"/{folder}/" for folder in ("work", "root")]
FORBIDDEN = re.compile(
    "|".join(
        [re.escape(host) for host in REGISTRY_HOSTS]
        + [rf"(?<![\w.}}]){re.escape(path)}" for path in MACHINE_PATHS]
    ).encode()
)


@pytest.fixture(scope="module")
def pyproject(repository: Path) -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def lock(repository: Path) -> str:
    return (repository / "requirements.lock").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def tracked(repository: Path) -> list[Path]:
    if not (repository / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=repository, capture_output=True, text=True, check=True
    ).stdout
    return [repository / name for name in listed.split("\0") if name]


def test_the_lock_names_no_address(lock: str) -> None:
    assert "http" not in lock
    assert "://" not in lock
    assert "--index-url" not in lock


def test_the_lock_pins_and_hashes_every_line(lock: str) -> None:
    entries = re.split(r"\n(?=\S)", lock.strip())
    for entry in entries:
        assert re.match(r"[a-z0-9.\-\[\]_]+==\S+", entry), entry.splitlines()[0]
        assert "--hash=sha256:" in entry, entry.splitlines()[0]


def test_every_dependency_is_in_the_lock(pyproject: dict, lock: str) -> None:
    locked = {normalised(line) for line in lock.splitlines() if "==" in line}
    wanted = [
        *pyproject["build-system"]["requires"],
        *pyproject["project"]["dependencies"],
        *pyproject["dependency-groups"]["dev"],
    ]
    missing = {normalised(requirement) for requirement in wanted} - locked
    assert not missing, f"not in requirements.lock: {sorted(missing)}; run `make lock`"


def test_nothing_tracked_points_at_a_registry_or_at_one_machine(tracked: list[Path]) -> None:
    found = [
        f"{path}: {match.group().decode()}"
        for path in tracked
        if path.is_file()
        for match in FORBIDDEN.finditer(path.read_bytes())
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("text", "forbidden"),
    [
        (f"see https://{REGISTRY_HOSTS[0]}/project/x", True),
        (f'open("{MACHINE_PATHS[0]}main/data")', True),
        (f"https://example.org{MACHINE_PATHS[0]}of/art", False),
        (f"docs{MACHINE_PATHS[1]}README", False),
    ],
)
def test_what_counts_as_pointing_there(text: str, forbidden: bool) -> None:
    assert bool(FORBIDDEN.search(text.encode())) is forbidden


def test_ci_runs_the_command_of_the_readme_and_nothing_else(repository: Path) -> None:
    lines = (repository / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    commands = [line for line in lines if line and not line.startswith(("#", "set ", "cd "))]
    assert commands == ["exec make test"]


def test_make_lists_its_targets(repository: Path) -> None:
    listed = subprocess.run(
        ["make", "--no-print-directory"], cwd=repository, capture_output=True, text=True, check=True
    ).stdout
    for target in ("run", "test", "lint", "bench", "docs", "lock", "clean"):
        assert f"make {target} " in listed


def test_the_page_on_commands_is_what_they_say(repository: Path) -> None:
    """By a Python of its own: click keeps the words on --help of the first who asks a command."""
    written = (repository / "docs" / "commands.md").read_text(encoding="utf-8")
    command = [sys.executable, "-m", "scripts.commands_page"]
    said = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=True)
    assert said.stdout == written, "run `make docs`"


def normalised(requirement: str) -> str:
    """Return the distribution's name: ``pandera[pandas]==0.35.0 ; ...`` is ``pandera``."""
    name = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert name, requirement
    return re.sub(r"[-_.]+", "-", name.group()).lower()


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_links_of_the_documentation_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", text)
    lost = [
        link for link in links if "://" not in link and not (page.parent / link).resolve().exists()
    ]
    assert not lost
