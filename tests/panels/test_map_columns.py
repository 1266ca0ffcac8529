"""What the map's component gets with each run: addresses, and nothing that grows with the data."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit_folium import generate_leaflet_string

from dashboard.analysis.address import decode
from dashboard.analysis.timeline import build_axis
from dashboard.geocoding.outlines import load_outlines
from dashboard.model.kept import VARIABLE
from dashboard.model.reading import read_folder
from dashboard.panels.loading import Atlas
from dashboard.panels.map_columns import counts_address, view_address
from dashboard.panels.map_page import browser_state
from dashboard.panels.session import Command, Visit
from dashboard.views.map_view import map_view
from dashboard.webmap import served
from dashboard.webmap.atlas_map import AtlasMap, AtlasState, TimeSlider
from tests.export.crowd import write_crowd

OPTIONS = {"assets": "../assets/", "version": "abc", "present": False, "font": ""}


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Serve from a cache of the test's own."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    served.made_folder.cache_clear()
    yield
    served.made_folder.cache_clear()


def crowd(folder: Path, places: int) -> Atlas:
    """Read a made-up folder of about twice as many claims."""
    dataset = read_folder(write_crowd(folder, places, spread=4.0), load_outlines())
    axis = build_axis(dataset.claims)
    return Atlas(dataset, axis, map_view(dataset, axis), dataset)


def arguments(atlas: Atlas, query: dict[str, str]) -> int:
    """Return how many characters of script the component gets."""
    address, _ = decode(query, atlas.dataset, atlas.axis)
    visit = Visit(atlas.fingerprint, address, (), Command(0, address))
    made = AtlasMap("../leaflet/")
    TimeSlider(OPTIONS | {"view": view_address(atlas)}).add_to(made)
    state = AtlasState(browser_state(atlas, visit))
    state.add_to(made)
    return len(generate_leaflet_string(made)) + len(generate_leaflet_string(state))


@pytest.mark.parametrize("query", [{}, {"sources": "source-1"}, {"q": "square"}], ids=str)
def test_the_arguments_do_not_grow_with_the_data(tmp_path: Path, query: dict[str, str]) -> None:
    few, many = (arguments(crowd(tmp_path / str(places), places), query) for places in (50, 5000))
    assert abs(few - many) <= 2


def test_day_and_place_fetch_nothing_anew_and_filters_do(tmp_path: Path) -> None:
    atlas = crowd(tmp_path / "data", 60)

    def counts(**query: str) -> str:
        return counts_address(atlas, decode(query, atlas.dataset, atlas.axis)[0].selection)

    assert counts() == counts(day="2022-01-05", place="place-3", mode="until")
    assert counts() != counts(sources="source-1") != counts(sources="source-2")
