"""What each question is called: an id for the address, a neutral title for people."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from dashboard.analysis.facts import Ints
from dashboard.analysis.memory import once_per_dataset, recalled
from dashboard.analysis.roll import Asked, Roll, roll_of
from dashboard.analysis.statements import CONTRADICTS
from dashboard.language import N_, _
from dashboard.model.dataset import Dataset
from dashboard.model.measures import MEASURES

OTHERS = {
    Asked.DAY: N_("Which day?"),
    Asked.PLACE: N_("Where?"),
    Asked.WHETHER: N_("Was it so?"),
    Asked.ACCOUNT: N_("What happened?"),
}


@dataclass(frozen=True)
class Names:
    """Of all questions, in the order of ``Roll.asked``; ``anchor`` is the claim named for."""

    ids: tuple[str, ...]
    measure: tuple[str, ...]  #: ``deaths``; of a question without figures nothing
    asked: Ints  #: of each question an :class:`Asked`
    subject: tuple[str, ...]  #: ``People killed``
    anchor: Ints

    @cached_property
    def number(self) -> dict[str, int]:
        """Position of each question by its id."""
        return {name: number for number, name in enumerate(self.ids)}

    def asking(self, question: int) -> str:
        """``How many deaths?``, ``Which day?``."""
        asked = Asked(self.asked[question])
        if asked is not Asked.FIGURE:
            return _(OTHERS[asked])
        measure = self.measure[question]
        if known := MEASURES.get(measure.casefold()):
            return _(known.asking)
        return _("How many {measure}?", measure=measure)

    def title(self, question: int) -> str:
        """``How many deaths? · People killed``."""
        return f"{self.asking(question)} · {self.subject[question]}"

    def titles(self, questions: Ints) -> tuple[str, ...]:
        """Return the titles of many questions; what is asked is put into words once a kind."""
        kinds: dict[tuple[int, str], str] = {}
        titles = []
        for question in questions.tolist():
            kind = int(self.asked[question]), self.measure[question]
            if kind not in kinds:
                kinds[kind] = self.asking(question)
            titles.append(f"{kinds[kind]} · {self.subject[question]}")
        return tuple(titles)


@once_per_dataset
def names_of(dataset: Dataset) -> Names:
    """Name all questions of a dataset."""
    return recalled(dataset, f"names{dataset.language}", Names, _names)


def _names(dataset: Dataset) -> Names:
    roll = roll_of(dataset)
    anchor = _anchors(roll)
    rows = list(zip(roll.asked.tolist(), anchor.tolist(), strict=True))
    words = _Words(roll)
    return Names(
        ids=tuple(words.id(Asked(asked), claim) for asked, claim in rows),
        measure=tuple(words.measure(Asked(asked), claim) for asked, claim in rows),
        asked=roll.asked,
        subject=tuple(words.subject(Asked(asked), claim) for asked, claim in rows),
        anchor=anchor,
    )


def _anchors(roll: Roll) -> Ints:
    """Return the claim that each question is named for: the first by id, or the most disputed."""
    these = roll.these
    contradicted = these.target[these.relation == CONTRADICTS]
    weight = np.bincount(contradicted, minlength=len(these.rank))[roll.claim] + roll.voice
    weight = np.where(roll.asked[roll.question] == Asked.WHETHER, weight, 0)
    order = np.lexsort((these.rank[roll.claim], -weight, roll.question))
    first = np.searchsorted(roll.question[order], np.arange(len(roll.asked)))
    return roll.claim[order][first] if len(order) else roll.claim


class _Words:
    """Look-ups for the names of one roll."""

    def __init__(self, roll: Roll) -> None:
        self.these = roll.these
        dataset = roll.these.facts.dataset
        self.claims = self.these.claims["claim_id"].tolist()
        self.measures = _measures(self.these.claims["measure"])
        self.events = dataset.events["event_id"].tolist()
        self.titles = dataset.events["title"].tolist()
        self.places = dataset.places["name"].tolist()

    def id(self, asked: Asked, claim: int) -> str:
        """``deaths.arrests``, ``price-rise.day``, ``cwi-088.whether``."""
        if asked is Asked.FIGURE:
            key = self.these.measure.words[self.these.measure.code[claim]]
            taken = key in {each.name.lower() for each in Asked}
            return f"{self.events[self.these.family[claim]]}.{key}{'-figure' if taken else ''}"
        by_event = asked in (Asked.DAY, Asked.PLACE)
        head = self.events[self.these.facts.event[claim]] if by_event else self.claims[claim]
        return f"{head}.{asked.name.lower()}"

    def measure(self, asked: Asked, claim: int) -> str:
        """``deaths``: what the figures of a question count."""
        return self.measures[claim] if asked is Asked.FIGURE else ""

    def subject(self, asked: Asked, claim: int) -> str:
        """The title of the event, or the name of the site."""
        if asked is Asked.ACCOUNT:
            return str(self.places[self.these.facts.place[claim]])
        event = self.these.family if asked is Asked.FIGURE else self.these.facts.event
        return str(self.titles[event[claim]])


def _measures(cells: "pd.Series[str]") -> list[str]:
    return [str(cell) for cell in cells.tolist()]
