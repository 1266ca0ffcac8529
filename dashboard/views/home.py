"""Where the map opens: around the points of the country that the claims are about."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.analysis.activity import Activity
from dashboard.model.dataset import Dataset

#: Room around the outermost points, as a share of their distance, and at least in degrees.
PAD_SHARE = 0.1
PAD_DEGREES = 0.75


@dataclass(frozen=True, slots=True)
class Bounds:
    """A box in degrees, WGS 84."""

    south: float
    west: float
    north: float
    east: float


def home_bounds(dataset: Dataset, activity: Activity) -> Bounds | None:
    """Return a box around the point places of the country with most claims.

    A country of which nothing is a point is passed over; without any point there is no box.
    """
    claims = np.bincount(activity.place, weights=activity.total, minlength=len(dataset.places))
    places = dataset.places.assign(claims=claims)
    points = places[(places["claims"] > 0) & places["latitude"].notna()]
    if points.empty:
        return None
    totals = places.groupby("country", sort=True)["claims"].sum()
    country = totals[totals.index.isin(points["country"])].idxmax()
    return _around(points[points["country"] == country])


def _around(points: pd.DataFrame) -> Bounds:
    south, north = _padded(points["latitude"], limit=85)
    west, east = _padded(points["longitude"], limit=180)
    return Bounds(south, west, north, east)


def _padded(degrees: pd.Series, limit: float) -> tuple[float, float]:
    low, high = float(degrees.min()), float(degrees.max())
    pad = max((high - low) * PAD_SHARE, PAD_DEGREES)
    return round(max(low - pad, -limit), 4), round(min(high + pad, limit), 4)
