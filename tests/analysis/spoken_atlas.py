"""Small datasets with a statement day, and the words of what is computed from them."""

from dataclasses import replace
from typing import Any

from dashboard.model.dataset import Dataset
from dashboard.model.deriving import day_columns
from tests.analysis.small_atlas import CLAIMS, Row, atlas


def spoken(claims: list[Row] = CLAIMS, **tables: Any) -> Dataset:
    """Build a dataset of :func:`small_atlas.atlas` with the columns of the second clock."""
    data = atlas(claims, **tables)
    return replace(data, claims=data.claims.join(day_columns(data.claims["as_of_edtf"], "as_of")))
