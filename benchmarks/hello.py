"""The emptiest page there is, to measure every other against."""

import streamlit as st

st.button("Hello")
