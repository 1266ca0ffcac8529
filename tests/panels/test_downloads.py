"""What leaves the data page: the columns as they were written, and no formula among them."""

import csv
import io

import pandas as pd
import pytest

from dashboard.export.spreadsheet import spreadsheet_csv
from dashboard.model.schemas import TABLES
from dashboard.panels.data_page import as_written
from tests.analysis.small_atlas import atlas

STARTS = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", '=HYPERLINK("http://e.x")']


@pytest.mark.parametrize("schema", TABLES, ids=lambda schema: schema.file)
def test_the_columns_of_the_schema_are_there_and_none_that_was_worked_out(schema) -> None:
    name = schema.file.removesuffix(".csv")
    table = getattr(atlas(), name)
    written = as_written(name, table)
    assert len(written) == len(table) > 0
    assert set(schema.required) <= set(written.columns)
    assert not {"line", "start", "stop", "as_of_start"} & set(written.columns)


@pytest.mark.parametrize("cell", STARTS)
def test_a_cell_that_would_be_a_formula_gets_an_apostrophe(cell: str) -> None:
    content = spreadsheet_csv(pd.DataFrame({"claim": [cell, "plain = text"], "low": [-1.0, 2.0]}))
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert [row["claim"] for row in rows] == [f"'{cell}", "plain = text"]
    assert float(rows[0]["low"]) == -1, "a number stays a number"


def test_a_header_is_no_formula_either() -> None:
    content = spreadsheet_csv(pd.DataFrame({"=1+1": ["a"]})).decode("utf-8-sig")
    assert content.startswith('"\'=1+1"')


def test_the_table_itself_is_not_changed() -> None:
    table = pd.DataFrame({"=claim": ["=1"]})
    spreadsheet_csv(table)
    assert table.to_dict("list") == {"=claim": ["=1"]}
