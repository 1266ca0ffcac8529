"""Files under 10 MB that are made to exhaust their reader: each ends in a sentence, and soon.

Each is read in a process of its own (:mod:`tests.fuzz.poor_reader`), which says what it took: less
than 1 GB of memory, never 5 s of the processor without a word of how far it is, and not 10 s in
all. Each took longer, or more, before it was refused. What may take longer is a long file that
somebody may well have: then the counts and the time left are shown while it is read.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.fuzz import made_parquet
from tests.fuzz.made_pdf import long_report, lost_objects, many_fonts, many_pages
from tests.fuzz.seeds import docx, seeds, with_part, workbook

MOST_SILENT, MOST_SECONDS, MOST_BYTES = 5, 10, 1_000_000_000
#: What is long and honest is as long as it may be in ``make soak``, else a tenth of it.
SOAK = "CLAIM_ATLAS_SOAK" in os.environ
LONG = 10 if SOAK else 1
#: These take all the time that a file is given.
PATIENT = {"many pages", "lost objects"}
#: So long takes what is as long as it may be.
LONG_SECONDS = {"many pages": 30} | dict.fromkeys(
    ("long table", "long map", "long sheet", "long claims", "long report"), 60
)
SHEET = "xl/worksheets/sheet1.xml"
_XL = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
_WORD = (
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
)
_MORE_FEATURES = b'{"geometry":{"type":"Point","coordinates":[1,1]},"properties":{"c%d":1}}'

_EVENT = (
    b'{"geometry":{"type":"Point","coordinates":[1,1]},'
    b'"properties":{"date":"2022-01-05","title":"x"}}'
)
_ROW = b"<row><c><v>1</v></c><c><v>2</v></c></row>"


def sheet(cells: bytes) -> bytes:
    return with_part(workbook(), SHEET, _XL + cells + b"</sheetData></worksheet>")


def document(body: bytes) -> bytes:
    return with_part(docx(), "word/document.xml", _WORD + body + b"</w:body></w:document>")


BOMBS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "lines": ("table", lambda: seeds("table")[0] + b"a\n" * 4_900_000, "lines; at most"),
    "columns": ("table", lambda: b"claim_id" + b",a" * 500_000, "columns; at most"),
    "many objects": ("timemap", lambda: b"[" + b"{}," * 3_000_000 + b"{}]", "more than"),
    "many properties": (
        "geojson",
        lambda: b'{"features":[' + b",".join(_MORE_FEATURES % i for i in range(20_000)) + b"]}",
        "columns; at most",
    ),
    "deep JSON": ("timemap", lambda: b"[" * 9_000_000, "nested too deeply"),
    "long number": ("geojson", lambda: b'{"features":[' + b"9" * 9_000_000 + b"]}", "too long"),
    "large sheet": ("workbook", lambda: sheet(b"<row/>" * 10_000_000), "holds a part of"),
    "far row": (
        "workbook",
        lambda: sheet(b'<row r="999999999"><c r="A999999999"><v>1</v></c></row>'),
        "rows",
    ),
    "far columns": (
        "workbook",
        lambda: sheet(b'<row><c r="ZZZ1"><v>1</v></c></row>' * 500),
        "cells",
    ),
    "many formats": (
        "workbook",
        lambda: with_part(workbook(), "xl/styles.xml", b"<styleSheet>" + b"<xf/>" * 2_000_000),
        "formats",
    ),
    "entities": (
        "workbook",
        lambda: sheet(b"<!--" + b" " * 2_000 + b"--><!DOCTYPE x>"),
        "document type",
    ),
    "large document": ("docx", lambda: document(b"x" * 300_000_000), "unpacks to"),
    "many paragraphs": ("docx", lambda: document(b"<w:p/>" * 1_000_000), "tags"),
    "deep page": ("html", lambda: b"<div>" * 1_000_000, "has more than"),
    "deep small page": ("html", lambda: b"<div>" * 50_000, "nested more than"),
    "rows": ("csv", lambda: b"date,title\n" + b"2022-01-05,a\n" * 700_000, "rows"),
    "other rows": ("ucdp", lambda: b"id,date_start\n" + b"1,2022-01-05\n" * 700_000, "rows"),
    "more rows": ("acled", lambda: b"event_date,notes\n" + b"1,2022-01-05\n" * 700_000, "rows"),
    "what is it": ("guess", lambda: b"a\n" * 4_900_000, ""),
    "what is in it": ("guess", lambda: b"[" + b"{}," * 3_000_000 + b"{}]", ""),
    "long text": ("txt", lambda: b"a\n\n" * 3_000_000, ""),
    "rows in a run": ("parquet", made_parquet.many_rows, "rows. Split it"),
    "a text said often": ("parquet", made_parquet.long_text, "unpacks to more than"),
    "one long cell": ("parquet", made_parquet.long_cell, "unpacks to more than"),
    "lists": ("parquet", made_parquet.long_lists, ""),
    "shared beginnings": ("parquet", made_parquet.shared_beginnings, "is stored as"),
    "as many cells as are read": ("parquet", made_parquet.many_cells, ""),
    "long table": (
        "import",
        lambda: b"date,title,place\n" + b"2022-01-05,a,Oran\n" * 45_000 * LONG,
        "",
    ),
    "long map": (
        "import",
        lambda: b'{"features":[' + b",".join([_EVENT] * 9_000 * LONG) + b"]}",
        "",
    ),
    "long sheet": ("workbook", lambda: sheet(_ROW * 24_000 * LONG), ""),
    "long claims": ("convert", lambda: b"claim_id,claim\n" + b"c,Said\n" * 45_000 * LONG, ""),
    "many pages": ("pdf", many_pages, "takes more than 20 s to read"),
    "many fonts": ("pdf", many_fonts, "has a page that takes more than 4 s to read"),
    "lost objects": ("pdf", lambda: lost_objects(420_000), ""),
    "long report": ("pdf", long_report, ""),
}


@pytest.fixture(scope="module")
def reader(repository: Path) -> Iterator[subprocess.Popen[str]]:
    """Yield the process whose children read the bombs: it imports once for all of them."""
    command = [sys.executable, "-m", "tests.fuzz.poor_reader"]
    environment = os.environ | {"PYTHONPATH": str(repository)}
    with subprocess.Popen(
        command, cwd=repository, env=environment, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as process:  # fmt: skip
        yield process


@pytest.mark.parametrize("name", [name for name in BOMBS if SOAK or name not in PATIENT])
def test_a_bomb_ends_in_a_sentence(
    name: str, tmp_path: Path, reader: subprocess.Popen[str]
) -> None:
    target, make, wanted = BOMBS[name]
    file = tmp_path / "bomb"
    file.write_bytes(make())
    assert file.stat().st_size < 10_000_000
    assert reader.stdin and reader.stdout
    reader.stdin.write(f"{target}\t{file}\n")
    reader.stdin.flush()
    ended, said, silent, seconds, memory = json.loads(reader.stdout.readline())
    assert ended == 0 and wanted in said, (ended, said)
    assert silent < MOST_SILENT and memory < MOST_BYTES, (silent, memory)
    assert seconds < LONG_SECONDS.get(name, MOST_SECONDS), seconds
