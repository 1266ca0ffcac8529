"""What a data set is about, in a few words: a country, and when most of it happened."""

from datetime import date

import numpy as np

from dashboard.analysis.claim_slots import claim_slots
from dashboard.analysis.facts import Ints, facts_of
from dashboard.analysis.memory import once_per_axis, once_per_dataset
from dashboard.analysis.timeline import Axis
from dashboard.language import _, ngettext, npgettext, span_words
from dashboard.model.dataset import Dataset

#: The middle half of the claims tells the days, so that a look back to 1991 does not.
QUARTILES = (0.25, 0.75)


def subject(dataset: Dataset, axis: Axis) -> str:
    """``Kazakhstan, January 2022``; what is not known is left out."""
    return ", ".join(filter(None, [_country(dataset), _days(dataset, axis)]))


def size(dataset: Dataset) -> str:
    """``253 claims by 5 sources``."""
    return _(
        "{claims} by {sources}",
        claims=ngettext("{n} claim", "{n} claims", len(dataset.claims)),
        sources=npgettext("by", "{n} source", "{n} sources", len(dataset.sources)),
    )


@once_per_dataset
def _country(dataset: Dataset) -> str:
    """Return the name of the country with most claims, as places.csv has it."""
    facts, places = facts_of(dataset), dataset.places
    claims = np.bincount(facts.place[facts.place >= 0], minlength=len(places))
    totals = places.assign(claims=claims).query("country != ''").groupby("country")["claims"].sum()
    if not totals.sum():
        return ""
    rows = places[(places["kind"] == "country") & (places["country"] == totals.idxmax())]
    return str(rows["name"].iloc[0]) if len(rows) else ""


def _days(dataset: Dataset, axis: Axis) -> str:
    """Return ``January 2022``, ``2022`` or ``1997 to 2021`` around most claims with a day."""
    middle = _middle(dataset, axis)
    if not len(middle):
        return ""
    first, last = map(date.fromordinal, middle)
    month = (first.year, first.month) == (last.year, last.month)
    return span_words(first, last, "month" if month else "year")


@once_per_axis
def _middle(dataset: Dataset, axis: Axis) -> list[int]:
    """Return the first and the last day of the middle half, as ordinals; nothing without days."""
    facts = facts_of(dataset)
    days: Ints = facts.start[facts.has_day & ~claim_slots(dataset, axis).spanning]
    return np.quantile(days, QUARTILES, method="nearest").tolist() if len(days) else []
