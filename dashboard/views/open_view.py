"""The questions in conflict as the map rings them, for every position of the statement day."""

from dataclasses import dataclass, replace

from dashboard.analysis.comparison import comparison
from dashboard.analysis.facts import Ints
from dashboard.analysis.open_questions import OpenQuestions, conflicts_by_place_and_slot
from dashboard.analysis.question_names import names_of
from dashboard.analysis.roll import roll_of
from dashboard.analysis.selection import Selection
from dashboard.analysis.statement_days import statement_days
from dashboard.analysis.timeline import Axis
from dashboard.model.dataset import Dataset

#: With more statement days than this, the browser gets the conflicts of one of them only.
MOST_KNOWN = 24


@dataclass(frozen=True)
class OpenView:
    """Conflicts by statement day: ``layers[-1]`` without limit, ``layers[i]`` as known on day i.

    A layer has the columns ``place`` (on the map), ``first``, ``last`` and ``question`` (a
    position in :func:`contested`). One that was not worked out is ``None``: the page
    sends it when the handle comes to rest there.
    """

    layers: tuple[dict[str, Ints] | None, ...]


def open_view(dataset: Dataset, axis: Axis, selection: Selection, position: Ints) -> OpenView:
    """Return the conflicts under the filters of a selection.

    ``position`` is that of each place of the dataset on the map, shape ``(places,)``.
    """
    days = statement_days(dataset)
    wanted: list[str | None] = [*days.keys, None]
    if len(days.keys) > MOST_KNOWN:
        asked = days.index(selection.as_known_on)
        wanted = [key if at == asked else "" for at, key in enumerate(days.keys)]
        wanted.append(None if asked is None else "")
    found = [
        None if key == "" else _open(dataset, axis, replace(selection, as_known_on=key))
        for key in wanted
    ]
    return OpenView(tuple(each if each is None else _layer(each, position) for each in found))


def contested(dataset: Dataset) -> tuple[str, ...]:
    """Return the titles of all questions that any claims contradict each other about."""
    return names_of(dataset).titles(roll_of(dataset).contested)


def _open(dataset: Dataset, axis: Axis, selection: Selection) -> OpenQuestions:
    return conflicts_by_place_and_slot(comparison(dataset, selection), axis)


def _layer(found: OpenQuestions, position: Ints) -> dict[str, Ints]:
    return {
        "place": position[found.place],
        "first": found.first,
        "last": found.last,
        "question": found.question,
    }
