"""What becomes of candidates: rows of claims.csv that fit the events and places of the folder."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.drafting.candidates import Candidate, Row
from dashboard.errors import EdtfError
from dashboard.model.dataset import Dataset
from dashboard.model.edtf_days import parse_edtf
from dashboard.model.measures import MEASURES
from dashboard.model.schemas import CLAIMS

_ENOUGH = 4.0  # a town and a day, or one of them and the category; a country says little


@dataclass(frozen=True, slots=True)
class Fitted:
    """Cells as they fit an event, and the place that places.csv does not have yet."""

    cells: dict[str, str]
    unknown_place: str = ""


def likely_event(candidate: Candidate, dataset: Dataset) -> str:
    """Return the event that a candidate is most likely about, or nothing."""
    places = {each.place_id: each.kind for each in candidate.places if each.place_id}
    days = [each.edtf for each in candidate.dates if not each.now]
    measures = (MEASURES.get(each.measure) for each in candidate.figures)
    categories = {each.category for each in measures if each} - {""}
    scored = [
        (_score(event, places, days, categories), event["event_id"])
        for event in dataset.events.to_dict(orient="records")
    ]
    most = max((score for score, _ in scored), default=0.0)
    best = [event_id for score, event_id in scored if score == most]
    return best[0] if most >= _ENOUGH and len(best) == 1 else ""


def _score(
    event: Mapping[Any, Any], places: Mapping[str, str], days: list[str], told: set[str]
) -> float:
    kind = places.get(event["place_id"], "")
    score = {"": 0.0, "country": 1.0, "region": 1.5}.get(kind, 2.5)
    score += 2.0 * (event["category"] in told)
    try:
        own = parse_edtf(event["date"])
        spans = [parse_edtf(day) for day in days]
    except EdtfError:
        return score
    near = [span for span in spans if own.start < span.stop and span.start < own.stop]
    return score + (1.5 + 1 / (own.stop - own.start) if near else 0)


def fitted(row: Row, event_id: str, dataset: Dataset) -> Fitted:
    """Return the cells of a row for an event: place and day only where they differ from it.

    What the sentence itself does not say (``row.carried``) is left to the event.
    """
    cells = {name: cell for name, cell in row.cells.items() if name not in row.carried}
    cells = {"event_id": event_id, **cells} if event_id else cells
    known = set(dataset.places["place_id"])
    place, unknown = cells.get("place", ""), ""
    if place and place not in known:
        unknown = cells.pop("place")
    rows = dataset.events[dataset.events["event_id"] == event_id]
    if not rows.empty:
        same = {"place": rows.iloc[0]["place_id"], "date": rows.iloc[0]["date"]}
        cells = {name: cell for name, cell in cells.items() if same.get(name) != cell}
    return Fitted(cells, unknown)


def with_ids(rows: Sequence[Mapping[str, str]], taken: Iterable[str]) -> list[dict[str, str]]:
    """Give rows ids that go on from those of their source: after ``cwi-139``, ``cwi-140``."""
    known, numbered = set(taken), []
    for row in rows:
        source = row.get("source_id") or "claim"
        numbers = [
            (int(match[1]), len(match[1]))
            for each in known
            if (match := re.fullmatch(rf"{re.escape(source)}-(\d+)", each))
        ]
        number, width = max(numbers, default=(0, 2))
        claim_id = f"{source}-{number + 1:0{width}}"
        known.add(claim_id)
        numbered.append({"claim_id": claim_id, **row})
    return numbered


def rows_csv(rows: Sequence[Mapping[str, str]]) -> bytes:
    """Return rows as a file with the columns of claims.csv, cells unchanged."""
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, CLAIMS.columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().encode()
