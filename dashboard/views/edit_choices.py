"""The rows of a table as choices of a drop-down: an id, and words to find it by."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.analysis.folding import fold
from dashboard.errors import EdtfError
from dashboard.model.edtf_days import edtf_words
from dashboard.model.terms import term

Row = Mapping[str, str]
Tables = Mapping[str, Sequence[Row]]

#: A drop-down holds so many rows; beyond them a search comes first.
MOST = 1_000
_LONGEST = 110


@dataclass(frozen=True, slots=True)
class Choice:
    """One row to choose."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class Found:
    """The rows that fit a search, and how many more there are."""

    choices: tuple[Choice, ...]
    more: int = 0


def choices(tables: Tables, table: str) -> tuple[Choice, ...]:
    """Return every row of a table that has an id, each id once, in the order of the file."""
    words = {
        "sources": _source,
        "places": _place,
        "events": _Events(tables).words,
        "claims": _Claims(tables).words,
    }[table]
    id_column = f"{table[:-1]}_id"
    named = {row.get(id_column, ""): row for row in reversed(tables[table])}
    return tuple(Choice(key, _cut(words(row))) for key, row in reversed(list(named.items())) if key)


def found(every: Sequence[Choice], search: str, most: int = MOST) -> Found:
    """Keep the choices whose words, or id, hold all words of the search."""
    wanted = fold(search).split()
    fits = [each for each in every if not wanted or _holds(each, wanted)]
    return Found(tuple(fits[:most]), max(0, len(fits) - most))


def day_words(text: str) -> str:
    """Return a date in words, or as it stands when it is none."""
    try:
        return edtf_words(text)
    except EdtfError:
        return text


def place_names(rows: Iterable[Row]) -> dict[str, str]:
    """Return the name of each place by its id and by each of its spellings, folded."""
    names: dict[str, str] = {}
    for row in rows:
        for spelling in spellings(row):
            names.setdefault(fold(spelling), row.get("name", ""))
    return names


def spellings(row: Row) -> tuple[str, ...]:
    """Return the id, the name and the other spellings of a place."""
    every = (row.get("place_id", ""), row.get("name", ""), *row.get("names", "").split("|"))
    return tuple(each.strip() for each in every if each.strip())


def _source(row: Row) -> str:
    day = day_words(row.get("published", ""))
    return " · ".join(filter(None, [row.get("label", ""), row.get("title", ""), day]))


def _place(row: Row) -> str:
    kind = term("place kind", row.get("kind", ""))
    where = ", ".join(filter(None, [kind, row.get("country", "")]))
    return " · ".join(filter(None, [row.get("name", ""), where]))


class _Events:
    def __init__(self, tables: Tables) -> None:
        self._names = place_names(tables["places"])

    def words(self, row: Row) -> str:
        place = row.get("place", "")
        named = self._names.get(fold(place), place)
        day = day_words(row.get("date", ""))
        return " · ".join(filter(None, [row.get("title", ""), day, named]))


class _Claims:
    def __init__(self, tables: Tables) -> None:
        self._labels = {row.get("source_id", ""): row.get("label", "") for row in tables["sources"]}

    def words(self, row: Row) -> str:
        source = row.get("source_id", "")
        who = f"{self._labels.get(source) or source} {row.get('locator', '')}".strip()
        return " · ".join(filter(None, [who, row.get("claim", "")]))


def _cut(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 1]}…"


def _holds(choice: Choice, wanted: list[str]) -> bool:
    text = fold(f"{choice.words} {choice.id}")
    return all(word in text for word in wanted)
