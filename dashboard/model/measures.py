"""What a figure counts: one row for each measure that is known, the one place to add another.

Data may use any other word; it is asked for as "How many <word>?", may change from day to day,
and is compared with figures of the same word.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum


class Trend(IntEnum):
    """What the days between two statements can explain."""

    GROWING = 0  #: a toll: later and higher, never later and lower
    CHANGING = 1  #: a state: later and other, up or down
    FIXED = 2  #: what happened once: time explains nothing


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure: what one asks of it, and what follows when nobody says otherwise.

    ``people`` says that it counts people, ``category`` is the kind of event that it is told of
    (``""``: no kind in particular), ``headers`` are further names that tables of others use.
    """

    name: str
    asking: str
    trend: Trend = Trend.CHANGING
    people: bool = False
    category: str = ""
    headers: tuple[str, ...] = ()


_ROWS = (
    Measure("deaths", "How many deaths?", Trend.GROWING, True, "killing", ("fatalities", "killed")),
    Measure("injured", "How many injured?", Trend.GROWING, True, "injury"),
    Measure("killed and injured", "How many killed and injured?", Trend.GROWING, True, "killing"),
    Measure("hospitalised", "How many in hospital?", people=True, category="injury"),
    Measure("intensive care", "How many in intensive care?", people=True, category="injury"),
    Measure("arrests", "How many arrests?", Trend.GROWING, True, "arrest"),
    Measure("participants", "How many took part?", Trend.FIXED, True, "protest"),
    Measure("troops", "How many troops?", people=True, category="deployment"),
    Measure("price", "What price?", category="economy"),
    Measure("price change", "How large a change of price?", Trend.FIXED, category="economy"),
    Measure("amount", "How much?", Trend.FIXED, category="economy"),
    Measure("share", "What share?", Trend.FIXED),
    Measure("count", "How many?", Trend.FIXED, headers=("number", "figure")),
    Measure("temperature", "What temperature?", Trend.FIXED),
)
MEASURES: Mapping[str, Measure] = {each.name: each for each in _ROWS}
