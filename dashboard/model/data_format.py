"""The tables in words, for ``docs/data-format.md``: generated, never edited by hand."""

from collections.abc import Iterator

import pandera.pandas as pa

from dashboard.model.schemas import TABLES, Table
from dashboard.model.translated_columns import TEXTS
from dashboard.model.vague_words import VAGUE_WORDS

_OPENING = """\
# The data format

<!-- Generated: python -m dashboard.model.schemas > docs/data-format.md -->

A data folder holds four tables: `sources.csv`, `places.csv`, `events.csv` and `claims.csv`.
They are UTF-8 with a header line, cells parted by commas, and double quotes around a cell that
holds a comma, a quote (doubled) or a line break. Columns with a * must be there and filled;
every other may be empty or absent. Further columns are kept and shown as extra details.

`claim-atlas check FOLDER` says what is wrong, where, and how to mend it. A row with an error is
set aside and listed on the dashboard's Data page, and so are the claims that hang on it. An
event without a day, and an event or claim without a known place, is an error too, but stays and
is listed beside the map.
"""

_PARQUET = """\
## Parquet instead of CSV

Each table may be a Parquet file instead, such as `claims.parquet`: the same columns, as text,
numbers or days, an empty cell null or `""`. Messages count its rows from 1. A CSV file of the
same table beside it is read instead, and the check says so. Parquet is for reading: the
dashboard's editor, `import` and `geocode` change CSV files only.

A few bytes of Parquet can stand for gigabytes, so there are limits: its cells may take 25 times
the file's size, or 250 MB where that is more (each its letters and 12 bytes). A file of more than
500,000 rows, or of more than 10,000,000 cells where it has more than 20 columns, has at least 10
bytes for each of its rows. A million claims in one file are read. What is beyond that, the encoding
`DELTA_BYTE_ARRAY`, and `DELTA_LENGTH_BYTE_ARRAY` beside a dictionary in one chunk, is refused with
the mend.
"""

_DATES = """\
## Dates

Dates are EDTF (ISO 8601-2), the international way to write what is known of a day:

| write | for |
|---|---|
| `2022-01-05` | 5 January 2022 |
| `2022-01`, `2011`, `199X` | a month, a year, a decade |
| `2022-01-03/2022-01-06` | 3 to 6 January 2022 |
| `2022-01-05/..`, `../2022-01-05` | from that day on, until that day; drawn on the day known |
| `2022-01-05?`, `2022-01~`, `2022-01-05%` | uncertain, about, both |
| `[2022-01-01,2022-01-02]` | one of the two days; drawn on the span over them |

Seasons, whole centuries, weeks, times of day, and years before 1 or after 9999 are refused with
the mend.
"""

_LANGUAGES = f"""\
## Languages

A text may stand in several languages, each in a column of its own: `claim` in English, `claim_de`
in German, `claim_ru`, `claim_kk`, and so on with any language's code (ISO 639). These may have
translations: {", ".join(f"`{name}`" for name in TEXTS)}.

What is shown is the reader's language, else the column without a suffix, else what there is; a
claim or another free text in another language than the reader's is marked with its code on every
page. Stills and slides say it of claims; tables have `claim_language` and `event_language` where
claims or events have translations. A column without a suffix is taken for English, unless a column
with `_en` stands beside it; in data without translations nothing but `quote_translation` is taken
for any language. A source's `title`, `publisher` and `author`, and its quotes, are in the
`language` of the source; `title_en` is how others call the document. Claims are compared by the
columns without a suffix. A search finds every language. A country that has its English name in
`name`, and no `name_de`, is called as that language calls it; so is a town with GeoNames' id and
English name, where GeoNames or CLDR tells (`docs/languages.md`).
"""

_WORDS = """\
## Vague words

A source that says "dozens" has not said 24. Its `wording` keeps the word, `low` and `high` hold
the interval, and nothing narrower: the check warns. A bound that the source leaves open
("at least 225": low 225) is left empty.

| word | low | high | also |
|---|---:|---:|---|
"""


_JSON = """\
## What `claim-atlas check FOLDER --format json` prints

One object: `folder`, `usable`, `exit_code` (0 nothing to mend, 1 something, 2 unusable). When
`usable` is false, `error` says why. Otherwise:

- `fingerprint`: SHA-256 over the four files
- `rows`: how many `sources`, `places`, `events` and `claims` were read
- `counts`: how many issues are an `error`, a `warning`, a `note`
- `issues`: objects with `severity`, `code`, `file`, `line`, `column`, `value`, `row_id`,
  `message` and `mend`; `line`, `column`, `value` and `row_id` may be null
- `set_aside`: objects with `file`, `line`, `row_id` and `reason`
"""


def data_format() -> str:
    """Return the whole document as Markdown."""
    tables = ("\n".join(_section(table)) for table in TABLES)
    parts = [_OPENING, *tables, _DATES, _LANGUAGES, _vague_words(), _PARQUET, _JSON]
    return "\n".join(parts)


def _section(table: Table) -> Iterator[str]:
    yield f"## {table.file}\n\n{table.purpose}\n"
    yield "| column | what it is | what it must be | example |\n|---|---|---|---|"
    for name, column in table.schema.columns.items():
        yield _row(table, name, column)
    if table.row_rules:
        yield "\nBetween the cells of a row:\n"
        yield from (f"- {rule.documented}" for rule in table.row_rules)
    yield ""


def _row(table: Table, name: str, column: pa.Column) -> str:
    constraints = [rule.documented for rule in table.rules(name) if rule.code != "empty"]
    if column.unique:
        constraints.append("unique")
    example = column.metadata["example"]
    cells = (
        f"`{name}`{'*' if column.required else ''}",
        column.description,
        "; ".join(constraints),
        f"`{example}`" if example else "",
    )
    escaped = (cell.replace("|", r"\|") for cell in cells)
    return f"| {' | '.join(escaped)} |"


def _vague_words() -> str:
    rows = (
        f"| {word.english} | {word.low:,} | {word.high:,} | {', '.join(word.others)} |"
        for word in VAGUE_WORDS
    )
    return _WORDS + "\n".join(rows) + "\n"
