"""Small files that are well, to begin from."""

import io
import json
from functools import cache
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pyarrow.csv as pc
import pyarrow.parquet as pq
from docx import Document
from matplotlib.figure import Figure

from dashboard.model.schemas import TABLES
from tests.fuzz.targets import NEXT_TABLE, SAMPLE

DATES = ("2022-01-05", "2022-01~", "199X", "2022-01-03/2022-01-06", "[2022-01-01,2022-01-02]",
         "2022-01-05/..", "?2022-~01-05%", "5.1.2022", "2022-W01")  # fmt: skip
_POINT = {"type": "Point", "coordinates": [76.9, 43.2]}


@cache
def seeds(name: str) -> tuple[bytes, ...]:
    """Return what to begin from for a target."""
    made = {
        "table": [head("claims"), b'claim_id;event_id\nc1;"a\nb"\n'],
        "parquet": [parquet()],
        "folder": [NEXT_TABLE.join(head(Path(table.file).stem) for table in TABLES)],
        "workbook": [workbook()],
        "import": [timemap(), geojson(), b"date,title,place\n2022-01-05,A strike,Almaty\n"],
        "convert": [head("claims")],
        "edtf": [date.encode() for date in DATES],
        "address": [b"2022-01-05", b"almaty,icor", b"43.2/76.9/6", b"last3", b"-icor"],
        "link": [b"https://example.org/atlas/?day=2022-01-05&at=6/43.2/76.9", b"?q=a%20b&lang=de"],
        "journal": [b'{"id":"1","at":"","what":"","before":{},"after":{}}'],
        "timemap": [timemap()],
        "geojson": [geojson()],
        "guess": [timemap(), geojson(), head("claims")],
        "csv": [b"date,title,place\n2022-01-05,A strike,Almaty\n", b'"",""\na,b\n'],
        "acled": [b"event_id_cnty,event_date,event_type\nKZ1,05 January 2022,Protests\n"],
        "ucdp": [b"id,date_start,date_end,best\n1,2022-01-05,2022-01-05,3\n"],
        "html": [b"<p>Am 5. Januar <b>kamen</b> Soldaten.<table><tr><td>1</table>"],
        "docx": [docx()],
        "pdf": [pdf()],
    }
    return tuple(made.get(name, [b"5 died in Almaty.\n\nSaid \xe2\x80\x9eall\xe2\x80\x9c."]))


def head(table: str) -> bytes:
    """Return the first rows of a shipped table."""
    return b"".join((SAMPLE / f"{table}.csv").read_bytes().splitlines(keepends=True)[:4])


def parquet() -> bytes:
    """Return the first claims as Parquet."""
    file = io.BytesIO()
    pq.write_table(pc.read_csv(io.BytesIO(head("claims"))), file)
    return file.getvalue()


def timemap() -> bytes:
    """Return TimeMap's JSON of one event."""
    event = {"id": "C1", "date": "2022-02-24", "latitude": "50", "longitude": "36",
             "description": "x", "sources": [{"path": "https://example.org/a"}]}  # fmt: skip
    return json.dumps([event]).encode()


def geojson() -> bytes:
    """Return GeoJSON of one event."""
    feature = {"geometry": _POINT, "properties": {"date": "2022-01-05", "title": "x"}}
    return json.dumps({"features": [feature]}).encode()


def workbook() -> bytes:
    """Return a workbook with the four sheets."""
    book, file = openpyxl.Workbook(), io.BytesIO()
    for name in ("sources", "places", "events", "claims"):
        sheet = book.create_sheet(name)
        for line in head(name).decode().splitlines()[:2]:
            sheet.append(line.split(","))
    book.save(file)
    return file.getvalue()


def docx() -> bytes:
    """Return a document of one paragraph."""
    document, file = Document(), io.BytesIO()
    document.add_paragraph("Am 5. Januar kamen Soldaten.")
    document.save(file)
    return file.getvalue()


def pdf() -> bytes:
    """Return a PDF of one line."""
    figure, file = Figure(), io.BytesIO()
    figure.text(0.1, 0.5, "Soldiers came to Oran.")
    figure.savefig(file, format="pdf")
    return file.getvalue()


def with_part(office: bytes, part: str, text: bytes) -> bytes:
    """Return an office file in which one part of the ZIP is another text."""
    file = io.BytesIO()
    with ZipFile(io.BytesIO(office)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, text if name == part else old.read(name))
        if part not in old.namelist():
            new.writestr(part, text)
    return file.getvalue()
