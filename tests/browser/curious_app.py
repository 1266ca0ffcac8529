"""A Streamlit app that asks another host from Python, which the harness must notice."""

import socket

import streamlit as st

try:
    socket.create_connection(("192.0.2.7", 80), timeout=1)
except OSError:
    st.write("I am offline")
