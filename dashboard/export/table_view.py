"""The claims that a view shows, as rows: the one table that every tabular format holds."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from math import isnan
from typing import Any

from dashboard.analysis.description import date_phrase, phrase, tally
from dashboard.analysis.text_languages import TextLanguages, text_languages
from dashboard.export.deck_claims import window_mask
from dashboard.export.scene import Scene
from dashboard.export.stamp import stamp_lines
from dashboard.language import N_, _
from dashboard.model.edtf_days import edtf_words
from dashboard.model.progress import Progress, counting, part_of, silent
from dashboard.model.translated_columns import COMPARED
from dashboard.model.translations import has_translations, told
from dashboard.model.vocabularies import POPULATIONS
from dashboard.views.claim_line import ClaimLine, ClaimWriter, Row, claim_writer
from dashboard.views.panel import PanelView, panel_view

#: The share of the work on a file that is done when claims are gathered, and when they are worded.
_GATHERED, WORDED = 0.15, 0.3

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in files, its heading for people, its width in characters."""

    name: str
    title: str
    width: int


#: What a reader needs first, then what only a machine asks for.
CLAIM_COLUMNS = tuple(
    Column(*column)
    for column in (
        ("source", N_("source"), 18),
        ("claim", N_("claim"), 56),
        ("claim_language", N_("language of the claim"), 10),
        ("figure", N_("figure"), 30),
        ("locator", N_("where it says so"), 12),
        ("attributed_to", N_("according to"), 20),
        ("stance", N_("stance"), 10),
        ("day", N_("day"), 20),
        ("date", N_("day (EDTF)"), 16),
        ("place", N_("place"), 18),
        ("event", N_("event"), 34),
        ("event_language", N_("language of the event"), 10),
        ("category", N_("kind of event"), 14),
        ("as_of", N_("as of"), 20),
        ("as_of_date", N_("as of (EDTF)"), 16),
        ("relation", N_("bears on"), 26),
        ("link", N_("in the dashboard"), 30),
        ("quote", N_("quote"), 40),
        ("quote_translation", N_("translation"), 40),
        ("measure", N_("measure"), 14),
        ("low", N_("low"), 10),
        ("high", N_("high"), 10),
        ("unit", N_("unit"), 10),
        ("population", N_("who is counted"), 16),
        ("scope", N_("scope"), 20),
        ("wording", N_("wording"), 16),
        ("precision", N_("precision"), 10),
        ("place_kind", N_("kind of place"), 10),
        ("latitude", N_("latitude"), 10),
        ("longitude", N_("longitude"), 10),
        ("area", N_("outlines"), 16),
        ("event_date", N_("day of the event (EDTF)"), 16),
        ("event_place", N_("place of the event"), 18),
        ("claim_id", N_("claim id"), 14),
        ("source_id", N_("source id"), 14),
        ("event_id", N_("event id"), 18),
        ("place_id", N_("place id"), 16),
        ("relates_to", N_("bears on claim id"), 14),
    )
)
#: ``claims`` are those in the table; ``included`` is what the filter of sources says.
SOURCE_COLUMNS = tuple(
    Column(*column)
    for column in (
        ("source", N_("source"), 18),
        ("included", N_("included"), 10),
        ("claims", N_("claims here"), 12),
        ("title", N_("title"), 56),
        ("author", N_("author"), 22),
        ("publisher", N_("publisher"), 26),
        ("published", N_("published (EDTF)"), 22),
        ("language", N_("language"), 10),
        ("kind", N_("kind"), 14),
        ("url", N_("address"), 40),
        ("archive_url", N_("archived"), 40),
        ("notes", N_("notes"), 56),
        ("source_id", N_("source id"), 16),
    )
)
#: What a cell of ``included`` says, by whether the source is.
INCLUDED = {True: N_("yes"), False: N_("left out")}
NUMBERS = ("low", "high", "latitude", "longitude")
_LANGUAGES = ("claim_language", "event_language")
#: Words of a list, which stay as they are; the same word as somebody's name does not.
_LISTED: dict[str, tuple[str, ...]] = {"population": POPULATIONS, "scope": ("all",)}
_COPIED = (
    "claim locator stance quote quote_translation measure unit precision "
    "claim_id source_id event_id place_id relates_to"
).split()


@dataclass(frozen=True, eq=False)
class TableView:
    """The claims that pass days, place, filters and statement day, in the panel's order.

    ``progress`` is told of the rows as they are made, and of writing them to a file; with ``most``
    there are no more rows than that, of ``total``.
    """

    scene: Scene
    progress: Progress = silent
    most: int | None = None

    @cached_property
    def rows(self) -> tuple[dict[str, Cell], ...]:
        """One row a claim; keys are the names of ``columns``, an unknown number is ``None``."""
        telling = part_of(self.progress, _GATHERED, WORDED)
        return tuple(map(self._row, counting(self._lines, N_("Wording claims"), telling)))

    @property
    def total(self) -> int:
        """The number of claims of the view."""
        return self._panel.total

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns of ``rows``: last those that only this file has, and its notes."""
        extras = (Column(name, name, 24) for name in self._extras.values())
        return (*map(_titled, self._own_columns), *extras)

    @property
    def source_columns(self) -> tuple[Column, ...]:
        """The columns of ``sources``."""
        return tuple(map(_titled, SOURCE_COLUMNS))

    @cached_property
    def sources(self) -> tuple[dict[str, Cell], ...]:
        """All sources of the data, those that are left out as well."""
        return tuple(map(self._source, self.scene.dataset.sources.to_dict("records")))

    @cached_property
    def sentence(self) -> str:
        """``5 January 2022, all 5 sources, in Almaty: 14 claims at 1 place``."""
        dataset, axis, selection = self.scene.dataset, self.scene.axis, self.scene.selection
        place = self._writer.places.get(selection.place or "")
        where = _("place {place}", place=place["name"]) if place else ""
        head = [date_phrase(axis, selection), phrase(dataset, selection), where]
        return f"{', '.join(filter(None, head))}: {tally(dataset, axis, window_mask(self.scene))}"

    @property
    def stamp(self) -> tuple[str, ...]:
        """Where the table comes from, a line a fact."""
        return stamp_lines(self.scene)

    @cached_property
    def _own_columns(self) -> tuple[Column, ...]:
        """Leave out what language a text is in where the data has but one."""
        several = has_translations(self.scene.dataset)
        return tuple(each for each in CLAIM_COLUMNS if several or each.name not in _LANGUAGES)

    @cached_property
    def _languages(self) -> TextLanguages:
        return text_languages(self.scene.dataset)

    @cached_property
    def _writer(self) -> ClaimWriter:
        return claim_writer(self.scene.dataset)

    @cached_property
    def _lines(self) -> tuple[ClaimLine, ...]:
        self.progress(N_("Gathering the claims"), 0, 0, 0.0)
        events = chain.from_iterable(group.events for group in self._panel.groups)
        return tuple(chain.from_iterable(event.claims for event in events))

    @cached_property
    def _panel(self) -> PanelView:
        scene = self.scene
        most = len(scene.dataset.claims) if self.most is None else self.most
        return panel_view(scene.dataset, scene.axis, scene.selection, limit=most)

    @cached_property
    def _extras(self) -> dict[str, str]:
        """Name the columns that no schema knows; one that is taken says where it is from."""
        taken = {column.name for column in CLAIM_COLUMNS}
        names = self._writer.extra_columns
        return {name: f"{name} (claims.csv)" if name in taken else name for name in names}

    @cached_property
    def _claims(self) -> dict[str, Row]:
        shown = {line.id for line in self._lines}
        table = self.scene.dataset.claims
        rows = table[table["claim_id"].isin(shown)].to_dict("records")
        return {row["claim_id"]: row for row in rows}

    @cached_property
    def _events(self) -> dict[str, Row]:
        return {row["event_id"]: row for row in self.scene.dataset.events.to_dict("records")}

    @cached_property
    def _links(self) -> dict[str, str]:
        """Link to this view with the panel at each place."""
        places = {row["place_id"] for row in self._claims.values()}
        showing = self.scene.showing
        return {place: showing(place=place or None).link for place in sorted(places)}

    def _row(self, line: ClaimLine) -> dict[str, Cell]:
        claim = self._claims[line.id]
        event = self._events[claim["event_id"]]
        place = self._writer.places.get(claim["place_id"], {})
        happened = self._writer.places.get(event["place_id"], {})
        cells: dict[str, Cell] = {name: claim[name] for name in _COPIED}
        cells |= {
            name: claim[name] if claim[name] in _LISTED.get(name, ()) else told(claim, name)
            for name in COMPARED
        }
        cells |= {
            "source": line.label,
            "figure": line.figure,
            "relation": line.relation,
            "link": self._links[claim["place_id"]],
            "low": _number(claim["low"]),
            "high": _number(claim["high"]),
        }
        cells |= {
            "day": edtf_words(claim["date_edtf"]) if claim["date_edtf"] else "",
            "date": claim["date_edtf"],
            "as_of": edtf_words(claim["as_of_edtf"]) if claim["as_of_edtf"] else "",
            "as_of_date": claim["as_of_edtf"],
        }
        cells |= {
            "place": place.get("name", ""),
            "place_kind": place.get("kind", ""),
            "latitude": _number(place.get("latitude")),
            "longitude": _number(place.get("longitude")),
            "area": place.get("area", ""),
        }
        cells |= {
            "claim_language": self._languages.code(claim, "claim"),
            "event_language": self._languages.code(event, "title"),
            "event": event["title"],
            "category": event["category"],
            "event_date": event["date"],
            "event_place": happened.get("name", event["place"]),
        }
        extras = {new: claim[old] for old, new in self._extras.items()}
        return {column.name: cells[column.name] for column in self._own_columns} | extras

    def _source(self, source: Row) -> dict[str, Cell]:
        chosen = self.scene.selection.sources
        mine = sum(line.source_id == source["source_id"] for line in self._lines)
        cells: dict[Hashable, Any] = dict(source) | {
            "source": source["label"],
            "included": INCLUDED[chosen is None or source["source_id"] in chosen],
            "claims": mine,
        }
        return {column.name: cells[column.name] for column in SOURCE_COLUMNS}

    def about(self) -> Iterator[tuple[str, str]]:
        """Yield what a reader of the table must know: a heading and its text."""
        yield _("What is shown"), self.sentence
        yield _("The same view"), self.scene.link
        heads = (_("Stamp") if not index else "" for index in range(len(self.stamp)))
        yield from zip(heads, self.stamp, strict=True)
        yield _("A row"), _("What one source says about one event. No row says who is right.")
        yield _("Days"), _(EDTF_WORDS)
        yield _("Figures"), _(FIGURE_WORDS)


EDTF_WORDS = N_(
    "Extended Date/Time Format (ISO 8601-2): 2022-01-03/2022-01-06 is a span, 2022-01 a month "
    "known no better, ~ is approximate, ? is uncertain."
)
FIGURE_WORDS = N_(
    'low and high are the least and the most that the source says; an empty one is open: "at '
    'least 225" has low 225 and no high.'
)


def _titled(column: Column) -> Column:
    return replace(column, title=_(column.title))


def _number(value: float | None) -> int | float | None:
    """Make NaN none, and 225.0 the number 225."""
    if value is None or isnan(value):
        return None
    return int(value) if float(value).is_integer() else float(value)
