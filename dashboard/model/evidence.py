"""Claims held against the documents that they cite: paragraph, figure and quote.

Only sources with a ``file`` are looked at. What is found says where a person should look
again, never that a claim is wrong: every issue here is a warning or a note.
"""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from dashboard.language import lazy, lazy_listed, nlazy
from dashboard.model.documents import read_document
from dashboard.model.draft import Draft
from dashboard.model.locators import paragraph_numbers
from dashboard.model.progress import Progress, parts_of, silent
from dashboard.model.quotes_in_text import quote_spans
from dashboard.model.report import Severity
from dashboard.model.source_texts import Figure, Paragraph, Text
from dashboard.model.suggestions import quoted

#: Number words of other languages are not known here.
_READ_IN_WORDS = ("de", "en")
Finds = Callable[[Paragraph], bool]
#: Column, code and severity of the issue, what is wrong at which locator of which file when it
#: is not there, and whether it is there.
Sought = tuple[str, str, Severity, Callable[[str, str], str], Finds]

#: So many other paragraphs are named, where a figure or a quote stands instead.
_ELSEWHERE = 3
#: A document longer than this is not searched for what its cited paragraph lacks.
SEARCHED_LETTERS = 1_000_000


def open_documents(sources: Draft, folder: Path, progress: Progress = silent) -> dict[str, Text]:
    """Read the documents of the sources that name one, by ``source_id``; report the others."""
    texts: dict[str, Text] = {}
    named = [(index, file) for index, file in sources.cells("file") if file]
    parts = parts_of(progress, [1] * len(named))
    for (index, file), part in zip(named, parts, strict=True):
        document = read_document(folder, file, part)
        if problem := document.problem:
            sources.report(problem.severity, problem.code, index, "file", problem.explanation)
            continue
        source_id, language = sources.cell(index, "source_id"), sources.cell(index, "language")
        texts[source_id] = Text(file, document, language)
    return texts


def check_evidence(claims: Draft, texts: dict[str, Text]) -> None:
    """Report locators beyond the end, and figures and quotes that their paragraph lacks."""
    opened = claims.frame["source_id"].isin(list(texts))
    for index, source_id in claims.cells("source_id", opened):
        _check_claim(claims, index, texts[source_id])


def _check_claim(claims: Draft, index: int, text: Text) -> None:
    locator = claims.cell(index, "locator")
    numbers = paragraph_numbers(locator)
    if not numbers:
        explanation = (
            lazy(
                "{locator} names no paragraph, so the passage is not opened.",
                locator=quoted(locator),
            ),
            lazy("Write such as ¶4 or ¶5–6."),
        )
        claims.report(Severity.NOTE, "locator-unread", index, "locator", explanation)
        return
    if max(numbers) > len(text):
        _beyond(claims, index, text)
        return
    for column, code, severity, missing, finds in _sought(claims, index, text):
        if not any(finds(text[number]) for number in numbers):
            wrong = missing(locator, text.file)
            mend = _elsewhere(text, finds) or lazy("Check the locator and the cell.")
            claims.report(severity, code, index, column, (wrong, mend))


def _beyond(claims: Draft, index: int, text: Text) -> None:
    locator, length = claims.cell(index, "locator"), len(text)
    finds = [each[-1] for each in _sought(claims, index, text)]
    there = (
        _elsewhere(text, lambda paragraph: all(find(paragraph) for find in finds)) if finds else ""
    )
    wrong = nlazy(
        "{locator} is beyond the end: {file} has {n} paragraph.",
        "{locator} is beyond the end: {file} has {n} paragraphs.",
        length,
        locator=quoted(locator),
        file=text.file,
    )
    explanation = (wrong, there or lazy("Count what stands between blank lines, from 1."))
    claims.report(Severity.WARNING, "locator-beyond", index, "locator", explanation)


def _sought(claims: Draft, index: int, text: Text) -> Iterator[Sought]:
    """Yield what the paragraph should hold: the claim's figure and its quote."""
    low, high, wording = (claims.cell(index, name) for name in ("low", "high", "wording"))
    if figure := Figure(float(low or "nan"), float(high or "nan"), wording):
        known = text.language.partition("-")[0].casefold() in _READ_IN_WORDS
        severity = Severity.WARNING if known else Severity.NOTE
        column = "low" if low else "high"
        missing = partial(_no_figure, tuple(dict.fromkeys(filter(None, (low, high)))))
        yield column, "figure-not-found", severity, missing, lambda each: bool(figure.spans(each))
    if quote := claims.cell(index, "quote"):

        def is_there(paragraph: Paragraph) -> bool:
            return bool(quote_spans(quote, paragraph.words, text.language))

        yield "quote", "quote-not-found", Severity.WARNING, partial(_no_quote, quote), is_there


def _no_figure(figures: tuple[str, ...], locator: str, file: str) -> str:
    if len(figures) == 1:
        return lazy(
            "The figure {figure} is not found in {locator} of {file}.",
            figure=figures[0],
            locator=locator,
            file=file,
        )
    return lazy(
        "The figure {low} to {high} is not found in {locator} of {file}.",
        low=figures[0],
        high=figures[-1],
        locator=locator,
        file=file,
    )


def _no_quote(quote: str, locator: str, file: str) -> str:
    return lazy(
        "The quote {quote} is not found in {locator} of {file}.",
        quote=quoted(quote),
        locator=locator,
        file=file,
    )


def _elsewhere(text: Text, finds: Finds) -> str:
    """``It stands in ¶7.``, ``It stands in ¶2 and ¶7.``; nothing when it is anywhere or nowhere."""
    if text.letters > SEARCHED_LETTERS:
        return ""
    found = [f"¶{number}" for number in range(1, len(text) + 1) if finds(text[number])]
    if not 0 < len(found) <= _ELSEWHERE:
        return ""
    return lazy("It stands in {places}.", places=lazy_listed(found))
