"""The look of the page: one style sheet, and rules made from numbers and checked ids."""

import re
from collections.abc import Iterable
from pathlib import Path

import streamlit as st

from dashboard.language import number_words
from dashboard.views.source_signs import sign_style

_HERE = Path(__file__).parent
_SHEETS = (
    "page.css", "compare.css", "export.css", "passage.css", "edit.css", "strips.css", "access.css",
)  # fmt: skip
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def show_styles(*, present: bool) -> None:
    """Put the style sheet into the page; the presentation view hides what surrounds the map."""
    names = (*_SHEETS, "present.css") if present else _SHEETS
    # One element: Streamlit marks each as out of date and as fresh again at every click.
    rules = "".join((_HERE / name).read_text("utf-8") for name in names)
    st.html(f"<style>{rules}</style>")


def source_rules(rows: Iterable[tuple[int, str, int, float]]) -> str:
    """Return CSS that gives each source's check box its colour, its sign, number and share.

    ``rows`` are ``(number, colour, claims, share)``, where ``number`` is the source's position
    among all and ``share`` runs from 0 to 1: nothing in the rules is text from the data.
    """
    rules = []
    for number, colour, claims, share in rows:
        if not _COLOUR.fullmatch(colour):
            raise ValueError(f"{colour!r} is not a colour like #0072B2")
        count = number_words(claims)
        look = f"--colour:{colour};{sign_style(number, colour)};--share:{share:.4f}"
        rules.append(f".st-key-source-{number}{{{look};--digits:{len(count)};--count:'{count}'}}")
    return "<style>" + "".join(rules) + "</style>"
