"""What every part of a still's composition needs, and how large everything is."""

import math
from dataclasses import dataclass

from dashboard.export.options import StillOptions
from dashboard.export.scene import Scene
from dashboard.export.still_counts import Counts, counts
from dashboard.export.still_theme import PALETTES, Palette

#: How much larger than on screen the marks are at a height of 1080 pixels.
_MARKS = 1.42
_SMALLEST = 0.42


@dataclass(frozen=True)
class Kit:
    """A view, how it shall look, and its numbers; ``unit`` is 1 at 1920x1080."""

    scene: Scene
    options: StillOptions
    counts: Counts
    palette: Palette
    unit: float

    @property
    def marks(self) -> float:
        """The unit of marks: pixels of the dashboard."""
        return self.unit * _MARKS


def kit_for(scene: Scene, options: StillOptions) -> Kit:
    """Count, and choose colours and size."""
    return Kit(scene, options, counts(scene), PALETTES[options.theme], unit_of(options))


def unit_of(options: StillOptions) -> float:
    """Return the size of everything: 1 at 1920x1080, by the height, less in narrow pictures."""
    area = math.sqrt(options.width * options.height / (1920 * 1080))
    return max(min(options.height / 1080, area * 1.06), _SMALLEST)
