"""The report and the rows set aside as rows of JSON, in which every sign of a file can stand."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

import pandas as pd
import pyarrow as pa

from dashboard.language import packed, unpacked
from dashboard.model.dataset import Dataset
from dashboard.model.report import Issue, Report, Severity
from dashboard.model.set_aside import SetAside, as_frame

_ISSUE, _ASIDE = "issue", "set aside"
_WORDS = ("message", "mend", "reason")


def report_rows(dataset: Dataset) -> pa.Table:
    """Return ``line`` (a number of its own), ``part`` and ``said``."""
    issues = [asdict(issue) for issue in dataset.report]
    aside = dataset.set_aside.to_dict("records")
    rows: list[Mapping[Any, Any]] = [*issues, *aside]
    said = [json.dumps(_with_words(packed, each)) for each in rows]
    parts = [_ISSUE] * len(issues) + [_ASIDE] * len(aside)
    columns = {"line": range(len(said)), "part": parts, "said": said}
    schema = pa.schema({"line": pa.int64(), "part": pa.string(), "said": pa.string()})
    return pa.table({name: list(cells) for name, cells in columns.items()}, schema)


def said_in(rows: pa.Table) -> tuple[Report, pd.DataFrame]:
    """Return report and rows set aside again."""
    told = [
        (each["part"], _with_words(unpacked, json.loads(each["said"]))) for each in rows.to_pylist()
    ]
    issues = (
        Issue(**each | {"severity": Severity(each["severity"])})
        for part, each in told
        if part == _ISSUE
    )
    aside = as_frame(SetAside(**each) for part, each in told if part == _ASIDE)
    return Report(tuple(issues)), aside


def _with_words(change: Callable[[str], str], row: Mapping[Any, Any]) -> dict[str, Any]:
    """Change the cells that are words of ours, which each reader gets in the own language."""
    return {str(key): change(cell) if key in _WORDS else cell for key, cell in row.items()}
