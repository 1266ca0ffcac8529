"""What can be wrong between the cells of one row."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
import pandera.pandas as pa

from dashboard.language import lazy, plazy
from dashboard.model.report import Severity
from dashboard.model.rules import Explanation
from dashboard.model.suggestions import quoted
from dashboard.model.vague_words import contradicts, vague_word

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class RowRule:
    """One constraint on a row; ``breaks`` gets the whole table and returns a mask."""

    code: str
    documented: str
    column: str  #: the column that the message names
    breaks: Callable[[pd.DataFrame], "pd.Series[bool]"]
    explain: Callable[[Row], Explanation]
    severity: Severity = Severity.ERROR

    def check(self) -> pa.Check:
        """Return the pandera check over the whole table."""
        return pa.Check(lambda table: ~self.breaks(table), name=self.code, error=self.code)


def _numbers(cells: "pd.Series[str]") -> "pd.Series[float]":
    return pd.to_numeric(cells, errors="coerce").astype("float64")


def _has_figure(claims: pd.DataFrame) -> "pd.Series[bool]":
    return (claims["low"] != "") | (claims["high"] != "")


def _contradicting(claims: pd.DataFrame) -> "pd.Series[bool]":
    words = {wording: vague_word(wording) for wording in claims["wording"].unique()}
    some = claims[claims["wording"].isin([each for each, word in words.items() if word])]
    found = zip(some["wording"], _numbers(some["low"]), _numbers(some["high"]), strict=True)
    verdicts = [
        (word := words[wording]) is not None and contradicts(word, low, high)
        for wording, low, high in found
    ]
    return pd.Series(claims.index.isin(some.index[verdicts]), claims.index)


def _explain_wording(row: Row) -> Explanation:
    word = vague_word(row["wording"])
    if word is None:
        return "", ""
    wrong = lazy(
        "{wording} is vaguer than low/high: {low} to {high}.",
        wording=quoted(row["wording"]),
        low=row["low"] or lazy("open"),
        high=row["high"] or lazy("open"),
    )
    mend = lazy(
        "Write low {low}, high {high}, or leave the bound empty that is open.",
        low=str(word.low),
        high=str(word.high),
    )
    return wrong, mend


LOW_ABOVE_HIGH = RowRule(
    "low-above-high", "`low` is not above `high`", "low",
    lambda claims: _numbers(claims["low"]) > _numbers(claims["high"]),
    lambda row: (lazy("low {low} is above high {high}.", low=row["low"], high=row["high"]),
                 lazy("Swap them, or leave the bound empty that is open.")),
)  # fmt: skip
NEGATIVE_PEOPLE = RowRule(
    "negative-people", "people are not counted below zero", "low",
    lambda claims: (claims["unit"] == "people")
    & ((_numbers(claims["low"]) < 0) | (_numbers(claims["high"]) < 0)),
    lambda row: (lazy("{figure} people is below zero.", figure=row["low"] or row["high"]),
                 lazy("Drop the minus sign.")),
)  # fmt: skip
FIGURE_OF_WHAT = RowRule(
    "figure-of-what", "a figure names its `measure`", "measure",
    lambda claims: _has_figure(claims) & (claims["measure"] == ""),
    lambda _: (lazy("is empty, so the figure is not compared."),
               lazy("Say what is counted, such as deaths.")),
    Severity.WARNING,
)  # fmt: skip
WORDING = RowRule(
    "wording", "`low` and `high` are no narrower than the vague word of `wording`", "wording",
    _contradicting, _explain_wording, Severity.WARNING,
)  # fmt: skip
HALF_RELATION = RowRule(
    "half-relation", "`relation` and `relates_to` come together", "relation",
    lambda claims: (claims["relation"] == "") != (claims["relates_to"] == ""),
    lambda row: (lazy("is given without relates_to."), lazy("Name the claim it relates to."))
    if row["relation"]
    else (lazy("is empty, but relates_to is not."), lazy("Say how: repeats, revises, ...")),
    Severity.WARNING,
)  # fmt: skip
HALF_COORDINATES = RowRule(
    "half-coordinates", "`latitude` and `longitude` come together", "latitude",
    lambda places: (places["latitude"] == "") != (places["longitude"] == ""),
    lambda row: (lazy("only latitude is given.") if row["latitude"]
                 else lazy("only longitude is given."),
                 lazy("Give both coordinates or neither.")),
)  # fmt: skip
NOWHERE = RowRule(
    "nowhere", "a site or city has coordinates, a region or country an `area`", "kind",
    lambda places: (places["latitude"] == "") & (places["area"] == "")
    & ~((places["kind"] == "country") & (places["country"] != "")),
    lambda row: (lazy("the {kind} has neither coordinates nor an area, so the map lacks it.",
                      kind=plazy("place kind", row["kind"])),
                 lazy("Run claim-atlas geocode FOLDER, or look the place up.")),
    Severity.WARNING,
)  # fmt: skip
