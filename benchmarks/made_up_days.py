"""Days of a made-up folder by what the panel lists of them: spans and vague dates, too."""

from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

from dashboard.analysis.claim_slots import claim_slots
from dashboard.analysis.timeline import axis_of
from dashboard.geocoding.outlines import load_outlines
from dashboard.model.reading import read_folder

MANY = 12
#: A day as the axis writes it, ``2022-01-05``; a year before the days begin is shorter.
DAY = r"\d{4}-\d{2}-\d{2}"


def days_of(folder: Path) -> tuple[str, ...]:
    """Return some days with many claims, the fullest first."""
    return tuple(_claims_by_day(folder).index[:MANY])


def full_and_quiet(folder: Path) -> tuple[tuple[str, int], tuple[str, int]]:
    """Return the fullest and the quietest day, each with its number of claims."""
    claims = _claims_by_day(folder)
    full, still = claims.index[0], claims.index[-1]
    return (full, int(claims[full])), (still, int(claims[still]))


@cache
def _claims_by_day(folder: Path) -> pd.Series:
    """Count the claims of each day that has one, the most first."""
    dataset = read_folder(folder, load_outlines())
    axis = axis_of(dataset)
    lie = claim_slots(dataset, axis)
    on_axis = lie.first >= 0
    change = np.zeros(len(axis) + 1, int)
    np.add.at(change, lie.first[on_axis], 1)
    np.add.at(change, lie.last[on_axis] + 1, -1)
    counts = pd.Series(change[:-1].cumsum(), [slot.key for slot in axis.slots])
    days = counts[counts.index.str.fullmatch(DAY) & (counts > 0)]
    return days.sort_values(ascending=False, kind="stable")
