"""The first and the last slides: what the deck shows, and whose claims they are."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.presentation import Presentation as Deck

from dashboard.analysis.description import date_phrase, phrase
from dashboard.analysis.facts import facts_of
from dashboard.analysis.filters import shown
from dashboard.analysis.wording import capitalised
from dashboard.export.deck_file import TITLE_SLIDE
from dashboard.export.deck_look import BODY, SLIDE_WIDTH, Box, Look
from dashboard.export.deck_notes import link_line
from dashboard.export.deck_options import DeckOptions, Per
from dashboard.export.deck_page import Page, Part, continued
from dashboard.export.deck_table import Cell, Column, Row, Table, fitted, paged
from dashboard.export.deck_table_drawing import draw_table
from dashboard.export.deck_text import clamped, plain, wrapped
from dashboard.export.deck_writing import add_text, bare, rgb, set_notes, write
from dashboard.export.scene import Scene
from dashboard.export.stamp import stamp_lines
from dashboard.language import N_, _, ngettext, number_words
from dashboard.model.terms import term
from dashboard.views.sources_view import SourceCard, sources_view
from dashboard.views.subject import subject

SOURCES_TITLE = N_("Sources")
_BY = {
    Per.DAY: N_("Day by day"),
    Per.PLACE: N_("Place by place"),
    Per.QUESTION: N_("Question by question"),
}
_COVER_TITLE, _COVER_SUBTITLE = Box(60, 56, 840, 96), Box(60, 160, 840, 48)
_FACTS, _LIST, _STAMP = Box(60, 210, 840, 40), Box(60, 258, 840, 186), Box(60, 452, 840, 60)
_SOURCES = Box(BODY.left, BODY.top, BODY.width, 290)
_ORIGIN = Box(BODY.left, 404, BODY.width, 96)
_COVER_COLUMNS = (Column(N_("Source"), 190), Column(N_("Document"), lines=2),
                  Column(N_("Published"), 200), Column(N_("Claims"), 90))  # fmt: skip
_COLUMNS = (
    Column(N_("Source"), 150),
    Column(N_("Title")),
    Column(N_("Publisher"), 190),
    Column(N_("Published"), 130),
    Column(N_("Kind"), 90),
    Column(N_("Claims"), 70),
)
_SIZES = (14, 13, 12, 11, 10)
_COVER_SIZES = (40, 36, 32, 28, 24)
_SMALL = 11
_STRIPE = 101600
_ORIGIN_NAME = N_("Origin of the data")


def deck_title(scene: Scene, options: DeckOptions) -> str:
    """Return the title given, or what the data is about: ``Kazakhstan, January 2022``."""
    return options.title or subject(scene.dataset, scene.axis) or _("Claims")


def add_cover(
    deck: Deck, scene: Scene, options: DeckOptions, parts: Sequence[Part], look: Look
) -> None:
    """Add the title slide."""
    slide = deck.slides.add_slide(deck.slide_layouts.get_by_name(TITLE_SLIDE))
    _stripe(slide, scene)
    title, words = deck_title(scene, options), _selection_words(scene, options, parts)
    _place(slide.shapes.title, _COVER_TITLE, title, _COVER_SIZES, look.ink, bold=True)
    below = options.subtitle if options.subtitle is not None else words
    _place(slide.placeholders[1], _COVER_SUBTITLE, below, (20, 18, 16, 14), look.soft)
    facts = _facts(scene, options, parts)
    add_text(slide, _FACTS, facts, 14, look.ink, name=_("What is in this deck"))
    table = _cover_table(scene)
    if table.rows:
        draw_table(slide, table, _LIST, look, _("Sources of this deck"))
    stamp = [clamped(plain(line), _STAMP.width, _SMALL, 1) for line in stamp_lines(scene)[1:]]
    add_text(slide, _STAMP, stamp, _SMALL, look.soft, name=_(_ORIGIN_NAME))
    set_notes(slide, (title, words, *facts, link_line(scene.link), *stamp_lines(scene)))


def closing_pages(scene: Scene) -> tuple[Page, ...]:
    """Return the slides with all sources, those left out included, and the stamp."""
    first, *stamp = stamp_lines(scene)
    cards = sources_view(scene.dataset)
    passed = _passed(scene)
    chosen = scene.selection.sources
    left_out = [chosen is not None and card.id not in chosen for card in cards]
    rows = list(map(_row, cards, passed, left_out))
    addressed = sum(bool(card.url) for card in cards)
    documents = ngettext("{n} document", "{n} documents", len(cards))
    where = ngettext("{n} with an address", "{n} with an address", addressed)
    blank = Page(
        title=_(SOURCES_TITLE),
        subtitle=f"{documents}, {where if addressed else _('none with an address')}",
        link=scene.link,
        notes=(
            _(SOURCES_TITLE),
            link_line(scene.link),
            *_notes(cards, passed),
            *stamp_lines(scene),
        ),
        table_box=_SOURCES,
        points=(capitalised(first), *stamp),
        points_box=_ORIGIN,
        points_name=_ORIGIN_NAME,
    )
    tables = paged(_COLUMNS, rows, (_SOURCES.width, _SOURCES.height), _SIZES)
    return continued(replace(blank, table=table) for table in tables)


def _stripe(slide: Any, scene: Scene) -> None:
    """Run the colours of the sources along the upper edge, left to right as they are listed."""
    colours = [card.colour for card in sources_view(scene.dataset)]
    ends = [round(SLIDE_WIDTH * at / max(len(colours), 1)) for at in range(len(colours) + 1)]
    for colour, left, right in zip(colours, ends, ends[1:], strict=False):
        shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, left, 0, right - left, _STRIPE)
        shape.name = "Stripe"
        shape.fill.solid()
        shape.fill.fore_color.rgb = rgb(colour.removeprefix("#"))
        shape.line.fill.background()
        shape.shadow.inherit = False


def _place(
    holder: Any, box: Box, text: str, sizes: Sequence[float], colour: str, *, bold: bool = False
) -> None:
    """Fill a placeholder in the largest size in which two lines hold the text."""
    holder.left, holder.top, holder.width, holder.height = box.emu
    bare(holder.text_frame)
    holder.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM if bold else MSO_ANCHOR.TOP
    text = plain(text)
    size = next(
        (each for each in sizes if len(wrapped(text, box.width, each, bold=bold)) <= 2), sizes[-1]
    )
    paragraph = holder.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.LEFT
    write(paragraph, clamped(text, box.width, size, 2, bold=bold), size, colour, bold=bold)


def _selection_words(scene: Scene, options: DeckOptions, parts: Sequence[Part]) -> str:
    """``Day by day, up to 14 January 2022: all 5 sources``."""
    by = _(_BY[options.per])
    dates = "" if options.per is Per.QUESTION else f", {date_phrase(scene.axis, scene.selection)}"
    return f"{by}{dates}: {phrase(scene.dataset, scene.selection)}"


def _facts(scene: Scene, options: DeckOptions, parts: Sequence[Part]) -> list[str]:
    """Tell how much is in the deck, and how much that passes the filters is not."""
    told = [part for part in parts if part.kind == options.per.value]
    inside = frozenset(row for part in parts for row in part.rows)
    passed = int(shown(scene.dataset, scene.selection).sum())
    if not passed:
        return [_("No claims")]
    some = ngettext("{some} of {n} claim", "{some} of {n} claims", passed, some=len(inside))
    if options.per is Per.QUESTION:
        questions = ngettext("{n} question", "{n} questions", len(told))
        return [_("{questions}, answered by {claims}", questions=questions, claims=some)]
    if options.per is Per.DAY:
        told_of = ngettext("{n} date", "{n} dates", len(told))
    else:
        told_of = ngettext("{n} place", "{n} places", len(told))
    left = passed - len(inside)
    whole = some if left else ngettext("all {n} claim", "all {n} claims", passed)
    lines = [_("{days}, {claims}, on slides or in their notes", days=told_of, claims=whole)]
    if left:
        others = ngettext(
            "Not in this deck: {n} claim of other days or places",
            "Not in this deck: {n} claims of other days or places",
            left,
        )
        lines.append(others)
    return lines


def _cover_table(scene: Scene) -> Table:
    cards = sources_view(scene.dataset)
    rows: list[Row] = [
        (
            Cell(card.label, dot=card.colour),
            Cell(card.title),
            Cell(card.published),
            Cell(_part(number, card.claims)),
        )
        for card, number in zip(cards, _passed(scene), strict=True)
        if number
    ]
    room, whole = (_LIST.width, _LIST.height), len(rows)
    told = rows
    while (table := fitted(_COVER_COLUMNS, told, room, _SIZES)) is None:
        rows = rows[:-1]
        left = whole - len(rows)
        more = ngettext(
            "And {n} more: on the last slides", "And {n} more: on the last slides", left
        )
        told = [*rows, (Cell(more),)]
    return table


def _row(card: SourceCard, passed: int, left_out: bool) -> Row:
    without = _("left out by the filters") if left_out else _("no claim in this view")
    return (
        Cell(card.label, dot=card.colour, remark="" if passed else without),
        Cell(card.title, remark=card.url, link=card.url),
        Cell(card.publisher or _("not named"), remark=card.author),
        Cell(card.published),
        Cell(term("source kind", card.kind)),
        Cell(_part(passed, card.claims)),
    )


def _part(some: int, total: int) -> str:
    if some == total:
        return number_words(total)
    return _("{some} of {total}", some=some, total=total)


def _claims(some: int, total: int) -> str:
    """``95 claims``, ``12 of 95 claims``."""
    if some == total:
        return ngettext("{n} claim", "{n} claims", total)
    return ngettext("{some} of {n} claim", "{some} of {n} claims", total, some=some)


def _passed(scene: Scene) -> list[int]:
    """Count each source's claims that pass the filters."""
    source = facts_of(scene.dataset).source[shown(scene.dataset, scene.selection)]
    return list(np.bincount(source, minlength=len(scene.dataset.sources)).tolist())


def _notes(cards: Sequence[SourceCard], passed: Sequence[int]) -> tuple[str, ...]:
    lines = []
    for card, number in zip(cards, passed, strict=True):
        parts = [card.title, card.author, card.publisher or _("publisher not named")]
        parts += [_("published {day}", day=card.published), term("source kind", card.kind)]
        parts += [card.language, _claims(number, card.claims), card.url, card.archive_url]
        lines += ["", f"{card.label}: {'; '.join(filter(None, parts))}", card.notes]
    return (*lines, "")
