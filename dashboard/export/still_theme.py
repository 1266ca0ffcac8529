"""The colours of a still: those of the dashboard's map, on a light and on a dark ground."""

import re
from dataclasses import dataclass

from matplotlib.colors import to_rgb, to_rgba

from dashboard.export.options import Theme
from dashboard.views.theme import LIGHTER, THEMES

Colour = tuple[float, float, float, float]


def rgba(colour: str) -> Colour:
    """``#17191c`` or ``#17191c13`` as four numbers from 0 to 1."""
    return to_rgba(colour)


@dataclass(frozen=True, slots=True)
class Palette:
    """Every colour that is not a source's, see :mod:`dashboard.views.theme`."""

    page: Colour
    ink: Colour
    muted: Colour
    faint: Colour
    surface: Colour
    halo: Colour
    ground_halo: Colour
    land: Colour
    sea: Colour
    border: Colour
    coast: Colour
    inner: Colour
    area: Colour
    outline: Colour
    hatch: Colour
    band: Colour
    line: Colour
    hidden: Colour
    frame: Colour
    tint: Colour

    def lighter(self, colour: str) -> Colour:
        """Return the colour of a source for what it dates only as a span."""
        mixed = (
            part * LIGHTER + ground * (1 - LIGHTER)
            for part, ground in zip(to_rgb(colour), self.tint, strict=False)
        )
        red, green, blue = mixed
        return (red, green, blue, 1.0)


def _palette(colours: dict[str, str]) -> Palette:
    return Palette(**{_snake(name): rgba(colour) for name, colour in colours.items()})


def _snake(name: str) -> str:
    """``groundHalo`` -> ``ground_halo``."""
    return re.sub("[A-Z]", lambda letter: f"_{letter[0].lower()}", name)


PALETTES = {theme: _palette(THEMES[theme.value]) for theme in Theme}
