"""Drop-downs of a workbook: ids of the other sheets, and the lists of values."""

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.interchange.grids import Grid
from dashboard.model.vocabularies import (
    CATEGORIES,
    GEOCODERS,
    MEASURES,
    PLACE_KINDS,
    POPULATIONS,
    RELATIONS,
    SOURCE_KINDS,
    STANCES,
    UNITS,
)

#: The hidden sheet that holds the lists, since a rule itself holds 255 characters.
LISTS = "lists"
_LAST_ROW = 20_000

#: Sheet and column -> the sheet whose ids may stand there.
_REFERENCES = {
    ("places", "parent_id"): "places", ("events", "place"): "places",
    ("claims", "place"): "places", ("claims", "event_id"): "events",
    ("claims", "source_id"): "sources", ("claims", "relates_to"): "claims",
}  # fmt: skip
#: A place may also be any of its spellings.
_LOOSE_REFERENCES = {("events", "place"), ("claims", "place")}
#: Sheet and column -> values, and whether others are refused.
_VALUES = {
    ("sources", "kind"): (SOURCE_KINDS, False), ("places", "kind"): (PLACE_KINDS, True),
    ("places", "geocoder"): (GEOCODERS, True), ("events", "category"): (CATEGORIES, False),
    ("claims", "stance"): (STANCES, True), ("claims", "measure"): (MEASURES, False),
    ("claims", "population"): (POPULATIONS, False), ("claims", "unit"): (UNITS, False),
    ("claims", "relation"): (RELATIONS, True),
}  # fmt: skip

Ranges = dict[tuple[str, str], str]


def add_lists(book: Workbook) -> Ranges:
    """Write the lists of values to a hidden sheet; return the range of each."""
    sheet = book.create_sheet(LISTS)
    sheet.sheet_state = "hidden"
    ranges: Ranges = {}
    for number, (key, (values, _)) in enumerate(_VALUES.items(), start=1):
        for line, value in enumerate([" ".join(key), *values], start=1):
            sheet.cell(line, number, value)
        letter = get_column_letter(number)
        ranges[key] = f"{LISTS}!${letter}$2:${letter}${len(values) + 1}"
    return ranges


def id_ranges(grids: list[Grid]) -> dict[str, str]:
    """Return where the ids of each sheet stand: ``events!$A$2:$A$20000``."""
    ranges = {}
    for grid in grids:
        if grid.table.id_column in grid.names:
            letter = get_column_letter(grid.names.index(grid.table.id_column) + 1)
            ranges[grid.sheet] = f"{grid.sheet}!${letter}$2:${letter}${_LAST_ROW}"
    return ranges


def add_drop_downs(sheet: Worksheet, grid: Grid, ids: dict[str, str], lists: Ranges) -> None:
    """Give the columns of one sheet their drop-downs; where others are welcome, none is refused."""
    for number, name in enumerate(grid.names, start=1):
        key = (grid.sheet, name)
        if _REFERENCES.get(key) in ids:
            formula = ids[_REFERENCES[key]]
            strict, what = key not in _LOOSE_REFERENCES, f"an id of the sheet {_REFERENCES[key]}"
        elif key in lists:
            formula, strict, what = lists[key], _VALUES[key][1], "one of the list"
        else:
            continue
        letter = get_column_letter(number)
        rule = DataValidation("list", formula1=formula, allow_blank=True)
        rule.showErrorMessage = strict
        rule.errorTitle, rule.error = name, f"Choose {what}."
        rule.add(f"{letter}2:{letter}{_LAST_ROW}")
        sheet.add_data_validation(rule)


def closed_values(sheet: str, column: str) -> tuple[str, ...]:
    """Return the only values that a column may hold, or nothing where others are welcome."""
    values, strict = _VALUES.get((sheet, column), ((), False))
    return values if strict else ()
