"""What the person looks at: each filter selects claims *and describes itself in words*.

Time is no filter here: :func:`in_window` selects by the slider, and
:mod:`dashboard.analysis.description` makes the sentence of both.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from dashboard.analysis.claim_slots import claim_slots
from dashboard.analysis.facts import Facts, Mask, facts_of, pick
from dashboard.analysis.folding import fold
from dashboard.analysis.search_texts import holding, search_texts
from dashboard.analysis.selection import Selection
from dashboard.analysis.timeline import Axis
from dashboard.analysis.wording import kinds_of_event
from dashboard.language import _, listed, ngettext
from dashboard.model.dataset import Dataset
from dashboard.model.edtf_days import parse_edtf, span_words

#: A list of more names than this is described by its length.
NAMED = 3


class Filter(Protocol):
    """One condition on claims."""

    def mask(self, facts: Facts) -> Mask:
        """Return which claims pass, shape ``(claims,)``."""

    def words(self, facts: Facts) -> str:
        """Return what passes, as a part of a sentence."""


@dataclass(frozen=True, slots=True)
class SourceFilter:
    """Claims by some of the sources."""

    sources: frozenset[str] | None

    def mask(self, facts: Facts) -> Mask:
        """Pass the claims of the chosen sources."""
        if self.sources is None:
            return np.ones(len(facts.source), dtype=np.bool_)
        return pick(
            _chosen(facts.dataset.sources["source_id"].tolist(), self.sources), facts.source
        )

    def words(self, facts: Facts) -> str:
        """``all 5 sources``, ``3 of 5 sources``."""
        ids = facts.dataset.sources["source_id"].tolist()
        chosen = len(ids) if self.sources is None else sum(_chosen(ids, self.sources))
        if not chosen and ids:
            return ngettext("none of {n} source", "none of {n} sources", len(ids))
        if chosen < len(ids):
            return ngettext(
                "{chosen} of {n} source", "{chosen} of {n} sources", len(ids), chosen=chosen
            )
        if chosen > 1:
            return ngettext("all {n} source", "all {n} sources", chosen)
        return ngettext("{n} source", "{n} sources", chosen)


@dataclass(frozen=True, slots=True)
class CategoryFilter:
    """Claims about some kinds of event."""

    categories: frozenset[str]

    def mask(self, facts: Facts) -> Mask:
        """Pass the claims about events of the chosen kinds."""
        return pick(_chosen(facts.categories, self.categories), facts.category)

    def words(self, facts: Facts) -> str:
        """``strikes and clashes``, ``5 of 14 kinds of event``; nothing when all are chosen."""
        chosen = [name for name in facts.categories if name in self.categories]
        if len(chosen) == len(facts.categories):
            return ""
        if not chosen:
            return _("no kind of event")
        if len(chosen) <= NAMED:
            return listed(kinds_of_event(name) for name in chosen)
        return ngettext(
            "{chosen} of {n} kind of event",
            "{chosen} of {n} kinds of event",
            len(facts.categories),
            chosen=len(chosen),
        )


@dataclass(frozen=True, slots=True)
class PlaceFilter:
    """Claims about some places, and about all that lies in them."""

    places: frozenset[str]

    def mask(self, facts: Facts) -> Mask:
        """Pass the claims placed in the chosen places or in their children."""
        inside = within(facts, self.places)
        return pick(_chosen(facts.dataset.places["place_id"].tolist(), inside), facts.place)

    def words(self, facts: Facts) -> str:
        """``Almaty and Zhanaozen``, ``5 of 20 places``."""
        table = facts.dataset.places
        names = table.loc[table["place_id"].isin(list(self.places)), "name"].tolist()
        if not names:
            return _("no place")
        if len(names) <= NAMED:
            return listed(names)
        return ngettext(
            "{chosen} of {n} place", "{chosen} of {n} places", len(table), chosen=len(names)
        )


@dataclass(frozen=True, slots=True)
class SearchFilter:
    """Claims in which, or in whose event, place or source, every word occurs."""

    search: str

    def mask(self, facts: Facts) -> Mask:
        """Pass the claims that hold each word, whatever its case and accents."""
        mask = np.ones(len(facts.source), dtype=np.bool_)
        for word in fold(self.search).split():
            mask &= _holding(facts, word)
        return mask

    def words(self, facts: Facts) -> str:
        """``text "gas"``."""
        return _('text "{words}"', words=" ".join(self.search.split()))


@dataclass(frozen=True, slots=True)
class KnownFilter:
    """Claims that had been made by the end of a day: the second clock.

    A claim with a vague as-of counts from the first day it may have been made on
    (``2022-01`` from 1 January, ``2022-01-09/..`` from 9 January), one without any always.
    """

    day: str

    def mask(self, facts: Facts) -> Mask:
        """Pass the claims whose as-of begins on the day or before."""
        said = facts.dataset.claims["as_of_start"].fillna(0).to_numpy(dtype=np.int64)
        return said < parse_edtf(self.day).stop

    def words(self, facts: Facts) -> str:
        """``as known on 7 January 2022``."""
        span = parse_edtf(self.day)
        return _("as known on {day}", day=span_words(span.stop - 1, span.stop))


def filters_of(selection: Selection) -> Iterator[Filter]:
    """Yield the filters of a selection in the order of the sentence."""
    yield SourceFilter(selection.sources)
    if selection.categories is not None:
        yield CategoryFilter(selection.categories)
    if selection.places is not None:
        yield PlaceFilter(selection.places)
    if selection.search.split():
        yield SearchFilter(selection.search)
    if selection.as_known_on is not None:
        yield KnownFilter(selection.as_known_on)


def shown(dataset: Dataset, selection: Selection) -> Mask:
    """Return which claims pass all filters, shape ``(claims,)``; time is no filter."""
    facts = facts_of(dataset)
    mask = np.ones(len(facts.source), dtype=np.bool_)
    for each in filters_of(selection):
        mask &= each.mask(facts)
    return mask


def known(dataset: Dataset, selection: Selection) -> Mask:
    """Return which claims had been made by the statement day, shape ``(claims,)``."""
    facts = facts_of(dataset)
    if selection.as_known_on is None:
        return np.ones(len(facts.source), dtype=np.bool_)
    return KnownFilter(selection.as_known_on).mask(facts)


def in_window(dataset: Dataset, axis: Axis, selection: Selection) -> Mask:
    """Return which claims lie in the days of the selection, shape ``(claims,)``."""
    window = axis.window(selection.day, selection.mode, selection.last_days)
    return claim_slots(dataset, axis).between(*window)


def within(facts: Facts, places: frozenset[str]) -> frozenset[str]:
    """Return the places and all their children, and the children's children."""
    table = facts.dataset.places
    children: dict[str, list[str]] = {}
    for place, parent in zip(table["place_id"].tolist(), table["parent_id"].tolist(), strict=True):
        children.setdefault(parent, []).append(place)
    found, todo = set(places), list(places)
    while todo:
        new = [child for child in children.get(todo.pop(), []) if child not in found]
        found.update(new)
        todo.extend(new)
    return frozenset(found - {""})


def _chosen(ids: list[str] | tuple[str, ...], chosen: frozenset[str]) -> Mask:
    return np.array([each in chosen for each in ids], dtype=np.bool_)


def _holding(facts: Facts, word: str) -> Mask:
    """Return which claims hold one folded word."""
    texts = search_texts(facts.dataset)
    mask = texts.claims_holding(word)
    for column, where in (
        (texts.events, facts.event),
        (texts.places, facts.place),
        (texts.sources, facts.source),
    ):
        mask = mask | pick(holding(column, word), where)
    return mask
