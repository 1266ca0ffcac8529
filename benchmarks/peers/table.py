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
    lines = []
    for claims, group in _sizes(rows):
        cells = [_head(), *map(_cells, _with_ours(group))]
        widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
        lines += [f"\n{claims:,} claims"]
        for row in cells:
            padded = [cell.rjust(width) for cell, width in zip(row, widths, strict=True)]
            lines.append("  ".join(["", row[0].ljust(widths[0]), *padded[1:]]).rstrip())
        lines += ["", *(f"  {line}" for line in better_elsewhere(group))]
    return "\n".join(lines)


def as_markdown(rows: Sequence[Row], where: dict[str, str]) -> str:
    """Return the section of the page, between its two marks."""
    lines = [BEGIN, "## Beside the alternatives", "", WORDS]
    for claims, group in _sizes(rows):
        lines += [f"\n### {claims:,} claims\n", _line(_head()), _line(["---"] + ["---:"] * 7)]
        lines += [_line(_cells(pair)) for pair in _with_ours(group)]
        lines += ["", *better_elsewhere(group)]
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


def _with_ours(group: Sequence[Row]) -> list[tuple[Row, Result | None]]:
    return [(row, _ours(group)) for row in group]


def _head() -> list[str]:
    return ["", *(measure.name for measure in MEASURES), "follows the hand"]


def _cells(pair: tuple[Row, Result | None]) -> list[str]:
    """Return name, values with their ratios to ours, and whether it follows the hand."""
    row, ours = pair
    if row.result is None:
        return [row.contender.name, row.failure, *[""] * len(MEASURES)]
    values = [_value(measure, row, ours) for measure in MEASURES]
    return [row.contender.name, *values, _follows(row.result)]


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
