"""How an export looks: size, theme, and which parts it carries."""

from dataclasses import dataclass
from enum import StrEnum


class Theme(StrEnum):
    """Colours on a light or on a dark ground."""

    LIGHT = "light"
    DARK = "dark"


class Stamp(StrEnum):
    """How much of an export's origin stands on it; none at all is not offered."""

    FULL = "full"
    SHORT = "short"


#: Width and height in CSS pixels.
PRESETS: dict[str, tuple[int, int]] = {
    "1280x720": (1280, 720),
    "1920x1080": (1920, 1080),
    "2560x1440": (2560, 1440),
    "1440x1080": (1440, 1080),
    "1080x1080": (1080, 1080),
    "a4": (1123, 794),
}


@dataclass(frozen=True, slots=True)
class StillOptions:
    """What a still shows besides the map.

    ``width`` and ``height`` are CSS pixels; a PNG has ``scale`` times as many.
    ``title`` of ``None`` is the selection in words, ``""`` leaves it out.
    """

    width: int = 1920
    height: int = 1080
    scale: float = 1.0
    title: str | None = None
    caption: str = ""
    legend: bool = True
    claims: bool = True
    stamp: Stamp = Stamp.FULL
    theme: Theme = Theme.LIGHT
    transparent: bool = False
