"""A field for one file, in the visitor's language: Streamlit's own words in it are English."""

from collections.abc import Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard.language import _


def upload(label: str, endings: Sequence[str], key: str) -> UploadedFile | None:
    """Show the field and return its file; its words are put into the style sheet's places."""
    words = {
        "choose": _("Choose a file"),
        "drop": _("Drop the file here"),
        "most": _(
            "at most {size} MB · {endings}",
            size=int(st.get_option("server.maxUploadSize")),
            endings=", ".join(ending.upper() for ending in endings),
        ),
    }
    rules = "".join(f"--{name}:{_string(text)};" for name, text in words.items())
    st.html(f"<style>.st-key-{key}{{{rules}}}</style>")
    return st.file_uploader(label, list(endings), key=key)


def _string(text: str) -> str:
    r"""Return a text as CSS writes it: ``"say \"no\""``."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
