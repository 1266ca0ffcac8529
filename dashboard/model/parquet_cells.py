"""A column of a Parquet file as texts, and how many letters these take."""

from collections.abc import Callable

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.model.limits import LONGEST_CELL

#: Of a cell that is too long to be read there are so many copies for a while.
_OF_LONG = 4
_STRINGS = (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view)
_BYTES = (pa.types.is_binary, pa.types.is_large_binary, pa.types.is_binary_view)


def has_parts(kind: pa.DataType) -> bool:
    """Whether a cell is a list or the like, or as long as the file says all are."""
    return bool(pa.types.is_nested(kind) or pa.types.is_fixed_size_binary(kind))


def may_be_no_text(kind: pa.DataType) -> bool:
    """Whether single cells may have nothing that can be written, such as bytes that are a picture.

    Texts, numbers and truths are always read.
    """
    numbers = (pa.types.is_boolean, pa.types.is_integer, pa.types.is_floating)
    return not has_parts(kind) and not _is(of_words(kind), *_STRINGS, *numbers)


def _is(kind: pa.DataType, *kinds: Callable[[pa.DataType], bool]) -> bool:
    return any(holds(kind) for holds in kinds)


def of_words(kind: pa.DataType) -> pa.DataType:
    """``dictionary<values=string, indices=int32>`` -> ``string``."""
    return kind.value_type if pa.types.is_dictionary(kind) else kind


def first_broken(text: pa.Array) -> int:
    """Return where the first cell stands that is not UTF-8."""
    cells = enumerate(text.cast(pa.large_binary()).to_pylist())
    return next(at for at, cell in cells if cell.decode(errors="ignore").encode() != cell)


def letters(column: pa.Array) -> int:
    """Return the bytes that a column's texts take once each stands in its own row."""
    if not _is(of_words(column.type), *_STRINGS, *_BYTES):
        return 0  # numbers and days: no more than their cells
    worded = pa.types.is_dictionary(column.type)
    words = (column.dictionary if worded else column).cast(pa.large_binary())
    lengths = pc.binary_length(words)
    long = pc.greater(lengths, LONGEST_CELL)
    lengths = pc.if_else(long, pc.multiply(lengths, _OF_LONG), lengths)
    return pc.sum(lengths.take(column.indices) if worded else lengths).as_py() or 0


def as_text(column: pa.Array) -> pa.Array:
    """Return the cells as somebody would write them; ``225.0`` is 225, no cell is empty."""
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    kind = column.type
    if pa.types.is_timestamp(kind):
        column = column.cast(pa.timestamp("us")).cast(pa.date32())
    elif pa.types.is_floating(kind):
        column = pc.if_else(pc.is_nan(column), None, column)
    text = pc.fill_null(column.cast(pa.large_string()), "")
    if pa.types.is_floating(kind):
        text = pc.replace_substring_regex(text, r"^([+-]?\d+)\.0$", r"\1")
    return text
