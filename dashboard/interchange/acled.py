"""ACLED (Armed Conflict Location & Event Data), its event export -> a draft.

As with UCDP, the account (``notes``) and the number of ``fatalities`` are ACLED's own; the
sources it names are cited without a figure. It gives 0 where it knows of no deaths, so a 0
is kept in its column and makes no claim that nobody died.
"""

from dashboard.interchange.areas import country_code, region_code
from dashboard.interchange.drafting_rows import SPLIT, Drafting
from dashboard.interchange.drafts import Draft, Row, RowRefused
from dashboard.interchange.foreign_cells import day_order, edtf_day, position, whole
from dashboard.interchange.foreign_tables import read_foreign, require_columns
from dashboard.interchange.naming import listed
from dashboard.language import _
from dashboard.model.progress import Progress, part_of, silent

NAME = "ACLED"
NEEDED = (
    "event_id_cnty", "event_date", "event_type", "country", "location", "latitude", "longitude",
    "source", "notes", "fatalities",
)  # fmt: skip
_OF_EVENT = ("time_precision", "geo_precision", "event_type", "sub_event_type", "actor1", "actor2",
             "civilian_targeting", "admin1", "admin2", "tags")  # fmt: skip
_OF_CLAIM = ("fatalities", "source_scale", "timestamp")
_CATEGORIES = {
    "battles": "clash",
    "explosions/remote violence": "clash",
    "violence against civilians": "killing",
    "protests": "protest",
    "riots": "protest",
    "strategic developments": "politics",
}
_LONGEST_TITLE = 120


def read_acled(content: bytes, progress: Progress = silent) -> Draft:
    """Read an event export (CSV)."""
    table = read_foreign(content, _("the ACLED file"), NEEDED, part_of(progress, 0.0, SPLIT))
    require_columns(table, NEEDED, _("ACLED event export"))
    order = day_order(row["event_date"] for _line, row in table.rows)
    drafting = Drafting()
    telling = part_of(progress, SPLIT, 1.0)
    drafting.each(table.rows, lambda _line, row: _take(drafting, row, order), telling)
    drafting.draft.rows += len(table.broken)
    drafting.draft.refused.extend(table.broken)
    drafting.draft.notes.append(
        _(
            "The figures are ACLED's own; what each source said is not in the file. "
            "A 0 makes no claim: ACLED writes it where it knows of no deaths."
        )
    )
    return drafting.done()


def _take(drafting: Drafting, row: Row, order: str) -> str:
    if not row["event_id_cnty"].strip():
        raise RowRefused(_("It has no id."))
    deaths = whole(row["fatalities"] or "0", "fatalities")
    event = drafting.event(
        f"acled-{row['event_id_cnty']}",
        date=_days(row, order),
        place=_place(drafting, row),
        title=_title(row),
        category=_CATEGORIES.get(row["event_type"].strip().casefold(), "clash"),
        notes="",
        **{name: row[name] for name in _OF_EVENT if name in row},
    )
    offices = list(dict.fromkeys(filter(None, map(str.strip, row["source"].split(";")))))
    acled = drafting.source(
        NAME, "dataset", publisher="Armed Conflict Location & Event Data", language="en",
        url="https://acleddata.com/",
    )  # fmt: skip
    figure = {"measure": "deaths", "population": "all", "low": str(deaths), "high": str(deaths),
              "unit": "people"}  # fmt: skip
    drafting.claim(
        event,
        acled,
        claim=" ".join(row["notes"].split()) or event["title"],
        locator=f"event {row['event_id_cnty']}",
        attributed_to=listed(offices),
        stance="reports",
        **(figure if deaths else {}),
        notes=f"Reported by {listed(offices, 12)}." if offices else "",
        **{name: row[name] for name in _OF_CLAIM if name in row},
    )
    for office in offices:
        drafting.cite(event, drafting.source(office, "report", publisher=office), NAME)
    return event["event_id"]


def _days(row: Row, order: str) -> str:
    """Time precision 1 is the day, 2 about that day, 3 no more than the month."""
    day, precision = edtf_day(row["event_date"], order), row.get("time_precision", "").strip()
    if precision == "3":
        return day[:7]
    return f"{day}~" if precision == "2" and len(day) == 10 else day


def _place(drafting: Drafting, row: Row) -> str:
    """Geo precision 3 names a larger region: an outline where there is one, never a pin's town."""
    latitude, longitude = position(row["latitude"], row["longitude"])
    code = country_code(row["country"])
    country = drafting.place(
        row["country"].strip() or "Unknown", "country", country=code, area=code
    )
    cells = {"country": code, "parent_id": country, "admin1": row.get("admin1", "")}
    name = " ".join(row["location"].split()) or f"{latitude}, {longitude}"
    if row.get("geo_precision", "").strip() == "3":
        if area := region_code(row.get("admin1", ""), code):
            return drafting.place(row["admin1"].strip(), "region", area=area, **cells)
        return drafting.place(name, "region", latitude=latitude, longitude=longitude, **cells)
    return drafting.place(name, "city", latitude=latitude, longitude=longitude, **cells)


def _title(row: Row) -> str:
    what = row.get("sub_event_type", "").strip() or row["event_type"].strip() or "Event"
    actors = " – ".join(filter(None, (row.get(name, "").strip() for name in ("actor1", "actor2"))))
    title = f"{actors}: {what}, {row['location'].strip()}" if actors else what
    return title if len(title) <= _LONGEST_TITLE else f"{title[: _LONGEST_TITLE - 1]}…"
