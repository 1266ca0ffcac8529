"""The browser's side of the map: its files, its settings, and how values get there unharmed.

The dashboard serves these files, a page of its own carries them along; both draw the same map.
"""

import json
from collections.abc import Sequence
from typing import Any

from dashboard.geocoding.outlines import label_point, rings
from dashboard.language.browser import for_browser
from dashboard.views.columns import QUICK, pack
from dashboard.views.map_view import MapState, MapView
from dashboard.views.source_signs import signs_json
from dashboard.views.theme import LIGHTER, THEMES

Json = dict[str, Any]

#: In the order in which they build upon each other.
SCRIPTS = (
    "language.js",
    "motion.js",
    "signs.js",
    "columns.js",
    "dom.js",
    "spans.js",
    "tally.js",
    "levels.js",
    "activity.js",
    "dates.js",
    "layout.js",
    "crowds.js",
    "letters.js",
    "world.js",
    "basemap.js",
    "donuts.js",
    "pills.js",
    "ground.js",
    "marks.js",
    "axis.js",
    "bars.js",
    "slider.js",
    "known.js",
    "names.js",
    "edge.js",
    "alternative.js",
    "camera.js",
    "tip.js",
    "headline.js",
    "atlas.js",
    "inbox.js",
)
STYLES = ("claim-atlas.css", "access.css")

#: Of the Leaflet map, as folium spells them. Leaflet's own zoom buttons, keyboard and care for
#: its size are off: the plugin brings its own.
MAP_OPTIONS: Json = {
    "zoom_control": False,
    "keyboard": False,
    "attribution_control": False,
    "zoom_snap": 0.25,
    "zoom_delta": 0.75,
    "wheel_px_per_zoom_level": 90,
    "min_zoom": 1,
    "max_zoom": 13,
    "max_bounds_viscosity": 0.6,
    "track_resize": False,
}


def drawing_settings() -> Json:
    """Return what every drawing of the map needs: colours, the sources' signs, the language."""
    return {
        "themes": THEMES,
        "lighter": LIGHTER,
        "signs": signs_json(),
        "language": for_browser(),
    }


def script_json(value: Any) -> str:
    r"""Return JSON that may stand in a ``<script>`` and passes streamlit-folium unharmed.

    Besides ``<``, ``>``, ``&`` and ``'``, which HTML cares for, streamlit-folium rewrites
    ``_something`` and ``{{ 'something' }}`` in what it takes for folium's own code;
    as ``\u005f`` and ``\u007b`` they are the same text to JavaScript and no code to anybody.
    """
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"), allow_nan=False)
    for character in "<>&'_":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text.replace("{{", "{\\u007b").replace("{%", "\\u007b%").replace("{#", "\\u007b#")


def packed_view(view: MapView, questions: Sequence[str] = ()) -> bytes:
    """Return ``view`` with what only the geometry knows, as the browser unpacks it.

    ``questions`` are the titles that :func:`dashboard.views.open_view.contested` returns.

    ``outlines``: for each place the rings ``[[lat, lon], ...]`` of its regions (empty where the
    browser's basemap has the country); ``labels``: where the name of an area goes.
    """
    areas = [_areas(place.areas, place.latitude) for place in view.places]
    geometry = {
        "outlines": [rings(codes) if _regions(codes) else [] for codes in areas],
        "labels": [label_point(codes) if codes else None for codes in areas],
    }
    return pack(view.header() | geometry | {"questions": list(questions)}, view.columns())


def packed_state(state: MapState) -> bytes:
    """Return the counts of ``state``; quickly, for a person waits for them."""
    return pack(state.header(), state.columns(), QUICK)


def _areas(codes: tuple[str, ...], latitude: float | None) -> tuple[str, ...]:
    return codes if latitude is None else ()


def _regions(codes: tuple[str, ...]) -> bool:
    """Whether any code is a region's (``KZ-MAN``), which the basemap does not hold."""
    return any("-" in code for code in codes)
