"""Tables that fit: columns measured, the largest type that holds all rows, else more slides."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dashboard.export.deck_text import clamped, height, plain, width, wrapped
from dashboard.language import _

#: Between a cell's edge and its text, in points.
SIDE, ABOVE = 5, 3
#: A coloured dot, and the space behind it, in front of a source.
DOT = "● "
_LEAST_REMARK = 10
#: A cell has at most so many lines; the whole text is in the notes.
MOST_LINES = 7
MOST_REMARK = 4
#: Heads of columns are no larger than this.
_HEAD = 12
_TRIES = 12


@dataclass(frozen=True, slots=True)
class Cell:
    """A text, with a smaller remark below it and a source's colour as a dot before it."""

    text: str
    remark: str = ""
    dot: str = ""
    link: str = ""

    @property
    def line(self) -> str:
        """The text with its dot, as measured."""
        return f"{DOT if self.dot else ''}{self.text}"


#: Cells of a row; a single one stands for all columns: the head of a section.
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its head; ``most`` points wide, or, with 0, as wide as there is room.

    ``lines`` is how many lines of a cell's text it shows.
    """

    head: str
    most: float = 0
    lines: int = MOST_LINES

    @property
    def heading(self) -> str:
        """The head in the reader's language."""
        return _(self.head)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows with the type size and the column widths (points) that they are set in."""

    columns: tuple[Column, ...]
    widths: tuple[float, ...]
    size: float
    rows: tuple[Row, ...]

    @property
    def heights(self) -> tuple[float, ...]:
        """Height of the head and of each row in points."""
        head = height(1, head_size(self.size)) + 2 * ABOVE
        return (head, *(self.height_of(row) for row in self.rows))

    @property
    def height(self) -> float:
        """Height in points."""
        return sum(self.heights)

    def height_of(self, row: Row) -> float:
        """Return the height that the tallest cell of a row needs."""
        rooms = self.rooms(row)
        return max(self._cell(cell, room) for cell, room in zip(row, rooms, strict=True))

    def rooms(self, row: Row) -> tuple[float, ...]:
        """Return the width for the text of each cell."""
        if is_section(row):
            return (sum(self.widths) - 2 * SIDE,)
        return tuple(each - 2 * SIDE for each in self.widths)

    def clamped(self, row: Row) -> Row:
        """Return the row with no cell of more lines than its column shows."""
        small = remark_size(self.size)
        lines = (1,) if is_section(row) else tuple(each.lines for each in self.columns)
        return tuple(
            replace(
                cell,
                text=clamped(cell.line, room, self.size, most).removeprefix(
                    DOT if cell.dot else ""
                ),
                remark=clamped(cell.remark, room, small, MOST_REMARK),
            )
            for cell, room, most in zip(row, self.rooms(row), lines, strict=True)
        )

    def _cell(self, cell: Cell, room: float) -> float:
        bold = bool(cell.dot)
        tall = height(len(wrapped(cell.line, room, self.size, bold=bold)), self.size)
        if cell.remark:
            small = remark_size(self.size)
            tall += height(len(wrapped(cell.remark, room, small)), small)
        return tall + 2 * ABOVE


def is_section(row: Row) -> bool:
    """Whether the row is the head of a section."""
    return len(row) == 1


def remark_size(size: float) -> float:
    """Return the type size of remarks in a table of this size."""
    return max(size - 2, _LEAST_REMARK)


def head_size(size: float) -> float:
    """Return the type size of the heads of columns in a table of this size."""
    return min(size, _HEAD)


def set_table(columns: Sequence[Column], rows: Sequence[Row], room: float, size: float) -> Table:
    """Set rows ``room`` points wide in one type size."""
    rows = [tuple(_inert(cell) for cell in row) for row in rows]
    widths = _widths(columns, rows, room, size)
    table = Table(tuple(columns), widths, size, ())
    return replace(table, rows=tuple(table.clamped(row) for row in rows))


def fitted(
    columns: Sequence[Column],
    rows: Sequence[Row],
    room: tuple[float, float],
    sizes: Sequence[float],
) -> Table | None:
    """Return the table in the largest size that a room (width, height) holds; ``None``: none."""
    for size in sizes:
        table = set_table(columns, rows, room[0], size)
        if table.height <= room[1]:
            return table
    return None


def paged(
    columns: Sequence[Column],
    rows: Sequence[Row],
    room: tuple[float, float],
    sizes: Sequence[float],
) -> tuple[Table, ...]:
    """Return one table that fits, else as few as the smallest size allows, of like height."""
    one = fitted(columns, rows, room, sizes)
    if one is not None:
        return (one,)
    needed = len(list(_split(set_table(columns, rows, room[0], sizes[-1]), room[1])))
    tables = (set_table(columns, rows, room[0], size) for size in sizes)
    table = next(each for each in tables if len(list(_split(each, room[1]))) <= needed)
    low, high = 0.0, room[1]
    for _try in range(_TRIES):
        middle = (low + high) / 2
        if len(list(_split(table, middle))) <= needed:
            high = middle
        else:
            low = middle
    return tuple(replace(table, rows=part) for part in _split(table, high))


def _split(table: Table, room: float) -> Iterator[tuple[Row, ...]]:
    """Yield the rows of each page; a section that goes on has its head again."""
    head, *heights = table.heights
    page: list[Row] = []
    section: list[tuple[Row, float]] = []
    used = head
    for at, (row, tall) in enumerate(zip(table.rows, heights, strict=True)):
        begins = is_section(row)
        needed = tall + sum(heights[at + 1 : at + 2]) if begins else tall
        if page and used + needed > room:
            yield tuple(page)
            again = [] if begins else section
            page, used = [each for each, _ in again], head + sum(each for _, each in again)
        page.append(row)
        used += tall
        section = [(row, tall)] if begins else section
    if page:
        yield tuple(page)


def _widths(
    columns: Sequence[Column], rows: Sequence[Row], room: float, size: float
) -> tuple[float, ...]:
    """Give each narrow column what its texts take, its head whole; the wide ones share the rest."""
    whole = [row for row in rows if not is_section(row)]
    narrow = {
        at: max(
            _head(column, size),
            min(max((_natural(row[at], size) for row in whole), default=0.0), column.most),
        )
        for at, column in enumerate(columns)
        if column.most
    }
    wide = len(columns) - len(narrow)
    rest = (room - sum(narrow.values())) / max(wide, 1)
    return tuple(narrow.get(at, rest) for at in range(len(columns)))


def _inert(cell: Cell) -> Cell:
    return replace(cell, text=plain(cell.text), remark=plain(cell.remark))


def _head(column: Column, size: float) -> float:
    return width(column.heading, head_size(size), bold=True) + 2 * SIDE + 1


def _natural(cell: Cell, size: float) -> float:
    """Return the width of a cell whose text is not broken."""
    text = width(cell.line, size, bold=True)
    return max(text, width(cell.remark, remark_size(size))) + 2 * SIDE + 1
