"""The circles that every peer draws: one a day and place, its area by the number of claims."""

from pathlib import Path

import pandas as pd

#: West, south, east, north: what every map shows.
BOUNDS = (33.0, 34.0, 82.0, 56.0)
CENTER = (46.0, 57.5)
COLOR = "#3366cc"


def circles(folder: Path | str) -> pd.DataFrame:
    """Read a data folder as a tutorial would, into rows of day, place, where, claims, radius.

    For folders whose events have a single day and a ``place_id``, as the made-up ones.
    """
    folder = Path(folder)
    claims = pd.read_csv(folder / "claims.csv", usecols=["event_id"])
    events = pd.read_csv(folder / "events.csv", usecols=["event_id", "date", "place"])
    places = pd.read_csv(folder / "places.csv").set_index("place_id")[["latitude", "longitude"]]
    told = claims.merge(events, on="event_id").groupby(["date", "place"], as_index=False).size()
    rows = told.join(places, on="place").rename(columns={"date": "day", "size": "claims"})
    rows["radius"] = 4 + 4 * rows["claims"] ** 0.5
    return rows
