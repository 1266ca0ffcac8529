"""Outlines and the basemap they come from: whole, without slivers, on one grid."""

import pytest
import shapely

from dashboard.errors import GeocodingError
from dashboard.geocoding.outlines import area_geometry, label_point, load_outlines, rings
from dashboard.geocoding.topology import FOLDER, Topology
from dashboard.model.coordinates import Outlines

WEST = ("KZ-MAN", "KZ-ATY", "KZ-ZAP", "KZ-AKT")
KAZAKHSTAN = "AKM AKT ALA ALM AST ATY KAR KUS KZY MAN PAV SEV SHY VOS YUZ ZAP ZHA".split()


@pytest.mark.parametrize(
    ("code", "latitude", "longitude", "inside"),
    [
        ("KZ", 43.25, 76.91, True),
        ("KZ-ALA", 43.25, 76.91, True),
        ("KZ-ALM", 43.25, 76.91, False),  # the city is no part of the region around it
        ("KZ-SHY", 42.31, 69.60, True),
        ("KZ-YUZ", 42.31, 69.60, False),
        ("KZ-MAN", 43.34, 52.86, True),
        ("KZ-47", 43.34, 52.86, True),  # ISO's code since November 2022
        ("KZ-KAR", 46.84, 74.98, True),  # Balkhash
        ("KZ-VOS", 50.41, 80.23, True),  # Semey, before Abai
        ("KZ", 42.0, 51.0, False),  # in the Caspian
        ("RU", 65.0, -175.0, True),  # beyond the antimeridian
        ("UA", 45.1, 34.1, True),
        ("FR-IDF", 48.86, 2.35, True),  # made of departments
        ("DE-BY", 48.14, 11.58, True),
        ("GB", 51.41, -0.67, True),
        ("XX", 0.0, 0.0, None),
        ("KZ-XYZ", 0.0, 0.0, None),
    ],
)
def test_contains(code: str, latitude: float, longitude: float, inside: bool | None) -> None:
    assert load_outlines().contains(code, latitude, longitude) is inside


def test_fits_the_models_protocol() -> None:
    outlines: Outlines = load_outlines()
    assert outlines.distance_km("KZ", 43.25, 76.91) == 0
    assert outlines.distance_km("XX", 0, 0) is None


@pytest.mark.parametrize(
    ("code", "latitude", "longitude", "low", "high"),
    [
        ("KZ", 41.30, 69.24, 10, 25),  # Tashkent
        ("KZ-MAN", 43.25, 76.91, 1500, 1700),  # Almaty
        ("RU", 65.8, -168.2, 20, 60),  # Alaska, over the antimeridian
        ("DE", 48.86, 2.35, 250, 330),  # Paris
    ],
)
def test_distances(code: str, latitude: float, longitude: float, low: float, high: float) -> None:
    distance = load_outlines().distance_km(code, latitude, longitude)
    assert distance is not None
    assert low < distance < high


def test_kazakhstan_is_its_seventeen_units() -> None:
    units = [area_geometry(f"KZ-{unit}") for unit in KAZAKHSTAN]
    whole = area_geometry("KZ")
    assert shapely.union_all(units).symmetric_difference(whole).area < 1e-9
    assert sum(unit.area for unit in units) == pytest.approx(whole.area)


def test_the_west_is_one_outline_around_four_regions() -> None:
    mainland, *islands = sorted(rings(WEST), key=len, reverse=True)
    assert mainland[0] == mainland[-1]
    assert len(mainland) > 300
    assert all(len(island) < 20 for island in islands)
    latitude, longitude = label_point(WEST) or (0, 0)
    assert any(load_outlines().contains(code, latitude, longitude) for code in WEST)


def test_rings_lie_on_the_countrys_border() -> None:
    border = {point for ring in rings(("KZ",)) for point in ring}
    assert len(border & {point for ring in rings(WEST) for point in ring}) > 200


def test_codes_without_outline() -> None:
    assert rings(("KZ-XYZ",)) == []
    assert label_point(("KZ-XYZ",)) is None
    with pytest.raises(GeocodingError):
        area_geometry("KZ-XYZ")


@pytest.mark.parametrize("name", ["countries", "lakes"])
def test_every_polygon_of_the_world_is_sound(name: str) -> None:
    topology = Topology.read("world.topo.json")
    rows = topology._objects[name]["geometries"]
    shapes = [topology.polygons(row) for row in rows]
    assert all(shape.area > 0 for shape in shapes)
    if name == "countries":
        joint = sum(shape.area for shape in shapes) - shapely.union_all(shapes).area
        assert joint < 0.02  # square degrees: what the grid costs


def test_no_line_crosses_the_map_or_runs_along_its_edge() -> None:
    world, regions = Topology.read("world.topo.json"), Topology.read("regions.topo.json")
    for topology, name in ((world, "borders"), (world, "coast"), (regions, "inner")):
        for (index,) in topology._objects[name]["arcs"]:
            longitudes = [x for x, _ in topology._arc(index)]
            steps = [abs(b - a) for a, b in zip(longitudes, longitudes[1:], strict=False)]
            assert max(steps) < 90
            assert set(map(abs, longitudes)) != {180.0}


def test_inner_lines_are_no_countrys_border() -> None:
    world, regions = Topology.read("world.topo.json"), Topology.read("regions.topo.json")

    def pieces(topology: Topology, *names: str) -> set[frozenset[tuple[float, float]]]:
        arcs = [
            topology._arc(index) for name in names for (index,) in topology._objects[name]["arcs"]
        ]
        return {frozenset(pair) for arc in arcs for pair in zip(arc, arc[1:], strict=False)}

    assert not pieces(world, "borders", "coast") & pieces(regions, "inner")


def test_the_files_stay_small() -> None:
    assert (FOLDER / "world.topo.json").stat().st_size < 1_600_000
