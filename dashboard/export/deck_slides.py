"""Draws pages as native slides: title placeholders, text, tables, pictures, charts, notes."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from pptx.enum.text import MSO_ANCHOR
from pptx.presentation import Presentation as Deck
from pptx.util import Pt

from dashboard.export.deck_chart import chart_words, draw_chart
from dashboard.export.deck_file import TITLE_ONLY
from dashboard.export.deck_look import (
    PICTURE,
    POINT_SIZES,
    REMARK_HEIGHT,
    REMARK_SIZES,
    SUBTITLE,
    SUBTITLE_SIZES,
    TITLE,
    TITLE_SIZES,
    Box,
    Look,
)
from dashboard.export.deck_page import Page
from dashboard.export.deck_table_drawing import draw_table
from dashboard.export.deck_text import BETWEEN, clamped, height, plain, tall, width, wrapped
from dashboard.export.deck_writing import add_foot, add_text, bare, set_notes, write
from dashboard.language import _, ngettext


def add_page(
    deck: Deck, page: Page, look: Look, foot: str, picture: tuple[bytes, str] | None
) -> Any:
    """Add one slide; ``picture`` is the map as PNG and its description."""
    slide = titled_slide(deck, page.title, look)
    size = _one_line(page.subtitle, SUBTITLE.width, SUBTITLE_SIZES)
    subtitle = clamped(plain(page.subtitle), SUBTITLE.width, size, 1)
    add_text(slide, SUBTITLE, [subtitle], size, look.soft, name=_("Summary"))
    if picture is not None:
        _picture(slide, picture)
    if page.chart is not None and page.chart_box is not None:
        draw_chart(slide, page.chart, page.chart_box, look, chart_words(page.chart))
    if page.points_box is not None:
        _points(slide, page, page.points_box, look)
    if page.table is not None and page.table_box is not None:
        _table(slide, page, page.table_box, look)
    add_foot(slide, look, foot, page.link)
    set_notes(slide, page.notes)
    return slide


def titled_slide(deck: Deck, title: str, look: Look) -> Any:
    """Add a slide with its title in the title placeholder, as large as two lines allow."""
    slide = deck.slides.add_slide(deck.slide_layouts.get_by_name(TITLE_ONLY))
    holder = slide.shapes.title
    text = plain(title)
    size = next((each for each in TITLE_SIZES if _title_fits(text, each)), TITLE_SIZES[-1])
    frame = holder.text_frame
    bare(frame)
    frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    text = clamped(text, TITLE.width, size, _title_lines(size), bold=True)
    write(frame.paragraphs[0], text, size, look.ink, bold=True)
    return slide


def _picture(slide: Any, picture: tuple[bytes, str]) -> None:
    png, words = picture
    shape = slide.shapes.add_picture(BytesIO(png), *PICTURE.emu)
    shape.name = _("Map")
    shape._element.nvPicPr.cNvPr.set("descr", plain(words))


def _table(slide: Any, page: Page, box: Box, look: Look) -> None:
    if page.table is None:
        return
    draw_table(slide, page.table, box, look, _("Claims: {title}", title=plain(page.title)))
    if page.remark:
        below = Box(box.left, box.top + box.height + 2, box.width, REMARK_HEIGHT)
        size = _one_line(page.remark, below.width, REMARK_SIZES)
        text = clamped(plain(page.remark), below.width, size, 1)
        add_text(slide, below, [text], size, look.soft, name=_("Not on this slide"))


def _points(slide: Any, page: Page, box: Box, look: Look) -> None:
    """Write sentences in the largest size that fits; count those before the last that do not."""
    told = [plain(each) for each in page.points]
    left = 0
    while True:
        more = ngettext("And {n} more: in the notes.", "And {n} more: in the notes.", left)
        shown = [*told[:-1], *([more] if left else []), *told[-1:]]
        size = next(
            (each for each in POINT_SIZES if tall(shown, box.width, each) <= box.height), None
        )
        if size is not None or len(told) <= 1:
            break
        told, left = [*told[:-2], told[-1]], left + 1
    shape = add_text(slide, box, shown, size or POINT_SIZES[-1], look.ink, name=_(page.points_name))
    for paragraph in shape.text_frame.paragraphs:
        paragraph.space_after = Pt(BETWEEN)


def _one_line(text: str, room: float, sizes: Sequence[float]) -> float:
    """Return the largest size in which a line holds the text, else the smallest."""
    return next((each for each in sizes if width(plain(text), each) <= room), sizes[-1])


def _title_lines(size: float) -> int:
    return max(int(TITLE.height // height(1, size)), 1)


def _title_fits(text: str, size: float) -> bool:
    return len(wrapped(text, TITLE.width, size, bold=True)) <= _title_lines(size)
