"""What can be wrong with one cell, why it matters, and the mend.

A :class:`Rule` knows the cells that break it and says so; :mod:`dashboard.model.schemas`
hands it to pandera as a check, and :mod:`dashboard.model.checking` turns what pandera
finds into issues. All cells are stripped text; an empty one breaks only ``REQUIRED``.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import pandera.pandas as pa

from dashboard.errors import EdtfError
from dashboard.language import lazy
from dashboard.model.edtf_days import parse_edtf
from dashboard.model.report import Severity
from dashboard.model.suggestions import closest, did_you_mean, quoted
from dashboard.model.text_columns import factorized

#: Characters of an id that a message proposes.
_LONGEST_PROPOSAL = 60
Explanation = tuple[str, str]  #: what is wrong, and the mend; both whole sentences


@dataclass(frozen=True, slots=True)
class Rule:
    """One constraint on a cell.

    An ``ERROR`` sets the row aside unless it ``stays``; ``empties`` drops the cell and keeps
    the row; ``once`` reports each value one time only.
    """

    code: str
    documented: str
    holds: Callable[[str], bool]
    explain: Callable[[str], Explanation]
    severity: Severity = Severity.ERROR
    stays: bool = False
    empties: bool = False
    once: bool = False
    values: tuple[str, ...] = ()  #: the list that the cell is held against

    @property
    def sets_aside(self) -> bool:
        """Whether a row that breaks this rule leaves the table."""
        return self.severity is Severity.ERROR and not self.stays

    def check(self) -> pa.Check:
        """Return the pandera check, which asks each distinct value once."""
        return pa.Check(self._passes, name=self.code, error=self.code)

    def _passes(self, cells: "pd.Series[str]") -> "pd.Series[bool]":
        codes, different = factorized(cells)
        verdicts = np.fromiter(map(self.holds, different), np.bool_, len(different))
        return pd.Series(verdicts[codes], cells.index)


def optional(pattern: str) -> Callable[[str], bool]:
    """Return a test that an empty cell passes, and every other that matches in full."""
    compiled = re.compile(pattern, re.ASCII)
    return lambda cell: not cell or compiled.fullmatch(cell) is not None


def one_of(values: tuple[str, ...], severity: Severity = Severity.ERROR) -> Rule:
    """The cell must be one of ``values``; below an error, another value is dropped."""

    def explain(cell: str) -> Explanation:
        wrong = lazy("{value} is not in the list.", value=quoted(cell))
        return wrong, lazy("Write one of: {values}.", values=", ".join(values))

    words = f"one of {', '.join(f'`{value}`' for value in values)}"
    return Rule(
        "not-in-list", words, lambda cell: not cell or cell in values, explain, severity,
        empties=severity is not Severity.ERROR, values=values,
    )  # fmt: skip


def usually(values: tuple[str, ...]) -> Rule:
    """Other values than these are welcome, and mentioned once."""

    def explain(cell: str) -> Explanation:
        like = did_you_mean(closest(cell, values, limit=1))
        wrong = lazy("{value} is new to the list; it is used as it is.", value=quoted(cell))
        return wrong, like

    words = f"usually one of {', '.join(f'`{value}`' for value in values)}; others are welcome"
    return Rule(
        "new-value", words, lambda cell: not cell or cell in values, explain,
        Severity.NOTE, once=True, values=values,
    )  # fmt: skip


def required(mend: str, *, stays: bool = False, **fields: str) -> Rule:
    """The cell must not be empty; the row ``stays`` where the screen can show the gap.

    The ``mend`` is a message of the catalogues, marked where it stands, with its ``fields``.
    """
    explanation = lazy("is empty."), lazy(mend, **fields)
    return Rule("empty", "not empty", bool, lambda _: explanation, stays=stays)


def _explain_identifier(cell: str) -> Explanation:
    mended = re.sub(r"[^a-z0-9]+", "-", cell.casefold()).strip("-")
    wrong = lazy(
        "{value} has more than lower-case letters, digits and single hyphens.", value=quoted(cell)
    )
    if not mended:
        return wrong, lazy("Write such as e1.")
    if len(mended) <= _LONGEST_PROPOSAL:
        return wrong, lazy("Write {id}, here and wherever it is referred to.", id=mended)
    short = mended[:_LONGEST_PROPOSAL].rstrip("-")
    return wrong, lazy("Write {id}, or shorter, here and wherever it is referred to.", id=short)


def _is_edtf(cell: str) -> bool:
    try:
        return not cell or bool(parse_edtf(cell))
    except EdtfError:
        return False


def _explain_edtf(cell: str) -> Explanation:
    try:
        parse_edtf(cell)
    except EdtfError as error:
        return error.explanation
    return "", ""


IDENTIFIER = Rule(
    "id", "lower-case letters, digits and hyphens (no underscore)",
    optional(r"[a-z0-9]+(-[a-z0-9]+)*"), _explain_identifier,
)  # fmt: skip
EDTF = Rule(
    "edtf",
    "a date, see [Dates](#dates)",
    _is_edtf, _explain_edtf,
)  # fmt: skip
#: A receipt is no reason to lose a place.
LOOKED_UP_ON = replace(EDTF, severity=Severity.WARNING, empties=True)
LABEL = Rule(
    "long-label", "at most 24 characters", lambda cell: len(cell) <= 24,
    lambda cell: (lazy("{value} has {n} characters; chips hold 24.", value=quoted(cell),
                       n=len(cell)), lazy("Shorten it.")),
    Severity.WARNING,
)  # fmt: skip
LANGUAGE = Rule(
    "language", "a language tag (BCP 47)",
    optional(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"),
    lambda cell: (lazy("{value} is not a language tag.", value=quoted(cell)),
                  lazy("Write such as de, ru or kk-Cyrl.")),
    Severity.WARNING,
)  # fmt: skip
WEB_ADDRESS = Rule(
    "web-address", "an address that begins with http:// or https://",
    optional(r"(?i:https?)://[^\s/?#]+\S*"),
    lambda cell: (lazy("{value} is not a web address; no link is shown.", value=quoted(cell)),
                  lazy("Write it in full, with https:// in front.")),
    Severity.WARNING, empties=True,
)  # fmt: skip
FILE_PATH = Rule(
    "file-path", "a path below the data folder, without `..`",
    lambda cell: not (cell.startswith(("/", "\\", "~")) or ":" in cell
                      or ".." in re.split(r"[/\\]", cell)),
    lambda cell: (lazy("{value} leaves the data folder; it is not opened.", value=quoted(cell)),
                  lazy("Copy the document into the folder and write its path from there.")),
    Severity.WARNING, empties=True,
)  # fmt: skip
COUNTRY = Rule(
    "country", "two capital letters (ISO 3166-1)", optional(r"[A-Z]{2}"),
    lambda cell: (lazy("{value} is not a country code.", value=quoted(cell)),
                  lazy("Write two capitals, such as KZ.")),
    Severity.WARNING, empties=True,
)  # fmt: skip
AREA = Rule(
    "area", "ISO 3166-1 or 3166-2 codes, separated by `|`",
    optional(r"[A-Z]{2}(-[A-Z0-9]{1,3})?( *\| *[A-Z]{2}(-[A-Z0-9]{1,3})?)*"),
    lambda cell: (lazy("{value} is not a list of area codes.", value=quoted(cell)),
                  lazy("Write codes such as KZ or KZ-MAN|KZ-ATY.")),
    Severity.WARNING, empties=True,
)  # fmt: skip
