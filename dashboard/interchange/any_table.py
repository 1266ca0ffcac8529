"""Any table of events or claims -> a draft, once a person has said which column is what.

A row that names its source is a claim of that source; otherwise the table itself is the
source, and links in a row are cited: they reported on the event, what they said is not given.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit

from dashboard.errors import ForeignFileError
from dashboard.geocoding.chain import Outcome
from dashboard.geocoding.receipts import receipts
from dashboard.interchange.areas import country_code, look_up
from dashboard.interchange.columns import Mapped
from dashboard.interchange.drafting_rows import SPLIT, Drafting
from dashboard.interchange.drafts import Draft, Row, RowRefused
from dashboard.interchange.foreign_cells import day_order, edtf_day, position
from dashboard.interchange.foreign_tables import ForeignTable, read_foreign
from dashboard.interchange.naming import apart, folded, label
from dashboard.interchange.timemap import web_address
from dashboard.language import _, lazy_some, ngettext
from dashboard.model.measures import MEASURES
from dashboard.model.progress import Progress, part_of, silent
from dashboard.model.schemas import EVENTS
from dashboard.model.suggestions import quoted

_LONGEST_TITLE = 100
_MOST_NAMED = 8


def read_csv(
    content: bytes, mapped: Mapped, name: str = "the table", progress: Progress = silent
) -> Draft:
    """Read any CSV table; ``mapped`` says which columns are what (see :mod:`.columns`)."""
    table = read_foreign(content, name, progress=part_of(progress, 0.0, SPLIT))
    return read_rows(table, mapped, name, part_of(progress, SPLIT, 1.0))


def read_rows(table: ForeignTable, mapped: Mapped, name: str, progress: Progress = silent) -> Draft:
    """Make a draft of rows; ``name`` is the source of rows that name none.

    Raises :class:`ForeignFileError` when no column says when or what.
    """
    if "date" not in mapped or not {"title", "claim"} & set(mapped):
        raise ForeignFileError(_("Say which column is the date, and which the title or the claim."))
    reading = _Reading(mapped, name, day_order(_cells(table, mapped["date"])))
    reading.drafting.each(table.rows, reading.take, progress)
    draft = reading.drafting.draft
    draft.rows += len(table.broken)
    draft.refused.extend(table.broken)
    reading.settle_places()
    used = {column for columns in mapped.values() for column in columns}
    if left := [column for column in table.columns if column not in used]:
        kept = _("Kept as extra columns of the events: {columns}.", columns=", ".join(left))
        draft.notes.append(kept)
    return reading.drafting.done()


def _cells(table: ForeignTable, columns: Iterable[str]) -> list[str]:
    return [row.get(column, "") for _, row in table.rows for column in columns]


@dataclass(slots=True)
class _Reading:
    mapped: Mapped
    name: str
    order: str
    drafting: Drafting = field(default_factory=Drafting)
    #: What each named place without a position was looked up as, by the event's cell.
    sought: dict[str, Outcome] = field(default_factory=dict)

    def cell(self, row: Row, wanted: str) -> str:
        """Return what a row has for a field, spaces in order."""
        columns = self.mapped.get(wanted, ())
        return " ".join(row.get(columns[0], "").split()) if columns else ""

    def take(self, line: int, row: Row) -> str:
        """Make a claim of the row, and an event if it is the first of it."""
        title, text = self.cell(row, "title"), self.cell(row, "claim")
        if not title and not text:
            raise RowRefused(_("It says nothing: title and claim are empty."))
        day = edtf_day(self.cell(row, "date"), self.order)
        figures = self._figures(row)
        place = self._place(row)
        wished = self.cell(row, "event_id") or f"{self.name} {line}"
        event = self.drafting.known_event(wished)
        own = {}
        if event is None:
            event = self._event(wished, row, day, place, _short(title or text))
        else:
            own = {"date": "" if day == event["date"] else day,
                   "place": "" if place == event["place"] else place}  # fmt: skip
        source_id, as_of = self._source(row)
        self.drafting.claim(
            event,
            source_id,
            claim=text or title,
            locator=self.cell(row, "locator") or f"row {line}",
            attributed_to=self.cell(row, "attributed_to"),
            stance="reports",
            as_of=as_of,
            **own,
            **figures,
        )
        for link in dict.fromkeys(self._links(row)):
            cited = self.drafting.source(
                _link_name(link), "article", key=link, label=label(_link_name(link)), url=link
            )
            self.drafting.cite(event, cited, self.name)
        return event["event_id"]

    def _event(self, wished: str, row: Row, day: str, place: str, title: str) -> Row:
        used = {column for columns in self.mapped.values() for column in columns}
        ours = EVENTS.columns
        extra = {apart(column, ours): cell for column, cell in row.items() if column not in used}
        category = self.cell(row, "category").casefold() or "event"
        return self.drafting.event(
            wished, date=day, place=place, title=title, category=category, notes="", **extra
        )

    def _source(self, row: Row) -> tuple[str, str]:
        """Return the source of a row, and the day of its document."""
        name, url = self.cell(row, "source"), web_address(self.cell(row, "url"))
        published = self.cell(row, "published")
        as_of = edtf_day(published, self.order) if published else ""
        if name or url:
            key = f"{folded(name)} {url}" if name else url
            title = name or _link_name(url)
            return self.drafting.source(title, "article", key=key, url=url, publisher=name), as_of
        return self.drafting.source(self.name, "dataset"), as_of

    def _links(self, row: Row) -> Iterable[str]:
        cells = (row.get(column, "") for column in self.mapped.get("links", ()))
        return filter(None, (web_address(part) for cell in cells for part in cell.split()))

    def _figures(self, row: Row) -> dict[str, str]:
        low, high, figure = (_number(self.cell(row, name), name)
                             for name in ("low", "high", "figure"))  # fmt: skip
        low, high = low or figure, high or figure
        if not low and not high:
            return {}
        if low and high and float(low) > float(high):
            raise RowRefused(_("Its low {low} is above its high {high}.", low=low, high=high))
        header = self.mapped.get("figure", ("",))[0].strip().casefold()
        measure = self.cell(row, "measure") or _MEASURE_OF.get(header, header)
        unit = self.cell(row, "unit") or ("people" if measure in _OF_PEOPLE else "")
        return {"low": low, "high": high, "measure": measure, "unit": unit}

    def _place(self, row: Row) -> str:
        """Return a place with a position, or the name to look up when all rows are read."""
        name, country = self.cell(row, "place"), self.cell(row, "country")
        code = country.upper() if len(country) == 2 else country_code(country)
        latitude, longitude = self.cell(row, "latitude"), self.cell(row, "longitude")
        if latitude or longitude:
            north, east = position(latitude, longitude)
            shown = name or f"{north}, {east}"
            return self.drafting.place(
                shown, "site", latitude=north, longitude=east, country=code if code else ""
            )
        region = self.cell(row, "region")
        wanted = ", ".join(filter(None, [name, region])) or country
        if not wanted:
            raise RowRefused(_("It has no place."))
        if wanted not in self.sought:
            self.sought[wanted] = look_up(wanted, code)
        return wanted

    def settle_places(self) -> None:
        """Add the places that the gazetteer surely knows, and point the events to them."""
        made = receipts(self.sought.values(), (), date.today())
        ids: dict[str, str] = {}
        for row in made.rows:
            place_id = self.drafting.adopt_place(row)
            queries = (row["geocoded_query"], *row["names"].split("|"))
            ids |= dict.fromkeys(filter(None, queries), place_id)
        for row in (*self.drafting.events(), *self.drafting.draft.claims):
            row["place"] = ids.get(row.get("place", ""), row.get("place", ""))
        if unknown := [query for query, each in self.sought.items() if each.place is None]:
            shown = lazy_some(sorted(unknown), _MOST_NAMED, "; ")
            note = ngettext(
                "The gazetteer does not surely know {n} of the places: {places}. It is listed "
                "beside the map until you add it.",
                "The gazetteer does not surely know {n} of the places: {places}. They are listed "
                "beside the map until you add them.",
                len(unknown),
                places=shown,
            )
            self.drafting.draft.notes.append(note)


_MEASURE_OF = {header: each.name for each in MEASURES.values() for header in each.headers}
_OF_PEOPLE = {each.name for each in MEASURES.values() if each.people}


def _number(cell: str, what: str) -> str:
    try:
        return f"{float(cell):.15g}" if cell else ""
    except ValueError:
        wrong = _("Its {column} {value} is not a number.", column=what, value=quoted(cell))
        raise RowRefused(wrong) from None


def _short(title: str) -> str:
    return title if len(title) <= _LONGEST_TITLE else f"{title[: _LONGEST_TITLE - 1]}…"


def _link_name(link: str) -> str:
    """``https://www.example.org/a/b`` -> ``example.org/a/b``."""
    parts = urlsplit(link)
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{parts.path}".rstrip("/")
