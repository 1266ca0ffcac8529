"""Where no colours are told apart, on stills as they are drawn: grey, signs, lines between."""

from dataclasses import dataclass
from itertools import pairwise

import pytest

from dashboard.export.options import StillOptions, Theme
from dashboard.export.scene import Scene, open_scene
from dashboard.export.still_page import compose
from dashboard.export.still_sheet import Shape
from dashboard.export.still_theme import PALETTES, Colour, rgba
from dashboard.views.palette import source_colours

#: Greys that differ by so much are seen beside each other (WCAG's ratio of contrast).
APART = 1.3
#: Pixels; a smaller block has no room for a sign.
LARGE = 6


@dataclass(frozen=True)
class Block:
    """A part of a ring or a bar: its source's colour, its grey, the strokes of its sign."""

    source: str
    light: bool
    grey: float
    signs: tuple[tuple[tuple[float, ...], float], ...]
    box: tuple[float, float, float, float]


def grey(colour: Colour) -> float:
    """Return the relative luminance of a colour."""
    parts = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in colour[:3])
    red, green, blue = parts
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


@pytest.mark.parametrize("theme", list(Theme))
def test_exact_and_span_differ_in_grey(theme: Theme) -> None:
    for colour in source_colours(10):
        lighter = PALETTES[theme].lighter(colour)
        assert contrast(grey(rgba(colour)), grey(lighter)) >= APART, colour


def runs(scene: Scene, theme: Theme) -> list[list[Block]]:
    """Return the rings and bars of a still as lists of their parts, as they are drawn."""
    sources = {}
    for mark in scene.view.sources:
        sources[rgba(mark.colour)] = (mark.id, False)
        sources[PALETTES[theme].lighter(mark.colour)] = (mark.id, True)
    found: list[list[Block]] = [[]]
    shapes = compose(scene, StillOptions(theme=theme)).front
    for at, shape in enumerate(shapes):
        if not isinstance(shape, Shape):
            continue
        if shape.fill in sources:
            box = shape.path.get_extents()
            strokes = []
            for other in shapes[at + 1 :]:
                if not isinstance(other, Shape) or other.fill is not None:
                    break
                strokes.append((other.dashes, round(other.thick, 1)))
            source, light = sources[shape.fill]
            found[-1].append(
                Block(source, light, grey(shape.fill), tuple(strokes), tuple(box.extents))
            )
        elif shape.fill is not None:
            found.append([])
    return found


@pytest.mark.parametrize("theme", list(Theme))
@pytest.mark.parametrize("query", [{"day": "2022-01-06"}, {"day": "2022-01-14", "mode": "until"}])
def test_neighbours_differ_by_grey_or_sign(
    sample_data, theme: Theme, query: dict[str, str]
) -> None:
    scene, _ = open_scene(sample_data, query)
    pairs = 0
    for run in runs(scene, theme):
        for one, other in pairwise(run):
            if min(one.box[2] - one.box[0], other.box[2] - other.box[0]) < LARGE:
                continue
            if min(one.box[3] - one.box[1], other.box[3] - other.box[1]) < LARGE:
                continue
            if (one.source, one.light) == (other.source, other.light):
                continue  # of two bars
            pairs += 1
            apart = contrast(one.grey, other.grey) >= APART
            signed = one.source != other.source and one.signs != other.signs
            assert apart or signed, (one, other)
    assert pairs > 10
