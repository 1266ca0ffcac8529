"""Draws a measured table as a native one, with a header row that screen readers know."""

from typing import Any

from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Pt

from dashboard.export.deck_look import Box, Look
from dashboard.export.deck_table import (
    ABOVE,
    DOT,
    SIDE,
    Cell,
    Table,
    head_size,
    is_section,
    remark_size,
)
from dashboard.export.deck_writing import write
from dashboard.language import _

#: PowerPoint's "No Style, No Grid".
_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_THIN, _THICK = 0.75, 1.5


def draw_table(slide: Any, table: Table, box: Box, look: Look, words: str) -> None:
    """Put a table at the upper left of a box."""
    heights = table.heights
    size = Box(box.left, box.top, sum(table.widths), sum(heights))
    frame = slide.shapes.add_table(len(heights), len(table.columns), *size.emu)
    frame.name = _("Table")
    frame._element.nvGraphicFramePr.cNvPr.set("descr", words)
    grid = frame.table
    grid.horz_banding = False
    frame._element.graphic.graphicData.tbl.tblPr.find(qn("a:tableStyleId")).text = _NO_STYLE
    for column, wide in zip(grid.columns, table.widths, strict=True):
        column.width = Pt(wide)
    for row, tall in zip(grid.rows, heights, strict=True):
        row.height = Pt(tall)
    for at, column in enumerate(table.columns):
        cell = grid.cell(0, at)
        _frame(cell, look.soft, _THICK)
        write(_first(cell), column.heading, head_size(table.size), look.soft, bold=True)
    for number, row in enumerate(table.rows, start=1):
        if is_section(row):
            grid.cell(number, 0).merge(grid.cell(number, len(table.columns) - 1))
        for at, content in enumerate(row):
            cell = grid.cell(number, at)
            _frame(cell, look.rule, _THIN)
            _fill(cell, content, table.size, look, head=is_section(row))


def _fill(cell: Any, content: Cell, size: float, look: Look, *, head: bool) -> None:
    first = _first(cell)
    if content.dot:
        write(first, DOT, size, content.dot.removeprefix("#"))
    colour = look.soft if head else look.ink
    write(first, content.text, size, colour, bold=head or bool(content.dot), link=content.link)
    if content.remark:
        below = cell.text_frame.add_paragraph()
        write(below, content.remark, remark_size(size), look.soft)


def _first(cell: Any) -> Any:
    return cell.text_frame.paragraphs[0]


def _frame(cell: Any, colour: str, thick: float) -> None:
    """Give a cell its margins and a line below."""
    cell.margin_left = cell.margin_right = Pt(SIDE)
    cell.margin_top = cell.margin_bottom = Pt(ABOVE)
    cell.text_frame.word_wrap = True
    line = OxmlElement("a:lnB")
    line.set("w", str(Pt(thick)))
    fill = OxmlElement("a:solidFill")
    paint = OxmlElement("a:srgbClr")
    paint.set("val", colour)
    fill.append(paint)
    line.append(fill)
    cell._tc.get_or_add_tcPr().insert(0, line)
