"""The maker of a :class:`Draft`: gives ids, makes each source and place once, and counts.

Most data sets of events name their sources but do not tell who said what. So the figure is
claimed by the data set itself, and each source it names gets a claim of its own, without a
figure: that it reported on the event.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from dashboard.interchange.drafts import Draft, Refused, Row, RowRefused, Taken
from dashboard.interchange.naming import apart, folded, label, slug, unused
from dashboard.language import N_, _
from dashboard.model.edtf_days import parse_edtf, to_edtf
from dashboard.model.progress import Progress, counting, silent
from dashboard.model.schemas import CLAIMS, EVENTS, Table
from dashboard.model.suggestions import quoted

#: The share of the work on a file that is done when its rows are split.
SPLIT = 0.55
_UNKNOWN_LANGUAGE = "und"  # BCP 47: undetermined


@dataclass(slots=True)
class _Days:
    """When a source spoke: its documents' days, and the last event it speaks of."""

    start: int = 0
    stop: int = 0
    event: int = 0

    def take(self, published: str, event_date: str) -> None:
        if published:
            span = parse_edtf(published)
            self.start = min(self.start or span.start, span.start)
            self.stop = max(self.stop, span.stop)
        if event_date:
            self.event = max(self.event, parse_edtf(event_date).start)

    def edtf(self) -> str:
        """Return the span of the documents; without any, no more than ``not before``."""
        if self.start:
            return to_edtf(self.start, self.stop)
        return f"{to_edtf(self.event, self.event + 1)}/.." if self.event else ""


@dataclass(slots=True)
class Drafting:
    """Collects rows; :meth:`done` returns the draft."""

    draft: Draft = field(default_factory=Draft)
    _sources: dict[str, Row] = field(default_factory=dict)
    _places: dict[tuple[str, ...], Row] = field(default_factory=dict)
    #: By the id that the file has for each: two that look alike as ids stay two.
    _events: dict[str, Row] = field(default_factory=dict)
    #: The ids of each table, and the number from which the next of that name is sought.
    _ids: dict[str, dict[str, int]] = field(default_factory=dict)
    _days: dict[str, _Days] = field(default_factory=dict)

    def source(self, name: str, kind: str, *, key: str = "", **cells: str) -> str:
        """Return the id of a source, made when its name (or ``key``) is new."""
        identity = key or folded(name)
        if identity not in self._sources:
            row = {
                "source_id": self._unused(slug(name, "source"), "source"),
                "label": label(name),
                "publisher": "",
                "title": name,
                "published": "",
                "language": _UNKNOWN_LANGUAGE,
                "kind": kind,
                **cells,
            }
            self._sources[identity] = row
            self._days[row["source_id"]] = _Days()
        return self._sources[identity]["source_id"]

    def place(self, name: str, kind: str, **cells: str) -> str:
        """Return the id of a place; the same name elsewhere is another place."""
        where = (cells.get("latitude", ""), cells.get("longitude", ""), cells.get("area", ""))
        identity = (folded(name), kind, *where)
        if identity not in self._places:
            place_id = self._unused(slug(name, "place"), "place")
            self._places[identity] = {"place_id": place_id, "name": name, "kind": kind, **cells}
        return self._places[identity]["place_id"]

    def event(self, wished_id: str, **cells: str) -> Row:
        """Return the event's row; a second one of that id is refused."""
        identity = wished_id.casefold()
        if identity in self._events:
            raise RowRefused(_("Its id {id} is that of an earlier row.", id=quoted(wished_id)))
        event_id = self._unused(slug(wished_id, "event"), "event")
        self._events[identity] = {"event_id": event_id, **_kept(cells, EVENTS)}
        return self._events[identity]

    def events(self) -> Iterable[Row]:
        """Return the events made so far."""
        return self._events.values()

    def adopt_place(self, row: Row) -> str:
        """Take a place that was made elsewhere; return its id, another where it is taken."""
        place_id = self._unused(row["place_id"], "place")
        self._places[(place_id,)] = {**row, "place_id": place_id}
        return place_id

    def known_event(self, wished_id: str) -> Row | None:
        """Return the event of that id, if an earlier row has made it."""
        return self._events.get(wished_id.casefold())

    def claim(self, event: Row, source_id: str, **cells: str) -> Row:
        """Add a claim of a source about an event; ``as_of`` is the day of its document."""
        claim_id = self._unused(f"{event['event_id']}-{source_id}"[:80].strip("-"), "claim")
        row = {
            "claim_id": claim_id,
            "event_id": event["event_id"],
            "source_id": source_id,
            **_kept(cells, CLAIMS),
        }
        self._days[source_id].take(cells.get("as_of", ""), event["date"])
        self.draft.claims.append(row)
        return row

    def cite(self, event: Row, source_id: str, by: str, locator: str = "", as_of: str = "") -> None:
        """Add that a source reported on an event, when no more is known."""
        self.claim(
            event,
            source_id,
            claim=f"Reported on this event, according to {by}; what it said is not given.",
            locator=locator or f"named by {by}",
            stance="reports",
            as_of=as_of,
        )

    def each(
        self,
        rows: Sequence[tuple[int, Row]],
        take: Callable[[int, Row], str],
        progress: Progress = silent,
    ) -> None:
        """Let ``take`` make an event of each row (it returns its id), or refuse it."""
        for line, row in counting(rows, N_("Making claims of the rows"), progress):
            self.draft.rows += 1
            try:
                self.draft.taken.append(Taken(line, take(line, row)))
            except RowRefused as refusal:
                row_id = next(iter(row.values()), "")
                self.draft.refused.append(Refused(line, str(row_id)[:60], str(refusal)))

    def _unused(self, wished: str, table: str) -> str:
        ids = self._ids.setdefault(table, {})
        number = ids.get(wished, 2)
        found = unused(wished, ids, number)
        ids |= {wished: number + (found != wished), found: 2}
        return found

    def done(self) -> Draft:
        """Return the draft; sources get the days of what they are cited for."""
        used = {row["source_id"] for row in self.draft.claims}
        for row in self._sources.values():
            row["published"] = row["published"] or self._days[row["source_id"]].edtf()
            if row["source_id"] in used:
                self.draft.sources.append(row)
        self.draft.places.extend(self._places.values())
        self.draft.events.extend(self._events.values())
        self.draft.refused.sort(key=lambda each: each.line)
        return self.draft


def _kept(cells: Row, table: Table) -> Row:
    """Set a file's own ``Date`` apart from the table's ``date``."""
    ours = table.columns
    return {name if name in ours else apart(name, ours): cell for name, cell in cells.items()}
