"""Who is measured: where each map's page is, what it paints on, and how its slider is moved."""

from dataclasses import dataclass

from benchmarks.peers.made_up import FIRST_DAY

ST_THUMB = "[data-testid=stSlider] [data-rac]:has(> div > input)"


@dataclass(frozen=True, slots=True)
class Contender:
    """One map with a slider over the days.

    ``paints_on`` finds the SVG shapes or canvases that hold the claims, ``handle`` what the hand
    takes. A step is ``key``, or a click on ``button``, or a press on the ``rail``, on which
    the handle moves between its ends (``drag_only``: a short drag).
    """

    name: str
    page: str  #: a script of Streamlit (with its query), a page of :mod:`pages`, or "ours"
    paints_on: str
    handle: str
    key: str = ""
    focus: str = ""  #: what gets the key, where it is not the handle
    button: str = ""
    rail: str = ""
    inset: float = 0  #: of the handle's middle from the rail's ends; 0: the handle says it
    drag_only: bool = False  #: a press on the rail does not move the handle
    home: str = ""  #: the script that goes to the first day, where a page opens on another
    note: str = ""


OURS = Contender(
    "Claim Atlas",
    "ours",
    paints_on=".ca-marks canvas:last-child",
    handle="[role=slider]",
    key="ArrowRight",
    home=f"claimAtlas.goTo({{day: '{FIRST_DAY}'}})",
    note="draws its basemap, too",
)
CONTENDERS = (
    OURS,
    Contender(
        "st.slider + st_folium",
        "folium_slider.py",
        paints_on=".leaflet-overlay-pane canvas",
        handle=ST_THUMB,
        key="ArrowRight",
        focus="[data-testid=stSlider] input",
    ),
    Contender(
        "folium Timeline",
        "timeline",
        paints_on=".leaflet-overlay-pane canvas",
        handle=".leaflet-timeline-control .time-slider",
        button=".leaflet-timeline-control .next",
        rail=".leaflet-timeline-control .time-slider",
        inset=8,
        note="a page without Streamlit",
    ),
    Contender(
        "folium TimestampedGeoJson",
        "timestamped",
        paints_on=".leaflet-overlay-pane canvas",
        handle=".timecontrol-dateslider .knob",
        button=".timecontrol-forward",
        note="a page without Streamlit",
    ),
    Contender(
        "plotly scatter_geo, frames",
        "plotly_frames.py?map=geo",
        paints_on=".scattergeo path.point",
        handle=".slider-grip-rect",
        rail=".slider-rail-touch-rect",
    ),
    Contender(
        "plotly scatter_map, frames",
        "plotly_frames.py?map=tiles",
        paints_on=".maplibregl-canvas",
        handle=".slider-grip-rect",
        rail=".slider-rail-touch-rect",
    ),
    Contender(
        "st.slider + pydeck",
        "pydeck_slider.py",
        paints_on="[data-testid=stDeckGlJsonChart] canvas:not(.maplibregl-canvas)",
        handle=ST_THUMB,
        key="ArrowRight",
        focus="[data-testid=stSlider] input",
    ),
    Contender(
        "kepler.gl widget",
        "kepler",
        paints_on="#default-deckgl-overlay",
        handle=".kg-range-slider__brush .selection",
        rail=".kg-range-slider__brush",
        drag_only=True,
        note="a page without Streamlit",
    ),
)
