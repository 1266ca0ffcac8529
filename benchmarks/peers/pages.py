"""The peers that are a page of their own: folium's two time plugins and kepler.gl's widget."""

import json
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any

import folium
import pandas as pd
from branca.element import Element, Figure
from folium.plugins import Timeline, TimelineSlider, TimestampedGeoJson
from folium.utilities import JsCode

from benchmarks.peers.circles import CENTER, COLOR, circles
from benchmarks.peers.made_up import DAYS

Json = dict[str, Any]
DAY = 24 * 60 * 60 * 1000
#: What each plugin needs of the npm packages, below the address of the files.
TIMELINE = ("leaflet.timeline/dist/leaflet.timeline.js", "moment/min/moment.min.js")
TIMESTAMPED = (
    "jquery/dist/jquery.min.js",
    "jquery-ui-dist/jquery-ui.min.js",
    "iso8601-js-period/iso8601.js",
    "leaflet-timedimension/dist/leaflet.timedimension.min.js",
    "moment/min/moment.min.js",
)
TIMESTAMPED_STYLES = ("leaflet-timedimension/dist/leaflet.timedimension.control.css",)
WIDGET = Path(__file__).with_name("kepler.html")


def bare_map(files: str) -> folium.Map:
    """Return a map without tiles that loads Leaflet alone, from the address ``files``.

    Without what folium adds for its other markers (Bootstrap, Font Awesome): to the peers' good.
    """
    world = folium.Map(CENTER, zoom_start=5, tiles=None, prefer_canvas=True)
    _serve(world, files, ("leaflet/dist/leaflet.js",), ("leaflet/dist/leaflet.css",))
    return world


def dot(radius: float) -> Json:
    """Return how a circle of Leaflet looks."""
    return {
        "radius": radius, "color": COLOR, "weight": 1, "fill": True, "fill_opacity": 0.6,
    }  # fmt: skip


def timeline(folder: Path, files: str) -> str:
    """Return the page of folium's ``Timeline`` and ``TimelineSlider``."""
    rows = circles(folder)
    starts = pd.to_datetime(rows["day"], utc=True).map(lambda day: int(day.timestamp() * 1000))
    shown = [
        {**row, "start": start, "end": start + DAY}
        for row, start in zip(rows.to_dict("records"), starts, strict=True)
    ]
    draw = JsCode(
        "(feature, at) => L.circleMarker(at, {radius: feature.properties.radius, weight: 1, "
        f"color: '{COLOR}', fillOpacity: 0.6}})"
    )
    # Without the end itself, a day's last moment would be a step of its own.
    span = JsCode("({properties}) => ({...properties, endExclusive: true})")
    world = bare_map(files)
    layer = Timeline(
        _features(shown, "start", "end", "radius"), get_interval=span, point_to_layer=draw
    )
    slider = TimelineSlider(
        auto_play=False,
        date_options="YYYY-MM-DD",
        # A step is then a day.
        start=int(starts.min()),
        end=int(starts.min()) + (DAYS - 1) * DAY,
        steps=DAYS - 1,
    )
    slider.add_timelines(layer)
    for element in (layer, slider):
        _serve(element, files, TIMELINE, ())
        element.add_to(world)
    return _page(world)


def timestamped(folder: Path, files: str) -> str:
    """Return the page of folium's ``TimestampedGeoJson``."""
    shown = [
        {
            "times": [row["day"]], "icon": "circle",
            "iconstyle": {"radius": row["radius"], "color": COLOR, "weight": 1,
                          "fillOpacity": 0.6},
            **row,
        }
        for row in circles(folder).to_dict("records")
    ]  # fmt: skip
    world = bare_map(files)
    layer = TimestampedGeoJson(
        _features(shown, "times", "icon", "iconstyle"),
        auto_play=False,
        period="P1D",
        duration="PT1H",
        date_options="YYYY-MM-DD",
        # Off by default, and then it does not follow the hand.
        time_slider_drag_update=True,
    )
    _serve(layer, files, TIMESTAMPED, TIMESTAMPED_STYLES)
    layer.add_to(world)
    return _page(world)


def kepler(folder: Path, _files: str) -> str:
    """Return a page that holds the widget of kepler.gl's Python package, as a notebook would."""
    from keplergl.serializers import data_to_json

    rows = circles(folder)
    rows["day"] = pd.to_datetime(rows["day"])
    model = {
        "data": data_to_json({"claims": rows}, None),
        "config": _kepler_config(int(rows["day"].min().timestamp() * 1000)),
        "height": 1080,
        "theme": "light",
        "app_name": "kepler.gl",
    }
    return WIDGET.read_text("utf-8").replace("MODEL", json.dumps(model).replace("<", "\\u003c"))


def _kepler_config(first: int) -> Json:
    """Return points by the number of claims, without a basemap, and a window of one day."""
    layer = {
        "id": "claims",
        "type": "point",
        "config": {
            "dataId": "claims",
            "label": "claims",
            "color": [51, 102, 204],
            "columns": {"lat": "latitude", "lng": "longitude"},
            "isVisible": True,
            "visConfig": {"opacity": 0.6, "radiusRange": [8, 40], "fixedRadius": False},
        },
        "visualChannels": {
            "sizeField": {"name": "claims", "type": "integer"}, "sizeScale": "sqrt",
        },
    }  # fmt: skip
    window = {
        "id": "day",
        "dataId": ["claims"],
        "name": ["day"],
        "type": "timeRange",
        "value": [first, first + DAY * 23 // 24],
        "view": "enlarged",
        "animationWindow": "free",
    }
    return {
        "version": "v1",
        "config": {
            "visState": {"filters": [window], "layers": [layer]},
            "mapState": {"latitude": CENTER[0], "longitude": CENTER[1], "zoom": 4},
            "mapStyle": {"styleType": "no_map"},
        },
    }


PAGES: dict[str, Callable[[Path, str], str]] = {
    "timeline": timeline,
    "timestamped": timestamped,
    "kepler": kepler,
}


def _features(rows: list[dict[Hashable, Any]], *properties: str) -> Json:
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [row["longitude"], row["latitude"]]},
            "properties": {name: row[name] for name in properties},
        }
        for row in rows
    ]
    return {"type": "FeatureCollection", "features": features}


def _serve(element: Any, files: str, scripts: tuple[str, ...], styles: tuple[str, ...]) -> None:
    element.default_js = [(path, files + path) for path in scripts]
    element.default_css = [(path, files + path) for path in styles]


def _page(world: folium.Map) -> str:
    # Else the browser asks for an icon, which counts as a missing file.
    figure = world.get_root()
    assert isinstance(figure, Figure)
    figure.header.add_child(Element('<link rel="icon" href="data:,">'))
    return str(figure.render())
