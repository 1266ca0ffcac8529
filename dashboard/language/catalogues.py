"""The translations: one gettext catalogue a language, read as they are written, once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

from dashboard.language.languages import ENGLISH, language_named

FOLDER = Path(__file__).parent / "catalogues"
#: Context (``""``: none) and message.
Key = tuple[str, str]


@dataclass(frozen=True)
class Catalogue:
    """What a language says for each message; of a counted one, a form for each plural.

    ``scripts`` are the messages that stand in JavaScript, and travel to the browser.
    """

    said: Mapping[Key, tuple[str, ...]]
    scripts: frozenset[Key] = frozenset()


@cache
def catalogue(code: str) -> Catalogue:
    """Return the catalogue of a language; that of English is empty, for the code speaks it."""
    language = language_named(code)
    if language is None or language == ENGLISH:
        return Catalogue({})
    said: dict[Key, tuple[str, ...]] = {}
    scripts: set[Key] = set()
    with (FOLDER / f"{code}.po").open("rb") as file:
        for message in read_po(file, locale=language.cldr):
            one = message.id[0] if isinstance(message.id, tuple | list) else message.id
            string = message.string or ""
            forms = tuple(
                each for each in ([string] if isinstance(string, str) else string) if each
            )
            if not one or message.fuzzy or not forms:
                continue
            key = (message.context or "", one)
            said[key] = forms
            if any(place.endswith(".js") for place, _ in message.locations):
                scripts.add(key)
    return Catalogue(said, frozenset(scripts))
