"""The colours of the map on a light and on a dark ground, for the screen and for stills alike.

Every value is ``#rrggbb`` or ``#rrggbbaa``, which browser and matplotlib both read.
"""

THEMES: dict[str, dict[str, str]] = {
    "light": {
        "page": "#ffffff",
        "ink": "#17191c",
        "muted": "#50565e",
        "faint": "#777d84",
        "surface": "#ffffff",
        "halo": "#ffffffe6",
        "groundHalo": "#f7f6f2d9",
        "land": "#f4f3ee",
        "sea": "#dbe6ee",
        "border": "#aeaa9e",
        "coast": "#c3c8c6",
        "inner": "#dcd9d0",
        "area": "#fffffab8",
        "outline": "#77746a",
        "hatch": "#46627a57",
        "band": "#17191c13",
        "line": "#b4b4ae",
        "hidden": "#dededa",
        "frame": "#d5d5d0",
        "tint": "#ffffff",
    },
    "dark": {
        "page": "#16191d",
        "ink": "#f2f3f4",
        "muted": "#b3bac2",
        "faint": "#8d949c",
        "surface": "#1d2126",
        "halo": "#181b1fe6",
        "groundHalo": "#1e2227d9",
        "land": "#272b31",
        "sea": "#15191e",
        "border": "#565e67",
        "coast": "#3a4149",
        "inner": "#363c43",
        "area": "#ffffff0e",
        "outline": "#8d949c",
        "hatch": "#a0bed74d",
        "band": "#ffffff17",
        "line": "#4a5159",
        "hidden": "#3a3f46",
        "frame": "#3a4149",
        "tint": "#1d2126",
    },
}

#: How much of its colour a source keeps where its claim is known only as a span of days; the
#: rest is ``tint``, the ground of each theme, so that exact and span differ in grey, too.
LIGHTER = 0.42
