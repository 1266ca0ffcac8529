"""The folium elements: nothing from a CDN, and data that no template and no script can break."""

import json
import re
from typing import Any

import pytest
from streamlit_folium import generate_leaflet_string

from dashboard.analysis.timeline import build_axis
from dashboard.views.browser import SCRIPTS, packed_view, script_json
from dashboard.views.columns import unpack
from dashboard.views.map_view import map_view
from dashboard.webmap.atlas_map import AtlasMap, AtlasState, TimeSlider
from tests.analysis.small_atlas import CLAIMS, PLACES, atlas

OPTIONS = {
    "view": "../columns/abc.gz",
    "assets": "../assets/",
    "version": "abc",
    "present": False,
    "font": "",
}
HOSTILE = [
    "</script><script>alert(1)</script>",
    "<!-- ",
    "]]>",
    "`${alert(1)}`",
    "{{ 7*7 }}",
    "{% raw %}",
    "{# no #}",
    "'quoted' \"twice\"",
    "back\\slash \\u005f",
    "\u2028 \u2029 \x00",
    "Depot_one",
    "&lt;b&gt;",
    "Жаңаөзен 北京 \U0001f600",
]


def view(name: str = "Almaty") -> Any:
    """The small atlas with another name for its city."""
    places = [row | {"name": name} if row["place_id"] == "almaty" else row for row in PLACES]
    dataset = atlas(places=places)
    axis = build_axis(dataset.claims)
    return dataset, axis, map_view(dataset, axis)


def built(**options: Any) -> AtlasMap:
    """A map with the plugin."""
    made = AtlasMap("../leaflet/")
    TimeSlider(OPTIONS | options).add_to(made)
    return made


@pytest.mark.parametrize("text", HOSTILE)
def test_json_in_a_script_is_the_same_text_and_no_code(text: str) -> None:
    written = script_json({"text": text, text: [text]})
    assert json.loads(written) == {"text": text, text: [text]}
    assert not re.search(r"[<>&'_]|\{\{|\{%|\{#", written)
    assert written.isascii()


def test_json_refuses_what_javascript_cannot_read() -> None:
    with pytest.raises(ValueError, match="JSON"):
        script_json({"low": float("nan")})


def test_the_root_and_streamlits_script_both_hold_the_plugin_and_its_options() -> None:
    """A mistake in the template would make streamlit-folium drop the plugin without a word."""
    made = built()
    page = made.get_root().render()
    script = generate_leaflet_string(made)
    for text in (page, script):
        assert "ClaimAtlas.open(" in text
        assert "../columns/abc.gz" in text
    assert script.count("ClaimAtlas.open(") == 1


def test_the_state_is_in_its_groups_script() -> None:
    group = AtlasState({"phrase": "Élan_x", "counts": "../columns/abc.gz"})
    group.add_to(AtlasMap("../leaflet/"))
    script = generate_leaflet_string(group)
    assert "ClaimAtlas.tell(" in script
    assert "\\u00c9lan\\u005fx" in script


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_phrases_stay_text_in_what_streamlit_evaluates(text: str) -> None:
    group = AtlasState({"phrase": text})
    group.add_to(AtlasMap("../leaflet/"))
    script = generate_leaflet_string(group)
    start = script.index("ClaimAtlas.tell(") + len("ClaimAtlas.tell(")
    sent, _ = json.JSONDecoder().raw_decode(script[start:])
    assert sent == {"phrase": text}
    assert "</script" not in script.lower()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_travel_as_they_are(text: str) -> None:
    header, _ = unpack(packed_view(view(text)[2]))
    assert text in header["places"]["name"]


def test_texts_that_differ_after_an_underscore_make_different_scripts() -> None:
    """streamlit-folium's key drops ``_one``: what is escaped stays in it."""

    def key(text: str) -> str:
        return re.sub(r"_\w+", "", generate_leaflet_string(built(view=text)))

    assert key("Depot_one") != key("Depot_two")


def test_nothing_comes_from_another_host() -> None:
    page = built().get_root().render()
    addresses = re.findall(r"""(?:src|href)=["']([^"']+)""", page)
    assert addresses
    assert not [each for each in addresses if "//" in each]
    assert all(f"../assets/js/{name}?v=abc" in addresses for name in SCRIPTS)


def test_places_without_a_position_are_not_given_to_the_browser() -> None:
    drawn = view()[2]
    assert "nowhere" not in [place.id for place in drawn.places]
    assert len(CLAIMS) > sum(drawn.activity.total)
