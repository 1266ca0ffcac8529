"""The colours of the sources can be told apart with any kind of colour vision."""

from itertools import combinations

import numpy as np
import numpy.typing as npt
import pytest

from dashboard.views.palette import COLOURS, source_colours

Vector = npt.NDArray[np.float64]

#: What an eye without one kind of cone sees, in linear RGB (Machado, Oliveira, Fernandes 2009).
VISIONS = {
    "normal": np.eye(3),
    "protan": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deutan": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritan": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
#: Linear sRGB to CIE XYZ, the white of D65 being (1, 1, 1).
XYZ = np.array([[0.4339, 0.3762, 0.1899], [0.2126, 0.7152, 0.0722], [0.0177, 0.1094, 0.8729]])


def lab(colour: str, vision: str) -> Vector:
    """Return CIE L*a*b* of a colour as an eye of this kind sees it."""
    channels = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    xyz = XYZ @ np.clip(VISIONS[vision] @ linear, 0, 1)
    x, y, z = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("vision", VISIONS)
def test_no_two_of_the_ten_look_alike(vision: str) -> None:
    seen = {colour: lab(colour, vision) for colour in COLOURS}
    for one, other in combinations(COLOURS, 2):
        assert np.linalg.norm(seen[one] - seen[other]) > 16.5, (one, other)


def test_ninety_sources_have_ninety_colours() -> None:
    assert source_colours(3) == COLOURS[:3]
    colours = source_colours(90)
    assert len(set(colours)) == 90
    assert all(len(colour) == len("#0072B2") for colour in colours)
