"""The folium side of the map: a map without a CDN, the time-slider plugin, and its state.

Three elements, as folium's own plugins are made (class, template, options):

* :class:`AtlasMap` is a ``folium.Map`` whose JavaScript and CSS come from this machine;
* :class:`TimeSlider` starts ``assets/js/atlas.js`` on it with the whole activity, once;
* :class:`AtlasState` carries what the filters changed to the running plugin, without remount.

Nothing here knows Streamlit: the addresses of the files are given by the caller.
"""

import json
from typing import Any

import folium
from branca.element import MacroElement
from folium.elements import JSCSSMixin
from folium.template import Template

from dashboard.geocoding.outlines import label_point, rings
from dashboard.views.map_view import MapView

#: In the order in which they build upon each other.
SCRIPTS = (
    "activity.js",
    "dates.js",
    "layout.js",
    "basemap.js",
    "marks.js",
    "slider.js",
    "known.js",
    "names.js",
    "edge.js",
    "atlas.js",
)
STYLES = ("claim-atlas.css",)

Json = dict[str, Any]


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


class AtlasMap(folium.Map):
    """A Leaflet map without tiles whose files lie below ``leaflet`` (an address with a slash).

    Leaflet's own zoom buttons, keyboard and care for its size are off: the plugin brings its own.
    """

    def __init__(self, leaflet: str) -> None:
        super().__init__(
            location=(30.0, 20.0),
            zoom_start=2,
            tiles=None,
            zoom_control=False,
            keyboard=False,
            attribution_control=False,
            zoom_snap=0.25,
            zoom_delta=0.75,
            wheel_px_per_zoom_level=90,
            min_zoom=1,
            max_zoom=13,
            max_bounds_viscosity=0.6,
            track_resize=False,
        )
        # Tuples, since JSCSSMixin's add_js_link would edit the class of every map.
        self.default_js = (("leaflet", f"{leaflet}leaflet.js"),)  # type: ignore[assignment]
        self.default_css = (("leaflet_css", f"{leaflet}leaflet.css"),)  # type: ignore[assignment]


class TimeSlider(JSCSSMixin, MacroElement):
    """Claims on the map and the slider below it, drawn by the browser from ``view``.

    ``options``: ``assets`` (address of the folder ``assets/``, with a slash), ``version`` (changes
    with the assets), ``present`` (presentation view), ``font`` (address of a font, or "").
    """

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        (function () {
            const options = {{ this.options_json }};
            const view = ClaimAtlas.unpack({{ this.view_json }});
            options.send = (value) => window.Streamlit?.setComponentValue(value);
            ClaimAtlas.start({{ this._parent.get_name() }}, view, options);
            window.Streamlit?.events.addEventListener(
                window.Streamlit.RENDER_EVENT, () => setTimeout(window.claimAtlas.takeTheme));
        })();
        {% endmacro %}
        """
    )

    def __init__(self, view: MapView, options: Json) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "TimeSlider"
        self.view_json = script_json(drawable(view))
        self.options_json = script_json(options)
        base, version = options["assets"], options["version"]
        self.default_js = tuple(  # type: ignore[assignment]
            (name, f"{base}js/{name}?v={version}") for name in SCRIPTS
        )
        self.default_css = tuple(  # type: ignore[assignment]
            (name, f"{base}{name}?v={version}") for name in STYLES
        )


class AtlasState(folium.FeatureGroup):
    """An empty layer whose script hands ``state`` to the running plugin.

    streamlit-folium runs the script of a feature group when it changes, and leaves the map alone.
    """

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = L.featureGroup();
        window.claimAtlas.update({{ this.state_json }});
        {% endmacro %}
        """
    )

    def __init__(self, state: Json) -> None:
        super().__init__()
        self.state_json = script_json(state)


def drawable(view: MapView) -> Json:
    """Return ``view`` as JSON with what only the geometry knows.

    ``outlines``: for each place the rings ``[[lat, lon], ...]`` of its regions (empty where the
    browser's basemap has the country); ``labels``: where the name of an area goes.
    """
    areas = [_areas(place.areas, place.latitude) for place in view.places]
    return view.to_json() | {
        "outlines": [rings(codes) if _regions(codes) else [] for codes in areas],
        "labels": [label_point(codes) for codes in areas],
    }


def _areas(codes: tuple[str, ...], latitude: float | None) -> tuple[str, ...]:
    return codes if latitude is None else ()


def _regions(codes: tuple[str, ...]) -> bool:
    """Whether any code is a region's (``KZ-MAN``), which the basemap does not hold."""
    return any("-" in code for code in codes)
