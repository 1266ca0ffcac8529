"""The claims of a data set as plain integer columns: what every count and filter works on."""

from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.analysis.folding import fold
from dashboard.analysis.memory import once_per_dataset
from dashboard.geocoding.outlines import area_codes, is_outlined
from dashboard.model.dataset import Dataset
from dashboard.model.translations import searched

Ints = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
T = TypeVar("T", bound=np.generic)


@dataclass(frozen=True)
class Facts:
    """One entry a claim, in the order of claims.csv; all arrays have the shape ``(n,)``.

    ``source``, ``event``, ``place`` are positions in the dataset's tables and ``category``
    one in ``categories``; -1 stands for "none". ``start``/``stop`` are half-open ordinals,
    both 0 without a day. ``drawable`` says of each *place*, shape ``(places,)``, whether
    it has coordinates or an area with an outline.
    """

    dataset: Dataset
    source: Ints
    event: Ints
    place: Ints
    category: Ints
    categories: tuple[str, ...]
    start: Ints
    stop: Ints
    drawable: Mask

    @property
    def has_day(self) -> Mask:
        """Whether the claim has a day."""
        return self.stop > self.start

    @property
    def on_map(self) -> Mask:
        """Whether the claim has a day, and a place that can be drawn."""
        return self.has_day & pick(self.drawable, self.place)

    @cached_property
    def texts(self) -> list[str]:
        """What the search reads of each claim itself, folded."""
        claims = self.dataset.claims
        return _joined(claims, ["claim", "attributed_to", "wording"])

    @cached_property
    def event_texts(self) -> list[str]:
        """What the search reads of each event, folded."""
        return _joined(self.dataset.events, ["title"])

    @cached_property
    def place_texts(self) -> list[str]:
        """What the search reads of each place, folded."""
        return _joined(self.dataset.places, ["name", "names"])

    @cached_property
    def source_texts(self) -> list[str]:
        """What the search reads of each source, folded."""
        return _joined(self.dataset.sources, ["label"])


@once_per_dataset
def facts_of(dataset: Dataset) -> Facts:
    """Number the claims of a dataset; computed once a dataset."""
    claims = dataset.claims
    event = positions(claims["event_id"], dataset.events["event_id"])
    categories = _categories(dataset, event)
    of_event = positions(dataset.events["category"], pd.Series(categories, dtype=str))
    return Facts(
        dataset=dataset,
        source=positions(claims["source_id"], dataset.sources["source_id"]),
        event=event,
        place=positions(claims["place_id"], dataset.places["place_id"]),
        category=pick(of_event, event, missing=-1),
        categories=categories,
        start=claims["start"].fillna(0).to_numpy(dtype=np.int64),
        stop=claims["stop"].fillna(0).to_numpy(dtype=np.int64),
        drawable=_drawable(dataset.places),
    )


def positions(values: pd.Series, ids: pd.Series) -> Ints:
    """Return where each value stands among the (unique) ids, -1 where it does not."""
    return np.asarray(pd.Index(ids).get_indexer(pd.Index(values)), dtype=np.int64)


def pick(values: npt.NDArray[T], where: Ints, missing: int | bool = False) -> npt.NDArray[T]:
    """Return ``values[where]``, and ``missing`` where the position is -1."""
    padded = np.append(values, np.asarray(missing, dtype=values.dtype))
    return padded[where]


def _categories(dataset: Dataset, event: Ints) -> tuple[str, ...]:
    """List the kinds of event, those with the most claims first, then by name."""
    claims = np.bincount(event[event >= 0], minlength=len(dataset.events))
    totals: dict[str, int] = {}
    for name, number in zip(dataset.events["category"].tolist(), claims.tolist(), strict=True):
        totals[name] = totals.get(name, 0) + number
    return tuple(sorted(totals, key=lambda name: (-totals[name], name)))


def _drawable(places: pd.DataFrame) -> Mask:
    point = (places["latitude"].notna() & places["longitude"].notna()).to_numpy(dtype=np.bool_)
    area = [bool(cell) and is_outlined(area_codes(cell)) for cell in places["area"].tolist()]
    return point | np.array(area, dtype=np.bool_)


def _joined(table: pd.DataFrame, columns: list[str]) -> list[str]:
    """Fold and join the columns, in every language, parted by a character that nobody types."""
    found = searched(table, columns)
    rows = zip(*(table[column].tolist() for column in found), strict=True)
    return [fold("\x1f".join(row)) for row in rows]
