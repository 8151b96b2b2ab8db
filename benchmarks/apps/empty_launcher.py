"""Launches the empty app as the explorer is launched."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from explorer.serving import SecurityHeaders, settle_memory

PAGE = Path(__file__).with_name("empty.py")

app = st.App(str(PAGE), middleware=[Middleware(SecurityHeaders)])
settle_memory()
