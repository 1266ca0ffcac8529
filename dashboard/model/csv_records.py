"""Lines of a CSV file -> its rows, one by one, whatever is odd about them."""

import csv
from collections.abc import Iterator
from typing import NamedTuple

from dashboard.errors import DataFolderError
from dashboard.language import lazy
from dashboard.model.header import Header

_TOO_MANY_BROKEN_LINES = 200
#: What is wrong with a last row that has neither all its cells nor a line break.
CUT = lazy("the file ends in the middle of this row.")


class Record(NamedTuple):
    """A row's cells and its first line; ``broken`` says why it cannot be read."""

    line: int
    cells: list[str]
    broken: str = ""


def records(lines: list[str], header: Header) -> Iterator[Record]:
    """Yield all records below the header; after a broken one go on with its second line."""
    at, broken = header.stop, 0
    while at < len(lines):
        reader = csv.reader(
            (lines[index] for index in range(at, len(lines))),
            delimiter=header.delimiter,
            strict=True,
        )
        seen = 0
        try:
            for cells in reader:
                short = any(cells) and len(cells) < len(header.columns)
                cut = short and at + reader.line_num >= len(lines) and _breaks_off(lines)
                yield Record(at + seen + 1, cells, CUT if cut else "")
                seen = reader.line_num
            return
        except csv.Error:
            many = reader.line_num - seen > 1 or at + reader.line_num >= len(lines)
            cut = at + seen + 1 == len(lines) and _breaks_off(lines)
            yield Record(at + seen + 1, [lines[at + seen]], CUT if cut else _quote_trouble(many))
        at, broken = at + seen + 1, broken + 1
        if broken > _TOO_MANY_BROKEN_LINES:
            raise DataFolderError(
                lazy(
                    "{file}: more than {n} lines have broken quotes. Save the file again as CSV "
                    "from a spreadsheet, which doubles quotes inside cells.",
                    file=header.file,
                    n=_TOO_MANY_BROKEN_LINES,
                )
            )


def _breaks_off(lines: list[str]) -> bool:
    return not lines[-1].endswith(("\n", "\r"))


def _quote_trouble(runs_on: bool) -> str:
    if runs_on:
        return lazy("a quote opens in this line and is never closed.")
    return lazy("there is text behind a closing quote.")
