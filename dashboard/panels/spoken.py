"""The visitor's language: chosen, sent along in the address, or the browser's; and the switch."""

from functools import lru_cache
from pathlib import Path

import streamlit as st

from dashboard.language import LANGUAGES, Language, current, find_by, language_named, preferred
from dashboard.panels import session
from dashboard.panels.language_kept import keep, kept, session_id

_PAGE = st.components.v2.component(
    "claim-atlas.page-language", js=Path(__file__).with_name("spoken.js").read_text("utf-8")
)
_preferred = lru_cache(maxsize=256)(preferred)


def find_language() -> Language | None:
    """Return the language of the visitor whose script runs in this thread, if there is one."""
    here = session_id()
    if here is None:
        return None
    found = kept(here)
    if found is None:
        visit: session.Visit | None = st.session_state.get("visit")
        chosen = st.query_params.get("lang", "") if visit is None else visit.address.language
        found = language_named(chosen) or _of_browser()
        keep(here, found)
    return found


def language_switch() -> None:
    """Show every language by its own name, and tell the page's own language to the browser."""
    with st.container(key="languages", horizontal=True, gap="small"):
        for language in LANGUAGES:
            chosen = language == current()
            st.button(
                f"**{language.name}**" if chosen else language.name,
                key=f"language-{language.code}",
                type="tertiary",
                on_click=session.speak,
                args=(language.code,),
            )


def tell_browser() -> None:
    """Set ``<html lang>``, which Streamlit leaves at English."""
    with st.container(key="page-language"):
        _PAGE(key="page-language-script", data={"lang": current().code})


def _of_browser() -> Language:
    found: Language | None = st.session_state.get("browser-language")
    if found is None:
        found = _preferred(st.context.headers.get("Accept-Language") or "")
        st.session_state["browser-language"] = found
    return found


find_by(find_language)
