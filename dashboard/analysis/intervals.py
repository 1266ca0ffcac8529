"""How far a claim's figure or day reaches, in words of the claim: never less than it says.

Bounds are inclusive, an empty one is infinite. What is compared is the *reach*: the claim's
own interval, wider where its words are soft. What people see is the claim's own interval.
"""

import re

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.analysis.facts import Ints
from dashboard.model.edtf_days import parse_edtf
from dashboard.model.vague_words import vague_word

Floats = npt.NDArray[np.float64]

#: "About 300", and the edges of "dozens", may be off by this share.
SOFT = 0.1
#: Stated figures from ``ROUNDED`` on that differ by no more than this share are the same.
TOLERANCE = 0.005
ROUNDED = 1000
#: Days far beyond any calendar: a statement of which no day is known.
EVER = 10_000_000

_ABOUT = re.compile(
    r"\b(?:about|around|approximately|roughly|some|nearly|almost|circa|ca|etwa|rund|ungefähr|"
    r"fast|knapp|около|почти|примерно)\b",
    re.IGNORECASE,
)


def reach(low: Floats, high: Floats, wording: "pd.Series[str]") -> tuple[Floats, Floats]:
    """Return the inclusive bounds to compare; ``low`` and ``high`` are infinite where open.

    All have the shape ``(claims,)``. "About" softens a single figure, a vague word ("dozens")
    its two edges; an open bound is as wide as can be already.
    """
    codes, texts = pd.factorize(wording)
    about = np.array([bool(_ABOUT.search(text)) for text in texts], dtype=np.bool_)
    vague = np.array([vague_word(text) is not None for text in texts], dtype=np.bool_)
    point = low == high
    soft = (about[codes] & point) | (vague[codes] & ~point) if len(texts) else point & False
    slack = np.where(soft, SOFT, 0.0)
    with np.errstate(invalid="ignore"):
        below, above = low - slack * np.abs(low), high + slack * np.abs(high)
    return np.where(np.isfinite(low), below, low), np.where(np.isfinite(high), above, high)


def stated(low: Floats, high: Floats) -> Floats:
    """Return the figure that the claim names: 225 of "at least 225", NaN of "24 to 99"."""
    named = np.where(np.isinf(high), low, np.where(np.isinf(low), high, np.nan))
    named = np.where(low == high, low, named)
    return np.where(np.isfinite(named), named, np.nan)


def day_reach(edtf: "pd.Series[str]") -> tuple[Ints, Ints]:
    """Return the first and last day, both inclusive, that each date may mean.

    ``~`` and ``?`` widen a date by half its length, a single day by one day to either side;
    an open end and an empty cell reach to ``EVER``. Shape ``(claims,)`` each.
    """
    codes, texts = pd.factorize(edtf)
    spans = np.array([_days(text) for text in texts], dtype=np.int64).reshape(-1, 2)
    return spans[codes, 0], spans[codes, 1]


def _days(text: str) -> tuple[int, int]:
    if not text:
        return -EVER, EVER
    span = parse_edtf(text)
    vague = span.approximate or span.uncertain
    slack = max((span.stop - span.start) // 2, 1) if vague else 0
    first = -EVER if span.open_start else span.start - slack
    return first, EVER if span.open_stop else span.stop - 1 + slack
