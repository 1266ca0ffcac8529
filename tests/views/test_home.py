"""Where the map opens."""

import pytest

from dashboard.analysis.timeline import build_axis
from dashboard.views.map_view import map_view
from tests.analysis.small_atlas import atlas, claim

PLACES = [
    {"place_id": "kz", "name": "Kazakhstan", "kind": "country", "country": "KZ", "area": "KZ"},
    {
        "place_id": "west",
        "name": "Zhanaozen",
        "country": "KZ",
        "latitude": 43.34,
        "longitude": 52.86,
    },
    {"place_id": "east", "name": "Oskemen", "country": "KZ", "latitude": 49.98, "longitude": 82.61},
    {"place_id": "city", "name": "Almaty", "country": "KZ", "latitude": 43.26, "longitude": 76.93},
    {"place_id": "park", "name": "A park", "country": "KZ", "latitude": 43.20, "longitude": 76.90},
    {"place_id": "far", "name": "London", "country": "GB", "latitude": 51.5, "longitude": -0.1},
    {"place_id": "nowhere", "name": "Nowhere", "kind": "region", "area": "XX"},
]
WHOLE = (40.6, 46.5, 55.4, 87.3)  # Kazakhstan, to a quarter of a degree


@pytest.mark.parametrize(
    ("claimed", "home"),
    [
        (["west", "east", "far"], WHOLE),  # points all over the country: the country
        (
            ["city", "park", "park", "far"],
            (41.2, 74.9, 45.26, 78.93),
        ),  # close: their surroundings
        (["city", "kz"], WHOLE),  # close, but something is claimed about the whole
        (["kz"], WHOLE),  # no point at all: the area
        (["nowhere"], None),  # nothing that can be drawn
    ],
    ids=["wide", "close", "whole", "area", "nothing"],
)
def test_home(claimed: list[str], home: tuple[float, ...] | None) -> None:
    data = atlas([claim("strike", "red", place_id=place) for place in claimed], places=PLACES)
    bounds = map_view(data, build_axis(data.claims)).header()["home"]
    assert bounds == (pytest.approx(home, abs=0.25) if home else None)
