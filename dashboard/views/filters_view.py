"""What there is to choose from: sources, kinds of event and places, each with all its claims."""

from dataclasses import dataclass

import numpy as np

from dashboard.analysis.facts import Ints, facts_of
from dashboard.analysis.memory import once_per_dataset
from dashboard.model.dataset import Dataset
from dashboard.views.palette import source_colours


@dataclass(frozen=True, slots=True)
class SourceChoice:
    """A source and the number of its claims, whatever is filtered."""

    id: str
    label: str
    colour: str
    claims: int


@dataclass(frozen=True, slots=True)
class CategoryChoice:
    """A kind of event and the number of claims about it."""

    name: str
    claims: int


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """A place and the number of claims at it, its children not counted."""

    id: str
    name: str
    claims: int


@dataclass(frozen=True, slots=True)
class FiltersView:
    """All sources in their order; kinds and places with claims, those with most first."""

    sources: tuple[SourceChoice, ...]
    categories: tuple[CategoryChoice, ...]
    places: tuple[PlaceChoice, ...]


@once_per_dataset
def filters_view(dataset: Dataset) -> FiltersView:
    """Count all claims, without a day or a place too, by what a filter can choose."""
    facts = facts_of(dataset)
    categories = zip(facts.categories, _counts(facts.category, len(facts.categories)), strict=True)
    return FiltersView(
        sources=_sources(dataset, facts.source),
        categories=tuple(CategoryChoice(*each) for each in categories if each[1]),
        places=_places(dataset, facts.place),
    )


def _sources(dataset: Dataset, source: Ints) -> tuple[SourceChoice, ...]:
    table = dataset.sources
    ids, labels = table["source_id"].tolist(), table["label"].tolist()
    rows = zip(ids, labels, source_colours(len(table)), _counts(source, len(table)), strict=True)
    return tuple(SourceChoice(*row) for row in rows)


def _places(dataset: Dataset, place: Ints) -> tuple[PlaceChoice, ...]:
    table = dataset.places
    ids, names = table["place_id"].tolist(), table["name"].tolist()
    rows = zip(ids, names, _counts(place, len(table)), strict=True)
    found = (PlaceChoice(*row) for row in rows if row[2])
    return tuple(sorted(found, key=lambda each: -each.claims))


def _counts(codes: Ints, length: int) -> list[int]:
    return [int(each) for each in np.bincount(codes[codes >= 0], minlength=length)]
