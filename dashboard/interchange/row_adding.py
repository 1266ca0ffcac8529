"""Rows behind those of a CSV file: what is there stays byte for byte as it is.

Only a column that the file lacks changes its lines, and then by empty cells at their ends.
"""

import csv
import io
from collections.abc import Sequence

from dashboard.errors import DataFolderError
from dashboard.interchange.drafts import Row
from dashboard.interchange.grids import csv_line
from dashboard.language import N_, _, together
from dashboard.model.decoding import SAVE_AS_UTF8, decode
from dashboard.model.header import read_header
from dashboard.model.progress import Progress, counting, silent
from dashboard.model.schemas import Table

#: What is said while rows are written.
ADDING = N_("Adding the rows")


def with_rows(
    content: bytes, table: Table, rows: Sequence[Row], progress: Progress = silent
) -> bytes:
    """Return the file with rows added, in its own columns, delimiter and line ends.

    Raises :class:`DataFolderError` when the file is not UTF-8 or has broken quotes.
    """
    if not rows:
        return content
    decoded = decode(content, table.file)
    if decoded.foreign:
        wrong = _("{file}: is {encoding}.", file=table.file, encoding=decoded.foreign)
        raise DataFolderError(together([wrong, SAVE_AS_UTF8]))
    lines = list(io.StringIO(decoded.text, newline=""))
    header = read_header(lines, table.file, table.columns, table.derived)
    end = "\r\n" if lines[header.stop - 1].endswith("\r\n") else "\n"
    used = dict.fromkeys(name for row in rows for name, cell in row.items() if cell)
    lacking = [name for name in used if name not in header.columns]
    text = decoded.text
    if lacking:
        text = _widened(lines, table, header.delimiter, len(header.columns), lacking)
    columns = [*header.columns, *lacking]
    added = "".join(
        csv_line((row.get(name, "") if name else "" for name in columns), header.delimiter, end)
        for row in counting(rows, ADDING, progress)
    )
    gap = "" if text.endswith(("\n", "\r")) else end
    mark = b"\xef\xbb\xbf" if content.startswith(b"\xef\xbb\xbf") else b""
    return mark + (text + gap + added).encode()


def _widened(
    lines: Sequence[str], table: Table, delimiter: str, width: int, lacking: Sequence[str]
) -> str:
    """Put the names behind the header, and empty cells behind every row."""
    reader = csv.reader(iter(lines), delimiter=delimiter, strict=True)
    names, parts, seen, at_header = _cells(lacking, delimiter), list[str](), 0, True
    try:
        for cells in reader:
            record = "".join(lines[seen : reader.line_num])
            seen = reader.line_num
            if not any(cells) or record.startswith("sep="):
                parts.append(record)
                continue
            body = record.rstrip("\r\n")
            gap = delimiter * max(0, width - len(cells))
            parts += [body, gap, names if at_header else delimiter * len(lacking),
                      record[len(body) :]]  # fmt: skip
            at_header = False
    except csv.Error as error:
        raise DataFolderError(
            _(
                "{file}, line {line}: a quote is not closed. Run claim-atlas check and mend it "
                "first.",
                file=table.file,
                line=str(seen + 1),
            )
        ) from error
    return "".join(parts)


def _cells(names: Sequence[str], delimiter: str) -> str:
    return delimiter + csv_line(names, delimiter, end="")
