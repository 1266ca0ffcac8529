"""Several writers at once: all their rows are there in the end, and readers see whole states."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from dashboard.editing.workplace import Workplace
from dashboard.model.committing import locked
from dashboard.model.reading import read_folder, table_contents
from tests.editing.busy_writer import add_rows

ROWS = 5


def names(*writers: str) -> set[str]:
    return {f"{writer}-{number}" for writer in writers for number in range(ROWS)}


def claims(workplace: Workplace) -> set[str]:
    return set(read_folder(workplace.folder).claims["claim_id"]) - {"example-claim"}


def test_two_programs_keep_each_others_rows(fresh: Workplace, repository: Path) -> None:
    command = [sys.executable, "-m", "tests.editing.busy_writer", str(fresh.folder)]
    environment = os.environ | {"PYTHONPATH": str(repository)}
    writers = [
        subprocess.Popen(
            [*command, name, str(ROWS)], cwd=repository, env=environment, stderr=subprocess.PIPE
        )
        for name in ("left", "right")
    ]
    torn = 0
    while any(writer.poll() is None for writer in writers):
        tables = table_contents(fresh.folder)
        events, made = tables["events.csv"], tables["claims.csv"]
        time.sleep(0.005)
        torn += events.count(b"\n") != made.count(b"\n")
    errors = [writer.communicate()[1].decode() for writer in writers]
    assert errors == ["", ""]
    assert claims(fresh) == names("left", "right")
    assert torn == 0, "a reader saw an event whose claim was not yet there"
    assert read_folder(fresh.folder).report.exit_code == 0


def test_two_threads_keep_each_others_rows(fresh: Workplace) -> None:
    with ThreadPoolExecutor() as pool:
        running = [pool.submit(add_rows, fresh.folder, name, ROWS) for name in ("left", "right")]
        for each in running:
            each.result()
    assert claims(fresh) == names("left", "right")
    assert len(fresh.versions()) == 2 * ROWS


def test_who_reads_does_not_wait_for_who_writes(fresh: Workplace) -> None:
    with locked(fresh.folder), ThreadPoolExecutor() as pool:
        assert len(pool.submit(fresh.read).result(timeout=60).rows("claims")) == 1
