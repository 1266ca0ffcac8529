"""One table of what holds from a hundred to a million claims, a column for each number."""

from collections.abc import Iterator, Sequence

from benchmarks.figures import Figure, number

GROUP = "scale, "


def is_scale(figure: Figure) -> bool:
    """Whether a figure belongs into the table: ``scale, 100,000 claims``."""
    return figure.group.startswith(GROUP)


def scale_rows(figures: Sequence[Figure]) -> Iterator[tuple[str, ...]]:
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
