"""Sources with no claim in view: silent of themselves, or kept out by the filters."""

from dataclasses import dataclass

import numpy as np

from dashboard.analysis.facts import Facts, Ints, Mask
from dashboard.language import _, listed, ngettext

#: So many sources are named.
NAMED = 8


@dataclass(frozen=True, slots=True)
class Silence:
    """Labels of sources, in their order."""

    silent: tuple[str, ...]  #: these days they claim nothing here, whatever is filtered
    filtered: tuple[str, ...]  #: they claim something here that the filters hide
    later: tuple[str, ...] = ()  #: they spoke only after the statement day

    @property
    def words(self) -> str:
        """``Silent: ICOR and MLPD. Said only later: CWI.``; nothing when all speak."""
        named = (
            _("Silent: {sources}.", sources=_some(self.silent)) if self.silent else "",
            _("Said only later: {sources}.", sources=_some(self.later)) if self.later else "",
            _("Filtered out: {sources}.", sources=_some(self.filtered)) if self.filtered else "",
        )
        return " ".join(filter(None, named))


def _some(labels: tuple[str, ...]) -> str:
    """``ICOR and MLPD``; of many the first are named: ``A, B, C and 286 others``."""
    if len(labels) <= NAMED:
        return listed(labels)
    return ngettext(
        "{sources} and {n} other",
        "{sources} and {n} others",
        len(labels) - NAMED + 1,
        sources=", ".join(labels[: NAMED - 1]),
    )


def silence(facts: Facts, rows: Ints, known: Mask, shown: Mask) -> Silence:
    """Tell the sources without a shown claim apart.

    ``rows`` are the claims of these days (and this place), ``known`` tells of each of them
    whether it was said by the statement day, ``shown`` whether it passes the filters.
    """
    labels = facts.dataset.sources["label"].tolist()
    ever, speak = _per_source(facts, rows), _per_source(facts, rows[known])
    seen = _per_source(facts, rows[known & shown])
    counts = list(zip(labels, ever.tolist(), speak.tolist(), seen.tolist(), strict=True))
    return Silence(
        silent=tuple(label for label, claims, _, _ in counts if not claims),
        filtered=tuple(label for label, _, said, passed in counts if said and not passed),
        later=tuple(label for label, claims, said, _ in counts if claims and not said),
    )


def _per_source(facts: Facts, rows: Ints) -> Ints:
    return np.bincount(facts.source[rows], minlength=len(facts.dataset.sources)).astype(np.int64)
