"""All that reads what a person did not write here, as functions of bytes.

Each may refuse with an error of ours, which is a sentence; anything else it raises is a fault.
``tests/fuzz/test_any_bytes.py`` runs them on what hypothesis thinks of, ``make soak`` on what
atheris finds by watching the branches.
"""

from collections.abc import Callable
from functools import cache
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from dashboard.analysis.address import SCHEMA, decode
from dashboard.analysis.timeline import Axis, build_axis
from dashboard.drafting.documents import document_text
from dashboard.errors import ClaimAtlasError
from dashboard.export.command_view import KEYS, asked_params
from dashboard.export.file_names import file_name
from dashboard.interchange.formats import FORMATS, guess_format, preview, read_as
from dashboard.interchange.grids import csv_grid, workbook_grids
from dashboard.model.csv_tables import read_table
from dashboard.model.dataset import Dataset
from dashboard.model.documents import text_paragraphs
from dashboard.model.edtf_days import edtf_words, parse_edtf, to_edtf
from dashboard.model.journal import parsed_record
from dashboard.model.parquet_tables import parquet_name, read_parquet
from dashboard.model.reading import read_folder
from dashboard.model.schemas import CLAIMS, TABLES
from dashboard.model.workbook_tables import read_workbook

SAMPLE = Path(__file__).parents[2] / "data"
#: Between the tables of a folder, in this order: a character that no table holds.
NEXT_TABLE = b"\x1c"
Target = Callable[[bytes], object]


def _table(content: bytes) -> object:
    csv_grid(content, CLAIMS)
    return read_table(content, CLAIMS.file, CLAIMS.columns, CLAIMS.derived)


def _parquet(content: bytes) -> object:
    return read_parquet(content, parquet_name(CLAIMS.file), CLAIMS.columns, CLAIMS.derived)


def _folder(content: bytes) -> object:
    parts = content.split(NEXT_TABLE)[: len(TABLES)]
    with TemporaryDirectory() as folder:
        for table, part in zip_longest(TABLES, parts, fillvalue=b""):
            (Path(folder) / table.file).write_bytes(part)
        return read_folder(Path(folder)).report


def _workbook(content: bytes) -> object:
    workbook_grids(content)
    return read_workbook(content)


def _edtf(content: bytes) -> object:
    text = content.decode("utf-8", "replace")
    span = parse_edtf(text)
    assert span.start < span.stop, text
    parse_edtf(to_edtf(span.start, span.stop))
    return edtf_words(text)


def _foreign(form: str) -> Target:
    def read(content: bytes) -> object:
        if FORMATS[form].mapped:
            preview(form, content)
        given = {"date": "date", "title": "title"} if form == "csv" else None
        return read_as(form, content, "the file", given)

    return read


@cache
def _known() -> tuple[Dataset, Axis]:
    dataset = read_folder(SAMPLE)
    return dataset, build_axis(dataset.claims)


def _address(content: bytes) -> object:
    text = content.decode("utf-8", "replace")
    dataset, axis = _known()
    return [decode({parameter.key: text}, dataset, axis) for parameter in SCHEMA]


def _link(content: bytes) -> object:
    given = dict.fromkeys(("lang", "dashboard", *(f"view_{key}" for key in KEYS)))
    params, _dashboard = asked_params(given | {"url": content.decode("utf-8", "replace")})
    return decode(params, *_known())


def _document(suffix: str) -> Target:
    return lambda content: document_text(content, f"a{suffix}")


def _file_name(content: bytes) -> object:
    name = file_name(content.decode("utf-8", "replace"), "png")
    assert Path(name).name == name and len(name.encode()) < 256, name
    return name


TARGETS: dict[str, Target] = {
    "table": _table,
    "parquet": _parquet,
    "folder": _folder,
    "workbook": _workbook,
    "edtf": _edtf,
    "address": _address,
    "link": _link,
    "journal": parsed_record,
    "file-name": _file_name,
    "guess": guess_format,
    "text": lambda content: text_paragraphs(content.decode("utf-8", "replace")),
    **{form: _foreign(form) for form in FORMATS},
    **{suffix[1:]: _document(suffix) for suffix in (".txt", ".html", ".docx", ".pdf")},
}


def attempt(name: str, content: bytes) -> str:
    """Run a target; return what it said when it refused. What else it raises comes through."""
    try:
        TARGETS[name](content)
    except (ClaimAtlasError, click.ClickException) as error:
        said = str(error)
        assert said.strip() and len(said) < 5_000, "a refusal is a sentence"
        return said
    return ""
