"""The signs beside the sources' colours on a still, as on the map: a printer may have none."""

from collections.abc import Callable
from functools import partial

from matplotlib.path import Path

from dashboard.export.still_layout import Box
from dashboard.export.still_sheet import Shape, Sheet, arc, line
from dashboard.export.still_theme import Colour, rgba
from dashboard.views.source_signs import sign_ink, source_sign

#: Narrower bands take no sign, higher blocks repeat theirs; pixels of the dashboard.
_THIN, _BAND = 3.5, 9.0


def sign_ring(
    sheet: Sheet,
    source: int,
    fill: Colour,
    at: tuple[float, float, float],
    part: tuple[float, float],
    unit: float,
) -> None:
    """Draw the sign of a source on a part of a donut's ring; ``part`` in shares of the turn."""
    x, y, r = at
    band, middle = r * 0.42, r * 0.79
    if (part[1] - part[0]) * 6.28 * middle >= _THIN * unit:
        _strokes(sheet, source, fill, band, unit, lambda off: arc(x, y, middle + off, *part))


def sign_block(sheet: Sheet, source: int, fill: Colour, block: Box, unit: float) -> None:
    """Draw the sign of a source on an upright block, repeated as often as there is room."""
    bands = max(1, round(block.height / (_BAND * unit)))
    band = block.height / bands
    if block.width < _THIN * unit:
        return
    for order in range(bands):
        middle = block.top + (order + 0.5) * band
        _strokes(sheet, source, fill, band, unit, partial(_across, block, middle))


def _across(block: Box, middle: float, offset: float) -> Path:
    return line((block.left, middle + offset), (block.right, middle + offset))


def _strokes(
    sheet: Sheet,
    source: int,
    fill: Colour,
    band: float,
    unit: float,
    path: Callable[[float], Path],
) -> None:
    """Stroke the sign along paths that lie so far from the middle of a band."""
    sign = source_sign(source)
    if not sign.offsets or band < _THIN * unit:
        return
    ink, thick = rgba(sign_ink(fill)), max(unit, sign.width * band)
    dashes = tuple(each * unit for each in sign.dash or ())
    for offset in sign.offsets:
        sheet.add(Shape(path(offset * band), stroke=ink, thick=thick, dashes=dashes))
