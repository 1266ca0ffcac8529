"""The small map on which a place is found: the candidates of a name, or a point of one's own."""

from dataclasses import dataclass
from typing import Any

import folium
from branca.element import MacroElement
from folium.elements import JSCSSMixin
from folium.template import Template
from streamlit_folium import st_folium

from dashboard.language.browser import for_browser
from dashboard.views.browser import SCRIPTS, STYLES, script_json
from dashboard.views.theme import THEMES
from dashboard.webmap.atlas_map import AtlasMap
from dashboard.webmap.streamlit_map import ASSETS_URL, LEAFLET_URL, assets_version, font_url

Json = dict[str, Any]
HEIGHT = 340


@dataclass(frozen=True, slots=True)
class Picked:
    """What the person did on the map: chose candidate ``number``, or set a ``point``.

    ``point`` is (latitude, longitude); ``seq`` tells a new click from the last one again.
    """

    seq: float
    number: int | None
    point: tuple[float, float] | None


class Picker(JSCSSMixin, MacroElement):
    """Starts ``assets/js/picker.js`` on its map."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        (function () {
            const options = {{ this.options_json }};
            options.send = (value) => window.Streamlit?.setComponentValue(value);
            ClaimAtlas.pick({{ this._parent.get_name() }}, options);
            window.Streamlit?.events.addEventListener(
                window.Streamlit.RENDER_EVENT,
                () => setTimeout(() => window.claimAtlasPicker.takeTheme()));
        })();
        {% endmacro %}
        """
    )

    def __init__(self, options: Json) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Picker"
        self.options_json = script_json(options)
        base, version = options["assets"], options["version"]
        self.default_js = tuple(  # type: ignore[assignment]
            (name, f"{base}js/{name}?v={version}") for name in (*SCRIPTS, "picker.js")
        )
        self.default_css = tuple(  # type: ignore[assignment]
            (name, f"{base}{name}?v={version}") for name in (*STYLES, "picker.css")
        )


class PickerState(folium.FeatureGroup):
    """An empty layer whose script hands ``state`` to the running map, without remount."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = L.featureGroup();
        window.claimAtlasPicker.update({{ this.state_json }});
        {% endmacro %}
        """
    )

    def __init__(self, state: Json) -> None:
        super().__init__()
        self.state_json = script_json(state)


def pick_place(
    places: list[Json], known: list[Json], point: tuple[float, float] | None, *, key: str
) -> Picked | None:
    """Show the map; return the person's newest click, if there was any.

    ``places`` are candidates (``number``, ``name``, ``at``, ``rings``, ``chosen``), ``known``
    the places of the data (``name``, ``at``).
    """
    options = {
        "assets": ASSETS_URL,
        "version": assets_version(),
        "font": font_url(),
        "language": for_browser(),
        "themes": THEMES,
    }
    atlas = AtlasMap(LEAFLET_URL)
    Picker(options).add_to(atlas)
    frame = _frame(places) or ([point] if point else []) or _frame(known)
    state = {"places": places, "known": known, "point": point, "frame": frame}
    value = st_folium(
        atlas,
        key=key,
        height=HEIGHT,
        width=None,
        returned_objects=[],
        feature_group_to_add=PickerState(state),
        use_container_width=True,
    )
    return read_pick(value)


def _frame(places: list[Json]) -> list[Any]:
    """Return the points that the map must hold: the places', and those of their outlines."""
    corners = [
        corner
        for place in places
        for ring in place.get("rings", ())
        for corner in (
            tuple(map(min, zip(*ring, strict=True))),
            tuple(map(max, zip(*ring, strict=True))),
        )
    ]
    return [*(place["at"] for place in places), *corners]


def read_pick(value: Any) -> Picked | None:
    """Check what the browser sent; anything else than a click on the map is ``None``."""
    if not isinstance(value, dict) or not isinstance(value.get("seq"), int | float):
        return None
    number = value.get("number")
    return Picked(
        float(value["seq"]),
        number if isinstance(number, int) else None,
        _point(value.get("point")),
    )


def _point(value: Any) -> tuple[float, float] | None:
    if not isinstance(value, list) or len(value) != 2:
        return None
    if not all(isinstance(each, int | float) for each in value):
        return None
    latitude, longitude = map(float, value)
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None
