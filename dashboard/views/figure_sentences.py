"""The figures that answer a question in sentences: one for each group of people counted."""

from collections.abc import Iterable

from dashboard.analysis.answers import Answer, Question, Relation
from dashboard.analysis.relations import Basis, Kind
from dashboard.analysis.wording import capitalised, listed
from dashboard.views.answer_words import AnswerWriter, said_words

#: So many figures are told in a sentence one by one.
TOLD = 6
APART = "Figures that count different people, places or scopes are not set against each other."

_NUMBERS = "none one both three four five six seven eight nine ten".split()


def figure_sentences(write: AnswerWriter) -> Iterable[str]:
    """Yield what each group says: ``MLPD says 4,000; ...: both can hold.``."""
    groups: dict[str, list[int]] = {}
    for number in standing(write.question):
        groups.setdefault(write.counted(write.question.answers[number]), []).append(number)
    for name, members in sorted(groups.items(), key=lambda each: -len(each[1])):
        head = f"{capitalised(name)}: " if len(groups) > 1 else ""
        yield f"{head}{_group(write, members)}"
    if len(groups) > 1:
        yield APART


def standing(question: Question) -> list[int]:
    """Return the answers that are neither retracted nor repeat another one shown."""
    return [at for at, each in enumerate(question.answers) if not each.struck and not each.repeats]


def all_of(number: int) -> str:
    """``both``, ``all three``, ``all 12``."""
    if number == 2:
        return "both"
    return f"all {_NUMBERS[number] if number < len(_NUMBERS) else number}"


def cannot(number: int) -> str:
    """``they cannot both hold``."""
    return f"they cannot {'both' if number == 2 else 'all'} hold"


def _group(write: AnswerWriter, members: list[int]) -> str:
    answers = [write.question.answers[number] for number in members]
    if len(answers) == 1:
        return f"{write.says(answers[0])}."
    if len(answers) > TOLD:
        return _summary(write, answers)
    inside = [each for each in write.question.relations if {each.left, each.right} <= set(members)]
    if any(each.kind is Kind.CONFLICT for each in inside):
        return _conflict(write, members, inside)
    if any(each.kind is Kind.SEQUENCE for each in inside):
        return _sequence(write, answers, inside)
    if all(each.kind is Kind.SAME for each in inside):
        return _same(write, answers)
    return f"{_holding(write, answers)}: {all_of(len(answers))} can hold."


def _holding(write: AnswerWriter, answers: list[Answer]) -> str:
    """``MLPD says 10,000; CWI's at least 8,000 is a lower bound``."""
    parts = [write.says(each) for each in answers if each.low == each.high]
    bounds = (("a lower bound", "lower bounds"), ("an upper bound", "upper bounds"))
    for (one, many), low, high in (
        (bounds[0], False, True), (bounds[1], True, False), (("a range", "ranges"), False, False),
    ):  # fmt: skip
        found = [
            write.own(each)
            for each in answers
            if (each.open_low, each.open_high) == (low, high) and each.low != each.high
        ]
        if found:
            verb = f"are {many}" if len(found) > 1 else f"is {one}"
            parts.append(f"{listed(found)} {verb}".replace(",,", ","))
    parts += [write.says(each) for each in answers if each.open_low and each.open_high]
    return "; ".join(parts)


def _same(write: AnswerWriter, answers: list[Answer]) -> str:
    labels = list(dict.fromkeys(write.label(each) for each in answers))
    says = "says" if len(labels) == 1 else "both say" if len(labels) == 2 else "all say"
    return f"{listed(labels)} {says} {write.words(answers[0])}."


def _sequence(write: AnswerWriter, answers: list[Answer], inside: list[Relation]) -> str:
    """``A says 24 to 99 as of 6 January 2022; then B says ...: the later day explains it.``."""
    told = [each for each in answers if not (each.open_low and each.open_high)]
    steps = "; then ".join(f"{write.says(each)} {said_words(each)}" for each in told)
    vague = any(each.basis is Basis.MAYBE_LATER for each in inside)
    explains = "may explain" if vague else "explains"
    beside = [f"{write.says(each)} {said_words(each)}" for each in answers if each not in told]
    also = f" Beside them, {'; '.join(beside)}." if beside else ""
    return f"{steps}: the later day {explains} the difference.{also}"


def _conflict(write: AnswerWriter, members: list[int], inside: list[Relation]) -> str:
    answers = write.question.answers
    conflicts = [each for each in inside if each.kind is Kind.CONFLICT]
    against = {end for each in conflicts for end in (each.left, each.right)}
    said = "; ".join(write.says(answers[number]) for number in members if number in against)
    others = [answers[number] for number in members if number not in against]
    also = f" Beside them, {_holding(write, others)}." if others else ""
    return f"{said}: {cannot(len(against))}.{also}"


def _summary(write: AnswerWriter, answers: list[Answer]) -> str:
    bounded = [each for each in answers if not (each.open_low and each.open_high)] or answers
    low = min(bounded, key=lambda each: each.high if each.open_low else each.low)
    high = max(bounded, key=lambda each: each.low if each.open_high else each.high)
    ends = f"from {write.own(low)} to {write.own(high)}".rstrip(",")
    return f"{len(answers)} answers, {ends}."
