"""PNG pictures as an animated GIF with one palette, which keeps the flat colours as they are."""

import io
from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt
from PIL import Image

Packed = npt.NDArray[np.uint32]
Colours = npt.NDArray[np.uint8]

#: One entry less than a GIF has: the last says "as in the frame before".
_ENTRIES = 255
#: So many of the commonest colours get an entry of their own.
_EXACT = 160


def gif(pictures: Iterable[bytes], seconds: float, *, loop: bool = True) -> bytes:
    """Return the animation: each picture for so many seconds, to the hundredth."""
    kept = list(pictures)  # as PNG: small, and needed twice
    colours, counts = _census(kept)
    palette = _palette(colours, counts)
    table = np.zeros(1 << 24, dtype=np.uint8)
    table[colours] = _nearest(colours, palette)
    frames = _frames(kept, palette, table)
    buffer = io.BytesIO()
    endless = {"loop": 0} if loop else {}
    next(frames).save(
        buffer,
        "GIF",
        save_all=True,
        append_images=frames,
        duration=round(seconds * 100) * 10,
        optimize=False,
        **endless,
    )
    return buffer.getvalue()


def _census(pictures: list[bytes]) -> tuple[Packed, npt.NDArray[np.int64]]:
    """Return all colours of all pictures, packed and in order, and how many pixels have each."""
    totals = np.zeros(1 << 24, dtype=np.int64)
    for picture in pictures:
        found, counts = np.unique(_packed(picture), return_counts=True)
        totals[found] += counts
    colours = np.flatnonzero(totals)
    return colours.astype(np.uint32), totals[colours]


def _palette(colours: Packed, counts: npt.NDArray[np.int64]) -> Colours:
    """Return the commonest colours as they are, and the others by median cut; ``(n, 3)``."""
    order = np.argsort(-counts, kind="stable")
    if len(order) <= _ENTRIES:
        return _rgb(colours[order])
    exact, others = colours[order[:_EXACT]], colours[np.sort(order[_EXACT:])]
    strip = Image.fromarray(_rgb(others)[np.newaxis])
    cut = strip.quantize(_ENTRIES - _EXACT, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    blends = np.array(cut.getpalette(), dtype=np.uint8).reshape(-1, 3)[: _ENTRIES - _EXACT]
    return np.concatenate([_rgb(exact), blends])


def _nearest(colours: Packed, palette: Colours) -> npt.NDArray[np.uint8]:
    """Return for each colour the entry of the palette that is nearest to it."""
    found = np.empty(len(colours), dtype=np.uint8)
    wanted = palette.astype(np.float32)
    squares = (wanted**2).sum(axis=1)
    for start in range(0, len(colours), 1 << 15):
        part = _rgb(colours[start : start + (1 << 15)]).astype(np.float32)
        found[start : start + len(part)] = np.argmin(squares - 2 * part @ wanted.T, axis=1)
    return found


def _frames(
    pictures: list[bytes], palette: Colours, table: npt.NDArray[np.uint8]
) -> Iterator[Image.Image]:
    for picture in pictures:
        frame = Image.fromarray(table[_packed(picture)], "P")
        frame.putpalette(palette.tobytes())
        yield frame


def _packed(picture: bytes) -> Packed:
    """Return each pixel as one number, ``0xRRGGBB``, shape ``(height, width)``."""
    with Image.open(io.BytesIO(picture)) as image:
        rgb = np.asarray(image.convert("RGB")).astype(np.uint32)
    packed: Packed = np.asarray(
        (rgb[..., 0] << 16) | (rgb[..., 1] << 8) | rgb[..., 2], dtype=np.uint32
    )
    return packed


def _rgb(colours: Packed) -> Colours:
    return np.stack([colours >> 16 & 255, colours >> 8 & 255, colours & 255], axis=-1).astype(
        np.uint8
    )
