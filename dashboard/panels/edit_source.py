"""Who says it: a source of the data, or a new one in the same form."""

import streamlit as st

from dashboard.editing.changes import Add
from dashboard.editing.identifiers import suggest_id
from dashboard.language import _
from dashboard.panels.edit_desk import Desk
from dashboard.panels.edit_fields import row
from dashboard.panels.edit_part import NEW, Part, columns, existing, missing, new
from dashboard.views.edit_choices import choices

FIRST = ("label", "title")
ROW = ("published", "language", "kind")
MORE = ("publisher", "author", "url", "archive_url", "file", "notes")


def source_part(desk: Desk) -> Part:
    """Choose a source or describe a new one."""
    every = choices(desk.tables, "sources")
    chosen = row(
        desk.key("source"),
        _("Source") + " *",
        every,
        "" if every else NEW,
        first=(new(_("New source …")),),
        placeholder=_("Who says it? Type to search"),
    )
    if chosen == NEW:
        with st.container(key="edit-new-source"):
            return new_source(desk)
    return existing(desk, "sources", chosen) if chosen else Part(missing=(_("Source"),))


def new_source(desk: Desk) -> Part:
    """Ask for what a source must have, and on demand for the rest."""
    cells = columns(desk, "sources", FIRST, "source")
    for column, name in zip(st.columns([1.2, 0.8, 1]), ROW, strict=True):
        with column:
            cells |= columns(desk, "sources", (name,), "source")
    with st.expander(_("More about the source")):
        cells |= columns(desk, "sources", MORE, "source")
    label = cells.get("label") or cells.get("title", "")
    cells["source_id"] = suggest_id(label, desk.sheets.ids("sources"), "source")
    lacks = missing("sources", cells, FIRST + ROW)
    return Part(cells["source_id"], cells, (Add("sources", cells),), lacks)
