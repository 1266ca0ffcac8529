"""A page with one slider and nothing else: the floor of Streamlit's own round trip."""

import streamlit as st

day = st.slider("Day", 0, 25, 12)
st.html(f'<p class="peer-day">{day}</p>')
