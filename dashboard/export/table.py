"""What is shown as a table: CSV, XLSX, GeoJSON or JSON, with the sentence that describes it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.analysis.address import encode
from dashboard.export.geojson import geojson
from dashboard.export.scene import Scene, spoken
from dashboard.export.spreadsheet import spreadsheet_csv
from dashboard.export.table_view import NUMBERS, WORDED, Cell, TableView
from dashboard.export.workbook import workbook
from dashboard.language import N_
from dashboard.model.progress import Progress, silent

Json = dict[str, Any]


@spoken
def table_file(scene: Scene, form: str, progress: Progress = silent) -> bytes:
    """Return the claims that the view shows as a file of one of ``TABLE_FORMS``.

    Raises:
        ValueError: There is no such format.
    """
    if form not in TABLE_FORMS:
        raise ValueError(f"A table is no {form}; choose one of {', '.join(TABLE_FORMS)}.")
    return TABLE_FORMS[form].write(TableView(scene, progress))


def _csv(view: TableView) -> bytes:
    """Tell with every row what the table is: CSV has no other room for it."""
    origin: dict[str, Cell] = {
        "shown": view.sentence,
        "data_version": view.scene.dataset.fingerprint[:12],
    }
    names = [*(column.name for column in view.columns), *origin]
    table = pd.DataFrame([row | origin for row in view.rows], columns=names)
    view.progress(N_("Writing the file"), 0, 0, WORDED)
    numbers = table[list(NUMBERS)].astype("Float64").convert_dtypes()
    return spreadsheet_csv(table.assign(**{name: numbers[name] for name in NUMBERS}))


def _document(view: TableView) -> Json:
    return {
        "description": view.sentence,
        "link": view.scene.link,
        "stamp": list(view.stamp),
        "data_version": view.scene.dataset.fingerprint,
        "selection": _selection(view.scene),
        "sources": list(view.sources),
        "claims": list(view.rows),
    }


def _selection(scene: Scene) -> Json:
    """Say what was asked for: ``null`` is no filter, ``parameters`` are those of the address."""
    chosen = scene.selection
    sets = {name: getattr(chosen, name) for name in ("sources", "categories", "places")}
    return {
        "day": chosen.day,
        "mode": chosen.mode.value,
        "last_days": chosen.last_days if chosen.mode.value == "last" else None,
        **{name: None if ids is None else sorted(ids) for name, ids in sets.items()},
        "search": chosen.search,
        "place": chosen.place,
        "as_known_on": chosen.as_known_on,
        "parameters": encode(scene.address, scene.dataset, scene.axis),
    }


def _json(view: TableView) -> bytes:
    document = _document(view)
    view.progress(N_("Writing the file"), 0, 0, WORDED)
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1)
    return f"{text}\n".encode()


@dataclass(frozen=True, slots=True)
class TableForm:
    """A format of the table: its name for people, what browsers call it, and who writes it.

    A ``label`` that is a word and no name stands in ``N_()``.
    """

    label: str
    mime: str
    write: Callable[[TableView], bytes]


#: By the ending of the file's name.
TABLE_FORMS = {
    "csv": TableForm("CSV", "text/csv", _csv),
    "xlsx": TableForm(
        "Excel (XLSX)",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        workbook,
    ),
    "geojson": TableForm("GeoJSON", "application/geo+json", geojson),
    "json": TableForm("JSON", "application/json", _json),
}
