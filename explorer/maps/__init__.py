"""The map: one layer, defined by folium objects and drawn by one set of JavaScript files."""
