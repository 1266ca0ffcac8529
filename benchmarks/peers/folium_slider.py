"""``st.slider`` and a folium map that ``st_folium`` draws anew for each day."""

from datetime import timedelta

import folium
import pandas as pd
import streamlit as st
from streamlit_folium import st_folium

from benchmarks.peers.circles import circles
from benchmarks.peers.made_up import DAYS, FIRST_DAY
from benchmarks.peers.pages import bare_map, dot

st.set_page_config(layout="wide")


@st.cache_data
def load(folder: str) -> pd.DataFrame:
    return circles(folder)


rows = load(st.query_params["data"])
day = st.slider("Day", FIRST_DAY, FIRST_DAY + timedelta(days=DAYS - 1), FIRST_DAY)
world = bare_map(st.query_params["files"])
for row in rows[rows["day"] == day.isoformat()].to_dict("records"):
    place = (row["latitude"], row["longitude"])
    folium.CircleMarker(place, **dot(row["radius"])).add_to(world)
st_folium(world, height=700, use_container_width=True, returned_objects=[])
