"""A Streamlit app as small as can be, to prove the harness on: no part of the product.

Its map is a stand-in: a frame with a ``window.claimAtlas`` that counts days.
"""

import streamlit as st

PLUGIN = """
<p id="day"></p>
<script>
  const shown = {day: "2022-01-01", mode: "day"};
  const paint = () => { document.getElementById("day").textContent = shown.day; };
  window.claimAtlas = {
    state: () => ({...shown}),
    goTo: (where) => setTimeout(() => { Object.assign(shown, where); paint(); }, 50),
  };
  paint();
</script>
"""

st.title("Tiny")
st.iframe(PLUGIN, height=100)
