"""A sign beside the colour of each source, for eyes and printers that do not tell colours apart.

A sign is lines, dashes or ticks along the middle of a band: the ring of a donut, a bar, a swatch.
Eight of them beside ten colours (:mod:`dashboard.views.palette`) come together again only after
forty sources.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

#: Relative luminance (WCAG) from which a colour takes a dark sign.
_PALE = 0.36
_LIGHT_INK, _DARK_INK = "#FFFFFF", "#17191C"


@dataclass(frozen=True, slots=True)
class Sign:
    """Strokes along a band, ``offsets`` from its middle and ``width`` as shares of its width.

    ``dash`` is the stroke and the gap in pixels; without it the line goes through.
    """

    offsets: tuple[float, ...] = ()
    width: float = 0.0
    dash: tuple[float, float] | None = None


SIGNS = (
    Sign(),
    Sign((0,), 0.22),
    Sign((0,), 0.8, (1.5, 3.5)),
    Sign((0,), 0.34, (2, 3)),
    Sign((-0.22, 0.22), 0.17),
    Sign((0,), 0.22, (6, 3.5)),
    Sign((0,), 0.46),
    Sign((0,), 0.8, (3.4, 3.4)),
)


def source_sign(row: int) -> Sign:
    """Return the sign of a source by its row in sources.csv."""
    return SIGNS[row % len(SIGNS)]


def signs_json() -> list[dict[str, Any]]:
    """Return all signs as the browser draws them."""
    return [asdict(each) for each in SIGNS]


def sign_ink(colour: Sequence[float]) -> str:
    """Return white, or nearly black on a pale colour; ``colour`` has parts from 0 to 1."""
    red, green, blue = (_linear(each) for each in colour[:3])
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return _DARK_INK if luminance > _PALE else _LIGHT_INK


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def sign_style(row: int, colour: str) -> str:
    """Return ``--sign`` and ``--sign-height``: the sign on ``#RRGGBB`` as a picture of CSS."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    sign, ink = source_sign(row), sign_ink(parts)
    if not sign.offsets:
        return "--sign:none;--sign-height:0"
    if len(sign.offsets) > 1:
        high = 2 * sign.offsets[-1] + sign.width
        edge = f"{sign.width / high:.0%}"
        image = f"linear-gradient({ink} {edge},#0000 {edge} calc(100% - {edge}),{ink} 0)"
        return f"--sign:{image};--sign-height:{high:.0%}"
    on, off = sign.dash or (1, 0)
    image = f"repeating-linear-gradient(90deg,{ink} 0 {on}px,#0000 {on}px {on + off}px)"
    return f"--sign:{image};--sign-height:{sign.width:.0%}"
