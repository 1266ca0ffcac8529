"""How the answers to a question stand to each other, in neutral sentences.

Nothing here says who is right: answers can hold together, follow each other, or cannot
both hold; the reader sees whose they are.
"""

from collections.abc import Callable, Iterable
from itertools import groupby

from dashboard.analysis.answers import Answer, Question, Relation, Status
from dashboard.analysis.relations import Basis, Kind
from dashboard.analysis.roll import Asked
from dashboard.analysis.wording import capitalised
from dashboard.language import N_, _, decimal_words, listed, ngettext, sentence
from dashboard.model.edtf_days import edtf_words
from dashboard.views.answer_words import AnswerWriter, said_words
from dashboard.views.figure_sentences import can_hold, cannot_hold, figure_sentences, standing

_STATUS = {
    Status.AGREE: N_("The answers agree"),
    Status.HOLD: N_("All answers can hold"),
    Status.SEQUENCE: N_("The answers follow each other"),
    Status.CONFLICT: N_("The answers cannot all hold"),
    Status.OTHER: N_("The answers count different things"),
    Status.ONE: N_("One answer only"),
    Status.RETRACTED: N_("Every answer was retracted"),
}

_RELATIONS = {
    Kind.SAME: N_("says the same as {others}"),
    Kind.COMPATIBLE: N_("can hold beside {others}"),
    Kind.SEQUENCE: N_("differs by its day from {others}"),
    Kind.CONFLICT: N_("cannot hold beside {others}"),
    Kind.OTHER: N_("counts otherwise than {others}"),
}
_OTHERWISE = {
    Basis.EVENT: N_("is about another event than {others}"),
    Basis.UNLINKED: N_("has no recorded relation to {others}"),
    Basis.DAYS: N_("counts other days than {others}"),
    Basis.UNIT: N_("counts in another unit than {others}"),
}


def status_words(question: Question) -> str:
    """``The answers cannot all hold``."""
    if question.asked is Asked.ACCOUNT and question.status is not Status.CONFLICT:
        return _("No contradiction is recorded")
    return _(_STATUS[question.status])


def lineage_words(question: Question) -> str:
    """``5 sources, 2 origins``; origins are named where they are fewer."""
    sources = ngettext("{n} source", "{n} sources", len(question.sources))
    if question.origins >= len(question.sources):
        return sources
    return f"{sources}, {ngettext('{n} origin', '{n} origins', question.origins)}"


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
    return tuple(_(words, others=listed(dict.fromkeys(them))) for words, them in found.items())


def _beside(write: AnswerWriter, one: Answer, other: Answer, factor: float | None) -> str:
    """``MLPD (factor 3.3)``, ``its own up to 100``: the other answer in a few words."""
    name = write.voice(other) if write.question.asked is Asked.WHETHER else write.label(other)
    if name == write.label(one):
        name = _("its own {answer}", answer=write.words(other))
    if not factor or factor <= 1:
        return name
    return _("{answer} (factor {factor})", answer=name, factor=decimal_words(factor, 1))


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
        parts.append(
            ngettext(
                "{sources} says {answer}",
                "{sources} say {answer}",
                len(labels),
                sources=listed(labels),
                answer=words,
            )
        )
    kinds = {each.kind for each in question.relations if each.counted}
    end = (cannot_hold if Kind.CONFLICT in kinds else can_hold)(len(parts))
    yield sentence(f"{'; '.join(parts)}{f': {end}' if len(parts) > 1 else ''}")


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
        first, second = capitalised(one[0]), two[0]
        return _("{one} and {other} contradict each other.", one=first, other=second)
    return _(
        "{some} on one side and {others} on the other contradict each other.",
        some=capitalised(listed(one)),
        others=listed(two),
    )


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
        yield _(
            "{date}, {event}: told by {sources}.",
            date=capitalised(edtf_words(row["date"])),
            event=str(row["title"]),
            sources=labels,
        )


def _lineage(write: AnswerWriter) -> Iterable[str]:
    """Yield what was retracted, and by whom; who repeats whom."""
    for each in write.question.answers:
        if each.struck and each.retracted_by:
            by = listed(
                f"{write.reference(claim)} ({write.said(claim)})" for claim in each.retracted_by
            )
            yield _(
                "{answer} {day} was retracted by {claims}.",
                answer=write.own(each),
                day=said_words(each),
                claims=by,
            )
        if each.repeats:
            claim = write.reference(each.repeats)
            yield _("{answer} repeats {claim}.", answer=write.own(each), claim=claim)
