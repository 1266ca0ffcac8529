"""The language of each session, so that a word does not ask Streamlit's session state for it.

That costs some 20 µs and may end the run; a page has more than a thousand words.
"""

from collections import OrderedDict

from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.language import Language

#: So many sessions are remembered; one that was forgotten is asked again.
MOST = 4_096
_kept: OrderedDict[str, Language] = OrderedDict()


def session_id() -> str | None:
    """Return the session whose script runs in this thread, if there is one."""
    context = get_script_run_ctx(suppress_warning=True)
    return None if context is None else context.session_id


def kept(session: str) -> Language | None:
    """Return the language of a session, if it was asked for since it may have changed."""
    return _kept.get(session)


def keep(session: str, language: Language) -> None:
    """Remember the language of a session."""
    _kept[session] = language
    while len(_kept) > MOST:
        _kept.popitem(last=False)


def forget() -> None:
    """Ask this session's state for its language next time: it may have changed."""
    _kept.pop(session_id() or "", None)
