"""One opening of a data folder, in a process of its own.

``python -m benchmarks.scale_probe FOLDER`` prints JSON: times in milliseconds.
"""

import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

import dashboard.panels.map_page  # noqa: F401  # all that the page imports
from dashboard.analysis.claim_slots import claim_slots
from dashboard.analysis.comparison import comparison
from dashboard.analysis.search_texts import search_texts
from dashboard.analysis.selection import Mode, Selection
from dashboard.analysis.timeline import Axis, axis_of
from dashboard.geocoding.outlines import load_outlines
from dashboard.interpreter import settle
from dashboard.model.dataset import Dataset
from dashboard.model.reading import read_folder
from dashboard.views.browser import packed_view
from dashboard.views.filters_view import filters_view
from dashboard.views.map_view import MapView, map_state, map_view
from dashboard.views.open_view import contested
from dashboard.views.panel import panel_view

TIMES = 7


def probe(folder: Path) -> dict[str, float]:
    """Open a folder as the page does, and ask of it what the page asks."""
    opening, (dataset, axis, view) = _timed(lambda: _opened(folder))
    return {"opening": opening, **_asked(dataset, axis, view)}


def _opened(folder: Path) -> tuple[Dataset, Axis, MapView]:
    dataset = read_folder(folder, load_outlines())
    axis = axis_of(dataset)
    view = map_view(dataset, axis)
    search_texts(dataset).prepare()
    comparison(dataset).conflicting()
    packed_view(view, contested(dataset))
    filters_view(dataset)
    panel_view(dataset, axis, Selection())
    return dataset, axis, view


def _asked(dataset: Dataset, axis: Axis, view: MapView) -> dict[str, float]:
    first = claim_slots(dataset, axis).first
    most = np.argsort(-np.bincount(first[first >= 0], minlength=len(axis)), kind="stable")
    days = [axis.slots[each].key for each in most[:TIMES].tolist()]
    sources = dataset.sources["source_id"].tolist()
    filters = [
        Selection(days[0], sources=frozenset(sources[:3])),
        Selection(days[0], categories=frozenset({"protest", "clash"})),
        Selection(days[0], search="house 4"),
        Selection(days[0], search="очевидцы"),
    ]

    def filtered(selection: Selection) -> None:
        map_state(dataset, axis, view, selection)
        panel_view(dataset, axis, selection)

    def panel(day: str) -> float:
        return _timed(lambda: panel_view(dataset, axis, Selection(day)))[0]

    long_ago = Selection(days[0], Mode.UNTIL)
    return {
        "panel": median(map(panel, days)),
        "panel of all days": _timed(lambda: panel_view(dataset, axis, long_ago))[0],
        "filter": median(_timed(partial(filtered, each))[0] for each in filters * 2),
    }


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    began = time.perf_counter()
    result = work()
    return 1000 * (time.perf_counter() - began), result


if __name__ == "__main__":
    settle()
    print(json.dumps(probe(Path(sys.argv[1]))))
