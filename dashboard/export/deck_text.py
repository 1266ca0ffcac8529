"""Text on slides: made inert, measured and broken into lines as PowerPoint will break it.

Slides are set in Arial, whose widths are those of Helvetica; its metrics come with
matplotlib, so a deck is laid out alike on every machine. Letters that Helvetica's table
lacks (Cyrillic, Kazakh) take DejaVu's widths, which are wider: lines come out too long,
never too short.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path
from unicodedata import east_asian_width

import matplotlib
from fontTools import agl  # type: ignore[import-untyped]
from fontTools.afmLib import AFM  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

FONT = "Arial"
#: Height of a line by its font size: Arial's is 1.15.
LEADING = 1.2
#: Programs differ a little in kerning and rounding.
_SAFETY = 1.02
MORE = "…"
#: Points below a paragraph.
BETWEEN = 6
#: A word as long as this is cut rather than left out.
_LONG_WORD = 30

#: What XML cannot hold, and what would turn the text around it.
_ILLEGAL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)
_PARTS = re.compile(r"\S+|\s+")


def inert(text: str) -> str:
    """Return the text in one line, what no slide can hold or should obey made visible."""
    return _ILLEGAL.sub("\ufffd", re.sub(r"[\n\r\t\v\f\x85\u2028\u2029]", " ", text))


def plain(text: str) -> str:
    """Return the inert text without spaces around it."""
    return inert(text).strip()


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of a line in points."""
    return _points(_advance(text, bold), size)


def wrapped(text: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """Break a text into lines no wider than ``room`` points; a word too wide is cut."""
    return list(_wrapped(text, room, size, bold))


@lru_cache(maxsize=2048)
def _wrapped(text: str, room: float, size: float, bold: bool) -> tuple[str, ...]:
    """Break a text; a deck asks for the same several times, on its slide, its cover and its end."""
    return tuple(_lines(text, room, size, bold)) or ("",)


def _lines(text: str, room: float, size: float, bold: bool) -> Iterator[str]:
    line, used = "", 0.0
    for part in _PARTS.findall(text):
        taken = _advance(part, bold)
        if _points(used + (0.0 if part.isspace() else taken), size) <= room:
            line, used = line + part, used + taken
            continue
        if line.strip():
            yield line.rstrip()
        line, used = "", 0.0
        for letter in part.strip():
            taken = _advance(letter, bold)
            if line and _points(used + taken, size) > room:
                yield line
                line, used = "", 0.0
            line, used = line + letter, used + taken
    if line.strip():
        yield line.rstrip()


@lru_cache(maxsize=2048)
def clamped(text: str, room: float, size: float, lines: int, *, bold: bool = False) -> str:
    """Return as much of the text as stands in so many lines, with an ellipsis if not all."""
    found = list(islice(_lines(text, room, size, bold), lines + 1))
    if len(found) <= lines:
        return text
    kept = text[: sum(len(line) + 1 for line in found[:lines])]
    while kept and len(wrapped(kept + MORE, room, size, bold=bold)) > lines:
        head, _, word = kept.rstrip().rpartition(" ")
        kept = head if head and len(word) < _LONG_WORD else kept[:-1]
    return kept.rstrip() + MORE


def height(lines: int, size: float) -> float:
    """Return the height of so many lines in points."""
    return lines * size * LEADING


def tall(lines: Iterable[str], room: float, size: float) -> float:
    """Return the height of paragraphs that are wrapped, with the space below each."""
    return sum(height(len(wrapped(line, room, size)), size) + BETWEEN for line in lines)


def _points(thousandths: float, size: float) -> float:
    return thousandths * size / 1000 * _SAFETY


def _advance(text: str, bold: bool) -> float:
    """Return the width of a text in thousandths of the font size."""
    return sum(map(_advances(bold).__getitem__, text))


class _Advances(dict[str, float]):
    """The width of each letter in thousandths of the font size."""

    def __init__(self, bold: bool) -> None:
        super().__init__(_helvetica(bold))
        self._others = _dejavu(bold)

    def __missing__(self, letter: str) -> float:
        wide = east_asian_width(letter) in "WF"
        self[letter] = 1000.0 if wide else self._others.get(ord(letter), 1000.0)
        return self[letter]


@cache
def _advances(bold: bool) -> _Advances:
    return _Advances(bold)


def _helvetica(bold: bool) -> dict[str, float]:
    name = f"Helvetica{'-Bold' if bold else ''}.afm"
    metrics = AFM(str(_fonts() / "pdfcorefonts" / name))
    return {agl.toUnicode(glyph): float(metrics[glyph][1]) for glyph in metrics.chars()}


def _dejavu(bold: bool) -> dict[int, float]:
    with TTFont(_fonts() / "ttf" / f"DejaVuSans{'-Bold' if bold else ''}.ttf") as font:
        advances, unit = font["hmtx"].metrics, font["head"].unitsPerEm
        return {
            code: advances[glyph][0] * 1000 / unit for code, glyph in font.getBestCmap().items()
        }


def _fonts() -> Path:
    return Path(matplotlib.get_data_path()) / "fonts"
