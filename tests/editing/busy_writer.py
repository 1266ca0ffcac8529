"""Add rows to a folder, as one of several programs that do so at once.

Run as a program by ``test_two_writers.py``: ``python -m tests.editing.busy_writer FOLDER NAME 5``.
"""

import sys
from pathlib import Path

from dashboard.editing.changes import Add
from dashboard.editing.sheets import Sheets
from dashboard.editing.workplace import Workplace


def add_rows(folder: Path, name: str, count: int) -> None:
    """Save row after row; the base is what was read before the others wrote."""
    workplace = Workplace(folder)
    sheets = workplace.read()
    for number in range(count):
        row_id = f"{name}-{number}"
        event = {
            "event_id": row_id, "date": "2024", "place": "Greenwich", "title": "An event",
            "category": "society",
        }  # fmt: skip
        claim = {
            "claim_id": row_id, "event_id": row_id, "source_id": "example-source",
            "claim": "Said.", "locator": "¶1", "stance": "asserts",
        }  # fmt: skip
        changes = [Add("events", event), Add("claims", claim)]
        sheets = saved_on(workplace, sheets, changes, row_id)


def saved_on(workplace: Workplace, sheets: Sheets, changes: list[Add], what: str) -> Sheets:
    """Save; every other time what was read before stays the base, so that states are merged."""
    saved = workplace.save(sheets.base, changes, what)
    return saved.sheets if what.endswith(("0", "2", "4", "6", "8")) else sheets


if __name__ == "__main__":
    add_rows(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
