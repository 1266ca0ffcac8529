"""The folium side of the map: a map without a CDN, the time-slider plugin, and its state.

Three elements, as folium's own plugins are made (class, template, options):

* :class:`AtlasMap` is a ``folium.Map`` whose JavaScript and CSS come from this machine;
* :class:`TimeSlider` starts the plugin on it, which fetches the whole activity once;
* :class:`AtlasState` tells the running plugin what the filters changed, without remount.

Nothing here knows Streamlit: the addresses of the files are given by the caller.
"""

from typing import Any

import folium
from branca.element import MacroElement
from folium.elements import JSCSSMixin
from folium.template import Template

from dashboard.views.browser import MAP_OPTIONS, SCRIPTS, STYLES, drawing_settings, script_json

Json = dict[str, Any]


class AtlasMap(folium.Map):
    """A Leaflet map without tiles whose files lie below ``leaflet`` (an address with a slash)."""

    def __init__(self, leaflet: str) -> None:
        super().__init__(
            location=(30.0, 20.0),
            zoom_start=2,
            tiles=None,
            **MAP_OPTIONS,
        )
        # Tuples, since JSCSSMixin's add_js_link would edit the class of every map.
        self.default_js = (("leaflet", f"{leaflet}leaflet.js"),)  # type: ignore[assignment]
        self.default_css = (("leaflet_css", f"{leaflet}leaflet.css"),)  # type: ignore[assignment]


class TimeSlider(JSCSSMixin, MacroElement):
    """Claims on the map and the slider below it, drawn by the browser.

    ``options``: ``view`` (address of the packed view), ``assets`` (address of the folder
    ``assets/``, with a slash), ``version`` (changes with the assets), ``present`` (presentation
    view), ``font`` (address of a font, or "").
    """

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        (function () {
            const options = {{ this.options_json }};
            options.send = (value) => window.Streamlit?.setComponentValue(value);
            ClaimAtlas.open({{ this._parent.get_name() }}, options);
            window.Streamlit?.events.addEventListener(
                window.Streamlit.RENDER_EVENT,
                () => setTimeout(() => window.claimAtlas?.takeTheme()));
        })();
        {% endmacro %}
        """
    )

    def __init__(self, options: Json) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "TimeSlider"
        self.options_json = script_json(options | drawing_settings())
        base, version = options["assets"], options["version"]
        self.default_js = tuple(  # type: ignore[assignment]
            (name, f"{base}js/{name}?v={version}") for name in SCRIPTS
        )
        self.default_css = tuple(  # type: ignore[assignment]
            (name, f"{base}{name}?v={version}") for name in STYLES
        )


class AtlasState(folium.FeatureGroup):
    """An empty layer whose script hands ``state`` to the running plugin, or to the one to come.

    ``counts`` in it is the address of what grows with the data, the packed state.

    streamlit-folium runs the script of a feature group when it changes, and leaves the map alone.
    """

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = L.featureGroup();
        ClaimAtlas.tell({{ this.state_json }});
        {% endmacro %}
        """
    )

    def __init__(self, state: Json) -> None:
        super().__init__()
        self.state_json = script_json(state)
