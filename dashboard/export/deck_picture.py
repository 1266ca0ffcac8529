"""The map on a slide: a still of the slide's view at twice its size, with its words."""

from dashboard.export.deck_look import PICTURE
from dashboard.export.deck_options import DeckOptions
from dashboard.export.options import Stamp, StillOptions
from dashboard.export.scene import Scene
from dashboard.export.still import still_picture, still_words

#: CSS pixels a point, and picture pixels a CSS pixel.
_PIXELS, _SCALE = 96 / 72, 2


def slide_picture(scene: Scene, options: DeckOptions) -> tuple[bytes, str]:
    """Return the PNG of a scene and the text that stands for it."""
    still = StillOptions(
        width=round(PICTURE.width * _PIXELS),
        height=round(PICTURE.height * _PIXELS),
        scale=_SCALE,
        title="",
        legend=True,
        claims=False,
        stamp=Stamp.SHORT,
        theme=options.theme,
        language=options.language,
    )
    return still_picture(scene, still, form="png"), still_words(scene, still)
