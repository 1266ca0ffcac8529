"""``st.slider`` and a pydeck scatter plot of the day, without a basemap."""

from datetime import timedelta

import pandas as pd
import pydeck
import streamlit as st

from benchmarks.peers.circles import CENTER, circles
from benchmarks.peers.made_up import DAYS, FIRST_DAY

st.set_page_config(layout="wide")


@st.cache_data
def load(folder: str) -> pd.DataFrame:
    return circles(folder)


rows = load(st.query_params["data"])
day = st.slider("Day", FIRST_DAY, FIRST_DAY + timedelta(days=DAYS - 1), FIRST_DAY)
layer = pydeck.Layer(
    "ScatterplotLayer",
    rows[rows["day"] == day.isoformat()],
    id="claims",
    get_position="[longitude, latitude]",
    get_radius="radius",
    radius_units="'pixels'",
    get_fill_color=[51, 102, 204, 150],
)
camera = pydeck.ViewState(latitude=CENTER[0], longitude=CENTER[1], zoom=4)
st.pydeck_chart(pydeck.Deck([layer], initial_view_state=camera, map_style=None), height=700)
