"""A data folder to begin with: four tables, one worked example, a page of guidance."""

import csv
import io
from collections.abc import Mapping
from pathlib import Path

from dashboard.editing.sheet import Cells
from dashboard.editing.sheets import SCHEMAS
from dashboard.errors import DataFolderError
from dashboard.model.schemas import Table
from dashboard.model.whole_files import write_together

GUIDE = "GUIDE.md"
_NOTE = "This is an example. Delete it when you have rows of your own."

#: One row a table, and no figure that could be mistaken for news.
EXAMPLE: Mapping[str, Cells] = {
    "sources": {
        "source_id": "example-source",
        "label": "Example gazette",
        "publisher": "Example gazette",
        "title": "Volunteers plant trees in the park",
        "published": "2024-03-17",
        "language": "en",
        "kind": "article",
        "url": "https://www.example.org/trees",
        "notes": _NOTE,
    },
    "places": {
        "place_id": "example-place",
        "name": "Greenwich",
        "names": "Royal Greenwich",
        "kind": "city",
        "country": "GB",
        "latitude": "51.48",
        "longitude": "0",
        "geocoder": "manual",
        "geocoded_query": "Greenwich (an example, to be deleted)",
    },
    "events": {
        "event_id": "example-event",
        "date": "2024-03-16",
        "place": "Greenwich",
        "title": "Example: trees are planted",
        "category": "society",
        "notes": _NOTE,
    },
    "claims": {
        "claim_id": "example-claim",
        "event_id": "example-event",
        "source_id": "example-source",
        "claim": "More than 40 volunteers planted trees in the park.",
        "locator": "¶2",
        "attributed_to": "the organisers",
        "stance": "reports",
        "measure": "participants",
        "population": "all",
        "low": "40",
        "wording": "more than",
        "unit": "people",
        "notes": _NOTE,
    },
}


def make_folder(folder: Path, *, example: bool = True) -> tuple[Path, ...]:
    """Write the tables and the guide into ``folder``, which is made where it is missing.

    Returns the files. Raises ``FileExistsError`` where there is something already
    (hidden files aside), and :class:`OSError` where the disk does not take it.
    """
    refuse_filled(folder)
    contents = {
        table.file: _table_bytes(table, EXAMPLE[name] if example else None)
        for name, table in SCHEMAS.items()
    }
    contents[GUIDE] = guide(example=example).encode()
    write_together(folder, contents)
    return tuple(folder / name for name in contents)


def refuse_filled(folder: Path) -> None:
    """Raise for a folder that has something in it, or that is a file."""
    if folder.exists() and not folder.is_dir():
        raise DataFolderError(f"{folder} is a file. Name a folder that is not there yet.")
    names = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    names = [name for name in names if not name.startswith(".")]
    if names:
        more = f" and {len(names) - 3} more" if len(names) > 3 else ""
        raise FileExistsError(
            f"{folder} is not empty: it has {', '.join(names[:3])}{more}. Nothing was written. "
            "Name a folder that is not there yet."
        )


def guide(*, example: bool = True) -> str:
    """Return the page that lies in the folder; its columns are those of the schemas."""
    tables = "\n".join(
        f"| `{table.file}` | {_a_row(table)} | "
        f"{', '.join(f'`{name}`' for name in table.required)} |"
        for table in SCHEMAS.values()
    )
    return _GUIDE.format(tables=tables, example=_ABOUT_EXAMPLE if example else "")


def _a_row(table: Table) -> str:
    return table.purpose.partition(".")[0].removeprefix("One row ").removeprefix("for ")


def _table_bytes(table: Table, cells: Cells | None) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.columns)
    if cells is not None:
        writer.writerow([cells.get(name, "") for name in table.columns])
    # With the mark, Excel too reads the letters as they are meant.
    return text.getvalue().encode("utf-8-sig")


_ABOUT_EXAMPLE = """\
## The example

Each table has one row that shows how it is filled. The ids of these rows begin with `example-`.
Look at them, then delete all four: on the Data page, or in the files.

"""

_GUIDE = """\
# Your data folder

Who says what, about which place, on which day: this folder holds it in four tables.

| file | a row is | what must be filled |
|---|---|---|
{tables}

All other columns may stay empty, and you may add columns of your own.

{example}## Begin

1. `claim-atlas run FOLDER` opens the map in your browser. Its Data page has forms for all four
   tables. Any text editor or spreadsheet will do as well: save as CSV, in UTF-8.
2. Enter a document (`sources.csv`) and where something happened (`places.csv`).
3. Say in neutral words what happened there, and when (`events.csv`).
4. Say what the document claims about it, and in which paragraph (`claims.csv`).
5. `claim-atlas check FOLDER` says what is wrong, in which line, and how to mend it.

## When sources disagree

Do not choose, and do not reckon an average. Each source gets a row of its own in `claims.csv`, with
the same `event_id`. Claim Atlas finds what agrees, what can both hold and what cannot.

- `low` and `high` hold the figure: "at least 40" is low 40 and an empty high. `wording` keeps the
  source's own words.
- A day that is not known exactly is written as exactly as it is known: `2024-03`, `2024-03-16?`,
  `2024-03-16/2024-03-18`.
- Ids are lower-case letters, digits and hyphens. They never change.

## What is in `.claim-atlas`

Once you have saved in the browser: the states before your last hundred saves. The Data page goes
back to them. Keep it with the tables.
"""
