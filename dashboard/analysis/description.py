"""The sentence above the map: which days, which filters, how many claims, and what is hidden."""

from dataclasses import dataclass

import numpy as np

from dashboard.analysis.claim_slots import claim_slots
from dashboard.analysis.facts import Ints, Mask, facts_of
from dashboard.analysis.filters import filters_of, in_window, known, shown
from dashboard.analysis.selection import Mode, Selection
from dashboard.analysis.timeline import Axis
from dashboard.language import _, ngettext, npgettext, number_words
from dashboard.model.dataset import Dataset
from dashboard.model.edtf_days import span_words

#: So many sources are named with what is hidden of them.
NAMED = 8


@dataclass(frozen=True, slots=True)
class Hidden:
    """What the filters hide in the days of the view: in total and per source with any."""

    total: int
    sources: tuple[tuple[str, int], ...]  #: label and number of claims, in the order of sources

    @property
    def words(self) -> str:
        """``hidden by filters: 9 claims (CWI 5, MLPD 4)``; nothing when nothing is hidden."""
        if not self.total:
            return ""
        named = self.sources[:NAMED]
        parts = ", ".join(f"{label} {number_words(number)}" for label, number in named)
        if others := len(self.sources) - len(named):
            parts = ngettext(
                "{sources} and {n} other source",
                "{sources} and {n} other sources",
                others,
                sources=parts,
            )
        return ngettext(
            "hidden by filters: {n} claim ({sources})",
            "hidden by filters: {n} claims ({sources})",
            self.total,
            sources=parts,
        )


def date_phrase(axis: Axis, selection: Selection) -> str:
    """``5 January 2022``, ``3 to 5 January 2022``, ``up to 5 January 2022``, ``2007``."""
    index = axis.index(selection.day)
    if index < 0:
        return _("no day")
    slot = axis.slots[index]
    if selection.mode is Mode.UNTIL:
        return _("up to {day}", day=slot.words)
    if selection.mode is Mode.LAST:
        begin = axis.window(selection.day, selection.mode, selection.last_days)[0]
        since = slot.stop - selection.last_days
        return span_words(max(min(since, axis.slots[begin].start), 1), slot.stop)
    return slot.words


def phrase(dataset: Dataset, selection: Selection) -> str:
    """``all 5 sources``, ``3 of 5 sources, strikes and clashes, text "gas"``."""
    facts = facts_of(dataset)
    return ", ".join(filter(None, (each.words(facts) for each in filters_of(selection))))


def describe(dataset: Dataset, axis: Axis, selection: Selection) -> str:
    """``5 January 2022, 3 of 5 sources: 14 claims at 4 places, 9 dated as a span``.

    Counts what the map draws; claims of these days that it cannot draw are added in words.
    """
    mask = shown(dataset, selection) & in_window(dataset, axis, selection)
    head = f"{date_phrase(axis, selection)}, {phrase(dataset, selection)}"
    return f"{head}: {tally(dataset, axis, mask)}"


def tally(dataset: Dataset, axis: Axis, mask: Mask) -> str:
    """``14 claims at 4 places``, ``no claims``, ``1 claim at 1 place, dated as a span``."""
    facts = facts_of(dataset)
    drawn = mask & facts.on_map
    spanning = claim_slots(dataset, axis).spanning
    on, spans = int(drawn.sum()), int((drawn & spanning).sum())
    off = int(mask.sum()) - on
    words = _claims_at(on, len(np.unique(facts.place[drawn]))) if on else _("no claims")
    if spans:
        words = f"{words}, {_spanning(spans, on)}"
    if off:
        beside = ngettext("{n} not on the map", "{n} not on the map", off)
        words = f"{words}; {beside}"
    return words


def _claims_at(claims: int, places: int) -> str:
    return _(
        "{claims} at {places}",
        claims=ngettext("{n} claim", "{n} claims", claims),
        places=npgettext("at", "{n} place", "{n} places", places),
    )


def _spanning(some: int, total: int) -> str:
    """``9 dated as a span``, ``all dated as a span``; without a number for the only one."""
    if some < total:
        return ngettext("{n} dated as a span", "{n} dated as a span", some)
    return _("all dated as a span") if total > 1 else _("dated as a span")


def hidden(dataset: Dataset, axis: Axis, selection: Selection) -> Hidden:
    """Count the claims in the days of the view that the filters hide.

    What was only said after the statement day is not hidden: nobody could know it.
    """
    days = in_window(dataset, axis, selection) & known(dataset, selection)
    return hidden_of(dataset, days & ~shown(dataset, selection))


def hidden_of(dataset: Dataset, away: Mask | Ints) -> Hidden:
    """Count the claims that the filters hide, a mask or positions, by source."""
    source = facts_of(dataset).source[away]
    numbers = np.bincount(source, minlength=len(dataset.sources)).tolist()
    pairs = zip(dataset.sources["label"].tolist(), numbers, strict=True)
    return Hidden(sum(numbers), tuple(pair for pair in pairs if pair[1]))
