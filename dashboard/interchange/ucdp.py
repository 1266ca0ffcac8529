"""UCDP GED (the Uppsala Conflict Data Program's georeferenced events) -> a draft.

UCDP reads its sources and judges: ``best``, ``low`` and ``high`` are *its* figures, whatever
each source said. So they are one claim of UCDP's, and each source has a claim of its own
that says no more than that it reported on the event.
"""

import re
from dataclasses import dataclass, field
from datetime import date

from dashboard.interchange.areas import country_code, region_code
from dashboard.interchange.drafting_rows import SPLIT, Drafting
from dashboard.interchange.drafts import Draft, Row, RowRefused
from dashboard.interchange.foreign_cells import edtf_day, position, whole
from dashboard.interchange.foreign_tables import read_foreign, require_columns
from dashboard.interchange.naming import listed
from dashboard.interchange.ucdp_sources import Document, documents
from dashboard.language import _
from dashboard.model.edtf_days import parse_edtf, to_edtf
from dashboard.model.progress import Progress, part_of, silent
from dashboard.model.suggestions import quoted

NAME = "UCDP GED"
NEEDED = (
    "id", "type_of_violence", "side_a", "side_b", "source_article", "where_prec",
    "where_coordinates", "country", "date_prec", "date_start", "date_end", "best", "low", "high",
    "latitude", "longitude",
)  # fmt: skip
#: Kept under their own names, for who knows them.
_OF_EVENT = ("where_prec", "date_prec", "event_clarity", "type_of_violence", "conflict_name",
             "where_description", "adm_1", "adm_2")  # fmt: skip
_OF_CLAIM = ("best", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
_VIOLENCE = {
    "1": ("armed conflict", "clash"),
    "2": ("fighting without the state", "clash"),
    "3": ("one-sided violence", "killing"),
}
_SETTLEMENT = re.compile(r"\s+(town|city|village)$", re.IGNORECASE)
#: where_prec: 1 exact, 2 near, 3 and 4 a second- or first-level region, 5 part of a country or
#: along a line, 6 the country, 7 water or air.
_AREA_KINDS = {"3": "region", "4": "region", "5": "region", "6": "country", "7": "region"}


def read_ucdp(content: bytes, progress: Progress = silent) -> Draft:
    """Read a GED export (CSV)."""
    table = read_foreign(content, _("the UCDP file"), NEEDED, part_of(progress, 0.0, SPLIT))
    require_columns(table, NEEDED, _("UCDP GED export"))
    drafting = Drafting()
    reading = _Reading(drafting)
    drafting.each(table.rows, reading.take, part_of(progress, SPLIT, 1.0))
    drafting.draft.rows += len(table.broken)
    drafting.draft.refused.extend(table.broken)
    drafting.draft.notes.append(
        _("The figures are UCDP's own, from low to high; what each source said is not in the file.")
    )
    return drafting.done()


@dataclass(slots=True)
class _Reading:
    drafting: Drafting
    _documents: dict[str, list[Document]] = field(default_factory=dict)

    def take(self, _line: int, row: Row) -> str:
        """Make event, place, sources and claims of one row."""
        if not row["id"].strip():
            raise RowRefused(_("It has no id."))
        low, best, high = (whole(row[name], name) for name in ("low", "best", "high"))
        if low > high:
            raise RowRefused(
                _("Its low {low} is above its high {high}.", low=str(low), high=str(high))
            )
        days, violence = event_days(row), _VIOLENCE.get(row["type_of_violence"].strip())
        if violence is None:
            code = quoted(row["type_of_violence"])
            raise RowRefused(_("Its type_of_violence {value} is not 1, 2 or 3.", value=code))
        where = _where(row)
        event = self.drafting.event(
            f"ucdp-{row['id']}",
            date=days,
            place=self._place(row),
            title=f"{_parties(row)}: {violence[0]} {where}",
            category=violence[1],
            notes="",
            **{name: row[name] for name in _OF_EVENT if name in row},
        )
        cited = self._cited(row)
        self._figure(event, row, (low, best, high), cited)
        for document in cited:
            source_id = self.drafting.source(document.office, "report", publisher=document.office)
            self.drafting.cite(event, source_id, NAME, document.locator, document.day)
        return event["event_id"]

    def _cited(self, row: Row) -> list[Document]:
        article = row["source_article"]
        if article not in self._documents:
            self._documents[article] = documents(article)
        return self._documents[article]

    def _figure(
        self, event: Row, row: Row, figures: tuple[int, int, int], cited: list[Document]
    ) -> None:
        low, best, high = figures
        ucdp = self.drafting.source(
            NAME, "dataset", publisher="Uppsala Conflict Data Program", language="en",
            url="https://ucdp.uu.se/",
        )  # fmt: skip
        offices = list(dict.fromkeys(document.office for document in cited))
        original = " ".join(row.get("source_original", "").split())
        self.drafting.claim(
            event,
            ucdp,
            claim=_sentence(low, best, high),
            locator=f"event {row['id']}",
            attributed_to=original or listed(offices),
            stance="reports",
            measure="deaths",
            population="all",
            low=str(low),
            high=str(high),
            unit="people",
            notes=f"Reported by {listed(offices, 12)}." if offices else "",
            **{name: row[name] for name in _OF_CLAIM if name in row},
        )

    def _place(self, row: Row) -> str:
        latitude, longitude = position(row["latitude"], row["longitude"])
        code = country_code(row["country"])
        country = self.drafting.place(row["country"], "country", country=code, area=code)
        kind, name = place_kind(row), place_name(row)
        if kind == "country":
            return country
        cells = {"country": code, "parent_id": country, "adm_1": row.get("adm_1", "")}
        if row["where_prec"] == "4" and (area := region_code(name, code)):
            return self.drafting.place(name, kind, area=area, **cells)
        names = row["where_coordinates"] if name != row["where_coordinates"] else ""
        point = {"latitude": latitude, "longitude": longitude}
        return self.drafting.place(name, kind, names=names.replace("|", "/"), **point, **cells)


def event_days(row: Row) -> str:
    """Return when it happened, as exactly as ``date_prec`` says it is known.

    From ``date_prec`` 2 on, the two days are the bounds within which it happened.
    """
    first, last = (_day(row[name], name) for name in ("date_start", "date_end"))
    if last < first:
        raise RowRefused(_("It ends ({last}) before it starts ({first}).", last=last, first=first))
    days = to_edtf(parse_edtf(first).start, parse_edtf(last).stop)
    exact = row["date_prec"].strip() in ("", "1")
    return days if exact or first != last else f"{days}~"


def place_kind(row: Row) -> str:
    """Return the kind of place that ``where_prec`` and the name allow."""
    if kind := _AREA_KINDS.get(row["where_prec"].strip()):
        return kind
    return "city" if _SETTLEMENT.search(row["where_coordinates"].strip()) else "site"


def place_name(row: Row) -> str:
    """``Obo town`` -> ``Obo``; a region keeps its word, and a row without a name its position."""
    name = " ".join(row["where_coordinates"].split())
    if place_kind(row) == "city":
        name = _SETTLEMENT.sub("", name)
    return name or f"{row['latitude']}, {row['longitude']}"


def _where(row: Row) -> str:
    name = place_name(row)
    return f"near {name}" if row["where_prec"].strip() == "2" else f"in {name}"


def _parties(row: Row) -> str:
    sides = (" ".join(row[name].split()) for name in ("side_a", "side_b"))
    return " – ".join(side.replace("Civilians", "civilians") for side in sides)


def _sentence(low: int, best: int, high: int) -> str:
    """``12 deaths (best estimate; at least 10, at most 15).``."""
    deaths = f"{best:,} {'death' if best == 1 else 'deaths'}"
    if low == best == high:
        return f"{deaths}."
    return f"{deaths} (best estimate; at least {low:,}, at most {high:,})."


def _day(cell: str, column: str) -> str:
    day = edtf_day(cell.strip()[:10])
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError:
        wrong = _("Its {column} {value} is no day.", column=column, value=quoted(cell))
        raise RowRefused(wrong) from None
