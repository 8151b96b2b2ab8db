"""The least that an app can be: one select box."""

import streamlit as st

st.selectbox("Period", [f"{year} to {year + 2}" for year in range(2011, 2023)])
