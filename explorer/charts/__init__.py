"""Charts, drawn on the server: one function a chart, each gives a Picture."""
