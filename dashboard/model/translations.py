"""Texts of the data in several languages: ``claim_de`` beside ``claim``.

A column without a suffix is in English, or in no language that is known where a column with
``_en`` stands beside it; a source's title and who made it are in the source's own. What is shown
is the reader's language, else the column itself, else whatever there is; and a text that is not in
the reader's language says which one it is in.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import Any

import pandas as pd
from babel.core import get_global

from dashboard.language import ENGLISH, LANGUAGES, Language, current
from dashboard.language.names import shortest_code
from dashboard.model.dataset import Dataset
from dashboard.model.rules import LANGUAGE
from dashboard.model.stored_texts import StoredTexts
from dashboard.model.translated_columns import COMPARED, translated

#: Of a source, in the language that it is written in.
PRINTED = ("title", "publisher", "author")
#: Undetermined, several, no words.
_NO_LANGUAGE = frozenset({"und", "mul", "zxx"})
Words = list[str] | StoredTexts
Towns = Mapping[str, tuple[str, str]]
Row = Mapping[Hashable, Any]


def is_own(column: str) -> bool:
    """Whether a column is made here: ``claim (language)``."""
    return column.endswith((" (language)", " (shown)", " (written)"))


def told(row: Row, column: str) -> str:
    """Return a text that claims are compared by, as it is shown."""
    return str(row.get(f"{column} (shown)") or row[column])


def shown(table: pd.DataFrame, column: str) -> "pd.Series[str]":
    """Return the texts of a column as :func:`told` does."""
    return table.get(f"{column} (shown)", table[column])


def code_of(row: Row, column: str, plain: str = "") -> str:
    """Return the code of a text's language; nothing for one that is not known, and for no text.

    ``plain`` is that of a column without translations.
    """
    if not row.get(column):
        return ""
    return str(row.get(f"{column} (language)") or plain)


def foreign(code: str) -> str:
    """Return the code of a language that is not the reader's; nothing for theirs."""
    code = shortest_code(code)
    return "" if code.partition("-")[0].casefold() == current().code else code


def language_of(row: Row, column: str, plain: str = "") -> str:
    """Return the code of a text's language where that is known and not the reader's."""
    return foreign(code_of(row, column, plain))


def plain_language(dataset: Dataset) -> str:
    """Return the language of a column without a suffix that has no translations: ``en``, or none.

    English is only told where others are translated and nothing is translated into English.
    """
    codes = _codes(dataset.places, dataset.events, dataset.claims)
    return ENGLISH.code if codes and ENGLISH.code not in codes else ""


def has_translations(dataset: Dataset) -> bool:
    """Whether claims or events may be in several languages."""
    return bool(_codes(dataset.events, dataset.claims))


def _codes(*tables: pd.DataFrame) -> set[str]:
    return {pair[1] for table in tables for name in table.columns if (pair := translated(name))}


def document_language(source: Row) -> str:
    """Return the code of what a source is written in: ``deu-AT`` -> ``de-AT``.

    Nothing where its cell holds no code, or that of no one language.
    """
    code = str(source["language"])
    first, *rest = code.split("-")
    first = first.casefold()
    if not LANGUAGE.holds(code) or first in _NO_LANGUAGE:
        return ""
    short = get_global("language_aliases").get(first, first).replace("_", "-")
    return "-".join([short, *rest])


def searched(table: pd.DataFrame, columns: Iterable[str]) -> list[str]:
    """Return the columns with all that they are in other languages."""
    wanted = tuple(columns)
    also = [name for name in table.columns if (translated(name) or ("",))[0] in wanted]
    written = [f"{name} (written)" for name in wanted if f"{name} (written)" in table.columns]
    return [*wanted, *also, *written]


def in_language(
    dataset: Dataset, language: Language, towns: Towns = MappingProxyType({})
) -> Dataset:
    """Return the dataset as a reader of the language sees it; itself, if that is no other.

    ``towns`` are what the gazetteer calls towns, by their GeoNames ids: in English, and in the
    language.

    The columns of ``READ`` hold the translations and ``... (written)`` what they held;
    ``... (language)`` is the code of the text's language, empty where that is not known;
    ``... (shown)`` the translation of a column of ``COMPARED``.
    """
    sources = _spoken(dataset.sources, language, printed=PRINTED)
    events, claims = (_spoken(table, language) for table in (dataset.events, dataset.claims))
    places = _named(_spoken(dataset.places, language), language, towns)
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


def _spoken(table: pd.DataFrame, language: Language, printed: Sequence[str] = ()) -> pd.DataFrame:
    """Put a table into a language; ``printed`` are columns in a language of their own."""
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
        columns = dict(pairs)
        plain = "" if text in printed or ENGLISH.code in columns else ENGLISH.code
        found_words = _words(table, {plain: text} | columns, plain, language)
        words, codes = (pd.Series(each, table.index, dtype="str") for each in found_words)
        if text in COMPARED:
            table[f"{text} (shown)"] = words
        else:
            table[f"{text} (written)"] = table[text]
            table[text] = words
        table[f"{text} (language)"] = codes
    return table


def _words(
    table: pd.DataFrame, columns: Mapping[str, str], plain: str, language: Language
) -> tuple[Words, Words]:
    """Return for each row the words to show, and their language; ``columns`` are by language."""
    order = [language.code, plain, *(each.code for each in LANGUAGES)]
    codes = sorted(columns, key=lambda code: (order.index(code) if code in order else 99, code))
    names = tuple(columns[code] for code in codes)
    stored = table[columns[plain]].array
    if isinstance(stored, StoredTexts):
        return stored.made(names, _said), stored.made(names, partial(_said_in, codes))
    rows = list(zip(*(table[name].tolist() for name in names), strict=True))
    return [_said(cells) for cells in rows], [_said_in(codes, cells) for cells in rows]


def _said(cells: Sequence[str]) -> str:
    """Return the first cell with words in it."""
    return next(filter(None, cells), "")


def _said_in(codes: Sequence[str], cells: Sequence[str]) -> str:
    """Return the language of the first cell with words in it."""
    return next((code for code, cell in zip(codes, cells, strict=True) if cell), "")


def _named(places: pd.DataFrame, language: Language, towns: Towns) -> pd.DataFrame:
    """Call countries and towns by their known names, where the data has but the English one."""
    if language == ENGLISH:
        return places
    english, spoken = ENGLISH.locale.territories, language.locale.territories
    own = f"name_{language.code}"
    theirs = places[own].tolist() if own in places.columns else [""] * len(places)

    def called(name: str, kind: str, country: str, key: str, translation: str) -> str:
        if translation:
            return name
        if kind == "country" and name == english.get(country):
            return str(spoken.get(country, name))
        known, said = towns.get(key, ("", ""))
        return said if kind == "city" and name == known else name

    columns = (places[each].tolist() for each in ("name", "kind", "country", "geonames_id"))
    names = [called(*row) for row in zip(*columns, theirs, strict=True)]
    if names == places["name"].tolist():
        return places
    codes = places.get("name (language)", pd.Series("", places.index, dtype="str"))
    codes = codes.mask(places["name"] != names, language.code)
    written = places.get("name (written)", places["name"])
    new = {"name": names, "name (language)": codes, "name (written)": written}
    return places.assign(**new)
