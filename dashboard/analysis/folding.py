"""Texts made equal for searching: no case, no accents."""

from functools import cache
from unicodedata import combining, normalize

import numpy as np
import numpy.typing as npt

_CODEC, _LETTER = ("utf-32-le", "surrogatepass"), np.dtype("<u4")
_LAST = 0x1FFFF  # no mark that combines lies beyond


def fold(text: str) -> str:
    """``Élan Straße`` -> ``elan strasse``; ``Қазақстан`` keeps its letters, in lower case."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    letters = np.frombuffer(normalize("NFKD", folded).encode(*_CODEC), _LETTER)
    return letters[_bare()[np.minimum(letters, _LAST)]].tobytes().decode(*_CODEC).casefold()


@cache
def _bare() -> npt.NDArray[np.bool_]:
    """Say of each character whether it stands alone: accents and other marks do not."""
    everything = map(chr, range(_LAST + 1))
    return np.fromiter((not combining(each) for each in everything), np.bool_)
