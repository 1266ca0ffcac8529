"""Data folders that hold the corpus: each value in every column of every table.

``plain_folder`` has a source, place, event and claim for each value, with the value in all
columns that take any text; to each claim the next source has another answer, so that each
event is a question of the Compare page. ``refused_folder`` has, for each value and each column
with a rule, a row that is well but for that one cell.
"""

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

from dashboard.model.schemas import REFERENCES, TABLES, Table
from dashboard.model.translated_columns import TEXTS
from tests.hostile.values import HOSTILE

DAY = "2022-01-05"
Row = dict[str, str]
#: What a row needs, beside the hostile cells, to be read.
GOOD: Mapping[str, Row] = {
    "sources": {"source_id": "good", "label": "Good", "title": "Good", "published": "2022-01-06",
                "language": "en", "kind": "report"},
    "places": {"place_id": "good", "name": "Good", "kind": "city", "country": "KZ",
               "latitude": "43.2", "longitude": "76.9"},
    "events": {"event_id": "good", "date": DAY, "place": "good", "title": "Good",
               "category": "protest"},
    "claims": {"claim_id": "good", "event_id": "good", "source_id": "good", "claim": "Good",
               "locator": "¶1", "stance": "asserts"},
}  # fmt: skip
#: Columns in which any text may stand: no rule, or one that only mentions the value.
_WELCOME = {"empty", "new-value", "long-label"}


def name_of(table: Table) -> str:
    """``claims`` of ``claims.csv``."""
    return table.file.removesuffix(".csv")


def free(table: Table) -> list[str]:
    """Return the columns that take any text, and one that the schema does not know."""
    columns = [
        column
        for column in table.columns
        if {rule.code for rule in table.rules(column)} <= _WELCOME
        and (name_of(table), column) not in REFERENCES
    ]
    return [*columns, *own(table)]


def own(table: Table) -> list[str]:
    """Return columns of which the schema knows nothing: translations, and what looks like ours."""
    texts = [column for column in table.columns if column in TEXTS]
    ours = [f"{texts[0]} ({what})" for what in ("language", "shown", "written")]
    return ["own_column", *(f"{text}_de" for text in texts[1:]), *ours]


def ruled(table: Table) -> list[str]:
    """Return the other columns."""
    return [column for column in table.columns if column not in free(table)]


def plain_folder(folder: Path) -> Path:
    """Write a folder with every value in all columns that take any text; return it."""
    rows: dict[str, list[Row]] = {name_of(table): [] for table in TABLES}
    for number, (name, value) in enumerate(HOSTILE.items()):
        for table in TABLES:
            row = dict(GOOD[name_of(table)]) | dict.fromkeys(free(table), value)
            rows[name_of(table)].append(row | {table.id_column: name})
        rows["places"][-1] |= {"latitude": f"{42 + number // 8 * 1.6}",
                               "longitude": f"{52 + number % 8 * 4}"}  # fmt: skip
        rows["events"][-1] |= {"place": name}
        rows["claims"][-1] |= {"event_id": name, "source_id": name, "low": "3", "high": "9"}
    names = list(HOSTILE)
    for claim, source in zip(list(rows["claims"]), [*names[1:], names[0]], strict=True):
        answer = {"claim_id": f"{claim['claim_id']}-2", "source_id": source}
        rows["claims"].append(claim | answer | {"low": "20", "high": "40"})
    return _write(folder, rows)


def empty_folder(folder: Path) -> Path:
    """Write a folder with headers only; return it."""
    return _write(folder, {name_of(table): [] for table in TABLES})


def refused_folder(folder: Path) -> Path:
    """Write a folder in which each value stands once in each column that has a rule."""
    rows: dict[str, list[Row]] = {name_of(table): [] for table in TABLES}
    for table in TABLES:
        good = GOOD[name_of(table)]
        rows[name_of(table)].append(good)
        for column in ruled(table):
            for name, value in HOSTILE.items():
                row = good | {table.id_column: f"{column.replace('_', '-')}-{name}", column: value}
                rows[name_of(table)].append(row)
    return _write(folder, rows)


def _write(folder: Path, rows: Mapping[str, list[Row]]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for table in TABLES:
        columns = [*table.columns, *own(table)]
        cells = ([row.get(column, "") for column in columns] for row in rows[name_of(table)])
        (folder / table.file).write_bytes(table_bytes([columns, *cells]))
    return folder


def table_bytes(rows: Iterable[Iterable[str]]) -> bytes:
    """Return CSV; halves of surrogate pairs, which UTF-8 has not, stand there as they can."""
    file = io.StringIO(newline="")
    csv.writer(file, quoting=csv.QUOTE_ALL).writerows(rows)
    return file.getvalue().encode("utf-8", "replace")
