"""One colour a source, the same everywhere and whatever is filtered."""

from colorsys import hls_to_rgb, rgb_to_hls

#: Okabe and Ito's clearest four, and six that keep as far from them as those from each other
#: (CIE76 17 and more) in normal, protan, deutan and tritan vision; a test simulates them.
COLOURS = (
    "#0072B2",  # blue
    "#E69F00",  # orange
    "#009E73",  # green
    "#D55E00",  # vermilion
    "#7334DF",  # purple: a paler one is Okabe and Ito's blue to a protan eye
    "#D98CC0",  # pink
    "#703610",  # brown
    "#A8C4FF",  # sky
    "#DCCB78",  # sand
    "#455257",  # slate
)
#: Lightness of the second, third, ... round through the colours.
_ROUNDS = (0.28, 0.72, 0.20, 0.82)


def source_colours(number: int) -> tuple[str, ...]:
    """Return ``#RRGGBB`` for each source by its row in sources.csv."""
    return tuple(_colour(index) for index in range(number))


def _colour(index: int) -> str:
    turn, place = divmod(index, len(COLOURS))
    if turn == 0:
        return COLOURS[place]
    red, green, blue = (int(COLOURS[place][at : at + 2], 16) / 255 for at in (1, 3, 5))
    hue, _, saturation = rgb_to_hls(red, green, blue)
    again, level = divmod(turn - 1, len(_ROUNDS))
    shifted = hls_to_rgb((hue + again * 0.045) % 1, _ROUNDS[level], saturation)
    return "#" + "".join(f"{round(part * 255):02X}" for part in shifted)
