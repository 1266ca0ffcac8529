"""The claims as columns of numbers for comparing: who is counted, said when, citing what."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.analysis.comparability import measure_key, population, trend
from dashboard.analysis.facts import Facts, Ints, Mask, facts_of, pick, positions
from dashboard.analysis.folding import fold
from dashboard.analysis.intervals import EVER, Floats, day_reach, reach, stated
from dashboard.analysis.memory import recalled
from dashboard.model.dataset import Dataset
from dashboard.model.vocabularies import RELATIONS

REPEATS, REVISES, RETRACTS, CONTRADICTS = range(1, len(RELATIONS) + 1)


@dataclass(frozen=True)
class Codes:
    """Texts of claims by number: ``code`` has the shape ``(claims,)``, ``words`` each text once."""

    code: Ints
    words: tuple[str, ...]


@dataclass(frozen=True)
class Statements:
    """One entry a claim, in the order of claims.csv; all arrays have the shape ``(claims,)``.

    ``low``, ``high`` are the claim's own bounds, infinite where open, ``reach_low`` and
    ``reach_high`` what is compared; ``said_from`` and ``said_to`` the first and last day on
    which it may have been said, ``dated_from`` and ``dated_to`` its *own* date, all
    inclusive ordinals. ``family`` is the position of the event or of what it is a part of;
    ``relation`` is 0 or one of ``REPEATS`` ... ``CONTRADICTS``, ``target`` the position of
    the claim it relates to, -1 for none.
    """

    facts: Facts
    rank: Ints  #: place in the order of claim ids, whatever the order of rows
    family: Ints
    event_stop: Ints
    measure: Codes
    trend: Ints
    figure: Mask
    low: Floats
    high: Floats
    reach_low: Floats
    reach_high: Floats
    stated: Floats
    population: Codes
    scope: Codes
    unit: Codes
    said_from: Ints
    said_to: Ints
    own_date: Mask
    dated_from: Ints
    dated_to: Ints
    own_place: Mask
    relation: Ints
    target: Ints

    @property
    def claims(self) -> pd.DataFrame:
        """The table that all this is read from."""
        return self.facts.dataset.claims


def statements_of(dataset: Dataset) -> Statements:
    """Number everything that is compared."""
    return recalled(dataset, "statements", Statements, _numbered, facts=facts_of(dataset))


def _numbered(dataset: Dataset) -> Statements:
    facts, claims = facts_of(dataset), dataset.claims
    bare_low = claims["low"].to_numpy(dtype=np.float64)
    bare_high = claims["high"].to_numpy(dtype=np.float64)
    low = np.where(np.isnan(bare_low), -np.inf, bare_low)
    high = np.where(np.isnan(bare_high), np.inf, bare_high)
    reach_low, reach_high = reach(low, high, claims["wording"])
    measure = _codes(claims["measure"], measure_key)
    said_from, said_to = day_reach(claims["as_of_edtf"])
    dated_from, dated_to = day_reach(claims["date"])
    own_date = (claims["date"] != "").to_numpy(dtype=np.bool_)
    target = positions(claims["relates_to"], claims["claim_id"])
    relation = positions(claims["relation"], pd.Series(RELATIONS)) + 1
    return Statements(
        facts=facts,
        rank=_rank(claims["claim_id"]),
        family=pick(_families(dataset.events), facts.event, missing=-1),
        event_stop=_event_stop(facts),
        measure=measure,
        trend=_trends(claims["measure"], measure),
        figure=_figures(claims, low, high),
        low=low,
        high=high,
        reach_low=reach_low,
        reach_high=reach_high,
        stated=stated(low, high),
        population=_codes(claims["population"], population),
        scope=_codes(claims["scope"], lambda words: " ".join(fold(words).split())),
        unit=_codes(claims["unit"], fold),
        said_from=said_from,
        said_to=said_to,
        own_date=own_date,
        dated_from=dated_from,
        dated_to=dated_to,
        own_place=(claims["place"] != "").to_numpy(dtype=np.bool_) & (facts.place >= 0),
        relation=np.where(target >= 0, relation, 0),
        target=np.where(relation > 0, target, -1),
    )


def _figures(claims: pd.DataFrame, low: Floats, high: Floats) -> Mask:
    """Return which claims give a figure of something, if only "an unknown number"."""
    bounded = np.isfinite(low) | np.isfinite(high)
    worded = (claims["wording"] != "").to_numpy(dtype=np.bool_)
    named = (claims["measure"] != "").to_numpy(dtype=np.bool_)
    figure: Mask = named & (bounded | worded)
    return figure


def _codes(cells: "pd.Series[str]", key: "object") -> Codes:
    """Number the texts that are equal under ``key``."""
    codes, texts = pd.factorize(cells)
    keys = [key(text) for text in texts]  # type: ignore[operator]
    again, words = pd.factorize(np.array(keys, dtype=object))
    code = again.astype(np.int64)[codes] if len(texts) else codes.astype(np.int64)
    return Codes(code, tuple(words.tolist()))


def _rank(ids: "pd.Series[str]") -> Ints:
    rank = np.empty(len(ids), dtype=np.int64)
    rank[np.argsort(ids.to_numpy(dtype=object), kind="stable")] = np.arange(len(ids))
    return rank


def _trends(measures: "pd.Series[str]", measure: Codes) -> Ints:
    of_words = np.array([trend(words) for words in measure.words], dtype=np.int64)
    return of_words[measure.code] if len(measures) else measure.code


def _event_stop(facts: Facts) -> Ints:
    stops = facts.dataset.events["stop"].fillna(EVER).to_numpy(dtype=np.int64)
    return pick(stops, facts.event, missing=EVER)


def _families(events: pd.DataFrame) -> Ints:
    """Return for each event the one it is a part of, through any depth; circles are cut.

    ``part_of`` is a column that a data set may add to events.csv: an ``event_id``.
    """
    family = np.arange(len(events), dtype=np.int64)
    if "part_of" not in events.columns:
        return family
    parent = positions(events["part_of"], events["event_id"])
    for event in range(len(events)):
        above, seen = event, {event}
        while parent[above] >= 0 and int(parent[above]) not in seen:
            above = int(parent[above])
            seen.add(above)
        family[event] = min(seen) if parent[above] >= 0 else above
    return family
