"""Text of a still: one font, measured without a renderer, wrapped and never cut silently.

The font is the one that comes with matplotlib, so that a picture is the same on every
machine. Sizes and widths are CSS pixels; widths are those of the unhinted font, so that the
layout is the same at every scale and in every format.
"""

import threading
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from matplotlib import get_data_path
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font, LoadFlags

#: Kerning and ligatures may differ from the sum of the letters by this share.
SLACK = 1.012
#: Directions that a text of its own may not force on what stands around it.
_BIDI = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F])
#: A byte order mark within a text shows nothing, and matplotlib's PDF breaks down over it.
_UNDRAWN = _BIDI | {0xFEFF: None}
_UNITS = 1000.0
_MISSING = 0xFFFD
_MEASURING = threading.Lock()


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one weight and one colour of the theme."""

    text: str
    bold: bool = False
    ink: str = "ink"


Line = tuple[Run, ...]


@lru_cache(maxsize=8192)
def clean(text: str) -> str:
    """Return text that can be drawn on one line and written into XML.

    Line breaks become spaces, other control characters, marks that turn the direction of
    writing and halves of surrogate pairs go.
    """
    kept = (
        character if unicodedata.category(character) not in {"Cc", "Cs", "Cn"} else " "
        for character in text.translate(_UNDRAWN)
    )
    return " ".join("".join(kept).split())


@lru_cache(maxsize=256)
def font(bold: bool, points: float = 10.0) -> FontProperties:
    """Return the font as matplotlib wants it, by its file; nobody changes it."""
    weight = "bold" if bold else "normal"
    return FontProperties(family="sans-serif", weight=weight, size=points, fname=str(_file(bold)))


def advance(text: str, size: float, bold: bool = False) -> float:
    """Return how far a text moves the pen: where the next word starts."""
    return _width(text, bold) * size


def width(text: str, size: float, bold: bool = False) -> float:
    """Return how much room a text needs when ``size`` is that of its font."""
    return _width(text, bold) * size * SLACK


@lru_cache(maxsize=65536)
def _width(text: str, bold: bool) -> float:
    advance = _advances(bold)
    return sum(advance[character] for character in text)


def wrap(text: str, room: float, size: float, bold: bool = False) -> list[str]:
    """Break a text into lines that are at most ``room`` wide; a long word is broken too."""
    return ["".join(run.text for run in line) for line in wrap_runs([Run(text, bold)], room, size)]


def wrap_runs(runs: Iterable[Run], room: float, size: float) -> list[Line]:
    """Break runs of different weight into lines; runs join without a space of their own."""
    lines: list[list[Run]] = [[]]
    used = 0.0
    for word in _words(runs, room, size):
        wide = sum(width(run.text, size, run.bold) for run in word)
        trimmed = wide - width(" ", size, word[-1].bold) if word[-1].text.endswith(" ") else wide
        if lines[-1] and used + trimmed > room:
            lines.append([])
            used = 0.0
        lines[-1].extend(word)
        used += wide
    return [_joined(line) for line in lines if line]


def line_width(line: Iterable[Run], size: float) -> float:
    """Return how wide a line of runs is."""
    return sum(width(run.text, size, run.bold) for run in line)


def cut(line: str) -> str:
    """End the last line of a text that goes on in an ellipsis."""
    return f"{line.rstrip()[:-2]}…"


def shortened(text: str, room: float, size: float, bold: bool = False) -> str:
    """Return a name that fits; one that is too long ends in an ellipsis."""
    if width(text, size, bold) <= room:
        return text
    kept = text
    while kept and width(f"{kept}…", size, bold) > room:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def _words(runs: Iterable[Run], room: float, size: float) -> Iterable[list[Run]]:
    """Yield words as the runs that they are made of, the space behind them included."""
    word: list[Run] = []
    for run in runs:
        for piece in _pieces(run.text):
            for part in _broken(piece, room, size, run.bold):
                word.append(Run(part, run.bold, run.ink))
                if part.endswith(" ") or part is not piece:
                    yield word
                    word = []
    if word:
        yield word


def _pieces(text: str) -> list[str]:
    """``"a b "`` -> ``["a ", "b "]``."""
    pieces = [f"{piece} " for piece in text.split(" ")]
    pieces[-1] = pieces[-1][:-1]
    return [piece for piece in pieces if piece]


def _broken(word: str, room: float, size: float, bold: bool) -> list[str]:
    if width(word.rstrip(" "), size, bold) <= room:
        return [word]
    parts, part = [], ""
    for character in word:
        if part and width(part + character, size, bold) > room:
            parts.append(part)
            part = ""
        part += character
    return [*parts, f"{part}"]


def _joined(line: Sequence[Run]) -> Line:
    """Put neighbours of the same look together; drop the space at the end."""
    joined: list[Run] = []
    for run in line:
        if joined and (joined[-1].bold, joined[-1].ink) == (run.bold, run.ink):
            joined[-1] = Run(joined[-1].text + run.text, run.bold, run.ink)
        else:
            joined.append(run)
    last = joined[-1]
    joined[-1] = Run(last.text.rstrip(" "), last.bold, last.ink)
    return tuple(run for run in joined if run.text)


def _file(bold: bool) -> Path:
    return Path(get_data_path(), "fonts", "ttf", f"DejaVuSans{'-Bold' if bold else ''}.ttf")


class _Advances(dict[str, float]):
    """How far each letter moves the pen, as a share of the font's size."""

    def __init__(self, bold: bool) -> None:
        super().__init__()
        self._font = FT2Font(str(_file(bold)))
        self._font.set_size(_UNITS, 72)

    def __missing__(self, character: str) -> float:
        with _MEASURING:
            known = self._font.get_char_index(ord(character))
            code = ord(character) if known else _MISSING
            glyph = self._font.load_char(code, flags=LoadFlags.NO_HINTING)
            self[character] = glyph.linearHoriAdvance / 65536 / _UNITS
        return self[character]


@cache
def _advances(bold: bool) -> _Advances:
    return _Advances(bold)
