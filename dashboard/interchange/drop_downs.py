"""Drop-downs of a workbook: ids of the other sheets, and the lists of values."""

from collections.abc import Iterator

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.interchange.grids import Grid
from dashboard.model.schemas import BY_NAME, REFERENCES, TABLES

#: The hidden sheet that holds the lists, since a rule itself holds 255 characters.
LISTS = "lists"
_LAST_ROW = 20_000

Ranges = dict[tuple[str, str], str]


def add_lists(book: Workbook) -> Ranges:
    """Write the lists of values to a hidden sheet; return the range of each."""
    sheet = book.create_sheet(LISTS)
    sheet.sheet_state = "hidden"
    ranges: Ranges = {}
    for number, (key, values) in enumerate(_lists(), start=1):
        for line, value in enumerate([" ".join(key), *values], start=1):
            sheet.cell(line, number, value)
        letter = get_column_letter(number)
        ranges[key] = f"{LISTS}!${letter}$2:${letter}${len(values) + 1}"
    return ranges


def _lists() -> Iterator[tuple[tuple[str, str], tuple[str, ...]]]:
    """Yield sheet and column of each list of values, and the values."""
    for table in TABLES:
        sheet = table.file.removesuffix(".csv")
        for column in table.columns:
            if values := table.values(column):
                yield (sheet, column), values


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
        if REFERENCES.get(key) in ids:
            formula = ids[REFERENCES[key]]
            strict, what = key not in BY_NAME, f"an id of the sheet {REFERENCES[key]}"
        elif key in lists:
            formula, strict, what = lists[key], grid.table.closed(name), "one of the list"
        else:
            continue
        letter = get_column_letter(number)
        rule = DataValidation("list", formula1=formula, allow_blank=True)
        rule.showErrorMessage = strict
        rule.errorTitle, rule.error = name, f"Choose {what}."
        rule.add(f"{letter}2:{letter}{_LAST_ROW}")
        sheet.add_data_validation(rule)
