"""The text of one CSV record, cell by cell, so that the cells nobody touches keep theirs."""

import re

from dashboard.model.decoding import UNPRINTABLE

_LINE_END = re.compile(r"\r\n$|\r$|\n$")


def readable(cell: str) -> str:
    """Return a cell as the reader understands it, once it is written: trimmed, printable."""
    cell = cell.replace("\r\n", "\n").replace("\r", "\n")
    # Half of a surrogate pair is no character, and no file can hold it.
    cell = cell.encode("utf-8", "ignore").decode()
    return UNPRINTABLE.sub("", cell).strip()


def cells_as_read(cells: list[str]) -> list[str]:
    """Return the cells of a file's record as the reader does."""
    cells = [cell.strip() for cell in cells]
    if not UNPRINTABLE.search("".join(cells)):
        return cells
    cells = [cell.replace("\r\n", "\n").replace("\r", "\n") for cell in cells]
    return [UNPRINTABLE.sub("", cell) for cell in cells]


def split_end(record: str) -> tuple[str, str]:
    """Return a record without its line end, and the line end."""
    found = _LINE_END.search(record)
    return (record[: found.start()], found.group()) if found else (record, "")


def split_cells(record: str, delimiter: str) -> list[str]:
    """Return the texts between the delimiters, quotes and spaces included.

    ``a, "b",""`` is ``["a", ' "b"', '""']``: a quote counts at the very beginning of a cell.
    """
    cell = re.compile(rf'"(?:[^"]|"")*"|[^{re.escape(delimiter)}]*')
    cells: list[str] = []
    at = 0
    while True:
        found = cell.match(record, at)
        text = found.group() if found else ""
        cells.append(text)
        at += len(text) + 1
        if at > len(record):
            return cells


def quoted_cell(text: str, delimiter: str, *, always: bool = False) -> str:
    """Return a cell as it is written: with quotes where it needs them, or ``always``."""
    if always or any(sign in text for sign in (delimiter, '"', "\n", "\r")):
        return '"' + text.replace('"', '""') + '"'
    return text


def is_quoted(cell: str) -> bool:
    """Tell whether a cell is written in quotes."""
    return len(cell) > 1 and cell.startswith('"') and cell.endswith('"')
