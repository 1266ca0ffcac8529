"""The colours of a still: those of the dashboard's map, on a light and on a dark ground."""

from dataclasses import dataclass

from matplotlib.colors import to_rgb

from dashboard.export.options import Theme

Colour = tuple[float, float, float, float]

#: How much of its colour a source keeps where its claim is known only as a span of days.
LIGHTER = 0.42


def rgba(colour: str, alpha: float = 1.0) -> Colour:
    """``#17191c`` as four numbers from 0 to 1."""
    return (*to_rgb(colour), alpha)


@dataclass(frozen=True, slots=True)
class Palette:
    """Every colour that is not a source's; the names are those of ``atlas.js``."""

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

    def lighter(self, colour: str) -> Colour:
        """Return the colour of a source for what it dates only as a span."""
        mixed = (
            part * LIGHTER + ground * (1 - LIGHTER)
            for part, ground in zip(to_rgb(colour), self.surface, strict=False)
        )
        red, green, blue = mixed
        return (red, green, blue, 1.0)


PALETTES = {
    Theme.LIGHT: Palette(
        page=rgba("#ffffff"),
        ink=rgba("#17191c"),
        muted=rgba("#50565e"),
        faint=rgba("#777d84"),
        surface=rgba("#ffffff"),
        halo=rgba("#ffffff", 0.9),
        ground_halo=rgba("#f7f6f2", 0.85),
        land=rgba("#f4f3ee"),
        sea=rgba("#dbe6ee"),
        border=rgba("#aeaa9e"),
        coast=rgba("#c3c8c6"),
        inner=rgba("#dcd9d0"),
        area=rgba("#fffffa", 0.72),
        outline=rgba("#77746a"),
        hatch=rgba("#46627a", 0.34),
        band=rgba("#17191c", 0.075),
        line=rgba("#b4b4ae"),
        hidden=rgba("#dededa"),
        frame=rgba("#d5d5d0"),
    ),
    Theme.DARK: Palette(
        page=rgba("#16191d"),
        ink=rgba("#f2f3f4"),
        muted=rgba("#b3bac2"),
        faint=rgba("#8d949c"),
        surface=rgba("#1d2126"),
        halo=rgba("#181b1f", 0.9),
        ground_halo=rgba("#1e2227", 0.85),
        land=rgba("#272b31"),
        sea=rgba("#15191e"),
        border=rgba("#565e67"),
        coast=rgba("#3a4149"),
        inner=rgba("#363c43"),
        area=rgba("#ffffff", 0.055),
        outline=rgba("#8d949c"),
        hatch=rgba("#a0bed7", 0.3),
        band=rgba("#ffffff", 0.09),
        line=rgba("#4a5159"),
        hidden=rgba("#3a3f46"),
        frame=rgba("#3a4149"),
    ),
}
