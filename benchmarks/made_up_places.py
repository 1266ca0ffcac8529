"""Places for made-up data: towns of the gazetteer by their population, in their countries."""

import lzma
from io import BytesIO
from pathlib import Path

import numpy as np
import pandas as pd

import dashboard.geocoding
from dashboard.geocoding.outlines import load_outlines

_GAZETTEER = Path(dashboard.geocoding.__file__).parent / "data" / "places.tsv.xz"
_COLUMNS = "key kind name latitude longitude country area population".split()


def made_up_places(rng: np.random.Generator, count: int) -> pd.DataFrame:
    """Return a table of places: countries first, then towns, the largest first.

    Most of the towns lie in a dozen countries, as those do that a monitor looks at.
    """
    known = pd.read_csv(
        BytesIO(lzma.decompress(_GAZETTEER.read_bytes())),
        sep="\t", names=_COLUMNS, dtype={"key": "str"}, keep_default_na=False, quoting=3,
    )  # fmt: skip
    towns = known[(known["kind"] == "city") & (known["population"] > 0) & (known["country"] != "")]
    watched = towns["country"].drop_duplicates().sample(12, random_state=rng)
    weight = towns["population"].to_numpy() ** 0.7 * np.where(towns["country"].isin(watched), 6, 1)
    lots = np.log(rng.random(len(towns))) / weight  # the heavier, the nearer to nought
    chosen = towns.iloc[np.argsort(-lots, kind="stable")[:count]]
    chosen = chosen[[_lies_in_its_country(*each) for each in _points(chosen)]]
    chosen = chosen.sort_values("population", ascending=False)
    countries = known[(known["kind"] == "country") & known["country"].isin(chosen["country"])]
    return pd.concat([_of_countries(countries), _of_towns(chosen)], ignore_index=True)


def _of_countries(known: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "place_id": known["country"].str.lower(),
            "name": known["name"],
            "kind": "country",
            "country": known["country"],
            "area": known["country"],
        }
    )


def _of_towns(known: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "place_id": "g" + known["key"].astype(str),
            "name": known["name"],
            "kind": "city",
            "country": known["country"],
            "parent_id": known["country"].str.lower(),
            "latitude": known["latitude"],
            "longitude": known["longitude"],
            "geonames_id": known["key"],
            "geocoder": "gazetteer",
            "geocoded_query": known["name"],
            "geocoded_on": "2026-11-21",
        }
    )


def _points(towns: pd.DataFrame) -> "zip[tuple[str, float, float]]":
    return zip(towns["country"], towns["latitude"], towns["longitude"], strict=True)


def _lies_in_its_country(country: str, latitude: float, longitude: float) -> bool:
    """Leave out what the check would report: islands without outline, towns beyond a border."""
    return load_outlines().contains(country, latitude, longitude) is True
