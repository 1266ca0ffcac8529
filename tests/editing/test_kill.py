"""A kill at any moment leaves the old state or the new, and keeps every save that was promised."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.editing.workplace import Workplace

#: The issue asks for 200: ``make soak`` sets CLAIM_ATLAS_SOAK.
KILLS = 200 if os.environ.get("CLAIM_ATLAS_SOAK") else 20

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")


def killed(workplace: Workplace, repository: Path, *how: str) -> list[int]:
    command = [sys.executable, "-m", "tests.editing.killed_saves", str(workplace.folder), *how]
    environment = os.environ | {"PYTHONPATH": str(repository)}
    run = subprocess.run(
        command, cwd=repository, env=environment, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    return [int(word) for word in run.stdout.split()]


def test_a_kill_before_any_write_leaves_one_state(fresh: Workplace, repository: Path) -> None:
    states = killed(fresh, repository, "steps")
    assert len(states) > 20, "a save has more steps than that"
    assert states[-1] > states[-2], "the last save came to its end"
    assert leftovers(fresh) == []


def test_a_kill_at_a_random_moment_leaves_one_state(fresh: Workplace, repository: Path) -> None:
    states = killed(fresh, repository, "moments", str(KILLS))
    assert states == sorted(states)
    assert states[-1] > 0, "nothing was ever saved"
    Workplace(fresh.folder).undo()
    assert leftovers(fresh) == []
    assert len(fresh.versions()) == min(states[-1] + 2, 100), "a save and its version go together"


def leftovers(workplace: Workplace) -> list[Path]:
    return list(workplace.folder.rglob("*.claim-atlas-part"))
