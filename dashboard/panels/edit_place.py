"""Where it happened: a place of the data, one of the gazetteer, or a point set on a map."""

from datetime import date

import streamlit as st

from dashboard.editing.changes import Add
from dashboard.editing.identifiers import suggest_id
from dashboard.language import _, either
from dashboard.model.terms import term
from dashboard.panels.edit_desk import Desk
from dashboard.panels.edit_fields import PAUSE, row
from dashboard.panels.edit_part import NEW, Part, existing, new
from dashboard.panels.plain import plain
from dashboard.panels.templating import show
from dashboard.views.edit_choices import Row, choices
from dashboard.views.edit_places import (
    FoundPlace,
    cells_of,
    found_places,
    known_as,
    manual_cells,
    marks,
)
from dashboard.webmap.place_picker import Picked, pick_place

Point = tuple[float, float]
_EXAMPLES = ("Schanaosen", "Жаңаөзен", "Flughafen Almaty")
_KNOWN = 300  # places of the data on the small map


def place_part(desk: Desk, *parts: str) -> Part:
    """Choose a place of the data, or find another one."""
    every = choices(desk.tables, "places")
    chosen = row(
        desk.key(*parts, "place"),
        _("Place") + " *",
        every,
        "" if every else NEW,
        first=(new(_("Another place …")),),
        placeholder=_("Where? Type to search"),
    )
    if chosen == NEW:
        with st.container(key="-".join(["edit-new-place", *parts])):
            return find_place(desk, *parts)
    return existing(desk, "places", chosen) if chosen else Part(missing=(_("Place"),))


def find_place(desk: Desk, *parts: str) -> Part:
    """Find a place by its name, among candidates on a map, or set a point."""
    finder = _Finder(desk, parts)
    left, right = st.columns([1, 1.25], gap="medium")
    with left:
        query = finder.query()
        found = found_places(query)
        finder.take_pick(found)
        chosen = finder.candidate(query, found)
        kind = finder.own_kind() if finder.point else ""
    with right:
        finder.map(found, chosen)
    if finder.point:
        return finder.own(query, kind)
    return finder.of_gazetteer(query, chosen)


class _Finder:
    """The widgets of one search; the last of list, map and point is what counts."""

    def __init__(self, desk: Desk, parts: tuple[str, ...]) -> None:
        self._desk, self._key = desk, desk.key(*parts, "find")
        self._places = desk.tables["places"]

    @property
    def point(self) -> Point | None:
        """The point that the person has set on the map."""
        set_there: Point | None = st.session_state.get(f"{self._key}-point")
        return set_there

    def query(self) -> str:
        """Ask for the name."""
        return (
            st.text_input(
                _("Name of the place, as the source has it") + " *",
                key=f"{self._key}-query",
                placeholder=_("such as {example}", example=either(_EXAMPLES)),
                live=PAUSE,
                persist_state="session",
                on_change=self._forget,
            )
            or ""
        ).strip()

    def take_pick(self, found: tuple[FoundPlace, ...]) -> None:
        """Take what was clicked on the map in the run before."""
        picked: Picked | None = st.session_state.pop(f"{self._key}-picked", None)
        if picked is None:
            return
        numbers = {each.number for each in found}
        st.session_state[f"{self._key}-point"] = picked.point
        wanted = picked.number if picked.number in numbers else None
        st.session_state[f"{self._key}-choice"] = wanted

    def candidate(self, query: str, found: tuple[FoundPlace, ...]) -> FoundPlace | None:
        """Show the candidates as a list; return the one that is chosen."""
        if not query:
            show("small.html", text=_("Type a name, or click on the map where it is."))
            return None
        if not found:
            words = _("The gazetteer knows no such place. Click on the map where it is.")
            show("small.html", text=words)
            return None
        by_number = {each.number: each for each in found}
        key = f"{self._key}-choice"
        if st.session_state.get(key) not in by_number:
            st.session_state[key] = None
        number = st.radio(
            _("Which one?"),
            list(by_number),
            format_func=lambda each: plain(
                f"{each}  {by_number[each].name}, {by_number[each].where}".rstrip(", ")
            ),
            captions=[plain(each.about) for each in found],
            key=key,
            on_change=lambda: st.session_state.pop(f"{self._key}-point", None),
        )
        if self.point is None:
            show("small.html", text=_("None of these? Click on the map where it is."))
        return by_number.get(number)

    def own_kind(self) -> str:
        """Ask how exactly a point of one's own is known."""
        latitude, longitude = self.point or (0.0, 0.0)
        show(
            "small.html",
            text=_("Your point: {position}.", position=f"{latitude:.5f}, {longitude:.5f}"),
        )
        return (
            st.segmented_control(
                _("What is there?"),
                ["site", "city"],
                default="site",
                format_func=lambda each: term("place kind", each),
                key=f"{self._key}-kind",
                required=True,
            )
            or "site"
        )

    def map(self, found: tuple[FoundPlace, ...], chosen: FoundPlace | None) -> None:
        """Show the map; a click on it runs the page again, once."""
        number = chosen.number if chosen and self.point is None else None
        known = [mark for row in self._places[:_KNOWN] if (mark := _mark(row))]
        picked = pick_place(marks(found, number), known, self.point, key=f"{self._key}-map")
        if picked and picked.seq != st.session_state.get(f"{self._key}-seq"):
            st.session_state[f"{self._key}-seq"] = picked.seq
            st.session_state[f"{self._key}-picked"] = picked
            st.rerun()

    def own(self, query: str, kind: str) -> Part:
        """Return the point as a row with its receipt."""
        if not query or self.point is None:
            return Part(missing=(_("Name of the place"),))
        cells = manual_cells(query, kind, *self.point, date.today())
        cells["place_id"] = suggest_id(query, self._desk.sheets.ids("places"), "place")
        return Part(cells["place_id"], cells, (Add("places", cells),))

    def of_gazetteer(self, query: str, chosen: FoundPlace | None) -> Part:
        """Return the chosen candidate as a row with its receipt, or the row it has already."""
        if chosen is None:
            return Part(missing=(_("Place"),))
        if there := known_as(chosen.entry, query, self._places):
            known = existing(self._desk, "places", there)
            name = known.cells.get("name", there)
            words = _("It is in the data already, as {name}; that row is used.", name=name)
            show("small.html", text=words)
            return known
        cells = cells_of(chosen.entry, query, self._places, date.today()) or {}
        return Part(cells.get("place_id", ""), cells, (Add("places", cells),))

    def _forget(self) -> None:
        for name in ("point", "choice"):
            st.session_state.pop(f"{self._key}-{name}", None)


def _mark(row: Row) -> dict[str, object] | None:
    try:
        at = [float(row.get("latitude", "")), float(row.get("longitude", ""))]
    except ValueError:
        return None
    if not (abs(at[0]) <= 90 and abs(at[1]) <= 180):  # also refuses nan
        return None
    return {"name": row.get("name", ""), "at": at}
