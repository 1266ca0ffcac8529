"""The four tables in one place: columns, types, constraints, and the help for each.

From here come the checks (:mod:`dashboard.model.checking`), their messages, and
``docs/data-format.md``: ``python -m dashboard.model.schemas > docs/data-format.md``.
All columns are text when they are checked; :mod:`dashboard.model.deriving` makes numbers
and days of them afterwards.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import pandera.pandas as pa

from dashboard.language import N_
from dashboard.model import row_rules as rows
from dashboard.model.measures import MEASURES
from dashboard.model.number_rules import DEGREES, FIGURE, LATITUDE, LONGITUDE, THOUSANDS
from dashboard.model.report import Severity
from dashboard.model.row_rules import RowRule
from dashboard.model.rules import (
    AREA,
    COUNTRY,
    EDTF,
    FILE_PATH,
    IDENTIFIER,
    LABEL,
    LANGUAGE,
    LOOKED_UP_ON,
    WEB_ADDRESS,
    Rule,
    one_of,
    required,
    usually,
)
from dashboard.model.vocabularies import (
    CATEGORIES,
    GEOCODERS,
    PLACE_KINDS,
    POPULATIONS,
    RELATIONS,
    SOURCE_KINDS,
    STANCES,
    UNITS,
)

#: Names that :mod:`dashboard.model.deriving` gives to its own columns.
_SPAN = {"start", "stop", "precision", "approximate", "uncertain", "open_start", "open_stop"}


@dataclass(frozen=True, slots=True)
class Table:
    """One file: its schema, the rules between its cells, and the columns derived later."""

    file: str
    id_column: str
    purpose: str
    schema: pa.DataFrameSchema
    row_rules: tuple[RowRule, ...]
    derived: frozenset[str]

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns of the schema, in the order in which they are documented."""
        return tuple(self.schema.columns)

    @property
    def required(self) -> tuple[str, ...]:
        """The columns that the file must have."""
        return tuple(name for name, column in self.schema.columns.items() if column.required)

    def rules(self, column: str) -> tuple[Rule, ...]:
        """Return the rules of one column, in the order in which they are checked."""
        found: tuple[Rule, ...] = self.schema.columns[column].metadata["rules"]
        return found

    def values(self, column: str) -> tuple[str, ...]:
        """Return the list of values that a column is held against; nothing when it has none."""
        return next((rule.values for rule in self.rules(column) if rule.values), ())

    def closed(self, column: str) -> bool:
        """Whether a column takes no other values than those of its list."""
        return any(rule.code == "not-in-list" for rule in self.rules(column))


def _column(title: str, about: str, example: str, *rules: Rule, unique: bool = False) -> pa.Column:
    """A text column; it is required in the file when one of its rules is ``required``."""
    return pa.Column(
        str,
        [rule.check() for rule in rules],
        title=title,
        description=about,
        unique=unique,
        report_duplicates="exclude_first",
        required=any(rule.code == "empty" for rule in rules),
        metadata={"example": example, "rules": rules},
    )


def _table(
    file: str,
    purpose: str,
    columns: dict[str, pa.Column],
    row_rules: tuple[RowRule, ...] = (),
    derived: frozenset[str] = frozenset(),
) -> Table:
    schema = pa.DataFrameSchema(columns, checks=[rule.check() for rule in row_rules], name=file)
    return Table(file, next(iter(columns)), purpose, schema, row_rules, derived | {"line"})


def _id(about: str, mend: str, example: str) -> pa.Column:
    must = required(mend, example=example)
    return _column("id", about, example, must, IDENTIFIER, unique=True)


SOURCES = _table(
    "sources.csv",
    "One row a document that says something.",
    {
        "source_id": _id(
            "The source's own name in the data: short, unique, and never changed.",
            N_("Give the source an id such as {example}."), "mlpd"),
        "label": _column("label", "A short name for chips and legends.", "MLPD",
                         required("Give the source a short name."), LABEL),
        "publisher": _column("publisher", "Who published it.", "MLPD"),
        "author": _column("author", "Who wrote it.", ""),
        "title": _column("title", "Its title, as printed.", "Das war kein Staatsstreich",
                         required("Write the document's title.")),
        "published": _column("published", "The day it was published, or what is known of it.",
                             "2022-01-11", required("Write when it appeared, such as 2022-01~."),
                             EDTF),
        "language": _column("language", "Its language.", "de",
                            required("Write a code such as de or ru."), LANGUAGE),
        "kind": _column("kind", "What sort of document it is.", "press release",
                        required("Say what it is, such as report."), usually(SOURCE_KINDS)),
        "url": _column("address", "Where it is on the web.", "https://www.example.org/kz",
                       WEB_ADDRESS),
        "archive_url": _column("archived", "Where a copy is kept.",
                               "https://web.archive.org/web/2022/https://www.example.org/kz",
                               WEB_ADDRESS),
        "file": _column("file", "The full text, when you have it: its path from the data folder.",
                        "documents/mlpd.txt", FILE_PATH),
        "notes": _column("notes", "Anything else, such as how the day was inferred.", ""),
    },
    derived=frozenset({"published_start", "published_stop"}),
)  # fmt: skip

PLACES = _table(
    "places.csv",
    "One row a place that an event or a claim names.",
    {
        "place_id": _id(
            "The place's own name in the data: short, unique, and never changed.",
            N_("Give the place an id such as {example}."), "almaty"),
        "name": _column("name", "The name to show.", "Almaty", required("Write the place's name.")),
        "names": _column("other spellings", "As sources write it, separated by `|`.",
                         "Alma-Ata|Алматы"),
        "kind": _column("kind", "How exactly the place is known: sites and cities are points, "
                        "regions and countries are outlines.", "city",
                        required("Write one of: {values}.", values=", ".join(PLACE_KINDS)),
                        one_of(PLACE_KINDS)),
        "country": _column("country", "The country it lies in.", "KZ", COUNTRY),
        "parent_id": _column("part of", "The `place_id` of the place it belongs to.", "kazakhstan"),
        "latitude": _column("latitude", "North is positive; with `longitude` or not at all.",
                            "43.25", DEGREES, LATITUDE),
        "longitude": _column("longitude", "East is positive.", "76.95", DEGREES, LONGITUDE),
        "area": _column("area", "The outline to draw for a region or country.", "KZ-MAN|KZ-ATY",
                        AREA),
        "geonames_id": _column("GeoNames id", "The number of the place at GeoNames.", "1526384"),
        "geocoder": _column("geocoder", "What found the coordinates.", "gazetteer",
                            one_of(GEOCODERS, Severity.WARNING)),
        "geocoded_query": _column("looked up as", "The text that was looked up.", "Almaty"),
        "geocoded_on": _column("looked up on", "The day it was looked up.", "2026-11-21",
                               LOOKED_UP_ON),
    },
    (rows.HALF_COORDINATES, rows.NOWHERE),
)  # fmt: skip

EVENTS = _table(
    "events.csv",
    "One row for what happened somewhere, some day, in neutral words.",
    {
        "event_id": _id(
            "The event's own name in the data: short, unique, and never changed.",
            N_("Give the event an id such as {example}."), "airport-occupied"),
        "date": _column("date", "When it happened, as exactly as it is known.", "2022-01-05",
                        required("Write what is known, such as 2022-01.", stays=True), EDTF),
        "place": _column("place", "Where: any spelling in places.csv, or a `place_id`.", "Almaty",
                         required("Name the place, or the country if no more is known.",
                                  stays=True)),
        "title": _column("title", "What happened, without taking a side.",
                         N_("Protesters occupy the airport"),
                         required("Say in a few words what happened.")),
        "category": _column("category", "What sort of event it is.", "protest",
                            required("Say what it is, such as protest."), usually(CATEGORIES)),
        "notes": _column("notes", "Anything else.", ""),
    },
    derived=frozenset(_SPAN | {"place_id"}),
)  # fmt: skip

CLAIMS = _table(
    "claims.csv",
    "One row for what one source says about one event. A claim never changes because another "
    "source disagrees.",
    {
        "claim_id": _id(
            "The claim's own name in the data: short, unique, and never changed.",
            N_("Give the claim an id such as {example}."), "c14"),
        "event_id": _column("event", "The event it is about.", "airport-occupied",
                            required("Name an event of events.csv.")),
        "source_id": _column("source", "The source that says so.", "mlpd",
                             required("Name a source of sources.csv.")),
        "claim": _column("claim", "What is said, in one neutral sentence of your own.",
                         N_("Protesters held the airport for hours."),
                         required("Say in one sentence what the source claims.")),
        "locator": _column("where it says so", "The paragraph, page or minute.", "¶4",
                           required("Write where it stands, such as ¶4.")),
        "attributed_to": _column("according to", "Whom the source cites; empty is its own voice.",
                                 N_("health ministry")),
        "stance": _column("stance", "How the source takes it.", "asserts",
                          required("Write one of: {values}.", values=", ".join(STANCES)),
                          one_of(STANCES)),
        "date": _column("date", "Only where this source dates it otherwise than the event.",
                        "2022-01-06", EDTF),
        "place": _column("place", "Only where this source places it otherwise than the event.",
                         "Almaty airport"),
        "as_of": _column("as of", "When the source said so; by default the day it was published.",
                         "2022-01-11", EDTF),
        "measure": _column("measure", "What the figure counts.", "deaths",
                           usually(tuple(MEASURES))),
        "population": _column("who is counted", "Whom the figure counts.", "demonstrators",
                              usually(POPULATIONS)),
        "scope": _column("scope", "What the count covers, when not the event's place and time.",
                         N_("since 2 January")),
        "low": _column("low", "The least the source says; empty is open.", "225", FIGURE,
                       THOUSANDS),
        "high": _column("high", "The most the source says; empty is open.", "", FIGURE, THOUSANDS),
        "wording": _column("wording", "The quantity words as the source has them.", N_("at least")),
        "unit": _column("unit", "What one of it is.", "people", usually(UNITS)),
        "relation": _column("relation", "How it bears on another claim.", "revises",
                            one_of(RELATIONS, Severity.WARNING)),
        "relates_to": _column("relates to", "The `claim_id` of that claim.", "c9"),
        "quote": _column("quote", "The source's own words.", ""),
        "quote_translation": _column("translation", "The quote in English.", ""),
        "notes": _column("notes", "Anything else.", ""),
    },
    (rows.LOW_ABOVE_HIGH, rows.NEGATIVE_PEOPLE, rows.FIGURE_OF_WHAT, rows.WORDING,
     rows.HALF_RELATION),
    derived=frozenset(_SPAN | {"place_id", "date_edtf", "as_of_edtf", "as_of_start", "as_of_stop"}),
)  # fmt: skip

#: In the order in which they are read, and in which issues are listed.
TABLES = (SOURCES, PLACES, EVENTS, CLAIMS)
#: Table and column -> the table to whose row the cell refers.
REFERENCES: Mapping[tuple[str, str], str] = {
    ("places", "parent_id"): "places",
    ("events", "place"): "places",
    ("claims", "place"): "places",
    ("claims", "event_id"): "events",
    ("claims", "source_id"): "sources",
    ("claims", "relates_to"): "claims",
}
#: Of these, the columns in which any spelling of a place may stand for its id.
BY_NAME = (("events", "place"), ("claims", "place"))

if __name__ == "__main__":
    from dashboard.model.data_format import data_format

    print(data_format(), end="")
