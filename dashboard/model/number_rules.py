"""Numbers as people write them, and how they should be: ``43,25``, ``8.000``, ``about 20``."""

import re

from dashboard.language import N_, lazy
from dashboard.model.report import Severity
from dashboard.model.rules import Explanation, Rule, optional
from dashboard.model.suggestions import quoted

_NUMBER = r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,2})?"
_is_number = optional(_NUMBER)


def _explain_figure(cell: str) -> Explanation:
    wrong = lazy("{value} is not a number.", value=quoted(cell))
    bare = re.sub(r"[\s\u00a0\u202f'’]", "", cell)
    if re.fullmatch(r"[+-]?\d{1,3}(,\d{3})+|[+-]?\d{1,3}(\.\d{3}){2,}", bare):
        return wrong, lazy(
            "Write it without separators: {figure}.", figure=re.sub(r"[.,]", "", bare)
        )
    if re.fullmatch(r"[+-]?\d+,\d+", bare):
        return wrong, lazy("Write {text}.", text=bare.replace(",", "."))
    if re.fullmatch(_NUMBER, bare, re.ASCII):
        return wrong, lazy("Write it without separators: {figure}.", figure=bare)
    return wrong, lazy("Put the figure in low/high and the words in wording.")


def _explain_degrees(cell: str) -> Explanation:
    wrong = lazy("{value} is not a number of degrees.", value=quoted(cell))
    if re.fullmatch(r"[+-]?\d+,\d+", cell):
        return wrong, lazy("Write {text}.", text=cell.replace(",", "."))
    return wrong, lazy("Write decimal degrees, such as 43.25; south and west are negative.")


def _explain_thousands(cell: str) -> Explanation:
    plain = cell.replace(".", "")
    wrong = lazy("{value} reads as {figure}.", value=quoted(cell), figure=f"{float(cell):g}")
    return wrong, lazy(
        "If it is meant to be {n}, write {plain}; otherwise drop the zeros.",
        n=int(plain),
        plain=plain,
    )


def _within(limit: float, name: str, documented: str, wrong: str) -> Rule:
    def explain(cell: str) -> Explanation:
        swapped = lazy("Look for a lost decimal point, or for latitude and longitude swapped.")
        lost = lazy("Look for a lost decimal point.")
        return lazy(wrong, value=quoted(cell)), swapped if abs(float(cell)) <= 180 else lost

    return Rule(
        f"{name}-range",
        documented,
        lambda cell: not cell or not _is_number(cell) or abs(float(cell)) <= limit,
        explain,
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
LATITUDE = _within(
    90,
    "latitude",
    N_("between -90 and 90"),
    N_("{value} is no latitude: it lies between -90 and 90."),
)
LONGITUDE = _within(
    180,
    "longitude",
    N_("between -180 and 180"),
    N_("{value} is no longitude: it lies between -180 and 180."),
)
