"""What the search reads: folded texts as Arrow columns, searched without a loop.

Those of a large dataset are kept on the disk and mapped into memory. The claims of a database
are searched there.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.analysis.folding import fold
from dashboard.analysis.memory import once_per_dataset
from dashboard.model.dataset import Dataset
from dashboard.model.translations import searched

Mask = npt.NDArray[np.bool_]

#: What the search reads of each table.
_READ = {
    "claims": ("claim", "attributed_to", "wording"),
    "events": ("title",),
    "places": ("name", "names"),
    "sources": ("label",),
}
_BETWEEN, _BEHIND = "\x1f", "\x1e"  # characters that no cell has and nobody types
#: So many texts are folded as one.
_AT_ONCE = 10_000


@dataclass(frozen=True)
class SearchTexts:
    """What the search reads of each row of the four tables, folded, in every language."""

    dataset: Dataset

    @cached_property
    def claims(self) -> pa.ChunkedArray:
        """The claims' own texts."""
        return _folded(self.dataset, "claims")

    @cached_property
    def events(self) -> pa.ChunkedArray:
        """The titles of the events."""
        return _folded(self.dataset, "events")

    @cached_property
    def places(self) -> pa.ChunkedArray:
        """All names of the places."""
        return _folded(self.dataset, "places")

    @cached_property
    def sources(self) -> pa.ChunkedArray:
        """The labels of the sources."""
        return _folded(self.dataset, "sources")

    def prepare(self) -> None:
        """Fold now what else the first search would wait for."""
        for table in _READ:
            if table != "claims" or self.dataset.stored is None:
                getattr(self, table)

    def claims_holding(self, word: str) -> Mask:
        """Return which claims hold a folded word themselves."""
        if self.dataset.stored is None:
            return holding(self.claims, word)
        lines = self.dataset.claims["line"].to_numpy(dtype=np.int64)
        found: Mask = np.isin(lines, self.dataset.stored.holding(word))
        return found


@once_per_dataset
def search_texts(dataset: Dataset) -> SearchTexts:
    """Return the texts of a dataset, each table folded when it is first searched."""
    return SearchTexts(dataset)


def holding(texts: pa.ChunkedArray, word: str) -> Mask:
    """Return which texts hold a folded word."""
    found: Mask = np.asarray(pc.match_substring(texts, word), dtype=np.bool_)
    return found


def _folded(dataset: Dataset, table: str) -> pa.ChunkedArray:
    def compute() -> pa.Table:
        frame = getattr(dataset, table)
        columns = [pa.array(frame[name].array) for name in searched(frame, _READ[table])]
        joined = columns[0]
        if len(columns) > 1:
            joined = pc.binary_join_element_wise(*columns, pa.scalar(_BETWEEN, pa.large_string()))
        return pa.table({"text": _folded_texts(joined)})

    return dataset.keeper.arrow(f"search-{table}{dataset.language}", compute)["text"]


def _folded_texts(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    """Fold each text: of plain letters in Arrow, of all others in one long text."""
    plain = pc.string_is_ascii(texts)
    lowered = pc.ascii_lower(texts)
    others = pc.filter(texts, pc.invert(plain)).to_pylist()
    if not others:
        return lowered
    folded: list[str] = []
    for first in range(0, len(others), _AT_ONCE):
        folded += fold(_BEHIND.join(others[first : first + _AT_ONCE])).split(_BEHIND)
    return pc.replace_with_mask(lowered, pc.invert(plain), pa.array(folded, lowered.type))
