"""A slider and a folium map that is built anew for each day, with the sample's claims.

What one writes first, and what Claim Atlas is measured against. It is let off lightly: the
same Leaflet from this machine, no tiles, no basemap, no panel, one circle a place.
"""

from pathlib import Path

import folium
import streamlit as st
from branca.element import MacroElement
from folium.template import Template
from streamlit_folium import st_folium

from dashboard.panels.loading import load
from dashboard.webmap.atlas_map import AtlasMap
from dashboard.webmap.streamlit_map import LEAFLET_URL


class Signal(MacroElement):
    """Tells the page around the map which day was just painted."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        requestAnimationFrame(() => {
            parent.bench.texts.push({at: bench.now(), text: "{{ this.day }}"});
        });
        {% endmacro %}
        """
    )

    def __init__(self, day: int) -> None:
        super().__init__()
        self.day = f"day {day}"


atlas = load(Path(__file__).parents[2] / "data")
view = atlas.view
slot = st.slider("Day", 0, len(view.slots) - 1, 12)
rows = view.activity
claims: dict[int, int] = {}
for place, first, last, total in zip(
    *(each.tolist() for each in (view.place, rows.first, rows.last, rows.total)), strict=True
):
    if first <= slot <= last:
        claims[place] = claims.get(place, 0) + total

world = AtlasMap(LEAFLET_URL)
for place, count in claims.items():
    mark = view.places[place]
    if mark.latitude is not None and mark.longitude is not None:
        folium.CircleMarker(
            (mark.latitude, mark.longitude), radius=8 + count**0.5 * 4, fill=True
        ).add_to(world)
Signal(slot).add_to(world)
st_folium(world, height=700, use_container_width=True, returned_objects=[])
