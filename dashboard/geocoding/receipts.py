"""New rows for places.csv, each with the receipt of where its coordinates come from.

The bytes that are in the file stay as they are: rows are only ever added below, in the
file's own columns, delimiter and line ends.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.errors import DataFolderError
from dashboard.geocoding.chain import Outcome
from dashboard.geocoding.name_index import Entry
from dashboard.geocoding.spelling import folded
from dashboard.language import lazy, together
from dashboard.model.csv_tables import RawTable, read_table
from dashboard.model.decoding import SAVE_AS_UTF8, decode
from dashboard.model.header import read_header
from dashboard.model.schemas import PLACES

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Receipts:
    """Rows to add, and what cannot be added because the place is there under another name."""

    rows: tuple[Row, ...]
    known: Mapping[str, str]  #: place_id in places.csv by the spelling that it lacks


def receipts(outcomes: Iterable[Outcome], places: Iterable[Row], on: date) -> Receipts:
    """Turn what was found into rows; several spellings of a place make one row.

    ``places`` are the rows that are there; ``on`` is the day for ``geocoded_on``.
    """
    there = list(places)
    rows: dict[tuple[str, ...], Row] = {}
    known: dict[str, str] = {}
    for outcome in outcomes:
        if outcome.place is None:
            continue
        identity = _identity(outcome.place)
        if old := next((row for row in there if _is(row, outcome.place)), None):
            known[outcome.query] = old["place_id"]
        elif new := rows.get(identity):
            new["names"] = "|".join([*filter(None, new["names"].split("|")), outcome.query])
        else:
            taken = {row["place_id"] for row in (*there, *rows.values())}
            rows[identity] = _row(outcome, outcome.place, taken, there, on)
    return Receipts(tuple(rows.values()), known)


def extended(before: bytes, rows: Sequence[Row]) -> bytes:
    """Return a places.csv with rows added.

    Raises :class:`DataFolderError` when the file is not UTF-8, or so broken that new
    rows would not be read as rows.
    """
    after = before + addition(before, rows)
    if len(_read(after).frame) != len(_read(before).frame) + len(rows):
        raise DataFolderError(
            lazy(
                "{file}: new rows would be swallowed by a broken row (an unclosed quote?). "
                "Run claim-atlas check and mend it first.",
                file=PLACES.file,
            )
        )
    return after


def addition(content: bytes, rows: Sequence[Row]) -> bytes:
    """Return the bytes to put behind ``content``: the rows in its columns and manner.

    A file without the column ``names`` gets the place under the name that was asked for.
    """
    decoded = decode(content, PLACES.file)
    if decoded.foreign:
        wrong = lazy("{file}: is {encoding}.", file=PLACES.file, encoding=decoded.foreign)
        raise DataFolderError(together([wrong, SAVE_AS_UTF8]))
    lines = list(io.StringIO(decoded.text, newline=""))
    header = read_header(lines, PLACES.file, PLACES.columns, PLACES.derived)
    end = "\r\n" if lines[0].endswith("\r\n") else "\n"
    if "names" not in header.columns:
        rows = [row | {"name": row["geocoded_query"]} for row in rows]
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=header.delimiter, lineterminator=end)
    writer.writerows([row.get(column, "") for column in header.columns] for row in rows)
    gap = "" if decoded.text.endswith(("\n", "\r")) else end
    return (gap + text.getvalue()).encode() if rows else b""


def read_rows(content: bytes) -> list[Row]:
    """Return the rows of a places.csv, with a text for every column of the schema."""
    frame = _read(content).frame
    blank = dict.fromkeys(PLACES.columns, "")
    return [
        blank | {str(name): str(cell) for name, cell in row.items()}
        for row in frame.to_dict("records")
    ]


def _read(content: bytes) -> RawTable:
    return read_table(content, PLACES.file, PLACES.columns, PLACES.derived)


def _row(outcome: Outcome, place: Entry, taken: set[str], there: Sequence[Row], on: date) -> Row:
    pinned = place.kind in ("site", "city") or not place.area
    parents = (row for row in there if row["kind"] == "country" and row["country"] == place.country)
    return {
        "place_id": _place_id(place, taken),
        "name": place.name,
        "names": outcome.query if outcome.query != place.name else "",
        "kind": place.kind,
        "country": place.country,
        "parent_id": next(parents, {}).get("place_id", "") if place.kind != "country" else "",
        "latitude": f"{place.latitude:.7g}" if pinned else "",
        "longitude": f"{place.longitude:.7g}" if pinned else "",
        "area": "" if pinned else place.area,
        "geonames_id": place.key if place.key.isdigit() else "",
        "geocoder": outcome.geocoder,
        "geocoded_query": outcome.query,
        "geocoded_on": on.isoformat(),
    }


def _place_id(place: Entry, taken: set[str]) -> str:
    """Make an id out of the name, the country or a number added when it is taken."""
    words = [folded(word) for word in place.name.replace("-", " ").split()]
    plain = "-".join(filter(None, words)) or "place"
    country = f"{plain}-{place.country.lower()}" if place.country else plain
    numbered = (f"{country}-{number}" for number in range(2, len(taken) + 3))
    return next(each for each in (plain, country, *numbered) if each not in taken)


def _identity(place: Entry) -> tuple[str, ...]:
    return (place.key,) if place.key else (place.name, place.country, place.kind)


def _is(row: Row, place: Entry) -> bool:
    """Tell whether a row of the file is the place, by GeoNames id or outline."""
    if place.kind in ("region", "country"):
        return row["kind"] == place.kind and row["area"] == place.area != ""
    return row["geonames_id"] == place.key != ""
