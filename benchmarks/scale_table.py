"""What holds from a hundred to a million claims: two tables, a column for each number of claims."""

from collections.abc import Iterator, Sequence

from benchmarks.figures import Figure, number

GROUP = "scale, "
MUST_HOLD = "From a hundred claims to a million"
BESIDES = "Besides, with targets as for the rows above"
#: What must hold on two cores, in this order; what else is measured goes into the second table.
FIRST = (
    "frame time, 95th percentile",
    "days painted of 30",
    "hand's stop to last paint",
    "release to panel, median",
    "filter to map, median",
    "opening the first time",
    "opening again, unchanged",
    "sent to the map",
    "memory above an empty page",
    "ten viewers scrubbing: panel, median",
)


def is_scale(figure: Figure) -> bool:
    """Whether a figure belongs into the table: ``scale, 100,000 claims``."""
    return figure.group.startswith(GROUP)


def scale_tables(figures: Sequence[Figure]) -> Iterator[tuple[str, list[tuple[str, ...]]]]:
    """Yield both tables, each a title and rows, without those that have none."""
    must = [figure for name in FIRST for figure in figures if figure.name == name]
    besides = [figure for figure in figures if figure.name not in FIRST]
    for title, members in ((MUST_HOLD, must), (BESIDES, besides)):
        if members:
            yield title, list(_rows(members))


def _rows(figures: Sequence[Figure]) -> Iterator[tuple[str, ...]]:
    """Yield the table's head, then a row a measure: ``16.7 ms, ≤ 17.0 ms`` in each cell."""
    groups = list(dict.fromkeys(figure.group for figure in figures))
    by_name: dict[str, dict[str, Figure]] = {}
    for figure in figures:
        by_name.setdefault(figure.name, {})[figure.group] = figure
    yield "", *(group.removeprefix(GROUP) for group in groups)
    for name, row in by_name.items():
        yield name, *(_cell(row[group]) if group in row else "" for group in groups)


def _cell(figure: Figure) -> str:
    return ", ".join(filter(None, (number(figure.value, figure.unit), figure.target_words)))
