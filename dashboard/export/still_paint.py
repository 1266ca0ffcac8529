"""A sheet as PNG, SVG or PDF by matplotlib, without its global figure or settings.

matplotlib reads settings and keeps caches that threads share, and opens its fonts anew for
each thread, so all pictures are drawn on one, one at a time; what a still *shows* is worked out
on the caller's.
"""

import io
import warnings
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache, lru_cache, wraps
from typing import Any, ParamSpec, TypeVar

import matplotlib as mpl
import numpy as np
import numpy.typing as npt
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.textpath import TextToPath
from matplotlib.transforms import Affine2D, Transform
from PIL import Image

from dashboard.export.still_sheet import Shape, Sheet, Words
from dashboard.export.still_text import font

Given = ParamSpec("Given")
Drawn = TypeVar("Drawn")

#: CSS pixels an inch, and points a CSS pixel.
INCH = 96.0
POINT = 0.75
_PEN = ThreadPoolExecutor(max_workers=1, thread_name_prefix="claim-atlas-pen")
_SETTINGS = {
    "svg.hashsalt": "claim-atlas",
    "svg.fonttype": "none",
    "pdf.fonttype": 42,
    "pdf.use14corefonts": False,
    "text.hinting": "none",
    "text.usetex": False,
    "text.parse_math": False,
    "path.simplify": False,
    "path.snap": False,
    "font.family": ["sans-serif"],
    "font.sans-serif": ["DejaVu Sans", "Verdana", "sans-serif"],
}

Pixels = npt.NDArray[np.uint8]


def _with_the_pen(draw: Callable[Given, Drawn]) -> Callable[Given, Drawn]:
    """Draw one at a time, under matplotlib's own settings and ours, whatever the machine's are."""

    def under_settings(*args: Given.args, **kwargs: Given.kwargs) -> Drawn:
        with mpl.rc_context(), warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="Glyph .* missing from font")
            settings: Any = mpl.rcParams
            settings.update(_defaults() | _SETTINGS)
            return draw(*args, **kwargs)

    @wraps(draw)
    def on_one_thread(*args: Given.args, **kwargs: Given.kwargs) -> Drawn:
        return _PEN.submit(under_settings, *args, **kwargs).result()

    return on_one_thread


class Raster:
    """Paints sheets as pixels and keeps the ground of the last one."""

    def __init__(self) -> None:
        self._ground: tuple[tuple[object, ...], Pixels] | None = None

    @_with_the_pen
    def paint(self, sheet: Sheet, scale: float) -> Pixels:
        """Return the picture, shape ``(height, width, 4)``, RGBA with straight alpha."""
        wide, high = round(sheet.width * scale), round(sheet.height * scale)
        figure = _figure(sheet, INCH * scale)
        renderer = _renderer(wide, high, INCH * scale)
        self._paint_ground(sheet, figure, renderer, (*sheet.ground_key, wide, high))
        _draw(figure, sheet.front, renderer)
        return np.array(renderer.buffer_rgba(), dtype=np.uint8)

    def _paint_ground(
        self, sheet: Sheet, figure: Figure, renderer: Any, key: tuple[object, ...]
    ) -> None:
        if self._ground is not None and self._ground[0] == key:
            np.asarray(renderer.buffer_rgba())[:] = self._ground[1]
            return
        if sheet.page is not None:
            colour = np.round(np.array(sheet.page) * 255).astype(np.uint8)
            np.asarray(renderer.buffer_rgba())[:] = colour
        _draw(figure, sheet.ground, renderer)
        self._ground = (key, np.array(renderer.buffer_rgba(), dtype=np.uint8))


def png(pixels: Pixels, scale: float, opaque: bool) -> bytes:
    """Return pixels as a PNG that says how many of them make an inch."""
    image = Image.fromarray(pixels, "RGBA")
    if opaque:
        image = image.convert("RGB")
    out = io.BytesIO()
    dots = round(INCH * scale, 4)
    image.save(out, "PNG", dpi=(dots, dots), compress_level=5)
    return out.getvalue()


@_with_the_pen
def svg(sheet: Sheet) -> bytes:
    """Return the sheet as SVG; its texts are texts."""
    out = io.BytesIO()
    canvas: Any = FigureCanvasSVG(_whole(sheet))
    canvas.print_svg(out, metadata={"Date": None, "Creator": "Claim Atlas"})
    return out.getvalue()


@_with_the_pen
def pdf(sheet: Sheet) -> bytes:
    """Return the sheet as PDF; its texts can be searched."""
    out = io.BytesIO()
    metadata = {"CreationDate": None, "Creator": "Claim Atlas", "Producer": None}
    canvas: Any = FigureCanvasPdf(_whole(sheet))
    canvas.print_pdf(out, metadata=metadata)
    return out.getvalue()


@cache
def _defaults() -> dict[str, Any]:
    """Return matplotlib's settings as it ships them, but for the window that may be open."""
    shipped: Any = mpl.rcParamsDefault
    return {name: value for name, value in shipped.items() if "backend" not in name}


def _renderer(width: int, height: int, dpi: float) -> Any:
    untyped: Any = RendererAgg
    return untyped(width, height, dpi)


def _whole(sheet: Sheet) -> Figure:
    """Return a figure that holds all artists, in their order."""
    figure = _figure(sheet, INCH)
    if sheet.page is not None:
        figure.patch.set_facecolor(sheet.page)
        figure.patch.set_alpha(1)
    for order, artist in enumerate(_artists(figure, [*sheet.ground, *sheet.front])):
        artist.set_zorder(order + 2)
        figure.add_artist(artist)
    return figure


def _figure(sheet: Sheet, dpi: float) -> Figure:
    figure = Figure(figsize=(sheet.width / INCH, sheet.height / INCH), dpi=dpi)
    figure.patch.set_alpha(0)
    return figure


def _draw(figure: Figure, items: Sequence[Shape | Words], renderer: Any) -> None:
    """Draw as pixels; texts without the artist that would lay each of them out again."""
    to_display = _to_display(figure)
    for item in items:
        for artist in _shapes(item, to_display):
            artist.set_figure(figure)
            artist.draw(renderer)
        if isinstance(item, Words):
            x, y = to_display.transform((item.x, item.y))
            pen = renderer.new_gc()
            pen.set_foreground(item.ink)
            prop = font(item.bold, item.size * POINT)
            renderer.draw_text(pen, x, renderer.height - y, item.text, prop, 0, ismath=False)
            pen.restore()


def _to_display(figure: Figure) -> Transform:
    height = figure.get_size_inches()[1]
    inches = Affine2D().scale(1 / INCH, -1 / INCH).translate(0, height)
    return inches + figure.dpi_scale_trans


def _artists(figure: Figure, items: Sequence[Shape | Words]) -> Iterator[Artist]:
    to_display = _to_display(figure)
    for item in items:
        yield from _shapes(item, to_display)
        if isinstance(item, Words):
            yield Text(
                item.x,
                item.y,
                item.text,
                color=item.ink,
                fontproperties=font(item.bold, item.size * POINT),
                transform=to_display,
                verticalalignment="baseline",
                horizontalalignment="left",
                parse_math=False,
            )


def _shapes(item: Shape | Words, to_display: Transform) -> Iterator[PathPatch]:
    if isinstance(item, Shape):
        yield _patch(item, to_display)
    elif item.halo is not None:
        yield _halo(item, to_display)


def _patch(shape: Shape, to_display: Transform) -> PathPatch:
    style = "solid" if not shape.dashes else (0, tuple(each / shape.thick for each in shape.dashes))
    patch = PathPatch(
        shape.path,
        facecolor=shape.fill if shape.fill is not None else "none",
        edgecolor=shape.stroke if shape.stroke is not None else "none",
        linewidth=shape.thick * POINT if shape.stroke is not None else 0,
        linestyle=style,
        joinstyle="round",
        capstyle="butt",
        transform=to_display,
    )
    if shape.clip is not None:
        patch.set_clip_path(shape.clip, to_display)
    return patch


def _halo(words: Words, to_display: Transform) -> PathPatch:
    path = _letters(words.text, words.bold)
    place = Affine2D().scale(
        words.size / TextToPath.FONT_SCALE, -words.size / TextToPath.FONT_SCALE
    )
    return PathPatch(
        path,
        facecolor="none",
        edgecolor=words.halo,
        linewidth=words.halo_width * POINT,
        joinstyle="round",
        transform=place.translate(words.x, words.y) + to_display,
    )


@lru_cache(maxsize=1024)
def _letters(text: str, bold: bool) -> Path:
    vertices, codes = TextToPath().get_text_path(font(bold), text, ismath=False)
    return Path(vertices, codes)
