"""The switches that pictures share: size, what stands on them, colours."""

import streamlit as st

from dashboard.export.options import PRESETS, Stamp, StillOptions, Theme
from dashboard.language import N_, _

SIZES = {
    "1280x720": "1280 × 720, 16:9",
    "1920x1080": "1920 × 1080, 16:9",
    "2560x1440": "2560 × 1440, 16:9",
    "1440x1080": "1440 × 1080, 4:3",
    "1080x1080": N_("1080 × 1080, square"),
    "a4": N_("A4, landscape"),
    "own": N_("Another size …"),
}
NARROWEST, LOWEST, LARGEST = 480, 360, 4096


def look(name: str) -> StillOptions:
    """Show the switches; ``name`` keeps those of pictures and of animations apart."""
    width, height = _size(name)
    title = text(name, "title", _("Title"), _("The view in words"))
    caption = text(name, "caption", _("Caption"), _("None"))
    legend = switch(name, "legend", _("Legend of sources"), True)
    claims = switch(name, "claims", _("Column of claims"), True)
    full = switch(name, "full", _("Origin in full"), True)
    dark = switch(name, "dark", _("Dark"), False)
    return StillOptions(
        width=width,
        height=height,
        title=title or None,
        caption=caption,
        legend=legend,
        claims=claims,
        stamp=Stamp.FULL if full else Stamp.SHORT,
        theme=Theme.DARK if dark else Theme.LIGHT,
    )


def text(name: str, field: str, label: str, placeholder: str) -> str:
    """Show a field for a line of text."""
    return st.text_input(
        label,
        placeholder=placeholder,
        key=f"{name}-{field}",
        max_chars=300,
        persist_state="session",
    )


def switch(name: str, field: str, label: str, default: bool) -> bool:
    """Show something to turn on and off."""
    return st.toggle(label, default, key=f"{name}-{field}", persist_state="session")


def _size(name: str) -> tuple[int, int]:
    chosen: str = st.selectbox(
        _("Size"),
        list(SIZES),
        index=1,
        format_func=lambda size: _(SIZES[size]),
        key=f"{name}-size",
        persist_state="session",
    )
    if chosen != "own":
        return PRESETS[chosen]
    left, right = st.columns(2)
    with left:
        width = _pixels(f"{name}-width", _("Width"), NARROWEST, 1600)
    with right:
        height = _pixels(f"{name}-height", _("Height"), LOWEST, 900)
    return width, height


def _pixels(key: str, label: str, least: int, default: int) -> int:
    return st.number_input(
        label,
        min_value=least,
        max_value=LARGEST,
        value=default,
        step=10,
        key=key,
        persist_state="session",
    )
