"""What Excel stores in a cell -> the text that a person sees there, in the data format's terms.

Excel turns what is typed into numbers and dates: ``2022-01`` becomes the first of January
shown as ``Jan-22``, ``12.5%`` becomes 0.125. The text is what was meant, not what is stored.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from dashboard.language import lazy

#: From the year 1927 on; a number below is a year or a count.
_SERIALS = range(10_000, 2_958_466)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TO_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_HALVES = re.compile(r"[\ud800-\udfff]")
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')

#: Columns in which a number of five digits is a day.
DAYS = frozenset({"date", "as_of", "published", "geocoded_on"})
_FIGURES = ("low", "high")
PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class CellText:
    """A cell as text; ``code`` and ``trouble`` say what a person should know about it."""

    text: str
    code: str = ""
    trouble: str = ""


def cell_text(value: Any, number_format: str, kind: str, column: str, epoch: datetime) -> CellText:
    """Return the text of a stored ``value``; ``kind`` is openpyxl's ``data_type``."""
    if kind == "e":
        trouble = lazy("holds the error {value}; it was read as empty.", value=str(value))
        return CellText("", "sheet-error", trouble)
    if isinstance(value, str):
        return CellText(unescaped(value))
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _from_number(value, number_format, column, epoch)
    if isinstance(value, datetime | date):
        return _from_day(value, number_format, column)
    if isinstance(value, time):
        return CellText(value.isoformat())
    return CellText("" if value is None else str(value).upper())


def number_text(value: float) -> str:
    """``225.0`` -> ``225``, ``0.30000000000000004`` -> ``0.3``: fifteen digits, as Excel shows."""
    return f"{Decimal(f'{value:.15g}'):f}"


def escaped(text: str) -> str:
    """Write what XML cannot hold as Excel does: a NUL as ``_x0000_``."""
    return _TO_ESCAPE.sub(lambda found: f"_x{ord(found.group()):04X}_", text)


def unescaped(text: str) -> str:
    """Undo :func:`escaped`; half of a surrogate pair, which no file can hold, is shown as such."""
    return _HALVES.sub("\ufffd", _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text))


def is_unit_percent(cells: Mapping[str, CellText]) -> bool:
    """Tell whether figures were typed as ``12.5%`` and the row's unit was left open."""
    unit = cells.get("unit")
    typed = any(cells[name].code == PERCENT for name in _FIGURES if name in cells)
    return typed and unit is not None and not unit.text.strip()


def _from_number(value: float, number_format: str, column: str, epoch: datetime) -> CellText:
    if column in DAYS and int(value) in _SERIALS:
        return _from_serial(value, column, epoch)
    if "%" in _QUOTED.sub("", number_format):
        text = number_text(value * 100)
        return CellText(text if column in _FIGURES else f"{text}%", PERCENT)
    return CellText(number_text(value))


def _from_serial(value: float, column: str, epoch: datetime) -> CellText:
    from openpyxl.utils.datetime import from_excel  # as in workbook_file

    day = from_excel(value, epoch)
    text = _from_day(day, "yyyy-mm-dd", column).text
    trouble = lazy(
        "holds Excel's day number {number}, read as {day}.", number=f"{value:g}", day=text
    )
    return CellText(text, "serial-day", trouble)


def _from_day(value: date | datetime, number_format: str, column: str) -> CellText:
    """Return no more of a date than its cell shows: ``Jan-22`` is a month."""
    shown = _QUOTED.sub("", number_format).casefold()
    day = value.date() if isinstance(value, datetime) else value
    if "y" in shown and "d" not in shown and "h" not in shown:
        return CellText(day.isoformat()[: 7 if "m" in shown else 4])
    moment = value.time() if isinstance(value, datetime) else time()
    if moment == time():
        return CellText(day.isoformat())
    clock = moment.isoformat(timespec="minutes")
    if column not in DAYS:
        return CellText(f"{day.isoformat()} {clock}")
    trouble = lazy("also holds a time ({clock}), left out.", clock=clock)
    return CellText(day.isoformat(), "time-of-day", trouble)
