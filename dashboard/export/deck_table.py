"""Tables that fit: columns measured, the largest type that holds all rows, else more slides."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dashboard.export.deck_text import clamped, height, plain, width, wrapped

#: Between a cell's edge and its text, in points.
SIDE, ABOVE = 5, 3
#: A coloured dot, and the space behind it, in front of a source.
DOT = "● "
_LEAST_REMARK = 10
#: A cell has at most so many lines; the whole text is in the notes.
MOST_LINES = 7
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
    """A column by its head; ``most`` points wide, or, with 0, as wide as there is room."""

    head: str
    most: float = 0


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
        head = tuple(Cell(each.head) for each in self.columns)
        return tuple(self.height_of(row) for row in (head, *self.rows))

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
        """Return the row with no cell of more than ``MOST_LINES`` lines a part."""
        small = remark_size(self.size)
        return tuple(
            replace(
                cell,
                text=clamped(cell.line, room, self.size, MOST_LINES).removeprefix(
                    DOT if cell.dot else ""
                ),
                remark=clamped(cell.remark, room, small, MOST_LINES // 2),
            )
            for cell, room in zip(row, self.rooms(row), strict=True)
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
    """Return one table that fits, else as many in the smallest size as it takes, of like height."""
    one = fitted(columns, rows, room, sizes)
    if one is not None:
        return (one,)
    table = set_table(columns, rows, room[0], sizes[-1])
    needed = len(list(_split(table, room[1])))
    low, high = 0.0, room[1]
    for _ in range(_TRIES):
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
    """Give each narrow column what its texts take, and the wide ones the rest in equal parts."""
    plain = [row for row in rows if not is_section(row)]
    narrow = {
        at: min(max(_natural(row[at], size) for row in [_head(columns), *plain]), column.most)
        for at, column in enumerate(columns)
        if column.most
    }
    wide = len(columns) - len(narrow)
    rest = (room - sum(narrow.values())) / max(wide, 1)
    return tuple(narrow.get(at, rest) for at in range(len(columns)))


def _inert(cell: Cell) -> Cell:
    return replace(cell, text=plain(cell.text), remark=plain(cell.remark))


def _head(columns: Sequence[Column]) -> Row:
    return tuple(Cell(each.head) for each in columns)


def _natural(cell: Cell, size: float) -> float:
    """Return the width of a cell whose text is not broken."""
    text = width(cell.line, size, bold=True)
    return max(text, width(cell.remark, remark_size(size))) + 2 * SIDE + 1
