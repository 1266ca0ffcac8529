"""The data page: the tables as they were read, what is wrong with them, downloads, and editing."""

from functools import partial
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pandas as pd
import streamlit as st

from dashboard.export.spreadsheet import spreadsheet_csv
from dashboard.language import N_, _, number_words
from dashboard.model.postgresql.address import Database
from dashboard.model.progress import Progress, counting
from dashboard.model.reading import data_files
from dashboard.model.report import Severity
from dashboard.model.schemas import TABLES as SCHEMAS
from dashboard.panels import session
from dashboard.panels.data_parts import DRAFT, EDIT, HALF, IMPORT, LOOK
from dashboard.panels.draft_panel import draft_panel
from dashboard.panels.edit_allowed import OFF_FOR_DATABASES, Allowed
from dashboard.panels.edit_page import edit
from dashboard.panels.import_panel import import_panel
from dashboard.panels.loading import Atlas
from dashboard.panels.making import Offer, follow, offer
from dashboard.panels.sidebar import index
from dashboard.panels.table_words import TITLES
from dashboard.panels.templating import show
from dashboard.views.tray import tray_view

#: The tables, the one that people look for first.
ORDER = ("claims", "events", "places", "sources")
#: So many issues on the page; the command `check` lists them all.
MOST_ISSUES = 200
#: So many rows of a table are on one page.
ROWS = 5_000

_PARTS = {LOOK: N_("Look"), EDIT: N_("Edit"), IMPORT: N_("Import"), DRAFT: N_("Draft")}
#: Of these there are those where nothing is changed; what Edit shows instead is why not.
_ALWAYS = (LOOK, EDIT)
_CHANGING = {EDIT: edit, IMPORT: import_panel, DRAFT: draft_panel}
_SEVERITIES = {"error": N_("error"), "warning": N_("warning"), "note": N_("note")}


def data_page(atlas: Atlas, allowed: Allowed) -> None:
    """Show report and tables, or the forms that change them."""
    session.leave_map(atlas)
    report = atlas.dataset.report
    serious = [issue for issue in report if issue.severity is not Severity.NOTE]
    index(atlas)
    with st.container(key="document-page"):
        show(
            "data_head.html",
            folder=atlas.dataset.folder.name,
            database=isinstance(atlas.dataset.folder, Database),
            version=atlas.fingerprint[:12],
            serious=len(serious),
            notes=len(report) - len(serious),
            tray=tray_view(atlas.dataset),
        )
        parts = list(_PARTS if allowed.edit else _ALWAYS)
        if st.session_state.get(HALF, LOOK) not in parts:
            st.session_state[HALF] = EDIT
        half = st.segmented_control(
            _("Part of the page"),
            parts,
            default=None if HALF in st.session_state else LOOK,
            format_func=lambda each: _(_PARTS[each]),
            key=HALF,
            label_visibility="collapsed",
            persist_state="session",
            required=True,
        )
        if half not in _CHANGING:
            _look(atlas)
        elif allowed.edit:
            _CHANGING[half](atlas)
        else:
            show("small.html", text=_(allowed.why_not))


def _look(atlas: Atlas) -> None:
    report = atlas.dataset.report
    if isinstance(atlas.dataset.folder, Path):
        _downloads(atlas)
    else:
        show("small.html", text=_(OFF_FOR_DATABASES))
    follow()
    tables = {name: getattr(atlas.written, name) for name in ORDER}
    labels = [f"{_(TITLES[name])} ({number_words(len(table))})" for name, table in tables.items()]
    tabs = st.tabs([*labels, _("Report ({n})", n=len(report))])
    for tab, (name, table) in zip(tabs, tables.items(), strict=False):
        with tab:
            _table(name, table)
    with tabs[-1]:
        show(
            "report.html",
            issues=tuple(report)[:MOST_ISSUES],
            more=len(report) - MOST_ISSUES,
            severities={key: _(word) for key, word in _SEVERITIES.items()},
        )
        show("tray.html", view=tray_view(atlas.dataset))


def _table(name: str, table: pd.DataFrame) -> None:
    shown = as_written(name, table)
    page = _page(name, len(shown))
    st.dataframe(shown.iloc[page], hide_index=True, height=560, key=f"table-{name}")
    offer(
        Offer(
            key=f"download-{name}",
            label=_("{file} for spreadsheets", file=f"{name}.csv"),
            file_name=f"{name}.csv",
            mime="text/csv",
            work=partial(_csv, shown),
        )
    )


def _page(name: str, rows: int) -> slice:
    """Ask which part of a long table is shown: all of it would take the browser's memory."""
    if rows <= ROWS:
        return slice(None)
    with st.container(key=f"page-of-{name}", width=220):
        number = st.number_input(
            _("Page, of {pages}", pages=-(-rows // ROWS)), 1, -(-rows // ROWS), key=f"page-{name}"
        )
    first = (number - 1) * ROWS
    last = min(first + ROWS, rows)
    words = _(
        "Rows {first} to {last} of {rows}; the file below holds all of them.",
        first=first + 1,
        last=last,
        rows=rows,
    )
    show("small.html", text=words)
    return slice(first, last)


def as_written(name: str, table: pd.DataFrame) -> pd.DataFrame:
    """Return the columns of the file and its schema, without those that were worked out."""
    schema = next(each for each in SCHEMAS if each.file == f"{name}.csv")
    return table.drop(columns=list(schema.derived), errors="ignore")


def _downloads(atlas: Atlas) -> None:
    offer(
        Offer(
            key="download-all",
            label=_("All files, unchanged (ZIP)"),
            file_name=f"{atlas.dataset.folder.name}.zip",
            mime="application/zip",
            work=partial(_zip, atlas.dataset.files),
        )
    )


def _zip(folder: Path, progress: Progress) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name in counting(data_files(folder), N_("Packing files"), progress, every=1):
            archive.write(folder / name, name)
    return buffer.getvalue()


def _csv(table: pd.DataFrame, progress: Progress) -> bytes:
    progress(N_("Writing the file"), 0, 0, 0.0)
    return spreadsheet_csv(table)
