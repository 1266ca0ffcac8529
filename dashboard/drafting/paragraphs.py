"""A text taken apart into paragraphs and sentences, with the characters where they stand.

Paragraphs are counted as the locators of claims.csv count them: a paragraph is a run of lines
between blank lines, headings and lists included, and the first is ¶1. A text that has no blank
line at all has a paragraph a line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_BREAK = re.compile(r"  +\n|\n(?=\s*(?:[•‣◦*–-]|\d+[.)])\s)")
_END = re.compile(r"[.!?…]+[\"'”“’»«)\]*_]*(?=\s+[\"'„“”‚»«(\[*_–-]*[^\W_])")
_ABBREVIATION = re.compile(
    r"(?:\b[A-Za-zÄÖÜ]|\b(?:bzw|ca|etc|evtl|ggf|inkl|max|min|mind|Mio|Mrd|Nr|St|Str|Tel|usw|vgl|vs"
    r"|sog|Dr|Prof|Hr|Fr|Mr|Mrs|Ms|Sr|Jr|Gen|Col|Lt|Sgt|Gov|Sen|Rep|No|approx|est|Inc|Ltd|Co"
    r"|Jan|Feb|Mär|Apr|Jun|Jul|Aug|Sep|Sept|Okt|Oct|Nov|Dez|Dec))$"
)
_ORDINAL = re.compile(r"(?:^|[^\w.,])\d{1,2}$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """``text`` stands at the characters ``start`` to ``stop`` of the document."""

    paragraph: int
    start: int
    stop: int
    text: str

    @property
    def locator(self) -> str:
        """Return where it stands as claims.csv writes it: ``¶4``."""
        return f"¶{self.paragraph}"


def sentences(text: str, language: str = "") -> tuple[Sentence, ...]:
    """Return all sentences of a text, in order; headings and list items are some, too."""
    found = []
    for number, (start, stop) in enumerate(paragraphs(text), 1):
        for begin, end in _pieces(text, start, stop, language):
            found.append(Sentence(number, begin, end, text[begin:end]))
    return tuple(found)


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the half-open spans of characters of the paragraphs; see the module."""
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    gaps = list(_BLANK.finditer(text, start, end)) or list(re.finditer(r"\n\s*", text[:end]))
    gaps = [gap for gap in gaps if gap.start() >= start]
    starts = [start, *(gap.end() for gap in gaps)]
    stops = [*(gap.start() for gap in gaps), end]
    return [(a, b) for a, b in zip(starts, stops, strict=True) if a < b]


def _pieces(text: str, start: int, stop: int, language: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of a paragraph's sentences, without the white space around them."""
    begin = start
    ends = {match.end() for match in _BREAK.finditer(text, start, stop)}
    ends |= {each.end() for each in _END.finditer(text, start, stop) if _ends(each, text, language)}
    for end in [*sorted(ends), stop]:
        piece = text[begin:end]
        if bare := piece.strip():
            left = begin + piece.index(bare[0])
            yield left, left + len(bare)
        begin = end


def _ends(match: re.Match[str], text: str, language: str) -> bool:
    """Whether a full stop ends a sentence, and not an abbreviation or a German ordinal."""
    if not match[0].startswith(".") or match[0].startswith(".."):
        follows = text[match.end() :].lstrip()[:1]
        return not follows.islower()
    before, after = text[max(0, match.start() - 12) : match.start()], text[match.end() :].lstrip()
    if after[:1].islower() or _ABBREVIATION.search(before):
        return False
    return language.startswith("en") or not _ORDINAL.search(before)
