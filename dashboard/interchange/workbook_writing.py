"""The four tables as one workbook that helps whoever fills it in.

Each header says what belongs below it; references and controlled lists are drop-downs. All
texts are texts: none becomes a formula, and Excel makes no date of them.
"""

import re
from io import BytesIO

from lxml.etree import SerialisationError
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.errors import DataFolderError
from dashboard.interchange.drop_downs import add_drop_downs, add_lists, id_ranges
from dashboard.interchange.grids import Grid
from dashboard.language import N_, lazy
from dashboard.model.progress import Progress, counting, part_of, silent
from dashboard.model.schemas import Table
from dashboard.model.sheet_cells import escaped, number_text

#: So many characters a cell of Excel holds.
LONGEST = 32_767
#: The share of the work that is done when the sheets are filled.
_FILLED = 0.6
_NUMBERS = frozenset({"latitude", "longitude", "low", "high"})
_WIDTHS = {
    "claim": 60, "title": 44, "notes": 40, "quote": 40, "url": 36, "name": 24, "names": 30,
    "event_id": 26, "attributed_to": 24, "label": 22, "publisher": 24, "scope": 24,
}  # fmt: skip
_NUMBER = re.compile(r"(?!-0(\.0+)?$)-?\d{1,12}(\.\d{1,12})?", re.ASCII)
_INK, _PAPER, _PAPER_NEEDED = "2B2A26", "ECEAE4", "D9E4EC"
_HEAD = Alignment(vertical="center", wrap_text=False)
_TOP = Alignment(vertical="top", wrap_text=True)


def write_workbook(grids: list[Grid], progress: Progress = silent) -> bytes:
    """Return the XLSX of the tables.

    Raises :class:`DataFolderError` for a text that is longer than a cell may be, and where there
    is no room for temporary files.
    """
    book = Workbook()
    book.remove(book.active)
    total, done = sum(len(grid.rows) for grid in grids), 0
    for grid in grids:
        before, done = done, done + len(grid.rows)
        share = part_of(progress, _FILLED * before / max(total, 1), _FILLED * done / max(total, 1))
        _fill(book.create_sheet(grid.sheet), grid, share)
    lists, ids = add_lists(book), id_ranges(grids)
    for grid in grids:
        add_drop_downs(book[grid.sheet], grid, ids, lists)
    book.active = len(grids) - 1
    for grid in grids[:-1]:
        book[grid.sheet].sheet_view.tabSelected = False
    book.properties.creator = "Claim Atlas"
    progress(N_("Writing the file"), 0, 0, _FILLED)
    return _saved(book)


def _saved(book: Workbook) -> bytes:
    """Return the file; openpyxl writes its sheets to temporary files first."""
    buffer = BytesIO()
    try:
        book.save(buffer)
    except (OSError, SerialisationError) as error:
        raise DataFolderError(
            lazy(
                "The workbook could not be written to the folder of temporary files ({why}). "
                "Make room there, or name another folder by TMPDIR when you start Claim Atlas.",
                why=str(error),
            )
        ) from error
    return buffer.getvalue()


def _fill(sheet: Worksheet, grid: Grid, progress: Progress) -> None:
    for number, name in enumerate(grid.names, start=1):
        dimension = sheet.column_dimensions[get_column_letter(number)]
        dimension.width = _WIDTHS.get(name, max(14, min(30, len(name) + 4)))
        if name not in _NUMBERS:
            dimension.number_format = "@"
        _head(sheet.cell(1, number), name, grid.table)
    rows = counting(grid.rows, N_("Writing rows"), progress)
    for line, row in enumerate(rows, start=2):
        for number, (name, text) in enumerate(zip(grid.names, row, strict=True), start=1):
            if text:
                _write(sheet.cell(line, number), text, name, grid.table.file)
    sheet.row_dimensions[1].height = 24
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(grid.names))}{len(grid.rows) + 1}"


def _head(cell: Cell, name: str, table: Table) -> None:
    needed = name in table.required
    cell.value = escaped(name)
    cell.data_type = "s"
    cell.font = Font(bold=needed, color=_INK)
    cell.fill = PatternFill("solid", fgColor=_PAPER_NEEDED if needed else _PAPER)
    cell.alignment = _HEAD
    if help_text := column_help(name, table):
        cell.comment = Comment(help_text, "Claim Atlas", height=40 + 20 * help_text.count("\n")
                               + 16 * (len(help_text) // 42), width=300)  # fmt: skip


def column_help(name: str, table: Table) -> str:
    """Return what a column is, what it must be, and an example; empty for an unknown one."""
    column = table.schema.columns.get(name)
    if column is None:
        return ""
    musts = [rule.documented for rule in table.rules(name) if rule.code != "empty"]
    example = column.metadata["example"]
    lines = [
        column.description,
        "Must be filled." if name in table.required else "May be empty.",
        *(f"{must[:1].upper()}{must[1:]}.".replace("see [Dates](#dates)", "such as 2022-01-05, "
          "2022-01, 2022-01-03/2022-01-06 or 2022-01~") for must in musts),
        f"Example: {example}" if example else "",
    ]  # fmt: skip
    return "\n".join(line.replace("`", "") for line in lines if line)


def _write(cell: Cell, text: str, name: str, file: str) -> None:
    if name in _NUMBERS and _is_number(text):
        cell.value = float(text)
        return
    stored = escaped(text)
    if len(stored) > LONGEST:
        raise DataFolderError(
            f"{file}, column {name}: a cell has {len(stored):,} characters, and a workbook's "
            f"holds {LONGEST:,}. It begins: {text[:60]}"
        )
    cell.value = stored
    cell.data_type = "s"
    cell.number_format = "@"
    cell.quotePrefix = text.startswith(("=", "+", "-", "@"))
    cell.alignment = _TOP


def _is_number(text: str) -> bool:
    """Tell whether a number in a cell would come back as this very text."""
    return _NUMBER.fullmatch(text) is not None and number_text(float(text)) == text
