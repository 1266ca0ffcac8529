"""Parquet files of a few kilobytes that stand for gigabytes of cells."""

import io
from collections.abc import Mapping

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.model.schemas import CLAIMS


def many_rows() -> bytes:
    """Return ten million rows, which are one run of one text."""
    return _file({"claim_id": _said(10_000_000, "a")})


def long_text() -> bytes:
    """Return a text of 30 kB that is said in 100,000 rows of four columns."""
    return _file(dict.fromkeys(CLAIMS.columns[:4], _said(100_000, "x" * 30_000)))


def long_cell() -> bytes:
    """Return one cell of 70 MB."""
    return _file({"claim_id": pa.array(["x" * 70_000_000])})


def long_lists() -> bytes:
    """Return lists of 50 MB in a column that is no text."""
    values = pa.array(np.zeros(50_000_000, dtype=np.int8))
    lists = pa.ListArray.from_arrays(pa.array([0, len(values)], pa.int32()), values)
    return _file({"claim_id": pa.array(["a"]), "lists": lists})


def shared_beginnings() -> bytes:
    """Return texts of which each repeats all but the end of the one before."""
    texts = pa.array([f"{'x' * 30_000}{number}" for number in range(1_000)])
    return _file(
        {"claim_id": texts}, use_dictionary=False, column_encoding={"claim_id": "DELTA_BYTE_ARRAY"}
    )


def many_cells() -> bytes:
    """Return what is not refused: as many rows as a small file may have, all alike."""
    return _file(dict.fromkeys(CLAIMS.columns[:19], _said(500_000, "a")))


def _said(rows: int, text: str) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(np.zeros(rows, dtype=np.int32), pa.array([text]))


def _file(columns: Mapping[str, pa.Array], **options: object) -> bytes:
    file = io.BytesIO()
    pq.write_table(pa.table(dict(columns)), file, compression="zstd", **options)
    return file.getvalue()
