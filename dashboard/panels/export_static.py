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
from dashboard.panels.export_look import switch, text
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

        def page() -> str:
            return page_html(scene, title=title or None, theme="dark" if dark else "light")

        st.download_button(
            _("Save the page"),
            data=lambda: page().encode("utf-8"),
            file_name=name,
            mime="text/html",
            key="page-save",
            type="primary",
            on_click="ignore",
        )
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
    with right, st.container(key="page-preview"):
        st.iframe(page(), height=760, alt=_("Preview of the page"))


def table_export(scene: Scene) -> None:
    """Offer the claims that are shown, for spreadsheets, maps and programs."""
    view = TableView(scene)
    with st.container(key="table-forms", horizontal=True):
        for form, about in TABLE_FORMS.items():
            st.download_button(
                _(about.label),
                data=partial(table_file, scene, form),
                file_name=file_name(f"claim-atlas-{scene.selection.day or 'all'}", form),
                mime=about.mime,
                key=f"table-{form}",
                on_click="ignore",
            )
    rows = view.rows
    table = pd.DataFrame(rows[:ROWS], columns=[column.name for column in view.columns])
    claims = ngettext("{n} claim", "{n} claims", len(rows))
    if len(rows) > ROWS:
        claims = _("{claims}, of which the first {n} are shown", claims=claims, n=ROWS)
    show("small.html", text=f"{claims}.")
    st.dataframe(
        table.rename(columns={column.name: column.title for column in view.columns}),
        hide_index=True,
        height=560,
    )
