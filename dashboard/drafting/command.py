"""``claim-atlas draft``: candidate claims from a document, for a person to take or leave."""

import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from dashboard.drafting.candidates import Candidate, Drafted
from dashboard.drafting.command_words import counted
from dashboard.drafting.context import DraftContext
from dashboard.drafting.days import days_in_words
from dashboard.drafting.documents import read_document
from dashboard.drafting.drafting import draft_text
from dashboard.drafting.folder import folder_context
from dashboard.drafting.recognised import (
    FoundDate,
    FoundFigure,
    FoundPhrase,
    FoundPlace,
    Inferred,
    Recognised,
)
from dashboard.errors import ClaimAtlasError
from dashboard.geocoding.country_codes import checked_codes
from dashboard.model.edtf_days import parse_edtf
from dashboard.model.terminal import printable, printable_json
from dashboard.model.terminal_progress import terminal_progress

FOUND, NONE, UNUSABLE = 0, 1, 2


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--source", required=True, help="The source_id of the document in sources.csv.")
@click.option(
    "--folder",
    type=click.Path(path_type=Path),
    help="The data folder: gives the source's day and language, and the places so far.",
)
@click.option("--published", default="", help="The document's day (EDTF), when no folder has it.")
@click.option("--language", default="", help="de or en; by default what the text looks like.")
@click.option("--country", multiple=True, help="Prefer places there: ISO 3166-1, such as KZ.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def draft(
    file: Path, source: str, folder: Path | None, published: str, language: str,
    country: tuple[str, ...], form: str,
) -> None:  # fmt: skip
    """Read FILE (txt, md, html, docx, pdf with text) and list what may be claims.

    Sentence by sentence: places, days, figures, whom it cites, and the cells of claims.csv
    that these suggest. What a sentence does not say and its context may mean has a question
    mark ("place?") and says where it comes from. Nothing is written: a person decides.

    Exits with 0 when there are candidates, 1 when there is none, and 2 when the file or the
    folder cannot be used.
    """
    try:
        context = _context(source, folder, published, language, country)
        with terminal_progress() as progress:
            text = read_document(file, progress)
        found = draft_text(text, context)
    except ClaimAtlasError as error:
        click.echo(printable(str(error)), err=True)
        sys.exit(UNUSABLE)
    if form == "json":
        click.echo(printable_json(_as_json(file, text, context, found)))
    else:
        click.echo("\n".join(printable(line) for line in _as_text(found, context)))
    sys.exit(FOUND if found.candidates else NONE)


def _context(
    source: str, folder: Path | None, published: str, language: str, country: tuple[str, ...]
) -> DraftContext:
    if published:
        parse_edtf(published)
    given = DraftContext(source, published, language, checked_codes(country))
    return folder_context(folder, given) if folder else given


def _as_text(found: Drafted, context: DraftContext) -> Iterator[str]:
    """Yield each candidate with what was recognised, then the counts."""
    for each in found.candidates:
        yield f"{each.locator}  {' '.join(each.sentence.split())}"
        yield from (f"      {kind:<12}{_words(item)}" for kind, item in each.everything)
        yield from (f"      {item.kind + '?':<12}{_inferred(item)}" for item in each.inferred)
        yield ""
    number = len(found.candidates)
    yield f"{counted(number, 'candidate')} in {counted(found.paragraphs, 'paragraph')}."
    if left := len(found.left_out):
        why = "no fact tied to a place or time, or a demand, a question, an address"
        yield f"Left out {counted(left, 'sentence')}: {why}. --format json lists them."
    if not context.published:
        yield 'The day of the document is not known: add --folder or --published to read "today".'


def _words(item: Recognised) -> str:
    """Say what was recognised: ``am Mittwoch: 5 January 2022``."""
    if isinstance(item, FoundDate):
        return f"{item.text}: {days_in_words(item.edtf)}"
    if isinstance(item, FoundPlace):
        others = f", and {counted(item.rivals, 'other place')} of that name" if item.rivals else ""
        return f"{item.text}: {item.name}, {item.kind} ({item.how}{others})"
    if isinstance(item, FoundFigure):
        ends = [f"{end:,.10g}" if end is not None else "open" for end in (item.low, item.high)]
        what = ", ".join(filter(None, (item.measure, item.population, item.unit)))
        return f"{item.text}: {' to '.join(dict.fromkeys(ends))} [{what}]"
    if isinstance(item, FoundPhrase) and item.who:
        return f"{item.text}: {item.who}"
    return item.text


def _inferred(item: Inferred) -> str:
    """Say what the sentence does not: ``Almaty (inferred, ¶3: named before)``."""
    found = item.found
    what = days_in_words(found.edtf) if isinstance(found, FoundDate) else found.name
    pointing = f"{item.by}: " if item.by else ""
    return f"{pointing}{what} ({item.source})"


def _as_json(file: Path, text: str, context: DraftContext, found: Drafted) -> dict[str, object]:
    """Return the document of ``--format json``; offsets count characters of ``text``."""
    return {
        "file": str(file),
        "source_id": context.source_id,
        "published": context.published,
        "language": found.language,
        "country": found.country,
        "text": text,
        "candidates": [_candidate(each) for each in found.candidates],
        "left_out": [asdict(each) for each in found.left_out],
    }


def _candidate(each: Candidate) -> dict[str, object]:
    content = asdict(each)
    content["rows"] = [{"cells": row.cells, "carried": list(row.carried)} for row in each.rows]
    return content
