"""Where things stand on a slide of 13.33 by 7.5 inches, and their colours."""

from dataclasses import dataclass

from pptx.util import Emu

from dashboard.export.options import Theme

#: 16:9 in English Metric Units.
SLIDE_WIDTH, SLIDE_HEIGHT = Emu(12192000), Emu(6858000)
_POINT = 12700


@dataclass(frozen=True, slots=True)
class Box:
    """A room on the slide, in points."""

    left: float
    top: float
    width: float
    height: float

    @property
    def emu(self) -> tuple[int, int, int, int]:
        """Left, top, width and height in English Metric Units."""
        left, top, width, height = (
            round(each * _POINT) for each in (self.left, self.top, self.width, self.height)
        )
        return left, top, width, height


@dataclass(frozen=True, slots=True)
class Look:
    """Colours as ``RRGGBB``."""

    ground: str
    ink: str
    soft: str
    rule: str
    link: str


LOOKS = {
    Theme.LIGHT: Look("FFFFFF", "1A2129", "56626D", "D3D9DE", "0B5CAD"),
    Theme.DARK: Look("14191F", "F1F4F6", "A9B4BE", "3A444E", "8CC0FF"),
}

TITLE = Box(36, 20, 888, 54)
SUBTITLE = Box(36, 76, 888, 24)
#: All that is between the subtitle and the foot.
BODY = Box(36, 106, 888, 394)
PICTURE = Box(36, 106, 368, 394)
BESIDE = Box(416, 106, 508, 372)
#: The line under a table that counts what is not in it.
REMARK_HEIGHT = 18
FOOT = Box(36, 508, 840, 22)
NUMBER = Box(880, 508, 44, 22)

TITLE_SIZES = (28, 26, 24, 22, 20)
SUBTITLE_SIZES = (14, 13, 12)
REMARK_SIZES = (12, 11, 10)
FOOT_SIZE = 9
POINT_SIZES = (18, 16, 15, 14, 13, 12, 11, 10, 9)
#: Sentences that would be smaller get a slide of their own.
READABLE = 12
#: From few short claims to many long ones: what is read from the last row comes first.
TABLE_SIZES = (18, 16, 15, 14, 13, 12)


def mixed(colour: str, ground: str, share: float) -> str:
    """Return a colour of which only a share is left on the ground."""
    pairs = ((int(colour[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (0, 2, 4))
    return "".join(f"{round(top * share + below * (1 - share)):02X}" for top, below in pairs)
