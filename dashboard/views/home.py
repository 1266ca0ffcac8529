"""Where the map opens: on the country that the claims are about, or on its part with the points."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.analysis.activity import Activity
from dashboard.errors import GeocodingError
from dashboard.geocoding.outlines import area_codes, area_geometry, is_outlined
from dashboard.model.dataset import Dataset

#: Room around the outermost points, as a share of their distance, and at least in degrees.
PAD_SHARE = 0.1
PAD_DEGREES = 2.0
#: Points that reach over at least this share of their country's width or height show all of it.
COUNTRY_SHARE = 0.4
#: A country wider than this (Russia, with the antimeridian inside) is never shown whole.
WIDEST_DEGREES = 100.0


@dataclass(frozen=True, slots=True)
class Bounds:
    """A box in degrees, WGS 84."""

    south: float
    west: float
    north: float
    east: float


def home_bounds(dataset: Dataset, activity: Activity) -> Bounds | None:
    """Return a box around the country with most claims, or around its points if they lie close.

    A country of which nothing is a point is passed over. Without any point the box is that of
    the area with most claims; there is none when nothing can be drawn.
    """
    claims = np.bincount(activity.place, weights=activity.total, minlength=len(dataset.places))
    places = dataset.places.assign(claims=claims)
    points = places[(places["claims"] > 0) & places["latitude"].notna()]
    if points.empty:
        return _around_area(places[places["claims"] > 0])
    totals = places.groupby("country", sort=True)["claims"].sum()
    country = totals[totals.index.isin(points["country"].unique())].idxmax()
    box = _around(points[points["country"] == country])
    claimed = places[(places["claims"] > 0) & (places["kind"] == "country")]
    whole = str(country) in {code for cell in claimed["area"] for code in area_codes(cell)}
    return _widened(box, str(country), whole=whole)


def _around(points: pd.DataFrame) -> Bounds:
    south, north = _padded(points["latitude"], limit=85)
    west, east = _padded(points["longitude"], limit=180)
    return Bounds(south, west, north, east)


def _around_area(places: pd.DataFrame) -> Bounds | None:
    for cell in places.sort_values("claims", ascending=False, kind="stable")["area"]:
        boxes = [area_geometry(code).bounds for code in area_codes(cell) if is_outlined([code])]
        if boxes:
            west, south, east, north = zip(*boxes, strict=True)
            return Bounds(min(south), min(west), max(north), max(east))
    return None


def _widened(box: Bounds, country: str, *, whole: bool) -> Bounds:
    """Return the whole country where the box covers much of it, or claims are about all of it."""
    try:
        west, south, east, north = area_geometry(country).bounds
    except GeocodingError:
        return box
    width, height = (box.east - box.west) / (east - west), (box.north - box.south) / (north - south)
    wide = whole or max(width, height) >= COUNTRY_SHARE
    if not wide or east - west > WIDEST_DEGREES:
        return box
    return Bounds(
        round(min(south, box.south), 4),
        round(min(west, box.west), 4),
        round(max(north, box.north), 4),
        round(max(east, box.east), 4),
    )


def _padded(degrees: pd.Series, limit: float) -> tuple[float, float]:
    low, high = float(degrees.min()), float(degrees.max())
    pad = max((high - low) * PAD_SHARE, PAD_DEGREES)
    return round(max(low - pad, -limit), 4), round(min(high + pad, limit), 4)
