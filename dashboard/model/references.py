"""References between the tables: all that stay in a :class:`Dataset` resolve."""

import pandas as pd

from dashboard.language import lazy
from dashboard.model.deriving import span_columns
from dashboard.model.draft import Draft
from dashboard.model.report import Severity, set_aside_already
from dashboard.model.rules import Explanation
from dashboard.model.suggestions import Suggestions, quoted
from dashboard.model.text_columns import among


def check_parents(places: Draft) -> None:
    """Empty the ``parent_id`` that is unknown or part of a circle; the places stay."""
    _check_optional(places, "parent_id", places, ("parent_id",))
    parents = dict(zip(places.frame["place_id"], places.frame["parent_id"], strict=True))
    circular = {place_id for place_id in parents if place_id in _ancestors(place_id, parents)}

    def explain(place_id: str) -> Explanation:
        circle = " > ".join([place_id, *_ancestors(place_id, parents)])
        wrong = lazy("the place lies in itself: {circle}.", circle=circle)
        return wrong, lazy("Empty parent_id at the largest of them.")

    mask = places.frame["place_id"].isin(list(circular))
    for index, place_id in places.cells("place_id", mask):
        places.report(Severity.WARNING, "circle", index, "parent_id", explain(place_id))
    places.empty([index for index, _ in places.cells("place_id", mask)], "parent_id")


def check_required(draft: Draft, column: str, target: Draft) -> None:
    """Set aside the rows that hang on a row that is not in ``target``."""
    _check(draft, column, target, sets_aside=True)
    draft.drop_doomed()


def check_relations(claims: Draft) -> None:
    """Empty ``relation`` and ``relates_to`` where the other claim is unknown or the same."""
    itself = (claims.frame["relates_to"] == claims.frame["claim_id"]) & (
        claims.frame["relates_to"] != ""
    )
    claims.report_each(
        itself, "relates_to", "relates-to-itself",
        lambda cell: (lazy("{value} is the claim itself.", value=quoted(cell)),
                      lazy("Name the other claim.")),
        severity=Severity.WARNING,
    )  # fmt: skip
    rows = [index for index, _ in claims.cells("relates_to", itself)]
    claims.empty(rows, "relation", "relates_to")
    _check_optional(claims, "relates_to", claims, ("relation", "relates_to"))


def check_as_of(claims: Draft, dates: "pd.Series[str]") -> None:
    """Warn where a source speaks before the event; ``dates`` are EDTF, aligned with the frame."""
    said, happened = span_columns(claims.frame["as_of"]), span_columns(dates)
    happened.index = said.index
    before = (said["stop"] <= happened["start"]).fillna(False)  # a cell is empty
    before &= ~said["open_stop"] & ~happened["open_start"]
    for (index, as_of), date in zip(
        claims.cells("as_of", before), dates[before.to_numpy()], strict=True
    ):
        wrong = lazy(
            "{value} is before the event, which is dated {date}.", value=quoted(as_of), date=date
        )
        mend = lazy("Check both days: as_of is when the source said so.")
        claims.report(Severity.WARNING, "as-of-before-event", index, "as_of", (wrong, mend))


def _check_optional(draft: Draft, column: str, target: Draft, empties: tuple[str, ...]) -> None:
    draft.empty(_check(draft, column, target, sets_aside=False), *empties)


def _check(draft: Draft, column: str, target: Draft, *, sets_aside: bool) -> list[int]:
    """Report the references to no row of ``target``; return the rows that make them."""
    cells = draft.frame[column]
    ids = target.frame[target.table.id_column]
    dangling = (cells != "") & ~among(cells, ids)
    if not dangling.any():
        return []
    suggestions = Suggestions(tuple(ids))

    def explain(cell: str) -> Explanation:
        line = target.line_set_aside(cell)
        if line is not None:
            return set_aside_already(cell, target.file, line)
        like = suggestions.question(cell) or lazy("Add it there, or correct the id.")
        wrong = lazy("{value} is not in {file}.", value=quoted(cell), file=target.table.file)
        return wrong, like

    severity = Severity.ERROR if sets_aside else Severity.WARNING
    draft.report_each(
        dangling, column, "dangling", explain, severity=severity, sets_aside=sets_aside
    )
    return [index for index, _ in draft.cells(column, dangling)]


def _ancestors(place_id: str, parents: dict[str, str]) -> list[str]:
    """Return the chain of parents; in a circle it ends where it would repeat."""
    chain: dict[str, None] = {}
    parent = parents.get(place_id, "")
    while parent and parent not in chain:
        chain[parent] = None
        parent = parents.get(parent, "")
    return list(chain)
