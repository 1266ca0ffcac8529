"""Rows that are not shown, and why: nothing leaves the tables silently."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

COLUMNS = ("file", "line", "row_id", "reason", "cells")


@dataclass(frozen=True, slots=True)
class SetAside:
    """One row that is in none of the tables; ``cells`` is the row as it stands in the file.

    ``reason`` is said in the language of whoever reads it: ``str(reason)``.
    """

    file: str
    line: int
    row_id: str
    reason: str
    cells: dict[str, str]


def as_frame(rows: Iterable[SetAside]) -> pd.DataFrame:
    """Return the columns ``file``, ``line``, ``row_id``, ``reason`` and ``cells`` (dicts)."""
    records = [(row.file, row.line, row.row_id, row.reason, row.cells) for row in rows]
    frame = pd.DataFrame(records, columns=list(COLUMNS), dtype="object")
    texts = {"file": "str", "line": "int64", "row_id": "str", "reason": "object", "cells": "object"}
    return frame.astype(texts)
