"""One answer in words: what is said, by whom, of whom, as of when."""

import re
from dataclasses import dataclass
from functools import cached_property
from math import isinf, nan

from dashboard.analysis.answers import Answer, Question
from dashboard.analysis.roll import Asked
from dashboard.language import _, current, number_words
from dashboard.language.languages import ENGLISH
from dashboard.model.edtf_days import edtf_words, parse_edtf
from dashboard.model.terms import term
from dashboard.model.vague_words import vague_word
from dashboard.views.claim_line import ClaimWriter
from dashboard.views.figure_words import figure_words

#: Words that stand before a figure and say how it is bounded.
_BEFORE = re.compile(
    r"(well |far |slightly |just )?(more than|over|above|at least|at most|up to|less than|under|"
    r"below|fewer than|about|around|approximately|roughly|nearly|almost|some|a good|exactly)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class AnswerWriter:
    """Puts the answers to one question into words."""

    question: Question
    writer: ClaimWriter

    def label(self, answer: Answer) -> str:
        """``CWI``: the source."""
        return self.writer.labels[answer.source_id]

    def words(self, answer: Answer) -> str:
        """``at least 225``, ``"dozens" (24 to 99)``, ``1 January 2022``, ``Zhanaozen``."""
        if self.question.asked is Asked.FIGURE:
            return amount_words(answer)
        if self.question.asked is Asked.DAY:
            return edtf_words(answer.date)
        if self.question.asked is Asked.PLACE:
            return self.place(answer.place_id)
        return answer.claim

    def says(self, answer: Answer) -> str:
        """``ICOR, citing Khabar, says more than 3,000``."""
        label, cited, words = self.label(answer), _cited(answer), self.words(answer)
        if not cited:
            return _("{source} says {answer}", source=label, answer=words)
        return _("{source}, citing {voice}, says {answer}", source=label, voice=cited, answer=words)

    def own(self, answer: Answer) -> str:
        """``ICOR's more than 3,000, citing Khabar,``."""
        label, cited, words = self.label(answer), _cited(answer), self.words(answer)
        if label.endswith("s"):
            message, citing = _("{source}' {answer}"), _("{source}' {answer}, citing {voice},")
        else:
            message, citing = _("{source}'s {answer}"), _("{source}'s {answer}, citing {voice},")
        return (citing if cited else message).format(source=label, answer=words, voice=cited)

    def voice(self, answer: Answer) -> str:
        """``CWI``, ``President Tokayev (cited by CWI)``: whoever stands for the answer."""
        if answer.attributed_to and (answer.voice or answer.stance == "reports"):
            label = self.label(answer)
            return _("{voice} (cited by {source})", voice=answer.attributed_to, source=label)
        return self.label(answer)

    def counted(self, answer: Answer) -> str:
        """``demonstrators``, ``all, in Almaty``: whom and what a figure counts, and where."""
        away = answer.place_id if answer.place_id != self._homes.get(answer.event_id) else ""
        kind = self.writer.places.get(away, {}).get("kind")
        place = self.place(away)
        there = _("at {place}", place=place) if kind == "site" else _("in {place}", place=place)
        people = term("population", answer.population)
        parts = [people, answer.scope, there if away else "", self._part(answer)]
        return ", ".join(filter(None, parts)) or term("population", "all")

    def place(self, place_id: str) -> str:
        """``Almaty airport``."""
        return str(self.writer.places.get(place_id, {}).get("name", place_id))

    def reference(self, claim_id: str) -> str:
        """``MLPD ¶4``."""
        source, locator = self.writer.locator(claim_id)
        return f"{self.writer.labels.get(source) or _('another source')} {locator}".strip()

    def said(self, claim_id: str) -> str:
        """``as of about 10 January 2022``."""
        claims = self.writer.dataset.claims
        return _said(str(claims.loc[claims["claim_id"] == claim_id, "as_of_edtf"].iloc[0]))

    def _part(self, answer: Answer) -> str:
        """Return the title of the event that is but a part of the one asked about."""
        table = self.writer.dataset.events
        title = str(table.loc[table["event_id"] == answer.event_id, "title"].iloc[0])
        return "" if title == self.question.subject else title

    @cached_property
    def _homes(self) -> dict[str, str]:
        table = self.writer.dataset.events
        return dict(zip(table["event_id"].tolist(), table["place_id"].tolist(), strict=True))


def amount_words(answer: Answer) -> str:
    """Put a figure as near to the source's own words as a number allows."""
    unit = "" if answer.unit == "people" else term("unit", answer.unit)
    wording = answer.wording
    if answer.open_low and answer.open_high:
        return _('"{words}" (no figure)', words=wording) if wording else _("no figure")
    # The source's words stand in the sentence where they are of its language.
    if answer.stated is not None and current() is ENGLISH and _BEFORE.fullmatch(wording):
        return f"{wording} {number_words(answer.stated)} {unit}".strip()
    low, high = _number(answer.low), _number(answer.high)
    amount = figure_words(low, high, unit=answer.unit if unit else "")
    if vague_word(wording) and low < high:
        return _('"{words}" ({figure})', words=wording, figure=amount)
    return _('{figure} ("{words}")', words=wording, figure=amount) if wording else amount


def _cited(answer: Answer) -> str:
    """``the Health Ministry``; nothing where the source speaks for itself."""
    disputed = answer.voice or answer.stance in ("disputes", "denies")
    return "" if disputed else answer.attributed_to


def said_words(answer: Answer) -> str:
    """``as of about 7 January 2022``, ``on some day from 9 January 2022``."""
    return _said(answer.as_of)


def _said(as_of: str) -> str:
    if not as_of:
        return _("on no day that is known")
    span, words = parse_edtf(as_of), edtf_words(as_of)
    if span.open_start or span.open_stop:
        return _("on some day {days}", days=words)
    return _("as of {day}", day=words)


def _number(bound: float) -> float:
    return nan if isinf(bound) else bound
