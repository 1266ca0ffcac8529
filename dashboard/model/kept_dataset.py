"""A :class:`Dataset` as Arrow tables and back, to be kept by a :class:`Keeper`.

The texts stay in the files, which are mapped into memory: what nobody reads takes no memory.
"""

import json
from collections.abc import Iterable
from dataclasses import fields as fields_of
from pathlib import Path

import pandas as pd
import pyarrow as pa

from dashboard.language import packed, unpacked
from dashboard.model.dataset import Dataset
from dashboard.model.kept import Keeper
from dashboard.model.postgresql.address import Database
from dashboard.model.report import Issue, Report, Severity

_TABLES = ("sources", "places", "events", "claims", "set_aside")
_ISSUES = pa.schema(
    [(each.name, pa.int64() if each.name == "line" else pa.string()) for each in fields_of(Issue)]
)
_PARAGRAPHS = pa.schema([("source_id", pa.string()), ("count", pa.int64())])


def keep_dataset(dataset: Dataset) -> None:
    """Keep all there is to a dataset."""
    keeper = dataset.keeper
    for name in _TABLES:
        frame: pd.DataFrame = getattr(dataset, name)
        if name == "set_aside":
            frame = frame.assign(
                cells=[json.dumps(cells) for cells in frame["cells"]],
                reason=_reasons(frame["reason"].tolist()),
            )
        keeper.keep(name, pa.Table.from_pandas(frame, preserve_index=False))
    keeper.keep("issues", _issue_table(dataset.report))
    counts = [list(dataset.paragraphs), list(dataset.paragraphs.values())]
    keeper.keep("paragraphs", pa.table(counts, schema=_PARAGRAPHS))


def _reasons(reasons: list[str]) -> list[str]:
    """Pack each reason once: thousands of rows share one."""
    shared = {id(reason): reason for reason in reasons}
    found = {key: packed(reason) for key, reason in shared.items()}
    return [found[id(reason)] for reason in reasons]


def kept_dataset(keeper: Keeper, folder: Path | Database, fingerprint: str) -> Dataset | None:
    """Return the dataset that was kept; ``None`` when any part of it is not there."""
    tables = [keeper.table(name) for name in (*_TABLES, "issues", "paragraphs")]
    whole = [table for table in tables if table is not None]
    if len(whole) < len(tables):
        return None
    keeper.touch()
    *frames, issues, paragraphs = whole
    sources, places, events, claims, set_aside = (
        frame.to_pandas(split_blocks=True) for frame in frames
    )
    set_aside["cells"] = pd.Series(map(json.loads, set_aside["cells"]), dtype="object")
    set_aside["reason"] = pd.Series(map(unpacked, set_aside["reason"]), dtype="object")
    return Dataset(
        folder, sources, places, events, claims, set_aside, fingerprint,
        Report(tuple(_issues(issues))),
        dict(zip(*paragraphs.to_pydict().values(), strict=True)),
        keeper,
    )  # fmt: skip


def _issue_table(report: Report) -> pa.Table:
    names = _ISSUES.names
    columns = [[_packed(getattr(issue, name)) for issue in report] for name in names]
    return pa.table(columns, schema=_ISSUES)


def _packed(value: str | int | None) -> str | int | None:
    return packed(value) if isinstance(value, str) else value


def _issues(table: pa.Table) -> Iterable[Issue]:
    for row in table.to_pylist():
        said = {name: unpacked(row[name]) for name in ("message", "mend")}
        yield Issue(**row | said | {"severity": Severity(row["severity"])})
