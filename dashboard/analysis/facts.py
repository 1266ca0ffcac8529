"""The claims of a data set as plain integer columns: what every count and filter works on."""

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.analysis.memory import once_per_dataset, recalled
from dashboard.analysis.search_texts import search_texts
from dashboard.geocoding.outlines import area_codes, is_outlined
from dashboard.model.dataset import Dataset

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

    @property
    def texts(self) -> list[str]:
        """What the search reads of each claim itself, folded."""
        return list(search_texts(self.dataset).claims.to_pylist())

    @property
    def event_texts(self) -> list[str]:
        """What the search reads of each event, folded."""
        return list(search_texts(self.dataset).events.to_pylist())

    @property
    def place_texts(self) -> list[str]:
        """What the search reads of each place, folded."""
        return list(search_texts(self.dataset).places.to_pylist())

    @property
    def source_texts(self) -> list[str]:
        """What the search reads of each source, folded."""
        return list(search_texts(self.dataset).sources.to_pylist())


@once_per_dataset
def facts_of(dataset: Dataset) -> Facts:
    """Number the claims of a dataset; computed once a dataset."""
    return recalled(dataset, "facts", Facts, _numbered, dataset=dataset)


def _numbered(dataset: Dataset) -> Facts:
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
