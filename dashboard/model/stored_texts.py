"""A column of texts that are fetched where they are stored when somebody reads them.

A table can be filtered, sorted and cut to a page without one of them; the page then fetches
its own. To pandas it is a column as any other.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
from pandas.api.extensions import ExtensionArray, ExtensionDtype, take

Lines = npt.NDArray[np.int64]
#: Of a long column so many texts are fetched at once.
_AT_ONCE = 10_000


class StoredClaims(Protocol):
    """Claims whose long texts are elsewhere; they are known by their line."""

    def texts(self, lines: Lines, columns: Sequence[str]) -> list[tuple[str, ...]]:
        """Return the cells of some columns for each line."""

    def holding(self, word: str) -> Lines:
        """Return the lines of the claims whose own texts hold a folded word."""

    def ask_again(self) -> None:
        """Try again what failed a moment ago."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell is made of: ``make`` gets the texts of ``columns``; without it, the first."""

    columns: tuple[str, ...]
    make: Callable[[Sequence[str]], str] | None = None

    def __call__(self, cells: Sequence[str]) -> str:
        """Return the cell."""
        return self.make(cells) if self.make else cells[0]


class StoredText(ExtensionDtype):
    """The type of such a column."""

    name = "stored text"
    type: ClassVar[Any] = str
    kind = "O"
    na_value = ""

    @classmethod
    def construct_array_type(cls) -> "type[StoredTexts]":
        """Return the array of this type."""
        return StoredTexts


class StoredTexts(ExtensionArray):
    """The texts of claims by their lines; a line of -1 is an empty text."""

    def __init__(self, claims: StoredClaims, lines: Lines, reading: Reading) -> None:
        self.claims = claims
        self.lines = lines
        self.reading = reading

    def made(self, columns: tuple[str, ...], make: Callable[[Sequence[str]], str]) -> "StoredTexts":
        """Return a column that is made of several of the same claims."""
        return StoredTexts(self.claims, self.lines, Reading(columns, make))

    @property
    def dtype(self) -> StoredText:
        """The type."""
        return StoredText()

    @property
    def nbytes(self) -> int:
        """What is in memory."""
        return int(self.lines.nbytes)

    def __len__(self) -> int:
        return len(self.lines)

    def __iter__(self) -> Iterator[str]:
        for first in range(0, len(self), _AT_ONCE):
            yield from self._read(self.lines[first : first + _AT_ONCE])

    def __getitem__(self, item: Any) -> Any:
        if isinstance(item, int | np.integer):
            return self._read(self.lines[[int(item)]])[0]
        item = pd.api.indexers.check_array_indexer(self, item)
        return StoredTexts(self.claims, self.lines[item], self.reading)

    def __array__(
        self, dtype: npt.DTypeLike | None = None, copy: bool | None = None
    ) -> npt.NDArray[Any]:
        texts = np.empty(len(self), dtype=object)
        texts[:] = list(self)
        return texts if dtype is None else texts.astype(dtype)

    def __arrow_array__(self, type: pa.DataType | None = None) -> pa.Array:  # noqa: A002
        return pa.array(list(self), type or pa.large_string())

    def __eq__(self, other: object) -> Any:
        return np.asarray(self) == (np.asarray(other) if isinstance(other, StoredTexts) else other)

    __hash__ = None  # type: ignore[assignment]  # as all arrays

    def isna(self) -> npt.NDArray[np.bool_]:
        """No text is missing: there may be none in it."""
        return np.zeros(len(self), dtype=np.bool_)

    def take(
        self, indices: Any, *, allow_fill: bool = False, fill_value: object = None
    ) -> "StoredTexts":
        """Return the texts at positions; nothing is fetched."""
        lines = take(self.lines, np.asarray(indices), allow_fill=allow_fill, fill_value=-1)
        return StoredTexts(self.claims, np.asarray(lines, np.int64), self.reading)

    def copy(self) -> "StoredTexts":
        """Return the same texts."""
        return StoredTexts(self.claims, self.lines.copy(), self.reading)

    def _read(self, lines: Lines) -> list[str]:
        there = lines[lines >= 0]
        cells = iter(self.claims.texts(there, self.reading.columns))
        return [self.reading(next(cells)) if line >= 0 else "" for line in lines.tolist()]

    @classmethod
    def _from_sequence(cls, scalars: Any, *, dtype: Any = None, copy: bool = False) -> Any:
        return pd.array(list(scalars), dtype="str")

    @classmethod
    def _concat_same_type(cls, to_concat: Sequence["StoredTexts"]) -> "StoredTexts":
        first = to_concat[0]
        lines = np.concatenate([each.lines for each in to_concat])
        return StoredTexts(first.claims, lines, first.reading)


def with_stored_texts(
    table: pd.DataFrame, claims: StoredClaims, columns: Sequence[str], order: Sequence[str]
) -> pd.DataFrame:
    """Add columns of stored texts to a table of claims; its columns come in ``order``."""
    lines = table["line"].to_numpy(dtype=np.int64)
    stored: Mapping[str, StoredTexts] = {
        name: StoredTexts(claims, lines, Reading((name,))) for name in columns
    }
    whole = table.assign(**stored)
    return whole[list(order)]
