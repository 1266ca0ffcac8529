"""Large files are read by columns: what comes out is what reading row by row gives."""

import csv
import io
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.errors import DataFolderError
from dashboard.model import csv_columns, csv_tables
from dashboard.model.csv_columns import OddRowsError, columns_of
from dashboard.model.csv_tables import RawTable, read_table
from dashboard.model.decoding import UNPRINTABLE, is_printable

KNOWN = ("claim_id", "claim", "note")
HEADER = "claim_id,claim,note,mine\r\n"
#: Pieces of cells: what CSV is made of, what is stripped or dropped, letters of four scripts.
PIECES = st.sampled_from(
    ['"', '""', ",", "\n", "\r\n", "\r", " ", "\t", "\xa0", "\x00", "\x0b", "\ufeff", "\u2028",
     "a", "ü", "Жаңаөзен", "𝄞", "=1+1", "'"]
)  # fmt: skip
CELLS = st.lists(PIECES, max_size=4).map("".join)
ROWS = st.lists(st.lists(CELLS, min_size=3, max_size=5), max_size=6)
WELL_FORMED = st.lists(st.lists(CELLS, min_size=4, max_size=4), min_size=1, max_size=6)


def read(text: str, large: int) -> RawTable | str:
    """Read a text by columns where that is possible (``large=0``), or row by row."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(csv_tables, "LARGE", large)
        try:
            return read_table(text.encode(), "claims.csv", KNOWN, frozenset({"line"}))
        except DataFolderError as error:
            return str(error)


def written(rows: Sequence[Sequence[str]], quoting: int, end: str) -> str:
    """Return the rows as the csv module writes them."""
    out = io.StringIO(newline="")
    csv.writer(out, quoting=quoting, lineterminator=end).writerows(rows)  # type: ignore[arg-type]
    return out.getvalue()


def same(text: str) -> None:
    """Hold both ways of reading against each other."""
    by_columns, by_rows = read(text, large=0), read(text, large=10**9)
    if isinstance(by_columns, str) or isinstance(by_rows, str):
        assert by_columns == by_rows
        return
    assert by_columns.frame.to_dict("list") == by_rows.frame.to_dict("list")
    assert by_columns.issues == by_rows.issues
    assert by_columns.set_aside == by_rows.set_aside


@given(rows=WELL_FORMED, quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
       end=st.sampled_from(["\n", "\r\n"]))  # fmt: skip
def test_rows_that_are_well_formed(rows: list[list[str]], quoting: int, end: str) -> None:
    same(HEADER + written(rows, quoting, end))


@given(rows=ROWS, cut=st.integers(0, 3))
def test_rows_of_any_width_that_break_off(rows: list[list[str]], cut: int) -> None:
    text = HEADER + written(rows, csv.QUOTE_MINIMAL, "\n")
    same(text[: len(text) - cut])


@given(text=st.lists(PIECES, max_size=30).map("".join))
def test_any_text(text: str) -> None:
    same(HEADER + text)


ANY_OF_THEM = st.characters(codec="utf-8") | st.sampled_from("\t\n\r\0\x7f\ufffe\uffff\ufffd")


@given(text=st.text(ANY_OF_THEM))
def test_what_is_printable_is_told_of_bytes_as_of_text(text: str) -> None:
    assert is_printable(text.encode()) == (UNPRINTABLE.search(text) is None)


def test_well_formed_rows_take_this_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_columns, "_BLOCK", 64)
    rows = [[f"c{each}", 'she said "no",\nand left', "Ж" * (each % 7), ""] for each in range(50)]
    body = written(rows, csv.QUOTE_MINIMAL, "\n").encode()
    blocks = list(columns_of(body, 4, ",", line=2))
    assert len(blocks) > 5
    assert [line for lines, _ in blocks for line in lines.to_pylist()] == list(range(2, 102, 2))
    assert [row for _, block in blocks for row in zip(*(each.to_pylist() for each in block),
            strict=True)] == [tuple(row) for row in rows]  # fmt: skip


@pytest.mark.parametrize(
    "body", [b'a,b\n"c', b'a,"b"c\n', b"a,b\rc,d\n", b'a,b "c"\n', b"a,b,c\n",
             b"a," + b"b" * 40_000]
)  # fmt: skip
def test_odd_rows_do_not(body: bytes) -> None:
    with pytest.raises(OddRowsError):
        list(columns_of(body, 2, ",", line=2))
