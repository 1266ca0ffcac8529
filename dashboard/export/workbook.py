"""The table as an Excel workbook: claims, sources, and a sheet that says what they are."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import tostring

from dashboard.export.packing import repacked
from dashboard.export.spreadsheet import FORMULA_STARTS
from dashboard.export.table_view import WORDED, Cell, Column, TableView
from dashboard.language import N_, _, ngettext
from dashboard.model.progress import counting, part_of
from dashboard.model.terms import term

#: So many characters a cell of Excel holds.
_LONGEST = 32_767
#: The share of the work that is done when the sheets are filled.
_FILLED = 0.75
_MOMENT = datetime(2000, 1, 1)
_TOP = Alignment(vertical="top", wrap_text=True)
_HEAD = Alignment(vertical="bottom", wrap_text=True)
_HEAD_FONT = Font(bold=True)
_HEAD_FILL = PatternFill("solid", fgColor="ECEAE4")
_LINE = Border(bottom=Side(style="thin", color="D5D2C8"))
_LINK_FONT = Font(color="1F5F99", underline="single")
#: Columns whose words people read in their language here; for programs there are CSV and JSON.
_TERMS = {
    **{name: name for name in ("stance", "category", "measure", "unit", "population")},
    **{"precision": "precision", "place_kind": "place kind", "kind": "source kind"},
}


def workbook(view: TableView) -> bytes:
    """Return the XLSX; texts stay texts, no cell is a formula, and it knows no time of day."""
    book = Workbook()
    claims = book.active or book.create_sheet()
    claims.title = _("claims")
    telling = part_of(view.progress, WORDED, _FILLED)
    _fill(claims, view.columns, counting(view.rows, N_("Writing claims"), telling))
    _fill(book.create_sheet(_("sources")), view.source_columns, view.sources)
    _tell(book.create_sheet(_("about")), view)
    book.properties.creator = "Claim Atlas"
    book.properties.title = _legal(view.sentence)
    book.properties.created = _MOMENT
    view.progress(N_("Writing the file"), 0, 0, _FILLED)
    buffer = BytesIO()
    book.save(buffer)
    book.properties.modified = _MOMENT  # save() wrote the present time
    core = tostring(book.properties.to_tree())
    return repacked(buffer.getvalue(), {"docProps/core.xml": core})


def _fill(sheet: Worksheet, columns: Sequence[Column], rows: Iterable[Mapping[str, Cell]]) -> None:
    for number, column in enumerate(columns, start=1):
        head = sheet.cell(1, number)
        _write(head, column.title)
        head.font, head.fill, head.alignment = _HEAD_FONT, _HEAD_FILL, _HEAD
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    line = 1
    for line, row in enumerate(rows, start=2):
        for number, column in enumerate(columns, start=1):
            cell = sheet.cell(line, number)
            _write(cell, _shown(column.name, row[column.name]))
            cell.alignment, cell.border = _TOP, _LINE
            if column.name == "link":
                _link(cell)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{line}"
    sheet.page_setup.orientation = "landscape"
    sheet.print_title_rows = "1:1"


def _shown(column: str, value: Cell) -> Cell:
    """Return a word of the schemas in the reader's language, all else as it is."""
    if not isinstance(value, str):
        return value
    if column == "included":
        return _(value)
    return term(_TERMS[column], value) if column in _TERMS else value


def _tell(sheet: Worksheet, view: TableView) -> None:
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 18, 90
    for line, (heading, text) in enumerate(view.about(), start=1):
        head, cell = sheet.cell(line, 1), sheet.cell(line, 2)
        _write(head, heading)
        _write(cell, text)
        head.font, head.alignment, cell.alignment = _HEAD_FONT, _TOP, _TOP
        if text == view.scene.link:
            _link(cell)


def _write(cell: SheetCell, value: Cell) -> None:
    """Write a number as a number and a text as a text, even one that reads ``=1+1``."""
    if value is None or value == "":
        return
    if not isinstance(value, str):
        cell.value = value
        return
    cell.value = _legal(value)
    cell.data_type = "s"
    cell.quotePrefix = value.startswith(FORMULA_STARTS)  # a text even after somebody edits it


def _link(cell: SheetCell) -> None:
    """Make an address that can be followed a link; ``?day=2022-01-05`` alone leads nowhere."""
    text = str(cell.value or "")
    if text.startswith(("http://", "https://")):
        cell.hyperlink = text
        cell.font = _LINK_FONT


def _legal(text: str) -> str:
    """Put a mark where XML allows no character, and say what a cell cannot hold."""
    legal: str = ILLEGAL_CHARACTERS_RE.sub("\ufffd", text)
    if len(legal) <= _LONGEST:
        return legal
    room = _LONGEST - 60
    more = ngettext("and {n} more character", "and {n} more characters", len(legal) - room)
    return f"{legal[:room]} … {more}"
