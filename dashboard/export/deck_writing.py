"""Text on a slide: inert runs in a common font, boxes without margins, links to the web only."""

import re
from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.util import Emu, Pt

from dashboard.export.deck_look import FOOT, FOOT_SIZE, Box, Look
from dashboard.export.deck_notes import link_head
from dashboard.export.deck_text import FONT, clamped, inert, plain, width
from dashboard.language import N_, _

_WEB = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_OPEN = N_("Open this view")
_DOT = " · "


def write(
    paragraph: Any, text: str, size: float, colour: str, *, bold: bool = False, link: str = ""
) -> None:
    """Add a run; a link that is no web address stays plain text."""
    run = paragraph.add_run()
    run.text = inert(text)
    run.font.size, run.font.name, run.font.bold = Pt(size), FONT, bold
    run.font.color.rgb = rgb(colour)
    if is_web(link):
        run.hyperlink.address = link


def add_text(
    slide: Any, box: Box, lines: Sequence[str], size: float, colour: str, *, name: str
) -> Any:
    """Add a text box, a paragraph a line."""
    shape = slide.shapes.add_textbox(*box.emu)
    shape.name = name
    bare(shape.text_frame)
    for number, line in enumerate(lines):
        write(_paragraph(shape.text_frame, number), plain(line), size, colour)
    return shape


def add_foot(slide: Any, look: Look, foot: str, link: str) -> None:
    """Add the origin, a link to the view where it has an address, and the slide's number."""
    words = f"{_DOT}{_(_OPEN)}" if is_web(link) else ""
    room = FOOT.width - width(words, FOOT_SIZE)
    line = clamped(plain(foot), room, FOOT_SIZE, 1)
    shape = add_text(slide, FOOT, [line], FOOT_SIZE, look.soft, name=_("Origin"))
    if words:
        paragraph = shape.text_frame.paragraphs[0]
        write(paragraph, _DOT, FOOT_SIZE, look.soft)
        write(paragraph, _(_OPEN), FOOT_SIZE, look.link, link=link)
    _number(slide)


def set_notes(slide: Any, lines: Sequence[str]) -> None:
    """Write the notes, a paragraph a line, the address back as a link where it is one."""
    frame, head = slide.notes_slide.notes_text_frame, link_head()
    for number, line in enumerate(lines):
        run = _paragraph(frame, number).add_run()
        run.text = plain(line)
        if line.startswith(head) and is_web(line.removeprefix(head)):
            run.hyperlink.address = line.removeprefix(head)


def rgb(colour: str) -> RGBColor:
    """``1A2129`` as python-pptx has it."""
    colours: RGBColor = RGBColor.from_string(colour)  # type: ignore[no-untyped-call]
    return colours


def is_web(link: str) -> bool:
    """Whether a text is an address that a slide may lead to."""
    return _WEB.fullmatch(link) is not None


def bare(frame: Any) -> None:
    """Let a text frame break lines, keep its size, and have no margins."""
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)


def _paragraph(frame: Any, number: int) -> Any:
    return frame.paragraphs[0] if number == 0 else frame.add_paragraph()


def _number(slide: Any) -> None:
    """Copy the slide number's placeholder: it counts on when slides are moved."""
    for shape in slide.slide_layout.placeholders:
        if shape._element.ph.get("type") == "sldNum":
            copy = deepcopy(shape._element)
            taken = slide.shapes._spTree.xpath(".//@id")
            copy.nvSpPr.cNvPr.set("id", str(max(int(each) for each in taken if each.isdigit()) + 1))
            slide.shapes._spTree.append(copy)
