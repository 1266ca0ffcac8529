"""Datasets small enough to read, built from rows that name only what matters."""

from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.model.dataset import Dataset
from dashboard.model.deriving import day_columns
from dashboard.model.edtf_days import parse_edtf

Row = dict[str, Any]

SOURCE = "source_id label publisher author title published language kind url archive_url file notes"
PLACE = (
    "place_id name names kind country parent_id latitude longitude area geonames_id geocoder "
    "geocoded_query geocoded_on"
)
EVENT = "event_id date place title category notes place_id"
CLAIM = (
    "claim_id event_id source_id claim locator attributed_to stance date place as_of measure "
    "population scope low high wording unit relation relates_to quote quote_translation place_id "
    "date_edtf as_of_edtf"
)

SOURCES: list[Row] = [
    {"source_id": "red", "label": "Red Flag", "title": "On the strike", "published": "2022-01-07"},
    {"source_id": "gov", "label": "Government", "title": "Decree", "published": "2022-01-05"},
    {"source_id": "union", "label": "Union", "title": "Appeal", "published": "2022-01-08"},
]
PLACES: list[Row] = [
    {"place_id": "kazakhstan", "name": "Kazakhstan", "kind": "country", "area": "KZ"},
    {
        "place_id": "almaty",
        "name": "Almaty",
        "names": "Alma-Ata|Алматы",
        "kind": "city",
        "parent_id": "kazakhstan",
        "latitude": 43.25,
        "longitude": 76.95,
    },
    {
        "place_id": "airport",
        "name": "Almaty airport",
        "kind": "site",
        "parent_id": "almaty",
        "latitude": 43.35,
        "longitude": 77.04,
    },
    {"place_id": "nowhere", "name": "A village", "kind": "city", "parent_id": "kazakhstan"},
    {
        "place_id": "moscow",
        "name": "Moscow",
        "kind": "city",
        "country": "RU",
        "latitude": 55.75,
        "longitude": 37.62,
    },
]
EVENTS: list[Row] = [
    {
        "event_id": "strike",
        "date": "2022-01-03",
        "title": "Strike at the oil field",
        "category": "strike",
        "place_id": "almaty",
    },
    {
        "event_id": "airport-taken",
        "date": "2022-01-05",
        "title": "Almaty airport changes hands",
        "category": "clash",
        "place_id": "airport",
    },
    {
        "event_id": "deaths",
        "date": "2022-01-03/2022-01-06",
        "title": "Killed in the fighting",
        "category": "killing",
        "place_id": "kazakhstan",
    },
    {
        "event_id": "sale",
        "date": "2007",
        "title": "A house is sold",
        "category": "property",
        "place_id": "moscow",
    },
    {"event_id": "vague", "title": "Something happened", "category": "strike", "place_id": ""},
    {
        "event_id": "hidden",
        "date": "2022-01-05",
        "title": "A meeting",
        "category": "protest",
        "place_id": "nowhere",
    },
]


def claim(event: str, source: str, text: str = "It happened.", **more: Any) -> Row:
    """Return a claim row; its id is numbered by :func:`atlas`."""
    return {"event_id": event, "source_id": source, "claim": text, "stance": "asserts", **more}


CLAIMS: list[Row] = [
    claim("strike", "red", "Workers went on strike.", locator="¶1"),
    claim("strike", "union", "All crews stopped work.", attributed_to="Crew Élan"),
    claim("airport-taken", "red", "Demonstrators took the airport.", date="2022-01-04"),
    claim("airport-taken", "gov", "The airport was cleared.", attributed_to="the city commandant"),
    claim("deaths", "red", "Dozens died.", measure="deaths", low=24, high=99, wording="dozens"),
    claim("deaths", "gov", "225 died.", stance="denies", measure="deaths", low=225, high=225),
    claim("sale", "union", "A house was sold."),
    claim("vague", "red", "Something happened."),
    claim("hidden", "union", "They met in a village."),
]


def atlas(
    claims: list[Row] = CLAIMS,
    events: list[Row] = EVENTS,
    places: list[Row] = PLACES,
    sources: list[Row] = SOURCES,
    set_aside: list[Row] = [],  # noqa: B006
) -> Dataset:
    """Build a dataset as the reader would; a claim takes day and place of its event."""
    by_id = {event["event_id"]: event for event in events}
    source_day = {source["source_id"]: source["published"] for source in sources}
    filled = [
        {
            "claim_id": f"c{number}",
            "place_id": by_id[row["event_id"]]["place_id"],
            "date_edtf": row.get("date") or by_id[row["event_id"]].get("date", ""),
            "as_of_edtf": row.get("as_of") or source_day[row["source_id"]],
            **row,
        }
        for number, row in enumerate(claims, start=1)
    ]
    homes = [{"country": "KZ", **row} for row in places]
    aside = ["file", "line", "row_id", "reason", "cells"]
    return Dataset(
        folder=Path("small"),
        sources=table(sources, SOURCE),
        places=with_numbers(table(homes, PLACE), ["latitude", "longitude"]),
        events=with_days(table(events, EVENT), "date"),
        claims=said(with_days(with_numbers(table(filled, CLAIM), ["low", "high"]), "date_edtf")),
        set_aside=pd.DataFrame(set_aside, columns=aside),
        fingerprint="",
    )


def table(rows: list[Row], columns: str) -> pd.DataFrame:
    """Return the rows with all columns, empty ones included, and line numbers."""
    extra = [name for row in rows for name in row if name not in columns.split()]
    frame = pd.DataFrame(rows, columns=[*columns.split(), *dict.fromkeys(extra)])
    frame = frame.astype(object).where(frame.notna(), "")
    return frame.assign(line=range(2, len(rows) + 2))


def said(frame: pd.DataFrame) -> pd.DataFrame:
    """Add the columns of the second clock: the days on which the claims were made."""
    return frame.join(day_columns(frame["as_of_edtf"], "as_of"))


def with_numbers(frame: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """Turn cells into floats, empty ones into NaN."""
    numbers = {each: pd.to_numeric(frame[each].replace("", None)).astype(float) for each in columns}
    return frame.assign(**numbers)


def with_days(frame: pd.DataFrame, column: str) -> pd.DataFrame:
    """Add start, stop, precision and the marks of the EDTF dates in a column."""
    spans = [parse_edtf(text) if text else None for text in frame[column]]
    return frame.assign(
        start=pd.array([span.start if span else None for span in spans], dtype="Int64"),
        stop=pd.array([span.stop if span else None for span in spans], dtype="Int64"),
        precision=[span.precision.value if span else "none" for span in spans],
        approximate=[bool(span and span.approximate) for span in spans],
        uncertain=[bool(span and span.uncertain) for span in spans],
    )
