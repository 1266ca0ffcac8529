"""The visitor's view as exports take it."""

from urllib.parse import urlsplit

import streamlit as st

from dashboard.export.scene import Scene
from dashboard.panels import session
from dashboard.panels.loading import Atlas


def scene_of(atlas: Atlas) -> Scene:
    """Return the visitor's view; its links lead back to this very server."""
    return Scene(
        atlas.dataset, atlas.axis, atlas.view, session.visit(atlas).address, _home(st.context.url)
    )


def _home(url: str | None) -> str:
    """``http://localhost:8501/atlas/export?day=2007`` -> ``http://localhost:8501/atlas/``."""
    parts = urlsplit(url or "")
    if not parts.netloc:
        return ""
    folder = parts.path.removesuffix("export").rstrip("/")
    return f"{parts.scheme}://{parts.netloc}{folder}/"
