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
from dashboard.interchange.data_package import data_package
from dashboard.interchange.formats import FORMATS, guess_format, preview, read_as
from dashboard.interchange.grids import csv_grid, workbook_grids
from dashboard.interchange.merging import plan_merge
from dashboard.model.csv_tables import read_table
from dashboard.model.dataset import Dataset
from dashboard.model.documents import text_paragraphs
from dashboard.model.edtf_days import edtf_words, parse_edtf, to_edtf
from dashboard.model.journal import parsed_record
from dashboard.model.parquet_tables import parquet_name, read_parquet
from dashboard.model.progress import Progress, silent
from dashboard.model.reading import read_folder
from dashboard.model.schemas import CLAIMS, TABLES
from dashboard.model.workbook_tables import read_workbook

SAMPLE = Path(__file__).parents[2] / "data"
#: Between the tables of a folder, in this order: a character that no table holds.
NEXT_TABLE = b"\x1c"
Target = Callable[[bytes, Progress], object]


def _without(read: Callable[[bytes], object]) -> Target:
    """Make a target of what is so quick that it tells of no progress."""
    return lambda content, _progress: read(content)


def _table(content: bytes, progress: Progress) -> object:
    csv_grid(content, CLAIMS)
    told = (CLAIMS.columns, CLAIMS.derived, _lines(progress))
    return read_table(content, CLAIMS.file, *told)


def _parquet(content: bytes, progress: Progress) -> object:
    told = (CLAIMS.columns, CLAIMS.derived, _lines(progress))
    return read_parquet(content, parquet_name(CLAIMS.file), *told)


def _lines(progress: Progress) -> Callable[[int, int], None]:
    return lambda line, lines: progress("Reading", line, lines, 0.0)


def _folder(content: bytes, progress: Progress) -> object:
    parts = content.split(NEXT_TABLE)[: len(TABLES)]
    with TemporaryDirectory() as folder:
        for table, part in zip_longest(TABLES, parts, fillvalue=b""):
            (Path(folder) / table.file).write_bytes(part)
        return read_folder(Path(folder), progress=progress).report


def _workbook(content: bytes, progress: Progress) -> object:
    workbook_grids(content, progress=progress)
    return read_workbook(content, progress)


def _import(content: bytes, progress: Progress) -> object:
    """Do all that the command and the page do with a file whose format is not told."""
    form = guess_format(content)
    given = dict(zip(("date", "title", "place"), ("date", "title", "place"), strict=True))
    draft = read_as(form, content, "the file", given if form == "csv" else None, progress)
    with TemporaryDirectory() as folder:
        plan_merge(Path(folder) / "new", draft, progress).write(progress)
    return draft


def _convert(content: bytes, progress: Progress) -> object:
    """Write claims as ``convert`` does."""
    return data_package([csv_grid(content, CLAIMS)], "folder", progress)


def _edtf(content: bytes) -> object:
    text = content.decode("utf-8", "replace")
    span = parse_edtf(text)
    assert span.start < span.stop, text
    parse_edtf(to_edtf(span.start, span.stop))
    return edtf_words(text)


def _foreign(form: str) -> Target:
    def read(content: bytes, progress: Progress) -> object:
        if FORMATS[form].mapped:
            preview(form, content, progress)
        given = {"date": "date", "title": "title"} if form == "csv" else None
        return read_as(form, content, "the file", given, progress)

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
    return lambda content, progress: document_text(content, f"a{suffix}", progress)


def _file_name(content: bytes) -> object:
    name = file_name(content.decode("utf-8", "replace"), "png")
    assert Path(name).name == name and len(name.encode()) < 256, name
    return name


TARGETS: dict[str, Target] = {
    "table": _table,
    "parquet": _parquet,
    "folder": _folder,
    "workbook": _workbook,
    "import": _import,
    "convert": _convert,
    "edtf": _without(_edtf),
    "address": _without(_address),
    "link": _without(_link),
    "journal": _without(parsed_record),
    "file-name": _without(_file_name),
    "guess": _without(guess_format),
    "text": _without(lambda content: text_paragraphs(content.decode("utf-8", "replace"))),
    **{form: _foreign(form) for form in FORMATS},
    **{suffix[1:]: _document(suffix) for suffix in (".txt", ".html", ".docx", ".pdf")},
}


def attempt(name: str, content: bytes, progress: Progress = silent) -> str:
    """Run a target; return what it said when it refused. What else it raises comes through."""
    try:
        TARGETS[name](content, progress)
    except (ClaimAtlasError, click.ClickException) as error:
        said = str(error)
        assert said.strip() and len(said) < 5_000, "a refusal is a sentence"
        return said
    return ""
