"""A claim's passage in its source: the cited paragraph between its neighbours, what is said marked.

Read from the file when somebody opens it. The last few documents are kept until they change: a
PDF may take seconds, and its readers click on more than one locator.
"""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from dashboard.analysis.text_languages import Languages, text_languages
from dashboard.language import _, ngettext
from dashboard.model.dataset import Dataset
from dashboard.model.documents import Document, read_document
from dashboard.model.locators import paragraph_numbers
from dashboard.model.progress import Progress, silent
from dashboard.model.quotes_in_text import Span, quote_spans
from dashboard.model.source_texts import Figure, Text
from dashboard.views.claim_line import claim_writer

#: So many cited paragraphs are shown; the others are counted.
MOST_CITED = 6
#: So many letters of a cited paragraph, and of one beside it.
CITED_LETTERS, BESIDE_LETTERS = 6000, 600
LONGEST_WORD = 60
#: So many documents are kept.
_KEPT = 8

Row = Mapping[Hashable, Any]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text, ``marked`` where the claim's figure or quote stands."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class PassageParagraph:
    """A paragraph, or a part of it; ``before`` and ``after`` count the letters left out."""

    number: int
    cited: bool
    pieces: tuple[Piece, ...]
    before: int = 0
    after: int = 0
    gap: bool = False  #: paragraphs are left out before this one


@dataclass(frozen=True, slots=True)
class PassageView:
    """What the dialog shows of a claim."""

    label: str
    colour: str
    title: str
    locator: str
    language: str
    claim: str
    figure: str
    file: str
    length: str  #: ``7 paragraphs``
    paragraphs: tuple[PassageParagraph, ...]
    notes: tuple[str, ...]  #: what is marked, what is not found, what is left out
    languages: Languages  #: of ``claim``, ``label``, ``figure``, where it is not the reader's
    title_language: str


def has_passage(dataset: Dataset, claim_id: str) -> bool:
    """Whether a claim with this id has a passage that can be opened."""
    claims = dataset.claims.loc[dataset.claims["claim_id"] == claim_id]
    lines = claims.to_dict("records")
    return any(claim_writer(dataset).has_passage(claim) for claim in lines)


def passage_view(
    dataset: Dataset, claim_id: str, progress: Progress = silent
) -> PassageView | None:
    """Return the passage of a claim; ``None`` when there is no such claim or no document."""
    if not has_passage(dataset, claim_id):
        return None
    claims, sources, events = dataset.claims, dataset.sources, dataset.events
    claim = claims.loc[claims["claim_id"] == claim_id].to_dict("records")[0]
    source = sources.loc[sources["source_id"] == claim["source_id"]].to_dict("records")[0]
    event = events.loc[events["event_id"] == claim["event_id"]].to_dict("records")[0]
    document = _document(dataset.files, source["file"], progress)
    text = Text(source["file"], document, source["language"])
    cited = [number for number in paragraph_numbers(claim["locator"]) if number <= len(text)]
    spans = {number: _spans(claim, text, number) for number in cited}
    line = claim_writer(dataset).line(claim, event)
    return PassageView(
        label=line.label,
        colour=line.colour,
        title=source["title"],
        locator=line.locator,
        language=source["language"],
        claim=line.claim,
        figure=line.figure,
        file=source["file"],
        length=ngettext("{n} paragraph", "{n} paragraphs", len(text)),
        paragraphs=tuple(_paragraphs(text, cited[:MOST_CITED], spans)),
        notes=tuple(_notes(claim, text, cited, spans)),
        languages=line.languages,
        title_language=text_languages(dataset).title_code(source),
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """A document as it lies on the disk now, and who waits for it."""

    folder: Path
    file: str
    size: int
    changed: tuple[int, int]
    progress: Progress = field(compare=False)


def _document(folder: Path, file: str, progress: Progress) -> Document:
    try:
        found = (folder / file).stat()
    except (OSError, ValueError):  # it is gone, or no name for a file: why is said there
        return read_document(folder, file, progress)
    changed = (found.st_mtime_ns, found.st_ctime_ns)
    return _read(_Asked(folder, file, found.st_size, changed, progress))


@lru_cache(maxsize=_KEPT)
def _read(asked: _Asked) -> Document:
    return read_document(asked.folder, asked.file, asked.progress)


def _spans(claim: Row, text: Text, number: int) -> dict[str, tuple[Span, ...]]:
    """Return where the claim's figure and quote stand in a paragraph, by their names."""
    paragraph = text[number]
    found: dict[str, tuple[Span, ...]] = {}
    figure = Figure(claim["low"], claim["high"], claim["wording"])
    if figure:
        found["figure"] = figure.spans(paragraph)
    if claim["quote"]:
        found["quote"] = quote_spans(claim["quote"], paragraph.words, text.language)
    return found


def _paragraphs(
    text: Text, cited: list[int], spans: dict[int, dict[str, tuple[Span, ...]]]
) -> Iterator[PassageParagraph]:
    """Yield the cited paragraphs and their neighbours in the order of the text."""
    around = {near for number in cited for near in (number - 1, number, number + 1)}
    last = 0
    for number in sorted(near for near in around if 0 < near <= len(text)):
        words = text[number].text
        marks = sorted(span for found in spans.get(number, {}).values() for span in found)
        if number in cited:
            start, stop = _window(words, marks[0][0] if marks else 0, CITED_LETTERS)
        else:  # what stands nearest to the cited one
            start, stop = _window(words, len(words) * (number + 1 in cited), BESIDE_LETTERS)
        yield PassageParagraph(
            number,
            number in cited,
            tuple(_pieces(words, marks, start, stop)),
            before=start,
            after=len(words) - stop,
            gap=bool(last) and number > last + 1,
        )
        last = number


def _window(text: str, around: int, letters: int) -> tuple[int, int]:
    """Return a part of so many letters that holds the place ``around``, cut between words."""
    if len(text) <= letters * 1.25:
        return 0, len(text)
    start = max(0, min(around - letters // 3, len(text) - letters))
    stop = start + letters
    if start:
        start = text.find(" ", start, start + LONGEST_WORD) + 1 or start
    if stop < len(text):
        found = text.rfind(" ", stop - LONGEST_WORD, stop)
        stop = found if found > start else stop
    return start, stop


def _pieces(text: str, marks: list[Span], start: int, stop: int) -> Iterator[Piece]:
    """Cut ``text[start:stop]`` at the marks, which may overlap."""
    at = start
    for span in marks:
        begin, end = max(span[0], at), min(span[1], stop)
        if begin >= end:
            continue
        if begin > at:
            yield Piece(text[at:begin])
        yield Piece(text[begin:end], marked=True)
        at = end
    if at < stop:
        yield Piece(text[at:stop])


def _notes(
    claim: Row, text: Text, cited: list[int], spans: dict[int, dict[str, tuple[Span, ...]]]
) -> Iterator[str]:
    if problem := text.document.problem:
        yield " ".join(map(str, problem.explanation))
        return
    if not cited:
        yield _("{locator} is beyond the end.", locator=claim["locator"])
        return
    sought = list(spans[cited[0]])
    found = [name for name in sought if any(spans[number][name] for number in cited)]
    if len(found) > 1:
        yield _("Marked: the figure and the quote.")
    elif found:
        yield _("Marked: the figure.") if "figure" in found else _("Marked: the quote.")
    if "figure" in sought and "figure" not in found:
        yield _("The figure was not found in {locator}.", locator=claim["locator"])
    if "quote" in sought and "quote" not in found:
        yield _("The quote was not found in {locator}.", locator=claim["locator"])
    if len(cited) > MOST_CITED:
        yield ngettext(
            "And {n} cited paragraph more.",
            "And {n} cited paragraphs more.",
            len(cited) - MOST_CITED,
        )
