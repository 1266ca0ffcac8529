"""Numbers as people write them, and how they should be: ``43,25``, ``8.000``, ``about 20``."""

import re

from dashboard.model.report import Severity
from dashboard.model.rules import Explanation, Rule, optional
from dashboard.model.suggestions import quoted

_NUMBER = r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,2})?"
_is_number = optional(_NUMBER)


def _explain_figure(cell: str) -> Explanation:
    wrong = f"{quoted(cell)} is not a number."
    bare = re.sub(r"[\s\u00a0\u202f'’]", "", cell)
    if re.fullmatch(r"[+-]?\d{1,3}(,\d{3})+|[+-]?\d{1,3}(\.\d{3}){2,}", bare):
        return wrong, f"Write it without separators: {re.sub(r'[.,]', '', bare)}."
    if re.fullmatch(r"[+-]?\d+,\d+", bare):
        return wrong, f"Write {bare.replace(',', '.')}."
    if re.fullmatch(_NUMBER, bare, re.ASCII):
        return wrong, f"Write it without separators: {bare}."
    return wrong, "Put the figure in low/high and the words in wording."


def _explain_degrees(cell: str) -> Explanation:
    wrong = f"{quoted(cell)} is not a number of degrees."
    if re.fullmatch(r"[+-]?\d+,\d+", cell):
        return wrong, f"Write {cell.replace(',', '.')}."
    return wrong, "Write decimal degrees, such as 43.25; south and west are negative."


def _explain_thousands(cell: str) -> Explanation:
    plain = cell.replace(".", "")
    wrong = f"{quoted(cell)} reads as {float(cell):g}."
    return wrong, f"If it is meant to be {int(plain):,}, write {plain}; otherwise drop the zeros."


def _within(limit: float, name: str) -> Rule:
    return Rule(
        f"{name}-range",
        f"between -{limit:g} and {limit:g}",
        lambda cell: not cell or not _is_number(cell) or abs(float(cell)) <= limit,
        lambda cell: (
            f"{quoted(cell)} is no {name}: it lies between -{limit:g} and {limit:g}.",
            "Look for a lost decimal point, or for latitude and longitude swapped."
            if abs(float(cell)) <= 180
            else "Look for a lost decimal point.",
        ),
    )


FIGURE = Rule("figure", "a number with a decimal point", _is_number, _explain_figure)
THOUSANDS = Rule(
    "thousands",
    "no separator of thousands (8000, not 8.000)",
    lambda cell: re.fullmatch(r"\d{1,3}\.\d{3}", cell, re.ASCII) is None,
    _explain_thousands,
    Severity.WARNING,
)
DEGREES = Rule("degrees", "decimal degrees (WGS 84)", _is_number, _explain_degrees)
LATITUDE = _within(90, "latitude")
LONGITUDE = _within(180, "longitude")
