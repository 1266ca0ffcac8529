"""Import: a file of another format, seen before anything of it is written.

The person opens a file, confirms what its columns are, sees the rows that it would become and
those that are left out and why, and only then adds them to the folder.
"""

from pathlib import Path

import pandas as pd
import streamlit as st

from dashboard.errors import ClaimAtlasError
from dashboard.interchange.columns import FIELDS, SEVERAL, Mapped
from dashboard.interchange.drafts import Draft
from dashboard.interchange.formats import FORMATS, guess_format, preview
from dashboard.interchange.merging import PLANNED, READ, Merge, plan_merge
from dashboard.language import N_, _, ngettext, number_words, pgettext
from dashboard.model.progress import Progress, part_of
from dashboard.panels.loading import Atlas
from dashboard.panels.plain import plain
from dashboard.panels.table_words import TITLES, rows_counted
from dashboard.panels.templating import show
from dashboard.panels.upload import upload
from dashboard.panels.working import Work, finished, worked

_SHOWN = 20
_MOST_REFUSED = 200
_NO_COLUMN = "—"
_WRITING = "import-writing"
#: What the fields are called; ``--map`` of the command knows them by their keys.
_NAMES = {
    "event_id": N_("event id"),
    "date": N_("date"),
    "title": N_("title"),
    "claim": N_("claim"),
    "place": N_("place"),
    "region": N_("region"),
    "country": N_("country"),
    "latitude": N_("latitude"),
    "longitude": N_("longitude"),
    "category": N_("category"),
    "source": N_("source"),
    "url": N_("url"),
    "published": N_("published"),
    "locator": N_("locator"),
    "attributed_to": N_("attributed to"),
    "links": N_("links"),
    "measure": N_("measure"),
    "low": N_("low"),
    "high": N_("high"),
    "figure": N_("figure"),
    "unit": N_("unit"),
}


def import_panel(atlas: Atlas) -> None:
    """Show the way from a file to rows of this folder."""
    formats = " · ".join(_(each.about) for each in FORMATS.values())
    show("import_head.html", folder=atlas.dataset.folder.name, formats=formats)
    if _WRITING in st.session_state:  # the visitor was elsewhere meanwhile
        _finish()
    if done := st.session_state.pop("import-done", None):
        st.success(plain(done))
    endings = ("csv", "json", "geojson", "txt", "tsv")
    uploaded = upload(_("File to import"), endings, "import-file")
    if uploaded is None:
        for key in ("import-guess", "import-preview", "import-draft"):
            st.session_state.pop(key, None)
        return
    content = uploaded.getvalue()
    name = uploaded.name.rpartition(".")[0] or uploaded.name
    try:
        form = _form(content, uploaded.file_id)
        given = _columns(form, content, uploaded.file_id) if FORMATS[form].mapped else {}
        if given is None:
            return
        version = atlas.dataset.fingerprint
        draft, merge = worked(
            "import-draft",
            (uploaded.file_id, form, sorted(given.items()), version),
            lambda progress: _draft(atlas.dataset.files, (form, content, given, name), progress),
        )
    except (ClaimAtlasError, OSError) as error:
        st.error(plain(str(error)))
        return
    _show(draft, merge)
    _write(draft, merge)


def _draft(
    folder: Path, asked: tuple[str, bytes, Mapped, str], progress: Progress
) -> tuple[Draft, Merge]:
    """Read the file and fit its rows into the folder, whose tables stay as they are."""
    form, content, given, name = asked
    draft = FORMATS[form].read(content, given, name, part_of(progress, 0.0, READ / PLANNED))
    return draft, plan_merge(folder, draft, part_of(progress, READ / PLANNED, 1.0))


def _form(content: bytes, file_id: str) -> str:
    names = list(FORMATS)
    guess = worked("import-guess", file_id, lambda progress: _guess(content, progress))
    chosen: str = st.selectbox(
        _("Format"),
        names,
        index=names.index(guess),
        format_func=lambda name: _(FORMATS[name].about),
        key=f"import-format-{file_id}",
        width=340,
        help=_("Guessed from the file; change it where the guess is wrong."),
    )
    return chosen


def _guess(content: bytes, progress: Progress) -> str:
    progress(N_("Reading the file"), 0, 0, 0.0)
    return guess_format(content)


def _columns(form: str, content: bytes, file_id: str) -> Mapped | None:
    """Let the person say which column is what; ``None`` until date and what are said."""
    seen = worked(
        "import-preview", (file_id, form), lambda progress: preview(form, content, progress)
    )
    show("cap.html", title=_("Which column is what"))
    with st.container(key="import-columns"):
        given: dict[str, tuple[str, ...]] = {}
        fields = [name for name in FIELDS if form != "geojson" or name not in _OF_GEOMETRY]
        boxes = [box for _ in range(-(-len(fields) // 3)) for box in st.columns(3)]
        for box, field in zip(boxes, fields, strict=False):
            with box:
                given[field] = _box(field, seen.columns, seen.guess.get(field, ()), file_id, form)
    given = {field: columns for field, columns in given.items() if columns}
    if "date" not in given or not {"title", "claim"} & set(given):
        st.info(_("Say which column is the date, and which the title or the claim."))
        return None
    return given


_OF_GEOMETRY = {"latitude", "longitude"}


def _box(
    field: str, columns: tuple[str, ...], guess: tuple[str, ...], file_id: str, form: str
) -> tuple[str, ...]:
    about = f"**{_(_NAMES[field])}**: {_(FIELDS[field][0])}"
    key = f"import-{form}-{field}-{file_id}"
    if field in SEVERAL:
        chosen = st.multiselect(
            about, list(columns), default=list(guess), key=key, placeholder=_NO_COLUMN
        )
        return tuple(chosen)
    options = [_NO_COLUMN, *columns]
    index = options.index(guess[0]) if guess else 0
    one = st.selectbox(about, options, index=index, key=key)
    return () if one == _NO_COLUMN else (str(one),)


def _show(draft: Draft, merge: Merge) -> None:
    """Show the counts, the rows, and what is left out."""
    show(
        "import_counts.html",
        rows=draft.rows,
        taken=len(draft.taken),
        refused=len(draft.refused),
        added={name: rows_counted(name, number) for name, number in merge.added.items()},
        known={name: rows_counted(name, n) for name, n in merge.known.items() if n},
        notes=draft.notes,
    )
    tables = draft.tables()
    labels = [f"{_(TITLES[name])} ({number_words(len(rows))})" for name, rows in tables.items()]
    tabs = st.tabs([*labels, _("Not taken ({n})", n=len(draft.refused))])
    for tab, (name, rows) in zip(tabs, tables.items(), strict=False):
        with tab:
            frame = pd.DataFrame(rows[:_SHOWN]).fillna("").astype("str")
            st.dataframe(frame, hide_index=True, key=f"import-table-{name}")
            _more(len(rows) - _SHOWN)
    with tabs[-1]:
        _refused(draft)


def _refused(draft: Draft) -> None:
    if not draft.refused:
        show("small.html", text=_("Every row is taken."))
        return
    rows = [(each.line, each.row_id, each.reason) for each in draft.refused[:_MOST_REFUSED]]
    frame = pd.DataFrame(rows, columns=[_("line"), pgettext("column", "id"), _("why not")])
    st.dataframe(frame, hide_index=True, key="import-refused")
    _more(len(draft.refused) - _MOST_REFUSED)


def _more(number: int) -> None:
    if number > 0:
        show("small.html", text=ngettext("and {n} more", "and {n} more", number))


def _write(draft: Draft, merge: Merge) -> None:
    nothing = not any(merge.added.values())
    label = _("Everything is already in this folder") if nothing else _("Import into this folder")
    if not st.button(label, type="primary", disabled=nothing, key="import-write"):
        return
    counts = ", ".join(rows_counted(name, number) for name, number in merge.added.items())
    left = ngettext("{n} row not taken.", "{n} rows not taken.", len(draft.refused))
    done = f"{_('Added {rows}.', rows=counts)} {left}"
    st.session_state[_WRITING] = Work.begin(done, merge.write, to_its_end=True)
    _finish()


def _finish() -> None:
    """Wait until the tables are written, and say what was added."""
    writing: Work[None] = st.session_state[_WRITING]
    try:
        finished(_WRITING, writing)
    except (ClaimAtlasError, OSError) as error:
        st.error(plain(str(error)))
        return
    del st.session_state[_WRITING]
    st.session_state["import-done"] = writing.of
    st.rerun()
