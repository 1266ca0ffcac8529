"""Save in child processes that are killed, and look at what they leave.

Run as a program by ``test_kill.py``, so that children can be forked from a process with one
thread and everything imported::

    python -m tests.editing.killed_saves FOLDER steps
    python -m tests.editing.killed_saves FOLDER moments 40

A state is a number that stands in all four tables; prints the states that were found.
"""

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from dashboard.editing.applying import applied
from dashboard.editing.changes import Add, Change, Update
from dashboard.editing.sheets import Base, Sheets
from dashboard.editing.workplace import Workplace
from dashboard.model.committing import commit, locked
from dashboard.model.reading import read_folder, table_contents

WRITES = {"os.rename", "os.remove", "os.mkdir", "os.chmod"}
PROMISES = "promises"
CELLS = {"sources": "notes", "places": "names", "events": "notes", "claims": "notes"}


def changes_to(state: int, new: bool) -> list[Change]:
    """Return changes in all four tables; a new claim makes the file longer."""
    text = f"state {state} " + "x" * (state % 7 * 3000)
    changes: list[Change] = [
        Update("sources", "example-source", {"notes": text}),
        Update("places", "example-place", {"names": text}),
        Update("events", "example-event", {"notes": text}),
        Update("claims", "example-claim", {"notes": text}),
    ]
    if new:
        row = {
            "claim_id": f"c{state}", "event_id": "example-event", "source_id": "example-source",
            "claim": "Said.", "locator": "¶1", "stance": "asserts",
        }  # fmt: skip
        changes.append(Add("claims", row))
    return changes


def save(workplace: Workplace, *, checked: bool) -> int:
    """Save the next state; the checks take most of the time, and write nothing."""
    sheets = workplace.read()
    state = state_in(texts(sheets)) + 1
    changes, what = changes_to(state, new=state % 5 == 0), f"state {state}"
    if checked:
        workplace.save(sheets.base, changes, what)
    else:
        with locked(workplace.folder):
            after = applied(sheets, changes).base.contents
            commit(workplace.folder, sheets.base.contents, after, what)
    return state


def save_on(folder: Path, promises: int, *, checked: bool) -> None:
    """Save one state after the other, and put each on record once it is saved."""
    while True:
        state = save(Workplace(folder), checked=checked)
        os.write(promises, f"{state}\n".encode())


def die_at(step: int) -> None:
    """Kill this process when it is about to write, rename or delete for the n-th time."""
    left = [step]

    def hook(event: str, args: tuple[object, ...]) -> None:
        opens = event == "open" and isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR)
        if event in WRITES or opens:
            left[0] -= 1
            if left[0] < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def texts(sheets: Sheets) -> list[str]:
    """Return the cells that hold the state."""
    return [sheets.rows(table)[0][column] for table, column in CELLS.items()]


def state_in(cells: list[str]) -> int:
    """Return the one state that all tables are in."""
    assert len(set(cells)) == 1, f"the tables are of several states: {[c[:12] for c in cells]}"
    return int(cells[0].split()[1])


def child(folder: Path, work: Callable[[int], None]) -> tuple[int, int]:
    """Fork a child that works; return its process and the file of its promises."""
    promises = os.open(folder.parent / PROMISES, os.O_CREAT | os.O_TRUNC | os.O_RDWR)
    process = os.fork()
    if process == 0:
        try:
            work(promises)
        finally:
            os._exit(1)
    return process, promises


def inspect(folder: Path, promises: int, before: int) -> int:
    """Return the state that a killed child left, first for who only reads, then mended."""
    promised = [int(line) for line in os.pread(promises, 10**6, 0).split()]
    os.close(promises)
    at_least = promised[-1] if promised else before
    seen = state_in(texts(Sheets(Base(table_contents(folder)))))  # what `read_folder` reads
    assert seen in (at_least, at_least + 1), f"promised {at_least}, found {seen}"
    workplace = Workplace(folder)
    assert state_in(texts(workplace.read())) == seen
    raw = {path.name: path.read_bytes() for path in folder.glob("*.csv")}
    assert raw == dict(workplace.read().base.contents), "the files are not what was read"
    return seen


def at_every_step(folder: Path) -> list[int]:
    """Kill a child before its first, second, ... write, until one saves to its end."""
    states, saves = [0], 0
    for step in range(500):
        before = states[-1]

        def work(promises: int, step: int = step) -> None:
            die_at(step)
            state = save(Workplace(folder), checked=False)
            os.write(promises, f"{state}\n".encode())

        process, promises = child(folder, work)
        ended = os.waitpid(process, 0)[1]
        states.append(inspect(folder, promises, before))
        saves += ended != signal.SIGKILL
        if saves:
            return states
    raise AssertionError("no save came to its end")


def at_random_moments(folder: Path, kills: int) -> list[int]:
    """Kill children while they save; now and then one that also checks, as people's saves do."""
    states, chance = [0], random.Random()
    while len(states) <= kills:
        checked = len(states) % 10 == 0
        process, promises = child(folder, partial(save_on, folder, checked=checked))
        time.sleep(chance.uniform(0, 0.5 if checked else 0.1))
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        states.append(inspect(folder, promises, states[-1]))
    report = read_folder(folder).report
    assert not report.exit_code, str(report)
    return states


if __name__ == "__main__":
    place, how = Path(sys.argv[1]), sys.argv[2]
    first = Workplace(place)
    first.save(first.read().base, changes_to(0, new=False), "state 0")
    found = at_every_step(place) if how == "steps" else at_random_moments(place, int(sys.argv[3]))
    print(*found)
