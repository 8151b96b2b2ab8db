"""Streamlit pages: one thin file a page; no arithmetic here."""
