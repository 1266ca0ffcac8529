"""The map in a Streamlit page: files served by Streamlit itself, values in both directions."""

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import streamlit as st
import streamlit.components.v1 as components
from streamlit_folium import st_folium

from dashboard.views.browser import SCRIPTS, STYLES
from dashboard.webmap.atlas_map import AtlasMap, AtlasState, TimeSlider

ASSETS = Path(str(files("dashboard.webmap"))) / "assets"
#: The files of the small map that finds places, beside those of the large one.
PICKER = ("js/picker.js", "picker.css")
LEAFLET = Path(str(files("js_lib_leaflet"))) / "static" / "js_lib_leaflet"

# Each serves a folder at /component/<module>.<name>/; the map's frame is their neighbour,
# so that a relative address also holds behind a base path.
components.declare_component("leaflet", path=str(LEAFLET))
components.declare_component("atlas", path=str(ASSETS))
LEAFLET_URL = f"../{__name__}.leaflet/"
ASSETS_URL = f"../{__name__}.atlas/"


@dataclass(frozen=True, slots=True)
class MapEvent:
    """What the person did on the map; ``seq`` tells a new event from the last one again.

    ``camera`` is ``(zoom, latitude, longitude)``, ``None`` while the map stands at home.
    ``command`` is the number of the page's last command that the map had heard of.
    ``action`` is ``""``, ``"clear"`` (filters), ``"present"`` or ``"leave"``.
    """

    seq: float
    command: int | None
    day: str | None
    mode: str
    last_days: int
    known: str | None
    place: str | None
    camera: tuple[float, float, float] | None
    action: str


def show_map(
    view: str, state: dict[str, Any], *, fingerprint: str, present: bool
) -> MapEvent | None:
    """Show the map with its slider; return the newest event, if there was any.

    The map is mounted once for a ``fingerprint`` of the data; ``view`` is the address of what it
    draws, ``state`` (see :class:`dashboard.webmap.atlas_map.AtlasState`) may change on every run.
    """
    atlas = AtlasMap(LEAFLET_URL)
    options = {
        "view": view,
        "assets": ASSETS_URL,
        "version": assets_version(),
        "present": present,
        "font": font_url(),
    }
    TimeSlider(options).add_to(atlas)
    value = st_folium(
        atlas,
        key=f"atlas-{fingerprint}-{int(present)}",
        height=700,
        width=None,
        returned_objects=[],
        feature_group_to_add=AtlasState(state),
        use_container_width=True,
    )
    return read_event(value)


def read_event(value: Any) -> MapEvent | None:
    """Check what the browser sent; anything else than an event of the plugin is ``None``."""
    if not isinstance(value, dict) or not isinstance(value.get("seq"), int | float):
        return None
    last_days, command = value.get("lastDays"), value.get("command")
    return MapEvent(
        seq=float(value["seq"]),
        command=command if isinstance(command, int) else None,
        day=_text(value.get("day")),
        mode=_text(value.get("mode")) or "day",
        last_days=last_days if isinstance(last_days, int) else 3,
        known=_text(value.get("known")),
        place=_text(value.get("place")),
        camera=_camera(value.get("camera")),
        action=_text(value.get("action")) or "",
    )


def _camera(value: Any) -> tuple[float, float, float] | None:
    if not isinstance(value, list) or len(value) != 3:
        return None
    if not all(isinstance(each, int | float) for each in value):
        return None
    return float(value[0]), float(value[1]), float(value[2])


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


@cache
def assets_version() -> str:
    """Return a short hash of scripts and styles, so that no browser keeps an older one."""
    digest = hashlib.sha256()
    for name in (*(f"js/{script}" for script in SCRIPTS), *STYLES, *PICKER):
        digest.update((ASSETS / name).read_bytes())
    return digest.hexdigest()[:12]


@cache
def font_url() -> str:
    """Return the address of the text font that Streamlit ships, as seen from the map's frame.

    The frame is a page of its own; with the same font it reads as one design. "" when
    Streamlit no longer ships it: then the browser's own sans-serif serves.
    """
    media = Path(st.__file__).parent / "static" / "static" / "media"
    found = sorted(media.glob("SourceSansVF-Upright*.woff2"))
    return f"../../static/media/{found[0].name}" if found else ""
