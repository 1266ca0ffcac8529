"""The claims of a data folder, counted anew: the csv module, strings and dates, no dashboard.

What the browser shows is compared with this. The time axis itself (which days there are) is
the dashboard's: its keys come in, everything that stands on them is worked out here.
"""

import csv
import re
from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from unicodedata import combining, normalize

Days = tuple[int, int]  #: first and last ordinal, both included
Cell = tuple[str, str]  #: place and source


def days(edtf: str) -> Days:
    """``2022-01-03/2022-01-06``, ``[2022-01-01,2022-01-02]``, ``2022-01~``, ``2007`` in days."""
    ends = re.split("[/,]", re.sub("[]~?[]", "", edtf))
    return _edge(ends[0], first=True), _edge(ends[-1], first=False)


def _edge(text: str, *, first: bool) -> int:
    year, month, day = ([int(part) for part in text.split("-")] + [0, 0])[:3]
    month = month or (1 if first else 12)
    return date(year, month, day or (1 if first else monthrange(year, month)[1])).toordinal()


def folded(text: str) -> str:
    """Lower case, without accents."""
    letters = normalize("NFKD", text.lower())
    return "".join(letter for letter in letters if not combining(letter))


def said(row: dict[str, str], *columns: str) -> list[str]:
    """Return what a row has in some columns, in every language: ``claim``, ``claim_de``."""
    return [cell for name, cell in row.items() if re.sub("_[a-z]{2}$", "", name) in columns]


@dataclass(frozen=True)
class Claim:
    """A row of claims.csv with what it has from its event."""

    id: str
    place: str
    source: str
    category: str
    first: int
    last: int
    on_map: bool
    text: str  #: all that a search may find it by, folded


def anything(claim: Claim) -> bool:
    """Pass every claim."""
    return True


@dataclass
class Count:
    """What a window of days shows."""

    places: dict[str, dict[str, int]]
    claims: int
    spans: int
    hidden: int


@dataclass
class Folder:
    """The claims of a folder, and the days of its time axis."""

    path: Path
    keys: list[str]
    _rows: dict[str, list[dict[str, str]]] = field(default_factory=dict)

    def rows(self, name: str) -> list[dict[str, str]]:
        """Return a table as the csv module reads it."""
        if name not in self._rows:
            with (self.path / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
                self._rows[name] = list(csv.DictReader(file))
        return self._rows[name]

    @cached_property
    def claims(self) -> list[Claim]:
        """All claims, in the order of the file."""
        return [self._claim(row) for row in self.rows("claims")]

    @cached_property
    def slots(self) -> list[Days]:
        """The days of each step of the time axis."""
        return [days(key) for key in self.keys]

    @cached_property
    def places(self) -> dict[str, dict[str, str]]:
        """The rows of places.csv by their ids."""
        return {row["place_id"]: row for row in self.rows("places")}

    @cached_property
    def drawn(self) -> list[str]:
        """The places that the map holds, in the order of the file."""
        used = {claim.place for claim in self.claims if claim.on_map}
        return [place for place in self.places if place in used]

    def name(self, place: str) -> str:
        """Return the place's name."""
        return self.places[place]["name"]

    def is_point(self, place: str) -> bool:
        """Whether the place is a donut, not an outline."""
        return bool(self.places[place]["latitude"])

    def inside(self, places: Iterable[str]) -> set[str]:
        """Return the places and all that lies in them."""
        found = set(places)
        while (
            more := {place for place, row in self.places.items() if row["parent_id"] in found}
            - found
        ):
            found |= more
        return found

    def window(self, day: str, mode: str = "day", last_days: int = 3) -> list[Days]:
        """Return the steps that a mode shows when the handle stands on a day."""
        here = self.keys.index(day)
        if mode == "until":
            return self.slots[: here + 1]
        if mode == "last":
            since = self.slots[here][1] - last_days
            return [slot for slot in self.slots[: here + 1] if slot[1] > since]
        return [self.slots[here]]

    def visible(self, window: list[Days]) -> list[Claim]:
        """Return the claims one of whose days lies in the window."""
        return [
            claim
            for claim in self.claims
            if any(claim.first <= last and claim.last >= first for first, last in window)
        ]

    def is_span(self, claim: Claim) -> bool:
        """Whether the claim's days are more than one step of the axis."""
        met = [slot for slot in self.slots if claim.first <= slot[1] and claim.last >= slot[0]]
        return len(met) != 1 or claim.first < met[0][0] or claim.last > met[0][1]

    def count(
        self,
        day: str,
        mode: str = "day",
        last_days: int = 3,
        passes: Callable[[Claim], bool] = anything,
    ) -> Count:
        """Count what the map shows on a day, and what a filter hides of it."""
        there = [c for c in self.visible(self.window(day, mode, last_days)) if c.on_map]
        shown = [claim for claim in there if passes(claim)]
        cells = Counter((claim.place, claim.source) for claim in shown)
        places: dict[str, dict[str, int]] = {}
        for (place, source), number in cells.items():
            places.setdefault(place, {})[source] = number
        spans = sum(self.is_span(claim) for claim in shown)
        return Count(places, len(shown), spans, len(there) - len(shown))

    def exact_days(self) -> list[str]:
        """Return the days on which a claim lies that is dated to them alone."""
        exact = [claim for claim in self.claims if claim.on_map and not self.is_span(claim)]
        return [
            key
            for key, (first, last) in zip(self.keys, self.slots, strict=True)
            if any(first <= claim.first and claim.last <= last for claim in exact)
        ]

    @cached_property
    def _spelt(self) -> dict[str, str]:
        spelt: dict[str, str] = {}
        for row in self.rows("places"):
            for name in [row["place_id"], row["name"], *row["names"].split("|")]:
                spelt.setdefault(name.casefold(), row["place_id"])
        return spelt

    def _claim(self, row: dict[str, str]) -> Claim:
        event = next(e for e in self.rows("events") if e["event_id"] == row["event_id"])
        source = next(s for s in self.rows("sources") if s["source_id"] == row["source_id"])
        edtf = row["date"] or event["date"]
        place = self._spelt.get((row["place"] or event["place"]).casefold(), "")
        where = self.places.get(place, {})
        first, last = days(edtf) if edtf else (0, -1)
        texts = said(row, "claim", "attributed_to", "wording") + said(event, "title")
        texts += said(where, "name", "names") + said(source, "label")
        return Claim(
            row["claim_id"], place, row["source_id"], event["category"], first, last,
            bool(edtf) and bool(where.get("latitude") or where.get("area")),
            folded("\n".join(texts)),
        )  # fmt: skip
