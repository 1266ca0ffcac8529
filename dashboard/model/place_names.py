"""Which place of places.csv a spelling means; never a guess between two."""

import unicodedata

import pandas as pd

from dashboard.language import lazy, lazy_listed, together
from dashboard.model.draft import Draft
from dashboard.model.report import Severity, set_aside_already
from dashboard.model.rules import Explanation
from dashboard.model.set_aside import SetAside
from dashboard.model.suggestions import Suggestions, quoted


class PlaceNames:
    """All spellings of a places table, compared without case and surplus spaces."""

    def __init__(self, places: Draft) -> None:
        """Learn the spellings of the rows that stay, and of those that were set aside."""
        self._ids = frozenset(places.frame["place_id"])
        self._by_spelling: dict[str, dict[str, None]] = {}
        shown: dict[str, str] = {}  # by folded spelling, to suggest each once
        for place_id, name, names in places.frame[["place_id", "name", "names"]].itertuples(
            index=False
        ):
            for spelling in (name, *names.split("|"), place_id):
                if key := _folded(spelling):
                    self._by_spelling.setdefault(key, {})[place_id] = None
                    shown.setdefault(key, spelling.strip())
        self._suggestions = Suggestions(tuple(shown.values()))
        self._set_aside: dict[str, SetAside] = {}
        for row in places.set_aside:
            names = row.cells.get("names", "").split("|")
            for spelling in (row.row_id, row.cells.get("name", ""), *names):
                self._set_aside.setdefault(_folded(spelling), row)

    def find(self, spelling: str) -> tuple[str, ...]:
        """Return the ids that a spelling fits: none, one, or several when it is ambiguous."""
        if spelling in self._ids:
            return (spelling,)
        return tuple(self._by_spelling.get(_folded(spelling), ()))

    def explain(self, spelling: str) -> Explanation:
        """Say why a spelling means no place, and what to do about it."""
        found = self.find(spelling)
        if found:
            ids = lazy_listed(found)
            mend = lazy("Write the one meant, such as {id}.", id=found[0])
            return lazy("{value} fits {ids}.", value=quoted(spelling), ids=ids), mend
        if row := self._set_aside.get(_folded(spelling)):
            return set_aside_already(spelling, row.file, row.line)
        mend = lazy("Add it to places.csv, or run claim-atlas geocode FOLDER.")
        like = self._suggestions.question(spelling)
        wrong = lazy("{value} is not in {file}.", value=quoted(spelling), file="places.csv")
        return wrong, together([like, mend])


def resolve_places(draft: Draft, names: PlaceNames) -> "pd.Series[str]":
    """Return the place ids of a table's ``place`` cells, aligned with its frame.

    A cell that is empty, unknown or ambiguous yields ``""``; the row stays either way, for
    the screen lists what has no place. Unknown and ambiguous ones are reported.
    """
    cells = draft.frame["place"]
    found = {cell: names.find(cell) for cell in cells.unique()}
    for code, wrong in (
        ("unknown-place", {cell for cell, ids in found.items() if cell and not ids}),
        ("ambiguous-place", {cell for cell, ids in found.items() if len(ids) > 1}),
    ):
        draft.report_each(cells.isin(wrong), "place", code, names.explain, severity=Severity.ERROR)
    ids = {cell: found[cell][0] if len(found[cell]) == 1 else "" for cell in found}
    return cells.map(ids).astype("str")


def _folded(spelling: str) -> str:
    return " ".join(unicodedata.normalize("NFC", spelling).casefold().split())
