"""A still: one picture of a view, with its sources on it, drawn from the data alone.

No browser, no tiles, no window: the same input gives the same bytes.
"""

from dashboard.export.options import StillOptions
from dashboard.export.scene import Scene, spoken
from dashboard.export.still_page import compose
from dashboard.export.still_paint import Pixels, Raster, pdf, png, svg
from dashboard.export.still_sheet import Named
from dashboard.export.still_wording import date_words, title_words, told
from dashboard.language import N_, _, sentence, use
from dashboard.model.progress import Progress, silent

FORMS = ("png", "svg", "pdf")


@spoken
def still_picture(
    scene: Scene, options: StillOptions, form: str = "png", progress: Progress = silent
) -> bytes:
    """Draw a view as ``png``, ``svg`` or ``pdf``.

    Raises:
        ValueError: Another form is asked for.
    """
    if form not in FORMS:
        raise ValueError(f"A still is {', '.join(FORMS)}, not {form!r}.")
    progress(N_("Drawing the picture"), 0, 0, 0.0)
    if form == "png":
        return StillPainter(options).paint(scene)
    sheet = compose(scene, options)
    return svg(sheet) if form == "svg" else pdf(sheet)


@spoken
def still_words(scene: Scene, options: StillOptions) -> str:
    """Return the picture in words, for who cannot see it.

    ``Map. 6 January 2022, all 5 sources: ... 109 claims by 5 of 5 sources at 11 places.``
    """
    title = title_words(scene, options)
    parts = [_("Map"), title, date_words(scene), told(scene)]
    return " ".join(sentence(part) for part in parts if part)


@spoken
def still_boxes(scene: Scene, options: StillOptions) -> tuple[Named, ...]:
    """Return every box that the layout decided, in CSS pixels, for the test that none overlaps."""
    return tuple(compose(scene, options).boxes)


class StillPainter:
    """Draws pictures of the same options one after another and keeps their common ground.

    A picture is the same, byte for byte, as the still of its scene.
    """

    def __init__(self, options: StillOptions) -> None:
        self._options = options
        self._raster = Raster()

    def paint(self, scene: Scene) -> bytes:
        """Return the picture of a scene as PNG."""
        opaque = not self._options.transparent
        return png(self.pixels(scene), self._options.scale, opaque=opaque)

    def pixels(self, scene: Scene) -> Pixels:
        """Return the picture of a scene as pixels, shape ``(height, width, 4)``, RGBA."""
        with use(scene.language):
            sheet = compose(scene, self._options)
        return self._raster.paint(sheet, self._options.scale)
