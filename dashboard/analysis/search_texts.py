"""What the search reads: folded texts as Arrow columns, searched without a loop.

Those of a large dataset are kept on the disk and mapped into memory.
"""

from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.analysis.folding import fold
from dashboard.analysis.memory import once_per_dataset
from dashboard.model.dataset import Dataset
from dashboard.model.translations import searched

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
    """What the search reads of each row of the four tables, folded."""

    claims: pa.ChunkedArray
    events: pa.ChunkedArray
    places: pa.ChunkedArray
    sources: pa.ChunkedArray


@once_per_dataset
def search_texts(dataset: Dataset) -> SearchTexts:
    """Fold the texts of a dataset, in every language that it has them in."""
    return SearchTexts(**{table: _folded(dataset, table) for table in _READ})


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
