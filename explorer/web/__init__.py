"""Pages as HTML, for every outlet that shows them in a browser."""
