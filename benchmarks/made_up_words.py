"""The words of made-up claims: kinds of event, outlets, sentences in two scripts."""

import numpy as np
import pandas as pd

LANGUAGES = ("en", "ru", "de", "kk", "fr", "uk", "es")
OUTLETS = ("Monitor", "Вестник", "Tageblatt", "Хабаршы", "Observatoire", "Спостерігач", "Diario")
KINDS = (
    ("Protest", "protest"), ("Armed clash", "clash"), ("Killing", "killing"),
    ("Arrests", "arrest"), ("Strike", "strike"), ("Deployment of troops", "deployment"),
    ("Buildings damaged", "property"), ("Decree announced", "decree"),
)  # fmt: skip
KIND_SHARES = (0.35, 0.22, 0.13, 0.1, 0.08, 0.05, 0.05, 0.02)
#: The first stands for no figure.
MEASURES = ("", "deaths", "injured", "arrests", "participants")
MEASURE_SHARES = (0.6, 0.16, 0.1, 0.06, 0.08)
POPULATIONS = ("", "civilians", "demonstrators", "all")
WITNESSES = ("eyewitnesses", "the police", "the health ministry", "жители", "a union", "the army")
VAGUE = (
    ("dozens", 24, 99), ("hundreds", 200, 999), ("thousands", 2_000, 9_999),
    ("tens of thousands", 20_000, 99_999), ("hundreds of thousands", 200_000, 999_999),
    ("millions", 2_000_000, 9_999_999),
)  # fmt: skip
_LATIN = (
    "began in the morning and went on until night",
    "was confirmed by two people who were there",
    "followed days of tension over prices",
    "ended after talks with the local council",
    "spread from the market to the main square",
    "left several streets closed for hours",
)
_CYRILLIC = (
    "очевидцы сообщают о перекрытых улицах",
    "власти не подтвердили эти сведения",
    "по словам жителей, всё началось утром",
    "халық алаңға жиналды, жолдар жабылды",
    "за последние дни напряжение выросло",
)
_LONG = (
    " People of the neighbourhood describe columns of vehicles, closed shops and lines at the "
    "bakeries; the account names no other source, and what it says of the hours before noon "
    "differs from what the same outlet wrote the day before."
)
_LONG_SHARE = 0.05


def sentences(
    rng: np.random.Generator,
    titles: "pd.Series[str]",
    names: "pd.Series[str]",
    cyrillic: np.ndarray,
) -> list[str]:
    """Return what each claim says: a sentence, now and then a whole paragraph."""
    count = len(titles)
    latin, other = rng.choice(_LATIN, count), rng.choice(_CYRILLIC, count)
    long = np.where(rng.random(count) < _LONG_SHARE, rng.integers(1, 5, count), 0)
    street = rng.integers(1, 400, count)
    cells = zip(titles, names, cyrillic, latin, other, long, street, strict=True)
    return [
        f"{name}, {number}: {russian}.{_LONG * more}"
        if in_cyrillic
        else f"{title} {words}, near house {number}.{_LONG * more}"
        for title, name, in_cyrillic, words, russian, more, number in cells
    ]


def quotes(rng: np.random.Generator, cyrillic: np.ndarray) -> np.ndarray:
    """Return the source's own words for each claim."""
    count = len(cyrillic)
    return np.where(
        cyrillic, rng.choice(["«Мы были там»", "«Всё было спокойно»"], count),
        rng.choice(["We were there", "It was quiet, \"they\" said"], count),
    )  # fmt: skip
