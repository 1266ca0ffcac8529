"""The rooms of DESIGN.md section 2: which may import which, and how they are named."""

import sys
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

PACKAGE = Path(__file__).parent.parent / "dashboard"
MODULES = sorted(PACKAGE.rglob("*.py"))

#: Names that say nothing, and names that hide the standard library's modules: Streamlit
#: puts ``dashboard/`` itself on ``sys.path``.
VAGUE_NAMES = {"utils", "util", "helpers", "common", "types", "misc", "base"}
TAKEN_NAMES = set(sys.stdlib_module_names)

MOST_LINES = 300


def test_the_contracts_of_pyproject_hold(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(PACKAGE.parent)
    status = lint_imports(no_cache=True)
    assert status == 0, capsys.readouterr().out


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_has_a_name_that_tells_and_a_size_to_read(module: Path) -> None:
    assert module.stem not in VAGUE_NAMES
    lines = len(module.read_text(encoding="utf-8").splitlines())
    assert lines <= MOST_LINES, f"{lines} lines: which nouns are these? Give each a module"


def test_no_room_hides_a_module_of_the_standard_library() -> None:
    rooms = [path.stem for path in PACKAGE.iterdir() if path.is_dir() or path.suffix == ".py"]
    assert not TAKEN_NAMES & set(rooms)
