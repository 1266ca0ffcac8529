"""All that reads what a person did not write here, as functions of bytes.

Each may refuse with an error of ours, which is a sentence; anything else it raises is a fault.
``tests/fuzz/test_any_bytes.py`` runs them on what hypothesis thinks of, ``make soak`` on what
atheris finds by watching the branches.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from dashboard.analysis.address import SCHEMA, decode
from dashboard.analysis.timeline import build_axis
from dashboard.drafting.documents import document_text
from dashboard.errors import ClaimAtlasError
from dashboard.export.file_names import file_name
from dashboard.interchange.formats import FORMATS, guess_format, preview, read_as
from dashboard.interchange.grids import csv_grid, workbook_grids
from dashboard.model.csv_tables import read_table
from dashboard.model.dataset import Dataset
from dashboard.model.documents import text_paragraphs
from dashboard.model.edtf_days import edtf_words, parse_edtf, to_edtf
from dashboard.model.journal import parsed_record
from dashboard.model.reading import read_folder
from dashboard.model.schemas import CLAIMS
from dashboard.model.workbook_tables import read_workbook

SAMPLE = Path(__file__).parents[2] / "data"
Target = Callable[[bytes], object]


def _table(content: bytes) -> object:
    csv_grid(content, CLAIMS)
    return read_table(content, CLAIMS.file, CLAIMS.columns, CLAIMS.derived)


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
def _known() -> tuple[Dataset, object]:
    dataset = read_folder(SAMPLE)
    return dataset, build_axis(dataset.claims)


def _address(content: bytes) -> object:
    text = content.decode("utf-8", "replace")
    dataset, axis = _known()
    return [decode({parameter.key: text}, dataset, axis) for parameter in SCHEMA]


def _document(suffix: str) -> Target:
    return lambda content: document_text(content, f"a{suffix}")


def _file_name(content: bytes) -> object:
    name = file_name(content.decode("utf-8", "replace"), "png")
    assert Path(name).name == name and len(name.encode()) < 256, name
    return name


TARGETS: dict[str, Target] = {
    "table": _table,
    "workbook": _workbook,
    "edtf": _edtf,
    "address": _address,
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
    except ClaimAtlasError as error:
        said = str(error)
        assert said.strip() and len(said) < 5_000, "a refusal is a sentence"
        return said
    return ""
