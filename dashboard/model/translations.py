"""Texts of the data in several languages: ``claim_de`` beside ``claim``.

A column without a suffix is in English, or in no language that is known where a column with
``_en`` stands beside it. What is shown is the reader's language, else the column itself, else
whatever there is; and a text that is not in the reader's language says which one it is in.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd

from dashboard.language import ENGLISH, LANGUAGES, Language
from dashboard.model.dataset import Dataset
from dashboard.model.stored_texts import StoredTexts
from dashboard.model.translated_columns import COMPARED, translated

Words = list[str] | StoredTexts


def is_own(column: str) -> bool:
    """Whether a column is made here: ``claim (language)``."""
    return column.endswith((" (language)", " (shown)", " (written)"))


def told(row: Mapping[Hashable, Any], column: str) -> str:
    """Return a text that claims are compared by, as it is shown."""
    return str(row.get(f"{column} (shown)") or row[column])


def language_of(row: Mapping[Hashable, Any], column: str) -> str:
    """Return the code of a text's language where that is not the reader's; else nothing."""
    return str(row.get(f"{column} (language)", ""))


def searched(table: pd.DataFrame, columns: Iterable[str]) -> list[str]:
    """Return the columns with all that they are in other languages."""
    wanted = tuple(columns)
    also = [name for name in table.columns if (translated(name) or ("",))[0] in wanted]
    written = [f"{name} (written)" for name in wanted if f"{name} (written)" in table.columns]
    return [*wanted, *also, *written]


def in_language(dataset: Dataset, language: Language) -> Dataset:
    """Return the dataset as a reader of the language sees it; itself, if that is no other.

    The columns of ``READ`` hold the translations and ``... (written)`` what they held;
    ``... (language)`` is the code where a text is not in the language, ``... (shown)`` the
    translation of a column of ``COMPARED``.
    """
    sources, events, claims = (
        _spoken(table, language) for table in (dataset.sources, dataset.events, dataset.claims)
    )
    places = _countries(_spoken(dataset.places, language), language)
    before = (dataset.sources, dataset.places, dataset.events, dataset.claims)
    after = (sources, places, events, claims)
    if all(new is old for new, old in zip(after, before, strict=True)):
        return dataset
    return replace(
        dataset,
        sources=sources,
        places=places,
        events=events,
        claims=claims,
        language=language.code,
    )


def _spoken(table: pd.DataFrame, language: Language) -> pd.DataFrame:
    if foreign := {name: f"{name} (file)" for name in table.columns if is_own(name)}:
        table = table.rename(columns=foreign)  # what a file calls so is not what is made here
    found: dict[str, list[tuple[str, str]]] = {}
    for name in table.columns:
        if pair := translated(name):
            found.setdefault(pair[0], []).append((pair[1], name))
    found = {text: pairs for text, pairs in found.items() if text in table.columns}
    if not found:
        return table
    table = table.copy()
    for text, pairs in found.items():
        found_words = _words(table, text, dict(pairs), language)
        words, codes = (pd.Series(each, table.index, dtype="str") for each in found_words)
        if text in COMPARED:
            table[f"{text} (shown)"] = words
        else:
            table[f"{text} (written)"] = table[text]
            table[text] = words
        table[f"{text} (language)"] = codes
    return table


def _words(
    table: pd.DataFrame, text: str, columns: Mapping[str, str], language: Language
) -> tuple[Words, Words]:
    """Return for each row the words to show, and their language where it is another."""
    order = [each.code for each in LANGUAGES]
    others = sorted(columns, key=lambda code: (code not in order, code))
    plain = "" if ENGLISH.code in columns else ENGLISH.code
    wished = [language.code] if language.code in columns else []
    choices = [(code, columns[code]) for code in wished] + [(plain, text)]
    choices += [(code, columns[code]) for code in others]
    said = tuple(code for code, _name in choices)
    names = tuple(name for _code, name in choices)
    stored = table[text].array
    if isinstance(stored, StoredTexts):
        return stored.made(names, _said), stored.made(names, partial(_said_in, said, language.code))
    words, codes = [], []
    for cells in zip(*(table[name].tolist() for name in names), strict=True):
        words.append(_said(cells))
        codes.append(_said_in(said, language.code, cells))
    return words, codes


def _said(cells: Sequence[str]) -> str:
    """Return the first cell with words in it."""
    return next(filter(None, cells), "")


def _said_in(codes: Sequence[str], own: str, cells: Sequence[str]) -> str:
    """Return the language of the first cell with words in it, where it is not the reader's own."""
    code = next((code for code, cell in zip(codes, cells, strict=True) if cell), "")
    return "" if code == own else code


def _countries(places: pd.DataFrame, language: Language) -> pd.DataFrame:
    """Name countries as CLDR does, where the data has their English name and no other."""
    if language == ENGLISH:
        return places
    english, spoken = ENGLISH.locale.territories, language.locale.territories
    own = f"name_{language.code}"
    theirs = places[own].tolist() if own in places.columns else [""] * len(places)
    names = [
        spoken.get(code, name)
        if kind == "country" and name == english.get(code) and not translation
        else name
        for name, kind, code, translation in zip(
            places["name"].tolist(), places["kind"].tolist(), places["country"].tolist(), theirs,
            strict=True,
        )
    ]  # fmt: skip
    return places if names == places["name"].tolist() else places.assign(name=names)
