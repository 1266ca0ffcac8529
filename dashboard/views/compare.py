"""What the Compare page and the side panel show of one question, ready to draw."""

from dataclasses import asdict, dataclass
from math import isfinite
from typing import Any

import numpy as np

from dashboard.analysis.answers import Answer, Question
from dashboard.analysis.comparison import Comparison, Heading, comparison
from dashboard.analysis.facts import Mask
from dashboard.analysis.filters import in_window
from dashboard.analysis.question_reading import read_question
from dashboard.analysis.relations import Kind
from dashboard.analysis.roll import Asked
from dashboard.analysis.selection import Selection
from dashboard.analysis.text_languages import Languages, text_languages
from dashboard.analysis.timeline import Axis
from dashboard.model.dataset import Dataset
from dashboard.model.edtf_days import edtf_words, span_words
from dashboard.model.terms import term
from dashboard.views.answer_words import AnswerWriter
from dashboard.views.chart_scale import Scale, day_scale, figure_scale
from dashboard.views.claim_line import claim_writer, records
from dashboard.views.question_words import (
    lineage_words,
    relation_words,
    sentences,
    status_words,
)
from dashboard.views.silence import Silence, silence


@dataclass(frozen=True, slots=True)
class RowView:
    """One answer as a row of the chart: ``low`` and ``high`` are ``None`` where open.

    Figures are the claim's own; days are ordinals. ``said_from`` and ``said_to`` are the
    inclusive ordinals of the days on which it may have been said.
    """

    claim_id: str
    also: tuple[str, ...]
    source_id: str
    label: str
    colour: str
    speaker: str  #: the label, or ``President Tokayev (cited by CWI)``
    group: str  #: whom and what it counts: rows of one group are set against each other
    low: float | None
    high: float | None
    stated: float | None
    words: str  #: ``at least 225``, ``1 January 2022``
    wording: str
    as_of: str
    said_from: int | None
    said_to: int | None
    locator: str
    claim: str
    attributed: str
    stance: str
    struck: bool
    retracted_by: tuple[str, ...]  #: ``Information ministry ¶1``
    repeats: str
    revises: tuple[str, ...]
    conflict: bool
    relations: tuple[str, ...]
    languages: Languages  #: of its texts that are not in the reader's: ``{"claim": "en"}``

    @property
    def counted(self) -> str:
        """The group, where it is not simply all: that needs no word beside a figure."""
        return "" if self.group == term("population", "all") else self.group

    @property
    def objection(self) -> str:
        """``retracts``; ``disputes``, ``denies`` where the source speaks, not whom it cites."""
        own = self.speaker == self.label
        told = ("retracts", "disputes", "denies") if own else ("retracts",)
        return term("stance", self.stance) if self.stance in told else ""


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question: its words, its rows by group, its axes, and who is silent."""

    id: str
    kind: str
    title: str
    asking: str
    subject: str
    dates: str
    places: tuple[str, ...]
    place_ids: tuple[str, ...]
    event_ids: tuple[str, ...]
    status: str  #: ``conflict``, ``all can hold``, ...
    status_words: str
    lineage: str  #: ``5 sources, 2 origins``
    sentences: tuple[str, ...]
    unit: str
    rows: tuple[RowView, ...]
    scale: Scale | None  #: of figures or days; ``None`` where there is nothing to draw
    said_scale: Scale | None  #: of the days of the statements
    silence: Silence
    uncompared: int
    languages: Languages  #: ``{"subject": "en"}``, where it is not the reader's

    def to_json(self) -> dict[str, Any]:
        """Return plain dictionaries and lists."""
        return asdict(self)


def question_view(dataset: Dataset, selection: Selection, name: str) -> QuestionView:
    """Return the view of the question with this id; ``KeyError`` if the data has none."""
    return view_of(comparison(dataset, selection), name)


def view_of(found: Comparison, name: str) -> QuestionView:
    """Return the view of one question of a comparison."""
    question = read_question(found, name)
    dataset = found.roll.these.facts.dataset
    write = AnswerWriter(question, claim_writer(dataset))
    rows = tuple(_rows(write))
    return QuestionView(
        id=question.id,
        kind=question.kind,
        title=question.title,
        asking=question.asking,
        subject=question.subject,
        dates=_dates(question),
        places=tuple(write.place(each) for each in question.place_ids),
        place_ids=question.place_ids,
        event_ids=question.event_ids,
        status=str(question.status),
        status_words=status_words(question),
        lineage=lineage_words(question),
        sentences=sentences(write),
        unit=next((each.unit for each in question.answers if each.unit), ""),
        rows=rows,
        scale=_scale(question),
        said_scale=day_scale(
            day for each in rows for day in (each.said_from, each.said_to) if day is not None
        ),
        silence=_silence(found, name),
        uncompared=question.uncompared,
        languages=_languages(found, name),
    )


def _languages(found: Comparison, name: str) -> Languages:
    """Tell the language of the title or the place that a question is named for."""
    number, facts = found.names.number[name], found.roll.these.facts
    claim, asked = int(found.names.anchor[number]), Asked(found.names.asked[number])
    tell = text_languages(facts.dataset)
    if asked is Asked.ACCOUNT:
        place = claim_writer(facts.dataset).places.row(int(facts.place[claim]))
        return tell.of_place(place, "subject")
    event = found.roll.these.family if asked is Asked.FIGURE else facts.event
    row = records(facts.dataset.events, event[[claim]])[int(event[claim])]
    return tell.of_event(row, "subject")


def touched(dataset: Dataset, axis: Axis, selection: Selection) -> tuple[Heading, ...]:
    """Return the questions that claims on the shown days, and at the chosen place, answer."""
    found = comparison(dataset, selection)
    facts = found.roll.these.facts
    here: Mask = in_window(dataset, axis, selection)
    if selection.place is not None:
        chosen = (dataset.places["place_id"] == selection.place).to_numpy(dtype=np.bool_)
        here = here & np.isin(facts.place, np.flatnonzero(chosen))
    return found.touching(here)


def _rows(write: AnswerWriter) -> list[RowView]:
    """Return the rows: groups together, the largest first, within them by day of statement."""
    order = _order(write)
    return [_row(write, number) for number in order]


def _order(write: AnswerWriter) -> list[int]:
    answers = write.question.answers
    groups = [write.counted(each) for each in answers]
    numbers = list(range(len(answers)))
    if write.question.asked is not Asked.FIGURE:
        return sorted(numbers, key=lambda at: (answers[at].low, answers[at].high, at))
    return sorted(numbers, key=lambda at: (-groups.count(groups[at]), groups.index(groups[at]), at))


def _row(write: AnswerWriter, number: int) -> RowView:
    answer = write.question.answers[number]
    drawn = write.question.asked in (Asked.FIGURE, Asked.DAY, Asked.ACCOUNT)
    against = any(
        each.kind is Kind.CONFLICT and each.counted and number in (each.left, each.right)
        for each in write.question.relations
    )
    return RowView(
        claim_id=answer.claim_id,
        also=answer.also,
        source_id=answer.source_id,
        label=write.label(answer),
        colour=write.writer.colours[answer.source_id],
        speaker=write.voice(answer),
        group=write.counted(answer) if write.question.asked is Asked.FIGURE else "",
        low=_bound(answer.low) if drawn else None,
        high=_bound(answer.high) if drawn else None,
        stated=answer.stated if drawn else None,
        words=write.words(answer),
        wording=answer.wording,
        as_of=edtf_words(answer.as_of),
        said_from=answer.said_from,
        said_to=answer.said_to,
        locator=answer.locator,
        claim=answer.claim,
        attributed=answer.attributed_to,
        stance=answer.stance,
        struck=answer.struck,
        retracted_by=tuple(write.reference(each) for each in answer.retracted_by),
        repeats=write.reference(answer.repeats) if answer.repeats else "",
        revises=tuple(write.reference(each) for each in answer.revises),
        conflict=against,
        relations=relation_words(write, number),
        languages=answer.languages,
    )


def _scale(question: Question) -> Scale | None:
    bounds = [bound for each in question.answers for bound in _ends(each)]
    if question.asked is Asked.FIGURE:
        return figure_scale(bounds)
    return day_scale(bounds) if question.asked in (Asked.DAY, Asked.ACCOUNT) else None


def _ends(answer: Answer) -> tuple[float, float]:
    return answer.low, answer.high


def _silence(found: Comparison, name: str) -> Silence:
    """Tell who says nothing on the question, and whom the filters keep out."""
    roll = found.roll
    number = found.names.number[name]
    first, stop = np.searchsorted(roll.question, [number, number + 1])
    rows = np.unique(roll.claim[first:stop])
    return silence(roll.these.facts, rows, found.known[rows], found.visible[rows])


def _dates(question: Question) -> str:
    if question.start is None or question.stop is None:
        return ""
    return span_words(question.start, question.stop)


def _bound(bound: float) -> float | None:
    return bound if isfinite(bound) else None
