"""The figures as a table for people, as JSON, and as ``docs/benchmarks.md``."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from benchmarks.figures import Figure, number
from benchmarks.peers.section import put_into, section_of
from benchmarks.scale_table import is_scale, scale_tables

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
WORDS = Path(__file__).with_name("page.md")

#: Our figure, the peer's, what is said of the two.
RATIOS = (
    (
        "input to painted map, median",
        "st.slider + rebuilt st_folium: step to map",
        "a step on the map, against rebuilding it",
    ),
    (
        "release to panel, median",
        "empty st.slider page: step to text",
        "release to panel, against an empty Streamlit page",
    ),
    (
        "filter to map, median",
        "empty st.slider page: step to text",
        "filter to map, against an empty Streamlit page",
    ),
)


@dataclass(frozen=True, slots=True)
class Report:
    """All figures of one call of the benchmark, and where they come from."""

    figures: tuple[Figure, ...]
    machine: dict[str, str]
    loads: tuple[float, float]  #: the load average before and after

    def as_text(self) -> str:
        """Return the table as a terminal shows it."""
        return "\n".join(self._text_lines())

    def as_json(self) -> dict[str, object]:
        """Return all of it for machines."""
        return {
            "machine": self.machine,
            "load_average": {"before": self.loads[0], "after": self.loads[1]},
            "figures": [figure.as_json() for figure in self.figures],
            "ratios": {what: round(ratio, 3) for what, ratio in self._ratios()},
        }

    def write(self) -> Path:
        """Write the page of the documentation and return its path."""
        peers = section_of(PAGE.read_text("utf-8"))
        parts = (WORDS.read_text("utf-8").rstrip(), *self._markdown_lines())
        PAGE.write_text(put_into("\n".join(parts) + "\n", peers), "utf-8")
        return PAGE

    def _ratios(self) -> Iterator[tuple[str, float]]:
        values = {figure.name: figure.value for figure in self.figures}
        for ours, theirs, what in RATIOS:
            if ours in values and theirs in values:
                yield what, values[ours] / values[theirs]

    def _text_lines(self) -> Iterator[str]:
        widths = [max(map(len, column)) for column in zip(*map(_cells, self._single), strict=True)]
        widths = widths or [0, 0, 0]
        widths[0] = max(widths[0], *(len(what) for _, _, what in RATIOS))
        for group, members in groupby(self._single, key=lambda figure: figure.group):
            yield f"\n{group}"
            for name, value, target, runs in map(_cells, members):
                yield (
                    f"  {name:<{widths[0]}}  {value:>{widths[1]}}  {target:<{widths[2]}}  {runs}"
                ).rstrip()
        for title, rows in self._scale():
            yield f"\n{title}"
            columns = [max(map(len, column)) for column in zip(*rows, strict=True)]
            for row in rows:
                cells = (f"{cell:<{wide}}" for cell, wide in zip(row, columns, strict=True))
                yield f"  {'  '.join(cells)}".rstrip()
        yield "\nratios"
        for what, ratio in self._ratios():
            yield f"  {what:<{widths[0]}}  {times(ratio):>{widths[1]}}"
        yield ""
        for name, value in self.machine.items():
            yield f"  {name:<18}{value}"
        yield f"  {'load average':<18}{self._load_words()}"

    def _markdown_lines(self) -> Iterator[str]:
        for title, rows in self._scale():
            yield f"\n### {title}\n"
            for order, row in enumerate(rows):
                yield f"| {' | '.join(row)} |"
                if not order:
                    yield f"|---|{'---:|' * (len(row) - 1)}"
        for group, members in groupby(self._single, key=lambda figure: figure.group):
            yield f"\n### {group[:1].upper()}{group[1:]}\n"
            yield "| | best run | target | all runs |\n|---|---:|---|---|"
            for cells in map(_cells, members):
                yield f"| {' | '.join(cells)} |"
        yield "\n### Ratios\n\n| | |\n|---|---:|"
        for what, ratio in self._ratios():
            yield f"| {what} | {times(ratio)} |"
        yield "\n### Machine\n\n| | |\n|---|---|"
        for name, value in (*self.machine.items(), ("load average", self._load_words())):
            yield f"| {name} | {value} |"

    @property
    def _single(self) -> list[Figure]:
        return [figure for figure in self.figures if not is_scale(figure)]

    def _scale(self) -> Iterator[tuple[str, list[tuple[str, ...]]]]:
        return scale_tables([figure for figure in self.figures if is_scale(figure)])

    def _load_words(self) -> str:
        return "{:.1f} before, {:.1f} after".format(*self.loads)


def times(ratio: float) -> str:
    """``1.4 times``, ``0.7 times``, and far below one the other way round: ``1/32``."""
    return f"{ratio:.1f} times" if ratio > 0.4 else f"1/{1 / ratio:.0f}"


def _cells(figure: Figure) -> tuple[str, str, str, str]:
    runs = ", ".join(number(run, figure.unit).rsplit(" ", 1)[0] for run in figure.runs)
    if figure.unit == "ms" and max(figure.runs) >= 1000:
        runs = ", ".join(number(run, figure.unit) for run in figure.runs)
    return figure.name, number(figure.value, figure.unit), figure.target_words, runs
