"""What a data folder knows of a document: the source's day and language, and all places."""

from dataclasses import replace
from pathlib import Path

import pandas as pd

from dashboard.drafting.context import DraftContext, KnownPlace
from dashboard.errors import DraftingError
from dashboard.language import _
from dashboard.model.dataset import Dataset
from dashboard.model.reading import read_folder
from dashboard.model.translations import searched


def folder_context(folder: Path, given: DraftContext) -> DraftContext:
    """Complete what was given by what a folder says of the source; the given goes first."""
    return dataset_context(read_folder(folder), given)


def dataset_context(dataset: Dataset, given: DraftContext) -> DraftContext:
    """Complete what was given by what a dataset says of the source; the given goes first."""
    rows = dataset.sources[dataset.sources["source_id"] == given.source_id]
    if rows.empty:
        known = ", ".join(dataset.sources["source_id"]) or _("none yet")
        raise DraftingError(
            _(
                "No source is called {id}. Name one of sources.csv: {ids}.",
                id=given.source_id,
                ids=known,
            )
        )
    row = rows.iloc[0]
    return replace(
        given,
        published=given.published or str(row["published"]),
        language=given.language or str(row["language"]),
        places=known_places(dataset.places),
    )


def known_places(places: pd.DataFrame) -> tuple[KnownPlace, ...]:
    """Return the places of a table with all their spellings, those of other languages, too."""
    names = searched(places, ("name",))
    return tuple(
        KnownPlace(
            place_id=row["place_id"],
            name=row["name"],
            kind=row["kind"],
            country=row["country"],
            area=row["area"],
            latitude=None if pd.isna(row["latitude"]) else float(row["latitude"]),
            longitude=None if pd.isna(row["longitude"]) else float(row["longitude"]),
            geonames_id=row["geonames_id"],
            spellings=_spellings(*(row[name] for name in names), *row["names"].split("|")),
        )
        for row in places.to_dict(orient="records")
    )


def _spellings(*names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, names)))
