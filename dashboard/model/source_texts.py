"""Documents and figures as they are looked for in each other.

A :class:`Text` is a source's document, a :class:`Figure` what a claim counts; both say where
in a :class:`Paragraph` something stands.
"""

from dataclasses import dataclass, field
from functools import cached_property
from math import isclose, isnan

from dashboard.model.documents import Document
from dashboard.model.figures_in_text import Mention, mentions
from dashboard.model.quotes_in_text import Span, Words, quote_spans

#: Words around a figure that are no figure: they stand in any text.
_QUALIFIERS = frozenset(
    "a about above all almost an approximately around as at bis circa ca etwa exactly fast "
    "genau good gut just knapp least less maximal mehr mindestens minimum more most nearly "
    "of only over rund roughly several some than the to ueber über um under up well weit zu "
    "ungefähr unter wenigstens als well fewer höchstens".split()
)


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of a document and what can be looked for in it."""

    text: str
    language: str

    @cached_property
    def figures(self) -> tuple[Mention, ...]:
        """Its figures."""
        return mentions(self.text)

    @cached_property
    def words(self) -> Words:
        """Its words."""
        return Words.of(self.text, self.language)


@dataclass(frozen=True, slots=True)
class Figure:
    """What a claim counts: NaN is an open bound."""

    low: float
    high: float
    wording: str = ""

    def __bool__(self) -> bool:
        """Whether there is a bound at all."""
        return not (isnan(self.low) and isnan(self.high))

    def spans(self, paragraph: Paragraph) -> tuple[Span, ...]:
        """Return where the figure stands; none when a bound of it is missing."""
        wanted = {abs(bound) for bound in (self.low, self.high) if not isnan(bound)}
        vague = [each for each in paragraph.figures if self._is(each)]
        said = {
            bound: [each for each in paragraph.figures if _has(each, bound)] for bound in wanted
        }
        if wanted and all(said.values()):
            found = {each for each_bound in said.values() for each in each_bound}
            return tuple(sorted((each.start, each.stop) for each in found))
        if vague:
            return tuple((each.start, each.stop) for each in vague)
        return self._worded(paragraph)

    def _is(self, mention: Mention) -> bool:
        """Whether a vague word may stand behind the bounds: none is narrower than the word."""
        word = mention.vague
        if word is None:
            return False
        wide = (isnan(self.low) or self.low <= word.low) and (
            isnan(self.high) or self.high >= word.high
        )
        open_ = isnan(self.low) or isnan(self.high)
        return wide and (not open_ or self.low == word.low or self.high == word.high)

    def _worded(self, paragraph: Paragraph) -> tuple[Span, ...]:
        """Return where the claim's own wording stands, when that says more than "at least"."""
        words = Words.of(self.wording, "").stems
        if all(word in _QUALIFIERS or word.isdigit() for word in words):
            return ()
        return quote_spans(self.wording, paragraph.words, paragraph.language)


@dataclass(frozen=True)
class Text:
    """A document with its language, and the paragraphs cut once."""

    file: str
    document: Document
    language: str
    _cut: dict[int, Paragraph] = field(default_factory=dict)

    @property
    def letters(self) -> int:
        """How long it is."""
        return sum(map(len, self.document.paragraphs))

    def __len__(self) -> int:
        return len(self.document.paragraphs)

    def __getitem__(self, number: int) -> Paragraph:
        """Return ¶number, counted from 1."""
        if number not in self._cut:
            text = self.document.paragraphs[number - 1]
            self._cut[number] = Paragraph(text, self.language)
        return self._cut[number]


def _has(mention: Mention, bound: float) -> bool:
    """Whether a mention is of this figure; a sign is often a word ("fell by 20 percent")."""
    return any(isclose(value, bound, rel_tol=1e-6, abs_tol=1e-9) for value in mention.values)
