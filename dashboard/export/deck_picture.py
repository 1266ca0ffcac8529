"""The maps on slides: stills of each slide's view at twice their size, with their words."""

from dashboard.export.deck_look import PICTURE
from dashboard.export.deck_options import DeckOptions
from dashboard.export.options import Stamp, StillOptions
from dashboard.export.scene import Scene
from dashboard.export.still import StillPainter, still_words

#: CSS pixels a point: fewer than the screen has, so that names are read from the last row;
#: and picture pixels a CSS pixel, to two for each pixel of a slide 1280 wide.
_PIXELS, _SCALE = 1.12, 2 * (96 / 72) / 1.12

Picture = tuple[bytes, str]


class MapPainter:
    """Draws the maps of one deck, keeping what they have in common."""

    def __init__(self, options: DeckOptions) -> None:
        self._still = StillOptions(
            width=round(PICTURE.width * _PIXELS),
            height=round(PICTURE.height * _PIXELS),
            scale=_SCALE,
            title="",
            legend=True,
            claims=False,
            stamp=Stamp.SHORT,
            theme=options.theme,
        )
        self._painter = StillPainter(self._still)

    def paint(self, scene: Scene | None) -> Picture | None:
        """Return the PNG of a scene and the text that stands for it."""
        if scene is None:
            return None
        return self._painter.paint(scene), still_words(scene, self._still)
