"""Signs: each of the first forty sources has a colour and a sign that no other has together."""

from matplotlib.colors import to_rgb

from dashboard.views.palette import source_colours
from dashboard.views.source_signs import SIGNS, sign_ink, sign_style, source_sign


def test_colour_and_sign_are_one_sources_alone() -> None:
    pairs = [(colour, source_sign(row)) for row, colour in enumerate(source_colours(40))]
    assert len(set(pairs)) == len(pairs)
    assert len(set(SIGNS)) == len(SIGNS)


def test_a_sign_stands_out_from_its_colour() -> None:
    assert sign_ink(to_rgb("#0072B2")) == "#FFFFFF"
    assert sign_ink(to_rgb("#E69F00")) == "#17191C"
    assert sign_style(2, "#009E73").startswith("--sign:repeating-linear-gradient(90deg,#FFFFFF")
