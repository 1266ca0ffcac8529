"""The results as one table with ratios to ours, and in words where a peer is better."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.figures import median, number, percentile
from benchmarks.peers.contenders import OURS, Contender
from benchmarks.peers.made_up import DAYS
from benchmarks.peers.measuring import Result
from benchmarks.peers.section import BEGIN, END
from benchmarks.report import times

#: A difference below this share is none: the next run may turn it round.
NOISE = 0.1


@dataclass(frozen=True, slots=True)
class Row:
    """One contender on one size of data: its result, or why there is none."""

    contender: Contender
    claims: int
    result: Result | None
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """One column: how it is read from a result, and whether more of it is better."""

    name: str
    unit: str
    of: Callable[[Result], float]
    more_is_better: bool = False

    def text(self, result: Result) -> str:
        """``12.3 ms``, and of the days ``28``."""
        value = self.of(result)
        return number(value, self.unit) if self.unit else f"{value:.0f}"

    def beats(self, peer: Result, ours: Result) -> bool:
        """Whether the peer is better by more than noise."""
        theirs, own = self.of(peer), self.of(ours)
        if self.more_is_better:
            return theirs > own * (1 + NOISE)
        return theirs < own * (1 - NOISE)


MEASURES = (
    Measure("step, median", "ms", lambda result: median(result.steps)),
    Measure("step, 95th percentile", "ms", lambda result: percentile(result.steps, 0.95)),
    Measure(
        f"days of {DAYS} painted in a 3 s drag", "",
        lambda result: max(result.days), more_is_better=True,
    ),
    Measure("let go to last picture", "ms", lambda result: min(result.releases)),
    Measure("page to first claims", "ms", lambda result: median(result.loads)),
    Measure("transferred", "MB", lambda result: result.megabytes),
)  # fmt: skip
STEP, DAYS_PAINTED = MEASURES[0], MEASURES[2]


def as_text(rows: Sequence[Row]) -> str:
    """Return the table as a terminal shows it."""
    cells = [_head(), *_lines(rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = []
    for row in cells:
        padded = [cell.rjust(width) for cell, width in zip(row[2:], widths[2:], strict=True)]
        lines.append("  ".join([row[0].rjust(widths[0]), row[1].ljust(widths[1]), *padded]))
    for claims, group in _sizes(rows):
        lines += ["", f"{claims:,} claims:", *(f"  {line}" for line in better_elsewhere(group))]
    return "\n".join(line.rstrip() for line in lines)


def as_markdown(rows: Sequence[Row], where: dict[str, str]) -> str:
    """Return the section of the page, between its two marks."""
    lines = [BEGIN, "## Beside the alternatives", "", WORDS, ""]
    lines += [_line(_head()), _line(["---:", "---", *["---:"] * (len(MEASURES) + 1)])]
    lines += map(_line, _lines(rows))
    for claims, group in _sizes(rows):
        lines += ["", f"With {claims:,} claims:", ""]
        lines += [f"- {sentence}" for sentence in better_elsewhere(group)]
    lines += ["\n### Machine of this comparison\n", "| | |\n|---|---|"]
    lines += [_line(pair) for pair in where.items()]
    return "\n".join([*lines, END, ""])


def better_elsewhere(group: Sequence[Row]) -> list[str]:
    """Say in words where a peer beats ours by more than noise."""
    ours = _ours(group)
    if ours is None:
        return ["Ours was not measured: there is nothing to compare with."]
    sentences = []
    for row in group:
        if row.result is None or row.contender is OURS:
            continue
        won = [
            f"{measure.name} ({measure.text(row.result)} against {measure.text(ours)})"
            for measure in MEASURES
            if measure.beats(row.result, ours)
        ]
        if won:
            sentences.append(f"**{row.contender.name}** is better in: {'; '.join(won)}.")
    return sentences or ["No peer is better by more than a tenth in any column."]


def _sizes(rows: Sequence[Row]) -> Iterator[tuple[int, list[Row]]]:
    for claims in sorted({row.claims for row in rows}):
        yield claims, [row for row in rows if row.claims == claims]


def _ours(group: Sequence[Row]) -> Result | None:
    return next((row.result for row in group if row.contender is OURS), None)


def _head() -> list[str]:
    return ["claims", "", *(measure.name for measure in MEASURES), "follows the hand"]


def _lines(rows: Sequence[Row]) -> Iterator[list[str]]:
    """Yield the table's lines, the smallest data first."""
    for claims, group in _sizes(rows):
        ours = _ours(group)
        for row in group:
            yield [f"{claims:,}", row.contender.name, *_cells(row, ours)]


def _cells(row: Row, ours: Result | None) -> list[str]:
    """Return values with their ratios to ours, and whether it follows the hand."""
    if row.result is None:
        return [row.failure, *[""] * len(MEASURES)]
    return [*(_value(measure, row, ours) for measure in MEASURES), _follows(row.result)]


def _value(measure: Measure, row: Row, ours: Result | None) -> str:
    assert row.result is not None
    text = measure.text(row.result)
    if ours is None or row.contender is OURS or not measure.of(ours) or not measure.of(row.result):
        return text
    return f"{text} ({times(measure.of(row.result) / measure.of(ours))})"


def _follows(result: Result) -> str:
    """One picture is the one that the drag began with."""
    painted = DAYS_PAINTED.of(result)
    return "yes" if painted >= DAYS / 2 else "in part" if painted > 1 else "no"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


WORDS = """\
`make bench-peers` draws the same made-up claims of 30 days with other tools, in the same Chromium,
prints this table and writes it here (`WRITE=0`: prints it only). In brackets: ratios to ours.

- Every peer draws one circle a place and day, its area by the number of claims, on an empty
  ground, as its own tutorial does it, with its better settings: canvas instead of SVG and no
  marker icons for folium, updating while dragging for `TimestampedGeoJson`, a single layer with an
  id for pydeck. Ours draws more: shares of sources, names, a basemap, and the panel beside it, and
  *transferred* and *page to first claims* of ours hold all of that.
- What is on the screen is read after every animation frame, from the canvas' pixels (every fourth
  in each direction) or the SVG's shapes, for all in the same way. A *step* runs from the key, click
  or press that the tool offers for the next day to its final picture. *Days painted* are the
  distinct pictures that showed while the button was down in a drag over all days in three seconds.
- folium's plugins and kepler.gl are pages of their own, without Streamlit, from a small server that
  compresses; folium's scripts come from the npm registry in the versions that it names (jQuery UI
  1.12.1 instead of 1.10.2). The rest runs in Streamlit, its servers warmed by the first of three
  loads. The maps of WebGL (scatter_map, pydeck, kepler.gl) are drawn by the processor, for this
  Chromium has no GPU, and reading their pixels costs them some milliseconds a frame.
- Pages are opened three times, each in a new profile: the median counts; of two drags the better.
- Differences below a tenth are not called better."""
