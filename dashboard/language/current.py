"""Which language is spoken just now: the one in use, else the visitor's, else English.

Exports and tests say ``with use("de"):``. The page cannot: Streamlit runs a fragment again in
another thread, without what stands around it. So the panels tell by :func:`find_by` how a
visitor's language is found, and it is asked for anew each time.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from dashboard.language.languages import ENGLISH, Language, language_named

_used: ContextVar[Language | None] = ContextVar("language", default=None)
_find: list[Callable[[], Language | None]] = []


def current() -> Language:
    """Return the language to speak."""
    used = _used.get()
    if used is not None:
        return used
    return next((found for find in _find if (found := find()) is not None), ENGLISH)


@contextmanager
def use(language: Language | str) -> Iterator[Language]:
    """Speak this language inside the ``with``; ``ValueError`` for one that is not spoken here."""
    chosen = language_named(language) if isinstance(language, str) else language
    if chosen is None:
        raise ValueError(f"{language!r} is none of the languages of dashboard.language.LANGUAGES")
    token = _used.set(chosen)
    try:
        yield chosen
    finally:
        _used.reset(token)


def find_by(find: Callable[[], Language | None]) -> None:
    """Ask this for the language where none is in use; ``None`` means that it cannot tell."""
    _find[:] = [find]
