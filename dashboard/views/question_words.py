"""How the answers to a question stand to each other, in neutral sentences.

Nothing here says who is right: answers can hold together, follow each other, or cannot
both hold; the reader sees whose they are.
"""

from collections.abc import Callable, Iterable
from itertools import groupby

from dashboard.analysis.answers import Answer, Question, Relation, Status
from dashboard.analysis.relations import Basis, Kind
from dashboard.analysis.roll import Asked
from dashboard.analysis.wording import capitalised, count, listed
from dashboard.model.edtf_days import edtf_words
from dashboard.views.answer_words import AnswerWriter, said_words
from dashboard.views.figure_sentences import all_of, cannot, figure_sentences, standing

STATUS = {
    Status.AGREE: "The answers agree",
    Status.HOLD: "All answers can hold",
    Status.SEQUENCE: "The answers follow each other",
    Status.CONFLICT: "The answers cannot all hold",
    Status.OTHER: "The answers count different things",
    Status.ONE: "One answer only",
    Status.RETRACTED: "Every answer was retracted",
}
NO_CONTRADICTION = "No contradiction is recorded"

_RELATIONS = {
    Kind.SAME: "says the same as",
    Kind.COMPATIBLE: "can hold beside",
    Kind.SEQUENCE: "differs by its day from",
    Kind.CONFLICT: "cannot hold beside",
    Kind.OTHER: "counts otherwise than",
}
_OTHERWISE = {
    Basis.EVENT: "is about another event than",
    Basis.UNLINKED: "has no recorded relation to",
    Basis.DAYS: "counts other days than",
    Basis.UNIT: "counts in another unit than",
}


def status_words(question: Question) -> str:
    """``The answers cannot all hold``."""
    if question.asked is Asked.ACCOUNT and question.status is not Status.CONFLICT:
        return NO_CONTRADICTION
    return STATUS[question.status]


def lineage_words(question: Question) -> str:
    """``5 sources, 2 origins``; origins are named where they are fewer."""
    sources = count(len(question.sources), "source")
    fewer = question.origins < len(question.sources)
    return f"{sources}, {count(question.origins, 'origin')}" if fewer else sources


def sentences(write: AnswerWriter) -> tuple[str, ...]:
    """Return the relations in words: what can hold, what cannot, what is counted apart."""
    by_kind: dict[Asked, Callable[[AnswerWriter], Iterable[str]]] = {
        Asked.FIGURE: figure_sentences,
        Asked.DAY: _days_or_places,
        Asked.PLACE: _days_or_places,
        Asked.WHETHER: _sides,
        Asked.ACCOUNT: _accounts,
    }
    return (*by_kind[write.question.asked](write), *_lineage(write))


def relation_words(write: AnswerWriter, number: int) -> tuple[str, ...]:
    """``cannot hold beside ICOR``, ``can hold beside MLPD (factor 3.3)``."""
    found: dict[str, list[str]] = {}
    answers = write.question.answers
    for each in write.question.relations:
        if each.counted and number in (each.left, each.right):
            other = answers[each.right if each.left == number else each.left]
            words = _RELATIONS[each.kind]
            if each.kind is Kind.OTHER:
                words = _OTHERWISE.get(each.basis, words)
            found.setdefault(words, []).append(_beside(write, answers[number], other, each.factor))
    return tuple(f"{words} {listed(dict.fromkeys(them))}" for words, them in found.items())


def _beside(write: AnswerWriter, one: Answer, other: Answer, factor: float | None) -> str:
    """``MLPD (factor 3.3)``, ``its own up to 100``: the other answer in a few words."""
    name = write.voice(other) if write.question.asked is Asked.WHETHER else write.label(other)
    if name == write.label(one):
        name = f"its own {write.words(other)}"
    return f"{name} (factor {factor:.1f})" if factor and factor > 1 else name


def _days_or_places(write: AnswerWriter) -> Iterable[str]:
    """Yield one sentence: who says which, and whether all can hold."""
    question = write.question
    answers = [question.answers[number] for number in standing(question)]
    timed = question.asked is Asked.DAY
    said = sorted(
        answers,
        key=lambda each: (each.low if timed else 0, each.high if timed else 0, write.words(each)),
    )
    parts = []
    for words, group in groupby(said, key=write.words):
        labels = list(dict.fromkeys(write.label(each) for each in group))
        parts.append(f"{listed(labels)} {'say' if len(labels) > 1 else 'says'} {words}")
    kinds = {each.kind for each in question.relations if each.counted}
    end = cannot(len(parts)) if Kind.CONFLICT in kinds else f"{all_of(len(parts))} can hold"
    yield f"{'; '.join(parts)}{f': {end}' if len(parts) > 1 else ''}."


def _sides(write: AnswerWriter) -> Iterable[str]:
    """Yield one sentence a dispute: who stands against whom."""
    told: dict[str, None] = {}
    for each in write.question.relations:
        if each.kind is Kind.CONFLICT and each.counted:
            told.setdefault(_dispute(write, each))
    yield from told


def _dispute(write: AnswerWriter, relation: Relation) -> str:
    camps = (_camp(write, end) for end in (relation.left, relation.right))
    one, two = sorted(camps, key=lambda camp: (-len(camp), camp))
    if len(one) == 1:
        return f"{capitalised(one[0])} and {two[0]} contradict each other."
    sides = f"{capitalised(listed(one))} on one side and {listed(two)} on the other"
    return f"{sides} contradict each other."


def _camp(write: AnswerWriter, number: int) -> list[str]:
    """Name all who stand with an answer."""
    answers = write.question.answers
    side = answers[number].side
    camp = [each for at, each in enumerate(answers) if at == number or each.side == side >= 0]
    return list(dict.fromkeys(write.voice(each) for each in camp))


def _accounts(write: AnswerWriter) -> Iterable[str]:
    """Yield one sentence an event: when, what, and who tells of it."""
    events = write.writer.dataset.events.set_index("event_id")
    told = sorted(write.question.answers, key=lambda each: (each.low, each.event_id))
    for event, group in groupby(told, key=lambda each: each.event_id):
        labels = listed(dict.fromkeys(write.label(each) for each in group))
        row = events.loc[event]
        yield f"{capitalised(edtf_words(row['date']))}, {row['title']}: told by {labels}."


def _lineage(write: AnswerWriter) -> Iterable[str]:
    """Yield what was retracted, and by whom; who repeats whom."""
    for each in write.question.answers:
        if each.struck and each.retracted_by:
            by = listed(
                f"{write.reference(claim)} ({write.said(claim)})" for claim in each.retracted_by
            )
            yield f"{write.own(each)} {said_words(each)} was retracted by {by}."
        if each.repeats:
            yield f"{write.own(each)} repeats {write.reference(each.repeats)}."
