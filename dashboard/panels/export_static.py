"""What needs no server: the page of its own, and tables."""

from functools import partial

import pandas as pd
import streamlit as st

from dashboard.export.file_names import file_name
from dashboard.export.page import embed_snippet, page_html
from dashboard.export.scene import Scene
from dashboard.export.table import TABLE_FORMS, table_file
from dashboard.export.table_view import TableView
from dashboard.language import _, ngettext
from dashboard.model.progress import Progress
from dashboard.panels.export_look import switch, text
from dashboard.panels.making import Job, Offer, follow, make, offer
from dashboard.panels.templating import show

#: So many rows are shown; the files have all.
ROWS = 200


def page_export(scene: Scene) -> None:
    """Offer map, slider, claims and comparison as one file that needs no server."""
    left, right = st.columns([1, 2.6], gap="large")
    with left:
        title = text("page", "title", _("Title"), _("What the data are about"))
        dark = switch("page", "dark", _("Dark"), False)
        name = file_name(title or "claim-atlas", "html")
        save = st.container()
        show(
            "small.html",
            text=_(
                "One file with map, slider, filters, claims and comparison. It opens from a "
                "folder, an e-mail or any web host, and asks the network for nothing. It holds "
                "every claim of the data, whatever is filtered: publish only what may be read. "
                "To show it inside another page:"
            ),
        )
        st.code(embed_snippet(name, title or "Claim Atlas"), language="html", wrap_lines=True)
    with save:
        made = _page(scene, title, "dark" if dark else "light", name)
    if made is not None:
        with right, st.container(key="page-preview"):
            st.iframe(made.decode(), height=760, alt=_("Preview of the page"))


def _page(scene: Scene, title: str, theme: str, name: str) -> bytes | None:
    job = Job("page", (scene.identity, title, theme, scene.dashboard), name, "text/html")

    def work(progress: Progress) -> bytes:
        return page_html(scene, title=title or None, theme=theme, progress=progress).encode()

    return make(job, work)


def table_export(scene: Scene) -> None:
    """Offer the claims that are shown, for spreadsheets, maps and programs."""
    view = TableView(scene, most=ROWS)
    with st.container(key="table-forms", horizontal=True):
        for form, about in TABLE_FORMS.items():
            offer(
                Offer(
                    key=f"table-{form}",
                    label=_(about.label),
                    file_name=file_name(f"claim-atlas-{scene.selection.day or 'all'}", form),
                    mime=about.mime,
                    work=partial(table_file, scene, form),
                )
            )
    follow()
    table = pd.DataFrame(view.rows, columns=[column.name for column in view.columns])
    claims = ngettext("{n} claim", "{n} claims", view.total)
    if view.total > ROWS:
        claims = _("{claims}, of which the first {n} are shown", claims=claims, n=ROWS)
    show("small.html", text=f"{claims}.")
    st.dataframe(
        table.rename(columns={column.name: column.title for column in view.columns}),
        hide_index=True,
        height=560,
    )
