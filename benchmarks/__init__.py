"""Measures what the explorer costs: its speed under load, in the browser, and its memory."""
