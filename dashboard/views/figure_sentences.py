"""The figures that answer a question in sentences: one for each group of people counted."""

from collections.abc import Iterable

from dashboard.analysis.answers import Answer, Question, Relation
from dashboard.analysis.relations import Basis, Kind
from dashboard.analysis.wording import capitalised
from dashboard.language import _, listed, ngettext, number_words, pgettext, sentence
from dashboard.views.answer_words import AnswerWriter, said_words

#: So many figures are told in a sentence one by one.
TOLD = 6


def figure_sentences(write: AnswerWriter) -> Iterable[str]:
    """Yield what each group says: ``MLPD says 4,000; ...: both can hold.``."""
    groups: dict[str, list[int]] = {}
    for number in standing(write.question):
        groups.setdefault(write.counted(write.question.answers[number]), []).append(number)
    for name, members in sorted(groups.items(), key=lambda each: -len(each[1])):
        head = f"{capitalised(name)}: " if len(groups) > 1 else ""
        yield f"{head}{_group(write, members)}"
    if len(groups) > 1:
        yield _(
            "Figures that count different people, places or scopes are not set against each other."
        )


def standing(question: Question) -> list[int]:
    """Return the answers that are neither retracted nor repeat another one shown."""
    return [at for at, each in enumerate(question.answers) if not each.struck and not each.repeats]


def can_hold(number: int) -> str:
    """``both can hold``, ``all three can hold``, ``all 12 can hold``."""
    if number == 2:
        return _("both can hold")
    return _("all {number} can hold", number=_spelt(number))


def cannot_hold(number: int) -> str:
    """``they cannot both hold``."""
    return _("they cannot both hold") if number == 2 else _("they cannot all hold")


def _spelt(number: int) -> str:
    spelt = {
        3: pgettext("all of them", "three"),
        4: pgettext("all of them", "four"),
        5: pgettext("all of them", "five"),
        6: pgettext("all of them", "six"),
        7: pgettext("all of them", "seven"),
        8: pgettext("all of them", "eight"),
        9: pgettext("all of them", "nine"),
        10: pgettext("all of them", "ten"),
    }
    return spelt.get(number) or number_words(number)


def _group(write: AnswerWriter, members: list[int]) -> str:
    answers = [write.question.answers[number] for number in members]
    if len(answers) == 1:
        return sentence(write.says(answers[0]))
    if len(answers) > TOLD:
        return _summary(write, answers)
    inside = [each for each in write.question.relations if {each.left, each.right} <= set(members)]
    if any(each.kind is Kind.CONFLICT for each in inside):
        return _conflict(write, members, inside)
    if any(each.kind is Kind.SEQUENCE for each in inside):
        return _sequence(write, answers, inside)
    if all(each.kind is Kind.SAME for each in inside):
        return _same(write, answers)
    return f"{_holding(write, answers)}: {can_hold(len(answers))}."


def _holding(write: AnswerWriter, answers: list[Answer]) -> str:
    """``MLPD says 10,000; CWI's at least 8,000 is a lower bound``."""
    parts = [write.says(each) for each in answers if each.low == each.high]
    for low, high in ((False, True), (True, False), (False, False)):
        found = [
            write.own(each)
            for each in answers
            if (each.open_low, each.open_high) == (low, high) and each.low != each.high
        ]
        if found:
            parts.append(_bounds(found, low, high).replace(",,", ","))
    parts += [write.says(each) for each in answers if each.open_low and each.open_high]
    return "; ".join(parts)


def _bounds(answers: list[str], open_low: bool, open_high: bool) -> str:
    """``CWI's at least 8,000 is a lower bound``."""
    named = listed(answers)
    if open_high:
        return ngettext(
            "{answers} is a lower bound",
            "{answers} are lower bounds",
            len(answers),
            answers=named,
        )
    if open_low:
        return ngettext(
            "{answers} is an upper bound",
            "{answers} are upper bounds",
            len(answers),
            answers=named,
        )
    return ngettext("{answers} is a range", "{answers} are ranges", len(answers), answers=named)


def _same(write: AnswerWriter, answers: list[Answer]) -> str:
    labels = list(dict.fromkeys(write.label(each) for each in answers))
    sources, answer = listed(labels), write.words(answers[0])
    if len(labels) == 1:
        return sentence(_("{source} says {answer}", source=sources, answer=answer))
    if len(labels) == 2:
        return _("{sources} both say {answer}.", sources=sources, answer=answer)
    return _("{sources} all say {answer}.", sources=sources, answer=answer)


def _sequence(write: AnswerWriter, answers: list[Answer], inside: list[Relation]) -> str:
    """``A says 24 to 99 as of 6 January 2022; then B says ...: the later day explains it.``."""
    told = [each for each in answers if not (each.open_low and each.open_high)]
    steps = _said(write, told[0]) if told else ""
    for each in told[1:]:
        steps = _("{answer}; then {next}", answer=steps, next=_said(write, each))
    if any(each.basis is Basis.MAYBE_LATER for each in inside):
        words = _("{answers}: the later day may explain the difference.", answers=steps)
    else:
        words = _("{answers}: the later day explains the difference.", answers=steps)
    beside = [_said(write, each) for each in answers if each not in told]
    return words + _beside("; ".join(beside))


def _said(write: AnswerWriter, answer: Answer) -> str:
    """``CWI says 225 as of 15 January 2022``."""
    return _("{answer} {day}", answer=write.says(answer), day=said_words(answer))


def _beside(answers: str) -> str:
    return f" {_('Beside them, {answers}.', answers=answers)}" if answers else ""


def _conflict(write: AnswerWriter, members: list[int], inside: list[Relation]) -> str:
    answers = write.question.answers
    conflicts = [each for each in inside if each.kind is Kind.CONFLICT]
    against = {end for each in conflicts for end in (each.left, each.right)}
    said = "; ".join(write.says(answers[number]) for number in members if number in against)
    others = [answers[number] for number in members if number not in against]
    return f"{said}: {cannot_hold(len(against))}.{_beside(_holding(write, others))}"


def _summary(write: AnswerWriter, answers: list[Answer]) -> str:
    bounded = [each for each in answers if not (each.open_low and each.open_high)] or answers
    low = min(bounded, key=lambda each: each.high if each.open_low else each.low)
    high = max(bounded, key=lambda each: each.low if each.open_high else each.high)
    return ngettext(
        "{n} answer, from {low} to {high}.",
        "{n} answers, from {low} to {high}.",
        len(answers),
        low=write.own(low),
        high=write.own(high).rstrip(","),
    )
