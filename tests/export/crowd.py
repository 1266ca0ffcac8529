"""A made-up data folder in which sixty places lie in one city, all with claims on one day."""

import csv
import math
from collections.abc import Sequence
from pathlib import Path

PLACES = 60


def write_crowd(folder: Path, places: int = PLACES, spread: float = 0.08, sources: int = 3) -> Path:
    """Write the four tables; ``spread`` is how far the outermost place lies, in degrees."""
    folder.mkdir(parents=True, exist_ok=True)
    ids = [f"source-{at}" for at in range(sources)]
    rows = [
        [source, f"Source number {at}", f"Report number {at}", "2022-01-08", "en", "report"]
        for at, source in enumerate(ids)
    ]
    header = ["source_id", "label", "title", "published", "language", "kind"]
    _write(folder / "sources.csv", header, rows)
    _write(
        folder / "places.csv", PLACE_COLUMNS, [_place(at, places, spread) for at in range(places)]
    )
    events = [
        [f"event-{at}", "2022-01-05", f"place-{at}", f"Gathering {at}", "protest"]
        for at in range(places)
    ]
    _write(folder / "events.csv", ["event_id", "date", "place", "title", "category"], events)
    claims = [
        [
            f"claim-{at}-{turn}",
            f"event-{at}",
            ids[(at + turn) % sources],
            _said(at),
            f"¶{at}",
            "asserts",
        ]
        for at in range(places)
        for turn in range(1 + at % 3)
    ]
    _write(folder / "claims.csv", CLAIM_COLUMNS, claims)
    return folder


PLACE_COLUMNS = ["place_id", "name", "kind", "country", "latitude", "longitude"]
CLAIM_COLUMNS = ["claim_id", "event_id", "source_id", "claim", "locator", "stance"]


def _place(at: int, places: int, spread: float) -> list[object]:
    turn, away = at * 2.4, spread * math.sqrt(at / places)
    latitude = round(43.25 + away * math.sin(turn), 5)
    longitude = round(76.92 + away * math.cos(turn), 5)
    return [f"place-{at}", f"Square number {at}", "site", "KZ", latitude, longitude]


def _said(at: int) -> str:
    return f"People gathered on square number {at} and stayed there until the evening."


def _write(path: Path, header: list[str], rows: Sequence[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
