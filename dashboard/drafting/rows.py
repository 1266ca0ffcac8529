"""Cells of claims.csv that a sentence suggests: for a person to correct, never to save as is."""

from collections.abc import Sequence

from dashboard.drafting.candidates import Row
from dashboard.drafting.context import DraftContext
from dashboard.drafting.paragraphs import Sentence
from dashboard.drafting.phrase_finding import denies
from dashboard.drafting.recognised import (
    FoundDate,
    FoundFigure,
    FoundPhrase,
    FoundPlace,
    Inferred,
)

_RANK = {"site": 0, "city": 1, "region": 2, "country": 3}
_LAST = {"bloc": 1, "people": 2, "context": 3}


def rows(
    sentence: Sentence,
    context: DraftContext,
    inferred: Sequence[Inferred],
    places: Sequence[FoundPlace],
    dates: Sequence[FoundDate],
    figures: Sequence[FoundFigure],
    cited: Sequence[FoundPhrase],
) -> tuple[Row, ...]:
    """Return a row for each figure of a sentence, or one where it has none.

    The sentence itself goes to ``quote``: ``claim`` is for a person's own neutral words.
    """
    who = next((each.who for each in cited if each.who), "")
    place, date = place_cell(places), date_cell(dates)
    carried = [] if place else ["place"]
    carried += [] if date else ["date"]
    cells = {
        "source_id": context.source_id,
        "locator": sentence.locator,
        "attributed_to": who,
        "stance": "denies"
        if denies(sentence.text) and not who
        else "reports"
        if cited
        else "asserts",
        "date": date or _carried("date", inferred),
        "place": place or _carried("place", inferred),
        "quote": sentence.text,
    }
    given = tuple(name for name in carried if cells[name])
    filled = {name: cell for name, cell in cells.items() if cell}
    if not figures:
        return (Row(filled, given),)
    return tuple(Row(filled | figure_cells(each), given) for each in figures)


def _carried(kind: str, inferred: Sequence[Inferred]) -> str:
    return next((each.cell for each in inferred if each.kind == kind), "")


def place_cell(places: Sequence[FoundPlace]) -> str:
    """Return the most exact place of a sentence as claims.csv would name it, or nothing."""
    if not places:
        return ""
    best = min(places, key=lambda each: (_LAST.get(each.how, 0), _RANK[each.kind], each.start))
    return best.place_id or best.name


def date_cell(dates: Sequence[FoundDate]) -> str:
    """Return the first day of a sentence; one that only says "now" where there is no other."""
    return next((each.edtf for each in sorted(dates, key=lambda each: each.now)), "")


def figure_cells(figure: FoundFigure) -> dict[str, str]:
    """Return the cells of a figure."""
    cells = {
        "measure": figure.measure,
        "population": figure.population,
        "low": _number(figure.low),
        "high": _number(figure.high),
        "wording": figure.wording,
        "unit": figure.unit,
    }
    return {name: cell for name, cell in cells.items() if cell}


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.10g}" if value != int(value) else str(int(value))
