"""TimeMap's JSON (Forensic Architecture, Bellingcat): events with their sources -> a draft.

Two shapes are known: a list of events whose sources are nested::

    [{"id": "CIV0001", "date": "2022-02-24", "latitude": "50.0", "longitude": "36.2",
      "location": "Kharkiv", "description": "...", "sources": [{"path": "https://..."}]}]

and an object with ``events`` and ``sources``, where events name their sources by id.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from dashboard.errors import ForeignFileError
from dashboard.interchange.drafting_rows import Drafting
from dashboard.interchange.drafts import Draft, Row, RowRefused
from dashboard.interchange.foreign_cells import day_order, edtf_day, position
from dashboard.interchange.json_reading import cell_text, read_json, require_size
from dashboard.language import _
from dashboard.model.progress import Progress, silent

Json = dict[str, Any]

NAME = "TimeMap"
_KNOWN = {"id", "civId", "date", "time", "latitude", "longitude", "location", "description",
          "sources", "title"}  # fmt: skip
_LONGEST_TITLE = 100


def read_timemap(content: bytes, progress: Progress = silent) -> Draft:
    """Read TimeMap's events; the account of an event is the map's, its sources are cited."""
    document = read_json(content, _("TimeMap file"))
    events, sources = _parts(document)
    keys = {str(key) for each in events if isinstance(each, dict) for key in each}
    require_size(events, sorted(keys), _("TimeMap file"))
    order = day_order(str(each.get("date")) for each in events if isinstance(each, dict))
    reading = _Reading(sources, order)
    numbered = [(number, _as_row(each)) for number, each in enumerate(events, start=1)]
    items = dict(enumerate(events, start=1))
    reading.drafting.each(numbered, lambda number, _row: reading.take(items[number]), progress)
    reading.drafting.draft.notes.append(
        _("The accounts are those of the map; what each source said is not in the file.")
    )
    return reading.drafting.done()


def _parts(document: Any) -> tuple[list[Any], dict[str, Json]]:
    """Return the events, and the sources that stand beside them by id."""
    if isinstance(document, list):
        return document, {}
    events = document.get("events") if isinstance(document, dict) else None
    if not isinstance(events, list):
        raise ForeignFileError(
            _('This is no TimeMap file: it has no list of events, nor an object with "events".')
        )
    beside = document.get("sources") or {}
    if isinstance(beside, list):
        beside = {str(each.get("id")): each for each in beside if isinstance(each, dict)}
    return events, {str(key): each for key, each in beside.items() if isinstance(each, dict)}


@dataclass(slots=True)
class _Reading:
    sources: dict[str, Json]
    order: str
    drafting: Drafting = field(default_factory=Drafting)

    def take(self, item: Any) -> str:
        """Make an event, its place and its sources of one item."""
        if not isinstance(item, dict):
            raise RowRefused(_("It is no object."))
        description = " ".join(_text(item, "description").split())
        title = _text(item, "title").strip() or description
        if not title:
            raise RowRefused(_("It has no description."))
        event = self.drafting.event(
            _text(item, "id") or _text(item, "civId") or title,
            date=edtf_day(_text(item, "date"), self.order),
            place=self._place(item),
            title=title if len(title) <= _LONGEST_TITLE else f"{title[: _LONGEST_TITLE - 1]}…",
            category=_category(item),
            notes="",
            **{cell_text(key): cell_text(value) for key, value in item.items()
               if key not in _KNOWN and key not in ("place", "category", "notes", "event_id")},
        )  # fmt: skip
        own = self.drafting.source(NAME, "dataset")
        cited = list(self._cited(item))
        self.drafting.claim(
            event,
            own,
            claim=description or title,
            locator=f"event {_text(item, 'id') or event['event_id']}",
            stance="reports",
            notes=f"Cites {len(cited)} source{'s' if len(cited) != 1 else ''}.",
        )
        for source_id, day in cited:
            self.drafting.cite(event, source_id, NAME, as_of=day)
        return event["event_id"]

    def _place(self, item: Json) -> str:
        latitude, longitude = position(_text(item, "latitude"), _text(item, "longitude"))
        name = " ".join(_text(item, "location").split()) or f"{latitude}, {longitude}"
        return self.drafting.place(name, "site", latitude=latitude, longitude=longitude)

    def _cited(self, item: Json) -> Iterator[tuple[str, str]]:
        """Yield each source's id and the day of its document, when that can be read."""
        listed = item.get("sources") or []
        for each in listed if isinstance(listed, list) else [listed]:
            source = each if isinstance(each, dict) else self.sources.get(str(each))
            if source is None:
                source = {"path": str(each)} if "://" in str(each) else {"id": str(each)}
            yield self._source(source)

    def _source(self, source: Json) -> tuple[str, str]:
        url = web_address(_text(source, "url") or _text(source, "path") or _first_path(source))
        name = _text(source, "title") or _text(source, "id") or url or "unnamed source"
        about = _text(source, "description")
        try:
            day = edtf_day(_text(source, "date"), self.order)
        except RowRefused:
            day = ""
        source_id = self.drafting.source(
            " ".join(name.split()),
            _text(source, "type").casefold() or "social media",
            key=url or name,
            author=_text(source, "author"),
            publisher=urlsplit(url).hostname or "",
            url=url,
            notes=about,
        )
        return source_id, day


def web_address(text: str) -> str:
    """Return a link that may be shown, or nothing."""
    text = text.strip()
    is_link = text.casefold().startswith(("http://", "https://")) and not set(text) & set(" \n\t<>")
    try:
        return text if is_link and urlsplit(text).hostname else ""
    except ValueError:
        return ""


def _category(item: Json) -> str:
    found = item.get("category") or item.get("type")
    return cell_text(found).strip().casefold() if found else "event"


def _first_path(source: Json) -> str:
    paths = source.get("paths")
    return str(paths[0]) if isinstance(paths, list) and paths else ""


def _text(item: Json, key: str) -> str:
    return cell_text(item.get(key))


def _as_row(item: Any) -> Row:
    return {"id": str(item.get("id") or "")} if isinstance(item, dict) else {}
