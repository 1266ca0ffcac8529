"""Plotly's animation frames with their slider; ``?map=geo`` draws SVG, ``?map=tiles`` WebGL."""

import pandas as pd
import plotly.express as px
import plotly.graph_objects as go
import streamlit as st

from benchmarks.peers.circles import BOUNDS, CENTER, COLOR, circles

st.set_page_config(layout="wide")


@st.cache_data
def figure(folder: str, kind: str) -> go.Figure:
    rows = circles(folder)
    common = {"lat": "latitude", "lon": "longitude", "animation_frame": "day"}
    if kind == "geo":
        drawn = px.scatter_geo(rows, **common)
        west, south, east, north = BOUNDS
        drawn.update_geos(visible=False, lonaxis_range=(west, east), lataxis_range=(south, north))
    else:
        # No tiles: this machine has none.
        drawn = px.scatter_map(
            rows, **common, map_style="white-bg", zoom=3.5,
            center={"lat": CENTER[0], "lon": CENTER[1]},
        )  # fmt: skip
    _size(drawn, rows)
    return drawn.update_layout(height=700, margin={"t": 0, "b": 0, "l": 0, "r": 0})


def _size(drawn: go.Figure, rows: pd.DataFrame) -> None:
    """Set the diameters themselves, so that the circles are those of the other maps."""
    days = dict(list(rows.groupby("day")))
    first = next(iter(days.values()))
    drawn.update_traces(marker={"size": 2 * first["radius"], "color": COLOR, "opacity": 0.6})
    for frame in drawn.frames:
        size = 2 * days[frame.name]["radius"]
        frame.data[0].marker.update(size=size, color=COLOR, opacity=0.6)


st.plotly_chart(figure(st.query_params["data"], st.query_params["map"]))
