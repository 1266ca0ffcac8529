"""Columns of whole numbers and a JSON header as few bytes: what travels to the browser once.

Inside the gzip stand, one after the other: the length of the header (4 bytes), the header, and
the columns, each in the smallest integers that hold it. All numbers are little-endian, as the
browser's typed arrays are on every machine it runs on. ``assets/js/columns.js`` reads it.
"""

import gzip
import json
from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

Json = dict[str, Any]
Numbers = npt.NDArray[np.integer[Any]]

#: In the order in which they are tried; the browser knows them by these names.
_TYPES = ("uint8", "int8", "uint16", "int16", "uint32", "int32")
#: Quick to make, or short: the last steps would take twice the time for a thirtieth of the bytes.
QUICK, SMALL = 1, 4


def pack(header: Json, columns: Mapping[str, npt.ArrayLike], level: int = SMALL) -> bytes:
    """Return the bytes; the same input gives the same bytes.

    Raises:
        ValueError: A number does not fit into 32 bits, or the header is no JSON.
    """
    parts, told = [], []
    for name, values in columns.items():
        column = np.asarray(values, dtype=np.int64).reshape(-1)
        steps = _steps(column)
        stored = column if steps is None else steps
        kind = _smallest(stored)
        told.append([name, kind, len(column), steps is not None])
        parts.append(_planes(stored.astype(np.dtype(kind).newbyteorder("<"))))
    text = json.dumps(
        {"columns": told, **header}, ensure_ascii=False, separators=(",", ":"), allow_nan=False
    ).encode("utf-8")
    return gzip.compress(b"".join([len(text).to_bytes(4, "little"), text, *parts]), level, mtime=0)


def unpack(packed: bytes) -> tuple[Json, dict[str, npt.NDArray[np.int64]]]:
    """Return header and columns again, as the browser does."""
    raw = gzip.decompress(packed)
    at = 4 + int.from_bytes(raw[:4], "little")
    header = json.loads(raw[4:at])
    columns = {}
    for name, kind, length, stepped in header.pop("columns"):
        item = np.dtype(kind).itemsize
        planes = np.frombuffer(raw, np.uint8, item * length, at).reshape(item, length)
        at += item * length
        joined = np.ascontiguousarray(planes.T).view(np.dtype(kind).newbyteorder("<"))
        column = joined.reshape(-1).astype(np.int64)
        columns[name] = np.cumsum(column) if stepped else column
    return header, columns


def _planes(column: Numbers) -> bytes:
    """Return all low bytes, then all the next ones: alike stands beside alike and packs better."""
    return column.view(np.uint8).reshape(len(column), column.itemsize).T.tobytes()


def _steps(column: npt.NDArray[np.int64]) -> npt.NDArray[np.int64] | None:
    """Return the steps of a column that never falls, the first from zero; else ``None``."""
    steps = np.diff(column, prepend=0)
    return steps if len(column) and steps.min() >= 0 else None


def _smallest(column: npt.NDArray[np.int64]) -> str:
    low, high = int(column.min(initial=0)), int(column.max(initial=0))
    for kind in _TYPES:
        if np.iinfo(kind).min <= low and high <= np.iinfo(kind).max:
            return kind
    raise ValueError(f"a number from {low} to {high} does not fit into 32 bits")
